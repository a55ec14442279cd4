"""Zip files give their members, and a sentence for whatever in them cannot be read."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile

import pytest

from corpus.errors import UnreadableFile
from corpus.readers import archive, read
from corpus.readers.archive import Member, is_archive, members

TEXT = "第1条（目的）".encode()


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, data in files:
            made.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def named(raw: bytes, *, flags: int = 0) -> bytes:
    """An archive of one file whose name is stored as ``raw``."""
    stand_in = "x" * len(raw)
    return with_flags(packed((stand_in, TEXT)), flags).replace(stand_in.encode(), raw)


def with_flags(data: bytes, flags: int, *, only: str | None = None) -> bytes:
    """The archive with ``flags`` set for each member, or for one."""
    changed = bytearray(data)
    for signature, at, name_at, size_at in ((b"PK\x03\x04", 6, 30, 26), (b"PK\x01\x02", 8, 46, 28)):
        for found in re.finditer(re.escape(signature), data):
            start = found.start()
            (size,) = struct.unpack_from("<H", data, start + size_at)
            name = data[start + name_at : start + name_at + size].decode("utf-8", "replace")
            if only in (None, name):
                (old,) = struct.unpack_from("<H", data, start + at)
                struct.pack_into("<H", changed, start + at, old | flags)
    return bytes(changed)


def test_members_come_in_order_without_their_folders() -> None:
    unpacked = members("約款.zip", packed(("2024/利用規約.txt", TEXT), ("読んで.md", b"b"), ("../../etc/x.txt", b"c")))
    assert unpacked.members == (Member("利用規約.txt", TEXT), Member("読んで.md", b"b"), Member("x.txt", b"c"))
    assert not unpacked.errors
    assert not unpacked.notices


def test_two_files_of_one_name_are_told_apart_by_folder_or_number() -> None:
    files = [("2024年/約款.txt", b"a"), ("2025年/約款.txt", b"b"), ("写し/2025年/約款.txt", b"c")]
    names = [member.name for member in members("a.zip", packed(*files)).members]
    assert names == ["約款（2024年）.txt", "約款（2025年）.txt", "約款（2025年）（2）.txt"]


@pytest.mark.parametrize(
    "stored",
    [
        named("料金表.txt".encode("cp932")),
        named("料金表.txt".encode()),
        named("料金表.txt".encode(), flags=0x800),
        named("資料\\料金表.txt".encode("cp932")),
        packed(("料金表.txt", TEXT)),
    ],
    ids=["cp932", "UTF-8 unmarked", "UTF-8", "backslash", "as zipfile writes it"],
)
def test_japanese_names_are_read_however_they_are_stored(stored: bytes) -> None:
    assert members("a.zip", stored).members == (Member("料金表.txt", TEXT),)


def test_names_in_parts_as_apple_stores_them_are_composed() -> None:
    assert members("a.zip", named("か\u3099いよう.txt".encode())).members[0].name == "がいよう.txt"


def test_what_computers_leave_behind_is_skipped_with_a_notice() -> None:
    junk = ["__MACOSX/._約款.txt", ".DS_Store", "資料/Thumbs.db", "desktop.ini", "~$約款.docx"]
    unpacked = members("a.zip", packed(("資料/", b""), ("約款.txt", TEXT), *((name, b"x") for name in junk)))
    assert [member.name for member in unpacked.members] == ["約款.txt"]
    assert unpacked.errors == ()
    (notice,) = unpacked.notices
    assert "5 個" in notice


def test_a_zip_in_a_zip_counts_as_a_folder_of_it() -> None:
    years = [
        (f"旧/{year}年版.zip", packed(("約款.txt", f"{year}".encode()), (".DS_Store", b"x"))) for year in (2024, 2025)
    ]
    unpacked = members("a.zip", packed(("約款.txt", TEXT), *years, ("料金表.txt", b"b")))
    assert unpacked.members == (
        Member("約款.txt", TEXT),
        Member("約款（2024年版）.txt", b"2024"),
        Member("約款（2025年版）.txt", b"2025"),
        Member("料金表.txt", b"b"),
    )
    assert not unpacked.errors
    assert "2 個" in unpacked.notices[0]


def test_what_zip_files_in_a_zip_hold_counts_together(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = [(f"{n}.zip", packed((f"{n}.txt", b"x" * 400))) for n in range(3)]
    monkeypatch.setattr(archive, "TOTAL_LIMIT", sum(len(data) for _, data in inner) + 1000)
    unpacked = members("a.zip", packed(*inner))
    assert [member.name for member in unpacked.members] == ["0.txt", "1.txt"]
    assert "展開して" in str(*unpacked.errors)


def broken_member() -> bytes:
    data = packed(("約款.txt", TEXT), ("悪.txt", b"spoilt content"), method=zipfile.ZIP_STORED)
    return data.replace(b"spoilt content", b"spoilt c0ntent", 1)


def link_member() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("約款.txt", TEXT)
        link = zipfile.ZipInfo("悪.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def unknown_method() -> bytes:
    data = packed(("約款.txt", TEXT), ("悪.txt", b"x" * 50), method=zipfile.ZIP_STORED)
    at = data.rindex(b"PK\x01\x02")
    changed = bytearray(data)
    struct.pack_into("<H", changed, at + 10, 9)
    return bytes(changed)


BAD_MEMBERS = {
    "encrypted": (with_flags(packed(("約款.txt", TEXT), ("悪.txt", b"x")), 1, only="悪.txt"), "パスワード"),
    "a broken zip": (packed(("約款.txt", TEXT), ("悪.zip", packed(("a.txt", TEXT * 50))[:-30])), "途中で切れ"),
    "a zip of nothing": (packed(("約款.txt", TEXT), ("悪.zip", packed())), "ファイルがありません"),
    "a zip that is none": (packed(("約款.txt", TEXT), ("悪.zip", b"text")), "Zip ファイルではありません"),
    "a zip in a zip in it": (
        packed(("内.zip", packed(("約款.txt", TEXT), ("悪.zip", packed(("a.txt", TEXT)))))),
        "圧縮ファイルは開きません",
    ),
    "a bomb in a zip": (packed(("約款.txt", TEXT), ("内.zip", packed(("悪.txt", b"\0" * 5_000_000)))), "異常に大きく"),
    "a zip that is a bomb": (packed(("約款.txt", TEXT), ("悪.zip", b"\0" * 5_000_000)), "異常に大きく"),
    "a zip with too many": (
        packed(("約款.txt", TEXT), ("悪.zip", packed(*((f"{n}.txt", b"x") for n in range(archive.COUNT_LIMIT - 1))))),
        "個までですが",
    ),
    "a zip with a directory of thousands": (
        packed(("約款.txt", TEXT), ("悪.zip", b"PK\x01\x02" * (archive.COUNT_LIMIT * 50 + 1))),
        "個までですが",
    ),
    "lzh": (packed(("約款.txt", TEXT), ("悪.LZH", b"x")), "圧縮ファイルは開きません"),
    "a bomb": (packed(("約款.txt", TEXT), ("悪.txt", b"\0" * 5_000_000)), "異常に大きく"),
    "spoilt": (broken_member(), "壊れています"),
    "a link": (link_member(), "リンク"),
    "an unknown method": (unknown_method(), "展開できない方式"),
}


@pytest.mark.parametrize("case", BAD_MEMBERS)
def test_a_bad_member_gets_its_sentence_and_the_others_are_read(case: str) -> None:
    data, words = BAD_MEMBERS[case]
    unpacked = members("a.zip", data)
    assert unpacked.members == (Member("約款.txt", TEXT),)
    (error,) = unpacked.errors
    assert words in str(error)
    assert re.fullmatch(r"「悪\.\w+」を読み込めません。[^\n]+。[^\n]+ください。", str(error))


def of_another_version() -> bytes:
    """An archive that says that it takes version 9.9 of the format to open it."""
    data = bytearray(packed(("約款.txt", TEXT)))
    struct.pack_into("<H", data, data.rindex(b"PK\x01\x02") + 6, 99)
    return bytes(data)


BAD_ARCHIVES = {
    "another version": (of_another_version(), "展開できない方式"),
    "empty file": (b"", "0 バイト"),
    "no zip": (b"some text", "Zip ファイルではありません"),
    "cut off": (packed(("約款.txt", TEXT * 50))[:-30], "途中で切れ"),
    "nothing in it": (packed(), "ファイルがありません"),
    "only folders": (packed(("資料/", b"")), "ファイルがありません"),
    "encrypted": (with_flags(packed(("約款.txt", TEXT)), 1), "パスワードが要る"),
    "Word": (packed(("[Content_Types].xml", b"x"), ("word/document.xml", b"x")), "Word か Excel"),
    "too many": (packed(*((f"{n}.txt", b"x") for n in range(archive.COUNT_LIMIT + 1))), "個までですが"),
}


@pytest.mark.parametrize("case", BAD_ARCHIVES)
def test_a_bad_archive_gets_a_sentence(case: str) -> None:
    data, words = BAD_ARCHIVES[case]
    with pytest.raises(UnreadableFile, match=words) as caught:
        members("約款.zip", data)
    assert re.fullmatch(r"「約款\.zip」を読み込めません。[^\n]+。[^\n]+ください。", str(caught.value))


def test_too_much_is_refused_before_anything_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "TOTAL_LIMIT", 100)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(UnreadableFile, match="展開して"):
        members("a.zip", packed(("a.txt", b"x" * 60), ("b.txt", b"y" * 60)))


def test_a_member_that_says_less_than_it_holds_is_spoilt_not_unpacked_further() -> None:
    data = packed(("約款.txt", TEXT), ("悪.txt", b"\0" * 3_000_000))
    size, small = struct.pack("<I", 3_000_000), struct.pack("<I", 10)
    unpacked = members("a.zip", data.replace(size, small))
    assert [member.name for member in unpacked.members] == ["約款.txt"]
    assert len(unpacked.errors) == 1


def test_word_and_excel_files_are_no_archives() -> None:
    office = packed(("[Content_Types].xml", b"x"), ("word/document.xml", b"x"))
    assert not is_archive("約款.docx", office)
    assert is_archive("約款.zip", office)  # and is refused with a sentence
    assert is_archive("約款", packed(("word/約款.txt", TEXT)))
    assert not is_archive("約款.pdf", b"%PDF-")
    assert not is_archive("約款", b"PK\x03\x04 cut off")


def test_a_member_is_read_as_a_file_of_its_own() -> None:
    (member,) = members("a.zip", packed(("規約/約款.txt", TEXT))).members
    assert read(*member).text == TEXT.decode()
