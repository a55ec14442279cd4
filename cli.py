"""The command line: the findings of the screens as JSON files, for scripts and for measuring.

Exit status 0, or 2 with one sentence on standard error for each thing that could not be done; the rest is done.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

import pipeline
from analysis.structure.answers import decided as human_nodes
from commands import check, compare, history, library, matrix, report, revisions, rules, watch
from commands.comparing import remarks
from commands.deciding import LINKS, VALUES, adrift, astray, decided, decided_links, decided_values
from commands.reading import analysed
from corpus.errors import UserError
from corpus.files import Given, loaded, opened, unwritable, written
from corpus.readers import READERS
from models.analysis import Analysis
from reports import measures
from reports.formats import as_json
from reports.outline import printed

MANY = 24
"""Documents of which every two are aligned by more processes than one."""
STRUCTURE, XML = "structure", "xml"
FORMATS = "・".join(READERS)
TROUBLE = (  # what argparse says → what we say
    (r"the following arguments are required: (.+)", "{0} を指定してください。"),
    (r"unrecognized arguments: (.+)", "{0} という指定はありません。"),
    (
        r"argument (\S+): invalid choice: '?([^']+)'?.* \(choose from (.+)\)",
        "{0} に {1} は使えません（使えるもの: {2}）。",
    ),
    (r"argument (\S+): expected .+", "{0} のあとに値を書いてください。"),
    (r"argument (\S+): invalid .+ value: '(.*)'", "{0} に「{1}」は使えません。0 より大きい数を書いてください。"),
)


class JapaneseParser(argparse.ArgumentParser):
    """argparse with Japanese help and errors."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=JapaneseHelp, **options)
        self._positionals.title, self._optionals.title = "入力", "指定"
        self.add_argument("-h", "--help", action="help", help="この説明を表示する")

    def error(self, message: str) -> NoReturn:
        for english, japanese in TROUBLE:
            if found := re.fullmatch(english, message):
                message = japanese.format(*found.groups())
        self.exit(2, f"{message}「{self.prog} -h」で使い方を表示します。\n")


