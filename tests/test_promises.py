"""The promises of the product on documents nobody has seen: invented ones here, the real ones where they are at hand."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import pipeline
from corpus.errors import UserError
from models.analysis import Analysis
from models.comparison import Side
from models.parameters import OtherNumber, Parameter, Where
from reports import measures
from tests import naive
from tests.analysis.printing import Provision, printed, tree
from tests.analysis.structure.test_segment_generated import STYLES

ROOT = Path(__file__).parents[1]
FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
CUT = re.compile(r"(?:(?<=[0-9０-９])|(?<=[0-9０-９][.．]))[.．,，]?[0-9０-９]")
"""What stands at the beginning of a quote that begins within a number."""
NUMBERED = {  # phrases of the printed trees → phrases with something to find
    "所定の方法により": "支払期日の翌日から年１４．６％の割合で、",
    "書面又は電子メールにて": "解約を希望する日の30日前までに、",
    "相手方に対して": "直近12か月分の料金を上限として、",
    "Web サイト上で": "その額の1.5倍の違約金又は、30,000円を添えて、２０２７年４月１日までに、",
}
MARKS = (
    "第１条",
    "第2条の3",
    "第三章",
    "附則",
    "別表",
    "改定履歴",
    "（目的）",
    "1.",
    "２　",
    "(3)",
    "①",
    "一",
    "イ",
    "以上",
)
NOISE = (
    "",
    " ",
    "　",
    "\n",
    "\n\n",
    "\t",
    "- 3 -",
    "第9条に定める",
    "10日以内に",
    "………12",
    "\x0c",
    "ﾊﾝｶｸ",
    "⽤⽉",
    "🛶",
    "か\u3099",
)


def with_numbers(provisions: list[Provision]) -> list[Provision]:
    """The same provisions, in place, with rates, deadlines, amounts, multiples and dates in them."""
    for provision in provisions:
        for phrase, numbered in NUMBERED.items():
            provision.text = provision.text.replace(phrase, numbered)
        with_numbers(provision.children)
    return provisions


TERMS = st.builds(lambda seed, style: printed(with_numbers(tree(Random(seed))), style), st.integers(0, 10**6), STYLES)
"""Texts of invented terms, in the habits of real ones."""
RUBBLE = st.lists(st.sampled_from((*MARKS, *NOISE, *NUMBERED.values())) | st.text(max_size=3), max_size=60).map("".join)
"""Texts that look like terms in places and are none."""


def analyse(text: str) -> Analysis:
    return pipeline.analyse("約款.txt", text.encode("utf-8"))


def assert_nothing_is_lost(analysis: Analysis) -> None:
    """Every printed character has exactly one home (the model refuses anything else; this counts by itself)."""
    document = analysis.document
    homes = [0] * len(document.source.text)
    for start, end, _ in document.homes():
        for at in range(start, end):
            homes[at] += 1
    wrong = [at for at, c in enumerate(document.source.text) if homes[at] > 1 or (homes[at] == 0 and not c.isspace())]
    assert wrong == []


def numbers(analysis: Analysis) -> list[Parameter | OtherNumber]:
    return [*analysis.parameters, *analysis.other_numbers]


def passages(analysis: Analysis) -> Iterator[tuple[str, Where, str]]:
    """Every text, caption and the title, with the place and the kind that findings name."""
    yield "前文", Where.TITLE, analysis.document.title.text
    for entry in analysis.document.entries:
        yield entry.path, Where.HEADING, entry.node.heading.text
        yield entry.path, Where.TEXT, entry.node.text


def assert_findings_point_home(analysis: Analysis) -> None:
    texts: dict[tuple[str, Where], set[str]] = {}
    for path, where, text in passages(analysis):
        texts.setdefault((path, where), set()).add(text)
    for found in numbers(analysis):
        assert found.quote.strip()
        homes = [text for text in texts[found.path, found.where] if text[found.start : found.end] == found.quote]
        assert homes, found
        assert not any(CUT.match(text, found.start) for text in homes), found
    assert {path for path, _ in analysis.topics} <= {entry.path for entry in analysis.document.entries}
    assert all(keys for _, keys in analysis.topics)


def assert_no_number_is_skipped(analysis: Analysis) -> None:
    claimed = {(f.path, f.where, at) for f in numbers(analysis) for at in range(f.start, f.end)}
    for path, where, text in passages(analysis):
        for start, end, around in naive.numbers(text):
            assert {(path, where, start), (path, where, end - 1)} <= claimed, f"{path} {where}: {around}"


def assert_comparison_is_true(left: Analysis, right: Analysis) -> None:
    _, comparison = pipeline.compare(left, right)
    for side, analysis in ((Side.LEFT, left), (Side.RIGHT, right)):
        texts = {entry.path: entry.node.text for entry in reversed(analysis.document.entries)}
        for strip in (strip for row in comparison.rows for strip in row.strips):
            said = [(path, diff.left if side is Side.LEFT else diff.right) for path, diff in strip.cells(side)]
            assert said == [(path, texts[path]) for path in strip.paths(side)]
            assert strip.text(side) == "".join(text for _, text in said)


@FEW
@given(TERMS)
def test_a_document_keeps_its_promises(document: str) -> None:
    analysis = analyse(document)
    assert_nothing_is_lost(analysis)
    assert_findings_point_home(analysis)
    assert_no_number_is_skipped(analysis)


@FEW
@given(RUBBLE)
@example("")
@example("\ufeff")
@example("第１条")
def test_rubble_loses_nothing_or_gets_a_sentence(text: str) -> None:
    try:
        analysis = analyse(text)
    except UserError:  # a sentence instead
        return
    assert_nothing_is_lost(analysis)
    assert_findings_point_home(analysis)


@settings(FEW, max_examples=10)
@given(TERMS, TERMS)
def test_two_documents_side_by_side_are_quoted_truly(left: str, right: str) -> None:
    assert_comparison_is_true(analyse(left), analyse(right))


@settings(FEW, max_examples=10)
@given(TERMS, TERMS)
def test_the_same_input_gives_the_same_output(left: str, right: str) -> None:
    def once() -> str:
        pair = analyse(left), analyse(right)
        links = measures.of_alignment("左", "右", pipeline.align(*pair))
        return json.dumps([*map(measures.of_analysis, pair), links], ensure_ascii=False)

    assert once() == once()


def written(files: list[Path], out: Path, seed: str) -> dict[str, bytes]:
    """What the command line writes in a process of its own, with its own order of sets and its own locale."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C" if seed == "1" else "C.UTF-8"}
    for command in ("analyze", "align"):
        words = [sys.executable, "cli.py", command, *map(str, files), "--out", str(out)]
        subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_neither_hash_seed_nor_locale_changes_a_byte(tmp_path: Path) -> None:
    files: list[Path] = []

    @settings(max_examples=3, deadline=None, derandomize=True, database=None)
    @given(st.lists(TERMS, min_size=3, max_size=3))
    def save(documents: list[str]) -> None:
        files[:] = [tmp_path / f"{n}.txt" for n in range(len(documents))]
        for file, document in zip(files, documents, strict=True):
            file.write_text(document, encoding="utf-8")

    save()
    first = written(files, tmp_path / "one", "1")
    assert len(first) == 6
    assert written(files, tmp_path / "two", "2") == first


