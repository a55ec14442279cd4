"""Learning topics from marked documents."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from analysis.subjects.lexicon import ROWS
from learning.__main__ import held_out, module
from learning.fit import fit
from learning.marked import Example, examples, fingerprint

MARKED = """舟小屋の約束

（使う日）
第1条 ⟦service_hours⟧
舟は、日の出から日没まで使うことができます。

第2条（お金のこと） ⟦fees,payment⟧
借主は、一日につき三百円を、帰るときに箱に入れます。
"""


def folder(at: Path, document: str = MARKED, captions: str = "fees\t舟賃\n") -> Path:
    (at / "documents").mkdir()
    (at / "documents" / "舟.txt").write_text(document, "utf-8")
    (at / "captions.tsv").write_text(captions, "utf-8")
    return at


def test_each_mark_tells_the_topics_of_the_article_in_whose_line_it_stands(tmp_path: Path) -> None:
    found = examples(folder(tmp_path))
    assert [(each.document, each.caption, each.topics) for each in found] == [
        ("captions 1", "舟賃", ("fees",)),
        ("舟", "使う日", ("service_hours",)),
        ("舟", "お金のこと", ("fees", "payment")),
    ]
    assert "⟦" not in found[1].text
    assert found[2].text.startswith("Ⓒは、一日につき三百円を")


@pytest.mark.parametrize(
    ("document", "captions"),
    [
        (MARKED.replace("fees,payment", "fees,price"), "fees\t舟賃\n"),
        (MARKED.replace("入れます。", "入れます。 ⟦fees⟧"), "fees\t舟賃\n"),
        (MARKED, "price\t舟賃\n"),
        (MARKED, "fees 舟賃\n"),
    ],
)
def test_marks_that_name_no_topic_or_stand_at_no_article_are_refused(
    tmp_path: Path, document: str, captions: str
) -> None:
    with pytest.raises(ValueError, match="line"):
        examples(folder(tmp_path, document, captions))


def test_the_fingerprint_changes_with_a_caption(tmp_path: Path) -> None:
    here = folder(tmp_path)
    before = fingerprint(here)
    (here / "captions.tsv").write_text("payment\t舟賃\n", "utf-8")
    assert fingerprint(here) != before


def told(document: str, topic: str, thing: str) -> Example:
    return Example(document, thing, (f"Ⓒは、{thing}を大切に扱います。",), (topic,))


THINGS = {"fees": "舟賃の額", "tax": "売上税の分", "notices": "掲示の板"}
TAUGHT = [told(str(at), topic, thing) for at in range(4) for topic, thing in THINGS.items()]


def test_what_several_documents_say_of_a_topic_is_learned() -> None:
    learned = fit(TAUGHT).learned()
    likely = learned.beliefs("", "Ⓒは、売上税の分を払います。")
    assert max(likely, key=lambda key: likely[key]) == "tax"


def test_the_same_examples_teach_the_same() -> None:
    assert module(fit(TAUGHT), "") == module(fit(TAUGHT), "")


def test_what_one_document_alone_says_is_not_learned() -> None:
    alone = [Example("十", "紅葉丸", ("Ⓒは、紅葉丸に乗ります。",), ("fees",)), *TAUGHT]
    assert np.array_equal(fit(alone).known, fit(TAUGHT).known)


def test_documents_held_out_are_not_learned_from() -> None:
    strange = [Example("異", f"謎{at}", (f"謎{at}である。",), ("sla",)) for at in range(12)]
    assert held_out([*TAUGHT, *strange]) == len(TAUGHT) / len([*TAUGHT, *strange])


def test_every_topic_is_taught_by_several_documents() -> None:
    taught: dict[str, set[str]] = {row.key: set() for row in ROWS}
    for each in examples():
        if each.texts:
            for key in each.topics:
                taught[key].add(each.document)
    assert min(map(len, taught.values())) >= 10, {key: len(where) for key, where in taught.items() if len(where) < 10}
