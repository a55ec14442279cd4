"""The examples of rules: one line of text that becomes a small document.

    ［見出し］一つ目の項 ¶ 二つ目の項 ▷ 一号 ▷ 二号

Without ［…］ the article has no caption; ［附則］ ［末尾］ ［前文］ ［改定履歴］ and the like stand for that part. ◆ begins the next
article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from analysis.parameters.rules import Rule
from models.document import NOTHING, Document, Kind, Node, Passage, Run
from models.parameters import Parameter
from models.source import source_of_text

_PARTS = re.compile(r"(?:附則|別表|別記|特約)[0-9]*|末尾|前文|改定履歴")


class _Sheet:
    """Prints passages one below the other and knows where each came to stand."""

    def __init__(self) -> None:
        self.text = ""

    def passage(self, text: str) -> Passage:
        text = text.strip()
        if not text:
            return NOTHING
        start = len(self.text)
        self.text += text + "\n"
        return Passage(text, (Run(0, start, len(text)),))


def document(example: str) -> Document:
    """The document that an example stands for."""
    sheet, nodes, parts = _Sheet(), [], []
    for number, article in enumerate(example.split("◆"), 1):
        match = re.match(r"\s*(?:［([^］]*)］)?(.*)", article, re.DOTALL)
        caption, body = (match[1] or "", match[2]) if match else ("", article)
        if _PARTS.fullmatch(caption):
            label = caption if caption[-1].isdigit() or caption in ("末尾", "前文", "改定履歴") else f"{caption}1"
            parts.append(Node(Kind.PART, label, children=tuple(_paragraphs(sheet, body))))
        else:
            heading = sheet.passage(caption)
            nodes.append(
                Node(Kind.ARTICLE, f"第{number}条", NOTHING, heading, NOTHING, tuple(_paragraphs(sheet, body)))
            )
    main = (Node(Kind.PART, "本則", children=tuple(nodes)),) if nodes else ()
    return Document(source_of_text("例", sheet.text), NOTHING, (*main, *parts))


def _paragraphs(sheet: _Sheet, body: str) -> Iterator[Node]:
    for number, paragraph in enumerate(body.split("¶"), 1):
        lead, *items = paragraph.split("▷")
        passage = sheet.passage(lead)
        children = tuple(
            Node(Kind.ITEM, f"第{n}号", NOTHING, NOTHING, sheet.passage(item)) for n, item in enumerate(items, 1)
        )
        yield Node(Kind.PARAGRAPH, f"第{number}項", NOTHING, NOTHING, passage, children)


def wrong(rules: Iterable[Rule], extract: Callable[[Document], Iterable[Parameter]]) -> Iterator[str]:
    """A line for every example that does not come out as its rule says.

    An example of ``yes`` must give exactly its values (several joined by " + ") for the key of its rule; one of ``no``
    must not give the value of the rule, and none at all where the rule reads its value from the text.
    """
    for rule in rules:
        for example, value in (*rule.yes.items(), *((no, "") for no in rule.no)):
            found = sorted({p.value for p in extract(document(example)) if p.key == rule.key})
            if not value and "{" not in rule.value:
                found = [rule.value] if rule.value in found else []
            if found != sorted(filter(None, value.split(" + "))):
                yield f"{rule.key}: {example}\n    {value or '—'} expected, {found} found"