@pytest.fixture(scope="session")
def real(shared: Path) -> list[Analysis]:
    """The real documents, as texts and as PDFs."""
    files = sorted([*(shared / "corpus").glob("0*.txt"), *(shared / "corpus" / "pdf").glob("0*.pdf")])
    return [pipeline.analyse(file.name, file.read_bytes()) for file in files]


@pytest.mark.shared
def test_real_documents_keep_their_promises(real: list[Analysis]) -> None:
    assert len(real) == 10
    for analysis in real:
        assert_nothing_is_lost(analysis)
        assert_findings_point_home(analysis)
        assert_no_number_is_skipped(analysis)


@pytest.mark.shared
def test_real_documents_side_by_side_are_quoted_truly(real: list[Analysis]) -> None:
    for left, right in combinations(real[::2], 2):
        assert_comparison_is_true(left, right)


@pytest.mark.shared
def test_broken_files_get_a_sentence_or_are_read(shared: Path) -> None:
    sentences = []
    for file in sorted((shared / "corpus" / "bad").iterdir()):
        try:
            assert_nothing_is_lost(pipeline.analyse(file.name, file.read_bytes()))
        except UserError as error:
            sentences.append(str(error))
    assert len(sentences) >= 6
    assert [s for s in sentences if not re.fullmatch(r"「.+」.+。", s)] == []
