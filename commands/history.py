"""``cli.py history``: the versions of one service from files, without a library, as the page 改定 shows them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Generator, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pipeline
from commands.comparing import remarks
from commands.library import a_day
from commands.library_lines import lines_of_day, lines_of_history
from commands.reading import analysed
from commands.truth import Truth
from corpus.errors import UserError
from corpus.files import Given, opened
from corpus.readers import READERS
from models.analysis import Analysis
from models.origin import Origin

if TYPE_CHECKING:
    from models.history import History, InForce

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""
FORMATS = "・".join(READERS)


def add_to(commands: Any) -> None:
    """Add the command to a parser's."""
    words = "同じ文書の版のファイルから、版ごとに変わったこと、数値と条件の移り変わり、改定履歴の確認を表示する"
    found = commands.add_parser("history", help=words, description=words)
    found.add_argument("files", nargs="+", type=Path, metavar="ファイル", help=f"各版のファイル（{FORMATS}・.zip）")
    found.add_argument("--given-order", action="store_true", help="施行日の順に並べ替えず、指定した順を古い順とする")
    found.add_argument(
        "--sibling", type=Path, action="append", default=[], metavar="ファイル",
        help="同じ提供者の別のサービス。改定が及んでいない箇所を調べる（何度でも指定できる）",
    )  # fmt: skip
    found.add_argument("--on", default="", metavar="日", help="この日に有効だった版と、その附則・経過措置も表示する")
    found.add_argument("--json", action="store_true", help="JSON で表示する")
    found.set_defaults(run=history)


def history(options: argparse.Namespace) -> Said:
    """Print the history of some files; yields what could not be read, and remarks."""
    day = a_day(options.on)
    read = yield from _read(options.files)
    siblings = yield from _read(options.sibling)
    if not read:
        raise UserError("読み込めたファイルがありません。約款のファイルを指定してください。")
    told = _Told(_in_order(read, given=options.given_order), [analysis for _, _, analysis in siblings], day)
    _print_json(told) if options.json else print("\n".join(told.lines()))
    for version in told.history.service.versions:
        if not version.date and not options.given_order:
            yield f"「{version.file}」の日付がわからないので、先頭に並べました。--given-order で、指定した順にできます。"


Read = tuple[Origin, int, Analysis]
"""A file: where it is from, its size in bytes, and what it says."""


def _read(files: Sequence[Path]) -> Generator[UserError | str, None, list[Read]]:
    """The files that can be read; yields what went wrong, and remarks."""
    read: list[Read] = []
    for given in opened(files):
        if not isinstance(given, Given):
            yield given
            continue
        try:
            analysis = analysed(given)
        except UserError as error:
            yield error
            continue
        read.append((pipeline.origin(given.name, given.data, analysis), len(given.data), analysis))
        yield from remarks(analysis)
    return read


def _in_order(read: Sequence[Read], *, given: bool) -> list[Read]:
    from analysis.histories.past import in_time, version

    if given:
        return list(read)
    return [read[at] for at in in_time([version(o.file, o.sha256, size, a) for o, size, a in read])]


class _Told:
    """The history of some files with everything that is told of its steps."""

    def __init__(self, read: Sequence[Read], siblings: Sequence[Analysis], day: str) -> None:
        analyses = [analysis for _, _, analysis in read]
        pairs = list(pairwise(analyses))
        found = [pipeline.revisions(old, new) for old, new in pairs]
        self.history: History = pipeline.history([(o, size) for o, size, _ in read], analyses, found)
        names = [sibling.document.source.name for sibling in siblings]
        self.truth = Truth(analyses, found, [({"file": n}, n, each) for n, each in zip(names, siblings, strict=True)])
        self.day = _day(self.history, analyses, day)

    def lines(self) -> Iterator[str]:
        yield from lines_of_history(self.history)
        yield from self.truth.lines(self.history)
        if self.day:
            yield ""
            yield from lines_of_day(self.day)


def _day(history: History, analyses: Sequence[Analysis], day: str) -> InForce | None:
    from analysis.histories.past import held, in_force

    if not day:
        return None
    at = held(history.service, day)
    if at is None:
        raise UserError(f"{day} に有効だった版がありません（日付がわかる版のうち）。")
    return in_force(history.service, at, day, analyses[at])


def _print_json(told: _Told) -> None:
    from reports.formats import as_json
    from reports.imprint import how_read
    from reports.library_json import of_day, of_history
    from reports.matrix.json import imprint_json

    found = {**imprint_json(pipeline.imprint((), how_read(ocr=False, decisions=()))), **of_history(told.history)}
    found |= told.truth.json()
    found["day"] = of_day(told.day) if told.day else None
    sys.stdout.write(as_json(found).decode("utf-8"))
