"""Web pages to lines: white space, blocks, encodings, titles, and what is said of pages that hold no terms."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableFile
from corpus.readers import read
from corpus.readers.html import reader as html
from corpus.readers.html.encoding import declared_encoding
from tests.corpus.html_pages import SENTENCES, articles, page, source_of, texts

TITLE = "<h1>湖北ボート利用規約</h1>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>利用者は、\n  料金を\n支払う。</p>", ["利用者は、料金を支払う。"]),
        ("<p>Lake\nBoat の\n料金　表</p>", ["Lake Boat の料金　表"]),
        ("<p>利用\n<b>者</b>は、<i>\n料金</i>を</p>", ["利用者は、料金を"]),
        ("<p>  第１条 &emsp;目的  </p>", ["第１条 \u2003目的"]),
        ("<p>甲&nbsp;乙&lt;丙&gt; &amp; &#9312;&hellip;&copy;</p>", ["甲 乙<丙> & ①…©"]),
        ("<p>前段。<br>後段。<br/>末尾。</p>", ["前段。", "後段。", "末尾。"]),
        ("<div>甲<span>乙</span><div>丙</div>丁</div>", ["甲乙", "丙", "丁"]),
        ("<p>(1)<sup>※</sup>H<sub>2</sub>O</p>", ["(1)※H2O"]),
        ("<ruby>瑕疵<rp>(</rp><rt>かし</rt><rp>)</rp></ruby>担保", ["瑕疵担保"]),
        ("<ruby><rb>瑕<rt>か<rb>疵<rt>し</ruby>担保", ["瑕疵担保"]),
        ("<pre>第１条\n  一　甲\n  二　乙</pre>", ["第１条", "  一　甲", "  二　乙"]),
        ("<p style='white-space:pre-line'>甲\n  乙</p>", ["甲", "乙"]),
        ("<p style='white-space: pre-wrap'>甲\n  乙</p>", ["甲", "  乙"]),
        ("<textarea readonly>第１条\n<b>本文</textarea>", ["第１条", "<b>本文"]),
        ("<dl><dt>第１条<dd>本文<dt>第２条<dd>別文</dl>", ["第１条", "本文", "第２条", "別文"]),
        ("<p>甲<p>乙<ul><li>丙<li>丁</ul>戊", ["甲", "乙", "  ・丙", "  ・丁", "戊"]),
        ("<details><summary>第１条</summary>本文</details>", ["第１条", "本文"]),
        ("<h2><button>第１条</button></h2><p>本文", ["第１条", "本文"]),
        ("<h2><img src=a.png alt='第１条'></h2><p>本<img alt='絵'>文", ["第１条", "本文"]),
        ("<p>本文<!-- 注 --><script>1</script><style>p{}</style><noscript>x</noscript></p>", ["本文"]),
        ("<p>本文<template>y</template><svg><text>z</text></svg><iframe>w</iframe></p>", ["本文"]),
        ("<select><option>甲</select><p>本文<input value='乙'></p>", ["本文"]),
        ("<form><p>本文", ["本文"]),
    ],
)
def test_lines_are_those_that_a_reader_of_the_page_sees(body: str, lines: list[str]) -> None:
    padding = f"<p>{'この後の文は、試験のためのものです。' * 3}</p>"
    assert texts(f"{TITLE}{padding}{body}")[2:] == lines


def test_struck_out_text_is_left_out_and_told() -> None:
    source = source_of(page(f"{TITLE}<p>料金は<del>百円</del><ins>二百円</ins>とします。{SENTENCES[0]}</p>"))
    assert source.lines[1].text.startswith("料金は二百円とします。")
    assert "取り消し線のある箇所（1 か所）" in source.notices[0]


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = (
        "<p hidden>隠した文章です。</p><div style='display: none'><p>隠した文章です。</p></div>"
        "<p class=x>隠した文章です。</p><p style='visibility:hidden'>隠した文章です。</p><div aria-hidden=true>隠した</div>"
        "<p>見え<span hidden>ない</span>る<span class=x>ない</span>文です。</p>"
    )
    head = (
        "<style>@media print{p{display:none}} @media (max-width:600px){p{display:none}} div .y,.x{display:none}</style>"
    )
    source = source_of(page(TITLE + articles() + hidden, head=head))
    assert "隠した" not in source.text
    assert source.lines[-1].text == "見える文です。"
    assert source.notices == ("画面に表示されない 5 行は読み込んでいません。",)


def test_terms_that_a_page_shows_only_when_pressed_are_read() -> None:
    folded = articles(text="<div class=body style='display:none'><p>{s}</p></div>")
    source = source_of(page(TITLE + folded))
    assert all(sentence in source.text for sentence in SENTENCES)
    assert source.notices == ("画面では折りたたまれている 5 行も読み込みました。",)


def test_terms_in_a_dialog_behind_the_page_are_read() -> None:
    dialog = f"<div class='modal' role=dialog aria-hidden=true>{articles()}</div>"
    source = source_of(page(f"<p>予約の画面です。日付をお選びください。</p>{dialog}", head="<title>湖北ボート</title>"))
    assert all(sentence in source.text for sentence in SENTENCES)


@pytest.mark.parametrize(
    ("window", "body", "first"),
    [
        ("利用規約 | 湖北ボート", articles(), "利用規約"),
        ("湖北ボート｜ご案内｜貸しボート約款", articles(), "貸しボート約款"),
        ("利用規約 - 湖北ボート", f"<h2>利用規約</h2>{articles()}", "利用規約"),
        ("ご案内", f"{TITLE}{articles()}", "湖北ボート利用規約"),
        ("", articles(), "第1条（目的）"),
    ],
)
def test_the_title_of_the_window_stands_in_for_a_missing_heading(window: str, body: str, first: str) -> None:
    lines = texts(body, head=f"<title>{window}</title>")
    assert lines[0] == first
    assert lines.count(first) == 1


def test_headings_carry_their_rank() -> None:
    source = source_of(page(f"{TITLE}<h2>総則</h2><h4><b>第１条</b></h4><p>{SENTENCES[0] * 2}</p>"))
    assert [line.heading for line in source.lines] == [1, 2, 4, 0]


@pytest.mark.parametrize("said", ["Shift_JIS", "shift-jis", "x-sjis", "Windows-31J", "MS932"])
def test_shift_jis_means_the_characters_of_windows(said: str) -> None:
    markup = page(f"<h1>㈱髙島ボート規約</h1><p>①料金、②手数料。～№５㌔ {''.join(SENTENCES)}</p>", charset=said)
    source = read("a.html", markup.encode("cp932"))
    assert source.lines[0].text == "㈱髙島ボート規約"
    assert source.notices == ()


@pytest.mark.parametrize("codec", ["cp932", "euc_jp", "utf-8", "utf-16", "utf-16-le", "utf-8-sig", "iso2022_jp"])
@pytest.mark.parametrize("said", ["", "utf-8", "Shift_JIS", "EUC-JP", "iso-8859-1", "unheard-of"])
def test_a_wrong_or_missing_declaration_is_mended(codec: str, said: str) -> None:
    markup = page(TITLE + articles(), charset=said) if said else f"<html><body>{TITLE}{articles()}</body></html>"
    source = read("a.htm", markup.encode(codec))
    assert [line.text for line in source.lines if line.text] == texts(TITLE + articles())


def test_the_user_hears_of_a_wrong_declaration() -> None:
    source = read("a.html", page(TITLE + articles(), charset="Shift_JIS").encode("utf-8"))
    assert len(source.notices) == 1
    assert "Shift_JIS" in source.notices[0]
    assert "UTF-8" in source.notices[0]


def test_a_spoilt_byte_costs_no_other_character() -> None:
    markup = page(TITLE + articles()).encode("utf-8").replace("湖北地方".encode(), "湖北".encode() + b"\xff")
    source = read("a.html", markup)
    assert "湖北\ufffd裁判所" in source.text
    assert "1 か所" in source.notices[-1]


@pytest.mark.parametrize(
    ("markup", "codec"),
    [
        (b"<?xml version='1.0' encoding='EUC-JP'?><html>", "euc_jp"),
        (b"<META http-equiv=Content-Type content='text/html;charset=\"utf-8\"'>", "utf-8"),
        (b"<meta name=x content=y><meta charset = 'cp932'>", "cp932"),
        (b"<html><p>charset=utf-8", None),
    ],
)
def test_declarations_are_found(markup: bytes, codec: str | None) -> None:
    assert declared_encoding(markup)[1] == codec


def test_xhtml_closes_its_empty_elements() -> None:
    markup = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body>{TITLE}'
        f'<a name="x"/><p>{SENTENCES[0]}<br/><![CDATA[甲<乙]]></p></body></html>'
    )
    source = html.read("規約.xhtml", markup.encode())
    assert [line.text for line in source.lines] == ["湖北ボート利用規約", SENTENCES[0], "甲<乙"]


def test_a_page_on_one_line_reads_like_one_on_many() -> None:
    body = TITLE + articles(text="<ol start=2><li>{s}</li><li>ただし、この限りではありません。</li></ol>")
    assert texts(body.replace("\n", "")) == texts(body.replace(">", ">\n"))


def test_text_without_tags_is_read_as_text() -> None:
    assert read("a.html", "第１条　目的\n　本文です。".encode()).text == "第１条　目的\n　本文です。"


LOGIN = "<h1>ログイン</h1><form><p>会員番号を入力してください。</p><input type=password></form><p>利用規約に同意のうえお使いください。</p>"
REFUSED = {
    "empty": (b"", "空のファイル"),
    "blank": (b" \n ", "空のファイル"),
    "pdf": (b"%PDF-1.7\n", "中身はPDF"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "画像（PNG）"),
    "binary": (b"<p>" + bytes(range(1, 32)) * 9, "Web ページではない"),
    "no encoding": (bytes(range(128, 256)) * 30, "文字コード"),
    "archive": (b"From: <Saved by X>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n", "HTML のみ"),
    "web archive": (b"bplist00abc", "HTML のみ"),
    "error": (
        page("<h1>404 Not Found</h1><p>お探しのページは移動したか、削除された可能性があります。</p>").encode(),
        "エラー",
    ),
    "login": (page(LOGIN).encode(), "ログイン"),
    "program": (page("<div id=app></div><script src=a.js></script>").encode(), "本文を取りに行く"),
    "frames": (b"<html><frameset cols='20%,*'><frame src=a><frame src=b></frameset></html>", "枠の中"),
    "few words": (page("<p>準備中です。</p>").encode(), "文字がほとんどありません"),
    "depth": (("<div>" * 50_000 + SENTENCES[0]).encode(), "入れ子"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_page_without_terms_gets_a_sentence(kind: str) -> None:
    data, words = REFUSED[kind]
    with pytest.raises(UnreadableFile) as caught:
        read("規約.html", data)
    assert words in str(caught.value)
    assert str(caught.value).startswith("「規約.html」を読み込めません。")
    assert str(caught.value).endswith("。")


def test_a_page_beyond_the_limit_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "LIMIT", 1_000_000)
    with pytest.raises(UnreadableFile, match="1 MB までですが、2 MB あります"):
        html.read("a.html", b"<p>" + bytes([65]) * 2_000_000)


def test_an_error_page_is_known_by_more_than_a_number() -> None:
    short = page("<h1>404号室の使用規約</h1><p>第1条　鍵は管理人が保管します。</p><p>第2条　土足を禁じます。</p>")
    assert "鍵は管理人" in source_of(short).text
