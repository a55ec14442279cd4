"""Telling words: what a provision on a topic is likely to say, however its sentences are built.

A cue (the rows of the lexicon) says who does what; these words only say what is spoken of. They carry a provision whose
wording no cue foresaw, and weigh little beside cues. One line for each topic: the words that name it, a bar, the words
that go with it. Words are looked for in folded text in which the signs Ⓒ Ⓟ Ⓤ Ⓑ stand for the parties.
"""

from __future__ import annotations

from math import log

from analysis.text.needed import Sieve

_TABLE = """
scope: 適用される 適用します 適用する 定めるところによ に同意 一部を構成 優先して適用 目的とする 趣旨 適用範囲 に拘束 優先する | 基づき提供 定めるものです に従 個別契約 特約 慣習 称し 運営する 履行しなければ 委託し 受託する
definitions: とは、 用語 の意味 の定義 意義は | をいう をいいます を指します のことをい
terms_change: 会則を改 規約を変更 約款を変更 約款を改 規約を改 548条の4 定型約款 変更後の本規約 変更後の規約 変更後の約款 | 改定 改訂 改正 効力発生 周知
notices: 通知は 連絡は 告知は 到達したもの 電磁的方法 書面を交付 通知の方法 への連絡 | メールアドレス 電子メール 郵送 掲載 掲示 お知らせ 発信 書面により 連絡先 告知
application: 申込書 申し込む 申込みを 申込みは 入会を希望 登録を希望 利用を希望 予約 申込者 入会申込 | 申込 申請 本人確認 未成年 法定代理人 必要事項 入会 加入 応募 希望する者 記入
acceptance: 成立する 成立します 承諾しない 承諾した 承認しない お断り 締結に応じ 審査 契約は成立 | 承諾 承認 拒絶 拒否 注文請書 発注書 受諾 虚偽
start_notice: 提供開始日 利用開始日 課金開始日 開通 開始通知 サービス開始日 供用開始 | 開始日 稼働開始 引渡日 使用開始
contract_unit: 1の契約 一の契約 種別 契約の単位 会員の種類 会員制 | 区分 個人会員 法人会員 1契約 ごとに1 種類
contract_term: 契約期間 有効期間 利用期間 最低利用期間 工期 期間は 保険期間 使用期間 契約の期間 | 期間満了 起算 年間とする 締結の日 満了日 効力を失 満了 か月とする
renewal: 更新 延長 継続する 再契約 再リース 自動的に継続 延びる | 同様とする 同一条件 同一の条件 意思表示 申出がな 満了
contract_change: 変更を請求 変更申込 プラン コース 休会 設計変更 移設 増設 オプション 付加機能 変更契約 入替え 取り替え | 追加 移転 機種 切替 増減 変更後の 仕様の変更
customer_info_change: 変更の届 変更届 変更があったとき 変更が生じ 変更した場合 届出事項 登録事項 | 氏名 住所 名称 電話番号 メールアドレス 商号 代表者 届け出 届出 連絡先
assignment: 譲渡 譲り渡 譲らない 担保に供 承継させ 転貸 名義変更 一身専属 | 第三者に移転 質入 権利義務 契約上の地位 処分 権利と義務
succession: 承継した 承継があ 相続 合併 会社分割 死亡 包括承継 | 引き継 代表者を定
termination_by_customer: 解約を申 解約の申入 退会 解約しようと 中途解約 クーリング・オフ キャンセル 申込みの撤回 解約を希望 いつでも解約 | 解約 予告 終わらせ 取りやめ 申し入れ
early_termination_fee: 違約金 解約金 取消料 キャンセル料 解除料 残存期間 残余の期間 規定損害金 解約手数料 違約料 | 相当額 一括して 精算金 不泊
suspension: 利用を停止 利用停止 提供を停止 利用を制限 利用を禁止 利用を断 退場 資格を停止 利用制限 | 停止 違反した 怠った 該当する場合 滞納 経過しても
interruption: 中断 中止する 一時的に停止 休業 メンテナンス 保守点検 計画停止 ふくそう 輻輳 臨時休 休止 | 工事 停電 天災 緊急 障害 やむを得な 点検 改修
termination_by_provider: 解除することができ 解除できる 催告 除名 抹消 取り消すこと 契約を解除 強制退会 期限の利益 資格を失 資格を喪失 | 差押 破産 民事再生 不渡 解散 支払停止 滞納処分 解除 是正
discontinuation: 廃止 提供を終了 サービスを終了 閉鎖 サービスの変更 内容を変更し 事業を廃止 機能を変更 | 終了する 経営上 予告 仕様の変更
post_termination: 原状回復 明け渡 明渡 終了後 解除後 退会後 終了したとき 原状に復 | 返還 返却 撤去 精算 廃棄 消去 払い戻
service_content: サービスの内容 サービス内容 種類は 業務の内容 業務内容 仕様書 保険金を支払 旅程 特典 次のサービス | 機能 種類 内容 範囲 仕様 含まれる 含まない 対象外 メニュー
service_area: 提供区域 営業区域 日本国内 通信区域 サービスエリア 対象地域 配達区域 | 区域 地域 エリア 国外 海外 圏外
service_hours: 営業時間 利用時間 受付時間 休館日 休業日 開館 24時間365日 利用できる時間 | 午前 午後 定休 年末年始 時間帯 営業日 時から
fees: 料金 利用料 使用料 会費 賃料 代金 報酬 手数料 委託料 保守料 受講料 保険料 料金表 共益費 月額 対価 有料 | 費用 負担 改定 返還しない 返金 単価 実費 日割 無償
payment: 支払方法 口座振替 振り込 振込 クレジットカード 支払期日 請求書 引き落 前払 支払期限 末日までに 決済 送金 払い込 | 請求 支払 納入 一括 分割 現金 充当 相殺
late_charge: 遅延損害金 延滞利息 遅延利息 損害金 延滞金 | 遅延 遅滞 延滞 滞納 完済 利率 支払わないとき 年率
surcharge: 割増金 不法に免れ | 免れた額
tax: 消費税 地方消費税 税率 公租公課 印紙 源泉 固定資産税 | 税込 税別 課税
claims_transfer: 債権を譲渡 債権譲渡 債権の譲渡 請求事業者 債権回収 | 債権 回収代行 立替
customer_obligations: 協力 指示に従 自己の責任 注意義務 告げなければ 立ち入 資料を提供 使用目的 確認を受け 利用規則 心得 | 遵守 従わなければ 従うもの 応じ 提出 努め 報告 義務を負 立会 善良な 目的以外
prohibited_acts: 次の行為 してはならない してはなりません 禁止 公序良俗 誹謗 妨害 迷惑 勧誘 以下の行為 | 行為 侵害する わいせつ 不正アクセス なりすま 転売 営利
credentials: パスワード ID アカウント 暗証番号 会員証 ライセンスキー ログイン 認証情報 会員カード | 厳重に 知られ 不正使用 再発行
user_management: Ⓤ 利用責任者 管理責任者 エンドユーザー 従業員に 家族 同伴 同居人 ビジター 来場者 | 行為について 遵守させ 監督 代理人 構成員
customer_equipment: 端末 通信機器 動作環境 推奨環境 自己の費用 電気通信回線 パソコン 設置環境 パーソナルコンピュータ 通信手段 | 用意 準備 維持 電源 設備 接続 環境 温度
fault_isolation: 切り分け 切分け 故障のないこと 故障がないこと 派遣に要した | 修理の請求 原因が
provider_obligations: 善良な管理者 善良なる管理者 努めます 努める 誠実に 技術員 報告書 常駐 安全を確保 工程表 最善 | 措置を講 報告 維持 管理 保護 派遣 説明
fault_repair: 修理 復旧 故障 障害 修繕 不具合 修補 部品 | 無償で 保証期間 代替 交換 対応
operations: 保守 サポート 問い合わせ 問合せ 運用 監視 導入支援 ヘルプデスク 更新版 初期設定 | 操作 質問 代行 訪問 リモート バージョンアップ 回答 点検
equipment_rental: 貸与 物件 レンタル 借受 貸渡 賃貸し リース | 返還 滅失 毀損 所有権 保管 転貸 改造 引渡 紛失
software_license: 使用許諾 非独占的 リバースエンジニアリング 逆コンパイル 逆アセンブル 複製物 インストール ライセンス プログラム 再許諾 試用版 | ソフトウェア ソフトウエア 複製 改変
sla: 稼働率 サービスレベル SLA 目標値 | 品質基準
warranty_disclaimer: 保証しない 保証しません 保証いたしません 保証するもの 現状有姿 保証もし 保証なく 保証を行 適合性 | 明示 黙示 正確性 完全性 有用性 瑕疵がない 保証 ものではありません
liability: 損害を賠償 賠償責任 限度 上限 賠償額 逸失利益 減額 契約不適合 通常生ずべき 直接の損害 賠償しなければ | 賠償 損害 間接 重大な過失 補償
indemnity: Ⓒの責任と費用 との間で紛争 第三者からの 自己の費用 自己の責任と費用 求償 Ⓒの責 | クレーム 苦情 第三者に損害 迷惑 弁護士費用 解決 紛争 損害
disclaimer: 免責 責任を負わ 責任を負い 責めを負わ 責を負わ 責任はな 関知し 支払いません 補償しません | 一切 負いません 負わない 免れる
force_majeure: 不可抗力 天災地変 戦争 暴動 地震 台風 洪水 争議行為 | 停電 感染症 力の及ばない 帰することのできない 法令の改廃 天災
ip_rights: 著作権 知的財産権 商標 特許 意匠 発明 著作者人格権 実施権 に帰属 所有権は | 肖像 権利を侵害 許諾 転載 ノウハウ
confidentiality: 秘密 機密 漏えい 漏洩 漏らし 第三者に開示 守秘 公知 | 知り得た 開示を受けた 口外 目的以外
communications_secrecy: 通信の秘密 |
disclosure_request: 開示請求 発信者情報 捜査 令状 照会 法令に基づき | 開示 官公署 裁判所
personal_data: 個人情報 プライバシー 個人データ 個人を識別 パーソナルデータ 会員情報 | 利用目的 第三者提供 安全管理 共同利用
data_handling: データ バックアップ 消去 ログ 控え 統計 保存 情報を収集 | 削除 復元 消失 記録 クッキー
subcontracting: 再委託 委託する 下請 協力会社 代行させ 履行補助者 に委託 | 委託先 請け負わせ
third_party_services: 他の事業者 第三者が提供 提携 外部サービス リンク オープンソース 広告 他社 決済代行 第三者の | 規約に従 接続
antisocial: 暴力団 反社会的勢力 総会屋 暴力的な要求 |
governing_law: 準拠法 日本法 法に準拠 日本国の法 日本国法 |
jurisdiction: 裁判所 管轄 仲裁 調停 あっせん | 訴訟 訴え 裁判 紛争
consultation: 協議 誠意 話し合 疑義 定めのない 定めがない 信義誠実 書かれていない | 解釈
severability: 無効と 執行不能 無効となった 残りの | 一部が 影響 有効に
survival: なお有効 効力を有する 存続する 終了後も |
supplementary: から施行 より施行 から実施 附則 制定 改定日 | から適用 経過措置
other: 連帯保証 検収 検査 輸出 保険に付 完全な合意 時効 言語 忘れ物 遺失物 義務を負わせるもの | 署名 記名押印
"""


