"""Whose terms of what a document is, and since when: told from its title, its opening, its definitions and its end."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.subjects.parties import roles
from analysis.subjects.provisions import provisions
from analysis.text.narrow import fold
from models.document import Document
from models.library import Identity
from models.parameters import Parameter


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of text: what its title says, by what pattern, with titles that are of it and titles that are not."""

    name: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


KINDS = (  # the first match wins
    Kind(
        "プライバシーポリシー",
        "プライバシー|個人情報|個人データ|クッキー|Cookie",
        ("プライバシーポリシー",),
        ("利用規約",),
    ),
    Kind("サービスレベル", "SLA|サービスレベル|品質保証", ("SLA規定",), ("サービス約款",)),
    Kind("重要事項", "重要事項|説明書", ("重要事項説明書",), ("利用規約",)),
    Kind("ガイドライン", "ガイドライン|細則|要領|マニュアル|利用ルール", ("投稿ガイドライン",), ("利用規則",)),
    Kind("特約", "特約|特記|追加規定|追加条項|個別規約", ("回線特約",), ("約款",)),
    Kind("秘密保持契約", "秘密保持|機密保持|NDA", ("秘密保持契約書",), ("業務委託契約書",)),
    Kind("契約", "契約書|覚書|合意書|協定書|Agreement", ("保守契約書",), ("利用契約約款",)),
    Kind(
        "規約",
        "規約|約款|条件書?|規程|規定|規則|会則|条項|ポリシー|Terms|条例",
        ("利用規約", "契約約款", "利用条件"),
        ("保守契約書",),
    ),
)
_NAME = r"[^\s、。,「」『』()\[\]【】〔〕:;は]"
_FORM = (
    "株式会社|有限会社|合同会社|合資会社|合名会社|(?:一般|公益)?(?:社団|財団)法人|(?:国立大学|学校|医療|宗教|社会福祉|独立行政|特定非営利活動)法人"
    "|協同組合|NPO法人|相互会社"
)
_BEGINS = rf"(?:(?<!{_NAME})は)?"
"""は with nothing but a mark, a space or another は before it is no particle: はるか通信株式会社."""
COMPANY = re.compile(
    rf"(?:{_FORM}) ?{_NAME}{{1,30}}(?: [A-Za-z&.-]+)*|(?:[A-Za-z&.-]+ )*{_BEGINS}{_NAME}{{1,40}}?(?:{_FORM})"
)
_PARTY = re.compile("^(?:(?:賃貸|賃借|委託|受託|発注|受注|注文|請負|貸|借|売|買)(?:人|者|主)(?=.{2})|[甲乙] (?=.))")
"""The part that a company plays, before its name."""
_SELF = "当社|弊社|当会社|当行|当会|当法人|当店|当組合|当社等|運営者|運営会社|本会"
_CALLED = r"\((?:以下|以降|以後)、?(?:単に)?[「『]"
_OWN_NAME = re.compile(
    rf"(?:(?<=[)])(?:と|及び|および|並びに))?(?P<name>[^。、「」『』()\n]{{2,40}}){_CALLED}(?P<label>{_SELF}|甲|乙)[」』]"
)
_SERVICE = re.compile(
    rf"[「『](?P<quoted>[^「」『』]{{2,40}})[」』](?:[^。「」()]{{0,20}}){_CALLED}本(?:サービス|システム|ソフトウェア|アプリ|サイト)"
    rf"|(?:する|運営する|提供する|である|、|は)(?P<plain>[^。、「」『』()\n]{{2,40}}){_CALLED}本(?:サービス|システム|ソフトウェア|アプリ|サイト)"
)
_EDITION = re.compile(
    r"[(\[【〔<][^()\[\]【】〔〕<>]*(?:版|改|施行|案|年|ver|旧|新|抜粋|写)[^()\[\]【】〔〕<>]*[)\]】〕>]"
    r"|第?[0-9.]+版$|ver(?:sion)?\.?[0-9.]+$|20[0-9]{2}年?(?:[0-9]{1,2}月?)?(?:[0-9]{1,2}日?)?版?$",
    re.IGNORECASE,
)
_KIND_WORDS = re.compile(
    r"(?:ご?利用|サービス|使用|契約|会員|加入|基本|個別|提供|取引|業務|の|に関する|についての|及び|・|-|:|/)*"
    r"(?:規約|約款|条件書|条件|規程|規定|規則|会則|条項|契約書|覚書|合意書|協定書|ポリシー|特約|ガイドライン|細則|要領|SLA"
    r"|重要事項説明書|説明書|Terms(?:of(?:Use|Service))?|Agreement|TermsandConditions)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:当社|弊社|本|各種|ご?利用|サービス|共通|基本|一般|標準|契約|個人情報|プライバシー|秘密保持|会員|個人情報保護|個人情報の取扱い?|サイト)*(?:の|に関する|について)?"
)
_FRONT = 3000
"""Characters in which a document says who speaks."""


