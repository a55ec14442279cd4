"""Running header and page number of each provider's print."""

from __future__ import annotations

from corpus.samples import Sample

_STYLES = {
    "minato": ("{service}　利用規約", "- {page} -"),
    "haruka": ("{provider}　{service}契約約款", "{page}/{pages}"),
    "tobiume": ("業務用厨房機器レンタル及び保守約款", "{page}"),
}


def furniture(sample: Sample, page: int, pages: int) -> tuple[str, str]:
    """What stands at the head and at the foot of a page, counted from 1."""
    head, foot = _STYLES[sample.id.partition("-")[0]]
    facts = {"provider": sample.provider, "service": sample.service, "page": page, "pages": pages}
    return head.format(**facts), foot.format(**facts)
