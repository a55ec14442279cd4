"""Text files in the encodings that Japanese offices use, and what is said of files that are no text."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.readers import read, text
from corpus.readers.encoding import decode
from corpus.readers.mending import mend

TERMS = """第１条（目的）
　この約款は、当社が提供する倉庫サービス（以下「本サービス」といいます。）の利用条件を定めるものです。
２　契約者は、①料金、②手数料を、毎月末日までに支払うものとします。
第２条（解約）
　契約者は、ｶﾞｽの使用を停止する３０日前までに、当社に通知することにより解約できます～。
"""
ENCODINGS = ["utf-8", "utf-8-sig", "cp932", "euc_jis_2004", "utf-16", "utf-32", "iso2022_jp_ext"]


def text_of(data: bytes, name: str = "約款.txt") -> str:
    return read(name, data).text


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_terms_come_back_from_every_encoding(encoding: str) -> None:
    written = (
        TERMS if encoding != "iso2022_jp_ext" else TERMS.replace("①", "(1)").replace("②", "(2)").replace("～", "〜")
    )
    written = written if encoding != "euc_jis_2004" else written.replace("～", "〜")
    assert text_of(written.encode(encoding)) == written


def test_shift_jis_knows_the_characters_of_windows() -> None:
    written = "㈱髙島商店は、①から⑩までの条件で、№５の倉庫を貸し渡すものとします。"
    assert text_of(written.encode("cp932")) == written


# What a Japanese text is made of in encodings without a mark; a few words are not enough to know any encoding by.
KANA = st.text(
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんがぎぐげごでどを",
    min_size=20,
)
PRINTED = st.text(
    "契約者当社料金支払解除通知約款第条項号損害賠償责责"[:-2] + "アイウエオカタロメン、。（）「」１２ abcXYZ019-/\n\t",
    max_size=60,
)


@given(PRINTED, KANA, PRINTED, st.sampled_from(["cp932", "euc_jp"]))
def test_any_japanese_text_comes_back_from_the_old_encodings(before: str, kana: str, after: str, encoding: str) -> None:
    written = before + kana + after
    assert text_of(written.encode(encoding)) == written


ANY = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\u2028\u2029")).filter(str.strip)


@given(ANY, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"]))
def test_any_text_at_all_comes_back_from_unicode(written: str, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    assert text_of((mark + written).encode(encoding)) == mend(written)


@given(
    st.lists(st.text("約款あ ", max_size=5), min_size=2), st.sampled_from(["\r\n", "\r", "\n", "\u2028", "\v", "\x85"])
)
def test_every_sign_for_a_line_end_ends_a_line(lines: list[str], end: str) -> None:
    written = "始" + end.join(lines)
    assert read("a.txt", written.encode()).text == "始" + "\n".join(lines)


def test_form_feeds_count_pages() -> None:
    source = read("a.txt", "表紙\n\f第１条\r\n\f第２条\f第３条".encode())
    assert [(line.text, line.page) for line in source.lines] == [
        ("表紙", 1),
        ("第１条", 2),
        ("第２条", 3),
        ("第３条", 4),
    ]


def test_without_form_feeds_there_are_no_pages() -> None:
    assert {line.page for line in read("a.txt", TERMS.encode()).lines} == {None}


def test_a_spoilt_byte_is_named_and_costs_no_other_character() -> None:
    before, after = TERMS[:30].encode(), TERMS[30:].encode()
    source = read("a.txt", before + b"\xff" + after)
    assert source.text.replace("\ufffd", "") == TERMS
    assert len(source.notices) == 1
    assert "1 か所" in source.notices[0]


def test_a_file_cut_off_within_a_character_is_read() -> None:
    assert text_of(TERMS.encode("utf-8")[:-2]).startswith(TERMS[:-3])
    assert text_of(TERMS.encode("cp932")[:-4]).startswith(TERMS[:-5])


def test_other_languages_are_read_too() -> None:
    decoded = decode(
        "Les présentes conditions générales s’appliquent à tous les services proposés à l’été.".encode("cp1252")
    )
    assert decoded is not None
    assert "présentes conditions générales" in decoded.text


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


UNREADABLE = {
    "empty": (b"", "空のファイル"),
    "white space": ("　\r\n \t\n".encode(), "空のファイル"),
    "only a mark": (b"\xef\xbb\xbf\r\n", "空のファイル"),
    "binary": (bytes(range(256)) * 40, "テキストファイルではない"),
    "a NUL": (b"abc\0def", "テキストファイルではない"),
    "PDF": (b"%PDF-1.7\n1 0 obj", "中身はPDF"),
    "Excel": (zipped("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
    "Word": (zipped("[Content_Types].xml", "word/document.xml"), "Word"),
    "zip": (zipped("a.txt"), "Zip"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "古い形式"),
    "HTML": ("<!DOCTYPE html>\n<html><body>約款</body></html>".encode(), "HTML"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_no_text_gets_a_sentence(case: str) -> None:
    data, word = UNREADABLE[case]
    with pytest.raises(UnreadableFile, match=word) as caught:
        read("約款.txt", data)
    assert re.fullmatch(r"「約款\.txt」を読み込めません。[^\n]+。[^\n]+ください。", str(caught.value))


def test_a_huge_text_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "decode", lambda data: pytest.fail("decoded"))
    with pytest.raises(UnreadableFile, match="20 MB までですが、100 MB"):
        read("約款.txt", b"a" * 100_000_000)


def test_bullets_that_stand_alone_are_set_before_their_words_and_dashes_of_empty_cells_are_not() -> None:
    source = read("約款.txt", "-\n(1)\n氏名\n・\n住所\n-\n上限\n-\n".encode())
    assert [line.text for line in source.lines] == ["- (1)", "氏名", "・ 住所", "-", "上限", "-", ""]


def test_a_drawn_line_is_white_space_and_signs_of_other_kinds_stay() -> None:
    source = text.read("a.txt", "第1条 目的\n凧をあげます。\n------\n第2条 風\n　━━━━\n-- 3 --\n--\n以上".encode())
    assert [line.text for line in source.lines] == [
        "第1条 目的",
        "凧をあげます。",
        "",
        "第2条 風",
        "",
        "-- 3 --",
        "--",
        "以上",
    ]
