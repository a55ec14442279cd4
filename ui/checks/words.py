"""The words and signs of the page 点検, in one place."""

from __future__ import annotations

from models.decisions import RemarkSays
from models.remarks import Severity
from ui.words import Sign

WHAT_FOR = "一つの約款を校正者の目で読み、参照先のない条番号・定義のない語・表記のゆれ・改定履歴の誤りなどを、条文の場所とともに示します。"
SAMPLE = "見本（誤りを仕込んだ架空の改定案）を表示しています。"
UNKNOWN_DOCUMENT = "このURLが指す文書は、ここにはありません。読み込んだ文書は、読み込んだ人のこの画面にだけ置かれます。"
UNKNOWN_REMARK = "このURLが指す指摘は、この文書にはありません。条文が変わったか、判断が変わったのかもしれません。"
LOST = "条文が変わったので使っていない判断が {count} 件あります（{names}）。"
DOCUMENT, BEFORE, NO_BEFORE = "文書", "前の版", "前の版なし"
NO_REMARKS = "気づいた点はありません。{count} 種類の点検をすべて行いました。"
ALL_DISMISSED = "残っている指摘はありません。"
WITHOUT_BEFORE = "前の版を選ぶと、条ずれの直し忘れと、改定履歴の正しさも調べます。"

SEVERITIES = {
    Severity.SERIOUS: (Sign("serious", "‼"), "権利義務が定まらないおそれのあるもの"),
    Severity.WARNING: (Sign("warning", "！"), "読めばわかるが、直したほうがよいもの"),
    Severity.NOTE: (Sign("note", "・"), "整っていないが、意味は変わらないもの"),
}
SAYS = {RemarkSays.DISMISSED: "了解", RemarkSays.TO_MEND: "直すべき"}
SAID = {RemarkSays.DISMISSED: "✓ 了解", RemarkSays.TO_MEND: "✎ 直すべき"}
HIDDEN = "了解した {count} 件を畳んでいます"
SHOW_DISMISSED = "了解したものも見せる"
ALL_KINDS = "すべての種類"
IN_DOCUMENT, IN_COMPARISON = "文書で開く", "比較で開く"
NOTE = "メモ（なくてもよい）"

RECORD_HINT = (
    "この文書の指摘と条文の区切りについて人が下した判断を、ファイルに残し、あとで、または別の人が使えます。"
    "同じ文言の条文であれば、条番号が変わっても、新しい版でも効きます。"
)
SAVE = "保存"
SAVE_HINT = (
    "絞り込みにかかわらず、すべての指摘を書き出します。python cli.py check --out が同じファイルから作るものと同じです。"
)
REPORTS = {
    ".docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".csv": ("CSV", "text/csv"),
    ".json": ("JSON", "application/json"),
}
"""Name and media type of each ending."""
