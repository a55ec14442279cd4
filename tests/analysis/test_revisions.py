from __future__ import annotations

import random
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from analysis.alignment.align import align
from analysis.changes.revisions import revisions
from analysis.comparison.compare import compare
from analysis.structure.segment import segment
from analysis.text.noise import Noise
from corpus import samples
from corpus.readers import read
from models.changes import Fate, Revision, Revisions, Substance
from models.comparison import Side, State
from models.document import Document
from models.source import source_of_text
from tests.analysis.revising import EDITS, Edit, NothingToEditError, Terms, expected, printed, retypeset, take_apart

HISTORIES = Path(__file__).parent / "histories"
CASES = sorted(path.name.removesuffix(".expected.txt") for path in HISTORIES.glob("*.expected.txt"))
STYLES = ("minato-2022", "tobiume-2023", "haruka-2024")


def document(text: str) -> Document:
    return segment(source_of_text("試し", text))


@cache
def sample(name: str) -> Document:
    found = samples.find(name)
    return segment(read(found.file, found.read()))


def short(path: str | None) -> str:
    return "—" if path is None else path.removeprefix("本則/")


def told(found: Revisions) -> list[str]:
    """One line for each entry, as the files of the histories have them."""
    return [f"{short(e.old)} → {short(e.new)}: {' '.join(sorted(k.value for k in e.kinds))}" for e in found.entries]


def clauses(*held: tuple[str, str]) -> Document:
    return document("\n".join(f"第{n}条（{caption}）\n{text}" for n, (caption, text) in enumerate(held, 1)))


@pytest.mark.parametrize("case", CASES)
def test_a_history_is_told_article_by_article(case: str) -> None:
    old, new, wanted = (
        (HISTORIES / f"{case}.{part}.txt").read_text(encoding="utf-8") for part in ("old", "new", "expected")
    )
    found = told(revisions(document(old), document(new)))
    lines = [line for line in wanted.splitlines() if not line.endswith("?")]  # ?: may be read in two ways
    kinds = [re.sub(": (.*)", lambda m: ": " + " ".join(sorted(m[1].split())), line) for line in lines]
    assert [line for line in kinds if line not in found] == []
    assert len(found) == len(wanted.splitlines())


def apart(name: str) -> Terms:
    return take_apart(samples.find(name).read().decode("utf-8"))


def number(path: str | None) -> int | None:
    found = re.fullmatch(r"本則/第(\d+)条", path or "")
    return int(found[1]) if found else None


def check(old: Terms, new: Terms) -> None:
    found = revisions(document(printed(old)), document(printed(new)))
    entries = {(number(e.old), number(e.new), frozenset(k.value for k in e.kinds)) for e in found.entries}
    assert {entry for entry in entries if entry[0] or entry[1]} == expected(old, new)


@pytest.mark.parametrize("name", STYLES)
def test_the_edits_start_from_the_sample_as_it_is(name: str) -> None:
    old = apart(name)
    assert len(old.held()) >= 25
    check(old, old)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("name", STYLES)
def test_every_single_edit_is_recognised(name: str, edit: Edit) -> None:
    old = apart(name)
    for seed in range(2):
        check(old, edit(old, random.Random(seed)))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", STYLES)
def test_several_edits_at_once_are_recognised(name: str, seed: int) -> None:
    rng, old = random.Random(seed), apart(name)
    new = old
    for _ in range(5):
        try:
            new = rng.choice(EDITS)(new, rng)
        except NothingToEditError:
            continue
    check(old, new)


@pytest.mark.parametrize("name", STYLES)
def test_a_copy_in_other_type_shows_no_change_with_the_switches_on(name: str) -> None:
    text = samples.find(name).read().decode("utf-8")
    old, new = document(text), document(retypeset(text, random.Random(1)))
    noise = frozenset({Noise.WIDTH, Noise.SPACE, Noise.PUNCTUATION})
    rows = compare(old, new, align(old, new), Side.LEFT, noise).rows
    assert Counter(row.state for row in rows) == {State.SAME: len(rows)}
    taken = Counter[str]()
    for strip in (strip for row in rows for strip in row.strips):
        taken.update(dict(strip.diff.taken))
    assert taken[Noise.PUNCTUATION.value] > 100
    assert taken[Noise.SPACE.value] > 10
    substances = {entry.verdict.substance for entry in revisions(old, new).entries}
    assert substances <= {Substance.SAME, Substance.WORDING}


def kinds(found: Revisions, new: str) -> set[str]:
    return {kind.value for entry in found.entries if entry.new == f"本則/{new}" for kind in entry.kinds}


