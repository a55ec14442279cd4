"""One reader for each kind of file; ``read`` chooses by the ending of the name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path, PurePosixPath

from corpus.errors import UnreadableFile, shown_name
from models.document import Document
from models.source import Source


def _by(module: str, name: str, data: bytes) -> Source:
    """What the reader in a module of this folder makes of a file; it is loaded with the first file that needs it."""
    source: Source = import_module(f"corpus.readers.{module}").read(name, data)
    return source


READERS: Mapping[str, Callable[[str, bytes], Source]] = {
    ".pdf": partial(_by, "pdf"),
    ".docx": partial(_by, "docx"),
    ".html": partial(_by, "html"),
    ".htm": partial(_by, "html"),
    ".xhtml": partial(_by, "html"),
    ".txt": partial(_by, "text"),
    ".md": partial(_by, "markdown"),
    ".xml": partial(_by, "statute"),
}


def read(name: str, data: bytes, *, ocr: bool = False) -> Source:
    """Read one file. ``name`` may be any string a browser or shell gives; ``source.name`` is fit to be shown.

    ``ocr``: the user agrees that pages without text are read by Tesseract, where it is installed.
    Raises UnreadableFile, whose text is a Japanese sentence with cause and remedy.
    """
    shown = shown_name(name)
    ending = PurePosixPath(shown).suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        raise UnreadableFile(
            shown,
            "対応していない形式です。",
            f"読み込めるのは {'・'.join(READERS)} です。その形式で保存し直してから選んでください。",
        )
    if ending == ".pdf":
        from corpus.readers import pdf

        return pdf.read(shown, data, ocr=ocr)
    return _of_lines(shown, reader(shown, data))


LINE_LIMIT = 100_000
"""Characters of one line: more is a text whose line breaks are lost, or no text at all."""


def _of_lines(shown: str, source: Source) -> Source:
    longest = max((len(line.text) for line in source.lines), default=0)
    if longest > LINE_LIMIT:
        reason = f"改行のない {longest:,} 文字の行があります（{LINE_LIMIT:,} 文字まで）。"
        raise UnreadableFile(shown, reason, "条や項ごとに改行した文書か、元の Word・PDF を選んでください。")
    return source


def stated(name: str, data: bytes) -> Document | None:
    """The tree that a file states itself (法令標準XML), None for one whose tree has to be found in its lines.

    Raises UnreadableFile as ``read`` does.
    """
    shown = shown_name(name)
    if not shown.lower().endswith(".xml"):
        return None
    from corpus.readers import statute

    return statute.document(shown, data)


def load(path: Path) -> bytes:
    """The content of a file on disk, or UnreadableFile where there is none to be had."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(path.name, "ファイルが見つかりません。", "場所と名前を確かめてください。") from None
    except IsADirectoryError:
        raise UnreadableFile(path.name, "フォルダーです。", "中のファイルを一つずつ選んでください。") from None
    except PermissionError:
        raise UnreadableFile(
            path.name, "読み取りが許可されていません。", "ファイルの権限を確かめるか、写しを作って選んでください。"
        ) from None
