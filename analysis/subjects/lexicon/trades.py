"""What the trades call the same thing: a cue that says 《料金》 means the fee of any of them.

A new trade is made known here first: one word added to a line, and every row that speaks of the thing knows it.
"""

from __future__ import annotations

import re

_TRADES = {
    "料金": """
        (?:(?<![材資無有原肥試塗飲食燃衣給史香顔染])(?<!取消)(?<!解約)(?<!解除)(?<!違約)(?<!補償)料金?(?!率|亭|理))
        代金 会費 報酬 対価 賃料 賃金 共益費 管理費 維持費 光熱費 参加費 月謝 入会金 敷金 売上金 使用賃 運賃 単価
    """,
    "約款": "約款 規約 規程 規定 規則 約定 会則 要綱 条項 利用条件 ガイドライン ポリシー",
    "契約": "契約 予約 登録 注文 会員資格 取引",
    "役務": """
        サービス 業務 役務 工事 仕事 旅行 宿泊 運送 輸送 保管 講座 講習 授業 作業 事業 システム サイト アプリ ソフトウ[ェエ]ア
        コンテンツ 機能 施設 保守 プラン 保険 補償 メニュー 手配 運輸 配達 引越し? 送迎 配信
    """,
    "物": """
        機器 機材 器材 端末 装置 物件 設備 車両 自動車 備品 物品 貸与品 支給材料 SIM SIMカード ICカード モデム ルータ レンタル品 レンタカー 自転車 バイク 自動二輪車 装備品 ベビーカー 着物 ドレス テント カメラ 什器類 衣装 楽器 重機 建機 鍵
        貸与された?資料 工具 器具 什器
    """,
    "仕様": "プラン コース 品目 種別 ライセンス数? 容量 席数 台数 人数 数量 回線 日程 内容 仕様 設計図書 オプション 機能 設置場所 設置先 口数 ID数",
    "届出": "届け?出 通知 連絡 変更の?手続 申し?出 修正 申告 知らせ 届",
    "ID": "ID アカウント パスワード 暗証番?号? 認証情報 ログイン情報 識別符号 会員証 会員番号 会員カード (?:ライセンス|プロダクト|アクセス)キー シリアル番号",
    "データ": "データ コンテンツ 投稿 ファイル ログ 記録 電子的な?情報 履歴 メッセージ",
    "去る": "解約 解除 退会 終了 満了 脱退 キャンセル 取り?消し? 撤回 失効",
    "災い": """
        天災 地変 天変地異 戦争 戦乱 事変 暴動 内乱 テロ 地震 台風 津波 洪水 噴火 火災 落雷 停電 感染症 疫病 労働争議 ストライキ
        法令の制定 法令の?改廃 公権力 非常事態 不可抗力 輸送機関の?事故
    """,
    "賠償": "賠償 補償 弁償 てん補 填補",
    "名": "氏名 名称 商号 屋号 住所 居所 所在地 連絡先 電話番号 メールアドレス 代表者 登録情報 登録事項 届出事項 登録内容 届出内容 口座",
}
WORDS = {name: "(?:" + "|".join(words.split()) + ")" for name, words in _TRADES.items()}
"""Name → pattern of all the words of its line."""
_NAMED = re.compile("《([^》]+)》")


def with_words(pattern: str) -> str:
    """A pattern with each 《name》 written out.

    >>> re.search(with_words("《ID》の管理"), "暗証番号の管理") is not None
    True
    """
    return _NAMED.sub(lambda found: WORDS[found[1]], pattern)
