"""The words of decisions about values, in one place."""

from __future__ import annotations

from models.decisions import ParameterSays

SAYS = {
    ParameterSays.CONFIRM: "正しい",
    ParameterSays.CORRECT: "直す",
    ParameterSays.REJECT: "違う",
    ParameterSays.ADD: "足す",
}
"""What the buttons say."""
HINTS = {
    ParameterSays.CONFIRM: "この値を確かめた",
    ParameterSays.CORRECT: "正しい値か、もとの文言を書く",
    ParameterSays.REJECT: "この条文は、この項目の定めではない",
    ParameterSays.ADD: "見当たらないとされた定めを、条文の文言とともに足す",
}
TOLD = {
    ParameterSays.CONFIRM: "値を確認",
    ParameterSays.CORRECT: "値を直した",
    ParameterSays.REJECT: "値ではない",
    ParameterSays.ADD: "値を足した",
}
"""What the list of decisions says."""
AS_KEY = "項目に足す"
NO_KEY = "項目を選んでください。"
NO_PLACE = "どの条にあるかを選んでください。"
NO_QUOTE = "もとの文言を、条文からそのまま写してください。"
NOT_SAID = "「{quote}」という文言は、{place}に見当たりません。条文からそのまま写してください。"
GONE_VALUE = "この値は、もう画面のとおりではありません。画面を見直してください。"

KEYS = "項目の表"
KEYS_HINT = (
    "自分で項目を足す表（CSV・TSV）を読み込むと、その項目もすべてのサービスから取り出して並べます。"
    "一行目の列：キー・項目名・話題・値の書き方・除く・当たる例・当たらない例。"
)
LOAD_KEYS = "項目の表を読み込む"
KEYS_READ = "「{name}」の {count} 項目を加えました：{labels}。"
DROP_KEYS = "この表を外す"
