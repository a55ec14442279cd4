"""A reviewer's decisions about values, as extraction takes them: which values they speak of, and what follows.

A confirmed value stays, also where the rules no longer see it; a corrected one is replaced; a rejected one is gone, and
its number is among the other numbers again; an added one stands where its words stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from analysis.alignment.fingerprint import fingerprint, likeness
from analysis.parameters.circumstances import circumstances
from analysis.subjects.provisions import provisions
from analysis.text.written import plain
from models.decisions import ParameterDecision, ParameterSays
from models.document import Document, article_of
from models.parameters import Parameter, ParameterRuling, Where

_AT_ITS_PATH, _ELSEWHERE = 0.4, 0.7
"""How alike the text of an article must be to be the one of a decision (decision 9)."""


def decide(
    document: Document, parameter: Parameter, says: ParameterSays, who: str, when: str, why: str = "", instead: str = ""
) -> ParameterDecision:
    """The decision about a value that was found; ``instead`` is the one that holds, with CORRECT."""
    p = parameter
    mark = marks(document).get(article_of(p.path), "")
    return ParameterDecision(p.key, p.path, mark, p.value, says, instead, p.quote, who, when, why)


def marks(document: Document) -> dict[str, str]:
    """The path of each article (or part without articles) and its fingerprint, as decisions name them."""
    return {each.path: fingerprint(f"{each.heading}\n{each.text}") for each in reversed(provisions(document))}


def ruled(
    document: Document,
    parameters: Iterable[Parameter],
    decisions: Iterable[ParameterDecision],
    renamed: Callable[[str], str] = str,
) -> tuple[tuple[Parameter, ...], tuple[ParameterRuling, ...]]:
    """The parameters as a reviewer would have them, in document order, and where each decision came to hold.

    Of several decisions about one value the latest counts. ``renamed`` as in ``clauses``.
    """
    kept, given = list(parameters), list(decisions)
    if not given:
        return tuple(kept), ()
    known = marks(document)
    told = [(each, _home(each, known)) for each in given]
    held: set[_About] = set()
    for decision, home in _latest(told):
        if home is not None:
            found = _applied(document, kept, decision, home, renamed)
            held |= {_about(decision, home)} if found is not None else set()
            kept = kept if found is None else found
    rulings = tuple(ParameterRuling(each, home if _about(each, home) in held else None) for each, home in told)
    return ordered(document, kept), rulings


_About = tuple[str, str | None, str]


def _about(decision: ParameterDecision, home: str | None) -> _About:
    """What one decision overrules another about: the key, the place and the value."""
    return decision.key, home, decision.value or decision.instead


def ordered(document: Document, parameters: Iterable[Parameter]) -> tuple[Parameter, ...]:
    """In document order, what the title says first."""
    order = {entry.path: entry.index for entry in reversed(document.entries)}

    def place(p: Parameter) -> tuple[int, bool, int, str, str]:
        return -1 if p.where is Where.TITLE else order[p.path], p.where is Where.TEXT, p.start, p.key, p.value

    return tuple(sorted(parameters, key=place))


_Told = tuple[ParameterDecision, str | None]


def _latest(told: Iterable[_Told]) -> Iterable[_Told]:
    """The last decision about each value, with its place."""
    return {_about(*each): each for each in sorted(told, key=lambda each: each[0].moment)}.values()


def _home(decision: ParameterDecision, known: dict[str, str]) -> str | None:
    """The path that a decision speaks of in this text, None where its article is gone."""
    article = article_of(decision.path)
    if not decision.print:
        return decision.path if article in known else None
    scored = [(likeness(decision.print, mark), path == article, path) for path, mark in known.items()]
    alike = [(score + 0.2 * here, here, path) for score, here, path in scored if score >= _least(here)]
    return max(alike)[2] + decision.path[len(article) :] if alike else None


def _least(at_its_path: bool) -> float:
    return _AT_ITS_PATH if at_its_path else _ELSEWHERE


def _applied(
    document: Document,
    parameters: Sequence[Parameter],
    decision: ParameterDecision,
    home: str,
    renamed: Callable[[str], str],
) -> list[Parameter] | None:
    """The parameters with one decision carried out, None where its words are gone."""
    meant = [p for p in parameters if (p.key, p.value) == (decision.key, decision.value) and _near(p.path, home)]
    meant = [p for p in meant if p.path == home] or meant
    rest = [p for p in parameters if p not in meant]
    if decision.says is ParameterSays.REJECT:
        return rest
    said = (
        meant if any(p.quote == decision.quote for p in meant) else _stated(document, decision, home, renamed) or meant
    )
    if not said:
        return None
    if decision.says is not ParameterSays.CONFIRM:
        said = [replace(p, value=decision.instead, bound=None, tax=None) for p in said]
    found = [replace(p, decision=decision) for p in said]
    taken = {(p.key, p.value, p.path) for p in found}
    return [*(p for p in rest if (p.key, p.value, p.path) not in taken), *found]


def _near(path: str, home: str) -> bool:
    return article_of(path) == article_of(home)


def _stated(
    document: Document, decision: ParameterDecision, home: str, renamed: Callable[[str], str]
) -> list[Parameter]:
    """The value where its words stand, though no rule sees it; empty where they stand nowhere in the article."""
    place = _where(document, decision, home)
    if place is None:
        return []
    path, start, end, quote = place
    made = Parameter(decision.key, decision.instead or decision.value, path, start, end, quote)
    return list(circumstances(document, [made], renamed))


def stands(document: Document, decision: ParameterDecision) -> bool:
    """Whether the words of a decision stand in the article that it names."""
    return _where(document, decision, decision.path) is not None


def _where(document: Document, decision: ParameterDecision, home: str) -> tuple[str, int, int, str] | None:
    """Path, range and quote of the words of a decision, at its node first, else anywhere in the article."""
    words = plain(decision.quote.strip())
    texts = [(entry.path, entry.node.text) for entry in document.entries if _near(entry.path, home)]
    for path, text in sorted(texts, key=lambda each: each[0] != home):
        at = plain(text).find(words) if words else -1
        if at >= 0:
            return path, at, at + len(words), text[at : at + len(words)]
    return None