def test_the_samples_own_history_is_told_true() -> None:
    """What the 改定履歴 of the sample says of its first revision and of its second one."""
    first = revisions(sample("minato-2022"), sample("minato-2023"))
    assert first.count(Fate.INSERTED) == 1
    assert kinds(first, "第14条") == {"inserted"}
    for article in ("第2条", "第3条", "第8条", "第18条", "第30条", "第32条"):
        assert "substantive" in kinds(first, article), article
    assert kinds(first, "第4条") == {"wording"}
    assert kinds(first, "第9条") == {"heading", "substantive"}
    assert kinds(first, "第17条") == {"renumbered", "wording"}
    assert kinds(first, "第29条") == {"renumbered", "wording"}
    second = revisions(sample("minato-2023"), sample("minato-2025"))
    assert [entry.old for entry in second.entries if Fate.DELETED in entry.kinds] == ["本則/第7条"]
    assert kinds(second, "第19条") == {"inserted"}
    assert kinds(second, "第24条") == {"heading"}
    assert kinds(second, "第29条") == {"renumbered", "moved"}
    assert kinds(second, "第32条") == {"renumbered", "heading"}
    assert kinds(second, "第35条") == {"renumbered", "wording"}
    for article in ("第14条", "第22条", "第27条", "第30条", "第33条"):
        assert "substantive" in kinds(second, article), article
    changed = {short(e.new) for e in second.entries if Fate.SUBSTANTIVE in e.kinds}
    assert changed == {"第14条", "第22条", "第27条", "第30条", "第33条", "附則1"}


TERMS = (
    ("適用", "本規約は、当社が貸し出す農機具の利用に関する一切の関係に適用されます。"),
    ("料金", "利用者は、料金表に定める料金を当社に支払うものとします。"),
    ("点検", "当社は、貸出しの前に農機具を点検し、点検簿に結果を記録します。"),
    ("返却", "利用者は、貸出しの期間が終わる日の午後五時までに、農機具を洗って返却します。"),
    ("事故", "利用者は、農機具で事故を起こしたときは、直ちに警察及び当社に知らせます。"),
    ("管轄", "本規約に関する訴訟は、秋田地方裁判所を管轄裁判所とします。"),
)


def test_a_document_beside_itself_is_the_same_all_over() -> None:
    found = revisions(clauses(*TERMS), clauses(*TERMS))
    assert all(entry.kinds == (Fate.SAME,) and not entry.why and not entry.reasons for entry in found.entries)


def test_deleted_articles_stand_where_they_stood() -> None:
    found = revisions(clauses(*TERMS), clauses(TERMS[0], *TERMS[3:]))
    assert told(found)[:4] == [
        "第1条 → 第1条: same",
        "第2条 → —: deleted",
        "第3条 → —: deleted",
        "第4条 → 第2条: renumbered",
    ]


def test_an_article_of_which_only_the_number_is_left_is_deleted() -> None:
    text = f"第1条（適用）\n{TERMS[0][1]}\n第2条　削除\n第3条（点検）\n{TERMS[2][1]}\n"
    gone = document(text)
    assert told(revisions(clauses(*TERMS[:3]), gone)) == [
        "第1条 → 第1条: same",
        "第2条 → —: deleted",
        "第3条 → 第3条: same",
    ]
    assert told(revisions(gone, gone))[1] == "第2条 → 第2条: same"
    assert "— → 第2条: inserted" in told(revisions(gone, clauses(*TERMS[:3])))


def test_another_subject_under_the_old_number_is_deleted_and_inserted() -> None:
    new = [*TERMS[:2], ("抽選", "希望者が多い日は、前月の末日に抽選を行い、当選した方の氏名を掲示します。"), *TERMS[3:]]
    lines = told(revisions(clauses(*TERMS), clauses(*new)))
    assert "第3条 → —: deleted" in lines
    assert "— → 第3条: inserted" in lines


def test_words_that_stand_everywhere_do_not_make_one_article_of_two() -> None:
    people = [
        (f"第{n}の定め", f"出店者は、客の{word}を得て{word}書を作成し、係に渡します。")
        for n, word in enumerate(("印鑑", "署名", "伝票"))
    ]
    old = [*people, ("帳面", "出店者は、客の拇印を得て帳面を作成し、七年間しまいます。"), *TERMS[:2]]
    new = [*people, ("照合", "出店者は、客に合言葉その他係が定める照合を求めます。"), *TERMS[:2]]
    lines = told(revisions(clauses(*old), clauses(*new)))
    assert "第4条 → —: deleted" in lines
    assert "— → 第4条: inserted" in lines


