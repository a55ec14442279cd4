"""Findings as plain JSON values, for scripts and for measuring.

The three functions answer what ``cli.py`` writes. Nothing here looks at a clock, a locale or a file name, and every
list keeps the order of the document, so that the same document always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.parameters.labels import LABELS, NEW
from analysis.parameters.silence import absent
from models.analysis import Analysis
from models.changes import Change, Revision, Revisions
from models.comparison import Alignment, Link, Unlinked
from models.decisions import LinkDecision, ParameterDecision
from models.document import Document, Entry
from models.parameters import Bound, OtherNumber, Parameter, Said, StatuteNote, Where

Measures = dict[str, Any]


def of_document(document: Document) -> Measures:
    """The tree: title, parts, nodes in document order, and what stands outside it or looks odd.

    ``text`` of a node is its own text, ``heading`` its caption without brackets; ``page`` counts from 1 and is left out
    where the source has no pages. Ranges of findings and furniture count code points in the whole source.
    """
    source = document.source
    return {
        "title": document.title.text,
        "parts": [part.label for part in document.parts],
        "nodes": [_node(document, entry) for entry in document.entries],
        "findings": [
            {"what": f.what, "message": f.message, "at": f.path, "start": f.start, "end": f.end}
            for f in document.findings
        ],
        "furniture": [
            {"why": f.why, "text": source.text[f.start : f.end], "start": f.start, "end": f.end}
            for f in document.furniture
        ],
        "notices": list(source.notices),
    }


def of_analysis(analysis: Analysis) -> Measures:
    """The tree with topics, parameters and the numbers that no rule claims.

    ``parameters`` have the keys by which the product is measured, ``further_parameters`` all others: those marked
    ``new``, and a user's ``own`` with their labels. ``decision`` is the reviewer's behind a value;
    ``parameter_decisions`` say of each that was given where it holds now (null: it came to nothing).
    ``start`` and ``end`` delimit ``quote`` in the text of the node at ``at`` (code points); where they count in its
    caption or in the document's title, ``where`` says so. ``bound`` says how a number binds (within, before, over …)
    and
    ``tax`` whether an amount holds consumption tax, where the text tells; ``who``, ``anchor``, ``condition`` and
    ``exception`` are words of the text around it, each with its own place. An other number has its whole ``sentence``,
    and a ``value`` where the value grammar has a word for it. ``unread`` are keys of which provisions speak (by their
    paths) though no value was understood, ``absent`` those of which the whole text says nothing; ``statutes`` say in
    Japanese what the law says of a provision.
    """
    own = dict(analysis.own_keys)
    told = [{**_decision(r.decision), "key": r.decision.key, "at": r.path} for r in analysis.rulings]
    return {
        **of_document(analysis.document),
        "topics": _topics(analysis.topics),
        "parameters": [_parameter(p) for p in analysis.parameters if p.key in LABELS.keys() - NEW],
        "further_parameters": [
            {**_parameter(p), **({"new": True} if p.key in NEW else {"own": True, "label": own.get(p.key, p.key)})}
            for p in analysis.parameters
            if p.key not in LABELS.keys() - NEW
        ],
        "other_numbers": [_other(number) for number in analysis.other_numbers],
        "unread": {key: list(paths) for key, paths in analysis.unread},
        "absent": list(absent(analysis.parameters, analysis.unread)),
        "statutes": [_statute(note) for note in analysis.statutes],
        **({"parameter_decisions": told} if told else {}),
    }


def _parameter(parameter: Parameter) -> Measures:
    p = parameter
    found = {"key": p.key, "value": p.value, "at": p.path, "quote": p.quote, "start": p.start, "end": p.end}
    tax = {"tax": p.tax.name.lower()} if p.tax else {}
    around = {"who": p.who, "anchor": p.anchor, "condition": p.condition, "exception": p.exception}
    told = {name: _said(said) for name, said in around.items() if said}
    human = {"decision": _decision(p.decision)} if p.decision else {}
    return {**found, **_bound(p.bound), **tax, **_where(p), **told, **human}


def _said(said: Said) -> Measures:
    return {"at": said.path, "quote": said.quote, "start": said.start, "end": said.end}


def _other(number: OtherNumber) -> Measures:
    n = number
    found = {"kind": n.kind, "at": n.path, "quote": n.quote, "start": n.start, "end": n.end, "sentence": n.sentence}
    return {**found, **({"value": n.value} if n.value else {}), **_bound(n.bound), **_where(n)}


def _statute(note: StatuteNote) -> Measures:
    about = {"key": note.key} if note.key else {}
    return {"law": note.law, "note": note.note, **about, "at": note.path, "start": note.start, "end": note.end}


def _bound(bound: Bound | None) -> Measures:
    return {"bound": bound.name.lower()} if bound else {}


def _where(found: Parameter | OtherNumber) -> Measures:
    return {} if found.where is Where.TEXT else {"where": found.where.value}


def of_alignment(left: str, right: str, alignment: Alignment) -> Measures:
    """The links of two documents and what stands alone; ``left`` and ``right`` name the documents.

    ``clauses`` and ``alone`` say the same of the 項 and 号 inside linked articles of two services. Where a reviewer's
    decisions were given, ``decision`` is the one behind a link, and ``decisions`` says of each where its articles stand
    now (null: gone, the decision came to nothing) and whether a text of it has changed since.
    """
    found = {
        "left": left,
        "right": right,
        "links": [_link(link) for link in alignment.links],
        "unlinked": [_unlinked(each) for each in alignment.unlinked],
    }
    if alignment.clauses or alignment.alone:
        found["clauses"] = [_link(link) for link in alignment.clauses]
        found["alone"] = [_unlinked(each) for each in alignment.alone]
    told = [
        {**_decision(r.decision), "left": r.left, "right": r.right, "changed": r.changed} for r in alignment.rulings
    ]
    return {**found, "decisions": told} if told else found


def _unlinked(each: Unlinked) -> Measures:
    return {"side": each.side.value, "path": each.path, "nearest": each.nearest, "why": each.why}


def _link(link: Link) -> Measures:
    found = {
        "left": link.left,
        "right": link.right,
        "confidence": link.confidence.value,
        "reasons": list(link.reasons),
    }
    return {**found, "decision": _decision(link.decision)} if link.decision else found


def _decision(decision: LinkDecision | ParameterDecision) -> Measures:
    return {"says": decision.says.value, "who": decision.who, "when": decision.when, "why": decision.why}


def of_revisions(old: str, new: str, revisions: Revisions) -> Measures:
    """What became of every article (FORMAT.md 5); ``old`` and ``new`` name the documents.

    ``changes`` hold both texts, the paths and offsets (code points of the own text of the node) where they stand, what
    they are worth and the words that decided; ``reasons`` and ``aids`` are sentences in Japanese. ``decision`` is a
    reviewer's, where one stands behind an entry; ``clauses`` say the same of the 項 and 号 of an article that changed.
    """
    return {
        "old": old,
        "new": new,
        "articles": [_revision(entry) for entry in revisions.entries],
    }


def _revision(entry: Revision) -> Measures:
    return {
        "old": entry.old,
        "new": entry.new,
        "change": [fate.value for fate in entry.kinds],
        "why": entry.why,
        "reasons": list(entry.reasons),
        "changes": [_change(change) for change in entry.verdict.changes],
        **({"clauses": [_revision(clause) for clause in entry.clauses]} if entry.clauses else {}),
        **({"decision": _decision(entry.decision)} if entry.decision else {}),
    }


def _change(change: Change) -> Measures:
    return {
        "substance": change.substance.value,
        "ground": change.ground.value,
        "words": list(change.words),
        "old": {"at": change.left_path, "start": change.left_start, "text": change.left},
        "new": {"at": change.right_path, "start": change.right_start, "text": change.right},
    }


def _node(document: Document, entry: Entry) -> Measures:
    node = entry.node
    measures = {"path": entry.path, "kind": node.kind.value, "heading": node.title, "text": node.text}
    page = document.page(node)
    return measures if page is None else {**measures, "page": page}


def _topics(topics: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    """Keys by path; a number that the document prints twice has the keys of both articles, each once."""
    found: dict[str, list[str]] = {}
    for path, keys in topics:
        known = found.setdefault(path, [])
        known += [key for key in keys if key not in known]
    return found
