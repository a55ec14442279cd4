"""References: to provisions that do not exist, with captions that are not theirs, left behind by a renumbering."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from analysis.changes.references import Reference, label
from analysis.checks.subject import Check, Subject, above
from analysis.text.narrow import fold, narrow
from analysis.text.noise import Cleaned
from analysis.text.numerals import number
from models.document import Entry, Kind, article_of, bare, citation
from models.remarks import Remark, Severity

MISSING = Check(
    "missing_target",
    "参照先なし",
    Severity.SERIOUS,
    yes=(
        "第1条（目的）\n本規約は、第9条に定める役務に適用します。\n第2条（料金）\n料金は月額とします。",
        "第1条（解約）\n1. 会員は解約できます。\n2. 前項の解約は、第5項の届出によります。\n第2条（料金）\n料金は月額とします。",
        "第1条（料金）\n料金は月額とします。\n第2条（解除）\n第1条第2項第3号にあたるときは、解除します。",
        "1. 料金\n1.1 料金は月額とします。\n1.2 料金は前払いとします。\n2. 解約\n2.1 第1.4条により解約できます。\n2.2 解約は書面によります。",
    ),
    no=(
        "第1条（目的）\n本規約は、第2条に定める料金に適用します。\n第2条（料金）\n料金は月額とします。",
        "第1条（目的）\n民法第548条の4による。\n第2条（料金）\n刑事訴訟法第218条（令状による差押え）による照会に応じます。",
        "第1条（目的）\n刑法（明治四十年法律第四十五号）第九十五条、第九十六条の二から第九十六条の四まで（第九十六条の三に係る部分に限る。）、第九十七条前段（第百条において準用する場合を含む。）及び第九十八条の罪をいいます。\n第2条（料金）\n月額とします。",
        "第1条（届出）\n別記様式第2号により届け出ます。\n第2条（料金）\n料金は月額とします。",
        "第1条（目的）\n個別契約の定める契約約款第30条によります。\n第2条（料金）\n料金は月額とします。",
    ),
)
CAPTION = Check(
    "wrong_caption",
    "引用見出しの食い違い",
    Severity.SERIOUS,
    yes=(
        "第1条（目的）\n本規約は、第2条（解約）による解約に適用します。\n第2条（料金）\n料金は月額とします。\n第3条（解約）\n解約できます。",
        "第1条（目的）\n第2条（利用の中断）を準用します。\n第2条（利用の中止）\n利用を中止します。",
    ),
    no=(
        "第1条（目的）\n第2条（料金）を準用します。\n第2条（料金）\n料金は月額とします。",
        "第1条（目的）\n第2条(1)号を準用します。\n第2条（料金）\n次の料金とします。\n(1) 月額\n(2) 年額",
        "第1条（目的）\n第2条（ただし、第1項を除く）を準用します。\n第2条（料金）\n料金は月額とします。",
    ),
)
RELATIVE = Check(
    "relative_target",
    "相対参照の先なし",
    Severity.SERIOUS,
    yes=(
        "第1条（目的）\n前条の定めにより適用します。\n第2条（料金）\n料金は月額とします。",
        "第1条（料金）\n1. 前項の料金は月額とします。\n2. 料金は前払いとします。",
        "第1条（料金）\n1. 料金は月額とします。\n2. 前二項の料金は前払いとします。",
        "第1条（料金）\n1. 料金は月額とします。\n2. 料金は前払いとします。\n3. 前三項により支払います。",
        "第1条（目的）\n役務を貸します。\n第2条（料金）\n前々条により支払います。",
        "第1条（料金）\n料金は月額とします。\n第2条（協議）\n次条により協議します。",
        "第1条（料金）\n1. 料金は月額とします。\n2. 同項の料金は前払いとします。\n第2条（協議）\n協議します。",
    ),
    no=(
        "第1条（料金）\n1. 料金は月額とします。\n2. 前項の料金は前払いとします。\n3. 前二項により支払います。",
        "第1条（料金）\n料金は月額とします。\n第2条（支払）\n前条の料金を支払います。",
        "第1条（更新）\n契約は、同条件で更新します。\n第2条（料金）\n料金は月額とします。",
        "第1条（料金）\n1. 料金は月額とします。\n2. 前項の料金は前払いとします。\n3. 同項の料金は返しません。\n第2条（協議）\n協議します。",
    ),
)
NO_ITEMS = Check(
    "no_items",
    "次の各号に号がない",
    Severity.SERIOUS,
    yes=("第1条（解除）\n当社は、次の各号のいずれかにあたるとき解除できます。\n第2条（料金）\n料金は月額とします。",),
    no=(
        "第1条（解除）\n当社は、次の各号のいずれかにあたるとき解除できます。\n(1) 料金を払わないとき\n(2) 連絡がとれないとき\n第2条（料金）\n月額とします。",
        "第1条（解除）\n1. 当社は、次の各号のとき解除できます。\n・料金を払わないとき\n・連絡がとれないとき\n2. 解除は書面によります。",
    ),
)
STALE = Check(
    "stale_target",
    "条ずれ未修正のおそれ",
    Severity.SERIOUS,
    yes=(),  # it needs two versions: tests/analysis/checks
    no=("第1条（料金）\n第2条により支払います。\n第2条（支払）\n月末に支払います。",),
)
CHECKS = (MISSING, CAPTION, RELATIVE, NO_ITEMS, STALE)

_QUOTE = re.compile("「[^「」]*(?:「[^「」]*」[^「」]*)*」")
_AMENDS = re.compile("繰り?[上下]げ|改正規定|改正前|改正後|による改正|この(?:法律|政令|省令|改正)")
_READ_AS = re.compile("読み?替え|とあるのは")
_RELATIVE = re.compile(r"^[前次同本](?:(?P<many>[0-9]+|[〇一二三四五六七八九十百]+)|々)?[条項号]")
_NUMERAL = re.compile("[0-9〇一二三四五六七八九十ア-ンa-z]{1,3}")
"""第2条(1)号 quotes no caption."""
_NO_UNIT = re.compile("[件目室車]")
"""同条件, 同項目, 同号室 name no provision."""
_NAMED = re.compile(r"第 ?(?:[0-9]+|[〇一二三四五六七八九十百]+) ?条")
_DOTTED = re.compile(r"(?<![0-9.])第?([0-9]{1,2})\.([0-9]{1,2})(?:条|項)")
_ITEMS = re.compile("(?:次|以下|下記|左記?)の各号")
_LISTED_IN_TEXT = re.compile(r"[(（]?[1１①一イｲ][)）.．、:：]")
_SPAN = re.compile("(?:から|ないし|乃至|～|〜|-)$")


def remarks(subject: Subject) -> Iterator[Remark]:
    """What is wrong with the references of a document, in its order."""
    for entry, text, found in subject.references:
        if _of_amendment(entry, text.text):
            continue
        quoted = _quoted(text.text)
        for each in found:
            at = bisect_left(quoted, (each.start, -1)) - 1
            if at < 0 or each.start >= quoted[at][1]:
                yield from _of_reference(subject, entry, text, each)
        yield from _items(entry, text)
        yield from _dotted(subject, entry, text)


def _of_amendment(entry: Entry, text: str) -> bool:
    """Whether a supplementary provision speaks of the articles of what amended the document, which are not in it."""
    return entry.path.startswith("附則") and _AMENDS.search(text) is not None


def _quoted(text: str) -> list[tuple[int, int]]:
    """Words in quotation marks: what another text says, and how it is to be read; the whole of a table of such words."""
    if _READ_AS.search(text):
        return [(-1, len(text))]
    return [found.span() for found in _QUOTE.finditer(text)]


def _of_reference(subject: Subject, entry: Entry, text: Cleaned, each: Reference) -> Iterator[Remark]:
    written = text.text[each.start : each.end]
    if _RELATIVE.match(written):
        if missing := _relative(subject, entry, text, each, written):
            yield RELATIVE.at(entry, text, each.start, each.end, missing)
            return
    elif each.target is not None and _captioned(each):
        yield from _caption(subject, entry, text, each, written)
    if each.target is not None and not _captioned(each) and (lost := _lost(subject, each.target)):
        message = f"「{written}」が指す{lost}がありません。"
        yield MISSING.at(entry, text, each.start, each.end, message, _known(subject, each.target))
    elif each.target is not None:
        yield from _stale(subject, entry, text, each, written)


def _captioned(each: Reference) -> bool:
    """Whether a reference quotes the caption of its article: 第2条(料金), not 第2条(1)."""
    return bool(each.caption) and not _NUMERAL.fullmatch(each.caption)


def _lost(subject: Subject, target: str) -> str:
    """The provision that is missing on the way to a target, as cited; empty where all are there.

    In a 附則 a number may mean an article of the 本則 as well as one of its own.
    """
    rest = target.partition("/")[2]
    lost = [_missing(subject, path) for path in dict.fromkeys((target, f"本則/{rest}"))]
    return lost[0] if all(lost) else ""


def _missing(subject: Subject, target: str) -> str:
    document = subject.document
    plain = subject.places.plain(target)
    if target in document.by_path or plain in document.by_path or plain.replace("/第1項", "", 1) in document.by_path:
        return ""
    article = article_of(target)
    if article not in document.by_path:
        return "" if _in_range(subject, article) else citation(article)
    entry = document.by_path[article]
    if not entry.node.children or _tells_itself(subject, article, target):
        return ""
    return citation(target)


def _in_range(subject: Subject, article: str) -> bool:
    """Whether an article is one of those repealed together: 第8条から第10条まで 削除."""
    part, _, label = article.partition("/")
    wanted = re.match(r"第(\d+)条", label)
    spans = [re.findall(r"第(\d+)条", e.node.label) for e in subject.places.articles if e.path.startswith(f"{part}/")]
    return wanted is not None and any(
        len(ends) == 2 and int(ends[0]) <= int(wanted[1]) <= int(ends[1]) for ends in spans
    )


def _tells_itself(subject: Subject, article: str, target: str) -> bool:
    """Whether a missing 号 may stand in a table or within the sentences, where no provision was made of it."""
    if not re.search("号", target):
        return False
    texts = [e.node.text for e in subject.document.entries if e.path == article or e.path.startswith(f"{article}/")]
    return any("\t" in text or len(_LISTED_IN_TEXT.findall(text)) > 0 for text in texts)


def _known(subject: Subject, target: str) -> str:
    """What there is instead: the last article of the part, the last 項 of the article."""
    article = subject.document.by_path.get(article_of(target))
    if article is not None and article.node.kind is Kind.ARTICLE:
        last = [child.label for child in article.node.children if child.kind is Kind.PARAGRAPH]
        return f"{citation(article.path)}は{last[-1]}までです。" if last else ""
    part = target.partition("/")[0]
    there = [e for e in subject.places.articles if e.path.startswith(f"{part}/")]
    return f"{part}は{there[-1].node.label}までです。" if there else ""


def _relative(subject: Subject, entry: Entry, text: Cleaned, each: Reference, written: str) -> str:
    """What a relative reference leads to in vain, else nothing."""
    head = _RELATIVE.match(written)
    assert head
    unit = head.group()[-1]
    if head.group().startswith("本"):
        return ""
    if head.group().startswith("同"):
        if _NO_UNIT.match(text.text, each.end):
            return ""
        before = text.text[: each.start] + "".join((*above(subject, entry.path), *_earlier(subject, entry)))
        return "" if unit in before else f"「{written}」より前に、{unit}を引用した箇所がありません。"
    if each.target is None:
        return f"「{written}」にあたる{unit}がありません。" if _begins(subject, entry, unit, head.group()) else ""
    if unit == "条" and not _next_to(article_of(entry.path), article_of(each.target)):
        return ""  # numbers are missing between them, which is another finding
    lost = _lost(subject, each.target)
    return f"「{written}」が指す{lost}がありません。" if lost else ""


def _earlier(subject: Subject, entry: Entry) -> Iterator[str]:
    """The clean texts of the same article before a provision."""
    home = article_of(entry.path)
    at = next((at for at, (each, _) in enumerate(subject.provisions) if each is entry), 0)
    while at and article_of(subject.provisions[at - 1][0].path) == home:
        at -= 1
        yield subject.provisions[at][1].text


def _begins(subject: Subject, entry: Entry, unit: str, written: str) -> bool:
    """Whether a provision is the first (for 次条: the last) of those counted, so that nothing can stand beside it."""
    counted = [m for s in entry.path.split("/") if (m := re.fullmatch(rf"第(\d+){unit}((?:の\d+)*)", s))]
    if not counted:
        return False
    if written.startswith("次"):
        return unit == "条" and entry.path.startswith(subject.places.articles[-1].path)
    many = _RELATIVE.match(written)
    reach = number(many["many"]) if many and many["many"] else 2
    return int(counted[-1][1]) <= reach and not counted[-1][2]


def _next_to(one: str, other: str) -> bool:
    """Whether nothing is missing between two articles, by their numbers; branches are taken on trust."""
    numbers = [re.search(r"第(\d+)条(の\d+)?", path) for path in (one, other)]
    if not all(numbers):
        return False
    first, second = (int(m[1]) for m in numbers if m)
    return abs(first - second) <= 3 and one != other


def _caption(subject: Subject, entry: Entry, text: Cleaned, each: Reference, written: str) -> Iterator[Remark]:
    """A quoted caption against the one that the article of that number bears."""
    cited = re.match(r"第[0-9〇一二三四五六七八九十百]+条(?:の[0-9一二三四五六七八九十]+)*", written)
    if cited is None:
        return
    path = subject.places.article(label(cited.group()), entry.path)
    there = subject.document.by_path.get(path)
    home = subject.places.headings.get(fold(each.caption))
    if there is None:
        hint = f"「{each.caption}」は{citation(home)}の見出しです。" if home else _known(subject, path)
        yield MISSING.at(entry, text, each.start, each.end, f"「{written}」が指す{citation(path)}がありません。", hint)
        return
    real = bare(narrow(there.node.heading.text))
    if not real or fold(real) == fold(each.caption):
        return
    hint = f"「{each.caption}」は{citation(home)}の見出しです。" if home else ""
    close = not home and (fold(each.caption) in fold(real) or fold(real) in fold(each.caption))
    message = f"{citation(path)}の見出しは「{real}」ですが、「{each.caption}」として引用されています。"
    grade = Severity.SERIOUS if home else Severity.NOTE if close else Severity.WARNING
    yield CAPTION.at(entry, text, each.start, each.end, message, hint, grade)


def _dotted(subject: Subject, entry: Entry, text: Cleaned) -> Iterator[Remark]:
    """A provision cited as contracts number them that have no 条: 第9.4条, 5.1項."""
    for found in _DOTTED.finditer(text.text):
        article = f"本則/第{int(found[1])}条"
        target = f"{article}/第{int(found[2])}項"
        home = subject.document.by_path.get(article)
        numbered = home is not None and any(child.kind is Kind.PARAGRAPH for child in home.node.children)
        if target not in subject.document.by_path and (home is None or numbered):
            message = f"「{found.group()}」が指す{citation(target)}がありません。"
            yield MISSING.at(entry, text, found.start(), found.end(), message, _known(subject, article))


def _items(entry: Entry, text: Cleaned) -> Iterator[Remark]:
    """A sentence that announces 号 where none follow."""
    for found in _ITEMS.finditer(text.text):
        rest = text.text[found.end() :]
        follows = "\n" in entry.node.text or "\t" in entry.node.text or _LISTED_IN_TEXT.search(rest)
        if not entry.node.children and not follows:
            message = f"「{found.group()}」とありますが、号がありません。"
            yield NO_ITEMS.at(entry, text, found.start(), found.end(), message)


def _stale(subject: Subject, entry: Entry, text: Cleaned, each: Reference, written: str) -> Iterator[Remark]:
    """A reference that names the number its target bore in the version before, while that target now bears another."""
    before = subject.before
    if before is None or each.target is None or _captioned(each) or not _NAMED.match(written):
        return  # 第1項第2号 alone is of its own article and went with it
    article = article_of(each.target)
    old = before.document.by_path.get(article)
    went = before.went.get(article)
    if old is None or went is None or went == article:
        return
    if not _said_before(subject, entry, written):
        return
    now = subject.document.by_path.get(article)
    title = f"（{now.node.title}）" if now and now.node.title else ""
    message = (
        f"前の版の{citation(article)}（{old.node.title}）は{citation(went)}になりましたが、「{written}」のままです。"
    )
    yield STALE.at(entry, text, each.start, each.end, message, f"今の{citation(article)}は別の条{title}です。")


def _said_before(subject: Subject, entry: Entry, written: str) -> bool:
    """Whether the version before used the same words in the article that this one came from."""
    before = subject.before
    assert before
    here = article_of(entry.path)
    origins = [old for old, new in before.went.items() if new == here]
    return any(written in fold(e.node.text) for e in before.document.entries if article_of(e.path) in origins)
