"""Web pages for tests: invented terms in the habits of real sites."""

from __future__ import annotations

from corpus.readers.html import reader as html
from models.source import Source

SENTENCES = (
    "当社は、この規約に従って、貸しボートの予約サービスを提供します。",
    "利用者は、出航の前日までに料金を支払うものとします。",
    "天候が悪いときは、当社は出航を取りやめることができます。",
    "利用者は、いつでも予約を取り消すことができます。",
    "この規約に関する訴訟は、湖北地方裁判所を専属的合意管轄裁判所とします。",
)


def page(body: str, *, head: str = "", charset: str = "utf-8") -> str:
    """A whole page around ``body``."""
    return f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="{charset}">{head}</head>\n<body>{body}</body></html>'


def source_of(markup: str, name: str = "規約.html") -> Source:
    return html.read(name, markup.encode("utf-8"))


def texts(body: str, *, head: str = "") -> list[str]:
    """The lines that print something, of a page with this body."""
    return [line.text for line in source_of(page(body, head=head)).lines if line.text]


def cells(source: Source) -> list[tuple[str, int, int, int] | str]:
    """Lines outside of tables, and lines in tables with table, row and column."""
    return [
        (line.text, line.cell.table, line.cell.row, line.cell.column) if line.cell else line.text
        for line in source.lines
        if line.text
    ]


def articles(count: int = 5, *, heading: str = "<h3>第{n}条（{t}）</h3>", text: str = "<p>{s}</p>") -> str:
    """Articles 1 to ``count`` of invented terms, each printed by the two patterns."""
    titles = ("目的", "料金", "中止", "取消し", "管轄")
    return "\n".join(
        heading.format(n=n + 1, t=titles[n % 5]) + text.format(s=SENTENCES[n % 5], n=n + 1) for n in range(count)
    )
