"""What printed pages show around and above the text: line numbers, type sizes, the edges of columns."""

from __future__ import annotations

from analysis.structure.asides import FOOTNOTE, RUNNING, STAMP, asides
from analysis.structure.furniture import LINE_NUMBER, TO_THE_TOP
from analysis.structure.page_columns import column_edges
from analysis.structure.segment import outline, segment
from models.document import Kind
from models.source import Box, Line, Source


def line(text: str, x0: float, top: float, size: float = 10.0) -> Line:
    return Line(text, 1, Box(x0, top, x0 + size * len(text), top + size, size))


def numbered(step: int) -> list[Line]:
    """Sentences with a number in the margin beside every ``step``-th line."""
    lines = [line("第１条（見学）", 80, 100)]
    for at in range(1, 25):
        if at % step == 0:
            lines.append(line(str(at), 45, 100 + 18 * at, 6.0))
        words = "見学者は、工場の中を歩くとき、案内する者の指示に従ってください" + "。" * (at % 3 == 0)
        lines.append(line(words, 80, 100 + 18 * at))
    return lines


def test_numbers_of_lines_in_the_margin_are_no_text() -> None:
    for step in (1, 5):
        document = segment(Source("見学.pdf", tuple(numbered(step))))
        assert [piece.why for piece in document.furniture] == [LINE_NUMBER] * (24 // step)
        assert not any(c.isdigit() for c in document.by_path["本則/第1条/第1項"].node.text)


def test_figures_in_unequal_steps_are_kept() -> None:
    lines = [line(text, 45 if text.isdigit() else 80, 100 + 18 * at) for at, text in enumerate(
        ["第１条（台数）", "次の台数とします。", "3", "晴れの日に貸し出す台数", "8", "雨の日に貸し出す台数", "9", "雪の日に貸し出す台数", "20", "合計の台数。"]
    )]  # fmt: skip
    assert not [piece for piece in segment(Source("台数.pdf", tuple(lines))).furniture if piece.why == LINE_NUMBER]


def test_captions_in_larger_type_are_articles_where_nothing_is_numbered() -> None:
    text = [("自転車の貸出し", 18.0), ("お申込み", 12.0), ("店頭でお申し込みください。", 10.0), ("料金", 12.0)]
    text += [("一日につき千円です。", 10.0), ("返却", 12.0), ("閉店までに返してください。", 10.0)]
    lines = tuple(line(words, 60, 100 + 24 * at, size) for at, (words, size) in enumerate(text))
    assert outline(segment(Source("自転車.pdf", lines))).splitlines()[1:] == [
        "本則/第1条 【お申込み】",
        "本則/第1条/第1項 店頭でお申し込みください。",
        "本則/第2条 【料金】",
        "本則/第2条/第1項 一日につき千円です。",
        "本則/第3条 【返却】",
        "本則/第3条/第1項 閉店までに返してください。",
    ]


def test_a_line_is_full_by_the_edge_of_its_own_column() -> None:
    columns = [[line("あ" * (8 - at % 2), x, 100 + 16 * at) for at in range(8)] for x in (60, 180, 300)]
    edges = column_edges([row for column in columns for row in column])
    assert [edges[at] for at in (0, 8, 16)] == [(60, 140), (180, 260), (300, 380)]


def test_a_page_of_one_column_has_no_columns() -> None:
    assert column_edges([line("あ" * 40, 60, 100 + 16 * at) for at in range(8)]) == {}


SENTENCES = ("この会則は、市民農園を使う人に適用します。区画を", "借りた人は、区画を自分で耕し、他人に又貸しをせず、", "使い終えたときは、元の姿に戻して返してください。")  # fmt: skip


def garden(*more: Line) -> Source:
    """An article on two pages, its first sentences and ``more`` on the first."""
    first = [
        line("第１条（区画）", 60, 100),
        *(line(words, 60, 118 + 18 * at) for at, words in enumerate(SENTENCES[:2])),
    ]
    last = line(SENTENCES[2], 60, 100)
    return Source("農園.pdf", (*first, *more, Line(last.text, 2, last.box)))


def test_a_stamp_laid_over_the_text_is_no_part_of_it() -> None:
    document = segment(garden(line("見本", 200, 110, 60.0)))
    assert [piece.why for piece in document.furniture] == [STAMP]
    assert document.by_path["本則/第1条/第1項"].node.text == "".join(SENTENCES)


def test_large_type_beside_the_text_is_no_stamp() -> None:
    assert not segment(garden(line("見本", 200, 300, 60.0))).furniture


def test_a_note_in_small_type_at_the_foot_does_not_break_a_sentence() -> None:
    document = segment(garden(line("※ 区画の広さは、一区画につき十五平方メートルです。", 60, 160, 7.0)))
    assert [piece.why for piece in document.furniture] == [FOOTNOTE]
    assert document.by_path["本則/第1条/第1項"].node.text == "".join(SENTENCES)


def test_small_type_without_the_mark_of_a_note_is_text() -> None:
    document = segment(garden(line("区画の広さは、一区画につき十五平方メートルです。", 60, 160, 7.0)))
    assert not document.furniture


def test_captions_that_stand_apart_are_articles_where_nothing_is_numbered_or_larger() -> None:
    text = [("花の定期便のご案内", 0), ("お届け", 30), ("毎月一日に花をお届けします。", 18), ("お支払い", 30)]
    text += [
        ("月末に口座から引き落とします。", 18),
        ("お休み", 30),
        ("前の月の十日までにご連絡ください。長いお休みも承ります。", 18),
    ]
    tops = [100 + sum(step for _, step in text[: at + 1]) for at in range(len(text))]
    lines = tuple(line(words, 60, top) for (words, _), top in zip(text, tops, strict=True))
    assert outline(segment(Source("花.pdf", lines))).splitlines()[1:] == [
        "本則/第1条 【お届け】",
        "本則/第1条/第1項 毎月一日に花をお届けします。",
        "本則/第2条 【お支払い】",
        "本則/第2条/第1項 月末に口座から引き落とします。",
        "本則/第3条 【お休み】",
        "本則/第3条/第1項 前の月の十日までにご連絡ください。長いお休みも承",
    ]


def test_a_title_in_large_type_goes_on_in_its_next_line() -> None:
    title = [line("貸し農園利用者のための共同作業小屋利用規", 130, 100, 20.0), line("約", 250, 124, 20.0)]
    text = [
        line("第１条（小屋）", 60, 170),
        *(line(words * 2, 60, 190 + 18 * at) for at, words in enumerate(SENTENCES)),
    ]
    document = segment(Source("小屋.pdf", (*title, *text)))
    assert document.title.text == "貸し農園利用者のための共同作業小屋利用規約"


def test_a_long_caption_that_stops_before_the_margin_is_whole() -> None:
    lines = [line("第１条　小屋を使う予定を変えなければならない場合", 60, 100), line("第２条　鍵", 60, 160)]
    words = "使う予定を変えるときは、前の日までに、当番の者に口頭又は書面で申し出て、その承諾を得てください。"
    text = [line(words, 60, 118), line(words, 60, 178)]
    document = segment(Source("小屋.pdf", (lines[0], text[0], lines[1], text[1])))
    assert document.by_path["本則/第1条"].node.title == "小屋を使う予定を変えなければならない場合"


CHAPTERS = ("第１章　総則", "第２章　会員", "第３章　会費")


def chaptered(heads: float) -> Source:
    """A chapter on each page, its name in type of that size above the text too."""
    lines = []
    for page, chapter in enumerate(CHAPTERS, 1):
        on_page = [
            line(chapter, 300, 40, heads),
            line(chapter, 60, 90, 12.0),
            line(f"第{page}条（{chapter[-2:]}の細目）", 60, 120),
        ]
        on_page += [line("会員は、当会が別に定める細目に従って活動に参加し、会の名を高めるよう努めます。", 60, 140)]
        lines += [Line(each.text, page, each.box) for each in on_page]
    return Source("会則.pdf", tuple(lines))


def test_the_name_of_a_chapter_above_every_page_is_a_running_head() -> None:
    document = segment(chaptered(7.0))
    assert [piece.why for piece in document.furniture] == [RUNNING] * 3
    chapters = [entry.path for entry in document.entries if entry.node.kind is Kind.CHAPTER]
    assert chapters == ["本則/第1章", "本則/第2章", "本則/第3章"]


def test_sentences_that_differ_in_their_figures_alone_are_text_even_at_the_top_of_every_page() -> None:
    pages = [
        Line(each.text, page, each.box)
        for page in (1, 2, 3)
        for each in (
            line("舟の貸出規約", 200, 40),
            line(f"第{page}条　会員は、舟を借りた日から{page}日以内に、様式{page}0", 60, 60),
            line("による届を、係に出します。", 60, 80),
        )
    ]
    document = segment(Source("舟.pdf", tuple(pages)))
    assert [document.by_path[f"本則/第{n}条/第1項"].node.text[:3] for n in (1, 2, 3)] == ["会員は"] * 3


def test_a_title_below_a_running_head_of_the_same_words_and_size_is_the_title() -> None:
    pages = [
        Line(each.text, page, each.box)
        for page in (1, 2)
        for each in (
            line("舟の貸出規約", 60, 40),
            *((line("舟の貸出規約", 60, 60),) if page == 1 else ()),
            line(f"第{page}条（{'舟岸'[page - 1]}）", 60, 80),
            line("会員は、舟を借りることができます。", 60, 100),
        )
    ]
    document = segment(Source("舟.pdf", tuple(pages)))
    assert [(piece.why, piece.start) for piece in document.furniture] == [(RUNNING, 0), (RUNNING, 39)]
    assert (document.title.text, document.title.runs[0].start) == ("舟の貸出規約", 7)


def test_the_heading_of_a_supplement_is_whole_although_it_wraps() -> None:
    text = [
        "岸の規則",
        "第１条（岸）",
        "岸は、毎朝掃く。",
        "附　則（平成三年三月三日規則第",
        "三号）　抄",
        "この規則は、公布の日から施行する。",
    ]
    document = segment(Source("岸.pdf", tuple(line(words, 60, 40 + 20 * at) for at, words in enumerate(text))))
    assert outline(document).splitlines()[-2:] == [
        "附則1 【平成三年三月三日規則第三号】",
        "附則1/第1項 この規則は、公布の日から施行する。",
    ]


def test_a_number_that_goes_on_with_a_citation_from_the_line_above_is_text() -> None:
    text = [
        "第１条（罪）",
        "次に掲げる罪を犯した者は、舟を借りることができない。",
        "（１）　岸規則に定める罪",
        "（２）　舟規則第95条、第96条の２から第96条の４まで、第105条の",
        "２、第175条及び第180条に定める罪",
    ]
    document = segment(Source("罪.pdf", tuple(line(words, 60, 40 + 20 * at) for at, words in enumerate(text))))
    assert [entry.path for entry in document.entries][1:] == [
        "本則/第1条",
        "本則/第1条/第1項",
        "本則/第1条/第1項/第1号",
        "本則/第1条/第1項/第2号",
    ]


def test_the_marks_of_a_list_drawn_apart_from_its_words_are_no_running_heads() -> None:
    pages = [
        Line(each.text, page, each.box)
        for page in (1, 2, 3)
        for each in (
            *((line("第１条（舟）", 60, 20), line("次の舟は、貸しません。", 60, 40)) if page == 1 else ()),
            line(f"({page})", 60, 60),
            line(f"{'赤青白'[page - 1]}く塗った舟", 90, 60),
        )
    ]
    document = segment(Source("舟.pdf", (line("舟の貸出規約", 60, 0), *pages)))
    assert outline(document).splitlines()[-3:] == [
        "本則/第1条/第1項/第1号 赤く塗った舟",
        "本則/第1条/第1項/第2号 青く塗った舟",
        "本則/第1条/第1項/第3号 白く塗った舟",
    ]


def test_a_link_to_the_top_of_a_printed_web_page_is_furniture() -> None:
    text = [
        "舟の貸出規約",
        "第１条（舟）",
        "会員は、舟を借ります。",
        "▲ページの先頭へ戻る",
        "第２条（岸）",
        "ページの先頭に規約を掲げます。",
    ]
    document = segment(Source("舟.txt", tuple(Line(each) for each in text)))
    assert [piece.why for piece in document.furniture] == [TO_THE_TOP]
    assert document.by_path["本則/第1条/第1項"].node.text == "会員は、舟を借ります。"
    assert document.by_path["本則/第2条/第1項"].node.text == "ページの先頭に規約を掲げます。"


def test_a_caption_without_brackets_ends_in_the_next_row() -> None:
    words = "会員は、舟を借りるときは、" * 2
    narrow = [line("第１条　舟を借りる会員及びその連れの者の", 60, 40, 13.0), line("岸での心得", 60, 60, 13.0)]
    larger = [*narrow, line(words[:26], 60, 80), line("岸を掃きます。", 60, 94)]
    numbered = [line("第１条　舟を借りる会員及びその連れの者の", 60, 40), line("岸での心得", 60, 54)]
    numbered += [line("１　" + words[:17], 60, 68), line("岸を掃きます。", 60, 82)]
    for lines in (larger, numbered):
        document = segment(Source("舟.pdf", (line("舟の貸出規約", 60, 0), *lines)))
        assert document.by_path["本則/第1条"].node.title == "舟を借りる会員及びその連れの者の岸での心得"
        assert document.by_path["本則/第1条/第1項"].node.text.startswith("会員は、")


def test_a_head_that_sticks_out_over_a_narrow_text_says_nothing_of_its_margin() -> None:
    lines = [line("岸の組合の舟の貸出規約をここに掲げます（令和三年）", 60, 10)]
    for number in range(1, 13):
        top = 20.0 + 60 * number
        lines += [line(f"第{number}条（岸{number}）", 60, top), line("会員は、舟を借りたとき", 60, top + 14)]
        lines += [line("２日のうちに返します。", 60, top + 28)]
    document = segment(Source("舟.pdf", tuple(lines)))
    assert document.by_path["本則/第7条/第1項"].node.text == "会員は、舟を借りたとき２日のうちに返します。"


def test_the_ways_through_a_site_on_a_printed_web_page_are_not_its_title() -> None:
    body = [line("第１条（舟）", 60, 200), line("会員は、桟橋の係に申し出て、舟を一日借りることができます。", 60, 216)]
    for way in ("ホーム › 約款・規約", "トップページ | 料金 | 利用規約", "一覧へ戻る"):
        rows = [line(way, 60, 40), line("みずうみの舟の", 60, 80, 20.0), line("貸出規約", 60, 104, 20.0), *body]
        document = segment(Source("舟.pdf", tuple(rows)))
        assert document.title.text == "みずうみの舟の\n貸出規約"
        assert document.source.text[document.furniture[0].start : document.furniture[0].end] == way
        assert segment(Source("舟.pdf", (rows[0], *body))).title.text == ""
    marked = segment(Source("舟.pdf", (line("舟の規約<案>について", 60, 40), *body)))
    assert marked.title.text == "舟の規約<案>について"


NARROW = """舟の貸出規約
第１条　桟橋の係が会員に渡す鍵と札
１　会員は、桟橋の係に会員証を見せて、鍵
と札を受け取ります。札は、舟を返すまで会
員が身に付けてください。
第２条　舟と櫂の返却
１　会員は、日が暮れるまでに舟を元の桟橋
に戻し、鍵と札を桟橋の係に返します。
２　暗くなったときは、岸の番小屋の者に鍵
を渡し、翌朝までに係に電話で知らせること

以上"""


def test_a_narrow_column_of_text_has_captions_that_reach_far_and_an_end_of_its_own() -> None:
    document = segment(Source("舟.txt", tuple(Line(each) for each in NARROW.splitlines())))
    titles = [entry.node.title for entry in document.entries if entry.node.title]
    assert titles == ["桟橋の係が会員に渡す鍵と札", "舟と櫂の返却"]
    assert [entry.path for entry in document.entries][-2:] == ["本則/第2条/第2項", "末尾"]


def test_the_numbers_of_articles_at_the_foot_of_every_page_are_no_running_foot() -> None:
    pages = [
        Line(each.text, page, each.box)
        for page in (1, 2, 3)
        for each in (
            line("（借り方）", 60, 40),
            line("１　会員は、舟を借りることができます。", 60, 60),
            line("２　会員は、舟を元の岸に返します。", 60, 80),
            line(f"第{page}条", 60, 100),
        )
    ]
    document = segment(Source("舟.pdf", (Line("舟の貸出規約", 1, pages[0].box), *pages)))
    assert {entry.path for entry in document.entries} >= {"本則/第1条", "本則/第2条", "本則/第3条"}


def test_a_heading_in_large_type_at_the_top_of_every_page_is_no_running_head() -> None:
    assert RUNNING not in [piece.why for piece in segment(chaptered(12.0)).furniture]


def test_a_word_in_the_margin_beside_every_page_is_furniture() -> None:
    pages = [
        Line(each.text, page, each.box)
        for page in (1, 2)
        for each in (
            line("会則", 20, 300),
            line(f"第{page}条（{'区画鍵'[page]}）", 60, 90),
            line(SENTENCES[page - 1] + SENTENCES[2], 60, 110),
        )
    ]
    assert [piece.why for piece in segment(Source("会則.pdf", tuple(pages))).furniture] == [RUNNING] * 2


def sheet(head: str) -> Source:
    """One page with small type above the title."""
    text = [line(head, 60, 30, 8.0), line("羊の貸出約款", 200, 60, 14.0), line("第１条（貸出し）", 60, 100)]
    words = ["当園は、羊を一日貸し出します。", "第２条（返却）", "羊は、日が暮れるまでに返してください。"]
    return Source("羊.pdf", (*text, *(line(here, 60, 116 + 16 * at) for at, here in enumerate(words))))


def test_a_head_on_a_single_page_that_says_the_title_again_is_furniture() -> None:
    for head in ("羊の貸出約款", "貸出約款"):
        document = segment(sheet(head))
        assert [piece.why for piece in document.furniture] == [RUNNING]
        assert document.title.text == "羊の貸出約款"


def test_other_small_type_above_a_title_is_no_part_of_it() -> None:
    document = segment(sheet("みどり牧場"))
    assert document.title.text == "羊の貸出約款"
    assert document.by_path["前文"].node.text == "みどり牧場"


def test_a_title_that_begins_right_of_the_middle_does_not_run_on_into_what_is_below_it() -> None:
    text = [
        line("心得", 330, 40, 15.0),
        line("【持ち物】", 60, 80),
        line("１　" + "見学者は、長靴を持参し、" * 3 + "帽子も持参する。", 60, 96),
    ]
    text += [line("【禁止】", 60, 112), line("２　見学者は、火を使ってはならない。", 60, 128)]
    text += [line("【返却】", 60, 144), line("３　見学者は、帽子を返す。", 60, 160)]
    document = segment(Source("心得.pdf", tuple(text)))
    assert [e.node.title for e in document.entries if e.node.kind is Kind.ARTICLE] == ["持ち物", "禁止", "返却"]


def test_members_of_lists_that_come_again_at_the_edge_of_pages_are_text() -> None:
    pages = []
    for number in (1, 2):
        animal = "羊馬"[number - 1]
        words = [
            f"第{number}条（{animal}）",
            f"次の者は、{animal}に乗れない。",
            "(1) 酔っている者",
            "(2) その他園長が認めない者",
        ]
        pages += [Line(here, number, Box(60, 60 + 20 * at, 300, 70 + 20 * at, 10.0)) for at, here in enumerate(words)]
    document = segment(Source("羊.pdf", tuple(pages)))
    assert not document.furniture
    assert [document.by_path[f"本則/第{n}条/第1項/第2号"].node.text for n in (1, 2)] == ["その他園長が認めない者"] * 2


def test_a_bullet_below_a_full_line_begins_the_next_member() -> None:
    words = [
        ("第１条（目的）", 60),
        ("次の各号の目的に限り、写真", 60),
        ("を使います。", 60),
        ("・見学の様子をお知らせする", 60),
        ("ため", 70),
        ("・次の見学の支度に用いるため", 60),
        ("・工場の広報に用いるため", 60),
    ]
    lines = tuple(line(text, x, 100 + 16 * at) for at, (text, x) in enumerate(words))
    assert [entry.path for entry in segment(Source("写真.pdf", lines)).entries][-3:] == [
        f"本則/第1条/第1項/第{number}号" for number in (1, 2, 3)
    ]


def test_a_column_may_begin_with_the_hanging_rest_of_a_line() -> None:
    columns = [[line("あ" * 8, x, 100 + 16 * at) for at in range(8)] for x in (60, 180)]
    columns[1][0] = line("あ" * 5, 210, 100)
    edges = column_edges([row for column in columns for row in column])
    assert [edges[at] for at in (0, 8, 9)] == [(60, 140), (180, 260), (180, 260)]


def test_two_pages_on_one_sheet_have_two_numbers() -> None:
    left = [line(words, 60, 100 + 20 * at) for at, words in enumerate(["第１条（料金）", "料金は、前払とします。"])]
    right = [line(words, 400, 100 + 20 * at) for at, words in enumerate(["第２条（返金）", "返金は、しません。"])]
    numbers = [line("1", 160, 700), line("2", 500, 700)]
    for lines in ([*left, *right, *numbers], [*left, numbers[0], *right, numbers[1]]):
        document = segment(Source("料金.pdf", tuple(lines)))
        assert [document.source.text[piece.start : piece.end] for piece in document.furniture] == ["1", "2"]
        assert document.by_path["本則/第1条/第1項"].node.text == "料金は、前払とします。"


def test_a_figure_beside_other_words_at_the_foot_is_no_number_of_a_page() -> None:
    words = [("第１条（台数）", 60, 100), ("次の台数とします。", 60, 120), ("舟", 60, 140), ("3", 200, 140)]
    assert not asides([line(*word) for word in words])


def test_a_heading_named_again_at_the_edge_of_another_page_is_no_running_head() -> None:
    pages = [
        ["第１条　料金", "料金は、前払とします。"],
        ["第２条　返金", "返金は、しません。"],
        ["第３条　解約", "解約は、できます。"],
    ]
    pages += [["改定履歴", "2024年4月1日改定"], ["第１条　料金", "第３条　解約"]]
    lines = [
        Line(text, number, Box(60, 60 + 20 * at, 60 + 10 * len(text), 70 + 20 * at, 10))
        for number, page in enumerate(pages, 1)
        for at, text in enumerate(page)
    ]
    document = segment(Source("料金.pdf", tuple(lines)))
    assert not document.furniture
    assert document.by_path["本則/第1条"].node.title == "料金"
