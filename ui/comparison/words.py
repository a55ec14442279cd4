"""The words and signs of the page 比較, in one place."""

from __future__ import annotations

from models.comparison import Grade, Order, State
from models.decisions import LinkSays
from ui.words import Sign

GRADES = {
    Grade.SUBSTANTIVE: Sign("substance", "≠"),
    Grade.WORDING: Sign("wording", "≈"),
    Grade.NUMBERING: Sign("numbering", "№"),
    Grade.LEFT_ONLY: Sign("left", "◁"),
    Grade.RIGHT_ONLY: Sign("right", "▷"),
    Grade.SAME: Sign("same", "＝"),
}
FOLDED = {State.MOVED: "移動（文言は同じ）", State.CHANGED: "見出しだけ"}
"""What a folded row says, where that is not its grade alone."""
MOVED = "⇄ 移動"
LOUD = "表現：約物・空白・名称・条番号だけ"
"""What a row says of itself that differs in nothing but noise that is shown."""
ORDER = {Order.DANGER: "重い順", Order.LEFT: "左の順", Order.RIGHT: "右の順"}
ORDER_HINT = "数値・期限の違い、片方だけの条、そのほかの実質の違い、表現、番号のみ、一致の順に並べます。"
MEND_CLAUSE = "項・号の対応"
ACTIONS = {"check": "☐ 確認済", "comment": "コメント", "mend": "対応を直す"}

MARKET = "文書庫の {services} サービスのうち {count} に「{topic}」の定めがあります"
NOT_THERE = "この文書に、この条項は見当たりません。"
NO_TERMS = "両方の文書で定義が食い違う語は見当たりません。"
TERMS_HINT = (
    "両方の文書が定義している語のうち、意味または及ぶ範囲の違うものです。"
    "名前だけが違い同じものを指す語は、「定義語」のスイッチで違いから外せます。"
)

CHECKED, REOPENED, COMMENTED = "✓ 確認済", "確認の取り消し", "コメント"
STALE = "（その後、文言が変わりました）"
AGAIN = "（その後、文言が変わりました。要再確認）"
LOST = "（条文が見つからないので使っていません）"
LINK_SAID = {LinkSays.CUT: "対応を切った", LinkSays.ADD: "対応を加えた", LinkSays.CONFIRM: "対応でよい"}
PAIR_RECORD_HINT = (
    "この二つの文書について人が下した判断（条文の区切り・対応・確認済・コメント）を、ファイルに残し、"
    "あとで、または別の人が使えます。"
)
REPORT = "レポート"
REPORT_HINT = "いま比べている二つの文書の報告です。件数・判定・ノイズの数は、この画面を開いたときの値と同じになります。"
REPORTS = {
    "対比表.docx": "対比表（Word）",
    "新旧対照表.docx": "新旧対照表（Word）",
    "変更履歴.docx": "変更履歴付き（Word）",
    "比較.html": "印刷・閲覧用（HTML）",
    "比較.csv": "表計算用（CSV）",
    "比較.json": "プログラム用（JSON）",
}
"""Name and ending of a report → the words on its button."""
OF_SERVICES, OF_VERSIONS = frozenset(("対比表.docx",)), frozenset(("新旧対照表.docx", "変更履歴.docx"))
"""Those that only two services, or only two versions of one, are given."""
