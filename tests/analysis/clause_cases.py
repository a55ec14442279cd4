"""Pairs of invented articles with the links of their 項 and 号, as a reviewer would draw them (``clauses_linked``).

A case: ``# name``, the left text, =====, the right text, -----, then a line for each clause with what answers it. 1-2-3 is 第1条第2項第3号;
what stands in brackets may be linked or not; ``条 1=1 1=2`` says which articles are linked, without it all are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from analysis.structure.segment import segment
from models.document import Document, Kind
from models.source import source_of_text

FOLDER = Path(__file__).parent / "clauses_linked"
Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Case:
    name: str
    left: Document
    right: Document
    articles: Pairs
    links: Pairs
    optional: Pairs


def path_of(short: str) -> str:
    """本則/第1条/第2項/第3号 for 1-2-3."""
    article, *below = short.split("-")
    forms = zip(("第{}項", "第{}号", "{}"), below, strict=False)
    return "/".join(("本則", f"第{article}条", *(form.format(each) for form, each in forms)))


def cases(file: Path) -> Iterator[Case]:
    for block in re.split(r"(?m)^# ", file.read_text(encoding="utf-8"))[1:]:
        name, _, rest = block.partition("\n")
        texts, _, told = rest.partition("\n-----\n")
        left, right = (segment(source_of_text(name, text)) for text in texts.split("\n=====\n"))
        lines = told.strip().splitlines()
        given = [line.split()[1:] for line in lines if line.startswith("条")]
        pairs = [each.split("=") for each in given[0]] if given else product(_articles(left), _articles(right))
        articles = frozenset((path_of(one), path_of(other)) for one, other in pairs)
        told_pairs = [line for line in lines if not line.startswith("条")]
        sure = frozenset(_links(line for line in told_pairs if not line.startswith("(")))
        yield Case(name, left, right, articles, sure, frozenset(_links(line for line in told_pairs if line[0] == "(")))


def _articles(document: Document) -> list[str]:
    paths = (entry.path for entry in document.entries if entry.node.kind is Kind.ARTICLE)
    return [re.sub(r"\D", "", path) for path in paths]


def _links(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        one, others = line.strip("()").split(" = ")
        yield from ((path_of(one), path_of(other.strip())) for other in others.split(","))
