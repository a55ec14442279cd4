"""The heads of the tables of 一覧, and what their cells have in common."""

from __future__ import annotations

from collections.abc import Iterable

from reports.markup import escape, tag, visible
from ui.library import Choice


def heads(first: str, choices: Iterable[Choice]) -> str:
    """The head of a table: one column for each service, with the button that orders the rows by it."""
    cells = tag("th", tag("span", first), scope="col", class_="first")
    for at, choice in enumerate(choices):
        maker = tag("span", escape(choice.maker), lang="ja")
        when = "・".join(filter(None, (f"{escape(choice.version)} 版" if choice.version else maker, _kind(choice))))
        name = tag("b", escape(choice.name), title=visible(choice.label), lang="ja") + tag("small", when)
        words = "このサービスで特に見るべき行から並べます：△、見当たらない、未抽出、ほかと違う値、◎の順"
        order = tag("button", "⇅", type="button", data_by=choice.id, title=words, aria_label=f"行の並び：{choice.name}")
        cells += tag("th", tag("div", tag("span", name) + order), scope="col", data_s=str(at), data_id=choice.id)
    return tag("thead", tag("tr", cells))


def _kind(choice: Choice) -> str:
    return "見本" if choice.sample else "OCR" if choice.ocr else ""


def elsewhere(having: int, others: int) -> str:
    """In how many of the other services something is that one has not."""
    return f"ほか {others} のうち {having} にある" if others > 1 else "もう一方にある"
