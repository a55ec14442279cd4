"""The words of the library on the screens, in one place."""

from __future__ import annotations

WHAT_FOR = "約款の文書庫です。ファイルをこの画面のどこにでも置くと読み込み、内容を確かめてから保存できます（何件でも、Zip も）。"
EMPTY = (
    "文書庫はまだ空です。ここに保存した約款は、版ごとに残り、ほかの画面で比較・一覧・検索に使え、判断もいっしょに残ります。"
    "下の見本は、この製品のために作った架空の約款です。"
)
KEEP_SAMPLES = "見本を文書庫に入れる"
NOT_OPENED = "文書庫を使わずに続けています。読み込んだ文書は、この画面を閉じると消えます。"
DROP_HERE = (
    "約款のファイルをこの画面に置いてください（{formats}、またはそれらを入れた Zip。何件でも）。"
    "読み取った内容を確かめてから保存します。"
)
ALREADY = "「{file}」はすでに文書庫にあります（{title}　{date}）。"
KEPT = "「{file}」を保存しました（{became}：{title}　{date}）。"
WRONG_DATE = "「{file}」の日付は 2024-04-01 の形で書いてください（{date}）。"
WHO_SAYS = "「{file}」の日付を本文と変えるには、判断する人の名前を書いてください。"
STOPPED = "止めました。残りの {count} 件は読み込んでいません。"
STOPPED_KEEPING = "止めました。残りの {count} 件は保存していません。"
STOP = "止める"
KEEPING = "保存しています"
DATE_UNKNOWN = "日付不明"
SAMPLE, ONLY_HERE = "見本", "未保存"
BACK = "← 文書庫"
RENAME = "名前・日付を直す"
RENAME_HINT = "提供者とサービスの名前はすべての版に、日付はこの版に効きます。空けた欄は変えません。"
RENAMED = "直しました。"
FILTER = "提供者・サービスの名前で絞り込む"
MORE = "ほかに {count} サービスあります。上の欄で絞り込んでください。"
OF_ALL = "{shown} / {all} サービス"
UNKNOWN_HERE = "このURLが指す文書は、ここにはありません。未保存の文書は、読み込んだ人のこの画面にだけ置かれます。"
LOOK_ONLY = "閲覧の権限で開いています。文書の保存と判断の記録はできません。"
