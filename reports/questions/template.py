"""An empty question sheet to fill in: the heads, three rows as they may look, and every 項目 with a value to ask for."""

from __future__ import annotations

from analysis.parameters.labels import GROUPS, spoken
from analysis.parameters.tables import RULES
from analysis.subjects.topics import LABELS as TOPICS
from reports.spreadsheet import saved
from reports.workbook import HEAD, TEXT, blank, layout, line

SHEET, ITEMS, HELP = "要件", "項目の一覧", "書き方"
HEADS = ("要件", "項目", "求める値")
ROWS = (
    ("解約は、一か月前までに申し出れば足りること", "契約者からの解約予告", "1か月以内"),
    ("遅延損害金は、年14.6％を超えないこと", "遅延損害金の率", "年14.6%以下"),
    ("損害賠償の上限は、月額料金の12か月分以上であること", "損害賠償の上限", "12か月以上"),
    ("秘密保持の定めがあること", "主題：秘密保持", "あり"),
)
_TOLD = (
    ("要件", "何を求めるかを書きます。判定には使わず、定めが見当たらないときに近い条を探すのに使います。"),
    ("項目", "「項目の一覧」の言葉かキーを書きます。空にすると、近い条だけを示します。"),
    ("求める値", "30日以内・12か月以上・年14.6%以下・10万円未満・東京地方裁判所・承諾が必要 などと書きます。"),
    ("求める値", "「あり」は定めがあること、「なし」は、ないことがはっきり書かれていることです。"),
    ("求める値", "「東京地方裁判所／大阪地方裁判所」のように区切ると、どれかに合えば適合です。"),
    ("求める値", "「30日以上90日以内」のように二つ書くと、両方に合うことを求めます。空にすると、定めだけを示します。"),
)


def questions_template() -> bytes:
    """The workbook; the reader of requirements takes its first sheet as it is."""
    book = blank("要件の表")
    sheet = book.create_sheet(SHEET)
    for at, row in enumerate((HEADS, *ROWS), 1):
        line(sheet, at, row, HEAD if at == 1 else TEXT)
    layout(sheet, "A2", [56, 30, 24])
    items = book.create_sheet(ITEMS)
    line(items, 1, ("分類", "項目", "キー", "求める値の例"), HEAD)
    for at, each in enumerate(_items(), 2):
        line(items, at, each, TEXT)
    layout(items, "A2", [20, 34, 40, 30])
    told = book.create_sheet(HELP)
    for at, help_ in enumerate((("列", "書き方"), *_TOLD), 1):
        line(told, at, help_, HEAD if at == 1 else TEXT)
    layout(told, "A2", [14, 110])
    return saved(book)


def _items() -> list[tuple[str, str, str, str]]:
    examples = {rule.key: value for rule in reversed(RULES) for value in rule.yes.values() if value}
    found = [
        (group, label, key, spoken(key, examples[key]) if key in examples else "あり")
        for group, labels in GROUPS.items()
        for key, label in labels.items()
    ]
    return found + [("主題", f"主題：{label}", key, "あり") for key, label in TOPICS.items()]
