"""The title of a 新旧対照表 and the heads of its columns, whatever file it goes into."""

from __future__ import annotations

from collections.abc import Sequence

from models.comparison import Side
from models.house_style import HouseStyle, Sides
from models.values import worth
from reports.comparison.sides import Compared

NEW, OLD, REMARKS = "改正後", "改正前", "備考"
NOTHING = "変更された条はありません。"


def titled(compared: Compared) -> str:
    """○○利用規約　新旧対照表"""
    return f"{compared.origin(Side.RIGHT).name}　新旧対照表"


def columns(style: HouseStyle) -> tuple[str, ...]:
    """The heads of the columns from left to right: always named, whichever version stands left."""
    texts = (NEW, OLD) if style.sides is Sides.NEW_LEFT else (OLD, NEW)
    return (*texts, REMARKS) if style.remarks else texts


def labelled(compared: Compared, names: Sequence[str]) -> tuple[str, ...]:
    """The heads with the days of the two versions: 改正後（2025年4月1日）."""
    dates = {NEW: compared.origin(Side.RIGHT).date, OLD: compared.origin(Side.LEFT).date}
    return tuple(f"{name}（{worth(dates[name]).spoken}）" if dates.get(name) else name for name in names)


def settings(style: HouseStyle) -> list[tuple[str, str]]:
    """What the report says of its form: (what, how)."""
    columns_too = ("備考あり" if style.remarks else "備考なし", "全条" if style.all_articles else "変更のある条")
    return [("対照表の様式", "・".join((style.mark, style.sides, style.face, *columns_too)))]
