"""The words and signs of the page 改定, in one place."""

from __future__ import annotations

from models.changes import Fate
from ui.words import Sign

WHAT_FOR = (
    "一つのサービスの版を施行日の順に並べ、何がいつ変わったか、改定履歴がそのとおりに書かれているかを確かめます。"
)
SAMPLE = "見本（この製品のために作った架空の約款）を表示しています。"
ONE_VERSION = (
    "版が一つだけなので、比べるものがありません。ほかの版のファイルを「自分の文書を読み込む」で加えるか、"
    "「版」で選んでください。"
)
UNKNOWN_VERSION = (
    "このURLが指す版の一部は、ここにはありません。読み込んだ文書は、読み込んだ人のこの画面にだけ置かれます。"
)
BY_HAND = "版は手で並べた順です。"
UNDATED = "施行日のわからない版があります（{names}）。版の「←」「→」で順を直せます。"
OWN_SERVICE = "自分の文書"
VERSIONS = "版 {count}"
PICK_VERSIONS = "並べる版（施行日の順に並びます）"
IN_TIME = "施行日の順に戻す"
SERVICE = "サービス"
DATE_UNKNOWN = "日付不明"
FIRST = "最初の版"
SAME_TEXT = "文面は同じ（形式だけの違い）"
NOTHING_CHANGED = "変わった条はありません。"
NO_LINES = "読み取れた数値と条件は、どの版でも同じです。"
NOT_STATED = "定めが見当たらない"

FATES = {
    Fate.SUBSTANTIVE: (Sign("substance", "≠"), "実質"),
    Fate.INSERTED: (Sign("new", "＋"), "新設"),
    Fate.DELETED: (Sign("gone", "−"), "削る"),
    Fate.MOVED: (Sign("moved", "⇄"), "移動"),
    Fate.SPLIT: (Sign("moved", "⑂"), "分割"),
    Fate.MERGED: (Sign("moved", "⑃"), "統合"),
    Fate.WORDING: (Sign("wording", "≈"), "表現・番号のみ"),
    Fate.HEADING: (Sign("heading", "¶"), "見出し"),
    Fate.RENUMBERED: (Sign("numbering", "№"), "条ずれ"),
}
"""The weightiest first: sign and word of each fate."""
ONLY_REFERENCES = "番号のみ"
ONLY_WORDING = "表現"
ORDER_HINT = "数値・期限の変更、新設・削る、そのほかの実質、表現、移動・見出し、番号のみの順に並べています。"
FOLDED = "番号だけが変わった {count} 条を畳んでいます"
OPEN_FOLDED = "すべて開く"

TABS = {"changes": "変わった条", "account": "改定履歴の確認", "day": "ある日に有効な版", "siblings": "ほかのサービス"}
CLAIM, TEXT = "提供者の記載（改定履歴）", "本文で確かめたこと"
NOT_TOLD = "（記載なし）"
NO_ACCOUNT = "新しい版に改定履歴がないので、確かめるものがありません。"
NOT_NEXT = "改定履歴は、隣り合う版の間で確かめます。時間軸の数字を押して、一つの改定を選んでください。"
ACCOUNT_HINT = (
    "新しい版の改定履歴のうち、この改定についての記載を、二つの版の本文の違いと突き合わせました。"
    "✗ は、記載のない変更・変更のない記載・番号や見出しの誤り・値の食い違いです。"
)
DAY_HINT = "その日までに施行された最後の版と、その附則・経過措置です。"
BEFORE_FIRST = "{day} には、まだ施行された版がありません（最初の版は {first}）。"
NO_DAYS = "施行日のわかる版がありません。"
NO_SUPPLEMENTS = "附則・経過措置は見当たりません。"
SIBLINGS_HINT = "この改定が、同じ条文をもつほかのサービスにも及んでいるかを確かめました。"
NO_SIBLINGS = (
    "突き合わせるほかのサービスがありません。同じ提供者の別のサービスの約款を読み込むか文書庫に入れると、"
    "この改定が及んでいない箇所をここに示します。"
)
NOTHING_BEHIND = "同じ条文で、この改定が及んでいないものは見当たりません。"
IN_COMPARISON, IN_DOCUMENT = "比較で開く", "文書で開く"

PAPERS = "書面"
PAPERS_HINT = "旧 {old} → 新 {new} の書面です。python cli.py report が同じファイルから作るものと同じです。"
NO_PAPERS = "二つの版を並べると、新旧対照表と変更履歴付きの Word をここから作れます。"
TABLE_WORD, TABLE_EXCEL = "新旧対照表（Word）", "新旧対照表（Excel）"
REDLINE = "変更履歴付き（Word）"
SIDES_LABEL, MARKS_LABEL = "並び", "変更箇所"
CHECK, CHECKED = "☐ 確認済", "✓ 確認済"
