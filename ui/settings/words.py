"""The words of the page 設定, in one place."""

from __future__ import annotations

SETTINGS_FOR = "文書庫の場所と中身、判断に付ける名前、この製品の限界と版です。"
LIBRARY, ME, LIMITS, ABOUT = "文書庫", "判断する人", "読み込める大きさと時間", "版"
WHERE = "場所：{where}"
SIZE = "大きさ：{size}　サービス {services:,}・版 {versions:,}・人の判断 {decisions:,}"
NOT_THERE = "まだ何も保存していないので、文書庫のファイルはありません。最初に保存したときに作られます。"
MOVE = "場所を変えるには、環境変数 YAKKAN_DATABASE_URL に、SQLite のファイルか postgresql://… を指定して開き直します。"
VERIFY, EXPORT, IMPORT, REFRESH = (
    "欠けや食い違いを調べる",
    "書き出す（.zip）",
    "書き出した文書庫（.zip）を取り込む",
    "読み取り直す",
)
VERIFYING, TAKING_IN = "調べています", "取り込んでいます"
STOPPED = {
    VERIFYING: "途中で止めました。もう一度押すと、はじめから調べます。",
    TAKING_IN: "途中で止めました。済んだ版は文書庫に入っています。もう一度取り込むと、残りの版と判断が入ります。",
}
WHOLE = "欠けや食い違いはありません（{counts}）。"
IMPORTED = "取り込みました（新しいもの：{counts}）。"
STALE = "{count} 件は、いまより前の規則で読み取ったものです。読み取り直すと、いまの規則の結果になります。"
REFRESHING = "読み取り直しています"
REFRESHED = "{count} 件を読み取り直しました。"
NAME = "名前"
NAME_HINT = "確認済・コメント・直しに、日時とともに付きます。"
ROLE = "権限：{role}"
NAMES = {"services": "サービス", "versions": "版", "clauses": "条文", "decisions": "人の判断"}
TIME = (
    "一つのファイルの処理は {usual:,} 秒まで、文字認識（OCR）は {ocr:,} 秒まで。過ぎたファイルは途中でやめ、次のファイルへ進みます。"
    "環境変数 YAKKAN_FILE_SECONDS に秒数を指定して開き直すと、どちらもその秒数になります。「止める」を押すと、すぐに止まります。"
)
OUT_OF = "文書とその内容は、この画面からもプログラムからも外部へ送りません。"
