"""Keys and values in the words of the trade, for screens and reports."""

from __future__ import annotations

import re
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
        "payment.due": "支払期日",
        "billing.closing": "料金の締め日",
        "billing.cycle": "請求の間隔",
        "transfer_fee.bearer": "振込手数料の負担",
        "proration": "日割り計算",
        "price_change.notice": "料金変更の予告",
        "cancellation.fee": "取消料の段階",
        "penalty.rate": "違約金の割合",
        "lawyers_fees.bearer": "弁護士費用の負担",
        "acceleration.kind": "期限の利益の喪失",
    },
    "契約期間・解約": {
        "minimum_term.length": "最低利用期間・当初の契約期間",
        "renewal.length": "自動更新の期間",
        "renewal.opt_out_notice": "更新しない旨の通知期限",
        "termination_by_customer.notice": "契約者からの解約予告",
        "early_termination.fee": "期間内解約の違約金",
        "additional_service.notice": "付加サービスの変更予告",
        "breach.cure_period": "違反の是正・催告の期間",
        "contract.formation": "契約の成立時期",
        "eligibility": "契約できる者",
        "cooling_off": "クーリング・オフの期間",
        "plan_change.notice": "プラン変更の申込期限",
        "plan_change.limit": "プラン変更の制限",
        "suspension.notice": "利用停止の予告",
        "termination_by_provider.notice": "提供者からの解約・解除の予告",
        "termination_by_provider.no_answer": "応答がないときの解除まで",
    },
    "責任": {
        "liability.cap": "損害賠償の上限",
        "liability.outage_threshold": "賠償の起点となる利用不能時間",
        "liability.claim_deadline": "賠償請求の期限",
        "liability.excluded": "賠償から除かれる損害",
        "force_majeure.termination_after": "不可抗力による解約まで",
        "liability.cap_lifted": "賠償の上限が外れる場合",
        "defect.liability": "契約不適合・瑕疵の責任期間",
        "acceptance.period": "検査・検収の期間",
        "acceptance.deemed": "みなし検収",
    },
    "変更・終了": {
        "terms_change.notice": "約款変更の予告",
        "terms_change.consent": "約款変更への承諾",
        "discontinuation.notice": "サービス廃止の予告",
        "terms_change.deemed_consent": "約款変更のみなし同意",
        "customer_info_change.notice": "契約者情報の変更届",
        "notice.deemed_arrival": "通知の到達時期",
    },
    "秘密・委託・譲渡": {
        "confidentiality.survival": "秘密保持の存続期間",
        "confidentiality.oral_writing_deadline": "口頭開示の書面化期限",
        "subcontracting.consent": "再委託への承諾",
        "assignment.by_customer": "契約者による権利譲渡",
        "assignment.by_provider": "提供者による権利譲渡",
        "results.ownership": "成果物の権利の帰属",
        "data.ownership": "契約者データの権利の帰属",
        "data_after_end.deletion": "終了後のデータ削除",
        "data_after_end.retrieval": "終了後のデータ取り出し",
    },
    "紛争": {
        "governing_law": "準拠法",
        "jurisdiction.court": "管轄裁判所",
        "arbitration.institution": "仲裁機関",
        "arbitration.seat": "仲裁地",
    },
    "日付・その他": {
        "service_hours": "利用時間",
        "service_area": "提供区域",
        "support.hours": "サポートの受付時間",
        "interruption.notice": "中断の予告",
        "interruption.fees": "中断・停止中の料金",
        "sla.recovery_time": "復旧目標時間",
        "backup.retention": "バックアップの保持期間",
        "equipment.warranty": "機器の保証期間",
        "effective_date": "施行日",
        "revision_date": "改定日",
    },
}
"""Subject → its keys with their labels, in the order of the screens."""

