"""Random trees of provisions, printed in the styles that real terms use: what segmentation must read back exactly."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

KANJI = "〇一二三四五六七八九"
IROHA, AIU = "イロハニホヘトチリヌ", "アイウエオカキクケコ"
_SUBJECTS = (
    "当社は、",
    "契約者は、",
    "利用者が",
    "甲及び乙は、",
    "前項の場合において、当社は、",
    "本約款の定めにかかわらず、契約者は、",
)
_MIDDLES = (
    "所定の方法により",
    "書面又は電子メールにて",
    "第3条（別の定め）に従い",
    "相手方に対して",
    "Web サイト上で",
    "三十日前までに",
    "VPN を用いて",
)
_ENDS = (
    "通知するものとします。",
    "料金を支払うものとする。",
    "その責任を負いません。",
    "サービスを停止することがあります。",
    "届け出なければならない。",
)
_CAPTIONS = (
    "目的",
    "適用",
    "契約の成立",
    "料金の支払い",
    "解約",
    "損害賠償",
    "秘密の保持",
    "再委託",
    "通知の方法",
    "管轄",
)
_OBJECTS = ("料金", "工事費", "保証金", "手数料", "届出", "設備", "端末", "名義", "回線", "鍵", "帳票", "書類")
_ITEMS = (
    "支払を怠ったとき",
    "虚偽の届出をしたとき",
    "破産の申立てがあったとき。",
    "他の利用者の利用を妨げる行為",
    "その他当社が不適当と認めたとき",
)


@dataclass
class Provision:
    text: str
    children: list[Provision] = field(default_factory=list)
    heading: str = ""


@dataclass(frozen=True)
class Style:
    article: str
    paragraph: str
    item: str
    subitem: str
    width: int
    """Columns after which lines wrap; 0: not wrapped."""
    doubled: bool
    page: int
    """Lines on a page with a number at its foot; 0: no pages."""


ARTICLES = (
    "第{a}条（{h}）",
    "第{w}条（{h}）",
    "第 {a} 条 {h}",
    "第{w}条　{h}",
    "第{k}条【{h}】",
    "（{h}）|第{k}条　",
    "第{w}条|（{h}）",
)
PARAGRAPHS = (
    "{w} ",
    "{w}　",
    "{a}. ",
    "{w}．",
    "{a} ",
    "-{w}　",
    "-{a} ",
    "-{a}. ",
)  # "-": the first one bears no number
ITEMS = ("（{w}）", "({a}) ", "({a})", "{k}　", "{c} ", "{a}) ")
SUBITEMS = ("{i}　", "{u}　", "({u})", "{l}. ", "({l}) ", "{i}．")


def kanji(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else KANJI[tens] + "十"
    return head + (KANJI[ones] if ones else "")


def mark(style: str, number: int, heading: str = "") -> str:
    wide = str(number).translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)})
    return style.format(
        a=number, w=wide, k=kanji(number), c=chr(ord("①") + number - 1), h=heading,
        i=IROHA[(number - 1) % 10], u=AIU[(number - 1) % 10], l=chr(ord("a") + number - 1),
    )  # fmt: skip


def sentence(rng: random.Random) -> str:
    return rng.choice(_SUBJECTS) + "".join(rng.sample(_MIDDLES, rng.randint(1, 3))) + rng.choice(_ENDS)


def tree(rng: random.Random) -> list[Provision]:
    """Two to eight articles of one to four 項, some with 号, some of those with subitems."""
    articles = []
    for _ in range(rng.randint(2, 8)):
        article = Provision("", heading=rng.choice(_CAPTIONS))
        for n in range(rng.randint(1, 4)):
            text = "".join(sentence(rng) for _ in range(rng.randint(1, 3)))
            paragraph = Provision(text if n else text.removeprefix("前項の場合において、"))
            if rng.random() < 0.4:
                paragraph.text += "ただし、次の各号のいずれかに該当する場合は、この限りでない。"
                paragraph.children = [item(rng) for _ in range(rng.randint(2, 5))]
            article.children.append(paragraph)
        articles.append(article)
    return articles


def entry(rng: random.Random) -> str:
    """Rows that repeat word for word beside page numbers would rightly be taken for running headers."""
    return f"{rng.choice(_OBJECTS)}又は{rng.choice(_OBJECTS)}に関し{rng.choice(_ITEMS)}"


def item(rng: random.Random) -> Provision:
    provision = Provision(entry(rng))
    if rng.random() < 0.25:
        provision.text = f"{rng.choice(_OBJECTS)}につき次のいずれかに当たる場合"
        provision.children = [Provision(entry(rng)) for _ in range(rng.randint(2, 4))]
    return provision


def wrap(line: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns; no line begins with a closing mark, Latin words stay whole."""
    if not width:
        return [line]
    lines, here, used = [], "", 0
    for k, character in enumerate(line):
        columns = 1 if character.isascii() else 2
        joins = character.isascii() and here[-1:].isascii() and not character.isspace() and not here[-1:].isspace()
        if used + columns > width and character not in "。、，．）」】)" and not joins and line[k - 1] not in "（「(【":
            lines.append(here.rstrip())
            here, used = "", 0
        here += character
        used += columns
    return [*lines, here]


def printed(articles: list[Provision], style: Style) -> str:
    """The text of a tree in a style."""
    lines: list[str] = []
    for n, article in enumerate(articles, 1):
        *above, opening = mark(style.article, n, article.heading).split("|")
        if opening.startswith("（"):  # the caption below the number
            above, opening = [*above, opening], ""
        lines += above
        numbered = len(article.children) > 1
        for m, paragraph in enumerate(article.children, 1):
            label = (
                mark(style.paragraph.removeprefix("-"), m) if numbered and (m > 1 or style.paragraph[0] != "-") else ""
            )
            if m == 1 and opening.endswith("　") and len(opening) < 8 and above:
                lines += wrap(opening + label + paragraph.text, style.width)
            else:
                if m == 1 and opening:
                    lines.append(opening)
                lines += wrap(label + paragraph.text, style.width)
            for k, entry in enumerate(paragraph.children, 1):
                lines += wrap(mark(style.item, k) + entry.text, style.width)
                for j, lower in enumerate(entry.children, 1):
                    lines += wrap(mark(style.subitem, j) + lower.text, style.width)
    if style.page:
        paged = []
        for k, line in enumerate(lines, 1):
            paged.append(line)
            if k % style.page == 0:
                paged += ["", f"- {k // style.page} -", ""]
        lines = paged
    return ("\n\n" if style.doubled else "\n").join(lines)


def expected(articles: list[Provision], style: Style) -> list[tuple[str, str]]:
    """(path, own text) of every 項 and below, and of every article its caption."""
    found = []
    for n, article in enumerate(articles, 1):
        path = f"本則/第{n}条"
        found.append((path, article.heading))
        for m, paragraph in enumerate(article.children, 1):
            found.append((f"{path}/第{m}項", paragraph.text))
            for k, entry in enumerate(paragraph.children, 1):
                found.append((f"{path}/第{m}項/第{k}号", entry.text))
                for j, lower in enumerate(entry.children, 1):
                    label = mark(style.subitem, j).strip("()（）.．　 ")
                    found.append((f"{path}/第{m}項/第{k}号/{label}", lower.text))
    return found
