"""``cli.py matrix``: one table of many services."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pipeline
from commands.comparing import remarks, settings
from commands.deciding import VALUES, decided, decided_values
from commands.endings import ending_of
from commands.reading import analysed
from commands.rules import TABLE, own_keys
from corpus.errors import UserError
from corpus.files import Given, opened, written
from corpus.readers import READERS
from models.analysis import Analysis
from models.origin import Origin
from reports.formats import MATRIX

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""
FORMATS = "・".join(READERS)


def add_to(commands: Any) -> None:
    """Add the command to a parser's."""
    words = "いくつものサービスの数値・条件・主題を、一つの表に書き出す"
    made: argparse.ArgumentParser = commands.add_parser("matrix", help=words, description=words)
    made.set_defaults(run=matrix)
    made.add_argument("files", nargs="+", type=Path, metavar="ファイル", help=f"約款のファイル（{FORMATS}・.zip）")
    made.add_argument("--decisions", type=Path, metavar="ファイル", help=VALUES)
    made.add_argument("--keys", type=Path, metavar="ファイル", help=TABLE)
    made.add_argument("--ocr", action="store_true", help="文字の情報がない頁を文字認識（OCR）で読む")
    words = f"書き出し先（{'・'.join(MATRIX)}）"
    made.add_argument("--out", required=True, type=Path, metavar="ファイル", help=words)


def matrix(options: argparse.Namespace) -> Said:
    """Write one table of all services that can be read; yields what went wrong, and remarks."""
    write, decisions = MATRIX[ending_of(options.out, tuple(MATRIX))], decided(options.decisions)
    values, keys = decided_values(options.decisions), own_keys(options.keys)
    services: list[tuple[Origin, Analysis]] = []
    for given in opened(options.files):
        if not isinstance(given, Given):
            yield given
            continue
        try:
            analysis = analysed(given, decisions=decisions, values=values, keys=keys, ocr=options.ocr)
            services.append((pipeline.origin(given.name, given.data, analysis), analysis))
            yield from remarks(analysis)
        except UserError as error:
            yield error
    if services:
        added = [("加えた項目の表", options.keys.name)] if options.keys else []
        imprint = pipeline.imprint([origin for origin, _ in services], [*settings(options), *added])
        written(options.out, write(pipeline.matrix(services, [decisions] * len(services)), imprint))