def test_of_two_articles_that_changed_places_the_one_that_went_further_was_moved() -> None:
    new = [TERMS[0], *TERMS[3:5], *TERMS[1:3], TERMS[5]]
    moved = [entry for entry in revisions(clauses(*TERMS), clauses(*new)).entries if Fate.MOVED in entry.kinds]
    assert len(moved) == 2
    assert {short(entry.old) for entry in moved} in ({"第2条", "第3条"}, {"第4条", "第5条"})


def test_an_article_that_went_to_another_part_has_another_number() -> None:
    whole = f"第1条（適用）\n{TERMS[0][1]}\n第2条（管轄）\n{TERMS[5][1]}\n"
    parted = f"第1条（適用）\n{TERMS[0][1]}\n附則\n第2条（管轄）\n{TERMS[5][1]}\n"
    assert told(revisions(document(whole), document(parted)))[1] == "第2条 → 附則1/第2条: renumbered"


def test_supplementary_provisions_that_are_added_are_inserted_and_the_old_ones_stay() -> None:
    text = f"第1条（適用）\n{TERMS[0][1]}\n附則\nこの規約は、令和元年五月一日から施行します。\n"
    new = text + "附則\nこの改正は、令和四年十月一日から施行します。\n"
    assert told(revisions(document(text), document(new)))[1:] == ["附則1 → 附則1: same", "— → 附則2: inserted"]


def test_a_paragraph_that_went_to_another_article_is_no_split() -> None:
    old = [*TERMS[:2], (TERMS[2][0], f"１ {TERMS[2][1]}\n２ 点検の費用は、当社が負担します。"), *TERMS[3:]]
    new = [TERMS[0], (TERMS[1][0], f"１ {TERMS[1][1]}\n２ 点検の費用は、当社が負担します。"), *TERMS[2:]]
    lines = told(revisions(clauses(*old), clauses(*new)))
    assert "第2条 → 第2条: substantive" in lines
    assert "第3条 → 第3条: substantive" in lines


def test_a_caption_over_a_paragraph_is_in_nobody_s_text() -> None:
    text = "第1条（適用）\n１ 当社は、農機具を貸し出します。\n{}２ 貸出しは、四月から十月までとします。\n"
    old, new = document(text.format("")), document(text.format("（期間）\n"))
    assert told(revisions(old, new)) == ["第1条 → 第1条: same"]


def test_a_new_name_of_the_service_in_its_whole_document_is_wording() -> None:
    old = "畑の友　利用規約\n第1条（適用）\n本規約は、当社の「畑の友」に適用します。\n第2条（料金）\n「畑の友」の料金は、月額とします。\n"
    found = revisions(document(old), document(old.replace("畑の友", "みのり便")))
    assert told(found) == ["第1条 → 第1条: wording", "第2条 → 第2条: wording"]


def test_a_company_in_the_place_of_another_is_substantive_and_a_new_name_of_it_is_not() -> None:
    old = "第1条（適用）\n株式会社里山商会（以下「当社」という。）は、農機具を貸し出します。\n"
    assert told(revisions(document(old), document(old.replace("株式会社里山商会", "海辺興業株式会社")))) == [
        "第1条 → 第1条: substantive"
    ]
    renamed = old.replace("株式会社里山商会", "里山商会ホールディングス株式会社")
    assert told(revisions(document(old), document(renamed))) == ["第1条 → 第1条: wording"]


def test_letters_for_the_parties_may_become_words_in_the_whole_document() -> None:
    old = (
        "道具貸借契約書\n株式会社里山商会（以下「甲」という。）と海辺興業株式会社（以下「乙」という。）は、次のとおり約する。\n"
        "第1条（貸借）\n甲は、道具を乙に貸し、乙はこれを借りる。\n第2条（秘密）\n甲及び乙は、相手方の秘密を守る。\n"
        "第3条（期間）\n甲乙いずれからも申出がないときは、一年間更新する。\n第4条（協議）\n定めのない事項は、甲乙協議の上定める。\n"
    )
    new = old.replace("甲乙いずれ", "甲又は乙のいずれ").replace("甲乙協議", "甲及び乙が協議")
    new = new.replace("甲", "貸出人").replace("乙", "借用人")
    assert {entry.kinds for entry in revisions(document(old), document(new)).entries} == {(Fate.WORDING,)}
    exchanged = old.replace("第1条（貸借）\n甲は、道具を乙に貸し、乙は", "第1条（貸借）\n乙は、道具を甲に貸し、甲は")
    assert told(revisions(document(old), document(exchanged)))[0] == "第1条 → 第1条: substantive"


