"""Keys and values in the words of the trade, for screens and reports."""

from __future__ import annotations

from collections.abc import Mapping

from models.values import Set, worth

GROUPS: Mapping[str, Mapping[str, str]] = {
    "料金・支払": {
        "late_interest.rate": "遅延損害金の率",
        "late_interest.grace": "遅延損害金の猶予期間",
        "surcharge.multiple": "割増金・違約金の倍率",
        "application_cancellation.fee": "申込取消料",
        "refund": "支払済み料金の返金",
        "payment_default.trigger": "支払遅延による停止・解除まで",
    },
    "契約期間・解約": {
        "minimum_term.length": "最低利用期間・当初の契約期間",
        "renewal.length": "自動更新の期間",
        "renewal.opt_out_notice": "更新しない旨の通知期限",
        "termination_by_customer.notice": "契約者からの解約予告",
        "early_termination.fee": "期間内解約の違約金",
        "additional_service.notice": "付加サービスの変更予告",
        "breach.cure_period": "違反の是正・催告の期間",
    },
    "責任": {
        "liability.cap": "損害賠償の上限",
        "liability.outage_threshold": "賠償の起点となる利用不能時間",
        "liability.claim_deadline": "賠償請求の期限",
        "liability.excluded": "賠償から除かれる損害",
        "force_majeure.termination_after": "不可抗力による解約まで",
    },
    "変更・終了": {
        "terms_change.notice": "約款変更の予告",
        "terms_change.consent": "約款変更への承諾",
        "discontinuation.notice": "サービス廃止の予告",
        "customer_info_change.notice": "契約者情報の変更届",
        "notice.deemed_arrival": "通知の到達時期",
    },
    "秘密・委託・譲渡": {
        "confidentiality.survival": "秘密保持の存続期間",
        "confidentiality.oral_writing_deadline": "口頭開示の書面化期限",
        "subcontracting.consent": "再委託への承諾",
        "assignment.by_customer": "契約者による権利譲渡",
    },
    "紛争": {
        "governing_law": "準拠法",
        "jurisdiction.court": "管轄裁判所",
        "arbitration.institution": "仲裁機関",
        "arbitration.seat": "仲裁地",
    },
    "日付・その他": {
        "service_hours": "利用時間",
        "sla.recovery_time": "復旧目標時間",
        "backup.retention": "バックアップの保持期間",
        "equipment.warranty": "機器の保証期間",
        "effective_date": "施行日",
        "revision_date": "改定日",
    },
}
"""Subject → its keys with their labels, in the order of the screens."""

LABELS: Mapping[str, str] = {key: label for labels in GROUPS.values() for key, label in labels.items()}

WORDS: Mapping[str, str] = {
    "statutory": "法定利率",
    "none": "なし",
    "prior": "事前（期間の定めなし）",
    "reasonable": "相当の期間",
    "promptly": "速やかに",
    "immediately": "直ちに",
    "without_delay": "遅滞なく",
    "same_term": "従前と同じ期間",
    "on_dispatch": "発信した時",
    "on_posting": "掲載した時",
    "on_arrival": "到達した時",
    "usual_arrival": "通常到達すべき時",
    "indefinite": "期間の定めなく存続",
    "required": "承諾が必要",
    "not_required": "承諾は不要",
    "consent_required": "承諾があれば可",
    "prohibited": "禁止",
    "prorated": "残期間分などを返金",
    "full": "全額返金",
    "remaining_term_fee": "残期間分の料金",
    "daily_fee*days": "日割料金×利用不能日数",
    "paid_fees": "支払済みの料金額",
    "contract_amount": "契約金額",
    "declared_value": "申告価額",
    "lost_profits": "逸失利益",
    "special": "特別損害",
    "indirect": "間接損害",
    "data_loss": "データの損失",
    "interruption": "使用・事業の中断",
    "always": "常時（24時間365日）",
}
"""Words of the value grammar → how a reader is told."""

_BY_KEY: Mapping[tuple[str, str], str] = {
    ("refund", "none"): "返金しない",
    ("terms_change.notice", "none"): "予告なし",
    ("discontinuation.notice", "none"): "予告なし",
    ("payment_default.trigger", "P0D"): "支払期日の経過で直ちに",
    ("payment_default.trigger", "reasonable"): "相当の期間を定めた催告の後",
    ("subcontracting.consent", "prohibited"): "再委託は禁止",
    ("assignment.by_customer", "prohibited"): "譲渡は禁止",
}


def spoken(key: str, value: str) -> str:
    """A value as a reader is told; what the grammar has no word for (a name) is left as it is.

    >>> spoken("late_interest.rate", "14.6%/year"), spoken("termination_by_customer.notice", "P1M+5BD")
    ('年14.6％', '1か月と5営業日')
    >>> spoken("liability.cap", "1*monthly_fee"), spoken("liability.cap", "JPY1000000")
    ('月額料金1か月分', '1,000,000円')
    >>> spoken("liability.excluded", "indirect|lost_profits"), spoken("effective_date", "2024-02-01")
    ('間接損害・逸失利益', '2024年2月1日')
    """
    if known := _BY_KEY.get((key, value)) or WORDS.get(value):
        return known
    read = worth(value)
    return "・".join(spoken(key, str(member)) for member in read.members) if isinstance(read, Set) else read.spoken
