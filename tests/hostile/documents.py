"""Fifty documents that nobody wishes for, made here: markup, directions, lengths, depths, archives, names, bytes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

SCRIPT = '<script>window.caught=1</script><img src=x onerror="window.caught=1"><svg onload="window.caught=1">'
BODY = "利用者は、料金を毎月末日までに支払います。"


class Hostile(NamedTuple):
    """A file as somebody might drop it: what it is about, its name, its bytes."""

    about: str
    name: str
    data: bytes


def terms(*articles: tuple[str, str], title: str = "貸舟約款", tail: str = "") -> bytes:
    """A plain text with these captions and bodies."""
    body = "\n\n".join(f"第{at}条（{caption}）\n{text}" for at, (caption, text) in enumerate(articles, 1))
    return f"{title}\n\n{body}\n{tail}".encode("utf-8", "surrogatepass")


def _text(
    about: str, *articles: tuple[str, str], title: str = "貸舟約款", name: str = "約款.txt", tail: str = ""
) -> Hostile:
    return Hostile(about, name, terms(*articles, ("料金", BODY), title=title, tail=tail))


def _markup() -> Iterator[Hostile]:
    yield _text("a script in a caption", (SCRIPT, BODY))
    yield _text("a script in a body", ("目的", SCRIPT))
    yield _text("a script in the title", ("目的", BODY), title=SCRIPT)
    yield _text("a script in the file's name", ("目的", BODY), name=f"{SCRIPT}.txt")
    yield _text(
        "the end of a template", ("目的", "</template></style></textarea></title><script>window.caught=1</script>")
    )
    yield _text(
        "a quote that ends an attribute", ('" onmouseover="window.caught=1', "' autofocus onfocus='window.caught=1")
    )
    yield _text(
        "a link with a script", ("[押す](javascript:window.caught=1)", "<a href=javascript:window.caught=1>押す</a>")
    )
    yield _text("markdown and mathematics", ("**太字** $x^2$ :red[赤]", "![x](http://example.invalid/x.png)\n# 見出し"))
    yield _text("entities", ("&lt;script&gt;", "&#60;script&#62;window.caught=1&#60;/script&#62;"))
    yield _text("a comment that is not closed", ("目的", "<!-- " + BODY))
    yield Hostile(
        "a web page with scripts and frames",
        "頁.html",
        f"<html><body><h1>約款</h1>{SCRIPT}<iframe src='http://example.invalid'></iframe><h2>第1条（目的）</h2><p>{BODY}</p></body></html>".encode(),
    )
    yield Hostile(
        "a style that would hide the page",
        "頁2.html",
        f"<html><style>body{{display:none}}</style><body><h1>第1条（目的）</h1><p>{BODY}</p></body></html>".encode(),
    )
    yield Hostile("markdown with raw markup", "規約.md", f"# 約款\n\n## 第1条（目的）\n\n{SCRIPT}\n\n{BODY}\n".encode())
    bomb = '<!DOCTYPE l [<!ENTITY a "あああああああああああ">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    yield Hostile("entities that grow", "法令.xml", f'<?xml version="1.0"?>{bomb}]><Law>&j;</Law>'.encode())
    outside = (
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><Law><LawBody>&x;</LawBody></Law>'
    )
    yield Hostile("an entity from outside", "法令2.xml", outside.encode())


def _signs() -> Iterator[Hostile]:
    yield _text("text turned round", ("\u202e目的\u202c", f"\u202e{BODY}\u2066\u2067"))
    yield _text("marks that nobody sees", ("目\u200b的\u200d", "\ufeff" + "\u200f".join(BODY)))
    yield _text("null bytes", ("目\x00的", f"\x00{BODY}\x00"))
    yield _text("control characters", ("目的\x07\x1b[31m", BODY + "\x08\x0c\x85"))
    yield _text("half of a pair", ("目的", BODY), tail="\ud800")
    yield _text("private and unknown characters", ("\ue000\U000f0000", "\U0010ffff" + BODY))
    yield _text("signs piled upon each other", ("目" + "\u0301" * 3000, BODY))
    yield _text(
        "a formula", ('=HYPERLINK("http://example.invalid","x")', "=1+1\n+1\n-1\n@SUM(A1)"), title="=cmd|' /C calc'!A0"
    )
    yield _text("a table of formulas", ("料金表", "品名\t料金\n=1+1\t@A1\n-2\t+3\n"))
    yield _text("line ends of every kind", ("目的", f"{BODY}\r{BODY}\x0b{BODY}\u2028{BODY}\u2029{BODY}"))
    yield _text("words of our own marks", ("〔U+202E〕", "‹b0›〔期間〕以内…（返送｜返却）"))
    yield Hostile("bytes of no encoding", "約款.txt", bytes(range(128, 256)) * 200)
    yield Hostile(
        "text in two encodings", "約款.txt", terms(("目的", BODY)) + "第2条（料金）".encode("cp932") + b"\xff\xfe"
    )
    yield Hostile("UTF-16 without its mark", "約款.txt", terms(("目的", BODY)).decode().encode("utf-16-le"))


def _sizes() -> Iterator[Hostile]:
    yield _text("a line of a million characters", ("目的", "あ" * 1_000_000))
    yield _text("a million digits", ("目的", "年" + "9" * 1_000_000 + "%"))
    yield _text("a caption of thirty thousand characters", ("目" * 30_000, BODY))
    yield _text("a hundred thousand empty lines", ("目的", "\n" * 100_000 + BODY))
    yield _text("brackets that never close", ("目的", "（" * 50_000))
    yield _text("brackets in brackets", ("目的", "（" * 3_000 + "）" * 3_000))
    yield _text("three thousand articles", *(("目的", "甲は、乙に知らせます。") for _ in range(3_000)))
    yield _text(
        "every mark of an item",
        ("列記", "\n".join(f"{n}　{BODY}\n（{n}）　{BODY}\nア　{BODY}\n①　{BODY}" for n in range(60))),
    )
    yield _text("references to everywhere", ("参照", "、".join(f"第{n}条第{n}項第{n}号" for n in range(3000))))
    yield _text("an article with an enormous number", ("目的", BODY), tail=f"第{'9' * 5000}条（末尾）\n{BODY}\n")
    yield Hostile("a file of nothing", "空.txt", b"")
    yield Hostile("a file of white space", "白.txt", b" \n\t\n" * 5000)


def _packed(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def _archives() -> Iterator[Hostile]:
    good = terms(("目的", BODY))
    yield Hostile("a bomb", "爆弾.zip", _packed(**{"大.txt": b"0" * 60_000_000}))
    yield Hostile("an archive in an archive", "箱.zip", _packed(**{"中.zip": _packed(**{"約款.txt": good})}))
    yield Hostile(
        "names that climb",
        "道.zip",
        _packed(**{"../../../etc/passwd.txt": good, "C:\\Windows\\x.txt": good, "/root/.ssh/y.txt": good}),
    )
    yield Hostile("names of markup", "名.zip", _packed(**{f"{SCRIPT}.txt": good}))
    yield Hostile("a thousand files", "千.zip", _packed(**{f"{n}.txt": b"x" for n in range(1000)}))
    yield Hostile("a broken archive", "壊.zip", _packed(**{"約款.txt": good})[:-30])
    lie = bytearray(_packed(**{"約款.txt": good}))
    at = lie.rindex(b"PK\x01\x02")
    lie[at + 24 : at + 28] = struct.pack("<I", 2**32 - 2)
    yield Hostile("an archive that lies about sizes", "嘘.zip", bytes(lie))
    yield Hostile(
        "a Word file that is none",
        "約款.docx",
        _packed(**{"[Content_Types].xml": b"<x/>", "word/document.xml": SCRIPT.encode()}),
    )
    yield Hostile(
        "a PDF that is none",
        "約款.pdf",
        b"%PDF-1.7\n" + b"1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n" * 50,
    )


KINDS: tuple[Callable[[], Iterator[Hostile]], ...] = (_markup, _signs, _sizes, _archives)


def documents() -> list[Hostile]:
    """All of them."""
    return [each for kind in KINDS for each in kind()]
