"""Files of the disk: read as they were given, zip files member by member, written, and a sentence where that fails."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from corpus.errors import UnreadableFile, UserError
from corpus.readers import load
from corpus.readers.archive import is_archive, members

CAUSES = {  # what the operating system says → what we say
    errno.EACCES: "許可されていません",
    errno.EPERM: "許可されていません",
    errno.ELOOP: "リンクが輪になっています",
    errno.EROFS: "書き込めない媒体です",
    errno.EISDIR: "同じ名前のフォルダがあります",
    errno.ENOTDIR: "途中にフォルダでないものがあります",
    errno.EEXIST: "同じ名前のファイルがあります",
    errno.ENOSPC: "空き容量がありません",
    errno.ENAMETOOLONG: "名前が長すぎます",
}


class Given(NamedTuple):
    """One input: how messages name it, what its results are called, and what the pipeline takes."""

    shown: str
    stem: str
    name: str
    data: bytes


def loaded(file: Path) -> Given:
    """One file of the disk, or UserError."""
    try:
        data = load(file)
    except OSError as error:
        raise UnreadableFile(file.name, f"{cause(error)}。", "場所と名前を確かめてください。") from error
    name = file.name.encode("utf-8", "replace").decode("utf-8")  # a name in another encoding keeps its ending
    return Given(str(file), file.stem, name, data)


def opened(files: Sequence[Path]) -> Iterator[Given | UserError | str]:
    """Every file, those in a zip one by one; in the place of one that cannot be read, why."""
    for file in files:
        try:
            given = loaded(file)
            if not is_archive(given.name, given.data):
                yield given
                continue
            unpacked = members(given.name, given.data)
        except UserError as error:
            yield error
            continue
        for member in unpacked.members:
            yield Given(f"{file} の {member.name}", PurePath(member.name).stem, member.name, member.data)
        yield from unpacked.errors
        yield from unpacked.notices


def cause(error: OSError) -> str:
    return CAUSES.get(error.errno or 0, error.strerror or str(error))


def unwritable(where: Path, error: OSError, remedy: str) -> UserError:
    return UserError(f"「{where}」に書き出せません（{cause(error)}）。--out に、{remedy}")


def written(file: Path, content: bytes) -> None:
    """Write one file, or raise UserError."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise unwritable(file, error, "書き込める場所のファイル名を指定してください。") from error
