"""New versions of a sample made by known edits, with what revisions must say of each article.

An article remembers which old ones it comes from; when a version is printed, articles and 項 are numbered anew and the
references follow. So every edit knows what it did, and what else changed because of it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeGuard

KANJI = "〇一二三四五六七八九"
NUMBER = "[0-9０-９]+|[一二三四五六七八九十百]+"
HEAD = re.compile(rf"第({NUMBER})条(?:　|(?=（))")
REFERENCE = re.compile(rf"第({NUMBER})条")
CAPTION_ABOVE = re.compile(r"（[^（）]+）")
PARAGRAPH = re.compile(r"[0-9]+\. |[０-９]+　")
PERIOD = re.compile(rf"({NUMBER})(日|営業日|か月)(?=前|以内|間|を)")
RELATIVE = re.compile(r"[前同次][項条号]|前[一二三]項|第(?:[0-9０-９]+|[一二三四五六七八九十]+)項|本条")
NEW_ARTICLE = (
    "見学者の受入れ",
    "工房の見学を希望する団体は、見学日の二週間前までに、代表者の氏名及び人数を書面で申し込む。",
)
NEW_PARAGRAPH = "工房の見学に要した交通費は、見学者が自ら支弁する。"


@dataclass
class Article:
    """``paragraphs`` are the lines of each 項, without its number; ``fates`` what was done besides numbering."""

    origins: tuple[int, ...]
    caption: str
    paragraphs: list[list[str]]
    fates: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "".join(line for paragraph in self.paragraphs for line in paragraph)

    def copy(self) -> Article:
        return Article(self.origins, self.caption, [list(lines) for lines in self.paragraphs], set(self.fates))


@dataclass(frozen=True)
class Terms:
    """A sample taken apart: lines before, articles with the headings of 章 between them, lines behind.

    ``style`` is how it is printed: plain 第1条（見出し）, wide 第１条　見出し, or kanji （見出し） above 第一条　本文.
    """

    before: tuple[str, ...]
    articles: tuple[Article | str, ...]
    behind: tuple[str, ...]
    style: str

    def held(self) -> list[Article]:
        return [each for each in self.articles if isinstance(each, Article)]

    def numbers(self) -> dict[int, int]:
        """Old number → the number it has now (the first, where it was split)."""
        return {o: n for n, a in reversed(list(enumerate(self.held(), 1))) for o in a.origins}


def take_apart(text: str) -> Terms:
    lines = text.splitlines()
    heads = [at for at, line in enumerate(lines) if HEAD.match(line)]
    above = all(CAPTION_ABOVE.fullmatch(lines[at - 1]) for at in heads)
    starts = [at - 1 if above else at for at in heads]
    end = next(at for at in range(heads[-1], len(lines)) if re.match("附|別", lines[at]))
    articles: list[Article | str] = []
    for number, (head, stop) in enumerate(zip(heads, [*starts[1:], end], strict=True), 1):
        first = HEAD.sub("", lines[head], count=1)
        rest = [line for line in lines[head + 1 : stop] if line]
        chapters = [line for line in rest if re.match(rf"第(?:{NUMBER})章", line)]
        body = [line for line in [first, *rest][0 if above else 1 :] if line not in chapters]
        caption = (lines[head - 1] if above else first).strip("（）")
        articles += [Article((number,), caption, _paragraphs(body)), *chapters]
    style = "kanji" if above else "plain" if lines[heads[0]][1].isascii() else "wide"
    return Terms(tuple(lines[: starts[0]]), tuple(articles), tuple(lines[end:]), style)


def _paragraphs(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = []
    for line in lines:
        mark = PARAGRAPH.match(line)
        if mark or not found:
            found.append([])
        found[-1].append(line[mark.end() :] if mark else line)
    return found


def written(number: int, style: str) -> str:
    """A number as a style prints it."""
    if style == "kanji":
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十" if tens == 1 else KANJI[tens] + "十") + (KANJI[ones] if ones else "")
    return wide(str(number)) if style == "wide" else str(number)


def wide(text: str) -> str:
    """Figures in full width."""
    return text.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


def value(number: str) -> int:
    """What a printed number is worth."""
    if number[0] not in KANJI + "十":
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (KANJI.index(tens) if tens else len(ten)) * 10 + (KANJI.index(ones) if ones else 0)


def printed(terms: Terms) -> str:
    """The text of a version: articles and 項 numbered anew, references following the articles."""
    now = terms.numbers()

    def follow(line: str) -> str:
        return REFERENCE.sub(lambda m: f"第{written(now.get(value(m[1]), value(m[1])), terms.style)}条", line)

    lines, number = list(terms.before), 0
    for each in terms.articles:
        if isinstance(each, str):
            lines += [each, ""]
            continue
        number += 1
        mark, body = f"第{written(number, terms.style)}条", [follow(line) for line in _lines(each, terms.style)]
        if terms.style == "kanji":
            lines += [f"（{each.caption}）", f"{mark}　{body[0]}", *body[1:], ""]
        else:
            lines += [f"{mark}（{each.caption}）" if terms.style == "plain" else f"{mark}　{each.caption}", *body, ""]
    return "\n".join([*lines, *map(follow, terms.behind)]) + "\n"


def _lines(article: Article, style: str) -> list[str]:
    lines = []
    for number, (first, *rest) in enumerate(article.paragraphs, 1):
        plain = f"{number}. " if len(article.paragraphs) > 1 else ""
        lines += [(plain if style == "plain" else f"{wide(str(number))}　" if number > 1 else "") + first, *rest]
    return lines


Expected = tuple[int | None, int | None, frozenset[str]]
"""Old number, new number, kinds."""


def expected(old: Terms, new: Terms) -> set[Expected]:
    """What revisions must say: kinds of the edits, and what followed from them."""
    now = new.numbers()
    found: set[Expected] = set()
    for n, article in enumerate(new.held(), 1):
        fates = set(article.fates)
        cited = {value(found) for found in REFERENCE.findall(article.text)}
        if any(now.get(c, c) != c for c in cited) and "substantive" not in fates:
            fates.add("wording")
        for origin in article.origins:
            number = {"renumbered"} if origin != n and not fates & {"split", "merged"} else set()
            found.add((origin, n, frozenset(fates | number or {"same"})))
        if not article.origins:
            found.add((None, n, frozenset({"inserted"})))
    return found | {(a.origins[0], None, frozenset({"deleted"})) for a in old.held() if a.origins[0] not in now}


class NothingToEditError(Exception):
    """No article of the version can take the edit."""


def _taken(
    terms: Terms, rng: random.Random, able: Callable[[Article], bool]
) -> tuple[list[Article | str], int, Article]:
    """A copy of the articles, and one that nothing was done to and that the edit can take, with its place."""
    articles = [each if isinstance(each, str) else each.copy() for each in terms.articles]
    free = [at for at, a in enumerate(articles) if isinstance(a, Article) and a.origins and not a.fates and able(a)]
    if not free:
        raise NothingToEditError
    at = rng.choice(free)
    taken = articles[at]
    assert isinstance(taken, Article)
    return articles, at, taken


def _any(article: Article) -> bool:
    return True


def rename(terms: Terms, rng: random.Random) -> Terms:
    articles, _, article = _taken(terms, rng, _any)
    article.caption, article.fates = f"{article.caption}等に関する事項", {"heading"}
    return replace(terms, articles=tuple(articles))


def change_a_number(terms: Terms, rng: random.Random) -> Terms:
    articles, _, article = _taken(terms, rng, lambda article: bool(PERIOD.search(article.text)))
    lines = next(lines for lines in article.paragraphs if any(map(PERIOD.search, lines)))
    at = next(at for at, line in enumerate(lines) if PERIOD.search(line))
    lines[at] = PERIOD.sub(lambda m: written(value(m[1]) + 7, terms.style) + m[2], lines[at], count=1)
    article.fates = {"substantive"}
    return replace(terms, articles=tuple(articles))


def insert(terms: Terms, rng: random.Random) -> Terms:
    articles, at, _ = _taken(terms, rng, _any)
    articles.insert(at, Article((), NEW_ARTICLE[0], [[NEW_ARTICLE[1]]]))
    return replace(terms, articles=tuple(articles))


def delete(terms: Terms, rng: random.Random) -> Terms:
    articles, at, _ = _taken(terms, rng, _any)
    del articles[at]
    return replace(terms, articles=tuple(articles))


def move(terms: Terms, rng: random.Random) -> Terms:
    """To the other end of the document, so that no other is lifted out instead."""
    articles, at, article = _taken(terms, rng, lambda article: not re.search("[前次]条", article.text))
    del articles[at]
    article.fates = {"moved"}
    articles.insert(len(articles) if at < len(articles) / 2 else 1, article)
    return replace(terms, articles=tuple(articles))


def move_and_change(terms: Terms, rng: random.Random) -> Terms:
    terms = move(terms, rng)
    moved = next(each for each in terms.held() if "moved" in each.fates and "substantive" not in each.fates)
    moved.paragraphs.append([NEW_PARAGRAPH])
    moved.fates.add("substantive")
    return terms


def _cited_by_paragraph(terms: Terms) -> set[int]:
    """Old numbers of articles that are cited with one of their 項, which a cut would put elsewhere."""
    text = "".join(article.text for article in terms.held())
    return {value(found) for found in re.findall(rf"第({NUMBER})条(?:（[^（）]*）)?第", text)}


def _middle(article: Article) -> int | None:
    """The 項 before which an article can be cut in two, if neither its 項 nor others speak of their neighbours."""
    sizes = [sum(map(len, lines)) for lines in article.paragraphs]
    cuts = [k for k in range(1, len(sizes)) if min(sum(sizes[:k]), sum(sizes[k:])) >= 40]
    if not cuts or RELATIVE.search(article.text):
        return None
    return min(cuts, key=lambda k: abs(sum(sizes[:k]) - sum(sizes[k:])))


def split(terms: Terms, rng: random.Random) -> Terms:
    """An article becomes two, the second under a new caption."""
    cited = _cited_by_paragraph(terms)
    free = {a.origins for a in terms.held() if _middle(a) is not None and not cited.intersection(a.origins)}
    articles, at, article = _taken(terms, rng, lambda article: article.origins in free)
    cut = _middle(article)
    first = Article(article.origins, article.caption, article.paragraphs[:cut], {"split", "wording"})
    caption = f"{article.caption}の細目"
    second = Article(article.origins, caption, article.paragraphs[cut:], {"split", "wording", "heading"})
    articles[at : at + 1] = [first, second]
    return replace(terms, articles=tuple(articles))


def merge(terms: Terms, rng: random.Random) -> Terms:
    """An article and the one behind it become one, under a caption of its own."""
    cited = _cited_by_paragraph(terms)
    free = {
        one.origins
        for one, other in pairwise(terms.articles)
        if _apart(one) and _apart(other) and not cited.intersection(one.origins + other.origins)
    }
    articles, at, first = _taken(terms, rng, lambda article: article.origins in free)
    second = articles[at + 1]
    assert isinstance(second, Article)
    caption, paragraphs = f"{first.caption}及び{second.caption}", [*first.paragraphs, *second.paragraphs]
    both = Article((*first.origins, *second.origins), caption, paragraphs, {"merged", "wording", "heading"})
    articles[at : at + 2] = [both]
    return replace(terms, articles=tuple(articles))


def _apart(each: Article | str) -> TypeGuard[Article]:
    """An article that was left alone, of some length, and without words that a neighbour would change."""
    return isinstance(each, Article) and not each.fates and len(each.text) >= 60 and not RELATIVE.search(each.text)


Edit = Callable[[Terms, random.Random], Terms]
EDITS: tuple[Edit, ...] = (rename, change_a_number, insert, delete, move, move_and_change, split, merge)


def retypeset(text: str, rng: random.Random) -> str:
    """The same words in other type: width, spaces, wraps, kinds of punctuation."""
    wider = {ord(c): ord(c) + 0xFEE0 for c in "0123456789%"}
    lines = []
    for line in text.translate({ord("、"): "，"}).splitlines():
        rest = line.translate(wider) if rng.random() < 0.5 else line
        width = rng.randint(30, 44)
        while len(rest) > width + 4:
            cut = next((k for k in range(width, width - 12, -1) if _breakable(rest, k)), width)
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return "\n".join(lines) + "\n"


def _breakable(line: str, at: int) -> bool:
    """No line begins with a closing sign, ends with an opening one, breaks a number or begins as a heading would."""
    before, after = line[at - 1], line[at]
    kana = "ぁ" <= after <= "ん"
    return kana and before not in "（「" and not before.isascii()
