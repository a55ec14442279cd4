"""Values printed beside their names, in no sentence: 頭書, 契約要項, 別表.

A row names the key and gives the value (解約予告期間　２か月前), or the caption of the table names it and the row ends with the
value (別表２（最低利用期間）: Ａプラン　１年). A row has no full stop.
"""

from __future__ import annotations

from analysis.parameters.rules import Rule

_BESIDE = (
    r"(?:\s*\([^()。]{0,20}\))?\s*(?:[:|]|\s|(?=[0-9]))\s*(?:[^。、\s]{0,12}(?:ごとに?|につき|当たり|あたり)\s*)?"
    r"(?:[^。、\s]{0,16}(?:から|より|の|まで)\s*)?"
)
"""What stands between the name and the value: a gap, a colon or a rule, perhaps where the value is counted from."""
_END = r"(?:間|以内|以上)?\s*(?:前まで|前)?(?:の予告|の通知)?(?:\s|$|\()"


def _row(key: str, name: str, slot: str, value: str, yes: str, table: str, given: str, no: str) -> tuple[Rule, Rule]:
    """Two rules: ``yes`` is a row with name and value, ``table`` a caption with rows, both stating ``given``."""
    find = f"【{slot}】"
    beside = Rule(
        key,
        find=rf"(?:^|\s){name}{_BESIDE}《{find}》(?={_END})",
        value=value,
        unless="。",
        yes={yes: given},
        no=(no,),
    )
    below = Rule(
        key,
        find=rf"(?:^|\s)(?:[:|]\s*)?《{find}》{_END}",
        value=value,
        about=rf"\A[^\n]*{name}[^\n]{{0,12}}(?:\n|$)",
        unless="。",
        yes={table: given},
        no=(f"［別表］（料金）{no}",),
    )
    return beside, below


RULES = (
    *_row(
        "minimum_term.length",
        r"(?:最低|最短)(?:利用|契約|使用)?(?:契約)?期間",
        "期間",
        "{期間}",
        "［別表］最低利用期間　１２か月",
        "［最低利用期間］二室及び三室　１２か月",
        "P12M",
        "［別表］点検の間隔　１２か月",
    ),
    *_row(
        "termination_by_customer.notice",
        r"(?:契約者|会員|借主|賃借人|乙|甲)?(?:から|より|による)?の?(?:中途)?(?:解約|退会)(?:の|申入れの?)?予告(?:期間)?",
        "期間",
        "{期間}",
        "［頭書］解約予告期間　２か月前まで",
        "［解約予告期間］個室　２か月前",
        "P2M",
        "［頭書］点検の予告期間　２か月前まで",
    ),
    *_row(
        "renewal.length",
        r"(?:自動)?(?:更新|延長)(?:後の?)?(?:の?単位|(?:契約)?期間)",
        "期間",
        "{期間}",
        "［頭書］更新後の期間　１年間",
        "［更新期間］個室　１年間",
        "P1Y",
        "［頭書］更新の手続　１年間",
    ),
    *_row(
        "renewal.opt_out_notice",
        r"更新(?:拒絶|しない旨)(?:の)?(?:通知|申出)?(?:の)?(?:期限|時期)?",
        "期間",
        "{期間}",
        "［頭書］更新拒絶の通知期限　満了日の３か月前まで",
        "［更新拒絶の期限］個室　３か月前まで",
        "P3M",
        "［頭書］更新料の支払期限　満了日の３か月前まで",
    ),
    *_row(
        "liability.cap",
        r"(?:損害)?賠償(?:責任|額)?の?(?:上限|限度)(?:額|の額)?",
        "金額",
        "{金額}",
        "［別表］損害賠償の上限額　５００万円",
        "［賠償の限度額］一個につき　５００万円",
        "JPY5000000",
        "［別表］保険の上限額　５００万円",
    ),
    *_row(
        "early_termination.fee",
        r"(?:(?:契約|中途|途中|期間内)の?)?(?:解除|解約)(?:料|金|手数料|違約金)",
        "金額",
        "{金額}",
        "［別表］契約解除料　1契約ごとに　8,800円",
        "［契約解除料］音声プラン　8,800円",
        "JPY8800",
        "［別表］機器の交換料　1台ごとに　8,800円",
    ),
    *_row(
        "application_cancellation.fee",
        r"(?:申し?込み?(?:の)?)?(?:取消料|取消手数料|キャンセル料|キャンセル手数料)",
        "金額",
        "{金額}",
        "［別表］申込取消料　1件につき　2,750円",
        "［申込取消料］一般の回線　2,750円",
        "JPY2750",
        "［別表］登録料　1件につき　2,750円",
    ),
    *_row(
        "late_interest.rate",
        r"(?:遅延損害金|延滞利息|延滞金)(?:の)?(?:利率|率|割合)?",
        "率",
        "{率}",
        "［頭書］遅延損害金　年１４％",
        "［延滞利息］一般の料金　年１４％",
        "14%/year",
        "［頭書］割引の率　年１４％",
    ),
    *_row(
        "backup.retention",
        r"バックアップ(?:データ)?の?(?:保存|保持|保管)(?:期間|世代)",
        "期間",
        "{期間}",
        "［別表］バックアップの保存期間　３０日間",
        "［バックアップの保存期間］標準プラン　３０日間",
        "P30D",
        "［別表］ログの保存期間　３０日間",
    ),
)
