"""``cli.py report questions``: a buyer's requirements held against the terms of several services."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pipeline
from commands.comparing import settings
from commands.endings import ending_of
from commands.rules import TABLE, own_keys
from commands.services import gathered
from corpus.errors import UserError
from corpus.files import loaded, written
from models.origin import Imprint
from models.questions import Sheet

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""


def _xlsx(sheet: Sheet, imprint: Imprint) -> bytes:
    from reports.questions.xlsx import questions_xlsx

    return questions_xlsx(sheet, imprint)


def _csv(sheet: Sheet, imprint: Imprint) -> bytes:
    from reports.questions.csv import questions_csv

    return questions_csv(sheet, imprint)


def _json(sheet: Sheet, imprint: Imprint) -> bytes:
    from reports.formats import as_json
    from reports.questions.json import questions_json

    return as_json(questions_json(sheet, imprint))


OUT: Mapping[str, Callable[[Sheet, Imprint], bytes]] = {".xlsx": _xlsx, ".csv": _csv, ".json": _json}


def add_to(reports: Any, options: Callable[[Any], None]) -> None:
    """Add the report to those of a parser; ``options`` adds what all of them take."""
    words = "要件の表（.xlsx・.csv）に、サービスごとの適合・不適合・要確認を根拠の条文とともに答える"
    made: argparse.ArgumentParser = reports.add_parser("questions", help=words, description=words)
    made.set_defaults(run=questions)
    made.add_argument("sheet", nargs="?", type=Path, metavar="要件", help="要件の表（要件・項目・求める値の列）")
    made.add_argument("files", nargs="*", type=Path, metavar="ファイル", help="約款のファイル（.zip も）")
    made.add_argument("--template", type=Path, metavar="ファイル", help="書き込める要件の表（.xlsx）を作る")
    made.add_argument("--keys", type=Path, metavar="ファイル", help=TABLE)
    options(made)
    made.add_argument("--out", type=Path, metavar="ファイル", help=f"書き出し先（{'・'.join(OUT)}）")


def questions(options: argparse.Namespace) -> Said:
    """Write the answers of all files that can be read, or an empty sheet; yields what went wrong, and remarks."""
    if options.template:
        from reports.questions.template import questions_template

        ending_of(options.template, (".xlsx",), "--template")
        written(options.template, questions_template())
        return
    if not (options.sheet and options.files and options.out):
        raise UserError(
            "要件の表、約款のファイル、--out を指定してください。要件の表の見本は --template 要件.xlsx で作れます。"
        )
    write = OUT[ending_of(options.out, tuple(OUT))]
    sheet, keys = loaded(options.sheet), own_keys(options.keys)
    asked = pipeline.questions(sheet.name, sheet.data, keys)
    for each in asked:
        if each.unknown:
            yield f"{each.requirement.line} 行目：{each.unknown}項目の一覧（--template の二枚目）の言葉かキーを書いてください。"
    services = yield from gathered(options, keys)
    if services:
        found = pipeline.answers(asked, [each.named for each in services], [each.decisions for each in services])
        told = [("要件の表", f"{sheet.name}（SHA-256 {pipeline.digest(sheet.data)}）")]
        if options.keys:
            told.append(("加えた項目の表", options.keys.name))
        imprint = pipeline.imprint([each.named[0] for each in services], [*settings(options), *told])
        written(options.out, write(found, imprint))
