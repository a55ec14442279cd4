"""The library: services, their dated versions, what was decided about them, and how it all answers questions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.decisions import LinkDecision, ParameterDecision, RemarkDecision, RowDecision, StructureDecision
from models.reviews import NameDecision, Review, Withdrawal

NEW = "new"
"""In the place of a service (its uid): one of its own."""
_DATE = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_EDITION = re.compile(r"版|[改新旧]|施行|[0-9]{4}|平成|令和|案$")
_LONG_TITLE = 40
"""Characters of a title that still is a name."""


def called(name: str, kind: str, title: str) -> str:
    """What a text is called: by its title where that holds the name of the service and no edition, else by name and kind.

    >>> called("宿泊", "規約", "宿泊約款"), called("", "秘密保持契約", "秘密保持契約書"), called("月見便", "規約", "利用規約")
    ('宿泊約款', '秘密保持契約書', '月見便 規約')
    >>> called("月見便", "規約", "月見便利用規約（2024年版）"), called("投稿ガイドライン", "ガイドライン", "")
    ('月見便 規約', '投稿ガイドライン')
    """
    title = " ".join(title.split())
    plain, held = _plain(title), _plain(name)
    before, _, behind = plain.partition(held) if held else ("", "", plain)
    if title and held in plain and len(title) <= _LONG_TITLE and not any(map(_EDITION.search, (before, behind))):
        return title
    return " ".join(filter(None, (name, "" if kind and name.endswith(kind) else kind)))


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose terms of what a document is: what it says itself, or what somebody says of it. Empty is not known.

    ``kind`` is the class of text (規約, プライバシーポリシー, 契約 …: one service has several texts), the days are ISO 8601.
    """

    provider: str = ""
    service: str = ""
    kind: str = ""
    effective: str = ""
    """The day of 施行, 適用, 実施 …, the latest that the text states."""
    revised: str = ""
    """The day of 改定, the latest that the text states."""

    def __post_init__(self) -> None:
        if not _DATE.fullmatch(self.effective) or not _DATE.fullmatch(self.revised):
            raise ValueError(f"a day is written 2024-04-01: {self}")


@dataclass(frozen=True, slots=True)
class Clause:
    """An article, or a part without articles, as the library keeps it for search and for decisions.

    ``pieces`` are its nodes with what they say: (path, text); a caption stands in ``heading`` or before the text of its
    node. ``digest`` is that of the folded text (32 hexadecimal digits, the same for the same text), ``mark`` its
    fingerprint (``analysis.alignment.fingerprint``). ``heading_words`` and ``words`` are its words as search compares
    them.
    """

    path: str
    citation: str
    heading: str
    page: int | None
    topics: tuple[str, ...]
    digest: str
    mark: str
    pieces: tuple[tuple[str, str], ...]
    heading_words: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A value of a parameter, on its scale where it has a place on one, and the clause (path) that states it."""

    key: str
    value: str
    path: str
    clause: str
    scale: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Prepared:
    """A document ready to be kept: its bytes, what is known of it, and by which rules. ``analysis`` is packed."""

    file: str
    data: bytes
    sha256: str
    title: str
    identity: Identity
    analysis: bytes
    maker: str
    """Twelve hexadecimal digits that change with every change of the code and the rules of analysis."""
    rules: str
    """The digest of the rules, as reports print it."""
    articles: int
    clauses: tuple[Clause, ...]
    stated: tuple[Stated, ...]
    name_key: str = ""
    """What two names of one service have in common (``analysis.services.identity.name_key``)."""
    given: str = ""
    """The day that the user gives for this version."""
    ocr: bool = False
    decisions: str = ""
    """The digest of the decisions that the analysis took into account, empty for none."""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shelf:
    """A service that a new document may belong to, with the clauses of its latest version: (path, digest, mark)."""

    uid: str
    provider: str
    name: str
    kind: str
    name_key: str
    clauses: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One dated text of a service. ``uid`` is the SHA-256 digest of the original, ``added`` a time in ISO 8601 (UTC)."""

    uid: str
    service: str
    """The uid of its service."""
    file: str
    title: str
    size: int
    """Bytes of the original."""
    effective: str
    revised: str
    given: str
    added: str
    maker: str
    rules: str
    articles: int
    ocr: bool = False
    notices: tuple[str, ...] = ()
    corrected: str = ""
    """The day that a reviewer says."""

    def __post_init__(self) -> None:
        if not _DIGEST.fullmatch(self.uid):
            raise ValueError(f"a version is known by a SHA-256 digest: {self}")

    @property
    def date(self) -> str:
        """The day it begins to hold: as corrected, as the text says (施行日, 改定日), as given; empty where none is known."""
        return self.corrected or self.effective or self.revised or self.given


@dataclass(frozen=True, slots=True)
class Service:
    """A service of a provider with its versions, the oldest first; those without a day stand in the order they came."""

    uid: str
    provider: str
    name: str
    kind: str
    versions: tuple[Version, ...] = ()

    @property
    def title(self) -> str:
        """How lists name it: provider and what the text is called; by its file where the text says neither."""
        return " ".join(filter(None, (self.provider, self.called))) or self.latest.file

    @property
    def called(self) -> str:
        """What its latest text is called, empty where that is not known."""
        return called(self.name, self.kind, self.latest.title)

    @property
    def latest(self) -> Version:
        return self.versions[-1]


class Became(StrEnum):
    """What became of a file; the values are the words of the command line."""

    SERVICE = "新しいサービス"
    VERSION = "新しい版"
    KNOWN = "すでにあります"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is in the library now: which version of which service, and what the user should know (Japanese)."""

    became: Became
    service: Service
    version: Version
    remarks: tuple[str, ...] = ()


Decision = (
    StructureDecision
    | LinkDecision
    | RowDecision
    | ParameterDecision
    | RemarkDecision
    | NameDecision
    | Review
    | Withdrawal
)
"""All that a human may decide."""
KINDS: Mapping[str, type[Decision]] = {
    "structure": StructureDecision,
    "link": LinkDecision,
    "row": RowDecision,
    "parameter": ParameterDecision,
    "remark": RemarkDecision,
    "name": NameDecision,
    "review": Review,
    "withdrawal": Withdrawal,
}
"""What each kind is called where decisions are written down."""


def kind_of(what: Decision) -> str:
    """What the kind of a decision is called."""
    return next(kind for kind, known in KINDS.items() if known is type(what))


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision speaks of: a version, and in it a clause by its path, the digest and the fingerprint of its text."""

    version: str
    path: str = ""
    digest: str = ""
    mark: str = ""


class Standing(StrEnum):
    """Whether a decision still holds for a text; the values are the words of the screens."""

    HOLDS = "有効"
    AGAIN = "要再確認"
    """The text it speaks of has changed or is gone."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as recorded: nothing of it is ever changed. ``recorded`` is the time in ISO 8601 (UTC)."""

    uid: str
    what: Decision
    anchors: tuple[Anchor, ...]
    recorded: str


@dataclass(frozen=True, slots=True)
class Followed:
    """A decision as it stands for one version: at which path (None where what it speaks of is gone), and whether it holds."""

    decided: Decided
    path: str | None
    standing: Standing
    own: bool = False
    """Whether it was said of this very version."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not as it should be in a library: what (Japanese)."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a library or of an exported file found; ``counts`` are (what, how many)."""

    counts: tuple[tuple[str, int], ...]
    rules: tuple[str, ...]
    """The digests of the rules that made the analyses."""
    troubles: tuple[Trouble, ...] = ()

    @property
    def whole(self) -> bool:
        return not self.troubles
