"""What each line of a sample's text is, so that it can be set in type.

The samples are written in a known way, one line for one provision; this is no segmentation of foreign documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    TITLE = "title"
    MAKER = "maker"
    CHAPTER = "chapter"
    PART = "part"
    """附則, 別表, 改定履歴"""
    ARTICLE = "article"
    """The line with the caption of an article, or the caption alone where it stands above the number."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    ROW = "row"
    """A row of a table: cells between tabs."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """One line: its number as printed (may be empty) and the rest; a row of a table keeps its tabs in ``text``."""

    role: Role
    mark: str
    text: str

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(self.text.split("\t"))


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines of one role. Group ``mark`` of the pattern is the number; white space after it separates."""

    role: Role
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


_KANJI = "[一二三四五六七八九十]"
RULES = (  # the first match wins
    Rule(Role.ROW, r".*\t", yes=("品目\t額", "第2条（定義）\t改めた。"), no=("品目　額",)),
    Rule(
        Role.PART,
        r"(?:附則|改定履歴|別表第\S+　.+)$",
        yes=("附則", "別表第１　定額利用料（第２４条関係）"),
        no=("別表第２に掲げる機能を提供します。",),
    ),
    Rule(Role.CHAPTER, r"第[０-９]+章　", yes=("第１章　総則",), no=("第１章に定める",)),
    Rule(
        Role.ARTICLE,
        r"第[0-9０-９]+条(?:（[^（）]+）|　[^。]+)$|（[^（）0-9]+）$",
        yes=("第3条（定義）", "第１２条　名称等の変更の届出", "（引渡し）"),
        no=("第3条（定義）の定めによります。", "（1）会計帳簿", "第一条　甲は、引き渡す。"),
    ),
    Rule(
        Role.PARAGRAPH,
        rf"(?P<mark>第{_KANJI}+条|[0-9]+\.|[０-９]+)[ 　]",
        yes=("1. 当社は、", "２　当社は、", "第十二条　甲は、"),
        no=("2023年10月1日　第1回改定", "２４時間", "１. 当社は、"),
    ),
    Rule(
        Role.ITEM,
        rf"(?P<mark>（[0-9]+）|\([０-９]+\)|{_KANJI}+(?=　))[ 　]?",
        yes=("（1）本サービスを", "(１) 品目", "一　機器を"),
        no=("一か月に満たない", "（引渡し）"),
    ),
    Rule(
        Role.SUBITEM,
        r"(?P<mark>[アイウエオロハニホ①-⑳])　",
        yes=("ア　税理士", "ロ　湿気の多い場所", "①　薬品"),
        no=("アカウント　とは",),
    ),
    Rule(Role.TEXT, r"", yes=("当社は、次のとおり定めます。",), no=()),
)


def block(line: str) -> Block:
    """One line below the title, without its line feed."""
    for rule in RULES:
        if found := re.match(rule.pattern, line):
            mark = found.groupdict().get("mark") or ""
            return Block(rule.role, mark, line[found.end() :] if mark else line)
    raise AssertionError("the last rule takes every line")


def blocks(text: str) -> tuple[Block, ...]:
    """The lines of a sample in order, blank ones left out; the first is its title, the second who makes it."""
    title, maker, *rest = [line for line in text.split("\n") if line]
    return (Block(Role.TITLE, "", title), Block(Role.MAKER, "", maker), *map(block, rest))
