"""``cli.py revisions``: what became of every article from one version to the next."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pipeline
from commands.comparing import remarks, settings
from commands.deciding import LINKS, adrift, decided, decided_links
from commands.endings import ending_of
from commands.reading import analysed
from corpus.errors import UserError
from corpus.files import loaded, written
from corpus.readers import READERS
from models.analysis import Analysis
from models.changes import Revisions
from models.origin import Imprint

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""
FORMATS = "・".join(READERS)


def add_to(commands: Any) -> None:
    """Add the command to a parser's."""
    words = "同じ文書の旧版と新版について、条ごとの変わり方を書き出す"
    made: argparse.ArgumentParser = commands.add_parser("revisions", help=words, description=words)
    made.set_defaults(run=revisions, ocr=False)
    made.add_argument("old", type=Path, metavar="旧版", help=f"旧版のファイル（{FORMATS}）")
    made.add_argument("new", type=Path, metavar="新版", help="新版のファイル")
    made.add_argument("--decisions", type=Path, metavar="ファイル", help=LINKS)
    made.add_argument("--out", required=True, type=Path, metavar="ファイル", help=f"書き出し先（{'・'.join(OUT)}）")


def _json(both: Sequence[Analysis], found: Revisions, imprint: Imprint) -> bytes:
    from reports.formats import as_json
    from reports.revisions.json import revisions_json

    return as_json(revisions_json(found, imprint))


def _csv(both: Sequence[Analysis], found: Revisions, imprint: Imprint) -> bytes:
    from reports.revisions.csv import revisions_csv

    return revisions_csv(both[0].document, both[1].document, found, imprint)


OUT: Mapping[str, Callable[[Sequence[Analysis], Revisions, Imprint], bytes]] = {".json": _json, ".csv": _csv}


def revisions(options: argparse.Namespace) -> Said:
    """Write what became of every article from one version to the next; yields remarks."""
    write = OUT[ending_of(options.out, tuple(OUT))]
    given = [loaded(options.old), loaded(options.new)]
    lines, links = decided(options.decisions), decided_links(options.decisions)
    both = [analysed(each, decisions=lines) for each in given]
    found = pipeline.revisions(both[0], both[1], decisions=links)
    origins = [pipeline.origin(g.name, g.data, a) for g, a in zip(given, both, strict=True)]
    written(options.out, write(both, found, pipeline.imprint(origins, settings(options))))
    for analysis in both:
        yield from remarks(analysis)
    yield from adrift(found.lost)
