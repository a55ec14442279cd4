"""What a change is worth: 実質 (numbers, deadlines, parties, duties, negation, scope, exceptions), 表現 or 番号のみ.

Both texts are read as senses (``analysis.changes.senses``). What differs in sense is substantive unless it is proven to
be a slip (``analysis.changes.slips``); what differs in writing only is wording. So whatever no table knows counts as
substantive.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from typing import NamedTuple

from analysis.changes.hunks import Hunk, Page, Place, hunks
from analysis.changes.references import Places, references
from analysis.changes.senses import NO_NAMES, Link, Names, Sense, cleaned, senses
from analysis.changes.slips import slip
from analysis.changes.trail import Trail
from analysis.changes.word_order import placed
from analysis.subjects.lexicon.weighty import WEIGHTS
from analysis.subjects.parties import Roles, named
from analysis.text.narrow import fold
from models.changes import Change, Ground, Substance, Verdict
from models.document import article_of


class Stretch(NamedTuple):
    """A text of a node, all of it or from some code point on."""

    path: str
    text: str
    start: int = 0


_TIME = re.compile(r"[日週月年時分秒](?:間|末|分)?$|営業日$")
_BURDEN = re.compile(
    r"(?:を|の)?(?:支払|負担|賠償|補償|責任を負|義務を負|返還|通知|届|交付|保管|提出|確認|行)[^。、]{0,12}"
)
_LONG = 14
_MERGED = "⊃"
"""Stands in the key of a reference between the article and the 項 of it that carries on what was meant."""
_NAME_BEFORE, _NAME_AFTER = re.compile(r"[一-龥ァ-ヶーA-Za-z]*$"), re.compile(r"[一-龥ァ-ヶーA-Za-z]*")
_BODY = re.compile(next(weight.pattern for weight in WEIGHTS if weight.ground is Ground.PARTY))


_ROLES = Roles()


@dataclass(frozen=True)
class Side:
    """How one of two documents is read: its provisions, and the names it has for what the other calls otherwise."""

    places: Places | None = None
    names: Names = NO_NAMES
    roles: Roles = _ROLES


@dataclass(frozen=True)
class Sight:
    """How two documents are read beside each other; ``trail`` is None where they are no versions of one."""

    left: Side = Side()
    right: Side = Side()
    trail: Trail | None = None
    _read: dict[tuple[bool, str, str], tuple[Sense, ...]] = field(default_factory=dict, repr=False, compare=False)
    """The senses of what was read before: an article that changed is asked about as a whole, then clause by clause."""

    def page(self, stretches: Sequence[Stretch], *, old: bool) -> Page:
        """Some stretches with their senses; references lead to the provision of the right that they now mean."""
        read = tuple(self._senses(s.path, s.text, old=old) for s in stretches)
        paths, texts = tuple(s.path for s in stretches), tuple(s.text for s in stretches)
        return Page(paths, texts, read, tuple(s.start for s in stretches))

    def _senses(self, path: str, text: str, *, old: bool) -> tuple[Sense, ...]:
        if (old, path, text) not in self._read:
            names = self.left.names if old else self.right.names
            self._read[old, path, text] = senses(text, names, self._links(path, text, old=old))
        return self._read[old, path, text]

    def _links(self, path: str, text: str, *, old: bool) -> tuple[Link, ...]:
        places = self.left.places if old else self.right.places
        if places is None:
            return ()
        plain = cleaned(text)
        return tuple(
            (each.start, each.end, self._key(plain[each.start : each.end], each.target, old=old))
            for each in references(plain, path, places)
        )

    def _key(self, written: str, target: str | None, *, old: bool) -> str:
        """What stands for a reference: the provision it leads to, else its own words without a caption."""
        if target is None:
            return re.sub(r"\(.*?\)", "", fold(written))
        part = ""
        if old and self.trail is not None:
            part = self.trail.within.get(target, "")
            target = self.trail(target)
        final = self.right.places if self.trail is not None or not old else self.left.places
        key = f"→{final.plain(target) if final else target}"
        return f"{key}{_MERGED}{part}" if part else key


def judge(left: Sequence[Stretch], right: Sequence[Stretch], sight: Sight | None = None) -> Verdict:
    """Every change between two provisions, given as the own texts of their nodes, with what it is worth.

    Either side may be empty: a provision without counterpart is one substantive change.
    """
    if not left or not right:
        return Verdict(tuple(_alone(left, Ground.REMOVED)) + tuple(_alone(right, Ground.ADDED)))
    sight = sight or Sight()
    pages = sight.page(left, old=True), sight.page(right, old=False)
    order, (ours, theirs) = _reordered(*pages)
    changes: list[Change] = []
    aids: list[str] = []
    for hunk in placed(hunks(ours, theirs), ours, theirs):
        found = tuple(_weighed(hunk, ours, theirs, sight))
        changes += found
        if any(change.substance is Substance.SUBSTANTIVE for change in found):
            aids += _burden(hunk, ours, theirs, sight)
    return Verdict((*changes, *order), tuple(dict.fromkeys(aids)))


def judge_texts(left: str, right: str) -> Verdict:
    """The same for two bare texts."""
    return judge([Stretch("", left)], [Stretch("", right)])


def _alone(stretches: Sequence[Stretch], ground: Ground) -> Iterator[Change]:
    for path, text, start in stretches:
        texts = (text, "") if ground is Ground.REMOVED else ("", text)
        places = (path, start, "", 0) if ground is Ground.REMOVED else ("", 0, path, start)
        yield Change(*texts, *places, ground, (_short(fold(text)),))


def _reordered(left: Page, right: Page) -> tuple[tuple[Change, ...], tuple[Page, Page]]:
    """Nodes that stand elsewhere under the same parent, word for word; and the pages without them."""
    ours, theirs = ([_node_key(page, node) for node in range(len(page.paths))] for page in (left, right))
    free = Counter(_kept_out(ours, theirs))
    rows, columns = set[int](), set[int]()
    changes: list[Change] = []
    for row, key in enumerate(ours):
        column = next((c for c, other in enumerate(theirs) if other == key and c not in columns and c != row), None)
        if free[key] and column is not None and ours.count(key) == theirs.count(key) == 1:
            rows.add(row)
            columns.add(column)
            here, there = left.paths[row], right.paths[column]
            texts = left.texts[row], right.texts[column]
            changes.append(Change(*texts, here, left.starts[row], there, right.starts[column], Ground.ORDER))
    return tuple(changes), (left.without(frozenset(rows)), right.without(frozenset(columns)))


def _node_key(page: Page, node: int) -> tuple[str, ...]:
    """What a node says, and where: under which 項 of its article."""
    above = page.paths[node].rpartition("/")[0].removeprefix(article_of(page.paths[node]))
    return (above, *(sense.key for sense in page.senses[node] if sense.key))


def _kept_out(ours: Sequence[tuple[str, ...]], theirs: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Nodes of both sides that do not run in one order with the rest."""
    from rapidfuzz.distance import Indel

    both = set(ours) & set(theirs)
    numbers = {key: at for at, key in enumerate(sorted(both))}
    left, right = ([numbers[key] for key in side if key in both and len(key) > 2] for side in (ours, theirs))
    keys = {at: key for key, at in numbers.items()}
    for step in Indel.opcodes(left, right):
        if step.tag == "delete":
            yield from (keys[at] for at in left[step.src_start : step.src_end])