def _read(table: str) -> dict[str, tuple[tuple[str, float], ...]]:
    words = {}
    for line in table.strip().splitlines():
        key, _, both = line.partition(": ")
        naming, _, beside = both.partition("|")
        words[key] = (*((word, _NAMING) for word in naming.split()), *((word, _BESIDE) for word in beside.split()))
    return words


_NAMING, _BESIDE, _IN_THE_LEAD = 2.0, 1.0, 1.5
_COUNTED = 4
"""So many words of a topic count; a list of them proves no more."""
_LONG, _THINNER = 60, 0.15
"""Texts longer than so many characters hold words of everything: what is found counts less."""
WORDS = _read(_TABLE)
"""Key of a topic → its words and what each is worth."""
_EVERY = tuple((key, word, weight) for key, words in WORDS.items() for word, weight in words)
_SIEVE = Sieve(tuple(frozenset({word}) for _, word, _ in _EVERY))


def spoken_of(text: str) -> dict[str, float]:
    """What the words of a provision (folded, masked) tell about its topics: key → some points, seldom more than 8.

    >>> spoken_of("Ⓑは、誠意をもって話し合う。")["consultation"]
    6.0
    """
    lead = len(text.partition("。")[0])
    thin = 1 + _THINNER * max(0.0, log(max(1, len(text)) / _LONG))
    worth: dict[str, list[float]] = {}
    for each in _SIEVE.possible(text):
        key, word, weight = _EVERY[each]
        worth.setdefault(key, []).append(weight * (_IN_THE_LEAD if text.find(word) < lead else 1.0))
    return {key: sum(sorted(points, reverse=True)[:_COUNTED]) / thin for key, points in worth.items()}