def identity(document: Document, parameters: Sequence[Parameter] = ()) -> Identity:
    """What a document says of itself; ``parameters`` are its dates."""
    title = document.title.text
    texts = [provision.text for provision in provisions(document)]
    whole = "\n".join(_tidy(line) for text in (title, *texts) for line in text.splitlines())
    dates = {key: [p.value for p in parameters if p.key == key] for key in ("effective_date", "revision_date")}
    return Identity(
        provider=_provider(document, texts, whole),
        service=service_in(title) or _service_in_text(whole),
        kind=kind_of(title),
        effective=max(dates["effective_date"], default=""),
        revised=max(dates["revision_date"], default=""),
    )


def kind_of(title: str) -> str:
    """The class of a text by its title, empty where the title does not say.

    >>> kind_of("月見クラウド利用規約"), kind_of("個人情報の取扱いについて"), kind_of("")
    ('規約', 'プライバシーポリシー', '')
    """
    plain = fold(title)
    return next((kind.name for kind in KINDS if re.search(kind.pattern, plain, re.IGNORECASE)), "")


def service_in(title: str) -> str:
    """The name of the service in a title, empty where the title names only the class of text.

    >>> service_in("月見クラウドサービス利用規約（2024年4月版）"), service_in("利用規約"), service_in("月見便　個別契約約款")
    ('月見クラウドサービス', '', '月見便')
    """
    parts = [part for part in title.split() if not COMPANY.fullmatch(_tidy(part))]
    plain = re.sub("[「」『』]", "", _EDITION.sub("", _tidy(" ".join(parts)))).strip()
    rest = _KIND_WORDS.sub("", plain)
    if rest and plain.removeprefix(rest).startswith("サービス"):
        rest += "サービス"
    return "" if _GENERIC.fullmatch(rest) else rest


def name_key(service: str, kind: str) -> str:
    """What two names of one service have in common, empty for no name.

    >>> name_key("月見クラウド サービス", "規約") == name_key("月見クラウド", "規約")
    True
    """
    plain = "".join(filter(str.isalnum, fold(service).casefold()))
    plain = plain.removesuffix("サービス") or plain
    return f"{plain}/{kind}" if plain else ""


def _tidy(line: str) -> str:
    """One line in half width where there is one, with Japanese commas and single spaces, none beside Japanese."""
    plain = " ".join(unicodedata.normalize("NFKC", line).replace(",", "、").split())
    return re.sub(r"(?<![!-~]) | (?![!-~])", "", plain)


def _service_in_text(whole: str) -> str:
    found = _SERVICE.search(whole, 0, _FRONT)
    name = (found["quoted"] or found["plain"] or "") if found else ""
    name = name.rpartition("提供する")[2].strip()
    return "" if _GENERIC.fullmatch(name) else name


def _provider(document: Document, texts: Sequence[str], whole: str) -> str:
    """Who calls himself 当社, in a contract the party that serves; else the company that stands alone on a line."""
    for found in _OWN_NAME.finditer(whole, 0, _FRONT):
        company = COMPANY.search(_PARTY.sub("", found["name"], count=1))
        if company and (found["label"] not in "甲乙" or found["label"] == _server(texts)):
            return company[0]
    if alone := next(_companies_alone(document), ""):
        return alone
    often = Counter(found[0] for found in COMPANY.finditer(whole))
    best = often.most_common(2)
    return best[0][0] if best and best[0][1] >= 2 and (len(best) == 1 or best[0][1] > 2 * best[1][1]) else ""


def _server(texts: Sequence[str]) -> str:
    return {"甲": "乙", "乙": "甲"}.get(roles(texts).customer, "")


def _companies_alone(document: Document) -> Iterator[str]:
    """Companies that fill a line of the title, the opening or the end."""
    passages = [document.title.text]
    passages += [e.node.text for e in document.entries if e.path.partition("/")[0] in ("前文", "末尾")]
    for line in (_tidy(line) for passage in passages for line in passage.splitlines()):
        if (found := COMPANY.match(line)) and found.end() == len(line):
            yield found[0]
