"""Why two provisions were put side by side, and why one stands alone: in Japanese, for the screen."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.alignment.evidence import Evidence
from analysis.alignment.kinship import CARRIED_ON, Kinship
from analysis.alignment.reading import Reading
from analysis.subjects.lexicon import OTHER
from analysis.subjects.provisions import Provision
from analysis.subjects.topics import LABELS, UNSPOKEN
from models.comparison import Side
from models.decisions import LinkDecision, LinkSays
from models.document import citation

_CLOSE_CAPTION, _CLOSE_STRETCH, _SOME_WORDS = 0.5, 0.3, 0.06
_ALMOST_SAME = 0.8
_NOTHING_NEAR = 0.2
"""A score below this is no candidate worth naming."""
_WORDS, _LOOKED_AT = 4, 12
"""Words that a reason names, of so many that tell most; a single letter (日, 料) tells a reader nothing."""


def for_link(evidence: Evidence, kin: Kinship, row: int, column: int) -> tuple[str, ...]:
    """The reasons of a link, the weightiest first; at least one."""
    one, other = evidence.left.provisions[row], evidence.right.provisions[column]
    alike = float(kin.alike[row, column])
    found = [
        _of_text(alike),
        _of_captions(one, other, bool(kin.captions[row, column]), float(evidence.heading[row, column])),
    ]
    if alike < 1.0:
        found.append(_of_topics(evidence.left.keys[row], evidence.right.keys[column]))
    if alike < _ALMOST_SAME:  # where the text itself is carried on, nobody asks for its words
        found += [_of_stretches(evidence, row, column), _of_words(evidence, row, column)]
    reasons = tuple(reason for reason in found if reason)
    return reasons or (_fallback(evidence, row, column),)


def _of_text(alike: float) -> str:
    if alike >= 1.0:
        return "文が同じ"
    if alike >= _ALMOST_SAME:
        return "文がほぼ同じ"
    return "文の多くが同じ" if alike >= CARRIED_ON else ""


def _of_captions(one: Provision, other: Provision, same: bool, alike: float) -> str:
    if same:
        return f"見出しが同じ（{one.heading}）"
    return f"見出しが近い（{one.heading}／{other.heading}）" if alike >= _CLOSE_CAPTION else ""


def _of_topics(ours: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    both = [key for key in ours if key in theirs and key != OTHER]
    if not both:
        return ""
    same = ours[0] == theirs[0] and ours[0] in both
    if same:
        return f"主題が同じ（{LABELS[ours[0]]}）"
    return f"主題が重なる（{'・'.join(LABELS[key] for key in both[:2])}）"


def _of_stretches(evidence: Evidence, row: int, column: int) -> str:
    one, other = evidence.left.provisions[row], evidence.right.provisions[column]
    if len(one.texts) < 2 and len(other.texts) < 2:
        return ""
    if evidence.stretch[row, column] < _CLOSE_STRETCH:
        return ""
    ours, theirs = (_name(each, at) for each, at in zip((one, other), evidence.pieces.best(row, column), strict=True))
    return f"{ours}どうしが近い" if ours == theirs else f"{ours}と{theirs}が近い"


def _name(provision: Provision, at: int) -> str:
    path = provision.paths[at]
    return "本文" if path == provision.path else path.rpartition("/")[2]


def _of_words(evidence: Evidence, row: int, column: int) -> str:
    if max(evidence.body[row, column], evidence.stretch[row, column]) < _SOME_WORDS:
        return ""
    written = evidence.left.written[row]
    common = evidence.common(row, column, _LOOKED_AT)
    shared = [word for word in (written.get(word, word) for word in common) if len(word) > 1][:_WORDS]
    return f"同じ語：{'・'.join(shared)}" if shared else ""


def _fallback(evidence: Evidence, row: int, column: int) -> str:
    if (row, column) in evidence.openings:
        return "どちらも文書の冒頭の条文"
    ours, theirs = (_subject(side, at) for side, at in ((evidence.left, row), (evidence.right, column)))
    return f"主題が近い（{ours}／{theirs}）"


def _subject(side: Reading, at: int) -> str:
    keys = side.keys[at]
    return LABELS[keys[0]] if keys and keys[0] != OTHER else "分類の外"


def for_unlinked(
    evidence: Evidence, side: Side, at: int, taken: dict[int, list[int]], *, versions: bool
) -> tuple[str | None, str]:
    """The nearest candidate (path) of a provision that stands alone, and why it is not enough.

    ``taken`` are the links of the other side: place there → places here.
    """
    here, there = (evidence.left, evidence.right) if side is Side.LEFT else (evidence.right, evidence.left)
    scores = evidence.score[at] if side is Side.LEFT else evidence.score[:, at]
    own = here.provisions[at]
    if own.path.startswith(UNSPOKEN) and not versions:
        return None, "前文・末尾・改定履歴は、同じ文書の版どうしのときだけ対応を探します。"
    ranked = sorted(range(len(scores)), key=lambda other: (-scores[other], other))
    candidates = (other for other in ranked if versions or not there.provisions[other].path.startswith(UNSPOKEN))
    nearest = next(candidates, -1)
    if nearest < 0 or scores[nearest] <= 0:
        return None, f"{_looked_for(here, at)}相手の文書に見当たりません。"
    candidate = there.provisions[nearest]
    name, partners = f"最も近い{_cited(candidate)}", [here.provisions[other] for other in taken.get(nearest, ())]
    if versions and partners:
        return candidate.path, f"{name}は、{_cited(partners[0])}から引き継がれたものです。"
    if scores[nearest] < _NOTHING_NEAR:
        none = f"{_looked_for(here, at)}相手の文書に見当たりません。"
        return candidate.path, f"{none}{name}とも、共通する主題や語がほとんどありません。"
    return candidate.path, name + _not_enough(_subject(here, at), _subject(there, nearest), partners)


def _not_enough(ours: str, theirs: str, partners: Sequence[Provision]) -> str:
    """Why a candidate is none, given the subjects of both and what it is linked to."""
    if ours != theirs:
        return f"は主題が異なります（こちらは{ours}、相手は{theirs}）。"
    if partners:
        return f"は主題（{ours}）が同じですが、{_cited(partners[0])}のほうによく対応しています。"
    return f"は主題（{ours}）こそ同じですが、共通する語が少なく、対応とするには足りません。"


def _looked_for(side: Reading, at: int) -> str:
    keys = side.keys[at]
    return f"主題（{LABELS[keys[0]]}）の近い条文が" if keys and keys[0] != OTHER else "近い条文が"


_SAYS = {LinkSays.CUT: "対応から外す", LinkSays.ADD: "対応とする", LinkSays.CONFIRM: "対応を確認"}


def for_decision(decision: LinkDecision) -> str:
    """What a reviewer decided about a link, when and why."""
    why = f"。{decision.why.strip()}" if decision.why.strip() else ""
    return f"人の判断：{_SAYS[decision.says]}（{decision.who.strip()}、{decision.day}）{why}"


def for_cut(evidence: Evidence, side: Side, cuts: Sequence[tuple[int, LinkDecision]]) -> tuple[str, str]:
    """What a reviewer cut from a provision that now stands alone: the first such candidate, and the words for all."""
    there = (evidence.right if side is Side.LEFT else evidence.left).provisions
    said = (f"{_cited(there[at])}は、{for_decision(decision).rstrip('。')}。" for at, decision in cuts)
    return there[cuts[0][0]].path, "".join(said)


def speaks_for(evidence: Evidence, row: int, column: int) -> bool:
    """Whether anything but a reviewer's word speaks for a pair."""
    return bool(evidence.score[row, column] >= _NOTHING_NEAR)


def _cited(provision: Provision) -> str:
    caption = f"（{provision.heading}）" if provision.heading else ""
    return f"{citation(provision.path)}{caption}"
