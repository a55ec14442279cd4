"""The choice of a reader, and names that are fit to be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableFile, UserError, shown_name
from corpus.readers import LINE_LIMIT, READERS, load, read


def test_the_ending_chooses_the_reader_in_any_case() -> None:
    assert read("約款.TXT", "第１条".encode()).text == "第１条"


@pytest.mark.parametrize("name", ["規約.doc", "規約.mht", "規約.zip", "規約", ".txt", "規約.pdf.exe"])
def test_another_ending_gets_the_list_of_what_can_be_read(name: str) -> None:
    with pytest.raises(UnreadableFile, match="対応していない形式") as caught:
        read(name, b"anything")
    assert all(suffix in str(caught.value) for suffix in READERS)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/規約.txt", "規約.txt"),
        ("C:\\Users\\甲\\規約.txt", "規約.txt"),
        ("規\n約\x1b[31m.txt", "規約[31m.txt"),
        ("\u202etxt.規約", "txt.規約"),
        ("<script>.txt", "<script>.txt"),
        ("\udce3.txt", ".txt"),
        ("///", "名前のないファイル"),
    ],
)
def test_a_name_is_shown_without_folders_and_tricks(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_long_name_keeps_its_beginning_and_its_ending() -> None:
    shown = shown_name("約" * 300 + ".txt")
    assert len(shown) < 70
    assert shown.startswith("約")
    assert shown.endswith(".txt")


def test_a_source_carries_the_name_that_is_shown() -> None:
    assert read("a/b/規約.txt", "第１条".encode()).name == "規約.txt"


def test_the_error_is_its_sentence() -> None:
    error = UnreadableFile("a/規約.pdf", "壊れています。", "選び直してください。")
    assert isinstance(error, UserError)
    assert str(error) == "「規約.pdf」を読み込めません。壊れています。選び直してください。"


def test_a_file_on_disk_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    assert load(tmp_path / "a.txt") == b"abc"


def test_a_folder_and_a_missing_file_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="フォルダーです"):
        load(tmp_path)
    with pytest.raises(UnreadableFile, match="見つかりません"):
        load(tmp_path / "ない.pdf")


def test_a_line_that_never_ends_gets_a_sentence() -> None:
    long = "あ" * (LINE_LIMIT + 1)
    with pytest.raises(UnreadableFile, match=r"改行のない 100,001 文字の行があります（100,000 文字まで）。"):
        read("約款.txt", f"第1条（目的）\n{long}\n".encode())
    assert read("約款.txt", long[1:].encode()).lines
