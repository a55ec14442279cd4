"""Segmentation: golden cases that a lawyer can read, and the promise that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.structure.segment import outline, segment
from analysis.text.narrow import fold
from models.document import Document, Kind
from models.source import Line, Source, source_of_text

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def read(text: str) -> Document:
    return segment(source_of_text("試験", text))


def printed(document: Document) -> str:
    """Everything that has a place, in the order of the source, white space dropped."""
    return fold(
        "".join(document.source.text[start:end] for start, end, _ in sorted(document.homes(), key=lambda h: h[:2]))
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_outline_of_a_case_is_as_written_below_it(case: Path) -> None:
    text, expected = case.read_text(encoding="utf-8").split("\n---\n")
    document = read(text)
    assert outline(document) == expected.rstrip()
    assert printed(document) == fold(text)


def test_there_are_cases() -> None:
    assert len(CASES) >= 12


def test_a_wrapped_line_is_joined_without_a_space_inside_japanese_and_with_one_between_latin_words() -> None:
    page = [
        "利用者は、当社が指定する端末を用いて、当社の定める方法により接続するものとし、その",
        "方法は当社が定めるものとします。",
    ]
    lines = [
        "第1条（接続）",
        "利用者は、当社が指定する端末を用いて、当社の提供する専用の接続方法である Remote",
        "Access により接続するものとします。",
    ]
    document = read("\n".join([*lines, "第2条（他）", *page * 8]))
    assert "である Remote Access により" in document.by_path["本則/第1条/第1項"].node.text
    assert "ものとし、その方法は" in document.by_path["本則/第2条/第1項"].node.text


def test_what_follows_the_items_of_a_paragraph_belongs_to_the_paragraph() -> None:
    document = read(
        (Path(__file__).parent / "cases/latter_part_of_a_paragraph.txt").read_text(encoding="utf-8").split("\n---\n")[0]
    )
    paragraph = document.by_path["本則/第1条/第1項"].node
    assert paragraph.text.endswith("賠償するものとします。")
    assert paragraph.children[-1].text == "破産の申立てがあったとき"


def test_a_missing_and_a_repeated_number_are_findings_at_their_place() -> None:
    document = read(
        "第1条（甲）\n本文です。\n第3条（乙）\n本文です。\n第3条（丙）\n本文です。\n第4条（丁）\n本文です。"
    )
    assert [(f.what, f.path) for f in document.findings] == [("欠番", "本則/第3条"), ("重複", "本則/第3条")]
    assert [document.source.text[f.start : f.end] for f in document.findings] == ["第3条", "第3条"]


def test_a_text_without_any_clause_says_so_and_loses_nothing() -> None:
    text = "お知らせ\n来週の月曜日は休業します。\nご不便をおかけします。"
    document = read(text)
    assert [f.what for f in document.findings] == ["条なし"]
    assert printed(document) == fold(text)


def test_the_heading_of_a_part_is_no_caption_of_the_article_above_it() -> None:
    document = read("第1条（目的）\n第2条\n第1条（目的）\n第2条\n附則\n第1条（目的）")
    assert [e.path for e in document.entries if e.node.kind is Kind.PART] == ["本則", "附則1"]


def test_a_provision_knows_its_page() -> None:
    document = segment(
        Source("頁", (Line("第1条（甲）", 1), Line("本文です。", 1), Line("第2条（乙）", 2), Line("本文です。", 3)))
    )
    pages = {e.path: document.page(e.node) for e in document.entries}
    assert (pages["本則/第1条"], pages["本則/第2条"], pages["本則/第2条/第1項"]) == (1, 2, 3)


LINES = st.sampled_from(
    ["第1条（目的）", "第２条", "（定義）", "第三条　料金は、別に定める。", "1. 当社は、", "２　契約者は、", "（１）申込書", "①甲", "イ　乙", "一　丙", "附則", "別表１",
     "改定履歴", "目次", "以上", "第1章 総則", "12", "- 3 -", "", "　", "次の各号のとおりとする。", "- 1 当社", "第5条（通知）に定める", "用語 用語の意味", "a. x", "https://example.jp/"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=40))
def test_nothing_is_lost_of_any_text(lines: list[str]) -> None:
    text = "\n".join(line.replace("\r", " ") for line in lines)
    document = read(text)
    assert printed(document) == fold(text)
    again = read(text)
    assert again == document


@pytest.mark.shared
def test_nothing_is_lost_of_the_real_documents_and_statutes(shared: Path) -> None:
    for path in sorted([*(shared / "corpus").glob("*.txt"), *(shared / "corpus/statutes").glob("*.txt")]):
        text = path.read_text(encoding="utf-8-sig").replace("\f", "\n")
        assert printed(read(text)) == fold(text), path.name


@pytest.mark.parametrize(
    ("head", "tail"), [("年１４．", "６％"), ("金30", ",000円"), ("金30,", "000円"), ("年1", "4.6%")]
)
def test_a_number_cut_in_two_by_the_margin_is_joined(head: str, tail: str) -> None:
    before = "契約者が料金その他の債務の支払を怠ったときは、支払期日の翌日から完済の日まで、当社に"
    after = "の割合によるものを支払うものとし、その計算は一年を三百六十五日として行うものとしま"
    document = read(
        "\n".join(
            [
                "第1条（遅延損害金）",
                before + head,
                tail + after,
                "す。",
                "第2条（他）",
                before + head,
                tail + after,
                "す。",
            ]
        )
    )
    assert head + tail + "の割合" in document.by_path["本則/第1条/第1項"].node.text


def test_headings_that_the_file_marks_are_the_clauses_of_a_text_without_numbers() -> None:
    rows = [
        ("利用規約", 1),
        ("目的", 2),
        ("本規約は利用条件を定めます。", 0),
        ("料金", 2),
        ("無料です。", 0),
        ("解約", 2),
        ("随時できます。", 0),
    ]
    document = segment(Source("頁", tuple(Line(text, heading=rank) for text, rank in rows)))
    assert [e.node.title for e in document.entries if e.node.kind is Kind.ARTICLE] == ["目的", "料金", "解約"]
    assert document.title.text == "利用規約"


def test_numbers_before_most_headings_of_a_page_count_and_a_title_of_their_rank_does_not() -> None:
    rows = [("貸し舟規約", 2), ("舟を借りる方へのお願いです。", 0)]
    rows += [
        row for n, word in enumerate(("目的", "料金", "返却"), 1) for row in ((f"{n}.{word}", 2), ("定めます。", 0))
    ]
    document = segment(Source("頁", tuple(Line(text, heading=rank) for text, rank in rows)))
    articles = [(e.path, e.node.title) for e in document.entries if e.node.kind is Kind.ARTICLE]
    assert articles == [("本則/第1条", "目的"), ("本則/第2条", "料金"), ("本則/第3条", "返却")]
    assert document.title.text == "貸し舟規約"


def test_who_signed_and_the_version_stand_at_the_end_of_the_document() -> None:
    document = read(
        "第1条（契約者（申込者）の義務）\n料金を払います。\n第2条（管轄）\n横浜地方裁判所とします。\n株式会社みどり\n代表取締役　緑花子\nVer.1.2 2020/10/01"
    )
    assert document.by_path["本則/第1条"].node.title == "契約者（申込者）の義務"
    assert document.by_path["本則/第2条/第1項"].node.text == "横浜地方裁判所とします。"
    assert document.by_path["末尾"].node.text.startswith("株式会社みどり")


def test_one_article_without_a_caption_among_many_with_one_is_a_finding() -> None:
    captions = ["（適用）", "（登録）", "（料金）", "", "（解約）", "（通知）", "（管轄）"]
    text = "\n".join(f"第{n}条{caption}\n当社は、これを別に定めます。" for n, caption in enumerate(captions, 1))
    assert [(f.what, f.path) for f in read(text).findings] == [("見出しのない条", "本則/第4条")]
    assert read(text.replace("第4条\n当社は、これを別に定めます。", "第4条　削除")).findings == ()


def test_a_heading_of_the_page_behind_the_last_provision_begins_what_is_no_provision() -> None:
    words = [
        ("第1条（適用）", 3), ("この規約は、利用者に適用します。", 0),
        ("第2条（解約）", 3), ("利用者は、いつでも解約できます。", 0), ("例", 4), ("月の途中の解約も同じです。", 0),
        ("お問い合わせ", 3), ("上の規約をお読みのうえ、ご連絡ください。", 0),
    ]  # fmt: skip
    document = segment(Source("試験", tuple(Line(text, heading=rank) for text, rank in words)))
    assert document.by_path["本則/第2条/第1項"].node.text.endswith("同じです。")
    assert document.by_path["末尾"].node.text == "お問い合わせ\n上の規約をお読みのうえ、ご連絡ください。"


def test_a_caption_that_names_a_kind_of_text_above_a_restart_is_no_title_of_a_second_text() -> None:
    text = "第1条\n目的\n本文です。\n第2条\n範囲\n本文です。\n第3条\n利用規約\n"
    document = read(text + text)
    assert document.by_path["本則/第3条"].node.title == "利用規約"


def test_a_heading_out_of_order_is_a_heading_and_one_finding() -> None:
    numbers = (1, 2, 3, 4, 6, 5, 7, 8)
    document = read("".join(f"第{n}条（見出し{n}）\n本文です。\n" for n in numbers))
    articles = [entry.path for entry in document.entries if entry.node.kind is Kind.ARTICLE]
    assert articles == [f"本則/第{n}条" for n in numbers]
    assert [(f.what, f.path) for f in document.findings] == [("欠番", "本則/第6条"), ("順序違い", "本則/第5条")]


def test_the_sign_before_a_title_in_a_collection_of_rules_is_no_part_of_it() -> None:
    document = read("○みどり町羊貸出要綱\n（目的）\n第１条　羊を貸し出す。\n（返却）\n第２条　羊は返す。")
    assert document.title.text == "みどり町羊貸出要綱"
    assert [(piece.start, piece.end) for piece in document.furniture] == [(0, 1)]


def test_two_numbered_headings_of_a_page_are_its_clauses_and_the_numbers_of_a_list_are_items() -> None:
    rows = (("掲示板の規約", 1), ("1. 禁止事項", 3), ("次の行為を禁じます。", 0), ("  1. 荒らす行為", 0), ("  2. なりすます行為", 0),
            ("2. 免責", 3), ("損害の責任を負いません。", 0))  # fmt: skip
    document = segment(Source("頁", tuple(Line(text, heading=rank) for text, rank in rows)))
    assert [e.path for e in document.entries if e.node.kind is Kind.ARTICLE] == ["本則/第1条", "本則/第2条"]
    assert document.by_path["本則/第1条/第1項/第2号"].node.text == "なりすます行為"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("PRIVACY POLICY\nプライバシーポリシー", "プライバシーポリシー"),
        ("Contract\n貸し舟規約", "貸し舟規約"),
        ("みなと舟屋 | 貸し舟規約\n貸し舟規約", "貸し舟規約"),
        ("〔みなと舟屋 貸し舟規約〕", "〔みなと舟屋 貸し舟規約〕"),
        ("ホーム 貸し舟規約\n貸し舟規約", "貸し舟規約"),
        ("貸し舟規約 第1章 総則\n貸し舟規約", "貸し舟規約"),
        ("みなと舟屋\n貸し舟規約", "みなと舟屋\n貸し舟規約"),
        ("Terms of Service", "Terms of Service"),
    ],
)
def test_what_a_page_prints_above_its_title_is_no_part_of_it(above: str, title: str) -> None:
    document = read(f"{above}\n第1条（目的）\n舟を貸します。\n第2条（料金）\n無料とします。\n")
    assert document.title.text == title
    assert "前文" not in document.by_path


def test_headings_of_a_file_over_other_headings_are_chapters_of_the_clauses_below_them() -> None:
    printed_lines = [
        (1, "みなと会会則"),
        (1, "みなと会会則"),
        (2, "総則"),
        (3, "名称"),
        (0, "本会はみなと会と称する。"),
        (3, "活動"),
        (0, "本会は次の活動を行う。"),
        (0, "1. 会員の集い"),
        (0, "2. 海辺の清掃"),
        (2, "役員"),
        (3, "構成"),
        (0, "本会に会長を置く。"),
        (2, "会計"),
        (3, "年度"),
        (0, "会計年度は暦年とする。"),
        (2, "改正"),
        (0, "会則の改正は、総会で決める。"),
    ]
    document = segment(Source("会則.md", tuple(Line(text, heading=rank) for rank, text in printed_lines)))
    assert document.title.text == "みなと会会則"
    assert outline(document).split("\n") == [
        "本則",
        "本則/第1章 【総則】",
        "本則/第1条 【名称】",
        "本則/第1条/第1項 本会はみなと会と称する。",
        "本則/第2条 【活動】",
        "本則/第2条/第1項 本会は次の活動を行う。",
        "本則/第2条/第1項/第1号 会員の集い",
        "本則/第2条/第1項/第2号 海辺の清掃",
        "本則/第2章 【役員】",
        "本則/第3条 【構成】",
        "本則/第3条/第1項 本会に会長を置く。",
        "本則/第3章 【会計】",
        "本則/第4条 【年度】",
        "本則/第4条/第1項 会計年度は暦年とする。",
        "本則/第5条 【改正】",
        "本則/第5条/第1項 会則の改正は、総会で決める。",
    ]


def test_a_heading_of_the_file_behind_a_supplement_ends_the_terms() -> None:
    printed_lines = [
        (1, "みなと利用規約"),
        (3, "第1条 (目的)"),
        (0, "この規約は、みなとの利用について定めます。"),
        (3, "第2条 (管轄)"),
        (0, "紛争は、みなと地方裁判所に訴えます。"),
        (0, "附則 この規約は、2024年4月1日から施行します。"),
        (2, "特定商取引法に基づく表記"),
        (0, "事業者名"),
        (0, "みなと商店"),
    ]
    document = segment(Source("規約.html", tuple(Line(text, heading=rank) for rank, text in printed_lines)))
    assert outline(document).split("\n")[-2:] == [
        "附則1/第1項 この規約は、2024年4月1日から施行します。",
        "末尾 特定商取引法に基づく表記 事業者名 みなと商店",
    ]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("みなと会について − 定款", "一般社団法人みなと会定款"),
        ("就業規則(1)", "就業規則"),
        ("利用規約", "みなと光サービス利用規約"),
        ("TERMS 利用規約", "みなと会利用規約"),
        ("みなと会利用規約", "みなと会利用規約"),
    ],
)
def test_what_a_page_prints_above_its_title_is_no_part_of_the_title(above: str, title: str) -> None:
    document = read("\n".join([above, title, "第1条（目的）", "目的を定める。", "第2条（名称）", "名称を定める。"]))
    assert document.title.text == title
    assert [piece.why for piece in document.furniture] == ["欄外"]
