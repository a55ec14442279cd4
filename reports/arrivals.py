"""What came into a watched folder: as JSON, and as HTML that a mail program shows (no style sheet, no script)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from models.arrivals import Arrival
from models.changes import Fate, Revision
from models.document import citation
from models.origin import PROGRAM, VERSION
from reports.library_json import of_step, of_version
from reports.markup import escape, tag

Json = dict[str, Any]
_CELL = "border:1px solid #d9dee7;padding:6px 10px;text-align:left;vertical-align:top"
_WORDS = {
    Fate.SUBSTANTIVE: "実質",
    Fate.WORDING: "表現",
    Fate.INSERTED: "新設",
    Fate.DELETED: "削除",
    Fate.HEADING: "見出し",
    Fate.MOVED: "移動",
    Fate.RENUMBERED: "条ずれ",
    Fate.SPLIT: "分割",
    Fate.MERGED: "統合",
}
_ORDER = tuple(_WORDS)


def arrivals_json(arrivals: Sequence[Arrival]) -> Json:
    """All that came, with the steps as ``library history`` tells them; ``alarm`` where somebody should look."""
    return {
        "program": f"{PROGRAM} {VERSION}",
        "alarm": any(each.alarm for each in arrivals),
        "arrivals": [_arrival(each) for each in arrivals],
    }


def _arrival(each: Arrival) -> Json:
    kept = each.kept
    return {
        "file": each.file,
        "came": each.came.name.lower(),
        "alarm": each.alarm,
        "format_only": each.format_only,
        "service": kept.service.title if kept else each.like.title if each.like else None,
        "version": of_version(kept.version) if kept else None,
        "step": of_step(each.step) if each.step else None,
        "message": each.message,
    }


def arrivals_html(arrivals: Sequence[Arrival]) -> bytes:
    """A page whose looks are in its elements, as mail programs want it; what needs a look stands first."""
    ordered = sorted(arrivals, key=lambda each: not each.alarm)
    body = "".join(_section(each) for each in ordered) or tag("p", "新しいファイルはありません。")
    loud = sum(each.alarm for each in arrivals)
    lead = f"確認の要るもの {loud} 件、ほか {len(arrivals) - loud} 件"
    style = "font-family:sans-serif;font-size:14px;line-height:1.7;color:#1d2433"
    whole = tag(
        "body",
        tag("p", escape(lead)) + body + tag("p", escape(f"{PROGRAM} {VERSION}"), style="color:#5b677a"),
        style=style,
    )
    head = tag("head", tag("meta", charset="utf-8") + tag("title", escape("約款の改定のお知らせ")))
    return f"<!doctype html>{tag('html', head + whole, lang='ja')}\n".encode()


def _section(each: Arrival) -> str:
    kept = each.kept
    name = kept.service.title if kept else each.file
    dated = f"　{kept.version.date}版" if kept and kept.version.date else ""
    title = tag("h2", escape(f"{name}{dated}"), style="font-size:16px;margin:20px 0 4px")
    told = f"{each.came}：{each.file}" + ("（文面は前の版と同じで、形式だけが違います）" if each.format_only else "")
    lines = tag("p", escape(told), style="margin:0 0 6px")
    if each.message:
        lines += tag("p", escape(each.message), style="margin:0 0 6px;color:#8a4b08")
    rows = list(_rows(each))
    if not rows:
        return title + lines
    head = tag("tr", "".join(tag("th", escape(words), style=_CELL) for words in ("条", "変更", "内容")))
    return title + lines + tag("table", head + "".join(rows), style="border-collapse:collapse")


def _rows(each: Arrival) -> Iterator[str]:
    """The articles that changed in more than their number, the gravest first."""
    if each.step is None or each.step.revisions is None:
        return
    entries = [entry for entry in each.step.revisions.entries if set(entry.kinds) - {Fate.SAME, Fate.RENUMBERED}]
    for entry in sorted(entries, key=lambda entry: min(_ORDER.index(kind) for kind in entry.kinds)):
        cells = (
            _place(entry),
            "・".join(_WORDS[kind] for kind in _ORDER if kind in entry.kinds),
            "・".join(entry.reasons),
        )
        yield tag("tr", "".join(tag("td", escape(words), style=_CELL) for words in cells))


def _place(entry: Revision) -> str:
    places = [citation(path) for path in dict.fromkeys((entry.old, entry.new)) if path]
    return " → ".join(dict.fromkeys(places))
