"""The sample library: service terms of providers that do not exist, written for this project.

``text/<id>.txt`` is what a person edits; ``files/`` holds the same text as PDF and Word, made from it by
``python -m corpus.samples.make``. ``drafts/`` are texts that are not in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
TEXTS = HERE / "text"
DRAFTS = HERE / "drafts"
FILES = HERE / "files"


@dataclass(frozen=True, slots=True)
class Sample:
    """One version of one service's terms. ``version`` is the day it takes effect, as an ISO date, empty for a draft."""

    id: str
    provider: str
    service: str
    industry: str
    version: str

    @property
    def file(self) -> str:
        """The name under which the text would have been uploaded."""
        return self.name(".txt")

    def name(self, suffix: str) -> str:
        """The name of its file of one form: .txt, .pdf or .docx."""
        return self.id + suffix

    def read(self, suffix: str = ".txt") -> bytes:
        """The bytes of the .txt (UTF-8), .pdf or .docx."""
        texts = TEXTS if self.version else DRAFTS
        folder = texts if suffix == ".txt" else FILES
        return (folder / self.name(suffix)).read_bytes()


_MINATO = ("株式会社みなとクラウド", "みなとクラウド会計", "クラウド型会計サービス")
_SAMPLES = (
    Sample("minato-2022", *_MINATO, "2022-04-01"),
    Sample("minato-2023", *_MINATO, "2023-10-01"),
    Sample("minato-2025", *_MINATO, "2025-04-01"),
    Sample("haruka-2024", "はるか通信株式会社", "はるかプライベートリンク", "電気通信（拠点間接続）", "2024-07-01"),
    Sample(
        "tobiume-2023",
        "とびうめ機器レンタル株式会社",
        "業務用厨房機器レンタル",
        "機器レンタル・保守",
        "2023-09-01",
    ),
)
_DRAFTS = (
    Sample("minato-draft", "株式会社みなとクラウド", "みなとクラウド会計（改定案）", "クラウド型会計サービス", ""),
)
_BY_ID = {sample.id: sample for sample in (*_SAMPLES, *_DRAFTS)}


def samples() -> tuple[Sample, ...]:
    """All samples: by provider, the versions of one service from old to new."""
    return _SAMPLES


def drafts() -> tuple[Sample, ...]:
    """Samples with mistakes planted in them, for 点検: what a provider would have checked before it is published.

    As text only.
    """
    return _DRAFTS


def find(id: str) -> Sample:
    """The sample of this id; KeyError where there is none."""
    return _BY_ID[id]
