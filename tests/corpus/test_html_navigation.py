"""What of a page is left out as navigation, and what is never left out."""

from __future__ import annotations

import unicodedata

import pytest

from corpus.readers.html.words import LINK_WORDS, PART_NAMES, LinkWords, PartName, leads_about, named_parts
from tests.corpus.html_pages import SENTENCES, articles, page, source_of, texts

TITLE = "<h1>湖北ボート利用規約</h1>"
TERMS = TITLE + articles()
PLAIN = texts(TERMS)
LINKS = "".join(f"<li><a href='/{word}/'>{word}</a></li>" for word in ("予約", "料金", "桟橋", "採用"))
CONTENTS = "".join(f"<li><a href='#a{n}'>第{n}条</a></li>" for n in range(1, 6))


@pytest.mark.parametrize("part", PART_NAMES, ids=lambda part: part.name)
def test_a_part_is_known_by_its_name_and_others_are_not(part: PartName) -> None:
    for name in part.yes:
        assert part in named_parts(name), name
    for name in part.no:
        assert part not in named_parts(name), name


@pytest.mark.parametrize("words", LINK_WORDS, ids=lambda words: words.name)
def test_links_that_lead_about_are_known_by_their_words(words: LinkWords) -> None:
    for text in words.yes:
        assert leads_about(unicodedata.normalize("NFKC", text)), text
    for text in words.no:
        assert not leads_about(unicodedata.normalize("NFKC", text)), text


BEFORE = {
    "nav": f"<nav><ul>{LINKS}</ul></nav>",
    "header": f"<header><a href=/>湖北ボート</a><p>湖と風の予約サイト</p><ul>{LINKS}</ul></header>",
    "header with a linked h1": f"<div id=header><h1><a href=/>湖北ボート</a></h1><ul>{LINKS}</ul></div>",
    "header with an unlinked name": "<header class=l-header><p>湖北ボート</p><p>電話 0000-00-0000</p></header>",
    "breadcrumb": "<div class=breadcrumb><a href=/>ホーム</a> &gt; <span>利用規約</span></div>",
    "breadcrumb list": "<ol class='topicPath'><li><a href=/>ホーム</a><li>利用規約</ol>",
    "links in a line": "<p><a href=/>ホーム</a> | <a href=/b>予約</a> | <a href=/c>地図</a></p>",
    "one link": "<p><a href=../>一覧へ戻る</a></p>",
    "cookies": "<div id=cookie-consent><p>当サイトでは、Cookie を使用しています。同意してください。</p><button>同意する</button></div>",
    "contents": f"<p>目次</p><ul>{CONTENTS}</ul>",
    "contents by name": f"<div id=toc_container><p>目次</p><ul>{CONTENTS}</ul></div>",
    "menu of layout tables": f"<table><tr><td><ul>{LINKS}</ul></td><td>&nbsp;</td></tr></table>",
    "header with a sentence": "<div id=header><p>湖と風を楽しむ貸しボートの予約サイトです。</p></div>",
    "search": "<form class=search-form><label>検索</label><input><button>検索</button></form>",
    "language": "<div class=lang-switcher><a href=/en>English</a> <a href=/>日本語</a></div>",
    "skip link": "<a class=skip-link href=#main>本文へスキップ</a>",
    "dialog": "<div role=dialog><p>お知らせがあります。</p><button>閉じる</button></div>",
    "meta": "<div class=entry-meta>2024年5月1日 湖北</div>",
}
AFTER = {
    "footer": f"<footer><ul>{LINKS}</ul><p>湖北ボート株式会社　湖北市</p><small>© 湖北ボート</small></footer>",
    "footer by name": f"<div class=site-footer><ul>{LINKS}</ul><p>湖北ボート株式会社</p></div>",
    "to the top": "<p class=x><a href='#'>ページの先頭へ戻る</a></p>",
    "share": "<ul class=sns-share><li><a href=x>ツイート</a><li>シェア</ul>",
    "related": "<div class=related-posts><h2>関連記事</h2><p>桟橋の使い方をご説明します。</p></div>",
    "footer with a sentence": f"<footer><p>当サイトに掲載の写真は、すべて湖北で撮影したものです。</p><ul>{LINKS}</ul></footer>",
    "rights": "<div id=foot><p>Copyright 2024 Kohoku Boat Corporation. All Rights Reserved.</p></div>",
    "sidebar": f"<aside><h2>最近の記事</h2><ul>{LINKS}</ul></aside>",
    "sidebar by name": f"<div id=sidebar><h2>ご案内</h2><ul>{LINKS}</ul></div>",
    "pager": "<div class=pagination><a href=1>前へ</a> <a href=3>次へ</a></div>",
    "agreement": "<form><label><input type=checkbox>規約に同意する</label><button>次へ</button></form>",
    "link list": f"<ul>{LINKS}</ul>",
    "one link": "<p><a href=./>HOME</a></p>",
    "comments": "<div id=comments><h3>コメント</h3><p>参考になりました。</p></div>",
    "chat": "<div class=chatbot><p>ご質問はこちらからどうぞ。</p></div>",
}
WRAPPED = (
    "{}",
    "<main>{}</main>",
    "<div id=wrapper><div class='content clearfix'><article class=post><div class=entry-content>{}</div></article></div></div>",
    "<form id=aspnetForm><div class=header-fixed>{}</div></form>",
)


