from __future__ import annotations

import pytest

from analysis.alignment.align import align
from analysis.structure.segment import segment
from models.comparison import Alignment, Confidence, Side
from models.document import Document
from models.source import source_of_text

CLAUSES = {
    "適用": "本規約は、当社が提供する配食サービスの利用に関する一切の関係に適用されます。",
    "申込み": "本サービスの申込みは、所定の申込書に必要な事項を記入し、当社に提出して行うものとします。",
    "料金": "契約者は、料金表に定める料金を当社に支払うものとします。",
    "支払方法": "契約者は、料金を毎月２７日に口座振替の方法により支払うものとします。",
    "遅延損害金": "契約者は、料金の支払を怠ったときは、年１０％の割合による遅延損害金を支払うものとします。",
    "禁止事項": "契約者は、次の行為をしてはなりません。\n（１）公序良俗に反する行為\n（２）当社の業務を妨害する行為",
    "解約": "契約者は、１か月前までに当社に通知することにより、契約を解約することができます。",
    "契約の解除": "当社は、契約者が破産手続開始の申立てを受けたときは、催告なく契約を解除することができます。",
    "責任の制限": "当社が契約者に対して負う損害賠償の額は、１か月分の料金に相当する額を上限とします。",
    "個人情報": "当社は、契約者の個人情報を当社のプライバシーポリシーに従い適切に取り扱います。",
    "準拠法": "本規約の解釈は、日本法に準拠するものとします。",
    "合意管轄": "本規約に関する訴訟は、盛岡地方裁判所を第一審の専属的合意管轄裁判所とします。",
}


def document(clauses: list[tuple[str, str]]) -> Document:
    lines = [f"第{number}条（{caption}）\n{text}" for number, (caption, text) in enumerate(clauses, 1)]
    return segment(source_of_text("試し", "\n".join(lines)))


def pairs(alignment: Alignment) -> list[tuple[int, int]]:
    def number(path: str) -> int:
        return int(path.removeprefix("本則/第").removesuffix("条"))

    return [(number(link.left), number(link.right)) for link in alignment.links]


OLD = list(CLAUSES.items())


def test_a_document_beside_itself_is_linked_article_by_article() -> None:
    found = align(document(OLD), document(OLD))
    assert pairs(found) == [(n, n) for n in range(1, 13)]
    assert not found.unlinked
    assert all(link.confidence is Confidence.HIGH for link in found.links)
    assert all("文が同じ" in link.reasons for link in found.links)


def test_an_inserted_article_stands_alone_and_the_rest_is_only_renumbered() -> None:
    new = [*OLD[:3], ("再委託", "当社は、業務の一部を第三者に委託することがあります。"), *OLD[3:]]
    found = align(document(OLD), document(new))
    assert pairs(found) == [(n, n if n <= 3 else n + 1) for n in range(1, 13)]
    assert [(each.side, each.path) for each in found.unlinked] == [(Side.RIGHT, "本則/第4条")]


def test_a_deleted_article_stands_alone() -> None:
    found = align(document(OLD), document(OLD[:5] + OLD[6:]))
    assert (6, 6) not in pairs(found)
    assert [(each.side, each.path) for each in found.unlinked] == [(Side.LEFT, "本則/第6条")]


def test_a_moved_article_is_found_again_though_it_was_changed() -> None:
    changed = ("解約", "契約者は、２か月前までに書面で当社に通知することにより、契約を解約することができます。")
    new = [*OLD[:6], *OLD[7:], changed]
    assert (7, 12) in pairs(align(document(OLD), document(new)))


def test_a_new_caption_over_the_same_text_is_the_same_article() -> None:
    new = [*OLD[:6], ("契約者からの契約の終了", OLD[6][1]), *OLD[7:]]
    assert pairs(align(document(OLD), document(new))) == [(n, n) for n in range(1, 13)]


def test_an_article_rewritten_in_its_place_is_carried_on() -> None:
    new = [*OLD[:9], ("プライバシーの尊重", "お預かりした情報は、別に公表する方針によって大切に扱います。"), *OLD[10:]]
    assert (10, 10) in pairs(align(document(OLD), document(new)))


