"""The time line of 改定 as HTML: a column for each version, what each step changed, and every parameter as steps over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from models.history import Span, Statement, Step, TimeLine
from reports.markup import escape, tag, visible
from ui.revisions.past import Past, in_document
from ui.revisions.words import FATES, FIRST, NO_LINES, NOT_STATED, SAME_TEXT

_MONTHS = 12


def line(past: Past, open_pair: tuple[int, int] | None, held: int | None) -> str:
    """The whole table; ``open_pair`` are the places of the versions that are compared below, ``held`` is the one in force."""
    moved = sum(each.moved for each in past.history.lines)
    still = len(past.history.lines) - moved
    heads = tag("tr", _side("版") + "".join(_version(past, at, at == held) for at in range(len(past.versions))))
    steps = tag("tr", _side("前の版から") + _steps(past, open_pair), class_="steps-of")
    rows = "".join(_parameter(past, each) for each in past.history.lines)
    table = tag("table", tag("thead", heads + steps) + tag("tbody", rows), class_="past")
    box = tag("input", type="checkbox", data_still=True)
    words = f"{box} 変わらない項目 {still} 件も見せる"
    foot = tag("label", words, class_="only") if still else ""
    none = tag("p", NO_LINES, class_="hint") if not moved else ""
    return tag("section", tag("div", table, class_="wide") + none + foot, class_="timeline", aria_label="時間軸")


def _side(words: str) -> str:
    return tag("th", words, scope="row")


def _version(past: Past, at: int, held: bool) -> str:
    """The head of a column: the day, the file, how it can be moved."""
    version, choice = past.versions[at], past.choices[at]
    day = tag("b", escape(past.date(at)))
    kind = " 施行" if version.effective and version.date == version.effective else ""
    badge = tag("span", "● 有効", class_="held", title="下の「ある日に有効な版」で選んだ日に有効な版") if held else ""
    name = tag("span", escape(version.file), class_="file", title=visible(choice.label), lang="ja")
    link = tag("a", f"{version.articles} 条", href=in_document(choice.id, ""), data_page=True, title="文書で開く")
    moves = _move(at, -1, "←", "一つ古い側へ") + _move(at, 1, "→", "一つ新しい側へ")
    tools = tag("span", moves, class_="moves") if len(past.versions) > 1 else ""
    top = tag("div", tag("span", day + tag("small", kind)) + badge, class_="day")
    return tag("th", top + tag("div", name + tag("small", link) + tools, class_="under"), scope="col", class_="version")


def _move(at: int, by: int, sign: str, words: str) -> str:
    return tag("button", sign, type="button", data_move=str(at), data_by=str(by), title=words, aria_label=words)


def _steps(past: Past, open_pair: tuple[int, int] | None) -> str:
    cells = [tag("td", tag("small", FIRST))]
    for at, step in enumerate(past.history.steps):
        cells.append(_step(past, at, step, opened=open_pair == (at, at + 1)))
    return "".join(cells)


def _step(past: Past, at: int, step: Step, *, opened: bool) -> str:
    after = tag("small", between(past.versions[at].date, past.versions[at + 1].date), class_="after")
    if step.revisions is None:
        return tag("td", after + tag("small", SAME_TEXT))
    counts = dict(step.counts)
    parts = [
        tag("span", tag("i", sign.symbol) + f" {words} " + tag("b", str(counts[fate])), class_=f"n {sign.name}")
        for fate, (sign, words) in FATES.items()
        if fate in counts
    ]
    told = {"data_old": past.choices[at].id, "data_new": past.choices[at + 1].id}
    pressed = "true" if opened else "false"
    words = "".join(parts) or "変更なし"
    button = tag(
        "button", words, type="button", class_="step", aria_pressed=pressed, title="変わった条を下に開く", **told
    )
    return tag("td", after + button)


def between(old: str, new: str) -> str:
    """How long after one day another one lies, in full months (ISO 8601 days, empty where one is not known).

    >>> between("2022-04-01", "2023-10-01"), between("2024-01-31", "2024-02-10"), between("", "2024-01-01")
    ('1年6か月後', '10日後', '')
    """
    if not old or not new or old > new:
        return ""
    one, other = date.fromisoformat(old), date.fromisoformat(new)
    months = (other.year - one.year) * _MONTHS + other.month - one.month - (other.day < one.day)
    if not months:
        return f"{(other - one).days}日後"
    years, rest = divmod(months, _MONTHS)
    return (f"{years}年" if years else "") + (f"{rest}か月" if rest else "") + "後"


def _parameter(past: Past, each: TimeLine) -> str:
    cells = "".join(_span(past, span, first=at == 0) for at, span in enumerate(each.spans))
    row = "moved" if each.moved else "still"
    return tag("tr", tag("th", escape(each.label), scope="row") + cells, class_=row)


def _span(past: Past, span: Span, *, first: bool) -> str:
    """The versions in a row that state the same."""
    wide = str(span.last - span.first + 1)
    arrow = "" if first else tag("i", "→", class_="turn", title="この版で変わりました")
    if not span.statements:
        return tag("td", arrow + tag("span", NOT_STATED, class_="absent"), colspan=wide, class_="span none")
    said = "".join(_statements(past, span))
    return tag("td", arrow + tag("div", said, class_="said"), colspan=wide, class_="span" if first else "span turned")


def _statements(past: Past, span: Span) -> Iterator[str]:
    """Each value once, with every place that states it."""
    by_value: dict[str, list[Statement]] = {}
    for each in span.statements:
        by_value.setdefault(each.spoken, []).append(each)
    id_ = past.choices[span.last].id
    for spoken, all_of_it in by_value.items():
        places = {each.place.path: each.place for each in all_of_it}
        links = "・".join(
            tag(
                "a",
                escape(place.where),
                href=in_document(id_, path),
                data_page=True,
                title=visible(all_of_it[0].quote),
                lang="ja",
            )
            for path, place in places.items()
        )
        yield tag("span", tag("b", escape(spoken), lang="ja") + tag("small", links), class_="v")
