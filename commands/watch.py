"""``cli.py watch FOLDER``: new files become versions in the library, and what they changed is reported."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commands.library import WHERE
from corpus.errors import UserError
from corpus.files import unwritable, written
from reports.formats import as_json

if TYPE_CHECKING:
    from library.library import Library
    from library.watching import Glimpse
    from models.arrivals import Arrival
    from models.library import Service

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""
JSON, HTML = "変更.json", "変更.html"
"""Names of the reports; a number is set before them, so that none overwrites another."""


def add_to(commands: Any) -> None:
    """Add the command to a parser's."""
    words = "フォルダを見張り、新しいファイルを文書庫に版として加え、変わったことを報告する"
    found = commands.add_parser("watch", help=words, description=words)
    found.add_argument("folder", type=Path, metavar="フォルダ", help="約款のファイルが置かれるフォルダ")
    found.add_argument("--library", metavar="場所", help=WHERE)
    found.add_argument("--out", type=Path, metavar="フォルダ", help="報告（JSON と、メールに使える HTML）の書き出し先")
    found.add_argument("--once", action="store_true", help="いまあるファイルを調べて終える")
    found.add_argument("--every", type=float, default=10.0, metavar="秒", help="見に行く間隔（省くと、10 秒）")
    found.set_defaults(run=watch)


def watch(options: argparse.Namespace) -> Said:
    """Take in what comes; prints a line for each file, yields what went wrong. Ends by Ctrl+C, or at once with --once."""
    import library as shelves
    from library.watching import glimpses

    if not options.folder.is_dir():
        raise UserError(f"「{options.folder}」というフォルダがありません。見張るフォルダを指定してください。")
    if options.every <= 0:
        raise UserError("--every には、0 より大きい秒数を書いてください。")
    if options.out:
        _made(options.out)
    done: frozenset[Glimpse] = frozenset()
    with shelves.open(options.library) as library:
        try:
            last = glimpses(options.folder)
            while True:
                settled = last if options.once else last & glimpses(options.folder)
                yield from _report(options, list(_taken(library, sorted(settled - done, key=lambda each: each.file))))
                done |= settled
                if options.once:
                    return
                time.sleep(options.every)
                last = glimpses(options.folder)
        except KeyboardInterrupt:
            print("見張りを終えました。")


def _made(out: Path) -> None:
    """Make the folder for the reports before anything is kept of which nobody could be told."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(out, error, "書き込めるフォルダを指定してください。") from error


def _taken(library: Library, found: Sequence[Glimpse]) -> Iterator[Arrival]:
    """What became of each file; where nobody is sure, the one at the keyboard is asked."""
    from library.watching import nobody, take_in

    ask = _ask if sys.stdin.isatty() else nobody
    for each in found:
        yield from take_in(library, each.file, ask)


def _ask(file: str, like: Service) -> str:
    """The uid of the service, or NEW, as the one at the keyboard says."""
    from models.library import NEW

    return like.uid if _yes(f"「{file}」は「{like.title}」の新しい版ですか。") else NEW


def _yes(question: str) -> bool:
    while True:
        said = input(f"{question} [はい y／いいえ n] ").strip().lower()
        if said in ("y", "n", "はい", "いいえ"):
            return said in ("y", "はい")


def _report(options: argparse.Namespace, arrivals: Sequence[Arrival]) -> Said:
    """Print a line for each, write the reports where something came, and yield what needs a person."""
    from models.arrivals import Came
    from reports.arrivals import arrivals_html, arrivals_json

    for each in arrivals:
        name = each.kept.service.title if each.kept else ""
        what = "形式だけの違い" if each.format_only else "変更あり" if each.step else ""
        print("　".join(filter(None, (each.came.value, each.file, name, what))), flush=True)
        if each.came is Came.UNSURE:
            yield UserError(
                f"「{each.file}」は{each.message}library add --service で、サービスを指定して加えてください。"
            )
        elif each.came is Came.BAD:
            yield UserError(each.message)
    new = [each for each in arrivals if each.came is not Came.KNOWN]
    if not new or options.out is None:
        return
    number = 1 + max((int(f.name[:4]) for f in options.out.glob("[0-9][0-9][0-9][0-9]-*")), default=0)
    written(options.out / f"{number:04}-{JSON}", as_json(arrivals_json(new)))
    written(options.out / f"{number:04}-{HTML}", arrivals_html(new))