def _weighed(hunk: Hunk, left: Page, right: Page, sight: Sight) -> Iterator[Change]:
    """The changes of one hunk, one for each pair of nodes; none where both print the same."""
    texts = left.written(hunk.left), right.written(hunk.right)
    folded = fold(texts[0]), fold(texts[1])
    ground = hunk.ground
    words: tuple[str, ...] = ()
    if ground is None:
        if folded[0] == folded[1]:
            return  # a reference left behind
        ground = Ground.RENUMBERED if _followed(hunk) else None
    if ground is None:

        def weighty() -> bool:
            return any(_differs(weight.regex, *folded) for weight in WEIGHTS)

        ground = slip(hunk, left, right, weighty=weighty, party_before=lambda: _party_before(hunk, left, sight))
    if ground is None:
        ground, words = _ground(hunk, left, right, sight)
    for here, there in zip_longest(_by_node(hunk.left, left), _by_node(hunk.right, right)):
        one = here or ("", *_nowhere(hunk.left_at, left))
        other = there or ("", *_nowhere(hunk.right_at, right))
        yield Change(one[0], other[0], one[1], one[2], other[1], other[2], ground, words)


def _followed(hunk: Hunk) -> bool:
    """References to articles that were merged into another: to that, or to the 項 of it that carries them on."""
    ours, theirs = ([place.sense.key for place in side if place.sense.key] for side in (hunk.left, hunk.right))
    ways = [key.partition(_MERGED) for key in ours]
    return len(ours) == len(theirs) and all(
        part and key in (whole, f"→{part}") for (whole, _, part), key in zip(ways, theirs, strict=True)
    )


def _by_node(places: Sequence[Place], page: Page) -> list[tuple[str, str, int]]:
    """Text, path and offset of what a stretch has in each node."""
    found = []
    for node, group in groupby(places, key=lambda place: place.node):
        held = list(group)
        start, end = held[0].sense.start, held[-1].sense.end
        found.append((page.texts[node][start:end], page.paths[node], start + page.starts[node]))
    return found


def _nowhere(at: tuple[int, int], page: Page) -> tuple[str, int]:
    return (page.paths[at[0]], at[1] + page.starts[at[0]]) if page.paths else ("", 0)


