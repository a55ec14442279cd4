"""Around the text of a document: the rail, what is to be known, the form, the addresses."""

from __future__ import annotations

from models.decisions import Says
from tests.ui.boats import opened, says, source
from tests.ui.test_markup import Reading
from ui.documents.contents import contents
from ui.documents.mending import form
from ui.documents.notes import notes
from ui.documents.opened import Opened
from ui.documents.view import view


def text(html: str) -> str:
    return Reading(html).text


def test_the_rail_lists_parts_chapters_and_articles_with_captions_and_pages() -> None:
    assert text(contents(opened())).startswith("前文1第1章 総則1第1条 目的1第2章 料金")
    lines = contents(opened()).split("<a ")[1:]
    assert [line.split('class="')[1].split('"')[0] for line in lines] == [
        "part l0",
        "chapter l0",
        "article l0",
        "chapter l0",
        "article l0",
        "article l0",
        "part l0",
    ]


def test_the_rail_marks_what_is_odd_and_what_a_human_decided_at_the_very_article() -> None:
    lines = contents(opened(says("(1) 現金", Says.TEXT))).split("<a ")[1:]
    marks = [(("！" in line), ("✎" in line)) for line in lines]
    assert marks == [
        (False, False),
        (False, False),
        (False, False),
        (False, False),
        (True, True),
        (True, False),
        (False, False),
    ]


def test_a_document_without_articles_is_listed_by_its_paragraphs_with_their_first_words() -> None:
    from analysis.structure.segment import segment
    from models.source import source_of_text

    read = Opened(segment(source_of_text("覚え.txt", "舟は、朝に借ります。\n\n櫂は、夕方に返します。\n")))
    assert "第1項 舟は、朝に借ります。" in text(contents(read))
    assert "第2項 櫂は、夕方に返します。" in text(contents(read))


def test_findings_stand_by_kind_and_lead_to_the_place_itself() -> None:
    read = opened()
    html = notes(read)
    assert (
        "気づいた点 2欠番 1第2条第3項　2頁第2条第3項の前の番号がありません。重複 1第2条　2頁第2条が二度あります。"
        in text(html)
    )
    second = [i for i, b in enumerate(read.blocks) if b.entry and b.entry.path == "本則/第2条" and b.opens][1]
    assert f'data-go="b{second}" lang="ja">第2条' in html


def test_a_document_without_oddities_says_so() -> None:
    from analysis.structure.segment import segment
    from models.source import source_of_text

    html = notes(Opened(segment(source_of_text("舟.txt", "第1条（目的）\n定めます。\n"))))
    assert "気づいた点はありません。" in text(html)
    assert "本文でないもの" not in text(html)


def test_notices_of_the_reader_are_told() -> None:
    assert "読み込みについて 12ページは画像です。" in text(notes(opened(notices=("2ページは画像です。",))))


def test_what_was_set_aside_is_counted_by_reason_and_leads_to_its_place() -> None:
    read = opened()
    html = notes(read)
    assert "本文でないもの 2頁番号 2- 1 -1頁- 2 -2頁" in text(html)
    assert f'data-go="b{len(read.blocks) - 1}" class="jump"' in html


def test_decisions_are_listed_with_who_when_why_place_and_the_way_back() -> None:
    html = notes(opened(says("イ 小切手", Says.TEXT, "手形と一緒"), says("(1) 現金", Says.PARAGRAPH)))
    said = text(html)
    assert "人の判断 2✎ 「イ 小切手」 は本文法務 山田　2026-11-20　手形と一緒取り消す" in said
    assert 'data-withdraw="1"' in html


def test_a_decision_whose_line_is_gone_is_listed_without_a_place_and_told_as_a_finding() -> None:
    html = notes(opened(says("舟を売る。", Says.TEXT)))
    assert "判断の宙づり 1「舟を売る。」を本文とした判断（法務 山田）は、その行が見つからない" in text(html)
    assert "✎ 「舟を売る。」 は本文" in text(html)


def test_more_findings_than_can_be_read_at_a_glance_are_folded() -> None:
    from analysis.structure.segment import segment
    from models.source import source_of_text

    terms = "".join(f"第{n * 2}条（その{n}）\n定めます。\n" for n in range(1, 11))
    html = notes(Opened(segment(source_of_text("舟.txt", terms))))
    assert "欠番 10" in text(html)
    assert "<summary>ほか 4 件</summary>" in html


def test_a_place_of_an_address_is_found_or_not() -> None:
    read = opened()
    place = read.place("本則/第2条/第1項/第2号/ロ")
    assert place is not None
    block = read.blocks[int(place[1:])]
    assert block.entry is not None
    assert block.entry.path == "本則/第2条/第1項/第2号/ロ"
    assert read.place("本則") == read.place("本則/第1章")
    assert read.place("本則/第9条") is None
    assert read.place('"><script>') is None


def test_ids_are_unique_and_every_jump_has_a_target() -> None:
    elements = Reading(view(opened(says("(1) 現金", Says.TEXT)))).elements
    ids = [str(attributes["id"]) for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(id_.isascii() and id_.isalnum() for id_ in ids)
    assert {attributes["data-go"] for _, attributes in elements if "data-go" in attributes} <= set(ids)


def test_the_bar_counts_provisions_and_pages() -> None:
    said = text(view(opened()))
    assert said.startswith("3 条　5 項　2 号　2 号の下　2 頁")
    assert "本文でないもの 2 件も見せる" in said
    assert "次の印" in said


def test_the_form_offers_every_kind_and_remembers_the_name() -> None:
    html = form('法務 "山田"')
    assert text(html).startswith("この行は いまは 条項号号の下本文見出し頁の飾り")
    (name,) = (a for _, a in Reading(html).elements if "data-who" in a)
    assert name["value"] == '法務 "山田"'


def test_only_long_documents_are_laid_out_bit_by_bit() -> None:
    from analysis.structure.segment import segment
    from models.source import source_of_text

    long = Opened(segment(source_of_text("長.txt", "".join(f"第{n}条\n定めます。\n" for n in range(1, 900)))))
    assert 'class="view document long"' in view(long)
    assert 'class="view document"' in view(Opened(segment(source())))