@pytest.mark.parametrize("wrapped", WRAPPED)
@pytest.mark.parametrize("what", BEFORE)
def test_what_stands_before_the_terms_is_left_out(what: str, wrapped: str) -> None:
    assert texts(BEFORE[what] + wrapped.format(TERMS)) == PLAIN
    assert texts(wrapped.format(BEFORE[what] + TERMS)) == PLAIN


@pytest.mark.parametrize("wrapped", WRAPPED)
@pytest.mark.parametrize("what", AFTER)
def test_what_stands_behind_the_terms_is_left_out(what: str, wrapped: str) -> None:
    assert texts(wrapped.format(TERMS) + AFTER[what]) == PLAIN
    assert texts(wrapped.format(TERMS + AFTER[what])) == PLAIN


AMONG = {
    "to the top": "<p class=pagetop><a href='#top'>▲ページトップへ</a></p>",
    "to the top, unnamed": "<div><a href='#top'>このページのトップへ</a></div>",
    "contents of a chapter": "<ul><li><a href='#a4'>第4条</a><li><a href='#a5'>第5条</a><li><a href='#x'>別表</a></ul>",
    "share": "<div class=share-buttons><a href=x>シェアする</a></div>",
    "unseen": "<span class=screen-reader-text><b>区切り</b></span>",
    "nav": f"<nav>{LINKS}</nav>",
    "print": "<p><button>このページを印刷する</button></p>",
}


@pytest.mark.parametrize("what", AMONG)
def test_what_stands_among_the_terms_is_left_out(what: str) -> None:
    body = TERMS.replace("<h3>第4条", f"<div>{AMONG[what]}</div><h3>第4条")
    assert texts(body) == PLAIN


def test_what_was_left_out_is_told_in_one_sentence() -> None:
    source = source_of(page(BEFORE["nav"] + TERMS + AFTER["footer"]))
    assert source.notices == ("メニュー・目次・フッターなど、本文ではない 10 行は読み込んでいません。",)
    assert source_of(page(TERMS)).notices == ()


@pytest.mark.parametrize(
    "wrapped",
    [
        "<footer>{}</footer>",
        "<header>{}</header>",
        "<nav>{}</nav>",
        "<aside id=sidebar>{}</aside>",
        "<div class='footer-menu nav cookie-policy modal related'>{}</div>",
        "<div role=navigation>{}</div>",
        "<div class=toc>{}</div>",
        "<div id=header><div id=footer>{}</div></div>",
    ],
)
def test_terms_survive_in_whatever_they_are_wrapped(wrapped: str) -> None:
    assert texts(wrapped.format(TERMS)) == PLAIN


KEPT = {
    "title in the header": (f"<header><nav>{LINKS}</nav>{TITLE}</header>{articles()}", PLAIN),
    "title by its words": (f"<div class=page-header><p>貸しボート約款</p></div>{articles()}", ["貸しボート約款", *PLAIN[1:]]),
    "linked headings": (TITLE + articles(heading="<h3><a href='#a{n}'>第{n}条（{t}）</a></h3>"), PLAIN),
    "headings on buttons": (TITLE + articles(heading="<h3><button>第{n}条（{t}）</button></h3>"), PLAIN),
    "headings on links and contents": (
        f"{TITLE}<ul>{CONTENTS}</ul>" + articles(heading="<dt><a href='#a{n}'>第{n}条（{t}）</a></dt>"),
        PLAIN,
    ),
    "links among sentences": (TERMS + f"<p>料金は<a href=/p>料金表</a>によります。{SENTENCES[1]}</p>", [*PLAIN, f"料金は料金表によります。{SENTENCES[1]}"]),
    "annexes on links": (TERMS + "<p><a href=a.pdf>別紙１　料金表</a></p>", [*PLAIN, "別紙１　料金表"]),
    "dates and names": (TERMS + "<p>2024年5月1日　制定</p><p>湖北ボート株式会社</p>", [*PLAIN, "2024年5月1日　制定", "湖北ボート株式会社"]),
    "preamble": (f"{TITLE}<p>{SENTENCES[0]}</p>" + articles(2), [PLAIN[0], SENTENCES[0], *PLAIN[1:5]]),
    "preamble in a header": (
        f"<div class=page-header><p>この規約は、ボートの利用条件を定めるものです。</p></div>{articles()}",
        ["この規約は、ボートの利用条件を定めるものです。", *PLAIN[1:]],
    ),
    "notes in an aside": (
        TERMS.replace("<h3>第4条", f"<aside class=note><p>{SENTENCES[2]}</p></aside><h3>第4条"),
        [*PLAIN[:7], SENTENCES[2], *PLAIN[7:]],
    ),
    "supplement in an article's footer": (
        f"<article>{TERMS}<footer><p>附則</p><p>{SENTENCES[3]}</p></footer></article>",
        [*PLAIN, "附則", SENTENCES[3]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", KEPT)
def test_text_is_never_left_out(what: str) -> None:
    body, lines = KEPT[what]
    assert texts(body) == lines


def test_terms_without_articles_are_found_by_their_sentences() -> None:
    body = "".join(
        f"<h2>{n}. {t}</h2><p>{s}</p>" for n, (t, s) in enumerate(zip("甲乙丙丁戊", SENTENCES, strict=True), 1)
    )
    expected = texts(TITLE + body)
    assert texts(BEFORE["header"] + BEFORE["cookies"] + TITLE + body + AFTER["footer"] + AFTER["sidebar"]) == expected
    assert len(expected) == 11
