"""A file that states its tree keeps it through the pipeline, and a reviewer's decisions reach segmentation."""

from __future__ import annotations

import pipeline
from models.decisions import Says, StructureDecision
from reports.statute.xml import to_xml

TEXT = "利用規約\n第1条（書類）\n次の書類を提出する。\n(1) 申込書\n(2) 写真\n第3条（他）\n別に定める。".encode()
DECISION = StructureDecision("(2) 写真", 1, Says.PARAGRAPH, "法務 試験", "2026-11-20")


def paths(name: str, data: bytes, *decisions: StructureDecision) -> list[str]:
    analysis = pipeline.analyse(name, data, only_structure=True, decisions=decisions)
    return [entry.path for entry in analysis.document.entries]


def test_decisions_reach_segmentation() -> None:
    assert "本則/第1条/第2項" not in paths("規約.txt", TEXT)
    assert "本則/第1条/第2項" in paths("規約.txt", TEXT, DECISION)


def test_an_exported_tree_is_imported_as_it_is_and_has_its_findings() -> None:
    corrected = pipeline.analyse("規約.txt", TEXT, only_structure=True, decisions=[DECISION]).document
    document = pipeline.analyse("規約.xml", to_xml(corrected), only_structure=True).document
    assert [entry.path for entry in document.entries] == [entry.path for entry in corrected.entries]
    assert [finding.what for finding in document.findings] == ["欠番"]


def test_parameters_are_found_in_an_imported_tree() -> None:
    text = "利用規約\n第1条（延滞）\n支払を怠った契約者は、年14.6％の遅延損害金を支払うものとします。\n第2条（他）\n別に定める。".encode()
    document = pipeline.analyse("規約.txt", text, only_structure=True).document
    found = pipeline.analyse("規約.xml", to_xml(document)).parameters
    assert [(p.key, p.value, p.path) for p in found] == [("late_interest.rate", "14.6%/year", "本則/第1条/第1項")]
