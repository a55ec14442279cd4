"""The words of the page 検索, in one place."""

from __future__ import annotations

SEARCH_FOR = "文書庫にあるすべてのサービスの条文を、言葉・主題・数値の範囲で横断して探します。"
FIELD = "探す言葉"
PLACEHOLDER = "例：解約 書面"
HOW = "言葉は空白で区切ると、すべてを含む条文を探します。"
EXAMPLES = {
    "解約 書面": "両方の言葉を含む",
    "「書面で通知」": "続いた言葉",
    "解約予告>1ヶ月": "数値・条件の範囲",
    "遅延損害金>=14% 主題:遅延損害金": "主題も合わせて",
}
EVERY_PROVIDER, EVERY_TOPIC = "すべての提供者", "すべての主題"
SINCE, UNTIL, EARLIER = "から", "まで", "旧版も"
FOUND = "{count} 件・{services} サービス"
FOUND_MORE = "上位 {count} 件・{services} サービス（ほかにもあります）"
MORE = "もっと見る"
NOTHING_FOUND = "当てはまる条文はありません。"
NOTHING_FOUND_HINT = (
    "言葉を減らすか、主題・提供者・日付の絞り込みを外してください。古い版も探すときは「旧版も」を選んでください。"
)
NOTHING_LIKE = "ほかのサービスに、この条に似た条は見当たりません。"
ONLY_SAMPLES = "文書庫がまだ空なので、見本（この製品のために作った架空の約款）の条文から探します。自分の約款は「文書」で保存すると探せます。"
NOT_KEPT = "このURLが指す条は、文書庫にありません。文書庫に保存した文書の条から、似た条を探せます。"
UNSAVED = "未保存の文書 {count} 件は、検索の対象になりません。「文書」で保存すると探せます。"
LIKE_THIS = "この条に似た、ほかのサービスの条（似ている順）"
LIKE = "似た条"
ASK_ANEW = "言葉で探す"
OLDER = "旧版"
