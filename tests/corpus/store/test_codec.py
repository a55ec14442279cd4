"""Values written by the codec come back equal, and never as something they are not."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pipeline
from corpus.samples import samples
from corpus.store.codec import OtherShape, pack, shape, unpack
from models.analysis import Analysis
from models.changes import Revisions
from models.document import Passage, Run
from models.source import Box, Cell, Line, Source


@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx"])
def test_an_analysis_comes_back_equal(suffix: str) -> None:
    for sample in samples():
        analysis = pipeline.analyse(sample.name(suffix), sample.read(suffix))
        found = unpack(Analysis, pack(analysis))
        assert found == analysis
        assert found.document.source.starts == analysis.document.source.starts
        assert [e.path for e in found.document.entries] == [e.path for e in analysis.document.entries]


def test_revisions_come_back_equal() -> None:
    old, new = (pipeline.analyse(sample.file, sample.read()) for sample in samples()[:2])
    revisions = pipeline.revisions(old, new)
    assert unpack(Revisions, pack(revisions)) == revisions


def test_an_analysis_takes_little_more_room_than_its_text_squeezed() -> None:
    for sample in samples():
        packed = pack(pipeline.analyse(sample.file, sample.read()))
        assert len(packed) < 2 * len(zlib.compress(sample.read()))


places = st.none() | st.builds(Box, *[st.floats(allow_nan=False, allow_infinity=False)] * 5)
cells = st.none() | st.builds(Cell, *[st.integers(0, 9)] * 3)
words = st.text(st.characters(exclude_characters="\n"), max_size=8)
lines = st.builds(Line, words, st.none() | st.integers(1, 9), places, cells, st.integers(0, 6))


@given(st.builds(Source, words, st.lists(lines).map(tuple), st.lists(words).map(tuple)))
def test_any_source_comes_back_equal(source: Source) -> None:
    assert unpack(Source, pack(source)) == source


@pytest.mark.parametrize(
    "passage",
    [
        Passage(),
        Passage("約款", (Run(0, 7, 2),)),
        Passage(" 約款\n規約", (Run(1, 7, 2), Run(4, 3, 2))),
        Passage("約款規約", (Run(0, 7, 2), Run(2, 3, 2))),
    ],
)
def test_a_passage_without_its_source_comes_back_equal(passage: Passage) -> None:
    assert unpack(Passage, pack(passage)) == passage


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Leaf:
    colour: Colour
    size: float | None = None


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    pair: tuple[str, int]
    above: Tree | None = None


TREE = Tree((Leaf(Colour.RED), Leaf(Colour.RED, 0.1)), ("a", 1), Tree((), ("b", 2)))


def test_fields_are_written_by_their_types() -> None:
    assert unpack(Tree, pack(TREE)) == TREE


def test_bytes_of_another_shape_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = pack(TREE)
    with pytest.raises(OtherShape):
        unpack(Leaf, content)
    monkeypatch.setattr("corpus.store.codec.shape", lambda kind: "00000000")
    with pytest.raises(OtherShape):
        unpack(Tree, content)


def test_the_shape_changes_with_any_class_within() -> None:
    @dataclass(frozen=True)
    class Other:
        leaves: tuple[Leaf, ...]

    assert len({shape(kind) for kind in (Tree, Leaf, Other, Analysis, Source)}) == 5


@pytest.mark.parametrize("content", [b"", b"nothing", zlib.compress(b"{}"), pack(TREE)[:-3], zlib.compress(b"[1,2")])
def test_broken_bytes_are_an_error(content: bytes) -> None:
    with pytest.raises(ValueError, match="Tree"):
        unpack(Tree, content)


def test_what_cannot_be_written_is_an_error() -> None:
    @dataclass(frozen=True)
    class Odd:
        anything: object

    with pytest.raises(TypeError):
        pack(Odd(1))


@pytest.mark.parametrize(
    "spoil", [lambda fields: fields[:-1], lambda fields: [1], lambda fields: None, lambda fields: {}]
)
def test_fields_that_no_value_has_are_refused(spoil: Callable[[Any], Any]) -> None:
    analysis = pipeline.understand(Source("a.txt", (Line("第1条（目的）"), Line("本規約は、貸舟に適用します。"))))
    version, written_shape, fields = json.loads(zlib.decompress(pack(analysis)))
    broken = zlib.compress(json.dumps([version, written_shape, spoil(fields)]).encode())
    with pytest.raises(ValueError, match="Analysis"):
        unpack(Analysis, broken)
