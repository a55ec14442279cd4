"""``cli.py report gaps``: what most of the peers of a service regulate and it does not, and the other way round."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pipeline
from analysis.services.gaps import gaps as found_in
from commands.comparing import settings
from commands.endings import ending_of
from commands.services import gathered, of_library
from corpus.errors import UserError
from corpus.files import written
from models.origin import Imprint
from reports.gaps.told import Told

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""


def _docx(told: Told, imprint: Imprint) -> bytes:
    from reports.gaps.docx import gaps_docx

    return gaps_docx(told, imprint)


def _xlsx(told: Told, imprint: Imprint) -> bytes:
    from reports.gaps.xlsx import gaps_xlsx

    return gaps_xlsx(told, imprint)


def _json(told: Told, imprint: Imprint) -> bytes:
    from reports.formats import as_json
    from reports.gaps.json import gaps_json

    return as_json(gaps_json(told, imprint))


def _csv(told: Told, imprint: Imprint) -> bytes:
    from reports.gaps.csv import gaps_csv

    return gaps_csv(told, imprint)


OUT: Mapping[str, Callable[[Told, Imprint], bytes]] = {".docx": _docx, ".xlsx": _xlsx, ".csv": _csv, ".json": _json}


def add_to(reports: Any, options: Callable[[Any], None]) -> None:
    """Add the report to those of a parser; ``options`` adds what all of them take."""
    words = "ほかの多くのサービスにあって一つのサービスにない定めと、その逆を、ほかの書きぶりとともに示す"
    made: argparse.ArgumentParser = reports.add_parser("gaps", help=words, description=words)
    made.set_defaults(run=gaps)
    made.add_argument("file", type=Path, metavar="ファイル", help="調べる約款のファイル")
    made.add_argument("files", nargs="*", type=Path, metavar="相手", help="比べる相手の約款のファイル（.zip も）")
    made.add_argument(
        "--library",
        nargs="?",
        const="",
        metavar="場所",
        help="文書庫のサービスの最新版も相手にする（場所を省くと、いつもの文書庫）",
    )
    options(made)
    made.add_argument("--out", required=True, type=Path, metavar="ファイル", help=f"書き出し先（{'・'.join(OUT)}）")


def gaps(options: argparse.Namespace) -> Said:
    """Write the gaps of one service; yields what went wrong, and remarks."""
    write = OUT[ending_of(options.out, tuple(OUT))]
    ours = yield from gathered(options, files=[options.file])
    if not ours:
        return
    peers = yield from gathered(options)
    if options.library is not None:
        peers += of_library(options.library, [each.named[0] for each in (*ours, *peers)])
    if len(peers) < 2:
        raise UserError(
            "「ほかの多く」を決めるには、比べる相手が二つ以上要ります。相手のファイルを加えるか、--library を指定してください。"
        )
    services = [ours[0], *peers]
    table = pipeline.matrix([each.named for each in services], [each.decisions for each in services])
    found = found_in(table, [each.named[1].document for each in services])
    told = Told(table.services, tuple(gap for gap in found if gap.service == 0))
    library = [("文書庫", "相手に加えた" if options.library is not None else "使っていない")]
    written(options.out, write(told, pipeline.imprint(table.services, [*settings(options), *library])))
