"""Who is who: the many names of the parties, replaced by one sign each so that rules can say who does what.

    Ⓒ customer   Ⓟ provider   Ⓤ users under the customer   Ⓑ both parties, or either

The signs cannot stand in folded text (NFKC turns them into letters).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.text.narrow import fold

CUSTOMER, PROVIDER, USER, BOTH = "Ⓒ", "Ⓟ", "Ⓤ", "Ⓑ"
_NAMES = {
    CUSTOMER: (
        r"(?:本|利用|サービス|各|保険|リース)?契約者(?:\((?:申込者|利用者|会員|お客様)\))?(?!確認)",
        r"お客(?:様|さま)|(?<!既存)顧客(?!情報|満足|管理)|(?:利用|契約|使用)?申込者|(?:利用|使用|加入|登録)(?:申請者|希望者)|加入者|登録者",
        r"(?:本|正|各|登録|一般|有料|無料)?会員(?!登録|資格|証|番号|情報|規約|特典|カード|サイト|制|種|権|募集|数|費|ID|ページ|サービス|規則|間)",
        r"(?:登録|本|当該|各)?ユーザー?(?!登録|ID|名|コンテンツ|インター|情報|サポート|ズ)|ゲスト",
        r"(?<![業委])注文者|発注者|(?<!再)委託者|委任者|依頼者|施主|派遣先(?:事業主)?|出品者|落札者|加盟店|広告主|保護者|荷受人|預金者|ライセンシー|被許諾者|賃借人|借受人|借主|貸与を受けた者|購入者|買主|旅行者|宿泊客|宿泊者",
        r"受講(?:者|生)|参加者|来場者|入居者|被保険者|寄託者|荷送人|乗客|旅客|入園者|生徒|会館使用者|使用者(?!責任)|甲方",
    ),
    PROVIDER: (
        r"当会社|当(?:社|会|行|館|店|院|校|所|組合|金庫|法人|団体|機構|財団|協会|クラブ|事務局|教室|施設|事務所|園|学園|店舗|医院|病院|薬局|旅館|塾|道場|倶楽部|協議会|工房|連盟|事業所)|弊社",
        r"当(?!サービス|システム|アプリ|ソフト|コンテンツ|サイト|プラン|キャンペーン|ページ|ポリシー|プログラム|ガイド)[ァ-ヶー]{2,10}|当(?:サービス|サイト|アプリ)(?=[はが])",
        r"(?:本サービス)?運営(?:者|会社|事務局|団体|チーム|側|元)|[当弊]組織|本(?:団体|法人|組合|クラブ|連盟|協会)(?!員|会則)|賃貸人|貸渡人|貸主|(?<!再)受託者|受任者|受注者|(?<!下)請負(?:者|人)|保険者|派遣元(?:事業主)?|引受保険会社",
        r"(?<![一-龥])(?:館長|園長|所長|市長|町長|村長|区長|知事|教育長|教育委員会|指定管理者)(?!名|印)",
        r"サービス提供者|売主|リース会社|旅行業者|運送人|主催者|許諾者|ライセンサー|本(?:市|学|会)(?!場|計|員|議|合)",
    ),
    USER: (
        r"(?:認定|本サービス|各|一般)?利用者(?!ID|情報|登録)|(?:利用|認定)ユーザー?(?!ID|名)|アカウント管理者|エンド(?:ユーザー?|クライアント)|サービス利用者",
    ),
    BOTH: (
        r"両当事者|各当事者|双方当事者|いずれの当事者|いずれかの当事者|当事者(?:双方)?|甲乙(?:双方|両者|間)?|両者|双方",
    ),
}
_LETTER = {PROVIDER: "P", CUSTOMER: "C", USER: "U", BOTH: "B"}
_SIGN = {letter: sign for sign, letter in _LETTER.items()}
_TAIL = "(?:様|さま|さん)?(?:等|ら|たち|の皆様|の皆さま|各位)?"
_LETTERED = re.compile("(?<![装機])甲(?![板種府号殻州斐])|乙(?![種号])")
_JOINT = "(?:、?(?:及び|および|又は|または|並びに|ならびに|若しくは|もしくは|あるいは)|と|、|・|/)"
_BOTH = re.compile(f"[ⒸⒷ]{_JOINT}Ⓟ|Ⓟ{_JOINT}[ⒸⒷ]")
_LISTED = re.compile(f"([ⒸⓅⓊⒷ])(?:{_JOINT}?\\1)+")
_MIXED = re.compile(f"Ⓒ{_JOINT}Ⓤ|Ⓤ{_JOINT}Ⓒ")


@dataclass(frozen=True, slots=True)
class Roles:
    """How one document names its parties where the word alone does not tell."""

    users_are_customers: bool = False
    """利用者 is the customer: the document knows no 契約者 above it."""
    customer: str = ""
    """甲 or 乙, where one of them is the customer; empty where the document does not say."""
    own: tuple[tuple[str, str], ...] = ()
    """Names that the document gives its parties in a definition of its own (「会社」, 「参加店」 …), with their signs."""
    about: str = ""
    """The topic that the whole document is about by its title (プライバシーポリシー), where it is one."""


@lru_cache(maxsize=20_000)
def mask(text: str, roles: Roles) -> str:
    """The text folded, with Japanese commas, and with the names of the parties replaced by their signs.

    A line ends a sentence; a full stop inside brackets does not.

    >>> mask("当社は，契約者（申込者）に通知します。", Roles())
    'Ⓟは、Ⓒに通知します。'
    >>> mask("甲及び乙は、第三者に", Roles()), mask("乙は甲に支払う", Roles(customer="乙"))
    ('Ⓑは、第三者に', 'ⒸはⓅに支払う')
    """
    lines = [fold(line).replace(",", "、").replace("。)", ")") for line in text.splitlines()]
    text = "。".join(line.removesuffix("。") for line in lines if line) + (
        "。" if lines and lines[-1].endswith("。") else ""
    )
    for name, sign in roles.own:
        text = _alone(name).sub(sign, text)
    text = _names(roles.users_are_customers).sub(_sign, text)
    text = _LETTERED.sub(lambda found: _lettered(found.group(), roles), text)
    return _LISTED.sub(r"\1", _MIXED.sub(CUSTOMER, _BOTH.sub(BOTH, _LISTED.sub(r"\1", text))))


def named(text: str, roles: Roles) -> tuple[tuple[int, int, str], ...]:
    """Where parties are named in a text: start, end, sign.

    >>> named("当社は会員に", Roles())
    ((0, 2, 'Ⓟ'), (3, 5, 'Ⓒ'))
    """
    found = [(m.start(), m.end(), _sign(m)) for m in _names(roles.users_are_customers).finditer(text)]
    lettered = [(m.start(), m.end(), _lettered(m.group(), roles)) for m in _LETTERED.finditer(text)]
    return tuple(sorted(found + lettered))


@lru_cache(maxsize=2)
def _names(users_are_customers: bool) -> re.Pattern[str]:
    groups = dict(_NAMES)
    if users_are_customers:
        groups[CUSTOMER] += groups.pop(USER)
    return re.compile("|".join(f"(?P<{_LETTER[sign]}>(?:{'|'.join(names)}){_TAIL})" for sign, names in groups.items()))


def _sign(found: re.Match[str]) -> str:
    return _SIGN[found.lastgroup or "B"]


def _lettered(name: str, roles: Roles) -> str:
    if not roles.customer:
        return BOTH
    return CUSTOMER if name == roles.customer else PROVIDER


_ABOVE_USERS = re.compile(r"契約者|会員(?!登録|規約|情報)|加入者|お客様|申込者")
_PAYS = re.compile(
    r"([甲乙])[はが]、?(?:[甲乙]に(?:対し|対して|対する)?、?)?[^。]{0,60}?(?:支払(?!を?請求|の請求)|発注|委託し|注文|申込み?を|賃借|送金|対価|借り受け)"
)
_COMMISSIONS = re.compile(
    r"([甲乙])(?:から|が|は、?)[甲乙]に(?:対し|対して)?、?[^。甲乙]{0,30}?(?:委託|委任|発注|依頼)(?:する|した)"
)
_SERVES = re.compile(
    r"([甲乙])[はが]、?(?:[甲乙]に(?:対し|対して|対する)?、?)?[^。]{0,40}?(?:提供(?:する|し)|受託|施工|納入|賃貸|貸与(?:する|し)|製造|引き受け|派遣|修理|保守|納品|代行|(?:料|代金|報酬|費用)を?請求|報告書|賃貸し)"
)


_INTRODUCED = re.compile(r"\((?:以下|以降|以後)?、?(?:単に|それぞれ)?「?([甲乙])(?:」|と|\))|([甲乙])\(([^()]{2,12})\)")
"""発注者（以下「甲」という。） or 乙（受託者）: a letter that is introduced by what its party is."""
_BEFORE = 30
_TOLD_OUTRIGHT = 3
_KNOWN = re.compile("|".join(f"(?:{names})" for group in _NAMES.values() for names in group))
_COMPANY = re.compile(
    r"(?:株式会社|有限会社|合同会社|法人)[^。()「」]{0,20}\((?:以下|以降|以後)、?(?:単に)?「([^「」]{2,8})」と(?:い|称|呼|する|表記)"
)
_PARTNER = re.compile(
    r"「([^「」]{2,8})」とは、?[^。「」]{0,60}?(?:契約を締結し|契約者|登録(?:が|を)?(?:完了|承認|し)|利用する|加入し|申し?込み?を)[^。「」]{0,20}?"
    r"(?:者|方|法人|個人|団体|企業|事業者)(?:をい|をさ|を指|のこと|とし|です)"
    r"|(?:利用する|利用契約を締結した|契約した|契約を締結した|登録した|申し込んだ)(?:者|方|法人|個人|事業者)\((?:以下|以降)、?「([^「」]{2,8})」と"
)


_NAMED_ANYWAY = 5
"""A provider that common names (当社 …) name so often needs no name of its own."""


@lru_cache(maxsize=256)
def _alone(name: str) -> re.Pattern[str]:
    """A name that is no part of a longer word."""
    return re.compile(f"(?<![一-龥ァ-ヶーA-Za-z]){re.escape(name)}(?![一-龥ァ-ヶーA-Za-z])")


_STANDS_FOR = re.compile(
    r"([^。、()「」]{2,14})\((?:以下|以降|以後)、?(?:単に|総称して|併せて|あわせて)?「([^「」甲乙丙]{2,8})」(?:と[^()「」]{1,8})?\)"
)
"""貸主（以下「会社」）: a name that stands for a party which a common name has just called by what it is."""


def _renamed(whole: str) -> Iterator[tuple[str, str]]:
    """Names given to a party right behind its common name, with the sign of that."""
    for found in _STANDS_FOR.finditer(whole):
        ends = [name for name in _names(False).finditer(found[1]) if name.end() == len(found[1])]
        if ends and _sign(ends[0]) in (CUSTOMER, PROVIDER) and not _KNOWN.fullmatch(found[2]):
            yield found[2], _sign(ends[0])


def _own_names(whole: str) -> tuple[tuple[str, str], ...]:
    """Names of parties that a document defines itself, where no common name stands for that party."""
    companies = {found[1] for found in _COMPANY.finditer(whole)}
    if len(re.findall("|".join(_NAMES[PROVIDER]), whole)) >= _NAMED_ANYWAY:
        companies.clear()
    partners = {found[1] or found[2] for found in _PARTNER.finditer(whole)}
    common = [(names, sign) for names, sign in ((companies, PROVIDER), (partners - companies, CUSTOMER))]
    renamed = dict(_renamed(whole))
    return tuple(renamed.items()) + tuple(
        (name, sign)
        for names, sign in common
        for name in sorted(names)
        if name not in renamed
        and not _KNOWN.search(name)
        and not re.search("[甲乙丙]", name)
        and (sign == CUSTOMER or len(names) == 1)
    )


def _introduced(whole: str) -> Iterator[tuple[str, str]]:
    """The letters that a document introduces by what their parties are, with the signs of these."""
    for found in _INTRODUCED.finditer(whole):
        who = found[3] or re.split("[()甲乙。]", whole[max(0, found.start() - _BEFORE) : found.start()])[-1]
        signs = {_sign(name) for name in _names(False).finditer(who)} & {CUSTOMER, PROVIDER}
        if len(signs) == 1:
            yield found[1] or found[2], signs.pop()


def roles(texts: Iterable[str]) -> Roles:
    """The roles in a document, told from all its texts: who stands above the users, and which of 甲 and 乙 pays."""
    whole = fold("\n".join(texts)).replace(",", "、")
    users, above = whole.count("利用者"), len(_ABOVE_USERS.findall(whole))
    score = {"甲": 0, "乙": 0}
    for found in _PAYS.finditer(whole):
        score[found[1]] += 1
    for found in _SERVES.finditer(whole):
        score[found[1]] -= 1
    for found in _COMMISSIONS.finditer(whole):
        score[found[1]] += 1
    for letter, sign in _introduced(whole):
        score[letter] += _TOLD_OUTRIGHT if sign == CUSTOMER else -_TOLD_OUTRIGHT
    lead = score["甲"] - score["乙"]
    customer = "甲" if lead >= 2 else "乙" if lead <= -2 else ""
    return Roles(users_are_customers=users > 3 * above, customer=customer, own=_own_names(whole))