def test_another_subject_under_the_old_number_is_no_successor() -> None:
    new = [*OLD[:5], ("配達の区域", "配達の区域は、盛岡市内とします。"), *OLD[6:]]
    found = align(document(OLD), document(new))
    assert (6, 6) not in pairs(found)
    assert {(each.side, each.path) for each in found.unlinked} == {(side, "本則/第6条") for side in Side}


def test_a_split_article_is_linked_to_both_of_its_parts() -> None:
    both = ("料金及び支払", f"{OLD[2][1]}\n２ {OLD[3][1]}")
    old = [*OLD[:2], both, *OLD[4:]]
    found = pairs(align(document(old), document(OLD)))
    assert (3, 3) in found
    assert (3, 4) in found
    assert len(found) == 12


def test_merged_articles_are_both_linked_to_the_new_one() -> None:
    both = ("料金及び支払", f"{OLD[2][1]}\n２ {OLD[3][1]}")
    found = pairs(align(document(OLD), document([*OLD[:2], both, *OLD[4:]])))
    assert (3, 3) in found
    assert (4, 3) in found
    assert len(found) == 12


OTHER = [
    ("約款の適用", "当社は、この約款に基づき、倉庫の利用者である会員に保管サービスを提供します。"),
    (
        "会費",
        "会員は、別表に定める会費を納めるものとします。会費は、当社が指定する期日までに銀行振込により支払います。",
    ),
    ("延滞利息", "会員は、会費の支払が遅れたときは、年８％の延滞利息を支払います。"),
    ("会員が行う契約の終了", "会員は、書面で申し出ることにより、いつでも退会することができます。"),
    ("当社が行う除名", "当社は、会員に差押えがあったときは、何らの催告を要せず除名することができます。"),
    ("当社の賠償責任", "当社の責めに帰すべき事由により会員に損害を与えたときは、会費１か月分を限度として賠償します。"),
    (
        "準拠法及び裁判所",
        "この約款は日本法に準拠します。\n２ この約款に関する紛争は、高知地方裁判所を管轄裁判所とします。",
    ),
    ("鍵の取扱い", "会員は、当社が貸与する鍵を善良な管理者の注意をもって保管し、退会のときは返還します。"),
]


@pytest.fixture(scope="module")
def services() -> Alignment:
    return align(document(OLD), document(OTHER))


def test_services_are_linked_by_subject_where_captions_share_no_word(services: Alignment) -> None:
    found = pairs(services)
    assert (1, 1) in found  # 適用 and 約款の適用
    assert (5, 3) in found  # 遅延損害金 and 延滞利息
    assert (7, 4) in found  # 解約 and 会員が行う契約の終了
    assert (8, 5) in found  # 契約の解除 and 当社が行う除名
    assert (9, 6) in found  # 責任の制限 and 当社の賠償責任


def test_captions_of_which_one_says_all_of_the_other_join_texts_that_share_no_word() -> None:
    one = [*OLD[:3], ("本サービスの内容", "当社は、献立を毎週作り、弁当を家庭に届けます。")]
    other = [("サービスの種類と内容", "一　普通便は、荷を三日で運ぶ。\n二　急ぎ便は、翌日に運ぶ。"), *OTHER[:3]]
    assert (4, 1) in pairs(align(document(one), document(other)))


def test_the_only_articles_on_a_subject_answer_each_other_without_a_shared_word() -> None:
    one = [
        *OLD[:3],
        ("紛争の解決", "１ 問題が生じたときは、誠実に協議する。\n２ まとまらないときは、商事仲裁協会の仲裁に付する。"),
    ]
    other = [("合意管轄", "訴えは、金沢地方裁判所を第一審の専属的合意管轄裁判所とします。"), *OTHER[:3]]
    assert (4, 1) in pairs(align(document(one), document(other)))


LEFT_OVER = [
    (
        ("警備の方法", "夜間は、二名が構内を歩いて回る。"),
        ("サービスでできること", "温度の移り変わりを離れた場所から見守れます。"),
    ),
    (
        ("退館", "泥酔した者には、退館を命じます。飲酒した者も同じです。"),
        ("除名", "飲酒を戒められても改めない者は、会議の三分の二の賛成により、除名する。"),
    ),
]
"""Provisions on one subject, then on two neighbouring ones, that have not one telling word in common."""