def test_a_name_for_the_company_that_is_part_of_its_own_name_may_change() -> None:
    old = (
        "第1条（適用）\n本規約は、里山倉庫株式会社（以下「会社」という。）と会員の間に適用する。\n"
        "第2条（保管）\n会社は、箱を保管する。\n第3条（返還）\n会員は、会社に箱の返還を求めることができる。\n"
    )
    new = old.replace("会社は", "当社は").replace("、会社に", "、当社に").replace("「会社」", "「当社」")
    assert {entry.kinds for entry in revisions(document(old), document(new)).entries} == {(Fate.WORDING,)}


def test_why_is_english_and_short_and_reasons_are_japanese() -> None:
    found = revisions(sample("minato-2022"), sample("minato-2023"))
    for entry in found.entries:
        assert entry.why.isascii()
        assert len(entry.why.split()) <= 8
        assert bool(entry.why) is (Fate.SAME not in entry.kinds)
        assert all(re.search("[ぁ-ん一-龥]", reason) for reason in entry.reasons)
    notice = next(entry for entry in found.entries if entry.new == "本則/第3条")
    assert notice.why == "30 days, was 14 days"
    assert notice.reasons == ("実質（期限）：「14日」→「30日」",)


def test_every_change_stands_in_its_node() -> None:
    old, new = sample("minato-2022"), sample("minato-2025")
    for entry in revisions(old, new).entries:
        for change in entry.verdict.changes:
            for text, path, start, where in (
                (change.left, change.left_path, change.left_start, old),
                (change.right, change.right_path, change.right_start, new),
            ):
                assert not text or where.by_path[path].node.text[start : start + len(text)] == text


def test_every_article_stands_in_an_entry() -> None:
    old, new = sample("minato-2022"), sample("minato-2025")
    found = revisions(old, new)
    for side, where in ((0, old), (1, new)):
        told_of = {(entry.old, entry.new)[side] for entry in found.entries}
        articles = {e.path for e in where.entries if re.fullmatch(r"本則/第\d+条", e.path)}
        assert articles <= told_of


def test_documents_with_nothing_in_them_have_no_history() -> None:
    assert revisions(document(""), document("")).entries == ()
    assert told(revisions(document(""), clauses(TERMS[0]))) == ["— → 第1条: inserted"]


@pytest.mark.parametrize(
    ("old", "new", "fates"),
    [
        (None, None, (Fate.SAME,)),
        (None, "本則/第1条", (Fate.SAME,)),
        ("本則/第1条", "本則/第1条", (Fate.SAME, Fate.MOVED)),
        ("本則/第1条", "本則/第1条", (Fate.WORDING, Fate.SUBSTANTIVE)),
        ("本則/第1条", "本則/第1条", (Fate.SPLIT,)),
        ("本則/第1条", None, (Fate.INSERTED,)),
    ],
)
def test_kinds_that_exclude_each_other_are_refused(old: str | None, new: str | None, fates: tuple[Fate, ...]) -> None:
    with pytest.raises(ValueError, match=r"side|kinds|inserted|differs"):
        Revision(old, new, fates)


MERGED_OLD = """第1条（目的）
工房の使い方を定める。
第2条（作品の持ち主）
工房で作られた作品は、木工会の持ち物とする。
第3条（作品の引渡し）
作り手は、自らの作品を引き渡すよう求めることができ、世話人が可否を決める。
第4条（作品の対価）
{before}により作品を引き渡すときは、世話人は材料の代金を求めることができる。
第5条（片付け）
作業のあとは、道具を元の棚に戻す。
"""
MERGED_NEW = """第1条（目的）
工房の使い方を定める。
第2条（作品）
１　工房で作られた作品は、木工会の持ち物とする。
２　作り手は、自らの作品を引き渡すよう求めることができ、世話人が可否を決める。
３　{after}により作品を引き渡すときは、世話人は材料の代金を求めることができる。
第3条（片付け）
作業のあとは、道具を元の棚に戻す。
"""


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [
        ("前条", "前項", Fate.WORDING),
        ("第3条", "本条", Fate.WORDING),
        ("前条", "第1項", Fate.SUBSTANTIVE),
        ("第1条", "前項", Fate.SUBSTANTIVE),
    ],
)
def test_a_reference_follows_an_article_that_became_a_paragraph_of_another(before: str, after: str, fate: Fate) -> None:
    old, new = document(MERGED_OLD.format(before=before)), document(MERGED_NEW.format(after=after))
    entry = next(each for each in revisions(old, new).entries if each.old == "本則/第4条")
    assert entry.new == "本則/第2条"
    assert set(entry.kinds) == {Fate.MERGED, Fate.HEADING, fate}
