"""Where a document speaks of a parameter although no value was understood: what 未抽出 is told from 定めが見当たらない by.

A row of the table says in which provisions (by topic) one has to look for a key and which words show that the provision
settles the matter. The words are regular expressions on folded text (half width, no white space), in which ``…`` stands
for up to 60 characters of one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analysis.parameters.further_traces import FURTHER
from analysis.subjects.provisions import Provision
from analysis.text.narrow import fold


@dataclass(frozen=True)
class Trace:
    """One key: topics of the provisions that may settle it (none: all), words that show it, and sentences for proof."""

    key: str
    topics: tuple[str, ...]
    words: str
    yes: tuple[str, ...]
    no: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.words.replace("…", "[^。]{0,60}?"))

    def __call__(self, text: str) -> bool:
        """Whether a text speaks of it."""
        return self.pattern.search(_folded(text)) is not None


_LATE = "(?:遅延|延滞|遅滞)(?:損害金|利息|利子|金|料)"
_FEE = "(?:料金|利用料|使用料|代金|賃料|会費|対価)"
_TELL = "(?:通知|告知|公表|公示|周知|掲示|掲載|知らせ)"
_TERM = "(?:最低利用|最低契約|最短利用|契約|利用|使用|賃貸借|賃借|貸与|レンタル|リース|有効|存続)期間"
TRACES: tuple[Trace, ...] = (
    Trace(
        "late_interest.rate",
        (),
        f"{_LATE}…(?:支払|払う|払い|請求|申し受け|加算|徴収|課)",
        yes=("期日を過ぎた会員は、所定の遅延損害金を支払います。", "当社は、延滞利息を請求することがあります。"),
        no=("遅延損害金の定めは、別に置きません。", "遅延なく料金を支払います。"),
    ),
    Trace(
        "late_interest.grace",
        ("late_charge", "payment", "fees"),
        f"(?:{_LATE}|遅れ|怠)…(?:免除|免じ|課しません|課さない|この限りで|請求しない|請求しません)",
        yes=("延滞利息は、やむを得ない事情があるときは免除します。",),
        no=("延滞利息を支払います。",),
    ),
    Trace(
        "surcharge.multiple",
        ("surcharge", "payment", "fees", "late_charge"),
        "割増(?:金|料金)|免れた(?:額|金額)|違約罰",
        yes=("料金を不法に免れた者は、割増金を支払います。",),
        no=("夜間は割増しで配達します。",),
    ),
    Trace(
        "application_cancellation.fee",
        (),
        "(?:申込|予約|注文)…(?:取消|取り消|撤回|キャンセル)…(?:料|費用|違約金|実費)",
        yes=("予約を取り消すときは、取消料をいただきます。",),
        no=("申込みを取り消すことができます。",),
    ),
    Trace(
        "refund",
        (),
        f"(?:{_FEE}|支払|受領)…(?:返金|払戻|払い戻|返戻|返還)(?:し|さ|を|い|に|は)",
        yes=("既に支払われた料金は、事情により返還します。",),
        no=("貸与した鍵を返還します。",),
    ),
    Trace(
        "payment_default.trigger",
        ("suspension", "termination_by_provider", "interruption"),
        f"(?:{_FEE}|支払|債務)…(?:怠|遅滞|滞納|支払わな|支払われな|支払いがな|支払がな|経過し)…(?:停止|解除|解約|終了|とき|場合)",
        yes=("会員が料金を支払わないときは、利用を停止します。",),
        no=("会員は、料金を期日までに支払います。",),
    ),
    Trace(
        "minimum_term.length",
        ("contract_term", "renewal", "early_termination_fee", "termination_by_customer", "contract_unit"),
        f"{_TERM}(?:は|を|とは|につい|の(?:始|開始|起算|定め|満了))",
        yes=("契約期間は、申込書に記載のとおりとします。",),
        no=("契約期間中の事故について、当社は責任を負いません。",),
    ),
    Trace(
        "renewal.length",
        ("renewal", "contract_term"),
        "(?:更新|延長|継続)(?:さ|し|する|とな|で)",
        yes=("申出がないときは、契約は自動的に更新されます。",),
        no=("契約期間は、別に定めます。",),
    ),
    Trace(
        "renewal.opt_out_notice",
        ("renewal", "contract_term"),
        "(?:更新|延長|継続)(?:を?(?:しない|希望しない|望まない|拒)|しない旨)|(?:申し?出|通知|意思表示)…(?:ないとき|ない場合|ない限り)…(?:更新|延長|継続)",
        yes=("更新を希望しないときは、書面で申し出ます。", "別段の意思表示がない限り、契約は更新されます。"),
        no=("契約は自動的に更新されます。",),
    ),
    Trace(
        "termination_by_customer.notice",
        ("termination_by_customer",),
        "(?:解約|退会|解除|終了|脱退)…(?:通知|届|申し?出|申請|申込|書面|手続)|(?:通知|届|申し?出|申請|書面|手続)…(?:解約|退会|解除|終了|脱退)",
        yes=("会員は、所定の手続により退会できます。",),
        no=("退会した会員の写真は掲示しません。",),
    ),
    Trace(
        "early_termination.fee",
        ("early_termination_fee", "contract_term", "termination_by_customer"),
        "(?:最低|最短|中途|途中|期間内|期間中|満了(?:日|前))…(?:違約金|解約金|残期間|残余|残存|相当する額|支払)",
        yes=("期間の途中で解約する会員は、所定の違約金を支払います。",),
        no=("会員は、期間の途中でも解約できます。",),
    ),
    Trace(
        "additional_service.notice",
        ("contract_change", "service_content", "termination_by_customer"),
        "(?:付加|追加|オプション)(?:サービス|機能|契約)…(?:追加|変更|廃止|解除|解約)…(?:通知|届|申し?出|申込|申請)",
        yes=("付加サービスを解約するときは、当社に届け出ます。",),
        no=("付加サービスの内容は、別表のとおりです。",),
    ),
    Trace(
        "breach.cure_period",
        ("termination_by_provider", "suspension", "termination_by_customer", "prohibited_acts"),
        "(?:催告|是正|改善|治癒)(?!を?(?:要|経|行わ|せず|する?ことなく)|することを要し)(?:を|し|の|され|が|に)",
        yes=("違反があるときは、当社は是正を求めます。",),
        no=("当社は、何らの催告を要せず契約を解除できます。", "設備の改良を進めます。"),
    ),
    Trace(
        "liability.cap",
        ("liability", "disclaimer", "indemnity", "warranty_disclaimer", "sla"),
        "(?:損害|賠償|責任|補償)…(?:上限|限度|超えない|超えて)|(?:上限|限度)(?:と|に)…(?:賠償|責任|補償)",
        yes=("当社の賠償責任は、別に定める額を限度とします。",),
        no=("当社は、会員に生じた損害を賠償します。",),
    ),
    Trace(
        "liability.outage_threshold",
        ("liability", "interruption", "sla", "disclaimer", "fees", "fault_repair"),
        "(?:利用|使用)(?:でき|が?不能|不可能|することができ)…(?:時間|状態が)…(?:以上|超え|継続|連続|続い)",
        yes=("本サービスを利用できない状態が一定の時間以上続いたときは、賠償します。",),
        no=("利用できない機器は、交換します。",),
    ),
    Trace(
        "liability.claim_deadline",
        ("liability", "disclaimer", "indemnity", "sla"),
        "(?:賠償|損害|減額|返還|補償)…(?:期間|期限|までに|以内)…(?:請求|申し?出)|(?:賠償|損害|補償)…請求…(?:期間|期限|消滅|失)",
        yes=("損害の賠償は、定められた期間内に請求しなければなりません。",),
        no=("会員は、損害の賠償を請求できます。",),
    ),
    Trace(
        "liability.excluded",
        ("liability", "disclaimer", "indemnity", "warranty_disclaimer"),
        "(?:通常|直接|現実に)…損害…(?:限り|限る|限られ|のみ|だけ)|(?:特別|間接|派生|付随)…損害",
        yes=("当社は、通常生ずる損害に限り賠償します。",),
        no=("当社は、損害を賠償します。",),
    ),
    Trace(
        "force_majeure.termination_after",
        ("force_majeure",),
        "(?:継続|続|経過|長期)…(?:解除|解約|終了)",
        yes=("不可抗力が長く続くときは、契約を解除できます。",),
        no=("不可抗力による損害について、責任を負いません。",),
    ),
    Trace(
        "terms_change.notice",
        ("terms_change",),
        f"(?:変更|改定|改正|改訂)…{_TELL}|{_TELL}…(?:変更|改定|改正|改訂)",
        yes=("約款を変更したときは、会員に知らせます。",),
        no=("当社は、約款を変更することがあります。",),
    ),
    Trace(
        "terms_change.consent",
        ("terms_change",),
        "承諾|同意|合意|異議",
        yes=("変更後に利用した会員は、変更に同意したものとみなします。",),
        no=("変更は、掲示により知らせます。",),
    ),
    Trace(
        "discontinuation.notice",
        ("discontinuation",),
        f"(?:廃止|終了|中止|休止)…{_TELL}|{_TELL}…(?:廃止|終了|中止|休止)",
        yes=("サービスを廃止するときは、会員に知らせます。",),
        no=("当社は、サービスを廃止することがあります。",),
    ),
    Trace(
        "customer_info_change.notice",
        ("customer_info_change",),
        "届|通知|連絡|申し?出|申告",
        yes=("住所が変わった会員は、当社に届け出ます。",),
        no=("住所の変更により手数料は生じません。",),
    ),
    Trace(
        "notice.deemed_arrival",
        ("notices", "customer_info_change"),
        "(?:到達|送達|届い|効力)…(?:みな|生じ|生ずる|ものと)",
        yes=("通知は、届いたものとみなします。",),
        no=("通知は、書面で行います。",),
    ),
    Trace(
        "confidentiality.survival",
        ("confidentiality", "survival"),
        "(?:終了|満了|解除|解約|経過)(?:した)?(?:後|日から)…(?:存続|有効|効力|義務|負|同様|継続)|存続",
        yes=("この義務は、契約の終了後もなお有効とします。",),
        no=("会員は、秘密を漏らしません。",),
    ),
    Trace(
        "confidentiality.oral_writing_deadline",
        ("confidentiality",),
        "(?:口頭|口述)…(?:書面|文書|秘密である)",
        yes=("口頭で開示した情報は、後に書面で秘密である旨を示します。",),
        no=("会員は、秘密を漏らしません。",),
    ),
    Trace(
        "subcontracting.consent",
        ("subcontracting",),
        "委託|請け負わせ|委任",
        yes=("当社は、業務の一部を他社に委託します。",),
        no=("当社は、業務を自ら行います。",),
    ),
    Trace(
        "assignment.by_customer",
        ("assignment",),
        "譲渡|譲り渡|移転|担保",
        yes=("会員の権利の譲渡は、当社の定めによります。",),
        no=("会員の地位は、相続されます。",),
    ),
    Trace(
        "governing_law",
        (),
        "準拠法|準拠(?:し|す)|法(?:律|令)?に(?:従って|基づいて|より)(?:解釈|解し)",
        yes=("この約款の準拠法は、別に定めます。",),
        no=("会員は、法令に従って利用します。",),
    ),
    Trace(
        "jurisdiction.court",
        (),
        "管轄(?:裁判所|権|と|は|を|の)|裁判所…(?:第一?1?審|専属|合意)",
        yes=("訴えは、当社の定める管轄裁判所に起こします。",),
        no=("裁判所から命令を受けた会員は、退会します。",),
    ),
    Trace(
        "arbitration.institution",
        (),
        "仲裁(?:に付|により|によって|機関|規則|手続|判断)",
        yes=("争いは、仲裁により解決します。",),
        no=("当社は、会員の間の仲を取り持ちません。",),
    ),
    Trace(
        "arbitration.seat",
        (),
        "仲裁(?:地|の場所)|において…仲裁",
        yes=("仲裁地は、協議して定めます。",),
        no=("争いは、仲裁により解決します。",),
    ),
    Trace(
        "service_hours",
        ("service_hours", "service_content", "operations"),
        "(?:利用|提供|営業|受付|運用)(?:可能)?時間(?:帯)?(?:は|を|とし)|利用できる時間",
        yes=("利用時間は、窓口に掲示します。",),
        no=("利用時間に応じて料金を計算します。",),
    ),
    Trace(
        "sla.recovery_time",
        ("sla", "fault_repair", "operations"),
        "(?:復旧|修復|回復)…(?:目標|時間|までに)",
        yes=("復旧の目標は、別に示します。",),
        no=("当社は、故障した設備を修理します。",),
    ),
    Trace(
        "backup.retention",
        ("data_handling", "operations", "service_content", "sla", "provider_obligations"),
        "(?:バックアップ|複製|複写|控え)…(?:期間|世代|間)…(?:保存|保持|保管)|(?:バックアップ|控え)…(?:保存|保持|保管)(?:期間|世代)",
        yes=("バックアップは、当社の定める期間だけ保存します。",),
        no=("会員は、自らバックアップを取ります。",),
    ),
    Trace(
        "equipment.warranty",
        ("equipment_rental", "fault_repair", "warranty_disclaimer", "customer_equipment"),
        "保証期間|無償(?:で|の|にて)?(?:修理|交換|保証)",
        yes=("保証期間は、機器に添える書面によります。", "故障した機器は、無償で交換します。"),
        no=("当社は、機器の性能を保証しません。",),
    ),
    Trace(
        "effective_date",
        (),
        "(?:約款|規約|規定|規程|契約|規則)は…(?:から|より|をもって)(?:施行|実施|適用|発効|効力)|(?:約款|規約|規定|規程|契約|規則)の(?:施行|実施|発効)(?:日|期日)",
        yes=("この約款は、公示の日から施行します。",),
        no=("工事の実施日は、別に知らせます。",),
    ),
    Trace(
        "revision_date",
        (),
        "(?:改定|改訂|改正|最終更新)日(?:は|:)|[年月日](?:一部)?(?:改定|改訂|改正)",
        yes=("改定日:当社が掲示した日",),
        no=("当社は、約款を改定することがあります。",),
    ),
    *(Trace(*row) for row in FURTHER),
)
_BY_KEY: Mapping[str, Trace] = {trace.key: trace for trace in TRACES}

_PAST, _OF_THE_PAST = "改定履歴", ("revision_date",)
"""A part that tells what is no longer so, and the keys that it may settle all the same."""


@lru_cache(maxsize=16_384)
def _folded(text: str) -> str:
    return fold(text)


def traces(key: str, provisions: Iterable[tuple[Provision, Sequence[str]]]) -> tuple[str, ...]:
    """The paths of the stretches (項) that speak of a key, in order; ``provisions`` come with their topics."""
    trace = _BY_KEY.get(key)
    if trace is None:
        return ()
    return tuple(
        path
        for provision, topics in provisions
        if trace.key in _OF_THE_PAST or not provision.path.startswith(_PAST)
        if not trace.topics or not set(trace.topics).isdisjoint(topics)
        for path, text in zip(provision.paths, provision.texts, strict=True)
        if trace(text)
    )
