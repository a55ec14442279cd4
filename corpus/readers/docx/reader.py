"""Word files (.docx): text as Word prints it, with automatic numbers written out and tracked changes accepted."""

from __future__ import annotations

from corpus.errors import UnreadableFile
from corpus.readers.docx.numbering import Numbering
from corpus.readers.docx.package import Parts, open_parts
from corpus.readers.docx.story import Box, Story, in_place
from corpus.readers.docx.styles import Styles
from corpus.readers.docx.xml import Element, W
from corpus.readers.layout_tables import without_clause_tables
from models.source import Source

_REMARK = 200
"""Characters. A text box with more is part of the terms; a shorter one is a remark beside them (お知らせ, 社外秘)."""


def read(name: str, data: bytes) -> Source:
    """The lines of a Word file in order; the lines of a table have their cells, pages are not known.

    Headers, footers and comments are not read. Text boxes of few words and notes stand beside the terms and not in
    them: they are told in the notices. Raises UnreadableFile for a file that is no Word file, is damaged, protected
    or has no text.
    """
    parts = open_parts(name, data)
    styles = Styles(parts.styles)
    story = Story(parts.document, styles, Numbering(parts.numbering, styles))
    try:
        for body in parts.document.findall(W + "body"):
            story.read(body)
    except RecursionError:  # no writer nests elements a thousand deep
        remedy = "Word で開き、新しい文書に貼り付けて保存してから選んでください。"
        raise UnreadableFile(name, "文書の中身の入れ子が深すぎます。", remedy) from None
    kept, aside = _sorted(story)
    lines = tuple(without_clause_tables(in_place(story.lines, kept)))
    if not any(line.text.strip() for line in lines):
        raise _empty(name, story)
    return Source(name, lines, (*_changes(story), *_aside(aside), *_notes(parts, story, styles), *_unread(story)))


def _sorted(story: Story) -> tuple[list[Box], list[Box]]:
    """The text boxes that are part of the text, and those that are not."""
    body = sum(len(line.text.strip()) for line in story.lines)
    boxed = sum(len(box.text) for box in story.boxes)
    kept = [box for box in story.boxes if boxed > body or len(box.text) > _REMARK]
    return kept, [box for box in story.boxes if box not in kept and box.text]


def _empty(name: str, story: Story) -> UnreadableFile:
    if story.chunks:
        remedy = "Word で開いて保存し直すと、本文が取り込まれます。それから選んでください。"
        return UnreadableFile(name, "本文が、差し込まれた別のファイルの中にあります。", remedy)
    if story.inline.pictures:
        remedy = "文字の入った Word 文書か、文字認識（OCR）をかけた PDF を選んでください。"
        return UnreadableFile(name, "画像だけの文書で、文字の情報がありません。", remedy)
    return UnreadableFile(name, "文字が一つもありません。", "別のファイルでないか確かめて選び直してください。")


def _changes(story: Story) -> tuple[str, ...]:
    inserted, deleted = story.inline.inserted, story.inline.deleted
    if not inserted and not deleted:
        return ()
    return (
        f"変更履歴（挿入 {inserted:,} か所・削除 {deleted:,} か所）を反映した文面で読みました。"
        "反映する前の文面が要るときは、Word で変更を元に戻した文書を選んでください。",
    )


def _aside(boxes: list[Box]) -> tuple[str, ...]:
    return (
        (f"テキストボックス（{len(boxes):,} 個）は本文に入れていません。{_quoted([b.text for b in boxes])}",)
        if boxes
        else ()
    )


def _notes(parts: Parts, story: Story, styles: Styles) -> tuple[str, ...]:
    texts = [text for kind, at in story.inline.notes if (text := _note(parts, kind, at, styles))]
    return (f"脚注・文末脚注（{len(texts):,} 件）は本文に入れていません。{_quoted(texts)}",) if texts else ()


def _note(parts: Parts, kind: str, at: str, styles: Styles) -> str:
    root: Element = parts.footnotes if kind == "footnote" else parts.endnotes
    notes = [] if root is None else root.findall(W + kind)
    note = next((n for n in notes if n.get(W + "id") == at), None)
    if note is None:
        return ""
    story = Story(note, styles, Numbering(parts.numbering, styles))
    story.read(note)
    return " ".join(line.text.strip() for line in story.lines if line.text.strip())


def _quoted(texts: list[str]) -> str:
    return "".join(f"「{text}」" for text in texts)


def _unread(story: Story) -> tuple[str, ...]:
    notices = []
    if story.chunks:
        notices.append(
            f"差し込まれた別のファイル（{story.chunks:,} か所）は読み込んでいません。"
            "Word で開いて保存し直すと取り込まれます。"
        )
    if story.inline.numbers:
        notices.append(
            f"フィールドで付けた番号（{story.inline.numbers:,} か所）は、ファイルに記録がなく読み込めません。"
            "原本と照らしてください。"
        )
    return tuple(notices)
