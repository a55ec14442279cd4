"""The bars that the product has to pass on the five real documents, with the scorers that lie beside them."""

from __future__ import annotations

import csv
import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import pipeline
from models.analysis import Analysis
from reports import measures

pytestmark = pytest.mark.shared


class Yardstick:
    """The documents, their gold and the scorers."""

    def __init__(self, shared: Path) -> None:
        self.eval = shared / "eval"
        self.corpus = shared / "corpus"
        with (self.corpus / "index.tsv").open(encoding="utf-8") as rows:
            self.files = {row["id"]: self.corpus / row["file"] for row in csv.DictReader(rows, delimiter="\t")}
        self.analyses = {name: read(file) for name, file in self.files.items()}

    def scorer(self, subject: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"score_{subject}", self.eval / f"score_{subject}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def gold(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.eval / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        return found


def read(file: Path) -> Analysis:
    return pipeline.analyse(file.name, file.read_bytes())


@pytest.fixture(scope="module")
def yardstick(shared: Path) -> Yardstick:
    return Yardstick(shared)


@pytest.mark.parametrize(("kind", "bar"), [("article", 0.98), ("paragraph", 0.95), ("item", 0.95)])
def test_provisions_are_found_in_every_document(kind: str, bar: float, yardstick: Yardstick) -> None:
    scorer = yardstick.scorer("structure")
    for name, analysis in yardstick.analyses.items():
        found = measures.of_document(analysis.document)
        counts: Counter[str] = scorer.score(yardstick.gold(f"{name}.structure"), found)["kinds"][kind]
        f1 = 2 * counts["right"] / (counts["gold"] + counts["pred"])
        assert f1 >= bar, f"{name}: {f1:.3f}"


def test_a_pdf_yields_the_provisions_of_its_text(yardstick: Yardstick) -> None:
    fold = yardstick.scorer("structure").fold
    outside = ("前文", "末尾", "目次", "改定履歴")  # a PDF has a cover

    def provisions(analysis: Analysis) -> set[tuple[str, str]]:
        return {(e.path, fold(e.node.text)) for e in analysis.document.entries if not e.path.startswith(outside)}

    for name, file in yardstick.files.items():
        text = provisions(yardstick.analyses[name])
        pdf = provisions(read(yardstick.corpus / "pdf" / f"{file.stem}.pdf"))
        agreement = len(text & pdf) / len(text | pdf)
        assert agreement >= 0.95, f"{name}: {agreement:.3f}"


def test_parameters_are_found(yardstick: Yardstick) -> None:
    pairs = [
        (yardstick.gold(f"{name}.parameters"), measures.of_analysis(analysis))
        for name, analysis in yardstick.analyses.items()
    ]
    assert yardstick.scorer("parameters").score_many(pairs)["all"]["f1"] >= 0.75


def test_articles_are_aligned(yardstick: Yardstick) -> None:
    scorer, gold = yardstick.scorer("alignment"), yardstick.eval / "gold"
    scores: dict[str, float] = {}
    for pair in (file.name.removesuffix(".alignment.json") for file in gold.glob("*.alignment.json")):
        left, right = pair.split("--")
        links = pipeline.align(yardstick.analyses[left], yardstick.analyses[right])
        found = measures.of_alignment(left, right, links)
        scores[pair] = scorer.score(yardstick.gold(f"{pair}.alignment"), found)["f1"]
    kin = [scores.pop(file.name.removesuffix(".revision.json")) for file in gold.glob("*.revision.json")]
    assert min(kin) >= 0.95, kin  # nearly one text
    assert sum(scores.values()) / len(scores) >= 0.68, scores
