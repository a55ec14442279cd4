"""法令標準XML: the standard in which e-Gov publishes the statutes, and in which this program writes trees.

Such a file says itself what is a 条, a 項 and a 号. ``document`` therefore gives the tree as it stands in the file, on a
source printed from it; nothing is guessed. ``read`` gives the printed source alone.
"""

from __future__ import annotations

from lxml import etree

from corpus.errors import UnreadableFile
from corpus.readers.statute.pieces import name_of
from corpus.readers.statute.print import Page
from corpus.readers.statute.tree import Tree, hints_of
from models.document import Document
from models.source import Source

LIMIT = 50_000_000
"""Bytes. The longest statutes have about twelve million."""
_REMEDY = "e-Gov などから「法令標準XML」の形で保存し直すか、本文をテキスト（.txt）として保存して選んでください。"


def document(name: str, data: bytes) -> Document:
    """The tree that the file states, without findings. Readings (ふりがな) and pictures are left out, with a notice.

    Raises UnreadableFile for what is no 法令標準XML, broken, too long, or brings a document type definition.
    """
    body, number = _law(name, _parsed(name, data))
    page = Page()
    tree = Tree(page)
    title, parts = tree.law(body, number)
    source = page.source(name, tree.notices())
    if not source.text.strip():
        raise UnreadableFile(name, "法令標準XMLですが、本文が空です。", _REMEDY)
    return Document(source, title, parts)


def read(name: str, data: bytes) -> Source:
    """The lines of the file as a statute is printed: headings, numbers and text, tables cell by cell."""
    return document(name, data).source


def _parsed(name: str, data: bytes) -> etree._Element:
    """The root element. Entities are not resolved, nothing is fetched, depth and size of texts are bounded."""
    if not data.strip():
        raise UnreadableFile(name, "中身がありません（空のファイルです）。", "保存やダウンロードをやり直してください。")
    if len(data) > LIMIT:
        raise UnreadableFile(
            name, f"XML は {LIMIT // 1_000_000} MB までですが、{len(data) / 1_000_000:,.0f} MB あります。", _REMEDY
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f"{error.lineno} 行目で、" if error.lineno else ""
        raise UnreadableFile(
            name, f"XML として壊れています（{line}書き方の決まりに反しています）。", f"取得し直すか、{_REMEDY}"
        ) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableFile(
            name, "文書型宣言（DOCTYPE）を含む XML は、安全のため読み込みません。", f"宣言のない形で、{_REMEDY}"
        )
    return root


def _law(name: str, root: etree._Element) -> tuple[etree._Element, str]:
    """LawBody, wherever an interface wrapped it, and the number of the law as it is printed below the title."""
    body = next((e for e in root.iter() if name_of(e) == "LawBody"), None)
    if body is None:
        raise UnreadableFile(
            name, f"法令標準XMLではありません（いちばん外側の要素は {name_of(root)[:40]} です）。", _REMEDY
        )
    parent = body.getparent()
    number = None if parent is None else next((e for e in parent if name_of(e) == "LawNum"), None)
    words = "" if number is None else "".join(number.itertext()).strip()
    printed = f"（{words}）" if words else ""
    return body, printed if parent is None else hints_of(parent).get("printed", printed)
