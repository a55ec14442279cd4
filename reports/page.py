"""A report as one HTML file that needs nothing else: no script, no request, printable, its origin at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.origin import Imprint
from reports.imprint import SOURCES, about, sources
from reports.markup import escape, tag

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root{--ink:#1d2433;--mute:#5b677a;--line:#d9dee7;--soft:#f0f3f8;--accent:#274b7a;--good:#e7f3ec;--bad:#fdecea;
--lo:#8a4b08;--lo-bg:#fdf1e0;--ro:#0b5cad;--ro-bg:#e6f0fb;--num:#7a4b00;--num-bg:#fff4d6}
*{box-sizing:border-box}
body{margin:0;padding:20px 28px 60px;color:var(--ink);background:#fff;
font:14.5px/1.7 "BIZ UDPGothic","Hiragino Sans","Yu Gothic","Meiryo","Noto Sans CJK JP",sans-serif;line-break:strict;overflow-wrap:anywhere}
h1{font-size:20px;margin:0 0 4px;color:var(--accent)}h2{font-size:16px;margin:34px 0 8px;color:var(--accent)}
p{margin:0 0 8px}.lead,.note,small{color:var(--mute)}a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
table{border-collapse:collapse;background:#fff}
th,td{border:1px solid var(--line);padding:5px 10px;text-align:left;vertical-align:top;font-weight:400}
thead th{background:var(--soft);font-weight:700}thead small{display:block;font-weight:400}
.num{outline:1.5px solid var(--num);outline-offset:-1px;background:var(--num-bg);color:var(--num);border-radius:3px;padding:0 2px;font-weight:700}
.none{color:var(--mute);background:repeating-linear-gradient(135deg,#fff 0 8px,#f1f2f6 8px 16px)}
.sources td{font-size:12.5px}.sources .sha{font-family:ui-monospace,Consolas,monospace;word-break:break-all}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:0 0 12px}dt{color:var(--mute)}dd{margin:0}
.open{position:absolute;opacity:0;pointer-events:none}.fold{display:block;cursor:pointer;background:var(--soft);padding:4px 14px;color:var(--mute)}
.fold::before{content:"▸ "}.open:checked+.fold::before{content:"▾ "}.open:focus-visible+.fold{outline:2px solid var(--accent)}
@media screen{.open:not(:checked)+.fold+.inside{display:none}.paper{display:none}}
@media print{@page{size:A3 landscape;margin:12mm}body{padding:0;font-size:9.5pt;line-height:1.5}a{color:inherit}
.screen,.open{display:none}.none{background:#f1f2f6}.fold::before{content:""!important}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}h2{break-after:avoid}tr{break-inside:avoid}}
"""


def page(title: str, body: str, style: str, imprint: Imprint, legend: Iterable[tuple[str, str]]) -> bytes:
    """The file: a title, what the report shows (HTML), its own style, then signs, program, settings and sources."""
    head = "".join(
        (
            tag("meta", charset="utf-8"),
            tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            tag("meta", name="viewport", content="width=device-width"),
            tag("title", escape(title)),
            tag("style", _STYLE + style),
        )
    )
    foot = tag("footer", _legend(legend) + tag("h2", "出典") + pairs(about(imprint)) + _sources(imprint))
    whole = tag("html", tag("head", head) + tag("body", tag("h1", escape(title)) + body + foot), lang="ja")
    return f"<!doctype html>{whole}\n".encode()


def _legend(legend: Iterable[tuple[str, str]]) -> str:
    return tag("h2", "印と言葉") + pairs(legend)


def pairs(of: Iterable[tuple[str, str]]) -> str:
    """A list of (what, how)."""
    return tag("dl", "".join(tag("dt", escape(what)) + tag("dd", escape(how)) for what, how in of))


def _sources(imprint: Imprint) -> str:
    rows = (_source(row) for row in sources(imprint))
    return table(SOURCES, rows, class_="sources")


def _source(row: Sequence[str]) -> str:
    sha = SOURCES.index("SHA-256")
    return "".join(tag("td", escape(text), class_="sha" if at == sha else "") for at, text in enumerate(row))


def fold(name: str, words: str, inner: str) -> str:
    """HTML under words (HTML) that open and close it, without a script; on paper it is open. ``name`` is its own."""
    box = tag("input", type="checkbox", id=name, class_="open")
    return box + tag("label", words, for_=name, class_="fold") + tag("div", inner, class_="inside")


def table(heads: Iterable[str], rows: Iterable[str], class_: str = "") -> str:
    """A table of plain heads and of rows that are HTML already."""
    first = tag("thead", tag("tr", "".join(tag("th", escape(head), scope="col") for head in heads)))
    return tag("table", first + tag("tbody", "".join(tag("tr", row) for row in rows)), class_=class_)
