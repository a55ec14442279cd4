"""The words of 法令標準XML (XMLSchemaForJapaneseLaw v3) that its writer and its reader share.

Source: the schema of 24 November 2020, https://laws.e-gov.go.jp/file/XMLSchemaForJapaneseLaw_v3.xsd.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping

from models.document import Kind

LEVELS: Mapping[str, str] = {"編": "Part", "章": "Chapter", "節": "Section", "款": "Subsection", "目": "Division"}
SUBITEMS = tuple(f"Subitem{n}" for n in range(1, 11))
HINT = "yakkan"
"""Target of the processing instructions that say what the schema has no word for; other programs pass over them."""
OWN, NOTHING = "own", "nothing"
"""Values of the hint ``is``: the element holds own text of the one above it; it stands only because the schema wants
one.
"""
COUNTED_PARTS = ("附則", "別表", "別紙", "別記", "特約")
"""Parts that bear a number from the first one on; of others only the second one does."""

_CHARACTER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNIT = {Kind.ARTICLE: "条", Kind.PARAGRAPH: "項", Kind.ITEM: "号"}
_NUMBERS = re.compile(r"第(\d+)[編章節款目条項号]((?:の\d+)*)")
_NUM = re.compile(r"[0-9]{1,6}(?:_[0-9]{1,6})*")
_CHAPTER_MARK = re.compile(
    r"(\S*?第\s*[0-9０-９〇一二三四五六七八九十百千]+\s*[編章節款目](?:の[0-9０-９〇一二三四五六七八九十百千]+)*)\s*"
)
_FIRST_WORD = re.compile(r"((?:附|付)\s*則|\S+)\s*")
_RELATED = re.compile(r"[（(][^（）()]*関係[）)]")


def printable(text: str) -> str:
    """The text with what XML cannot hold replaced: white space by a space, other controls and lone surrogates by U+FFFD.

    >>> printable("甲" + chr(12) + "乙" + chr(0))
    '甲 乙\ufffd'
    """
    return _CHARACTER.sub(lambda m: " " if m[0].isspace() else "\ufffd", text.replace("\r", " "))


def num_of(label: str) -> str:
    """The attribute Num of a label of 編 … 目, 条, 項 or 号; empty where it has no number.

    >>> num_of("第3条の2"), num_of("第8条から第10条"), num_of("第1章")
    ('3_2', '8:10', '1')
    """
    return ":".join(first + rest.replace("の", "_") for first, rest in _NUMBERS.findall(label))


def label_of(kind: Kind, num: str, title: str, place: int, level: str = "") -> str:
    """The label of a provision from its attribute Num and the number as printed.

    ``place`` counts from 1 among its siblings and stands in where Num is missing or no number; ``level`` is 編 … 目.

    >>> label_of(Kind.ARTICLE, "8:10", "第八条から第十条まで", 1), label_of(Kind.SUBITEM, "1", "（イ）", 1)
    ('第8条から第10条', 'イ')
    """
    if kind is Kind.SUBITEM:
        return _bare_label(title) or num or str(place)
    numbers = [n for n in num.split(":")[:2] if _NUM.fullmatch(n)] or [str(place)]
    unit = level or _UNIT[kind]
    labels = [f"第{int(first)}{unit}" + "".join(f"の{int(n)}" for n in rest) for first, *rest in map(_split, numbers)]
    joint = "及び" if "及び" in title else "・" if "・" in title else "から"
    return joint.join(labels) if kind in (Kind.ARTICLE, Kind.ITEM) else labels[0]


def _split(num: str) -> list[str]:
    return num.split("_")


def _bare_label(title: str) -> str:
    """The number of a level below 号 as paths write it: half width, without brackets, dots and spaces."""
    folded = "".join(unicodedata.normalize("NFKC", title).split())
    return re.sub(r"^[(\[〔]+|[)\]〕.．、,:]+$", "", folded).rstrip(")]〕").replace("/", "／")


def part_label(element: str, title: str) -> str:
    """The kind of a part behind the main provisions, before it is counted.

    >>> part_label("SupplProvision", "附　則"), part_label("AppdxNote", "特約事項"), part_label("AppdxStyle", "様式第一")
    ('附則', '特約', '別記')
    """
    if element == "SupplProvision":
        return "附則"
    plain = "".join(title.split())
    named = next((word for word in ("別表", "別紙", "別記", "特約", "改定履歴") if word in plain[:8]), None)
    return named or ("別表" if element in ("AppdxTable", "AppdxFig") else "別記")


def counted(kind: str, count: int) -> str:
    """The label of the ``count``-th part of a kind.

    >>> counted("附則", 1), counted("本則", 1), counted("本則", 2)
    ('附則1', '本則', '本則2')
    """
    return f"{kind}{count}" if kind in COUNTED_PARTS or count > 1 else kind


def split_title(title: str, *, chapter: bool) -> tuple[str, str]:
    """A title with its number → (the number as printed, the caption).

    >>> split_title("第一章　総則", chapter=True), split_title("附　則　抄", chapter=False)
    (('第一章', '総則'), ('附　則', '抄'))
    """
    found = (_CHAPTER_MARK.match(title) if chapter else None) or _FIRST_WORD.match(title)
    return (found[1], title[found.end() :]) if found else ("", title)


def is_related(caption: str) -> bool:
    """A caption that names the articles an annex belongs to: （第三条関係）."""
    return _RELATED.fullmatch(caption.strip()) is not None


def write_hints(hints: Mapping[str, str]) -> str:
    """The content of a processing instruction.

    >>> write_hints({"label": '第2項の2"?>'})
    'label="第2項の2&quot;?&gt;"'
    """
    return " ".join(
        f'{key}="{html.escape(printable(value)).replace(chr(10), "&#10;")}"' for key, value in hints.items()
    )


def read_hints(written: str) -> dict[str, str]:
    """The hints in the content of a processing instruction; what is none is passed over.

    >>> read_hints('is="own" label="第2項の2&quot;" !')
    {'is': 'own', 'label': '第2項の2"'}
    """
    return {key: html.unescape(value) for key, value in re.findall(r'([a-z]+)="([^"]*)"', written)}
