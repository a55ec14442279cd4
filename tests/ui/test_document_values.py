"""What 文書 says of values that could not be read, and of what statutes say of the text."""

from __future__ import annotations

import pipeline
from models.analysis import Analysis
from models.parameters import StatuteNote
from tests.ui.test_markup import Reading
from ui.documents.notes import notes
from ui.documents.opened import Opened

TERMS = """舟艇貸渡約款

第1条（解約）
利用者は、当社が別に定める日までに通知して、解約することができます。
第2条（遅延損害金）
利用者は、年２０％の割合による遅延損害金を支払います。
"""


def opened(analysis: Analysis) -> Opened:
    known = (analysis.unread, analysis.statutes, analysis.own_keys)
    return Opened(analysis.document, "boats", "舟艇貸渡約款", (), False, *known)


def test_what_could_not_be_read_is_listed_with_the_provisions_that_speak_of_it() -> None:
    analysis = pipeline.analyse("舟.txt", TERMS.encode())
    found = Analysis(analysis.document, unread=(("termination.customer_notice", ("本則/第1条", "本則/第2条")),))
    html = notes(opened(found))
    assert "未抽出 1触れる条文はあるが、値を読み取れなかったもの" in Reading(html).text
    assert "第1条・第2条" in Reading(html).text
    assert 'href="?doc=boats&amp;at=%E6%9C%AC%E5%89%87/%E7%AC%AC1%E6%9D%A1" data-go="b1"' in html


def test_what_a_statute_says_stands_with_its_place_and_its_words() -> None:
    document = pipeline.analyse("舟.txt", TERMS.encode(), only_structure=True).document
    path = next(entry.path for entry in document.entries if "年２０％" in entry.node.text)
    start = document.by_path[path].node.text.index("年２０％")
    note = StatuteNote("民法404条2項", "法定利率は、<b>年３％</b>とする。", path, start, start + 4)
    html = notes(opened(Analysis(document, statutes=(note,))))
    assert "法令の定め 1第2条年２０％ 民法404条2項：法定利率は、<b>年３％</b>とする。" in Reading(html).text


def test_a_document_of_which_all_is_read_has_neither() -> None:
    document = pipeline.analyse("舟.txt", TERMS.encode(), only_structure=True).document
    said = Reading(notes(opened(Analysis(document)))).text
    assert "未抽出" not in said
    assert "法令の定め" not in said
