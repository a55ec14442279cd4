"""譲渡: whether the customer may hand its contract on."""

from __future__ import annotations

from analysis.parameters.parties import Role
from analysis.parameters.rules import Rule

_MUST_NOT = r"(?:(?<!なければ)(?:ならない|なりません)|できない|できません|しないもの|しません|しない|禁止)"
_RIGHT = r"(?:権利|地位|義務|[利使]用権(?!者)|賃借権|債権債務|契約(?:を|の全部)|会員の?(?:資格|権|たる)|サービスの提供を受ける|利用資格|参加資格)"
_HAND = r"(?:譲渡|移転|承継|譲り渡|(?<=[をにへ])譲[るりっら]|(?<=に)移[すし](?!替)|(?<=へ)移[すし])"
_EVENT = r"相続(?:が|人|に(?:より|よって|際)|、合併|又は法人)|合併|事業を|事業譲渡"
"""What makes a right pass on by itself."""
_ELSE = r"債権の譲渡|債権譲渡|知的|著作|秘密|権利(?:の)?帰属|所有権|成果物"
_CAPTION = r"\A(?![^\n]*(?:債権|機器|物件))[^\n]*(?:譲渡|譲り渡|移転)"
_SERVICE = rf"サービス(?:(?!情報|債権)[^。]){{0,40}}?{_HAND}"
_UNLESS = r"(?:認め|許し|許可し|承諾し|同意し|承認し)(?:た|る)?(?:場合|とき)?(?:でなければ|を除き|を除いては?|でない限り|以外|のほか|ない限り|なければ)"
_WITHOUT = rf"(?:【承諾】(?:\([^()。]{{0,40}}\))?[^。、]{{0,14}}?(?:なく|なしに?|[得受け]ず|なければ|[得け]な(?:い|く)|ない限り|無く|無しに|(?:がある|を得た|のある)(?:場合|とき)(?:を除[きく]|のほか|以外))|{_UNLESS}|無断で|断りなく)"

