"""``cli.py compare``: two documents side by side."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commands.comparing import NOISE, compared
from commands.deciding import LINKS
from commands.endings import ending_of
from corpus.errors import UserError
from corpus.files import written
from corpus.readers import READERS
from reports.formats import COMPARISON

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""
FORMATS = "・".join(READERS)


def add_to(commands: Any) -> None:
    """Add the command to a parser's."""
    words = "二つの文書を条・項・号で並べた結果を一つのファイルに書き出す"
    made: argparse.ArgumentParser = commands.add_parser("compare", help=words, description=words)
    made.set_defaults(run=compare)
    made.add_argument("left", type=Path, metavar="左", help=f"約款のファイル（{FORMATS}）。版を比べるときは旧版")
    made.add_argument("right", type=Path, metavar="右", help="約款のファイル。版を比べるときは新版")
    made.add_argument("--decisions", type=Path, metavar="ファイル", help=f"{LINKS}。行の確認とコメントも")
    made.add_argument(
        "--noise", metavar="種類", help=f"数えない違い（{'・'.join(NOISE)} をコンマで区切る。all・none も）"
    )
    made.add_argument("--ocr", action="store_true", help="文字の情報がない頁を文字認識（OCR）で読む")
    words = f"書き出し先（{'・'.join(COMPARISON)}）"
    made.add_argument("--out", required=True, type=Path, metavar="ファイル", help=words)


def compare(options: argparse.Namespace) -> Said:
    """Write two documents side by side, with the parameters of both; yields remarks."""
    write = COMPARISON[ending_of(options.out, tuple(COMPARISON))]
    found, said = compared(options)
    written(options.out, write(found))
    yield from said
