"""Zip files with many documents: their members, each to be read as if it had been chosen by itself."""

from __future__ import annotations

import io
import lzma
import re
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from corpus.errors import UnreadableFile

COUNT_LIMIT = 300
"""Files."""
TOTAL_LIMIT = 400_000_000
"""Bytes of all files, unpacked."""
RATIO_LIMIT = 200
"""Times that a file may grow when it is unpacked; text grows five to twenty times."""

_SMALL = 1_000_000  # bytes; what unpacks to less does no harm, whatever its ratio
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = "[Content_Types].xml"  # in every .docx, .xlsx and .pptx, which are zip files too
_PACKED = re.compile(r"\.(?:zip|lzh|lha|7z|rar|gz|tgz|tar|cab)$", re.IGNORECASE)
_JUNK_FOLDER = "__MACOSX"
_JUNK = re.compile(r"\..*|~\$.*|thumbs\.db|desktop\.ini", re.IGNORECASE)
_ENCRYPTED, _UTF8 = 0x1, 0x800  # bits of a member's flags
_AGAIN = "ダウンロードやコピーをやり直してから選んでください。"
_ONE_BY_ONE = "元のファイルを一つずつ選んでください。"


class Member(NamedTuple):
    """A file of an archive: its name without folders, and its content."""

    name: str
    data: bytes


class Unpacked(NamedTuple):
    """The members to read, a sentence for each that cannot be, and what the user should know besides."""

    members: tuple[Member, ...]
    errors: tuple[UnreadableFile, ...] = ()
    notices: tuple[str, ...] = ()


def is_archive(name: str, data: bytes) -> bool:
    """Whether a file is to be unpacked: a zip file by name or content that is no Word or Excel file."""
    if name.lower().endswith(".zip"):
        return True
    if not data.startswith(_ZIP):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _OFFICE not in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def members(name: str, data: bytes) -> Unpacked:
    """The files in a zip file, in its order, two of one name told apart by their folder.

    Raises UnreadableFile for an archive that cannot be opened, holds no file, or too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _refuse(name, infos)
            return _unpacked(archive, infos)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        if data.startswith(_ZIP):
            raise UnreadableFile(name, "Zip ファイルが壊れているか、途中で切れています。", _AGAIN) from error
        reason = (
            "空のファイルです（0 バイト）。" if not data else "名前は Zip ですが、中身は Zip ファイルではありません。"
        )
        raise UnreadableFile(name, reason, _AGAIN) from error


def _refuse(name: str, infos: Iterable[zipfile.ZipInfo]) -> None:
    infos = list(infos)
    if any(info.filename == _OFFICE for info in infos):
        remedy = "名前の終わりを .docx か .xlsx に戻してから選んでください。"
        raise UnreadableFile(name, "名前は Zip ですが、中身は Word か Excel のファイルです。", remedy)
    if not infos:
        raise UnreadableFile(name, "Zip ファイルの中にファイルがありません。", "中身を確かめて選び直してください。")
    if all(info.flag_bits & _ENCRYPTED for info in infos):
        remedy = "パスワードを入れて展開し、中のファイルを選んでください。"
        raise UnreadableFile(name, "開くのにパスワードが要る Zip ファイルです。", remedy)
    if len(infos) > COUNT_LIMIT:
        reason = f"Zip の中のファイルは {COUNT_LIMIT} 個までですが、{len(infos):,} 個あります。"
        raise UnreadableFile(name, reason, "約款だけをいくつかの Zip に分けて選んでください。")
    total = sum(info.file_size for info in infos)
    if total > TOTAL_LIMIT:
        reason = (
            f"Zip の中身は展開して {TOTAL_LIMIT // 1_000_000} MB までですが、{total / 1_000_000:,.0f} MB あります。"
        )
        raise UnreadableFile(name, reason, "約款だけをいくつかの Zip に分けて選んでください。")


def _unpacked(archive: zipfile.ZipFile, infos: Iterable[zipfile.ZipInfo]) -> Unpacked:
    found: list[Member] = []
    errors: list[UnreadableFile] = []
    junk: list[str] = []
    for info, path, name in _named(infos):
        if _JUNK_FOLDER in path[:-1] or _JUNK.fullmatch(path[-1]):
            junk.append(path[-1])
            continue
        try:
            found.append(Member(name, _content(archive, info, name)))
        except UnreadableFile as error:
            errors.append(error)
    return Unpacked(tuple(found), tuple(errors), tuple(_skipped(junk)))


def _skipped(junk: list[str]) -> Iterator[str]:
    if junk:
        yield f"{junk[0]} など、パソコンが自動で作ったファイル {len(junk)} 個は読み飛ばしました。"


def _named(infos: Iterable[zipfile.ZipInfo]) -> Iterator[tuple[zipfile.ZipInfo, list[str], str]]:
    """Each member with its path and a name of its own: 約款.pdf, or 約款（2024年版）.pdf and 約款（2025年版）.pdf."""
    paths = [(info, _path(info)) for info in infos]
    alike = Counter(path[-1] for _, path in paths)
    taken: Counter[str] = Counter()
    for info, path in paths:
        name = path[-1]
        if alike[name] > 1 and len(path) > 1:
            name = _suffixed(name, path[-2])
        taken[name] += 1
        yield info, path, name if taken[name] == 1 else _suffixed(name, str(taken[name]))


def _suffixed(name: str, words: str) -> str:
    path = PurePosixPath(name)
    return f"{path.stem}（{words}）{path.suffix}"


def _path(info: zipfile.ZipInfo) -> list[str]:
    """The parts of a member's path; without a mark for UTF-8 it is in that or in the Windows code page for Japanese."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")  # as zipfile decoded it; every byte has its character there
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp932", "replace")
    parts = [part for part in re.split(r"[/\\\0]", unicodedata.normalize("NFC", name)) if part not in ("", ".", "..")]
    return parts or ["名前のないファイル"]


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        remedy = "パスワードを入れて展開したファイルを選んでください。"
        raise UnreadableFile(name, "Zip の中でパスワードがかかっています。", remedy)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableFile(name, "ほかのファイルへのリンクです。", _ONE_BY_ONE)
    if _PACKED.search(name):
        reason = "Zip の中の圧縮ファイルは開きません。"
        raise UnreadableFile(name, reason, "展開して、中のファイルか一つの Zip を選んでください。")
    if info.file_size > _SMALL and info.file_size > RATIO_LIMIT * max(1, info.compress_size):
        raise UnreadableFile(name, "展開すると異常に大きくなるため、開きません。", _ONE_BY_ONE)
    try:
        return archive.read(info)
    except NotImplementedError as error:
        raise UnreadableFile(name, "この製品では展開できない方式で圧縮されています。", _ONE_BY_ONE) from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError) as error:
        raise UnreadableFile(name, "Zip の中で壊れています。", _AGAIN) from error