class JapaneseHelp(argparse.HelpFormatter):
    """Only the first word of the usage is English in argparse's own."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "使い方: " if prefix is None else prefix)


def parser() -> JapaneseParser:
    """All commands with their options."""
    whole = JapaneseParser(
        prog="python cli.py", description="約款を条・項・号に分け、数値を取り出し、比べた結果を書き出します。"
    )
    commands = whole.add_subparsers(title="コマンド", metavar="コマンド", dest="command")

    def command(name: str, run: Any, words: str) -> JapaneseParser:
        made: JapaneseParser = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        return made

    found = command("analyze", analyze, "ファイルごとに、条文・主題・数値を <名前>.json に書き出す")
    found.add_argument("files", nargs="+", type=Path, metavar="ファイル", help=f"約款のファイル（{FORMATS}・.zip）")
    found.add_argument("--only", choices=[STRUCTURE], help="structure: 条文だけを書き出す（速い）")
    found.add_argument("--decisions", type=Path, metavar="ファイル", help=VALUES)
    found.add_argument("--keys", type=Path, metavar="ファイル", help=rules.TABLE)
    _read_by_ocr(found)
    _out_folder(found)

    linked = command("align", align, "すべての組み合わせについて、条文の対応を <左>--<右>.json に書き出す")
    linked.add_argument("files", nargs="+", type=Path, metavar="ファイル", help=f"約款のファイル（{FORMATS}）")
    linked.add_argument("--decisions", type=Path, metavar="ファイル", help=LINKS)
    _out_folder(linked)

    compare.add_to(commands)
    matrix.add_to(commands)
    revisions.add_to(commands)

    tree = command("outline", outline, "条・項・号の見出しと書き出しを、引用の形で表示する")
    tree.add_argument("file", type=Path, metavar="ファイル", help=f"約款のファイル（{FORMATS}）")
    tree.add_argument("--decisions", type=Path, metavar="ファイル", help="条文の区切りについて人が決めたこと（JSON）")
    _read_by_ocr(tree)

    sent = command("export", export, "条文の木を、ほかのプログラムが読める形で書き出す")
    sent.add_argument("file", type=Path, metavar="ファイル", help=f"約款のファイル（{FORMATS}）")
    sent.add_argument("--format", required=True, choices=[XML], help="xml: 法令標準XML")
    sent.add_argument("--decisions", type=Path, metavar="ファイル", help="条文の区切りについて人が決めたこと（JSON）")
    _read_by_ocr(sent)
    sent.add_argument("--out", type=Path, metavar="ファイル", help="書き出し先（省くと、標準出力）")

    check.add_to(commands)
    history.add_to(commands)
    report.add_to(commands)
    library.add_to(commands)
    watch.add_to(commands)
    rules.add_to(commands)
    return whole


def _read_by_ocr(command: JapaneseParser) -> None:
    command.add_argument("--ocr", action="store_true", help="文字の情報がない頁を文字認識（OCR）で読む")


def _out_folder(command: JapaneseParser) -> None:
    command.add_argument("--out", required=True, type=Path, metavar="フォルダ", help="書き出し先（なければ作る）")


Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""


def analyze(options: argparse.Namespace) -> Said:
    """Write ``<stem>.json`` for each file; yields what went wrong, and remarks."""
    only_structure = options.only == STRUCTURE
    decisions, values = decided(options.decisions), decided_values(options.decisions)
    keys, lost = rules.own_keys(options.keys), set(values)
    results = Results(options.out)
    for given in opened(options.files):
        if not isinstance(given, Given):
            yield given
            continue
        try:
            analysis = analysed(
                given,
                only_structure=only_structure,
                decisions=decisions,
                values=values,
                keys=keys,
                ocr=options.ocr,
            )
            found = measures.of_document(analysis.document) if only_structure else measures.of_analysis(analysis)
            results.write(f"{given.stem}.json", f"「{given.shown}」", found)
            lost -= {ruling.decision for ruling in analysis.rulings if ruling.path}
            yield from remarks(analysis)
        except UserError as error:
            yield error
    yield from astray(decision for decision in values if decision in lost and not only_structure)


def align(options: argparse.Namespace) -> Said:
    """Write ``<left stem>--<right stem>.json`` for every pair in the order given; yields as analyze does."""
    if len(options.files) < 2:
        raise UserError("対応を調べるには、ファイルを二つ以上指定してください。")
    decisions, links = decided(options.decisions), decided_links(options.decisions)
    results = Results(options.out)
    analyses: list[tuple[Given, Analysis]] = []
    for given in opened(options.files):
        if not isinstance(given, Given):
            yield given
            continue
        try:
            analyses.append((given, analysed(given, decisions=decisions)))
            yield from remarks(analyses[-1][1])
        except UserError as error:
            yield error
    lost = set(links)
    read = [analysis for _, analysis in analyses]
    for at, to, alignment in pipeline.align_all(read, decisions=links, processes=processes(len(read))):
        left, right = analyses[at][0], analyses[to][0]
        lost &= set(alignment.lost)
        found = measures.of_alignment(left.stem, right.stem, alignment)
        try:
            results.write(f"{left.stem}--{right.stem}.json", f"「{left.shown}」と「{right.shown}」", found)
        except UserError as error:
            yield error
    yield from adrift(decision for decision in links if decision in lost)


def processes(documents: int) -> int:
    """How many processes align so many documents: as many as there are cores where that is worth starting them."""
    return (os.cpu_count() or 1) if documents >= MANY else 1


def outline(options: argparse.Namespace) -> Said:
    """Print the tree of one file with citations, first words and pages; yields remarks."""
    analysis, human = structured(options)
    for line in printed(analysis.document, human):
        print(line)
    yield from remarks(analysis)


def export(options: argparse.Namespace) -> Said:
    """Write the tree of one file as 法令標準XML; yields remarks."""
    from reports.statute.xml import to_xml

    analysis, _ = structured(options)
    found = to_xml(analysis.document)
    if options.out is None:
        sys.stdout.buffer.write(found)
    else:
        written(options.out, found)
    yield from remarks(analysis)


def structured(options: argparse.Namespace) -> tuple[Analysis, frozenset[str]]:
    """The tree of the one file of a command, and the paths that a reviewer decided."""
    decisions = decided(options.decisions)
    given = loaded(options.file)
    analysis = analysed(given, only_structure=True, decisions=decisions, ocr=options.ocr)
    return analysis, frozenset(path for path, _ in human_nodes(analysis.document, decisions))


class Results:
    """The folder that results go to, made when missing; no result of a run overwrites another of the same run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[str, str] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self.unwritable(error) from error

    def write(self, name: str, whose: str, found: measures.Measures) -> None:
        """Write one JSON file, or raise UserError. ``whose`` names the input, should another want the same name."""
        if name in self.written:
            raise UserError(
                f"{whose}の結果は書き出していません。{self.written[name]}の結果と同じ名前（{name}）になります。"
                "ファイル名を変えるか、書き出し先を分けてください。"
            )
        try:
            (self.folder / name).write_bytes(as_json(found))
        except OSError as error:
            raise self.unwritable(error, name) from error
        self.written[name] = whose

    def unwritable(self, error: OSError, name: str = "") -> UserError:
        return unwritable(self.folder / name, error, "書き込めるフォルダを指定してください。")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    for stream in (sys.stdout, sys.stderr):
        speak_utf8(stream)
    options = parser().parse_args(words)
    if options.command is None:
        parser().print_help()
        return 0
    status = 0
    try:
        for said in options.run(options):
            print(said, file=sys.stderr)
            status = 2 if isinstance(said, UserError) else status
        sys.stdout.flush()
    except UserError as error:
        print(error, file=sys.stderr)
        status = 2
    except BrokenPipeError:  # whoever reads has seen enough (… | head)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status


def speak_utf8(stream: TextIO) -> None:
    """Whatever the locale, Japanese comes out; a file name that is no UTF-8 does so as escapes."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
