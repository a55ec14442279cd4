"""Pages made at random: nothing of the visible text is lost, and no markup whatever breaks the reader."""

from __future__ import annotations

import contextlib
import re
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.readers import read
from corpus.readers.html import reader as html
from corpus.readers.mending import mend
from tests.corpus.html_pages import SENTENCES, page

WORDS = st.text(
    "約款契約者当社料金支払解除通知損害、。（）「」あいうえおカタロＡ１aZ9 \u3000\n<>&", min_size=1, max_size=20
)
INLINE = ["span", "b", "font", "a name=x", "em", "sup", "u", "q"]
BLOCKS = ["p", "div", "section", "blockquote", "dl><dt", "dd", "h3", "h4", "ul><li", "ol type=i><li", "center", "form"]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(inner: str, tag: str) -> str:
    names = [step.split()[0] for step in tag.split("><")]
    return f"<{tag}>{inner}" + "".join(f"</{name}>" for name in reversed(names))


RUN = st.tuples(WORDS, st.sampled_from(INLINE), st.booleans()).map(
    lambda x: (wrapped(escaped(x[0]), x[1]) if x[2] else escaped(x[0]), x[0])
)
RUNS = st.lists(RUN, min_size=1, max_size=4).map(
    lambda runs: ("".join(m for m, _ in runs), "".join(t for _, t in runs))
)
BLOCK = st.recursive(
    st.tuples(RUNS, st.sampled_from(BLOCKS)).map(lambda x: (wrapped(x[0][0], x[1]), x[0][1])),
    lambda inner: st.tuples(st.lists(inner, min_size=1, max_size=3), st.sampled_from(BLOCKS)).map(
        lambda x: (wrapped("".join(m for m, _ in x[0]), x[1]), "".join(t for _, t in x[0]))
    ),
    max_leaves=8,
)
CELL = RUNS
TABLE = st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=1, max_size=3).map(
    lambda rows: (
        "<table>" + "".join("<tr>" + "".join(f"<td>{m}</td>" for m, _ in row) + "</tr>" for row in rows) + "</table>",
        "".join(t for row in rows for _, t in row),
    )
)
PAGE = st.lists(st.one_of(BLOCK, TABLE), min_size=1, max_size=6)


def folded(text: str) -> str:
    return "".join(mend(text).split())


def holds(text: str, visible: str) -> bool:
    """``visible`` is what remains of ``text`` when printed list marks are taken out."""
    at = 0
    for character in text:
        if at < len(visible) and character == visible[at]:
            at += 1
    return at == len(visible)


@given(PAGE)
def test_nothing_visible_is_lost(blocks: list[tuple[str, str]]) -> None:
    head, tail = SENTENCES[0] * 2, SENTENCES[1] * 2
    markup = page(f"<p>{head}</p>" + "".join(m for m, _ in blocks) + f"<p>{tail}</p>")
    source = html.read("a.html", markup.encode())
    visible = folded(head + "".join(t for _, t in blocks) + tail)
    printed = folded(source.text)
    assert holds(printed, visible)
    extra = re.sub(r"・|(?:[ivxlc]+|\d+)\.", "", printed)
    assert len(extra) <= len(visible)


@given(st.lists(st.sampled_from(list("第1条（目的）。本文、|")), min_size=1).map("".join), st.sampled_from(BLOCKS))
def test_a_page_reads_the_same_wherever_its_lines_are_broken(words: str, tag: str) -> None:
    markup = page(wrapped(wrapped(escaped(words), "b") + SENTENCES[0] * 2, tag))
    once = html.read("a.html", markup.encode())
    broken = html.read("a.html", markup.replace("。", "。\n").replace("<b>", "\n  <b>").encode())
    assert folded(once.text) == folded(broken.text)


def read_or_refused(name: str, data: bytes) -> None:
    """Either there are lines, or a sentence says why there are none."""
    with contextlib.suppress(UnreadableFile):
        assert read(name, data).lines


PIECES = re.split(
    r"\|",
    "<p>|</p>|<div class=nav>|</div>|<ol start=3 reversed>|<li value=2>|</ol>|<table>|<tr>|<td rowspan=3>|</table>|<br>"
    "|<th colspan=9>|<style>li{content:'</style>|<!--|-->|<a href='#x'>|</a>|<ruby>|<rt>|</ruby>|<pre>|<h1>|<title>"
    "|<textarea>|<script>|</script>|<![CDATA[|]]>|<?xml?>|&amp;|&#|&#0;|&#x110000;|<select>|<option>|<svg>|</svg>|<dl>"
    "|<dt>|<dd>|<frameset>|<p style='display:none'>|<del>|</del>|<body>|</html>|<ul>|<template>|</template>|第1条"
    "|（目的）|料金を支払う。",
)
MARKUP = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.text(max_size=5),
    ),
    max_size=30,
).map("".join)


@given(MARKUP)
def test_any_markup_is_read_or_refused_with_a_sentence(markup: str) -> None:
    read_or_refused("a.html", markup.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200), st.sampled_from([b"", b"<html>", b"<meta charset=", b"\xff\xfe<", b"%!-- <p>"]))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes, start: bytes) -> None:
    for name in ("a.html", "a.xhtml", "a.md"):
        read_or_refused(name, start + data)


HOSTILE = {
    "nested divs": "<div>" * 10_000,
    "nested lists": "<ul><li>" * 5_000,
    "nested tables": "<table><tr><td>" * 3_000,
    "nested formatting": "<b>" * 10_000,
    "a megabyte in an attribute": f"<p title='{'x' * 1_000_000}' class='{'a ' * 100_000}'>",
    "a picture in an address": f"<img src='data:image/png;base64,{'A' * 1_000_000}'>",
    "wide cells": "<table><tr>" + "<td colspan=99999999 rowspan=99999>x" * 500 + "</table>",
    "many attributes": "<p " + "a=b " * 50_000 + ">",
    "open style": "<style>p{content:'" + "{" * 50_000 + "</style>",
    "nested media": "<style>" + "@media screen{" * 20_000 + "</style>",
    "a long selector": "<style>" + "div > div ~ div " * 5_000 + "{display:none}</style>" + "<div>" * 300,
    "open comment": "<p>" + "<!-- " * 20_000 + "-->",
    "null bytes": "\0" * 1_000,
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_pages_are_read(what: str) -> None:
    markup = page(f"<p>{SENTENCES[0] * 2}</p>{HOSTILE[what]}<p>{SENTENCES[1]}")
    assert SENTENCES[0] in html.read("a.html", markup.encode()).text


ENTITIES = """<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c SYSTEM "file:///etc/hostname"><!ENTITY % d SYSTEM "http://127.0.0.1:9/x">%d;]><html><body><p>&b;&c;"""


@pytest.mark.parametrize("name", ["a.html", "a.xhtml"])
def test_entities_of_the_document_type_are_neither_expanded_nor_fetched(name: str) -> None:
    source = html.read(name, (ENTITIES + SENTENCES[0] * 2).encode())
    assert source.lines[0].text == "&b;&c;" + SENTENCES[0] * 2


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a reader asked for a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    head = "<link rel=stylesheet href=http://127.0.0.1:9/a.css><style>@import url(http://127.0.0.1:9/b.css);</style><base href=http://127.0.0.1:9/>"
    body = "<img src=http://127.0.0.1:9/a.png><iframe src=//127.0.0.1:9></iframe><object data=//127.0.0.1:9></object>"
    assert html.read("a.html", page(body + SENTENCES[0] * 2, head=head).encode()).text == SENTENCES[0] * 2