RULES = (
    Rule(
        "assignment.by_customer",
        find=(
            rf"《[^。、]{{0,20}}?{_WITHOUT}》"
            rf"(?:(?!情報|データ|ID|パスワード)[^。]){{0,90}}?{_HAND}"
        ),
        value="consent_required",
        within=rf"{_RIGHT}(?:(?!情報)[^。]){{0,70}}?{_HAND}|{_HAND}[^。]{{0,20}}?{_RIGHT}",
        unless=_EVENT,
        elsewhere=_ELSE,
        by=Role.CUSTOMER,
        yes={
            "甲及び乙は、相手方の書面による承諾なく、本契約上の地位を第三者に譲渡してはならない。": "consent_required",
            "会員は、次の行為をしてはなりません。▷当会の許可を得ずに会員としての権利を他人に譲渡する行為": "consent_required",
            "甲及び乙は、相手方の承諾がある場合のほか、本契約上の権利を第三者に譲渡することができない。": "consent_required",
            "次のことをしてはなりません。▷当会の承諾を得ないで、会員の地位を他の者に移すこと": "consent_required",
            "使用者は、市長の許可を受けないで、使用の権利を譲渡し、又は転貸してはならない。": "consent_required",
            "利用者は、当社が書面で認めた場合でなければ、契約上の権利を第三者に譲渡することができません。": "consent_required",
            "当事者は、相手方の同意（不当に拒まれないものとする）なしに、本契約上の権利を譲渡できません。": "consent_required",
        },
        no=(
            "会員は、当社の承諾（書面に限る）なしに、会員証を他人に譲渡できません。",
            "当社は、契約者の承諾を得ることなく、料金債権に係る権利を第三者に譲渡できる。",
            "会員は、無断でパスワードを第三者に譲渡してはならない。",
            "契約者は、当社の承諾なく、貸与された機器を譲渡できません。",
            "当社は、会員の承諾なく、本サービスに係る事業を第三者に譲渡できます。",
            "契約者は、当社の承諾なく、本サービスの画像を第三者に送信してはなりません。",
            "会員は、当社の承諾を得ずに、住所を変更してはなりません。",
        ),
    ),
    Rule(
        "assignment.by_customer",
        find=rf"{_HAND}[^。]{{0,44}}?《[^。、]{{0,12}}?【承諾】[^。、]{{0,8}}?(?:得なければ|受けなければ|なければ|得ること|必要|要する(?!行為|もの|場合)|要します)》",
        value="consent_required",
        within=rf"{_RIGHT}(?:(?!情報)[^。]){{0,70}}?{_HAND}",
        unless=rf"{_EVENT}|受けようと",
        elsewhere=_ELSE,
        by=Role.CUSTOMER,
        yes={"利用権の譲渡は、当組合の承認を受けなければ、その効力を生じない。": "consent_required"},
        no=(
            "権利の移転の後に、第３条の許可を要する行為をする者は、市長に届け出る。",
            "合併により契約上の地位を承継したときは、当社の承認を受けなければならない。",
        ),
    ),
    Rule(
        "assignment.by_customer",
        find=r"《[^。、]{0,12}?【承諾】[^。、]{0,4}を(?:得て|得た(?:上|うえ|場合|とき)[^。、]{0,6}|受けて)》"
        + rf"(?=[^。]{{0,60}}?{_HAND}[^。]{{0,14}}?でき)",
        value="consent_required",
        within=rf"{_RIGHT}(?:(?!情報)[^。]){{0,70}}?{_HAND}",
        unless=_EVENT,
        elsewhere=_ELSE,
        by=Role.CUSTOMER,
        yes={"参加者は、主催者の承諾を得て、契約上の地位を他の者に譲渡することができる。": "consent_required"},
        no=("当社は、会員の承諾を得て、会員に対する権利を譲渡できる。",),
    ),
    Rule(
        "assignment.by_customer",
        find=rf"《{_HAND}[^。]{{0,20}}?(?:行為|こと|$)》",
        value="consent_required",
        within=rf"(?s)\A(?=[^\n]*【承諾】[^\n]*{_MUST_NOT})(?=.*\n[^\n]*{_RIGHT}(?:(?!情報)[^。]){{0,70}}?{_HAND})",
        elsewhere=_ELSE,
        by=Role.CUSTOMER,
        yes={"借主は、貸主の承諾を得ないで、次の行為をしてはならない。▷賃借権を譲渡すること": "consent_required"},
        no=("借主は、次の行為をしてはならない。▷賃借権を譲渡すること",),
    ),
    Rule(
        "assignment.by_customer",
        find=rf"《{_HAND}[^。]{{0,44}}?{_MUST_NOT}》",
        value="consent_required",
        within=rf"{_RIGHT}(?:(?!情報)[^。]){{0,70}}?{_HAND}",
        about=r"(?:ただし|但し)[^。]{0,60}?【承諾】",
        unless=rf"【承諾】|無断|{_EVENT}|知的財産|著作権|所有権|帰属",
        elsewhere=_ELSE,
        by=Role.CUSTOMER,
        yes={
            "借主は、賃借の権利を譲渡することができない。ただし、貸主の承諾があるときは、この限りでない。": "consent_required"
        },
        no=("借主は、賃借の権利を譲渡することができない。",),
    ),
    Rule(
        "assignment.by_customer",
        find=rf"《[^。、]{{0,20}}?{_WITHOUT}》[^。]{{0,60}}?{_SERVICE}",
        value="consent_required",
        about=_CAPTION,
        unless=_EVENT,
        by=Role.CUSTOMER,
        yes={"［譲渡の制限］利用者は、当社の承諾がない限り、本サービスを第三者に譲渡できません。": "consent_required"},
        no=("［転売］利用者は、当社の承諾がない限り、本サービスを第三者に転売できません。",),
    ),
    Rule(
        "assignment.by_customer",
        find=rf"《{_SERVICE}[^。]{{0,30}}?{_MUST_NOT}》",
        value="prohibited",
        about=_CAPTION,
        unless=rf"{_WITHOUT}|【承諾】|{_EVENT}",
        by=Role.CUSTOMER,
        yes={"［譲渡の禁止］利用者は、本サービスを第三者に譲渡し、又は貸与することができません。": "prohibited"},
        no=("［禁止行為］利用者は、本サービスの画面の写しを第三者に譲渡することができません。",),
    ),
    Rule(
        "assignment.by_customer",
        find=rf"《{_HAND}[^。]{{0,44}}?(?:{_MUST_NOT}|行為|こと。?$)》",
        value="prohibited",
        within=(
            rf"(?s)\A(?=.*(?:{_RIGHT}|サービスを利用する権利)(?:(?!情報)[^。]){{0,70}}?{_HAND})(?=.*(?:{_MUST_NOT}|行わない|してはいけ|お断り|ご遠慮))"
        ),
        about=r"(?s)\A(?!.*(?:ただし|但し)[^。]{0,60}?【承諾】)",
        unless=rf"【承諾】|無断|断りなく|{_UNLESS}|{_EVENT}|知的財産|著作権|所有権|帰属",
        elsewhere=f"{_ELSE}|【承諾】",
        by=Role.CUSTOMER,
        yes={
            "会員は、会員資格を第三者に譲渡し、又は担保に供することができません。": "prohibited",
            "次のことはお断りします。▷会員の資格を人に譲ったり貸したりすること": "prohibited",
            "生徒は、受講の権利を他人に譲ることはできません。": "prohibited",
            "会員は、次の行為をしてはならない。▷会員の資格を他人に譲渡すること": "prohibited",
            "会員資格は一身に専属し、会員は、これを他人に譲渡、相続し又は貸与することはできない。": "prohibited",
            "［禁止行為］利用者は、次の行為を行わないものとします。▷本サービスを利用する権利を他人に譲渡する行為": "prohibited",
        },
        no=(
            "利用者は、貸与された機器を第三者に譲渡することができません。",
            "当社は、本契約に基づく権利を第三者に譲渡しないものとします。",
            "著作権は、利用者に譲渡されません。",
            "会員は、会費を第三者に支払わせることができません。",
            "会員は、教室の席を他の生徒に譲ることはできません。",
            "次のことはお断りします。▷席を人に譲ったりすること",
        ),
    ),
    Rule(
        "assignment.by_customer",
        find=rf"^[\s・※●○\-*]*《(?:[^。、]{{0,14}}?の)?{_RIGHT}[^。を]{{0,14}}?{_HAND}(?=$|。|、|し|する|・|又は|または|及び|や|等|など|\s)》",
        value="prohibited",
        about=r"\A[^\n]*(?:禁止|してはならない|できないこと)",
        unless=rf"【承諾】|無断|断りなく|{_UNLESS}|{_EVENT}|{_MUST_NOT}|情報|データ|知的財産|著作権|所有権|でき",
        elsewhere=f"{_ELSE}|【承諾】|【当社】は",
        by=Role.CUSTOMER,
        yes={
            "［禁止事項］・会員の地位の譲渡、又は席の転貸": "prohibited",
            "［禁止事項］利用者は、次の行為を行うことができません。▷機器の使用権の再許諾、譲渡、貸与": "prohibited",
        },
        no=(
            "［禁止事項］・会員の権利を確かめるための書類の偽造、譲渡",
            "［会員の地位］・会員の地位の譲渡の手続は、窓口で行う。",
        ),
    ),
)
