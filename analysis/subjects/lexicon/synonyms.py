"""Words that say the same in terms of service, and words that say nothing.

Each line is one group; the first word stands for all. Words are Sudachi's normalized forms, cut as short as it cuts
(split mode A). Groups are for finding clauses that answer each other: what a diff shows is never touched by them.
"""

from __future__ import annotations

_GROUPS = """
    解約 解除 退会 脱退 打ち切る 取り止める
    約款 規約 規程
    遅延 延滞 遅滞
    料金 代金 会費 賃料 報酬 対価
    支払う 支払い 納付 納入
    通知 連絡 告知
    届ける 届け出 申し出
    中断 中止 休止
    廃止 終了
    承諾 承認 同意 許諾
    秘密 機密 守秘 秘匿
    保管 預かる 預ける 寄託
    漏洩 漏らす 漏れる
    賠償 補償 弁償
    責任 責め 責務
    障害 故障 支障
    修理 復旧 修復 修繕
    譲渡 移転 承継
    更新 延長 継続
    申し込み 申請
    機器 設備 装置 端末
    変更 改定 改訂 改正
    訴訟 裁判
    天災 災害 地変
    返還 返却
    消去 削除 抹消 廃棄
    複製 コピー
    ソフトウェア プログラム アプリケーション アプリ ソフト
    アカウント ID
    他人 他者
    委託 下請け
    毀損 損傷 破損 滅失
    貸与 レンタル 賃貸 リース
    順守 守る
    保守 点検 メンテナンス
    個人 プライバシー
    開始 開通
    禁止 禁じる
    保証 担保
    免責 免れる
    利率 料率 年率
    期限 期日
"""
_SILENT = """
    為る 有る 居る 在る 成る 出来る 言う 行う 無い 因る よる 於く おく つく 就く 基づく 対する 係る 掛かる 関する 関わる
    定める 定め 含む 得る 受ける 取る 持つ 頂く 当たる 従う 認める 判断 負う 生じる 発生 限り 除く 扱う 見なす いずれ よう
    以下 以上 以外 及び 又 若しくは 並び 等 事 こと 物 もの 者 所 場合 時 とき 旨 為 ため 際 上 下 内 外 中 前 後 間 的 性 各
    次 本 当該 其の 此の 此れ 其れ 御 不 書 用 先 分 方法 内容 所定 一切 該当 理由 事由
    規定 条 項 号 章 第 款 一 二 三 其の他 他 事項 必要 全部 一部 但し 尚 掲げる 前項 前条 各号 同項 同条 本条
    当社 弊社 甲 乙 契約者 会員 客 様 利用者 ユーザー 顧客 サービス 利用 提供 契約
"""


def _table() -> dict[str, str]:
    meanings: dict[str, str] = {}
    for line in _GROUPS.split("\n"):
        first, *others = line.split() or [""]
        meanings |= dict.fromkeys(others, first)
    return meanings


MEANS = _table()
"""Word → the word that stands for its group."""
SILENT = frozenset(_SILENT.split())
"""Words that tell no clause from another."""
