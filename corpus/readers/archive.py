"""Zip files with many documents: their members, each to be read as if it had been chosen by itself.

A zip file in a zip file counts as a folder of it; what is packed deeper than that is not opened.
"""

from __future__ import annotations

import io
import lzma
import re
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
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
_LISTED = b"PK\x01\x02"  # before every entry of an archive's directory
_DIRECTORY_LIMIT = 50 * COUNT_LIMIT  # entries, those of Word files that are not packed further too
"""A directory of millions, which packs well, would fill the memory before its files were counted."""
_OFFICE = "[Content_Types].xml"  # in every .docx, .xlsx and .pptx, which are zip files too
_INNER = ".zip"
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
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def members(name: str, data: bytes) -> Unpacked:
    """The files in a zip file, in its order, two of one name told apart by their folder; those of a zip file in it too.

    Raises UnreadableFile for an archive that cannot be opened, holds no file, or too much.
    """
    with ExitStack() as stack:
        return _unpacked(_entries(name, data, stack), stack)


class _Entry(NamedTuple):
    """A member to be: where it is packed, and the parts of its path."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    path: list[str]


def _entries(
    name: str, data: bytes, stack: ExitStack, folder: Sequence[str] = (), beside: Sequence[_Entry] = ()
) -> list[_Entry]:
    """What an archive holds: all of it, or all that stands in a ``folder`` (an archive itself) ``beside`` other files.

    The archive stays open as long as the stack. Raises UnreadableFile.
    """
    _refuse_many(name, data.count(_LISTED), _DIRECTORY_LIMIT)
    try:
        archive = stack.enter_context(zipfile.ZipFile(io.BytesIO(data)))
        infos = [info for info in archive.infolist() if not info.is_dir()]
        _refuse(name, infos, [entry.info for entry in beside])
    except NotImplementedError as error:
        raise UnreadableFile(name, "この製品では展開できない方式で圧縮されています。", _ONE_BY_ONE) from error
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        if data.startswith(_ZIP):
            raise UnreadableFile(name, "Zip ファイルが壊れているか、途中で切れています。", _AGAIN) from error
        reason = (
            "空のファイルです（0 バイト）。" if not data else "名前は Zip ですが、中身は Zip ファイルではありません。"
        )
        raise UnreadableFile(name, reason, _AGAIN) from error
    return [_Entry(archive, info, [*folder, *_path(info)]) for info in infos]


def _refuse(name: str, own: Sequence[zipfile.ZipInfo], beside: Sequence[zipfile.ZipInfo]) -> None:
    infos = [*beside, *own]
    if any(info.filename == _OFFICE for info in own):
        remedy = "名前の終わりを .docx か .xlsx に戻してから選んでください。"
        raise UnreadableFile(name, "名前は Zip ですが、中身は Word か Excel のファイルです。", remedy)
    if not own:
        raise UnreadableFile(name, "Zip ファイルの中にファイルがありません。", "中身を確かめて選び直してください。")
    if all(info.flag_bits & _ENCRYPTED for info in own):
        remedy = "パスワードを入れて展開し、中のファイルを選んでください。"
        raise UnreadableFile(name, "開くのにパスワードが要る Zip ファイルです。", remedy)
    _refuse_many(name, len(infos), COUNT_LIMIT)
    total = sum(info.file_size for info in infos)
    if total > TOTAL_LIMIT:
        reason = (
            f"Zip の中身は展開して {TOTAL_LIMIT // 1_000_000} MB までですが、{total / 1_000_000:,.0f} MB あります。"
        )
        raise UnreadableFile(name, reason, "約款だけをいくつかの Zip に分けて選んでください。")


def _refuse_many(name: str, count: int, limit: int) -> None:
    if count > limit:
        reason = f"Zip の中のファイルは {COUNT_LIMIT} 個までですが、{count:,} 個あります。"
        raise UnreadableFile(name, reason, "約款だけをいくつかの Zip に分けて選んでください。")


def _unpacked(outer: Sequence[_Entry], stack: ExitStack) -> Unpacked:
    errors: list[UnreadableFile] = []
    entries, junk = _parted(_opened(outer, stack, errors))
    found: list[Member] = []
    for entry, name in _named(entries):
        try:
            found.append(Member(name, _content(entry, name)))
        except UnreadableFile as error:
            errors.append(error)
    return Unpacked(tuple(found), tuple(errors), tuple(_skipped(junk)))


def _opened(outer: Sequence[_Entry], stack: ExitStack, errors: list[UnreadableFile]) -> Iterator[_Entry]:
    """The members, in the place of a zip file those in it; of one that cannot be opened, why."""
    counted = list(outer)
    for entry in outer:
        *folders, name = entry.path
        if _is_junk(entry) or not name.lower().endswith(_INNER):
            yield entry
            continue
        try:
            inside = _entries(name, _content(entry, name, opens=True), stack, [*folders, name[: -len(_INNER)]], counted)
        except UnreadableFile as error:
            errors.append(error)
            continue
        counted += inside
        yield from inside


def _parted(entries: Iterable[_Entry]) -> tuple[list[_Entry], list[str]]:
    """What is to be read, and the names of what computers left behind."""
    every = list(entries)
    junk = [entry.path[-1] for entry in every if _is_junk(entry)]
    return [entry for entry in every if not _is_junk(entry)], junk


def _is_junk(entry: _Entry) -> bool:
    return _JUNK_FOLDER in entry.path[:-1] or bool(_JUNK.fullmatch(entry.path[-1]))


def _skipped(junk: list[str]) -> Iterator[str]:
    if junk:
        yield f"{junk[0]} など、パソコンが自動で作ったファイル {len(junk)} 個は読み飛ばしました。"


def _named(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, str]]:
    """Each member with a name of its own: 約款.pdf, or 約款（2024年版）.pdf and 約款（2025年版）.pdf."""
    alike = Counter(entry.path[-1] for entry in entries)
    taken: Counter[str] = Counter()
    for entry in entries:
        name = entry.path[-1]
        if alike[name] > 1 and len(entry.path) > 1:
            name = _suffixed(name, entry.path[-2])
        taken[name] += 1
        yield entry, name if taken[name] == 1 else _suffixed(name, str(taken[name]))


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


def _content(entry: _Entry, name: str, *, opens: bool = False) -> bytes:
    """The bytes of a member; ``opens``: of a zip file that is to be opened. Raises UnreadableFile."""
    archive, info, _ = entry
    if info.flag_bits & _ENCRYPTED:
        remedy = "パスワードを入れて展開したファイルを選んでください。"
        raise UnreadableFile(name, "Zip の中でパスワードがかかっています。", remedy)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnreadableFile(name, "ほかのファイルへのリンクです。", _ONE_BY_ONE)
    if _PACKED.search(name) and not opens:
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
