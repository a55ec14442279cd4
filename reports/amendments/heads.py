"""The title of a 新旧対照表 and the heads of its columns, whatever file it goes into."""

from __future__ import annotations

from models.comparison import Side
from models.house_style import HouseStyle, Sides
from reports.comparison import Compared

NEW, OLD, REMARKS = "改正後", "改正前", "備考"
NOTHING = "変更された条はありません。"


def titled(compared: Compared) -> str:
    """○○利用規約　新旧対照表"""
    return f"{compared.origin(Side.RIGHT).name}　新旧対照表"


def columns(style: HouseStyle) -> tuple[str, ...]:
    """The heads of the columns from left to right: always named, whichever version stands left."""
    texts = (NEW, OLD) if style.sides is Sides.NEW_LEFT else (OLD, NEW)
    return (*texts, REMARKS) if style.remarks else texts
