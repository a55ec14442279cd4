"""Errors that a user can mend: their text is the sentence on the screen. Everything else is a bug and crashes."""

from __future__ import annotations

import re
import unicodedata

_NAME_LENGTH = 60


class UserError(Exception):
    """The user can mend this. ``str(error)`` is the Japanese sentence; only ``ui`` and ``cli`` catch it."""


class UnreadableFile(UserError):  # noqa: N818 -- it says what the file is
    """A file that no reader can use: ``reason`` says what is wrong and why, ``remedy`` what to do about it."""

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        self.name = shown_name(name)
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"「{self.name}」を読み込めません。{reason}{remedy}")


def shown_name(name: str) -> str:
    """A file name as it may stand on a screen: without folders, control and direction characters, and not too long.

    >>> shown_name("../../etc/規約.pdf"), shown_name("C:/temp/約款.txt"), shown_name("a" + chr(10) + chr(0x202E) + "b")
    ('規約.pdf', '約款.txt', 'ab')
    >>> shown_name("")
    '名前のないファイル'
    """
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1]
    clean = "".join(
        c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
    ).strip()
    if len(clean) > _NAME_LENGTH:
        half = _NAME_LENGTH // 2
        clean = f"{clean[:half]}…{clean[-half:]}"
    return clean or "名前のないファイル"
