"""Many files on their way in: those of folders and zip files one by one, read only when it is their turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import UserError
from corpus.files import Given, cause, opened
from corpus.readers import READERS


def listed(paths: Sequence[Path]) -> list[Path | UserError]:
    """The files that are meant: those of folders (of the kinds that can be read, without hidden ones) in their order.

    In the place of a folder that cannot be looked into, or that has nothing to read, why.
    """
    found: list[Path | UserError] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        try:
            inside: list[Path | UserError] = [file for file in sorted(path.rglob("*")) if _readable(file, path)]
        except OSError as error:
            inside = [UserError(f"「{path}」の中を見られません（{cause(error)}）。場所と権限を確かめてください。")]
        if not inside:
            kinds = "・".join([*READERS, ".zip"])
            inside = [UserError(f"「{path}」に読み込めるファイルがありません。読み込めるのは {kinds} です。")]
        found += inside
    return found


def _readable(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in (*READERS, ".zip") and file.is_file()


def gathered(files: Sequence[Path | UserError]) -> Iterator[Given | UserError | str]:
    """The content of each, members of zip files one by one; in the place of one that cannot be read, why."""
    for file in files:
        if isinstance(file, UserError):
            yield file
        else:
            yield from opened([file])
