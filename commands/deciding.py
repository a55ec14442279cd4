"""What a reviewer decided, from the file that a command is given, and what is said of decisions that come to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.decisions import read, read_links, read_parameters, read_remarks, read_rows
from corpus.files import loaded
from models.decisions import LinkDecision, ParameterDecision, RemarkDecision, RowDecision, StructureDecision

VALUES = "条文の区切りと、数値と条件について人が決めたこと（JSON）"
LINKS = "条文の区切りと対応について人が決めたこと（JSON）"
"""What a command says of the file that it takes."""


def decided(file: Path | None) -> tuple[StructureDecision, ...]:
    """The decisions about lines in a file, none without one."""
    return read(file.name, loaded(file).data) if file else ()


def decided_links(file: Path | None) -> tuple[LinkDecision, ...]:
    """The decisions about links in a file, none without one."""
    return read_links(file.name, loaded(file).data) if file else ()


def decided_values(file: Path | None) -> tuple[ParameterDecision, ...]:
    """The decisions about values in a file, none without one."""
    return read_parameters(file.name, loaded(file).data) if file else ()


def decided_rows(file: Path | None) -> tuple[RowDecision, ...]:
    """The words about rows of a comparison in a file, none without one."""
    return read_rows(file.name, loaded(file).data) if file else ()


def decided_remarks(file: Path | None) -> tuple[RemarkDecision, ...]:
    """The words about remarks of 点検 in a file, none without one."""
    return read_remarks(file.name, loaded(file).data) if file else ()


def adrift(decisions: Iterable[LinkDecision | RowDecision]) -> Iterator[str]:
    """What is said of decisions that came to nothing."""
    for each in decisions:
        yield f"{' と '.join(filter(None, (each.left, each.right)))} についての判断（{each.who}、{each.day}）は、条文が見つからないので使っていません。"


def astray(decisions: Iterable[ParameterDecision]) -> Iterator[str]:
    """What is said of decisions about values that came to nothing."""
    for each in decisions:
        yield f"{each.path} の {each.key} についての判断（{each.who}、{each.day}）は、条文か文言が見つからないので使っていません。"
