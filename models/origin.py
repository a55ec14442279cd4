"""What a report says of itself: the documents it was made from, and by which program with which rules and settings."""

from __future__ import annotations

import re
from dataclasses import dataclass

PROGRAM, VERSION = "約款くらべ", "0.1.0"
"""The version is that of pyproject.toml."""
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")


@dataclass(frozen=True, slots=True)
class Origin:
    """A document as a report names it.

    ``name`` is the service or the title, ``file`` the name of the file, ``sha256`` the digest of its bytes in
    hexadecimal digits, ``date`` the day of this version as 2024-04-01 or empty, ``notices`` how the file was read
    (Japanese).
    """

    name: str
    file: str
    sha256: str
    date: str = ""
    notices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip() or not _SHA256.fullmatch(self.sha256) or not _DATE.fullmatch(self.date):
            raise ValueError(f"an origin has a name, a SHA-256 digest, and a day or none: {self}")


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where a report comes from, so that it can be made again: the same imprint, the same report.

    ``rules`` is a digest of all rules; ``settings`` are (what, how) in Japanese.
    """

    rules: str
    origins: tuple[Origin, ...]
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def program(self) -> str:
        return f"{PROGRAM} {VERSION}"
