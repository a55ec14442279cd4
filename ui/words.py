"""The words and signs of the screens, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from models.comparison import Side, State
from models.document import Kind


@dataclass(frozen=True, slots=True)
class Sign:
    """How a state is shown: ``symbol`` beside its word, ``name`` in class names and filters."""

    name: str
    symbol: str


SIGNS = {
    State.CHANGED: Sign("changed", "≠"),
    State.SAME: Sign("same", "＝"),
    State.LEFT_ONLY: Sign("left", "◁"),
    State.RIGHT_ONLY: Sign("right", "▷"),
    State.MOVED: Sign("moved", "⇄"),
}
"""In the order of the filters."""

SIDE = {Side.LEFT: "左", Side.RIGHT: "右"}
OLD_AND_NEW = {Side.LEFT: "左・旧", Side.RIGHT: "右・新"}
NO_COUNTERPART = "対応する条がありません"
NOT_FOUND = "定めが見当たらない"
UNREAD = "未抽出"
UNREAD_MEANS = "触れる条文はあるが、値を読み取れなかったもの"
LAWS = "法令の定め"
NO_STRIP = {
    Kind.PARAGRAPH: "（この項に当たる定めはありません）",
    Kind.ITEM: "（この号に当たる定めはありません）",
}
NO_STRIP_ELSE = "（これに当たる定めはありません）"
NEW, GONE = "（新設）", "（削る）"
REWRITTEN = "別文"

FIRST_MINUTE = "見本を表示しています。この製品のために作った架空の約款を二つ、すでに比べてあります。"
FIRST_TWO = "新しく加わった二つの文書を条ごとに並べ、違いを重い順に示しています。「左」「右」で選び直せます。"
LOAD = "自分の文書を読み込む"
SAME_DOCUMENT = "左と右に同じ文書が選ばれています。比べる相手を選び直してください。"
UNKNOWN_DOCUMENT = "このURLが指す文書は、ここにはありません。読み込んだ文書は、読み込んだ人のこの画面にだけ置かれます。代わりに、ほかの文書を表示しています。"
UNKNOWN_PLACE = "このURLが指す場所「{at}」は、この比較にはありません。"
FORMATS = {
    "PDF": (".pdf",),
    "Word 文書（.docx）": (".docx",),
    "ウェブページ（.html）": (".html", ".htm", ".xhtml"),
    "Markdown": (".md",),
    "テキスト": (".txt",),
    "法令標準XML": (".xml",),
}
"""What can be read, by name; the endings of each."""
UPLOAD_HINT = (
    "ここに約款のファイルを置いてください（{formats}、またはそれらを入れた Zip。何件でも）。"
    "読み込んだ文書は、この画面を閉じると消えます。"
)
READ_BY_OCR = "文字認識（OCR）で読む"
READING_BY_OCR = "文字認識（OCR）。1頁に2秒ほどかかります"
UNPACKED = "「{name}」から {count} 件を取り出しました。"
NO_ARTICLES = "条（第1条、1. など）が見つかりません。"
NO_ARTICLES_REMEDY = "条文のある約款・規約かどうか、ファイルを確かめて選び直してください。"
UNKNOWN_PROVISION = "このURLが指す場所「{at}」は、この文書にはありません。"
FIRST_DOCUMENT = "見本を表示しています。この製品のために作った架空の約款です。"
DECIDED = "「{name}」は、人の判断 {count} 件を入れて読んだものです。"

ODD, HUMAN = "！", "✎"
NOTHING_ODD = "番号の抜け・重複など、気づいた点はありません。"
MEND = "直す"
OPEN_PAGE = "原本の頁を開く"
MEND_HINT = "条文の読み取りが違うところは、その右端の「直す」で行を選び、その行が何であるかを指定してください。"
WHY_NOT = "なくてもよい"
WITHDRAW = "取り消す"
NO_NAME = "誰の判断かを書いてください。"

RECORD = "判断の記録"
RECORD_HINT = "この文書について人が下した判断を、ファイルに残し、あとで、または別の人が使えます。"
SAVE_DECISIONS = "{count} 件の判断を保存する（JSON）"
LOAD_DECISIONS = "保存した判断を読み込む"
DECISIONS_READ = "{count} 件の判断を読み込みました。"

AGAIN = "もう一度始める"
GIVEN_UP = "{what}を途中で止めました。もう一度始めるか、上で別の文書を選んでください。"
UNFINISHED = "{what}を終えられませんでした。もう一度始めるか、文書を分けて保存してから選んでください。"
MADE = "できました。保存する：{words}"
NOT_MADE = "{words}を作るのを途中で止めました。もう一度押すと、はじめから作ります。"

GROUP_ELSE = "そのほか"

NUMBER_KINDS = {"rate": "率", "duration": "期間", "money": "金額", "date": "日付", "multiple": "倍数"}
