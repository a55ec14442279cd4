"""``cli.py rules check``: every rule against its own examples, and the rows of a user's table against theirs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pipeline
from corpus.errors import UserError
from corpus.files import loaded

if TYPE_CHECKING:
    from analysis.parameters.own_keys import OwnKey

Said = Iterator[UserError | str]
"""What a command tells on standard error: errors, which make the exit status 2, and remarks."""
TABLE = "利用者が加える項目の表（CSV・TSV）"


def add_to(commands: Any) -> None:
    """Add the command with its commands to a parser's."""
    words = "数値と条件の規則: 例のとおりに読み取れるか確かめる"
    whole = commands.add_parser("rules", help=words, description=words)
    inner = whole.add_subparsers(title="コマンド", metavar="コマンド", dest="what", required=True)
    words = "組み込みの規則と、表の行を、それぞれの例で確かめる"
    found = inner.add_parser("check", help=words, description=words)
    found.add_argument("file", nargs="?", type=Path, metavar="ファイル", help=TABLE)
    found.set_defaults(run=check)


def own_keys(file: Path | None) -> tuple[OwnKey, ...]:
    """The keys of a table, none without one."""
    return pipeline.own_keys(file.name, loaded(file).data) if file else ()


def check(options: argparse.Namespace) -> Said:
    """Prints how many rules and examples are right; yields each example that is not."""
    from analysis.parameters import extract
    from analysis.parameters.examples import wrong
    from analysis.parameters.own_keys import faults
    from analysis.parameters.tables import RULES

    bad = [*wrong(RULES, extract)]
    examples = sum(len(rule.yes) + len(rule.no) for rule in RULES)
    print(f"組み込みの規則 {len(RULES)} 件、例 {examples} 件: {_verdict(len(bad))}")
    for fault in bad:
        yield UserError(f"組み込みの規則の例が成り立ちません。{fault}")
    if options.file is None:
        return
    keys = own_keys(options.file)
    told = [(each, fault) for each in keys for fault in faults(each)]
    examples = sum(len(each.row.yes) + len(each.row.no) for each in keys)
    print(f"「{options.file.name}」の行 {len(keys)} 件、例 {examples} 件: {_verdict(len(told))}")
    for each, fault in told:
        remedy = "値の書き方か例を直してください。"
        yield UserError(f"「{options.file.name}」の {each.row.line} 行目（{each.label}）: {fault}{remedy}")


def _verdict(bad: int) -> str:
    return f"{bad} 件が成り立ちません。" if bad else "すべて成り立ちます。"