@pytest.mark.parametrize(("ours", "theirs"), LEFT_OVER)
def test_what_is_left_over_on_one_subject_or_on_neighbouring_ones_is_put_side_by_side(
    ours: tuple[str, str], theirs: tuple[str, str]
) -> None:
    found = align(document([*OLD[:3], ours]), document([theirs, *OTHER[:3]]))
    assert (4, 1) in pairs(found)
    assert next(link for link in found.links if link.left.endswith("第4条")).confidence is Confidence.LOW


def test_two_articles_left_over_on_one_subject_are_not_told_apart_by_guessing() -> None:
    ours, theirs = LEFT_OVER[0]
    again = ("施工の方法", "足場は、雨の日には組まない。")
    assert not {(4, 1), (5, 1)} & set(pairs(align(document([*OLD[:3], ours, again]), document([theirs, *OTHER[:3]]))))


def test_one_article_may_answer_several(services: Alignment) -> None:
    found = pairs(services)
    assert (11, 7) in found
    assert (12, 7) in found


def test_every_link_says_why(services: Alignment) -> None:
    by_pair = dict(zip(pairs(services), services.links, strict=True))
    assert "主題が同じ（遅延損害金）" in by_pair[5, 3].reasons
    assert any(reason.startswith("同じ語：") for reason in by_pair[5, 3].reasons)
    assert all(link.reasons and 0 < link.score <= 1 for link in services.links)


def test_what_stands_alone_names_its_nearest_and_why_that_is_not_enough(services: Alignment) -> None:
    alone = {(each.side, each.path): each for each in services.unlinked}
    assert (Side.LEFT, "本則/第10条") in alone
    assert (Side.RIGHT, "本則/第8条") in alone
    for each in alone.values():
        assert each.why.endswith("。")
        assert each.nearest is None or each.nearest.startswith("本則/")
        assert ("最も近い" in each.why) is (each.nearest is not None)  # None: not one word or subject in common
    assert any(each.nearest is not None for each in alone.values())


def test_words_of_one_letter_are_no_reason(services: Alignment) -> None:
    shared = [reason.removeprefix("同じ語：") for link in services.links for reason in link.reasons]
    assert all(len(word) > 1 for words in shared for word in words.split("・"))


def test_every_provision_is_linked_or_said_to_stand_alone(services: Alignment) -> None:
    left = {link.left for link in services.links} | {e.path for e in services.unlinked if e.side is Side.LEFT}
    right = {link.right for link in services.links} | {e.path for e in services.unlinked if e.side is Side.RIGHT}
    assert left == {f"本則/第{n}条" for n in range(1, 13)}
    assert right == {f"本則/第{n}条" for n in range(1, 9)}


def test_links_stand_in_the_order_of_the_left(services: Alignment) -> None:
    assert pairs(services) == sorted(pairs(services))


def test_topics_that_somebody_else_decided_are_believed() -> None:
    one = document([("その一", "鳥は空を飛ぶ。"), ("その二", "魚は海を泳ぐ。")])
    other = document([("其の甲", "星は夜に光る。"), ("其の乙", "空は春に霞む。")])
    assert not align(one, other).links
    told = align(one, other, [("本則/第1条", ("fees",))], [("本則/第2条", ("fees",))])
    assert pairs(told) == [(1, 2)]


def test_a_part_without_articles_is_one_unit() -> None:
    text = "第1条（料金）\n契約者は、料金表に定める料金を支払うものとします。\n附則\n１ この規約は、令和５年４月１日から施行します。\n"
    found = align(segment(source_of_text("一", text)), segment(source_of_text("二", text)))
    assert [(link.left, link.right) for link in found.links] == [("本則/第1条", "本則/第1条"), ("附則1", "附則1")]


def test_documents_with_nothing_in_them_have_nothing_to_link() -> None:
    empty = segment(source_of_text("空", ""))
    assert align(empty, empty).links == ()
    found = align(empty, document(OLD[:2]))
    assert found.links == ()
    assert [each.nearest for each in found.unlinked if each.side is Side.RIGHT] == [None, None]


def test_the_same_documents_give_the_same_alignment() -> None:
    assert align(document(OLD), document(OTHER)) == align(document(OLD), document(OTHER))