NEW: frozenset[str] = frozenset(
    {
        "payment.due",
        "billing.closing",
        "billing.cycle",
        "transfer_fee.bearer",
        "proration",
        "price_change.notice",
        "cancellation.fee",
        "penalty.rate",
        "lawyers_fees.bearer",
        "acceleration.kind",
        "contract.formation",
        "eligibility",
        "cooling_off",
        "plan_change.notice",
        "plan_change.limit",
        "suspension.notice",
        "termination_by_provider.notice",
        "termination_by_provider.no_answer",
        "liability.cap_lifted",
        "defect.liability",
        "acceptance.period",
        "acceptance.deemed",
        "terms_change.deemed_consent",
        "assignment.by_provider",
        "results.ownership",
        "data.ownership",
        "data_after_end.deletion",
        "data_after_end.retrieval",
        "service_area",
        "support.hours",
        "interruption.notice",
        "interruption.fees",
    }
)
"""Keys beyond the table by which the product is measured: their rules are younger, and JSON lists them apart."""

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
    "customer": "契約者",
    "provider": "提供者",
    "both": "双方",
    "shared": "双方の共有",
    "breaching_party": "違反した側",
    "charged": "料金がかかる",
    "waived": "料金はかからない・減額",
    "daily": "日割りで計算",
    "automatic": "当然に失う",
    "on_demand": "請求により失う",
    "intent": "故意",
    "gross_negligence": "重過失",
    "by_use": "利用の継続で同意とみなす",
    "by_silence": "申出がなければ同意とみなす",
    "business_transfer": "事業譲渡などのとき可",
    "permitted": "可",
    "on_acceptance": "申込みを承諾した時",
    "on_payment": "支払を受けた時",
    "on_signing": "契約書・請書を交わした時",
    "on_registration": "登録・IDの発行が済んだ時",
    "corporate": "法人・事業者",
    "adult": "成年・18歳以上など",
    "minor_consent": "未成年者は親権者の同意",
    "japan": "日本国内",
    "not_during_term": "期間中は不可",
    "once_per_month": "月1回まで",
    "deemed": "通知がなければ合格とみなす",
}
"""Words of the value grammar → how a reader is told."""

_BY_KEY: Mapping[tuple[str, str], str] = {
    ("refund", "none"): "返金しない",
    ("terms_change.notice", "none"): "予告なし",
    ("discontinuation.notice", "none"): "予告なし",
    ("proration", "none"): "日割りしない",
    ("suspension.notice", "none"): "予告なし",
    ("interruption.notice", "none"): "予告なし",
    ("price_change.notice", "none"): "予告なし",
    ("termination_by_provider.notice", "none"): "催告・予告なし",
    ("contract.formation", "on_dispatch"): "承諾を発信した時",
    ("payment_default.trigger", "P0D"): "支払期日の経過で直ちに",
    ("payment_default.trigger", "reasonable"): "相当の期間を定めた催告の後",
    ("subcontracting.consent", "prohibited"): "再委託は禁止",
    ("assignment.by_customer", "prohibited"): "譲渡は禁止",
}


_WHEN = {"P0D": "当日", "P1D": "前日", "no_show": "無連絡・開始後"}
"""The last steps of a table of cancellation fees (20%@P20D, 50%@until_P90D, 100%@no_show)."""


def spoken(key: str, value: str) -> str:
    """A value as a reader is told; what the grammar has no word for (a name) is left as it is.

    >>> spoken("late_interest.rate", "14.6%/year"), spoken("termination_by_customer.notice", "P1M+5BD")
    ('年14.6％', '1か月と5営業日')
    >>> spoken("liability.cap", "1*monthly_fee"), spoken("liability.cap", "JPY1000000")
    ('月額料金1か月分', '1,000,000円')
    >>> spoken("liability.excluded", "indirect|lost_profits"), spoken("effective_date", "2024-02-01")
    ('間接損害・逸失利益', '2024年2月1日')
    >>> spoken("cancellation.fee", "20%@P20D"), spoken("cancellation.fee", "100%@no_show")
    ('20日前から 20％', '無連絡・開始後 100％')
    """
    if known := _BY_KEY.get((key, value)) or WORDS.get(value):
        return known
    if step := re.fullmatch(r"([\d.]+)%@(until_)?(\S+)", value):
        return f"{_WHEN.get(step[3]) or worth(step[3]).spoken + ('前まで' if step[2] else '前から')} {step[1]}％"
    read = worth(value)
    return "・".join(spoken(key, str(member)) for member in read.members) if isinstance(read, Set) else read.spoken
