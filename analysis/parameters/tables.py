"""All rules, in the order in which they may claim a number, and the words without which a key is not spoken of."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.parameters import (
    rules_assignment,
    rules_change,
    rules_claims,
    rules_conduct,
    rules_contract,
    rules_disputes,
    rules_fees,
    rules_leaving,
    rules_liability,
    rules_money,
    rules_notice,
    rules_rights,
    rules_service,
    rules_stopping,
    rules_tables,
    rules_term,
)
from analysis.parameters.rules import Rule

_TABLES = (
    rules_fees,
    rules_change,
    rules_notice,
    rules_conduct,
    rules_assignment,
    rules_claims,
    rules_liability,
    rules_term,
    rules_leaving,
    rules_service,
    rules_disputes,
    rules_tables,
    rules_stopping,
    rules_money,
    rules_rights,
    rules_contract,
)
"""In the order in which they claim numbers: what only the further keys want is left for the last."""
RULES: tuple[Rule, ...] = tuple(rule for table in _TABLES for rule in table.RULES)

SIGNS: Mapping[str, tuple[str, ...]] = {
    "late_interest.rate": ("%", "パ", "ﾊ", "分", "銭", "割", "厘", "法定", "民法", "政府契約"),
    "late_interest.grace": ("利息", "延滞", "遅延", "遅滞", "滞納", "損害金"),
    "surcharge.multiple": ("倍",),
    "application_cancellation.fee": ("取", "消", "撤回", "キャンセル"),
    "refund": ("返", "払", "償還", "還付", "日割"),
    "payment_default.trigger": ("払", "納", "滞", "怠", "遅", "決済", "弁済", "入金", "履行"),
    "minimum_term.length": (
        "期間",
        "有効",
        "存続",
        "効力",
        "満了",
        "最低",
        "最短",
        "開始",
        "締結",
        "契約",
        "成立",
        "入会",
        "継続",
    ),
    "renewal.length": ("更新", "延長", "継続", "再リース"),
    "renewal.opt_out_notice": ("更新", "延長", "継続", "再リース"),
    "termination_by_customer.notice": ("解", "退", "終", "廃", "脱", "停止", "やめ", "取り", "抹消"),
    "early_termination.fee": (
        "解",
        "退",
        "終",
        "廃",
        "違約",
        "最低",
        "最短",
        "中途",
        "途中",
        "期間",
        "満了",
        "即時",
        "直ちに",
    ),
    "additional_service.notice": ("付加", "オプション", "追加", "付帯"),
    "breach.cure_period": ("催告", "改め", "是正", "違反", "停止", "警告", "督促", "履行", "改善", "債務", "勧告"),
    "liability.cap": ("賠償", "責任", "補償", "損害"),
    "liability.outage_threshold": ("続",),
    "liability.claim_deadline": ("賠償", "補償", "責任", "減額", "返還"),
    "liability.excluded": ("損害", "賠償", "責任", "補償"),
    "force_majeure.termination_after": ("不可抗力", "天災", "災害", "天変地異", "非常事態"),
    "terms_change.notice": ("変更", "改定", "改訂", "改正", "修正", "改廃", "変え"),
    "terms_change.consent": ("変更", "改定", "改訂", "改正", "修正", "改廃", "変え"),
    "discontinuation.notice": ("廃止", "終了", "終え", "打ち切", "やめ", "閉鎖"),
    "customer_info_change.notice": ("変更", "移転", "異動", "変わ"),
    "notice.deemed_arrival": ("通知", "連絡", "催告", "書面", "書類", "届", "メール", "請求書"),
    "confidentiality.survival": ("秘密", "機密", "守秘", "NDA", "存続", "有効", "効力", "適用"),
    "confidentiality.oral_writing_deadline": ("口頭", "視覚", "無形"),
    "subcontracting.consent": ("委託", "委任", "負わせ", "下請", "代行", "再寄託", "わせ", "させ"),
    "assignment.by_customer": ("譲", "移転", "承継", "移す", "移し"),
    "governing_law": ("日本", "準拠法"),
    "jurisdiction.court": ("裁判所",),
    "arbitration.institution": ("仲裁", "調停", "あっせん", "あっ旋", "斡旋", "審査会"),
    "arbitration.seat": ("仲裁",),
    "service_hours": ("時",),
    "sla.recovery_time": ("復旧", "回復"),
    "backup.retention": ("バックアップ", "複製", "複写"),
    "equipment.warranty": ("保証", "無償", "無料"),
    "suspension.notice": ("停止", "制限"),
    "interruption.notice": ("中断", "休止", "休業", "休館", "休講", "中止", "停止"),
    "interruption.fees": ("中断", "休止", "中止", "停止", "利用でき", "利用することができ"),
    "termination_by_provider.notice": ("解除", "解約", "終了", "打ち切", "取消", "取り消"),
    "termination_by_provider.no_answer": ("応答", "回答", "返答", "返信", "連絡", "応じ"),
    "price_change.notice": ("変更", "改定", "改訂", "値上げ", "増額", "見直"),
    "payment.due": ("払", "振", "納", "送金", "入金", "決済", "引落", "引き落"),
    "billing.closing": ("締", "集計"),
    "billing.cycle": ("毎月", "月ごと", "月毎", "月払", "月単位", "年払", "年額", "毎年", "年分", "年単位", "月分"),
    "transfer_fee.bearer": ("手数料", "費用"),
    "proration": ("日割", "日数"),
    "lawyers_fees.bearer": ("弁護士",),
    "cancellation.fee": ("違約金", "取消", "取り消", "キャンセル", "違約料", "解約料", "解除料"),
    "penalty.rate": ("違約金", "違約罰", "予定", "解約金", "損害金"),
    "data_after_end.deletion": ("削除", "消去", "廃棄", "抹消", "破棄"),
    "data_after_end.retrieval": ("データ", "ファイル", "コンテンツ"),
    "results.ownership": ("帰属", "移転", "譲渡", "共有"),
    "data.ownership": ("帰属", "残", "留保"),
    "assignment.by_provider": ("譲渡", "承継", "移転"),
    "acceleration.kind": ("期限の利益",),
    "liability.cap_lifted": ("故意", "過失"),
    "terms_change.deemed_consent": ("みな",),
    "contract.formation": ("成立", "発効", "効力"),
    "eligibility": ("法人", "企業", "事業者", "会社", "歳", "成年", "日本", "国内"),
    "service_area": ("区域", "地域", "エリア", "範囲"),
    "cooling_off": ("クーリング", "特定商取引"),
    "plan_change.notice": ("変更",),
    "plan_change.limit": ("変更", "ダウングレード", "減"),
    "support.hours": ("時",),
    "acceptance.period": ("検査", "検収", "受入", "確認試験"),
    "acceptance.deemed": ("検査", "検収", "受入", "確認試験"),
    "defect.liability": ("不適合", "瑕疵", "適合しな", "不具合", "欠陥"),
}
"""Key → words one of which stands in caption, lead or text wherever a rule of the key holds: what is quick to see."""


def _named() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, words in SIGNS.items():
        for word in words:
            found.setdefault(word, []).append(key)
    return {word: tuple(keys) for word, keys in found.items()}


NAMED: Mapping[str, tuple[str, ...]] = _named()
"""The same the other way round: word → the keys that may be spoken of where it stands."""
