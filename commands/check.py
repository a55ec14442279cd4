"""``cli.py check``: what a careful reader of a document would have caught."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pipeline
from commands.deciding import decided, decided_remarks
from commands.endings import ending_of
from commands.reading import analysed
from corpus.errors import UserError
from corpus.files import loaded, written
from corpus.readers import READERS
from models.analysis import Analysis
from reports.formats import as_json
from reports.imprint import how_read

if TYPE_CHECKING:
    from analysis.checks.rulings import Ruled
    from models.origin import Imprint, Origin

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""
FORMATS = "・".join(READERS)


def add_to(commands: Any) -> None:
    """Add the command to a parser's."""
    words = "点検: 参照先のない条番号、定義のない語、表記のゆれなどを条文の場所とともに示す"
    found = commands.add_parser("check", help=words, description=words)
    found.add_argument("file", type=Path, metavar="ファイル", help=f"約款のファイル（{FORMATS}）")
    found.add_argument("--old", type=Path, metavar="旧版", help="前の版のファイル（条ずれの直し忘れも調べる）")
    found.add_argument(
        "--decisions", type=Path, metavar="ファイル", help="条文の区切りと、了解した指摘について人が決めたこと（JSON）"
    )
    found.add_argument("--ocr", action="store_true", help="文字の情報がない頁を文字認識（OCR）で読む")
    found.add_argument("--out", type=Path, metavar="ファイル", help=f"書き出し先（{'・'.join(OUT)}。省くと、表示する）")
    found.set_defaults(run=check)


def _json(analysis: Analysis, ruled: Ruled, origin: Origin, imprint: Imprint) -> bytes:
    from reports.remarks import remarks_json

    return as_json(remarks_json(analysis.document, ruled.remarks, origin, imprint))


def _csv(analysis: Analysis, ruled: Ruled, origin: Origin, imprint: Imprint) -> bytes:
    from reports.remarks import remarks_csv

    return remarks_csv(analysis.document, ruled.remarks, imprint)


def _docx(analysis: Analysis, ruled: Ruled, origin: Origin, imprint: Imprint) -> bytes:
    from reports.remarks_files import remarks_docx

    return remarks_docx(analysis.document, ruled.remarks, origin, imprint)


def _xlsx(analysis: Analysis, ruled: Ruled, origin: Origin, imprint: Imprint) -> bytes:
    from reports.remarks_files import remarks_xlsx

    return remarks_xlsx(analysis.document, ruled.remarks, origin, imprint)


OUT: Mapping[str, Callable[[Analysis, Ruled, Origin, Imprint], bytes]] = {
    ".json": _json,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".docx": _docx,
}


def check(options: argparse.Namespace) -> Said:
    """Print the remarks of one file, or write them; yields decisions that came to nothing."""
    write = OUT[ending_of(options.out, tuple(OUT))] if options.out else None
    lines = decided(options.decisions)
    given = loaded(options.file)
    analysis = analysed(given, decisions=lines, ocr=options.ocr)
    before, told, earlier = None, "なし", []
    if options.old:
        old = loaded(options.old)
        before = analysed(old, decisions=lines, ocr=options.ocr)
        earlier = [pipeline.origin(old.name, old.data, before)]
        told = old.name
    ruled = pipeline.check(analysis, before, decided_remarks(options.decisions))
    if write:
        origin = pipeline.origin(given.name, given.data, analysis)
        human = [(options.decisions.name, loaded(options.decisions).data)] if options.decisions else []
        settings = [*how_read(ocr=options.ocr, decisions=human), ("前の版", told)]
        written(options.out, write(analysis, ruled, origin, pipeline.imprint([origin, *earlier], settings)))
    else:
        from reports.remarks import lines as as_lines

        for line in as_lines(analysis.document, ruled.remarks):
            print(line)
    for decision in ruled.lost:
        yield f"{decision.path} の指摘（{decision.check}）についての判断（{decision.who}、{decision.day}）は、条文が変わったので使っていません。"
