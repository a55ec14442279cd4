"""Decisions on disk: written and read back, and a sentence for a file that is none."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decisions import (
    FORMAT,
    VERSION,
    UnreadableDecisions,
    read,
    read_links,
    read_parameters,
    read_remarks,
    read_rows,
    write,
)
from models.decisions import (
    LinkDecision,
    LinkSays,
    ParameterDecision,
    ParameterSays,
    RemarkDecision,
    RemarkSays,
    RowDecision,
    RowSays,
    Says,
    StructureDecision,
)

ENTRY: dict[str, Any] = {
    "line": "(1) 申込書",
    "occurrence": 2,
    "says": "item",
    "who": "法務 試験",
    "when": "2026-11-20T10:00:00+09:00",
    "why": "前の号に続く",
}
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1).filter(str.strip)
DECISIONS = st.builds(
    StructureDecision,
    line=WORDS,
    occurrence=st.integers(1, 999),
    says=st.sampled_from(Says),
    who=WORDS,
    when=st.datetimes().map(lambda moment: moment.isoformat()),
    why=st.text(st.characters(exclude_categories=["Cs"])),
)


def file(**changes: Any) -> bytes:
    return json.dumps({"format": FORMAT, "version": 1, "structure": [{**ENTRY, **changes}]}).encode()


@given(st.lists(DECISIONS, max_size=5))
def test_what_is_written_is_read_back(decisions: list[StructureDecision]) -> None:
    assert read("判断.json", write(decisions)) == tuple(decisions)
    assert write(read("判断.json", write(decisions))) == write(decisions)


def test_a_file_can_be_read_and_written_by_a_person() -> None:
    decision = StructureDecision("(1) 申込書", 1, Says.ITEM, "法務 試験", "2026-11-20")
    assert read("判断.json", write([decision]).decode().replace(' "occurrence": 1,', "").encode()) == (decision,)
    assert "(1) 申込書" in write([decision]).decode("utf-8")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "JSON の書き方が 1 行目で誤っています。"),
        (b"[" * 100_000, "JSON の書き方が誤っています。"),
        ("{}".encode("utf-16"), "文字コードが UTF-8 ではありません。"),
        (b"[]", '先頭の "format" が'),
        (b'{"format": "yakkan-kurabe decisions", "version": 2}', "版（version）が 1 ではありません。"),
        (
            b'{"format": "yakkan-kurabe decisions", "version": 1, "structure": {}}',
            '"structure" が判断の並び（[ ]）ではありません。',
        ),
        (
            b'{"format": "yakkan-kurabe decisions", "version": 1, "structure": [1]}',
            "1 件目が判断の形（{ }）ではありません。",
        ),
        (file(occurence=1), "1 件目に、知らない項目「occurence」があります。"),
        (file(line=" "), '1 件目の "line" は、一行の文字列（その行の全文）でなければなりません。'),
        (file(line="一\n二"), '1 件目の "line" は、'),
        (file(occurrence=0), '1 件目の "occurrence" は、1 以上の整数でなければなりません。'),
        (file(occurrence=True), '1 件目の "occurrence" は、'),
        (file(says="号"), '1 件目の "says" は、article・paragraph・item・subitem・text・heading・furniture のどれか'),
        (file(says=["item"]), '1 件目の "says" は、'),
        (file(who=""), '1 件目の "who" は、判断した人の名前でなければなりません。'),
        (file(when="昨日"), '1 件目の "when" は、ISO 8601 の日時'),
        (file(when=None), '1 件目の "when" は、'),
        (file(why=3), '1 件目の "why" は、理由の文字列でなければなりません。'),
        (b" " * 5_000_001, "大きすぎます（5 MB まで）。"),
    ],
)
def test_a_malformed_file_gets_a_sentence_that_says_where(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDecisions) as caught:
        read("../判断.json", data)
    assert str(caught.value).startswith("「判断.json」を、判断を記録したファイルとして読み込めません。" + words)
    assert str(caught.value).endswith("選ぶか、その箇所を直してください。")


def test_an_entry_without_a_field_says_which() -> None:
    data = json.dumps({"format": FORMAT, "version": 1, "structure": [{"line": "(1) 申込書"}]}).encode()
    with pytest.raises(UnreadableDecisions, match='"says"'):
        read("判断.json", data)


PRINTS = st.one_of(st.just(""), st.text("0123456789abcdef", min_size=64, max_size=64))
LINKS = st.builds(
    LinkDecision,
    left=WORDS,
    left_print=PRINTS,
    right=WORDS,
    right_print=PRINTS,
    says=st.sampled_from(LinkSays),
    who=WORDS,
    when=st.datetimes().map(lambda moment: moment.isoformat()),
    why=st.text(st.characters(exclude_categories=["Cs"])),
)
LINK: dict[str, Any] = {
    "left": "本則/第5条",
    "left_print": "0" * 64,
    "right": "本則/第7条",
    "right_print": "f" * 64,
    "says": "cut",
    "who": "法務 試験",
    "when": "2026-11-20",
    "why": "主題が違う",
}


def linked(**changes: Any) -> bytes:
    return json.dumps({"format": FORMAT, "version": 1, "links": [{**LINK, **changes}]}).encode()


@given(st.lists(DECISIONS, max_size=3), st.lists(LINKS, max_size=3))
def test_both_kinds_stand_in_one_file(decisions: list[StructureDecision], links: list[LinkDecision]) -> None:
    data = write(decisions, links)
    assert read("判断.json", data) == tuple(decisions)
    assert read_links("判断.json", data) == tuple(links)


def test_a_file_without_links_holds_none() -> None:
    assert read_links("判断.json", file()) == ()
    assert b"links" not in write([])
    assert read("判断.json", linked()) == ()


def test_a_file_from_before_speaks_of_articles_and_a_new_one_of_paragraphs_as_well() -> None:
    (before,) = read_links("判断.json", linked())
    (now,) = read_links("判断.json", linked(left="本則/第5条/第2項", right="附則1/第1項"))
    assert (before.inside, now.inside) == (False, True)
    assert read_links("判断.json", write([], [before, now])) == (before, now)


def test_a_person_need_not_write_fingerprints() -> None:
    short = {key: LINK[key] for key in ("left", "right", "says", "who", "when")}
    data = json.dumps({"format": FORMAT, "version": 1, "links": [short]}).encode()
    (decision,) = read_links("判断.json", data)
    assert (decision.left_print, decision.right_print, decision.why) == ("", "", "")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b'{"format": "yakkan-kurabe decisions", "version": 1, "links": 3}',
            '"links" が判断の並び（[ ]）ではありません。',
        ),
        (
            b'{"format": "yakkan-kurabe decisions", "version": 1, "links": ["x"]}',
            "条文の対応（links）の 1 件目が判断の形（{ }）ではありません。",
        ),
        (linked(line="x"), "条文の対応（links）の 1 件目に、知らない項目「line」があります。"),
        (
            linked(left=" "),
            '条文の対応（links）の 1 件目の "left" は、条文の場所（例: 本則/第5条）でなければなりません。',
        ),
        (linked(right=5), '条文の対応（links）の 1 件目の "right" は、'),
        (linked(left_print="abc"), '条文の対応（links）の 1 件目の "left_print" は、条文の指紋（16 進の 64 桁）または'),
        (linked(right_print=None), '条文の対応（links）の 1 件目の "right_print" は、'),
        (linked(says="item"), '条文の対応（links）の 1 件目の "says" は、cut・add・confirm のどれか'),
        (linked(who=" "), '条文の対応（links）の 1 件目の "who" は、'),
    ],
)
def test_a_malformed_link_gets_a_sentence_that_says_where(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDecisions) as caught:
        read_links("判断.json", data)
    assert words in str(caught.value)
    assert str(caught.value).endswith("選ぶか、その箇所を直してください。")


def test_words_about_rows_come_back_and_one_without_article_or_comment_is_named() -> None:
    checked = RowDecision("本則/第5条", "a" * 64, "", "", RowSays.CHECKED, "法務 山田", "2026-11-20")
    comment = RowDecision("本則/第5条", "", "本則/第7条", "", RowSays.COMMENT, "法務 山田", "2026-11-20", "要確認")
    assert read_rows("判断.json", write((), (), (checked, comment))) == (checked, comment)
    assert b'"rows"' not in write(())
    for wrong, words in (
        (replace_in(checked, left=""), '"left" も "right" も'),
        (replace_in(comment, why=" "), "コメント"),
    ):
        with pytest.raises(UnreadableDecisions, match=words):
            read_rows("判断.json", wrong)


def replace_in(word: RowDecision, **fields: str) -> bytes:
    """The file of one word about a row with some fields written otherwise."""
    whole = json.loads(write((), (), (word,)))
    whole["rows"][0].update(fields)
    return json.dumps(whole).encode()


VALUE = ParameterDecision(
    "refund",
    "本則/第5条/第1項",
    "a" * 64,
    "none",
    ParameterSays.CORRECT,
    "prorated",
    "返金しない",
    "法務 山田",
    "2026-11-20",
)


def valued(**fields: Any) -> bytes:
    """The file of one decision about a value with some fields written otherwise."""
    whole = json.loads(write((), parameters=(VALUE,)))
    whole["parameters"][0].update(fields)
    return json.dumps(whole).encode()


def test_decisions_about_values_come_back() -> None:
    added = replace(VALUE, value="", says=ParameterSays.ADD, print="")
    assert read_parameters("判断.json", write((), parameters=(VALUE, added))) == (VALUE, added)
    assert b'"parameters"' not in write(())
    assert read("判断.json", valued()) == ()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (valued(value=""), '数値と条件（parameters）の 1 件目が誤っています。"value" は、'),
        (valued(says="add"), '"value" は、add のときは空'),
        (valued(says="add", value="", quote=" "), '"quote"（もとの文言）が、add では必要です。'),
        (valued(says="reject"), '"instead"（正しい値）は、correct と add のときだけ必要です。'),
        (valued(instead=""), '"instead"（正しい値）は、'),
        (valued(says="cut"), '"says" は、confirm・correct・reject・add のどれか'),
        (valued(path=" "), '"path" は、条文の場所'),
        (valued(print="abc"), '"print" は、条文の指紋'),
        (valued(when="きのう"), '"when" は、ISO 8601'),
        (valued(left="x"), "知らない項目「left」"),
    ],
)
def test_a_malformed_decision_about_a_value_gets_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableDecisions) as caught:
        read_parameters("判断.json", data)
    assert words in str(caught.value)


def test_words_about_remarks_come_back_as_they_went() -> None:
    said = RemarkDecision(
        "missing_target", "本則/第5条/第1項", "a" * 64, RemarkSays.DISMISSED, "山田", "2026-11-20", "別の版で直す"
    )
    assert read_remarks("判断.json", write((), remarks=(said,))) == (said,)


def test_a_word_about_a_remark_needs_its_fingerprint() -> None:
    entry = {
        "check": "missing_target",
        "path": "本則/第5条",
        "print": "",
        "says": "dismissed",
        "who": "山田",
        "when": "2026-11-20",
    }
    whole = {"format": FORMAT, "version": VERSION, "remarks": [entry]}
    with pytest.raises(UnreadableDecisions, match="指摘の指紋"):
        read_remarks("判断.json", json.dumps(whole).encode())