def _differs(pattern: re.Pattern[str], one: str, other: str) -> bool:
    return sorted(m.group() for m in pattern.finditer(one)) != sorted(m.group() for m in pattern.finditer(other))


def _party_before(hunk: Hunk, left: Page, sight: Sight) -> bool:
    if hunk.before is None:
        return False
    node, end = hunk.before.node, hunk.before.sense.end
    text = fold(left.texts[node][max(0, end - _LONG) : end])
    return any(stop == len(text) for _, stop, _ in named(text, sight.left.roles))


def _ground(hunk: Hunk, left: Page, right: Page, sight: Sight) -> tuple[Ground, tuple[str, ...]]:
    """What a substantive change is about, and the words that tell."""
    texts = fold(left.written(hunk.left)), fold(right.written(hunk.right))
    ours, theirs = ([place.sense for place in side] for side in (hunk.left, hunk.right))
    whole = _whole(hunk, left, right, texts)
    if whole is not None and not (texts[0] or texts[1]).startswith(("ただし", "但し")):
        return whole, (_short(texts[0] or texts[1]),)
    figures = [[sense.key for sense in side if sense.number] for side in (ours, theirs)]
    if figures[0] != figures[1]:
        time = all(_TIME.search(figure) for side in figures for figure in side)
        return (Ground.DEADLINE if time else Ground.NUMBER), _differing(*figures)
    for weight in WEIGHTS:
        words = [weight.regex.findall(text) for text in texts]
        if weight.ground is Ground.PARTY:
            words = [_parties(hunk.left, left, sight.left), _parties(hunk.right, right, sight.right)]
        if sorted(words[0]) != sorted(words[1]):
            return weight.ground, _differing(*words)
    if any(sense.kind is Ground.RENUMBERED for sense in (*ours, *theirs)):
        return Ground.REFERENCE, tuple(text for text in texts if text)
    return Ground.CONTENT, tuple(_short(text) for text in texts if text)


def _parties(places: Sequence[Place], page: Page, side: Side) -> list[str]:
    """The parties, companies and courts that a stretch names, or names with what stands around it."""
    if not places:
        return []
    first, last = places[0], places[-1]
    before = _NAME_BEFORE.search(fold(page.texts[first.node][: first.sense.start]))
    after = _NAME_AFTER.match(fold(page.texts[last.node][last.sense.end :]))
    text = fold(page.written(places))
    around = (before.group() if before else "") + text + (after.group() if after else "")
    return [text[start:end] for start, end, _ in named(text, side.roles)] + _BODY.findall(around)


def _whole(hunk: Hunk, left: Page, right: Page, texts: tuple[str, str]) -> Ground | None:
    """ADDED or REMOVED where a whole node or sentence stands on one side only."""
    if all(texts):
        return None
    places, page = (hunk.left, left) if texts[0] else (hunk.right, right)
    node, last = places[0].node, places[-1]
    if last.node != node:
        return Ground.REMOVED if texts[0] else Ground.ADDED
    before = page.texts[node][: places[0].sense.start].rstrip()
    begins = not before or before.endswith(("。", "\n"))
    rest = "".join(_after(page, last)).strip()
    complete = begins and (not rest or rest.endswith("。") or texts[0 if texts[0] else 1].endswith("。"))
    return (Ground.REMOVED if texts[0] else Ground.ADDED) if complete else None


def _after(page: Page, place: Place) -> Iterator[str]:
    """What follows a sense up to the end of its sentence, where that says nothing; else that it says something."""
    for sense in page.senses[place.node]:
        if sense.start >= place.sense.end:
            text = page.texts[place.node][sense.start : sense.end]
            yield text
            if sense.key or "。" in text:
                return


def _differing(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """The words of each side that the other has not (as often), each once."""
    left, right = Counter(one), Counter(other)
    return tuple(dict.fromkeys([*(left - right), *(right - left)]))


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"


def _burden(hunk: Hunk, left: Page, right: Page, sight: Sight) -> Iterator[str]:
    """Who bears what, where a change puts one party in the place of the other."""
    texts = fold(left.written(hunk.left)), fold(right.written(hunk.right))
    ours, theirs = named(texts[0], sight.left.roles), named(texts[1], sight.right.roles)
    signs = {sign for _, _, sign in ours}, {sign for _, _, sign in theirs}
    if len(signs[0]) != 1 or len(signs[1]) != 1 or signs[0] == signs[1]:
        return
    node, end = hunk.right[-1].node, hunk.right[-1].sense.end
    rest = fold(right.texts[node][end:]).partition("。")[0]
    act = _BURDEN.search(rest)
    who = texts[0][ours[0][0] : ours[0][1]], texts[1][theirs[0][0] : theirs[0][1]]
    if act and rest.startswith(("は", "が", "の負担", "において")):
        yield f"「{act.group().lstrip('をの')}」の主体が「{who[0]}」から「{who[1]}」に移ります。"
