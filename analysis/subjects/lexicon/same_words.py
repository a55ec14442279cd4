"""Single words that say the same, and words that say nothing, in Sudachi's normalized forms.

Each line is one group; its first word stands for all. Other than the groups of ``analysis.subjects.lexicon.synonyms``,
which find clauses that answer each other, these must be right always: a change from one word of a group to another is
no change of rights.
"""

from __future__ import annotations

from itertools import permutations

_SAME = """
    場合 時 際
    旨 事
    承諾 承認 同意 許諾
    通知 連絡 知らせる
    約款 規約 規程
    規定 定める 定め
    順守 遵守 守る
    解約 解除
    掲載 掲示
    送付 送る 送信
    変更 改定 改訂 改正
    責任 責務
    理由 事由
    判断 認める
    適当 適切
    当社 弊社
    使用 利用 使う
    開始 始める
    開催 開く
    到達 届く
    再度 再び
    ファクシミリ ファックス ファクス FAX fax
    電話 TEL tel
    賠償 弁償
    消去 抹消
    廃棄 破棄
    返還 返す 返却 返納 返金 払い戻す 払い戻し
    漏洩 漏らす 漏れる
    無料 無償
    有料 有償
    生ずる 生じる 発生 起きる 起こる
    修理 修繕 補修 修補
    違反 反する
    喪失 失う
    遅延 遅れる 遅滞
    講ずる 講じる
    応ずる 応じる
    訴訟 訴え
    支払う 支払い 支払
    申し込む 申し込み
    届け出る 届け出
    申し出る 申し出 申し入れる 申し入れ 申入れ
    取り消す 取り消し
    取り扱う 取り扱い 扱う
    手続き 手続
    問い合わせ 問い合わせる
    引き渡す 引き渡し
    全て 全部
    ユーザー ユーザ
    御客 御客様
    此れ 是
    以後 以降
    加える 加算
    互い 相互
    納める 納入 納付 収める
    記載 記入
    アプリケーション アプリ
    押印 捺印
    官公署 官公庁
    作成 作製
    制作 製作
    意思 意志
    配布 配付
    表示 標示
    委託 依託
    主催 主宰
    特徴 特長
    付則 附則
    受注 受註
"""
_THROUGHOUT = """
    送付 交付 提供 送信 発送 送達
    料金 利用料 利用料金 使用料 代金
    解約 退会 脱会 脱退
    申込 申込み 申し込み 申請
    機器 装置
    障害 故障 不具合
    廃止 終了
    通知 案内 告知
    掲載 公表 掲示 公開
    ID ユーザーID ログインID アカウント
    約款 規約 規程 利用規約 会員規約
"""
_ONE_PARTY = """
    会員 部員 クラブ員 メンバー
    開示者 開示当事者 情報開示者
    受領者 被開示者 受領当事者 情報受領者
    委託者 発注者 注文者
    受託者 受注者 請負人 請負者
    貸主 賃貸人
    借主 賃借人
    買主 購入者
    利用者 ユーザー ユーザ
"""
_HOMOPHONES = """
    修了 終了
    使用 試用 私用
    専用 占用
    共用 供用
    原状 現状
    公告 広告
    科料 過料
    決裁 決済
    清算 精算
    補修 補習
    対象 対照
    保険 保健
    期間 機関
    更正 更生
    適正 適性
    移動 異動
    時期 次期
    債権 債券
    法定 法廷
    定型 定形
    出店 出展
    支持 指示
    解放 開放
    原価 減価
    不要 不用
    前項 全項
    前条 全条
"""
_SILENT = """
    為る 致す 頂く 下さる 御 ます です だ た 当該 其の 此の 本 上記 前記 尚 猶 て ば 物 居る 居り
"""
_WEAK = "が を の に で と へ に関し により"
_PARTICLES = """
    が は
    に へ
    から より
    のみ だけ
    等 など
    ない 無い ず ぬ
"""


def _groups(table: str) -> dict[str, str]:
    meanings: dict[str, str] = {}
    for line in table.splitlines():
        first, *others = line.split() or [""]
        meanings |= dict.fromkeys(others, first)
    return meanings


SAME = _groups(_SAME) | _groups(_PARTICLES)
"""Word in Sudachi's normalized form → the word that stands for its group."""
APART = frozenset({"約款", "規約", "規程"})
"""Words of a group that are two things where one text has both."""
THROUGHOUT = tuple(frozenset(line.split()) for line in _THROUGHOUT.splitlines() if line.split())
"""Words that may be exchanged where that is done throughout a document: then it is the drafter's choice of a term."""
HOMOPHONES = tuple(pair for line in _HOMOPHONES.splitlines() if line.split() for pair in permutations(line.split(), 2))
"""Words that sound alike and share a sign, and are others all the same: no other spelling of each other."""
ONE_PARTY = tuple(frozenset(line.split()) for line in _ONE_PARTY.splitlines() if line.split())
"""Names for one and the same party of a contract: one that the document nowhere defines may give way to one that it
uses.

Not here: names that tell how far somebody has come (申込者, 契約者), or of which one may be wider (従業員, 社員; お客様).
"""
SILENT = frozenset(_SILENT.split())
"""Words that may come and go."""
WEAK = frozenset(_WEAK.split())
"""Keys of particles that may come and go, or be exchanged where no party stands before them."""
