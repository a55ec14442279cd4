"""The command line: the findings of the screens as JSON files, for scripts and for measuring.

Exit status 0, or 2 with one sentence on standard error for each thing that could not be done; the rest is done.
"""

from __future__ import annotations

import argparse
import errno
import json
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NoReturn, TextIO

import pipeline
from corpus.errors import UnreadableFile, UserError
from corpus.readers import READERS, load
from models.analysis import Analysis
from models.document import Kind
from reports import measures

STRUCTURE = "structure"
TROUBLE = (  # what argparse says → what we say
    (r"the following arguments are required: (.+)", "{0} を指定してください。"),
    (r"unrecognized arguments: (.+)", "{0} という指定はありません。"),
    (
        r"argument (\S+): invalid choice: '?([^']+)'?.* \(choose from (.+)\)",
        "{0} に {1} は使えません（使えるもの: {2}）。",
    ),
    (r"argument (\S+): expected .+", "{0} のあとに値を書いてください。"),
)

CAUSES = {  # what the operating system says → what we say
    errno.EACCES: "許可されていません",
    errno.EPERM: "許可されていません",
    errno.ELOOP: "リンクが輪になっています",
    errno.EROFS: "書き込めない媒体です",
    errno.EISDIR: "同じ名前のフォルダがあります",
    errno.ENOTDIR: "途中にフォルダでないものがあります",
    errno.EEXIST: "同じ名前のファイルがあります",
    errno.ENOSPC: "空き容量がありません",
    errno.ENAMETOOLONG: "名前が長すぎます",
}


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
        prog="python cli.py", description="約款を条・項・号に分け、数値を取り出し、比べた結果を JSON で書き出します。"
    )
    commands = whole.add_subparsers(title="コマンド", metavar="コマンド", dest="command")
    for name, run, words in (
        ("analyze", analyze, "ファイルごとに、条文・主題・数値を <名前>.json に書き出す"),
        ("align", align, "すべての組み合わせについて、条文の対応を <左>--<右>.json に書き出す"),
    ):
        command = commands.add_parser(name, help=words, description=words)
        command.add_argument(
            "files", nargs="+", type=Path, metavar="ファイル", help=f"約款のファイル（{'・'.join(READERS)}）"
        )
        command.add_argument("--out", required=True, type=Path, metavar="フォルダ", help="書き出し先（なければ作る）")
        command.set_defaults(run=run)
        if name == "analyze":
            command.add_argument("--only", choices=[STRUCTURE], help="structure: 条文だけを書き出す（速い）")
    return whole


def analyze(options: argparse.Namespace) -> Iterator[UserError | str]:
    """Write ``<stem>.json`` for each file; yields what went wrong, and remarks."""
    only_structure = options.only == STRUCTURE
    results = Results(options.out)
    for file in options.files:
        try:
            analysis = analyse(file, only_structure=only_structure)
            found = measures.of_document(analysis.document) if only_structure else measures.of_analysis(analysis)
            results.write(f"{file.stem}.json", f"「{file}」", found)
            yield from remarks(analysis)
        except UserError as error:
            yield error


def align(options: argparse.Namespace) -> Iterator[UserError | str]:
    """Write ``<left stem>--<right stem>.json`` for every pair in the order given; yields as analyze does."""
    if len(options.files) < 2:
        raise UserError("対応を調べるには、ファイルを二つ以上指定してください。")
    results = Results(options.out)
    analyses: list[tuple[Path, Analysis]] = []
    for file in options.files:
        try:
            analyses.append((file, analyse(file)))
            yield from remarks(analyses[-1][1])
        except UserError as error:
            yield error
    for (left, one), (right, other) in combinations(analyses, 2):
        found = measures.of_alignment(left.stem, right.stem, pipeline.align(one, other))
        try:
            results.write(f"{left.stem}--{right.stem}.json", f"「{left}」と「{right}」", found)
        except UserError as error:
            yield error


def analyse(file: Path, *, only_structure: bool = False) -> Analysis:
    """Analyse one file of the disk, or raise UserError."""
    try:
        data = load(file)
    except OSError as error:
        raise UnreadableFile(file.name, f"{cause(error)}。", "場所と名前を確かめてください。") from error
    name = file.name.encode("utf-8", "replace").decode("utf-8")  # a name in another encoding keeps its ending
    return pipeline.analyse(name, data, only_structure=only_structure)


def cause(error: OSError) -> str:
    return CAUSES.get(error.errno or 0, error.strerror or str(error))


def remarks(analysis: Analysis) -> Iterator[str]:
    """What the user should know of a file that was read: how it was read, and whether it is terms at all."""
    document = analysis.document
    structured = any(entry.node.kind is Kind.ARTICLE for entry in document.entries)
    for sentence in (*document.source.notices, *(f.message for f in document.findings if not structured)):
        yield f"「{document.source.name}」: {sentence}"


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
        text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
        try:  # a lone surrogate, which UTF-8 cannot hold, is written as its escape
            (self.folder / name).write_bytes(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise self.unwritable(error, name) from error
        self.written[name] = whose

    def unwritable(self, error: OSError, name: str = "") -> UserError:
        return UserError(
            f"「{self.folder / name}」に書き出せません（{cause(error)}）。"
            "--out に、書き込めるフォルダを指定してください。"
        )


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
    except UserError as error:
        print(error, file=sys.stderr)
        status = 2
    return status


def speak_utf8(stream: TextIO) -> None:
    """Whatever the locale, Japanese comes out; a file name that is no UTF-8 does so as escapes."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
