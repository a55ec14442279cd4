"""適合, 不適合, 要確認: certain where the text is, open where it is not, and never fitting by silence."""

from __future__ import annotations

import pytest

from analysis.services.answers import answers
from analysis.services.wishes import question
from models.matrix import Place
from models.questions import Answer, Clause, Fit, Question, Requirement, Sheet, Wish
from tests.analysis.services import BARN, BOAT, KILN, analysed, origin, services

LAW = """試し規約

第１条（秘密保持）
甲及び乙は、相手方の秘密情報を第三者に開示してはならない。

第２条（損害賠償）
当社が賠償する額は、月額料金の６か月分を上限とします。ただし、当社に故意があるときは、この限りではありません。

第３条（返金）
支払われた料金は、理由を問わず返金しません。

第４条（再委託）
当社は、業務を第三者に再委託するときは、あらかじめ契約者の書面による承諾を得るものとします。

第５条（合意管轄）
訴えは、被告の本店所在地を管轄する裁判所に提起します。
"""


def asked(item: str, wanted: str, text: str = "") -> Question:
    return question(Requirement(2, text or "求めること", item, wanted))


def fit(item: str, wanted: str, text: str) -> Fit:
    return answer(item, wanted, text).fit


def answer(item: str, wanted: str, text: str, said: str = "") -> Answer:
    sheet = answers([asked(item, wanted, said)], [(origin("試し"), analysed(text))])
    return sheet.rows[0][1][0]


@pytest.mark.parametrize(
    ("item", "wanted", "verdict"),
    [
        ("解約予告", "3か月以内", Fit.FITS),
        ("解約予告", "3か月", Fit.FITS),
        ("解約予告", "30日以内", Fit.FAILS),
        ("解約予告", "30日以上", Fit.FITS),
        ("解約予告", "90日以内", Fit.OPEN),  # three months have 89 to 92 days
        ("解約予告", "30日以上60日以内", Fit.FAILS),
        ("解約予告", "30日以内／3か月", Fit.FITS),
        ("解約予告", "早く", Fit.OPEN),
        ("解約予告", "", Fit.OPEN),
        ("解約予告", "あり", Fit.FITS),
        ("解約予告", "なし", Fit.FAILS),
        ("契約期間", "12か月", Fit.FITS),
        ("契約期間", "12か月未満", Fit.FAILS),
        ("遅延損害金の率", "14.6%以下", Fit.FITS),
        ("遅延損害金の率", "年10％以下", Fit.FAILS),
        ("遅延損害金の率", "14.6%", Fit.OPEN),  # another rate than that, and a better one
        ("遅延損害金の率", "3万円以下", Fit.OPEN),
        ("管轄", "松江地方裁判所", Fit.FITS),
        ("管轄", "東京地方裁判所", Fit.FAILS),
        ("管轄", "東京地方裁判所または松江地方裁判所", Fit.FITS),
        ("管轄", "松江", Fit.OPEN),
        ("損害賠償の上限", "1か月以上", Fit.FITS),
        ("損害賠償の上限", "12か月以上", Fit.FAILS),
        ("主題：管轄・紛争解決", "あり", Fit.FITS),
        ("主題：管轄・紛争解決", "なし", Fit.FAILS),
        ("主題：管轄・紛争解決", "30日", Fit.OPEN),
    ],
)
def test_a_boat_answers(item: str, wanted: str, verdict: Fit) -> None:
    assert fit(item, wanted, BOAT) is verdict


def test_an_exception_leaves_it_open_and_is_shown() -> None:
    found = answer("損害賠償の上限", "3か月以上", LAW)
    assert found.fit is Fit.OPEN
    assert "例外の定めがあります" in found.why
    assert fit("損害賠償の上限", "12か月以上", LAW) is Fit.FAILS


def test_expressly_none_is_none_and_nothing_else_is() -> None:
    assert fit("支払済み料金の返金", "なし", LAW) is Fit.FITS
    assert fit("支払済み料金の返金", "あり", LAW) is Fit.FAILS
    assert fit("支払済み料金の返金", "返金しない", LAW) is Fit.FITS
    assert fit("支払済み料金の返金", "全額返金", LAW) is Fit.FAILS


def test_words_are_held_against_words() -> None:
    assert fit("再委託への承諾", "承諾が必要", LAW) is Fit.FITS
    assert fit("再委託への承諾", "承諾は不要", LAW) is Fit.OPEN  # what is stated is better for the customer
    assert fit("再委託への承諾", "再委託は禁止", LAW) is Fit.FAILS
    assert fit("管轄裁判所", "東京地方裁判所", LAW) is Fit.OPEN  # a court that depends on who is sued


@pytest.mark.parametrize("wanted", ["なし", "あり", "30日以内", "30日以上", "東京地方裁判所", "承諾が必要", ""])
@pytest.mark.parametrize("item", ["廃止予告", "仲裁機関", "再委託への承諾", "主題：秘密保持"])
def test_a_text_that_says_nothing_fits_nothing(item: str, wanted: str) -> None:
    found = answer(item, wanted, BOAT)
    assert found.fit is not Fit.FITS
    assert (found.fit is Fit.FAILS) is (wanted == "あり")
    assert "見当たりません" in found.why


def test_what_a_report_says_of_a_value_fits_that_value() -> None:
    text = LAW.replace("書面による承諾を得る", "承諾を要しない").replace(
        "支払われた料金", "本サービスの提供区域は、日本国内とします。支払われた料金"
    )
    assert fit("提供区域", "日本国内", text) is Fit.FITS
    assert fit("提供区域", "全世界", text) is Fit.FAILS


def test_where_nothing_is_found_the_nearest_clause_is_shown() -> None:
    found = answer("廃止予告", "30日以上", BOAT, "書面で通知すること")
    assert found.nearest
    assert found.nearest.place.citation == "第4条"


def test_a_clause_that_could_not_be_read_is_shown_and_left_open() -> None:
    found = answer("遅延損害金の率", "14.6%以下", KILN)
    assert found.fit is Fit.OPEN
    assert "値を読み取れませんでした" in found.why
    assert any("遅延損害金" in clause.text for clause in found.clauses)


def test_what_names_no_item_is_left_open_with_the_nearest_clause() -> None:
    found = answer("", "", BOAT, "訴訟は松江で行うこと")
    assert found.fit is Fit.OPEN
    assert found.nearest
    assert found.nearest.place.citation == "第6条"


def test_every_answer_rests_on_the_words_of_its_own_document() -> None:
    sheet = answers([asked("解約予告", "2か月以内")], services("貸舟", "納屋", "窯"))
    assert [each.fit for each in sheet.rows[0][1]] == [Fit.FAILS, Fit.FITS, Fit.FITS]
    for each, text in zip(sheet.rows[0][1], (BOAT, BARN, KILN), strict=True):
        assert all(value.sentence in text and value.quote in value.sentence for value in each.values)


def test_nothing_may_be_made_to_fit_without_grounds() -> None:
    with pytest.raises(ValueError, match="says nothing"):
        Answer(Fit.FITS, "合います。")
    assert Answer(Fit.FITS, "合います。", clauses=(Clause(Place("本則/第1条", "第1条"), "x"),))
    with pytest.raises(ValueError, match="one answer of each"):
        Sheet((origin("a"),), ((Question(Requirement(1, "a", "", ""), "", False, "", Wish()), ()),))
