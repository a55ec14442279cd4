"""The sample library: its texts hang together, differ from each other and tell the truth about their revisions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations, pairwise

import pytest

from corpus.samples import Sample, drafts, find, samples
from corpus.samples.blocks import RULES, Block, Role, Rule, block, blocks

IDS = [sample.id for sample in samples()]
VERSIONS = [sample for sample in samples() if sample.id.startswith("minato-")]
N = "[0-9０-９一二三四五六七八九十]+"
Address = tuple[int, int, int]
"""条, 項, 号; 0 where the address ends above."""


@dataclass(frozen=True)
class Article:
    caption: str
    body: str
    addresses: frozenset[Address]


def fold(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def text_of(sample: Sample) -> str:
    return sample.read().decode("utf-8")


def number(digits: str) -> int:
    """１２, 12 or 十二 as 12."""
    plain = unicodedata.normalize("NFKC", digits)
    if plain.isdigit():
        return int(plain)
    tens, ten, ones = plain.rpartition("十")
    return (int(unicodedata.numeric(tens)) if tens else 1) * bool(ten) * 10 + (
        int(unicodedata.numeric(ones)) if ones else 0
    )


def articles(text: str) -> dict[int, Article]:
    """The articles of a sample by number, up to its 附則."""
    found: dict[int, list[Block]] = {}
    captions: dict[int, str] = {}
    at, waiting = 0, ""
    for line in blocks(text):
        if line.role is Role.PART:
            break
        if line.role is Role.ARTICLE:
            head = re.fullmatch(rf"第({N})条(.+)", line.text)
            waiting = head[2] if head else line.text
            if not head:
                continue
        head = re.match(rf"第({N})条", line.mark or (line.text if line.role is Role.ARTICLE else ""))
        if head:
            at = number(head[1])
            assert at not in found, f"第{at}条 stands twice"
            found[at], captions[at] = [], waiting.strip("　（）")
        if at and line.role not in (Role.ARTICLE, Role.CHAPTER):
            found[at].append(line)
    return {
        at: Article(captions[at], "\n".join(line.text for line in lines), addresses(at, lines))
        for at, lines in found.items()
    }


def addresses(article: int, lines: list[Block]) -> frozenset[Address]:
    known, paragraph = {(article, 0, 0), (article, 1, 0)}, 1
    for line in lines:
        count = re.sub(r"\D", "", unicodedata.normalize("NFKC", line.mark))
        if line.role is Role.PARAGRAPH and count:
            paragraph = int(count)
            known.add((article, paragraph, 0))
        elif line.role is Role.ITEM:
            known.add((article, paragraph, number(line.mark.strip("（）()"))))
    return frozenset(known)


def test_three_providers_of_different_industries_and_one_in_three_versions() -> None:
    assert len({sample.provider for sample in samples()}) == 3
    assert len({sample.industry for sample in samples()}) == 3
    assert [sample.version for sample in VERSIONS] == ["2022-04-01", "2023-10-01", "2025-04-01"]
    assert len(IDS) == len(set(IDS)) == 5


@pytest.mark.parametrize("id", IDS)
def test_a_sample_is_found_by_its_id_and_read_in_three_forms(id: str) -> None:
    sample = find(id)
    assert sample.file == f"{id}.txt"
    assert sample.read().decode("utf-8").endswith("\n")
    assert sample.read(".pdf").startswith(b"%PDF-")
    assert sample.read(".docx").startswith(b"PK")


def test_an_unknown_sample_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        find("nobody-1999")


@pytest.mark.parametrize("id", IDS)
def test_a_sample_has_at_least_25_articles_in_unbroken_order(id: str) -> None:
    found = list(articles(text_of(find(id))))
    assert len(found) >= 25
    assert found == list(range(1, len(found) + 1))


@pytest.mark.parametrize("id", IDS)
def test_a_reference_quotes_the_caption_of_a_provision_that_exists(id: str) -> None:
    text = text_of(find(id)).partition("\n改定履歴\n")[0]
    known = articles(text)
    quoted = re.findall(rf"(?m)(?<!^)第({N})条（([^（）]+)）(?:第({N})項)?(?:第({N})号)?", text)
    assert len(quoted) >= 4
    for article, caption, paragraph, item in quoted:
        target = known[number(article)]
        assert target.caption == caption
        address = (number(article), number(paragraph or "0" if not item else paragraph or "1"), number(item or "0"))
        assert address in target.addresses


@pytest.mark.parametrize("id", IDS)
def test_the_latest_day_in_the_supplementary_provisions_is_the_version(id: str) -> None:
    sample = find(id)
    closing = fold(text_of(sample).partition("\n附則\n")[2].partition("\n改定履歴\n")[0].partition("別表")[0])
    days = {date(int(y), int(m), int(d)) for y, m, d in re.findall(r"(\d{4})年(\d+)月(\d+)日", closing)}
    for year, month, day in re.findall(r"令和([一-十]+)年([一-十]+)月([一-十]+)日", closing):
        days.add(date(2018 + number(year), number(month), number(day)))
    assert max(days).isoformat() == sample.version


def sentences(sample: Sample) -> set[str]:
    lines = [line.text for line in blocks(text_of(sample)) if line.role not in (Role.ARTICLE, Role.CHAPTER, Role.PART)]
    parts = {fold(part) for line in lines for part in re.split(r"(?<=。)(?![）」])|\t", line)}
    return {part for part in parts if len(part) >= 8}


def test_no_two_providers_share_a_whole_sentence() -> None:
    for one, other in combinations(samples(), 2):
        if one.provider != other.provider:
            assert sentences(one) & sentences(other) == set(), (one.id, other.id)


def test_the_providers_state_different_rates_and_courts() -> None:
    latest = [VERSIONS[-1], find("haruka-2024"), find("tobiume-2023")]
    rates = [re.findall(r"年[0-9.]+%|年[一-十]・[一-十]パーセント", fold(text_of(s))) for s in latest]
    courts = [re.findall(r"([一-龠]{2})地方裁判所を", text_of(s)) for s in latest]
    assert all(rates)
    assert len({found[0] for found in rates}) == 3
    assert sorted(court for found in courts for court in found) == sorted(["横浜", "仙台", "福岡"])


# 改定履歴 --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """What really differs between two versions; articles of the old one by old number, of the new one by new."""

    pairs: dict[int, int]
    deleted: set[int]
    inserted: set[int]
    changed: set[int]


def compare(old: dict[int, Article], new: dict[int, Article]) -> Change:
    """Same caption is the same article; among the rest, so is a text that is almost the same."""
    by_caption = {article.caption: at for at, article in new.items()}
    pairs = {at: by_caption[article.caption] for at, article in old.items() if article.caption in by_caption}
    for at in set(old) - set(pairs):
        for candidate in set(new) - set(pairs.values()):
            if SequenceMatcher(None, old[at].body, new[candidate].body, autojunk=False).ratio() > 0.8:
                pairs[at] = candidate
    return Change(
        pairs,
        deleted=set(old) - set(pairs),
        inserted=set(new) - set(pairs.values()),
        changed={b for a, b in pairs.items() if (old[a].caption, old[a].body) != (new[b].caption, new[b].body)},
    )


def history(text: str) -> list[tuple[str, str]]:
    """The rows of the newest revision in the 改定履歴: where, what."""
    newest = re.split(r"(?m)^\d{4}年\d+月\d+日　", text.partition("\n改定履歴\n")[2])[-1]
    rows = [line.split("\t") for line in newest.split("\n") if "\t" in line]
    return [(where, what) for where, what in rows[1:]]


def numbers(cell: str) -> list[int]:
    """The articles a cell names, ranges (第3条から第5条まで) spelt out."""
    if span := re.search(r"第(\d+)条から旧?第(\d+)条まで", cell):
        return list(range(int(span[1]), int(span[2]) + 1))
    return [int(n) for n in re.findall(r"第(\d+)条", cell)]


@pytest.fixture(params=list(pairwise(VERSIONS)), ids=lambda pair: f"{pair[0].id}…{pair[1].id}")
def revision(request: pytest.FixtureRequest) -> tuple[dict[int, Article], dict[int, Article], list[tuple[str, str]]]:
    old, new = map(text_of, request.param)
    return articles(old), articles(new), history(new)


Revision = tuple[dict[int, Article], dict[int, Article], list[tuple[str, str]]]


def test_the_history_lists_the_articles_that_really_differ(revision: Revision) -> None:
    old, new, rows = revision
    change = compare(old, new)
    listed = {n for where, _ in rows if not where.startswith("旧") for n in numbers(where)}
    assert listed == change.changed | change.inserted
    assert {n for where, what in rows if what == "新設した。" for n in numbers(where)} == change.inserted
    gone = {n for where, what in rows if what.endswith("削除した。") for n in numbers(where)}
    assert gone == change.deleted


def test_the_history_tells_every_new_number(revision: Revision) -> None:
    old, new, rows = revision
    told: dict[int, int] = {}
    for where, what in rows:
        if where.startswith("旧") and not what.endswith("削除した。"):
            target = re.search(r"第\d+条(?:から第\d+条まで)?に(?=移|繰)", what)
            assert target
            told |= dict(zip(numbers(where), numbers(target[0]), strict=True))
    assert told == {a: b for a, b in compare(old, new).pairs.items() if a != b}


def test_the_history_tells_every_new_caption_and_quotes_numbers_that_are_there(revision: Revision) -> None:
    old, new, rows = revision
    before = {b: a for a, b in compare(old, new).pairs.items()}
    told = {n for where, what in rows if "見出し" in what for n in numbers(where)}
    assert told == {b for b, a in before.items() if old[a].caption != new[b].caption}
    for where, what in rows:
        if where.startswith(("旧", "附則")) or len(numbers(where)) > 1:
            continue
        (at,) = numbers(where)
        texts = new[at].body + (old[before[at]].body if at in before else "")
        assert all(figure in texts for figure in re.findall(r"[\d.]+(?:日|か月|年|％)", what)), where
        assert re.sub(r"第.+?条（(.+?)）.*", r"\1", where) == new[at].caption
        if "本文の変更はない" in what:
            assert new[at].body == old[before[at]].body


def test_only_references_differ_where_the_history_says_so(revision: Revision) -> None:
    old, new, rows = revision
    before = {b: a for a, b in compare(old, new).pairs.items()}
    (following,) = [where for where, what in rows if what == "引用する条の番号を改めた。"]
    elsewhere = {n for where, _ in rows if where != following and not where.startswith("旧") for n in numbers(where)}
    for at in set(numbers(following)) - elsewhere:
        masked = [re.sub(r"第\d+条", "第X条", article.body) for article in (old[before[at]], new[at])]
        assert masked[0] == masked[1]
        assert old[before[at]].body != new[at].body
    for place in following.split("、"):
        article, paragraph, item = re.fullmatch(r"第(\d+)条第(\d+)項(?:第(\d+)号)?", place).groups()  # type: ignore[union-attr]
        assert (int(article), int(paragraph), int(item or 0)) in new[int(article)].addresses


def test_a_later_version_keeps_the_earlier_history_and_names_its_own_day() -> None:
    for old, new in pairwise(VERSIONS):
        was, now = (text_of(s).partition("\n改定履歴\n")[2].rstrip("\n") for s in (old, new))
        assert now.startswith(was)
        day = date.fromisoformat(new.version)
        assert f"\n{day.year}年{day.month}月{day.day}日　第" in now[len(was) :]


# Lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.role.value)
def test_a_rule_takes_its_own_lines_and_no_others(rule: Rule) -> None:
    assert [block(line).role for line in rule.yes] == [rule.role] * len(rule.yes)
    assert rule.role not in [block(line).role for line in rule.no]


@pytest.mark.parametrize("id", IDS)
def test_no_line_of_a_sample_loses_a_character_when_it_is_taken_apart(id: str) -> None:
    text = text_of(find(id))
    assert fold("".join(line.mark + line.text for line in blocks(text))) == fold(text)


def test_a_draft_stands_apart_from_the_samples_and_is_found_by_its_id() -> None:
    (draft,) = drafts()
    assert draft not in samples()
    assert find(draft.id) == draft
    assert draft.version == ""
    assert "改定案" in text_of(draft).splitlines()[0]
