"""Acts that a document orders twice with two deadlines: 事故を速やかに報告する here, 事故を遅滞なく報告する there.

An act is who does what to what, on what occasion. Two sentences speak of one act where party, object and verb are the
same and the occasions (…した場合, …のとき) are nearly so. What the rules of ``ONE_ACT`` already compare is left to them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.parameters.clauses import sentences
from analysis.parameters.vocabulary import CUSTOMER, PROVIDER
from analysis.text.bounds import bound
from analysis.text.written import NUMBER, duration, plain
from models.document import Document, Entry, article_of
from models.parameters import Bound

_WORD = "速やかに|すみやかに|遅滞なく|遅滞無く|直ちに|ただちに"
_SPAN = rf"{NUMBER}\s*(?:営業日|日|週間|[かヶカヵケ箇]月)以?内に"
_WHEN = rf"(?P<when>{_WORD}|{_SPAN})"
_VERB = r"(?P<verb>報告|通知|連絡|届け?出|提出|返還|返却|廃棄|消去|削除|交付|送付|公表|復旧|修理|撤去|明け?渡)"
_TO = r"(?:[^。、]{1,16}(?:に|へ|宛て?に)(?:対し(?:て)?)?、?)?"
_ACTS = (
    re.compile(rf"(?P<what>[一-龥ァ-ヶー]{{2,12}})を、?{_TO}{_WHEN}、?{_TO}{_VERB}"),
    re.compile(rf"{_WHEN}、?{_TO}(?P<what>[一-龥ァ-ヶー]{{2,12}})を、?{_TO}{_VERB}"),
)
_VAGUE = re.compile("^(?:必要|内容|結果|書面|書類|理由|事項|変更|旨|措置|所定|全部|一切|住所|氏名|名称|連絡先)")
"""Objects that do not tell one act from another, and those of the notice of changes, which has a key of its own."""
_PARTY = re.compile(rf"({PROVIDER}|{CUSTOMER}|[甲乙])(?:及び[^。、]{{1,8}})?は")
_OCCASION = re.compile(r"(?:^|[はが、])([^。、は]{3,60}?)(?:場合|とき|後|際)(?:に)?(?:は|、|に)")
_ALIKE = 0.6
"""How far two occasions must share their pairs of characters."""
_SAME = {"すみやかに": "速やかに", "遅滞無く": "遅滞なく", "ただちに": "直ちに"}


@dataclass(frozen=True, slots=True)
class Act:
    """One order: ``start``/``end`` delimit the deadline in the own text of the node at ``path``."""

    who: str
    what: str
    verb: str
    occasion: str
    when: str
    path: str
    start: int
    end: int
    index: int
    """Of its node among the entries of the document: a number that is printed twice has two nodes."""


def twice(document: Document) -> Iterator[tuple[Act, Act]]:
    """The first order of each act and the first one in another article of the 本則 that sets another deadline."""
    ordered: defaultdict[tuple[str, str, str], list[Act]] = defaultdict(list)
    for entry in document.entries:
        if entry.path.startswith("本則/"):
            for act in _acts(entry, plain(entry.node.text)):
                ordered[act.who, act.what, act.verb].append(act)
    for first, *others in ordered.values():
        for other in others:
            apart = article_of(first.path) != article_of(other.path) and first.when != other.when
            if apart and _alike(first.occasion, other.occasion):
                yield first, other
                break


def _acts(entry: Entry, text: str) -> Iterator[Act]:
    for begin, stop in sentences(text):
        sentence = text[begin:stop]
        for pattern in _ACTS:
            for found in pattern.finditer(sentence):
                ahead = sentence[: found.start()]
                who = [party[1] for party in _PARTY.finditer(ahead)]
                if not who or _VAGUE.match(found["what"]):
                    continue
                occasion = [when[1] for when in _OCCASION.finditer(ahead + "、")]
                start, end = (begin + at for at in found.span("when"))
                when = _when(text, start, end)
                yield Act(
                    who[-1], found["what"], found["verb"], "".join(occasion), when, entry.path, start, end, entry.index
                )


def _when(text: str, start: int, end: int) -> str:
    """A deadline in one writing: 三十日以内に is 30日以内に."""
    written = text[start:end]
    length = re.match(r".*?(?=以?内に$)", written)
    value = duration(text, start, start + length.end()) if length else None
    if value is None:
        return _SAME.get(written, written)
    within = bound(text, start, start + len(length[0])) if length else None
    return f"{value.spoken}{(within or Bound.WITHIN).value}に"


def _alike(one: str, other: str) -> bool:
    """Whether two occasions are nearly the same; two orders without any are."""
    pairs = [{text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other)]
    if not pairs[0] or not pairs[1]:
        return not pairs[0] and not pairs[1]
    return 2 * len(pairs[0] & pairs[1]) >= _ALIKE * (len(pairs[0]) + len(pairs[1]))
