"""``cli.py report …``: the files that leave the office."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commands import check, compare, gaps, matrix, questions, revisions
from commands.comparing import compared, of_versions
from commands.endings import ending_of
from corpus.errors import UserError
from corpus.files import loaded, written
from corpus.house_style import read as read_style
from corpus.readers import READERS
from models.comparison import Order
from models.house_style import HouseStyle

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""
FORMATS = "・".join(READERS)
DECIDED = "条文の区切り・対応・数値について人が決めたこと（JSON）"
DOCX, XLSX = ".docx", ".xlsx"


def add_to(commands: Any) -> None:
    """Add the command with its reports to a parser's."""
    words = "社外に出す書面: 新旧対照表、変更履歴付きの Word など"
    whole = commands.add_parser("report", help=words, description=words)
    inner = whole.add_subparsers(title="書面", metavar="書面", dest="what", required=True)

    def report(name: str, run: Any, words: str, forms: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = inner.add_parser(name, help=words, description=words)
        made.set_defaults(run=run, noise=None)
        _read_as_decided(made)
        made.add_argument("--out", required=True, type=Path, metavar="ファイル", help=f"書き出し先（{forms}）")
        return made

    table = report("amendments", amendments, "新旧対照表を作る", f"{DOCX}・{XLSX}")
    table.add_argument("left", type=Path, metavar="旧版", help=f"旧版のファイル（{FORMATS}）")
    table.add_argument("right", type=Path, metavar="新版", help="新版のファイル")
    table.add_argument(
        "--style", type=Path, metavar="ファイル", help="様式のファイル（変更箇所・並び・書体・備考・全条）"
    )

    beside = report("sidebyside", sidebyside, "二つのサービスの対比表を Word で作る", DOCX)
    beside.add_argument("left", type=Path, metavar="左", help=f"約款のファイル（{FORMATS}）")
    beside.add_argument("right", type=Path, metavar="右", help="約款のファイル")
    beside.add_argument(
        "--order",
        choices=[order.value for order in Order],
        default=Order.LEFT.value,
        help="並び: 左の順・右の順・重い順",
    )

    marked = report("redline", redline, "旧版に新版への変更履歴を付けた Word を作る", DOCX)
    marked.add_argument("left", type=Path, metavar="旧版", help=f"旧版のファイル（{FORMATS}）")
    marked.add_argument("right", type=Path, metavar="新版", help="新版のファイル")

    questions.add_to(inner, _read_as_decided)
    gaps.add_to(inner, _read_as_decided)
    for of_its_own in (matrix, compare, revisions, check):  # these are commands as well
        of_its_own.add_to(inner)


def _read_as_decided(made: argparse.ArgumentParser) -> None:
    """What all reports take: how files are read, and what a human decided."""
    made.add_argument("--decisions", type=Path, metavar="ファイル", help=DECIDED)
    made.add_argument("--ocr", action="store_true", help="文字の情報がない頁を文字認識（OCR）で読む")


def amendments(options: argparse.Namespace) -> Said:
    """Write a 新旧対照表; yields remarks about the two files."""
    from reports.amendments.docx import amendments_docx
    from reports.amendments.xlsx import amendments_xlsx

    writers = {DOCX: amendments_docx, XLSX: amendments_xlsx}
    ending = ending_of(options.out, tuple(writers))
    style = read_style(options.style.name, loaded(options.style).data) if options.style else HouseStyle()
    found, said = compared(options)
    written(options.out, writers[ending](found, style))
    yield from (*said, *of_versions(found))


def sidebyside(options: argparse.Namespace) -> Said:
    """Write two services side by side; yields remarks about the two files."""
    from reports.sidebyside.docx import sidebyside_docx

    ending_of(options.out, (DOCX,))
    found, said = compared(options)
    written(options.out, sidebyside_docx(found, Order(options.order)))
    yield from said


def redline(options: argparse.Namespace) -> Said:
    """Write a redline; yields remarks about the two files."""
    from reports.redline.docx import redline_docx

    ending_of(options.out, (DOCX,))
    found, said = compared(options)
    written(options.out, redline_docx(found))
    yield from (*said, *of_versions(found))
