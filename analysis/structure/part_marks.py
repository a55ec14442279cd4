"""What the heading of a part other than 本則 looks like: 附則, 別表, 別紙, 別記, 特約, 改定履歴, 前文.

Patterns match narrowed text (``analysis.text.narrow``). Whether such a row is a heading depends on its neighbours and
is decided in ``skeleton``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAIL = r"(?P<n>\s?(?:第?\s?[0-9一二三四五六七八九十]{1,3}(?:の[0-9一二三四五六七八九十]+)?号?|[A-ZＡ-Ｚ])?)"


@dataclass(frozen=True, slots=True)
class PartHeading:
    """How the heading of a part other than 本則 begins; what follows on the line is its caption."""

    part: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


PART_HEADINGS = (
    PartHeading(
        "附則",
        r"[附付]\s*則(?=\s|$|[(【)】\]>＞≫〉])(?!\s*第)",
        yes=("附則", "附　則（昭和三六年法律）", "付則", "附則　抄", "（附則）", "＜附則＞", "■附則"),
        no=("附則第３条の規定", "附則の定め"),
    ),
    PartHeading(
        "改定履歴",
        r"(?:[改制][定訂正]\s*(?:[・及び]*\s*[改制][定訂正])?\s*(?:の?履歴|経緯|記録)|変更履歴|更新履歴|沿\s*革)(?=\s*$|[】\])〕>＞≫:：])",
        yes=("改定履歴", "【改訂履歴】", "制定・改定履歴", "沿革"),
        no=("改定履歴を確認する", "改定された"),
    ),
    PartHeading(
        "別表",
        rf"別\s*表{_TAIL}(?=\s|$|[(（【「:：】\]〕>＞≫〉])",
        yes=("別表第一（第三条関係）", "別表", "別表１ 料金表"),
        no=("別表に定める", "別表第一の上欄"),
    ),
    PartHeading(
        "別表",
        r"(?:料\s*金\s*表|付\s*表|附\s*表)(?:\s*第?\s?[0-9一二三四五六七八九十]{1,3})?(?=\s*$|\s*[(（【](?:第.*関係|税))",
        yes=("料金表", "付表１（第３条関係）", "料金表（税込）"),
        no=("料金表に定める", "料金表のとおり", "付表を参照"),
    ),
    PartHeading(
        "別紙",
        r"(?:別\s*添|(?:別\s*記\s*)?様\s*式)\s*(?:第?\s?[0-9一二三四五六七八九十]{1,3}\s*号?)?(?=\s*$|\s*[(（【]第.*関係)",
        yes=("様式第１号（第２条関係）", "別記様式", "別添", "別添２"),
        no=("様式第１号により", "別添のとおり", "様式は、別に定める。"),
    ),
    PartHeading(
        "別紙",
        rf"別\s*紙{_TAIL}(?=\s|$|[(（【「:：】\]〕>＞≫〉])",
        yes=("別紙", "【別紙１】", "別紙2　仕様"),
        no=("別紙に記載の", "別紙１のとおり"),
    ),
    PartHeading(
        "別記",
        rf"別\s*記{_TAIL}(?=\s|$|[(（【「:：】\]〕>＞≫〉])",
        yes=("別記", "別記 1"),
        no=("別記の作業", "別記のとおり"),
    ),
    PartHeading(
        "特約",
        rf"特\s*約(?:事項|条項)?{_TAIL}(?=\s|$|[(（【「:：】\]〕>＞≫〉])",
        yes=("特約", "特約 設置場所に係る特記事項", "特約事項"),
        no=("特約に定める", "特約がある場合"),
    ),
    PartHeading(
        "前文", r"前\s*文(?=\s*[)）】\]〕]?$)", yes=("前文", "前　文", "（前　文）"), no=("前文の規定", "前文に定める")
    ),
)
CONTENTS = re.compile(r"[【\[(]?\s*目\s*次\s*[】\])]?\s*$")

_BEFORE = r"[■□◆◇▼]?\s*[【\[〔(<＜≪〈]?\s*"
_MAY_HEAD = re.compile(rf"{_BEFORE}[附付改制変更沿別料様特前]")
_PARTS = tuple((p.part, re.compile(rf"{_BEFORE}{p.pattern}")) for p in PART_HEADINGS)


def part_heading(text: str, at: int = 0) -> tuple[str, int] | None:
    """(kind of part, end of the mark) where a narrowed line is the heading of a part."""
    if not _MAY_HEAD.match(text, at):
        return None
    for part, pattern in _PARTS:
        found = pattern.match(text, at)
        if found:
            return part, found.end()
    return None
