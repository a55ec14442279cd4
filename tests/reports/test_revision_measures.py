from __future__ import annotations

import csv
import io
import json

from analysis.changes.revisions import revisions
from analysis.structure.segment import segment
from models.document import Document
from models.origin import Imprint, Origin
from models.source import source_of_text
from reports.measures import of_revisions
from reports.revisions.csv import HEADS, revisions_csv

OLD = "第1条（適用）\n本規約は、貸農園に適用します。\n第2条（届出）\n会員は、７日以内に届け出ます。\n"
NEW = "第1条（適用）\n本規約は、貸農園に適用します。\n第2条（届出）\n会員は、14日以内に届け出ます。\n第3条（管轄）\n長野地方裁判所を管轄裁判所とします。\n"


def document(text: str) -> Document:
    return segment(source_of_text("試し", text))


def test_revisions_are_written_as_the_measuring_format_wants_them() -> None:
    found = of_revisions("旧", "新", revisions(document(OLD), document(NEW)))
    assert (found["old"], found["new"]) == ("旧", "新")
    same, changed, inserted = found["articles"]
    assert (same["old"], same["new"], same["change"], same["why"]) == ("本則/第1条", "本則/第1条", ["same"], "")
    assert changed["change"] == ["substantive"]
    assert changed["why"] == "14 days, was 7 days"
    assert (inserted["old"], inserted["new"], inserted["change"]) == (None, "本則/第3条", ["inserted"])
    assert json.loads(json.dumps(found)) == found


def test_every_change_is_written_with_its_place_and_its_worth() -> None:
    found = of_revisions("旧", "新", revisions(document(OLD), document(NEW)))
    assert found["articles"][1]["changes"] == [
        {
            "substance": "実質",
            "ground": "期限",
            "words": ["7日", "14日"],
            "old": {"at": "本則/第2条/第1項", "start": 4, "text": "７日"},
            "new": {"at": "本則/第2条/第1項", "start": 4, "text": "14日"},
        }
    ]


def test_a_table_has_a_row_for_every_change_with_both_wordings() -> None:
    imprint = Imprint("0" * 12, (Origin("貸農園", "旧.txt", "0" * 64), Origin("貸農園", "新.txt", "1" * 64)))
    data = revisions_csv(document(OLD), document(NEW), revisions(document(OLD), document(NEW)), imprint)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(HEADS)
    assert [row[:5] for row in rows[1:4]] == [
        ["第1条", "適用", "第1条", "適用", "変更なし"],
        ["第2条", "届出", "第2条", "届出", "実質"],
        ["", "", "第3条", "管轄", "新設"],
    ]
    assert rows[2][6:10] == ["実質", "期限", "７日", "14日"]
    assert any("1" * 64 in row for row in rows)
