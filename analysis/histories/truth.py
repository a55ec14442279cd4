"""改定履歴 told true? The provider's own account of a revision, held against what changed between the two versions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.histories.telling import PART, told
from analysis.text.narrow import fold
from models.changes import Change, Fate, Ground, Revision, Revisions
from models.claims import Amendment, Claim, Held, Place, Promise, Said, Truth
from models.document import Document, Kind, article_of, citation

_TEXT = frozenset({Fate.WORDING, Fate.SUBSTANTIVE, Fate.SPLIT, Fate.MERGED})
_ANY = _TEXT | {Fate.INSERTED, Fate.DELETED, Fate.HEADING}
_VALUE = r"(?:年|月|日|毎月)?\s*[0-9][0-9,.]*\s*(?:%|パーセント|円|万円|営業日|日|か月|ヶ月|カ月|ヵ月|箇月|週間?|年|時間|倍|割|分の[0-9]+)(?:前|以内|間)?"
_FROM_TO = re.compile(rf"(?P<old>{_VALUE})から、?(?P<new>{_VALUE})(?:に|へ|と)")
_QUOTED = re.compile("「(?P<old>[^「」]{1,40})」を、?「(?P<new>[^「」]{1,40})」(?:に|へ|と)")
_FIGURE = re.compile(r"[0-9][0-9,.]*\s*[^0-9\s前以]{1,3}")


def truth(
    old: Document, new: Document, revisions: Revisions, *, notice: Promise | None = None, since: str = ""
) -> tuple[Held, ...]:
    """Every claim of the new version's 改定履歴 about this revision, and every change that it does not tell of.

    ``revisions`` is what became of the articles. ``notice`` is the time that the old version promises between 周知 and
    施行, where it promises any, ``since`` the day of the old version (ISO 8601) where it is known: what the 改定履歴 tells of
    earlier days is not about this step. Nothing where the new version has no 改定履歴 at all.
    """
    if not has_account(new):
        return ()
    amendments = fresh(old, new, since)
    if not amendments:
        return (Held(Truth.NO_ENTRY, "", None, None, "改定履歴に、この版の改定についての記載がありません。"),)
    account = _Account(old, new, revisions, amendments)
    return (*account.claims(), *account.unlisted(), *_notices(amendments, notice))


def has_account(document: Document) -> bool:
    """Whether a document has a 改定履歴 at all."""
    return PART in {part.label for part in document.parts} or bool(told(document))


def fresh(old: Document, new: Document, since: str = "") -> tuple[Amendment, ...]:
    """What the new version tells of the step to it: what the old one does not tell, and of no day before ``since``."""
    known = {amendment.day for amendment in told(old)}
    return tuple(each for each in told(new) if each.day not in known and each.day > since)


@dataclass(frozen=True)
class _Account:
    old: Document
    new: Document
    revisions: Revisions
    amendments: tuple[Amendment, ...]

    @cached_property
    def rows(self) -> tuple[tuple[Claim, Place], ...]:
        return tuple((c, p) for amendment in self.amendments for c in amendment.claims for p in c.places)

    # claims

    def claims(self) -> Iterator[Held]:
        """One finding for each place of each claim."""
        for claim, place in self.rows:
            wrong = self._misplaced(claim, place)
            if wrong is not None:
                yield wrong
                continue
            yield self._held(claim, place)

    def _side(self, claim: Claim, place: Place) -> tuple[Document, bool]:
        """The document that a number is of, and whether that is the old one."""
        old = place.old or (Said.DELETED in claim.said and not self._entries(place, old=False, deleted=False))
        return (self.old, True) if old else (self.new, False)

    def _paths(self, document: Document, place: Place) -> list[str]:
        """The paths of the articles or parts that a place names, in order; a range is every article in it."""
        parts = [
            p.label for p in document.parts if p.label == place.label or re.fullmatch(rf"{place.label}\d*", p.label)
        ]
        if not place.label.startswith("第"):
            return parts
        first, last = f"本則/{place.label}", f"本則/{place.last}"
        if place.label == place.last:
            return [first] if first in document.by_path else []
        articles = [e.path for e in document.entries if e.node.kind is Kind.ARTICLE and e.path.startswith("本則/")]
        if first not in articles or last not in articles:
            return []
        return articles[articles.index(first) : articles.index(last) + 1]

    def _entries(self, place: Place, *, old: bool, deleted: bool = True) -> list[Revision]:
        paths = set(self._paths(self.old if old else self.new, place))
        found = [e for e in self.revisions.entries if (e.old if old else e.new) in paths]
        return found if deleted else [e for e in found if e.new is not None]

    def _misplaced(self, claim: Claim, place: Place) -> Held | None:
        """A place that is not there, or that bears another caption."""
        document, old = self._side(claim, place)
        paths = self._paths(document, place)
        version = "前の版" if old else "この版"
        said = self._said(place)
        if not paths:
            where = self._home(document, place.caption)
            hint = f"「{place.caption}」は{citation(where)}の見出しです。" if where else ""
            return self._finding(Truth.WRONG_PLACE, claim, place, None, f"{said}は{version}にありません。{hint}")
        real = document.by_path[paths[0]].node.title
        if (
            place.caption
            and place.label == place.last
            and place.label.startswith("第")
            and fold(real) != fold(place.caption)
        ):
            where = self._home(document, place.caption)
            hint = f"「{place.caption}」は{citation(where)}の見出しです。" if where else ""
            words = f"{version}の{citation(paths[0])}の見出しは「{real}」です。{hint}"
            return self._finding(Truth.WRONG_PLACE, claim, place, paths[0] if not old else None, words)
        return None

    def _home(self, document: Document, caption: str) -> str | None:
        if not caption:
            return None
        return next(
            (e.path for e in document.entries if e.node.kind is Kind.ARTICLE and fold(e.node.title) == fold(caption)),
            None,
        )

    def _held(self, claim: Claim, place: Place) -> Held:
        _, old = self._side(claim, place)
        entries = self._entries(place, old=old)
        fates = {fate for entry in entries for fate in entry.kinds}
        entry = entries[0] if entries else None
        path = (entry.new or entry.old) if entry else None
        said = self._said(place)
        for wrong in (self._kind_denied(claim, place, entries, fates), *self._values_denied(claim, entries)):
            if wrong:
                return self._finding(Truth.CONTRADICTED, claim, place, path, f"{said}は、{wrong}")
        if not self._changed(claim, entries, fates):
            return self._finding(Truth.UNCHANGED, claim, place, path, f"{said}に、記載された変更はありません。")
        if place.below and Said.INSERTED not in claim.said and not self._below_changed(place, entries):
            where = "、".join(self._changed_places(entries))
            hint = f"変わったのは{where}です。" if where else ""
            return self._finding(Truth.UNCHANGED, claim, place, path, f"{said}に変更はありません。{hint}")
        return self._finding(Truth.TRUE, claim, place, path, f"{said}の変更が記載されています。")

    def _kind_denied(self, claim: Claim, place: Place, entries: Sequence[Revision], fates: set[Fate]) -> str:
        """Why what is said became of a place is not so; empty where it may be."""
        whole = not place.below
        if Said.INSERTED in claim.said and whole and place.label.startswith("第") and Fate.INSERTED not in fates:
            before = next((e.old for e in entries if e.old), None)
            return f"新設とありますが、前の版の{citation(before)}を引き継いでいます。" if before else ""
        if Said.DELETED in claim.said and whole and place.label.startswith("第") and Fate.DELETED not in fates:
            after = next((e.new for e in entries if e.new), None)
            return f"削除とありますが、{citation(after)}に引き継がれています。" if after else ""
        if Said.WORDING in claim.said and Fate.SUBSTANTIVE in fates:
            what = "・".join(dict.fromkeys(reason.rstrip("。") for e in entries for reason in e.reasons))
            return (
                f"内容は変わらないとありますが、実質の変更があります（{what}）。"
                if what
                else "内容は変わらないとありますが、実質の変更があります。"
            )
        return ""

    def _values_denied(self, claim: Claim, entries: Sequence[Revision]) -> Iterator[str]:
        """Values and words that are said to have become others, and that do not stand in the articles."""
        before = fold("".join(self._text(self.old, entry.old) for entry in entries))
        after = fold("".join(self._text(self.new, entry.new) for entry in entries))
        words = fold(claim.words)
        for pattern, core in ((_FROM_TO, True), (_QUOTED, False)):
            for found in pattern.finditer(words):
                was, became = found["old"], found["new"]
                if core:
                    was, became = _figure(was), _figure(became)
                if became not in after and entries:
                    yield f"「{found['new']}」に改めたとありますが、この版の条文にありません。"
                elif was not in before and entries:
                    yield f"「{found['old']}」から改めたとありますが、前の版の条文にありません。"

    def _changed(self, claim: Claim, entries: Sequence[Revision], fates: set[Fate]) -> bool:
        """Whether what is said to have happened to a place did happen."""
        if Said.RENUMBERED in claim.said:
            return bool(entries) and all({Fate.RENUMBERED, Fate.MOVED} & set(entry.kinds) for entry in entries)
        if Said.MOVED in claim.said:
            return bool(fates & {Fate.MOVED, Fate.RENUMBERED, Fate.SPLIT, Fate.MERGED})
        if Said.REFERENCES in claim.said:
            return any(change.ground in (Ground.RENUMBERED, Ground.REFERENCE) for change in _changes(entries)) or bool(
                fates & _TEXT
            )
        if Said.HEADING in claim.said:
            return Fate.HEADING in fates
        return bool(fates & _ANY)

    def _below_changed(self, place: Place, entries: Sequence[Revision]) -> bool:
        changes = _changes(entries)
        if not changes:
            return True
        return any(_within(change, below) for change in changes for below in place.below)

    def _changed_places(self, entries: Sequence[Revision]) -> list[str]:
        paths = [change.right_path or change.left_path for change in _changes(entries)]
        return list(dict.fromkeys(self.new.cited(path) for path in paths if path))

    # what is not told

    def unlisted(self) -> Iterator[Held]:
        """Changes that no claim speaks of."""
        if not any(amendment.claims for amendment in self.amendments):
            yield Held(Truth.NO_PLACES, "", None, None, "改定箇所の記載がありません。")
            return
        for entry in self.revisions.entries:
            yield from self._untold(entry)

    def _untold(self, entry: Revision) -> Iterator[Held]:
        fates = set(entry.kinds)
        path = entry.new or entry.old
        if path is None or path.startswith((PART, "前文", "末尾")) or fates == {Fate.SAME}:
            return
        claims = [(claim, place) for claim, place in self.rows if self._speaks_of(claim, place, entry)]
        about_text = [(claim, place) for claim, place in claims if Said.RENUMBERED not in claim.said]
        cited = self.new.cited(entry.new) if entry.new else f"前の版の{self.old.cited(entry.old or '')}"
        title = self._title(entry)
        if fates & (_ANY - {Fate.HEADING}) and not about_text:
            grade = "実質の変更" if fates & {Fate.SUBSTANTIVE, Fate.INSERTED, Fate.DELETED} else "変更"
            what = (
                {True: "新設", False: "削除"}.get(Fate.INSERTED in fates)
                if fates & {Fate.INSERTED, Fate.DELETED}
                else grade
            )
            reasons = "・".join(reason.rstrip("。") for reason in entry.reasons)
            yield Held(
                Truth.UNLISTED, "", entry.old, entry.new, f"{cited}{title}の{what}が記載されていません。{reasons}"
            )
        elif Fate.HEADING in fates and all(Said.REFERENCES in claim.said for claim, _ in about_text):
            yield Held(Truth.UNLISTED, "", entry.old, entry.new, f"{cited}{title}の見出しの変更が記載されていません。")
        elif fates & {Fate.RENUMBERED, Fate.MOVED} and not claims:
            yield Held(Truth.UNLISTED, "", entry.old, entry.new, f"{cited}{title}の条番号の変更が記載されていません。")
        else:
            yield from self._untold_below(entry, about_text, cited)

    def _untold_below(self, entry: Revision, claims: Sequence[tuple[Claim, Place]], cited: str) -> Iterator[Held]:
        """Changes in a 項 or 号 while only others of its article are listed, or only its references."""
        missed: dict[str, Change] = {}
        for change in entry.verdict.changes if claims else ():
            if not any(_covers(claim, place, change) for claim, place in claims):
                missed.setdefault(change.right_path or change.left_path, change)
        for path, change in missed.items():
            where = self.new.cited(path) if path in self.new.by_path else cited
            words = f"（{'→'.join(change.words)}）" if change.words else ""
            yield Held(
                Truth.UNLISTED, "", entry.old, entry.new, f"{where}の{change.ground}の変更{words}が記載されていません。"
            )

    def _speaks_of(self, claim: Claim, place: Place, entry: Revision) -> bool:
        _, old = self._side(claim, place)
        path = entry.old if old else entry.new
        if path is None:
            return False
        return path in self._paths(self.old if old else self.new, place)

    def _title(self, entry: Revision) -> str:
        document, path = (self.new, entry.new) if entry.new else (self.old, entry.old)
        found = document.by_path.get(path or "")
        return f"（{found.node.title}）" if found and found.node.title else ""

    # words

    def _text(self, document: Document, path: str | None) -> str:
        if path is None:
            return ""
        return "".join(
            e.node.heading.text + e.node.text
            for e in document.entries
            if e.path == path or e.path.startswith(f"{path}/")
        )

    def _said(self, place: Place) -> str:
        """A place as printed."""
        entry = next((e for e in self.new.entries if e.path.startswith(PART) and e.node.text), None)
        return " ".join(entry.node.text[place.start : place.end].split()) if entry else place.label

    def _finding(self, kind: Truth, claim: Claim, place: Place, path: str | None, message: str) -> Held:
        _, old = self._side(claim, place)
        entry = next(iter(self._entries(place, old=old)), None)
        before, after = (entry.old, entry.new) if entry else (None, path)
        return Held(kind, claim.words, before, after, message, (place.start, place.end))


def _changes(entries: Iterable[Revision]) -> list[Change]:
    return [change for entry in entries for change in entry.verdict.changes]


def _within(change: Change, below: str) -> bool:
    """Whether a change lies in a 項 or 号 that is named below its article, in either version."""
    for path in (change.right_path, change.left_path):
        rest = path.removeprefix(article_of(path)).strip("/") if path else ""
        if rest and (rest == below or rest.startswith(f"{below}/")):
            return True
    return False


def _covers(claim: Claim, place: Place, change: Change) -> bool:
    """Whether a claim about an article speaks of one change in it."""
    if Said.REFERENCES in claim.said and change.ground not in (Ground.RENUMBERED, Ground.REFERENCE):
        return False
    return not place.below or any(_within(change, below) for below in place.below)


def _figure(value: str) -> str:
    found = _FIGURE.search(value)
    return found.group() if found else value


def _notices(amendments: Sequence[Amendment], promised: Promise | None) -> Iterator[Held]:
    """A revision that took effect sooner after its notice than the old version promises."""
    for amendment in amendments:
        days = amendment.days
        if days is not None and promised is not None and days < promised.days:
            ends = f"周知（{amendment.noticed}）から施行（{amendment.effective or amendment.day}）まで{days}日です。"
            words = f"{ends}前の版は{promised.words}前までの周知を定めています。"
            yield Held(Truth.NOTICE, "", None, None, words, (amendment.start, amendment.end))
