"""What Markdown writes inside a line, reduced to the words that are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_TAGS = (
    "a|abbr|b|big|blockquote|body|center|cite|code|div|em|font|details|summary|h[1-6]|header|footer|hr|html|i|img|ins|kbd|main|mark"
    "|article|nav|p|q|rb|ruby|samp|section|small|span|strong|sub|sup|tt|u|var|wbr|input|label|figure|figcaption|picture|source"
)
_KEPT = re.compile(r"(?P<tick>`+)(?!`)(?P<code>.{1,2000}?)(?<!`)(?P=tick)(?!`)|\\(?P<escaped>[!-/:-@\[-`{-~])")
_STRUCK = re.compile(r"~~(?=\S)(.{1,2000}?)(?<=\S)~~|<(del|s|strike)\b[^<>]*>(?:(?!<\2\b).)*?</\2\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Markup:
    """A way to mark words up, and what remains of them. Examples: as written → as read."""

    name: str
    pattern: str
    remains: str
    yes: dict[str, str]
    no: tuple[str, ...]
    """Lines that stay as they are."""


_TARGET = r"\(\s*(?:<[^<>\n]*>|[!-'*-~]*(?:\([!-'*-~]*\)[!-'*-~]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
MARKUPS = (
    Markup("comment", r"<!--(?:(?!<!--).)*?-->", "", {"第1条<!-- 要確認 -->（目的）": "第1条（目的）"}, ("<--",)),
    Markup("ruby", r"<(rt|rp)\b[^<>]*>(?:(?!<\1\b).)*?</\1\s*>", "", {"瑕疵<rp>（</rp><rt>かし</rt>の": "瑕疵の"}, ("<A社>",)),
    Markup("image", rf"!\[([^\[\]]*)\]{_TARGET}", r"\1", {"![図1](a.png)": "図1", "![](a.png)": ""}, ("驚き！[注]",)),
    Markup(
        "link",
        rf"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]{_TARGET}",
        r"\1",
        {"[約款](https://example.jp/a)": "約款", '[約款](/a "題")による': "約款による"},
        ("[別紙1](第3条関係)", "[甲]", "[注1] 参照"),
    ),
    Markup("footnote", r"\[\^([^\[\]\s]{1,20})\]", r"[\1]", {"料金[^1]": "料金[1]"}, ("[注1]",)),
    Markup(
        "address",
        r"<((?:https?|ftp|mailto):[^\s<>]+|[\w.+-]+@[\w.-]+)>",
        r"\1",
        {"<https://example.jp>": "https://example.jp", "<a@example.jp>": "a@example.jp"},
        ("<契約者>",),
    ),
    Markup(
        "tag",
        rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>",
        "",
        {"<b>第1条</b>": "第1条", '<a name="x"></a>第2条': "第2条"},
        ("<A社>", "a < b > c"),
    ),
    Markup("strong", r"\*\*(?=\S)(.{1,2000}?)(?<=\S)\*\*", r"\1", {"**第1条**（目的）": "第1条（目的）"}, ("2**3", "** 注 **")),
    Markup("strong_low", r"(?<!\w)__(?=\S)(.{1,2000}?)(?<=\S)__(?!\w)", r"\1", {"__第1条__ 目的": "第1条 目的"}, ("a__b__c", "____")),
    Markup("light", r"==(?=[^\s=])(.{1,2000}?)(?<=[^\s=])==", r"\1", {"==重要==": "重要"}, ("a == b", "=====")),
    Markup(
        "emphasis",
        r"(?<![*\d])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)",
        r"\1",
        {"*重要*な": "重要な"},
        ("* 注", "2*3*4", "*1 税別"),
    ),
    Markup("emphasis_low", r"(?<!\w)_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?!\w)", r"\1", {"_重要_ である": "重要 である"}, ("a_b_c", "file_name_x")),
)  # fmt: skip
_PATTERNS = tuple((re.compile(markup.pattern, re.IGNORECASE), markup.remains) for markup in MARKUPS)
_NOT_ESCAPED = re.compile("\0([0-9]+)\0")


def plain(line: str, references: frozenset[str] = frozenset()) -> tuple[tuple[str, ...], int]:
    r"""The printed lines of a written line (more than one where it has <br>), and how many struck-out words it lost.

    ``references``: the names, in lower case, that the file defines addresses for: [約款][1] is a link only then.

    >>> plain("**第1条**（[目的](a.html)）<br>`x_1` は 3\\*4"), plain("~~旧~~新")
    ((('第1条（目的）', 'x_1 は 3*4'), 0), (('新',), 1))
    """
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        words = found["escaped"] if found["code"] is None else found["code"].strip()
        kept.append(words)
        return f"\0{len(kept) - 1}\0"

    line = _KEPT.sub(keep, line)
    line, struck = _STRUCK.subn("", line)
    if references:
        line = re.sub(
            r"!?\[([^\[\]]+)\]\s?\[([^\[\]]*)\]",
            lambda m: m[1] if (m[2] or m[1]).lower() in references else m[0],
            line,
        )
    for pattern, remains in _PATTERNS:
        line = pattern.sub(remains, line)
    first, *more = _BREAK.split(line)
    lines = (first.rstrip(), *(part.strip() for part in more)) if more else (first,)
    return tuple(_NOT_ESCAPED.sub(lambda m: kept[int(m[1])], unescape(part)) for part in lines), struck
