"""The class of a row and the words that decided, as screens and reports say them."""

from __future__ import annotations

from analysis.changes.substance import judge_texts
from models.comparison import Diff, Op, Piece, Row, State, Strip
from reports.verdict_words import graded, grounds_told, sentence


def row(left: str, right: str, state: State = State.CHANGED) -> Row:
    path = "本則/第1条/第1項"
    strip = Strip(path, path, Diff((Piece(Op.CHANGED, left, right),)))
    return Row(state, "本則/第1条", "本則/第1条", (strip,), verdict=judge_texts(left, right))


def test_a_number_is_told_with_both_values() -> None:
    found = row("30日前までに通知する。", "60日前までに通知する。")
    assert sentence(found, versions=True) == "実質：期限（30日→60日）"
    assert sentence(found, versions=False) == "実質：期限（30日／60日）"


def test_the_weightiest_ground_comes_first_and_each_once() -> None:
    found = row("会員は、年5%の利息を支払う。舟は返す。", "会員は、年6%の利息を支払うことができる。舟と櫂は返す。")
    told = grounds_told(found.verdict, versions=True)
    assert told[0] == "数値（年5%→年6%）"
    assert len({words.partition("（")[0] for words in told}) == len(told)


def test_other_words_of_two_services_are_only_counted() -> None:
    found = row("会員は、櫂を桟橋へ返す。", "会員は、櫂を倉庫へ返す。")
    assert sentence(found, versions=False) == "実質：ほかの語句 1 か所"
    assert sentence(found, versions=True) == "実質：内容（桟橋→倉庫）"


def test_wording_is_told_as_such() -> None:
    name, told = graded(row("料金を支払うものとします。", "料金を支払います。"), versions=True)
    assert (name, len(told)) == ("表現", 1)
    assert "→" in told[0]
    _, beside = graded(row("料金を支払うものとします。", "料金を支払います。"), versions=False)
    assert "→" not in beside[0], "neither of two services is the older one"


def test_a_row_on_one_side_says_which() -> None:
    alone = Row(State.LEFT_ONLY, "本則/第1条", None, ())
    assert sentence(alone, versions=False) == "左のみ"


def test_a_caption_alone_is_named() -> None:
    same = Strip("本則/第1条/第1項", "本則/第1条/第1項", Diff((Piece(Op.SAME, "同じ。", "同じ。"),)))
    assert sentence(Row(State.CHANGED, "本則/第1条", "本則/第1条", (same,)), versions=True) == "表現：見出し"
    assert sentence(Row(State.SAME, "本則/第1条", "本則/第1条", (same,)), versions=True) == "一致"
    assert (
        sentence(Row(State.MOVED, "本則/第1条", "本則/第9条", (same,)), versions=True) == "番号のみ：位置が変わりました"
    )


def test_words_of_two_services_stand_beside_each_other_by_side() -> None:
    found = row("会員は、30日前までに当社に届け出る。", "当社は、20日前までに届け出ない。")
    told = dict(
        words.rstrip("）").split("（") for words in grounds_told(found.verdict, versions=False) if "（" in words
    )
    assert told["期限"] == "30日／20日"
    assert told["否定"] == "右だけ：ない"


def test_a_number_in_another_writing_stands_on_its_side() -> None:
    found = row("年12.0％の割合で支払う。", "支払う。")
    assert grounds_told(found.verdict, versions=False)[0] == "数値（左だけ：年12%）"
