from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.structure.segment import segment
from analysis.subjects.lexicon import OTHER, OUTSIDE, ROWS, Row
from analysis.subjects.lexicon.telling import WORDS, spoken_of
from analysis.subjects.lexicon.trades import WORDS as TRADES
from analysis.subjects.lexicon.trades import with_words
from analysis.subjects.parties import Roles, mask, roles
from analysis.subjects.provisions import Provision
from analysis.subjects.topics import LABELS, Subject, subject_of, topics
from models.document import Document, Kind, Node, Passage, Run
from models.source import source_of_text

KEYS = tuple(
    """
    scope definitions terms_change notices application acceptance start_notice contract_unit contract_term renewal
    contract_change customer_info_change assignment succession termination_by_customer early_termination_fee suspension
    interruption termination_by_provider discontinuation post_termination service_content service_area service_hours
    fees payment late_charge surcharge tax claims_transfer customer_obligations prohibited_acts credentials
    user_management customer_equipment fault_isolation provider_obligations fault_repair operations equipment_rental
    software_license sla warranty_disclaimer liability indemnity disclaimer force_majeure ip_rights confidentiality
    communications_secrecy disclosure_request personal_data data_handling subcontracting third_party_services
    antisocial governing_law jurisdiction consultation severability survival supplementary other
    """.split()  # noqa: SIM905  as the table of topics has them
)


def subject(example: str) -> Subject:
    heading, _, text = example.partition("｜")
    whole = f"{heading}\n{text}"
    return subject_of(Provision("本則/第1条", heading, (text,), ("本則/第1条/第1項",)), roles([whole]))


def keys(example: str) -> tuple[str, ...]:
    return subject(example).keys


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_a_topic_is_found_where_its_row_says_so_and_not_where_it_says_no(row: Row) -> None:
    assert row.yes
    assert row.no
    for example in row.yes:
        assert keys(example)[0] == row.key, example
    for example in row.no:
        assert row.key not in keys(example), example


def test_the_lexicon_has_one_row_for_each_key_of_the_table_of_topics() -> None:
    assert sorted(row.key for row in ROWS) == sorted(KEYS)
    assert len(set(LABELS.values())) == len(KEYS)


EXAMPLES = (Path(__file__).parent / "provisions_by_topic.tsv").read_text(encoding="utf-8").splitlines()
"""Provisions of many trades, half of them without a caption: key, tabulator, 見出し｜本文."""


@pytest.mark.parametrize("line", EXAMPLES)
def test_provisions_of_many_trades_are_told_by_their_subject(line: str) -> None:
    key, _, example = line.partition("\t")
    assert keys(example)[0] == key


def test_the_provisions_of_many_trades_know_every_topic() -> None:
    assert {line.partition("\t")[0] for line in EXAMPLES} == set(KEYS) - {OTHER}


@pytest.mark.parametrize("row", OUTSIDE, ids=lambda row: row.key)
def test_a_subject_beyond_the_table_is_other_and_still_known(row: Row) -> None:
    for example in row.yes:
        assert keys(example) == (OTHER,), example
        assert subject(example).primary == row.key, example
    for example in row.no:
        assert subject(example).primary != row.key, example


def test_every_topic_has_telling_words() -> None:
    assert sorted(WORDS) == sorted(KEYS)
    assert spoken_of("Ⓑは、誠意をもって話し合う。").keys() == {"consultation"}


def test_a_word_of_the_trades_stands_for_all_its_words() -> None:
    assert all(re.compile(words) for words in TRADES.values())
    assert re.search(with_words("《料金》を"), "保守料を支払う")
    assert not re.search(with_words("《料金》を"), "材料を支払う")


def test_every_cue_compiles_and_bears_a_weight() -> None:
    for row in (*ROWS, *OUTSIDE):
        for cue in (*row.heading_cues, *row.text_cues):
            assert cue.weight != 0
            cue("")


def test_where_nothing_speaks_other_is_said() -> None:
    assert keys("｜空は青く、海は広い。") == (OTHER,)
    assert keys("標識｜標識は、入口の見やすい場所に掲げる。") == (OTHER,)


def test_an_article_without_a_caption_is_told_by_what_it_says() -> None:
    assert keys("｜乙は、毎月末日までに、翌月分の賃料を甲の指定する口座に振り込む。")[0] == "payment"
    assert keys("｜本契約に書かれていない事柄は、当事者が話し合って決める。")[0] == "consultation"
    assert keys("｜賃借人は、住所を変更したときは、賃貸人に届け出る。")[0] == "customer_info_change"


def test_the_substance_decides_where_the_caption_says_something_else() -> None:
    text = "本規約に関する訴訟は、仙台地方裁判所を第一審の専属的合意管轄裁判所とします。"
    assert keys(f"通知｜{text}")[0] == "jurisdiction"
    secret = (
        "甲及び乙は、相手方の秘密情報を第三者に開示し、又は漏えいしてはならない。秘密情報には公知の情報を含まない。"
    )
    assert keys(f"料金｜{secret}")[0] == "confidentiality"


def test_of_two_subjects_as_strong_the_one_spoken_of_first_leads() -> None:
    term = "利用期間は、利用開始日から１年間とします。"
    renewal = "期間満了の２か月前までに申出がないときは、さらに１年間更新され、以後も同様とします。"
    assert keys(f"｜{term}{renewal}")[0] == "contract_term"


def test_a_caption_that_names_two_subjects_gives_both_in_its_order() -> None:
    text = "本規約の準拠法は日本法とします。本規約に関する訴訟は、仙台地方裁判所を専属的合意管轄裁判所とします。"
    assert keys(f"準拠法及び管轄｜{text}")[:2] == ("governing_law", "jurisdiction")
    assert keys(f"管轄及び準拠法｜{text}")[:2] == ("jurisdiction", "governing_law")


def test_the_same_word_in_the_caption_is_told_apart_by_who_acts() -> None:
    ours = "当社は、契約者が料金の支払を怠ったときは、催告なく利用契約を解除することができます。"
    theirs = "契約者は、１か月前に当社に通知することにより、利用契約を解除することができます。"
    assert keys(f"契約の解除｜{ours}")[0] == "termination_by_provider"
    assert keys(f"契約の解除｜{theirs}")[0] == "termination_by_customer"
    assert keys("損害賠償｜契約者は、当社に損害を与えたときは、その損害を賠償するものとします。")[0] == "indemnity"
    assert keys("損害賠償｜当社が契約者に対して負う損害賠償の額は、月額料金を上限とします。")[0] == "liability"


def test_a_whole_paragraph_on_another_subject_adds_a_topic() -> None:
    texts = (
        "契約期間は、契約の日から１年間とする。",
        "期間満了の１か月前までに書面による申出がないときは、同一の条件で１年間自動的に更新する。",
    )
    found = subject_of(Provision("本則/第1条", "契約期間", texts, ("a", "b")), Roles())
    assert found.keys == ("contract_term", "renewal")


def test_kou_and_otsu_are_told_apart_by_who_pays_and_who_serves() -> None:
    text = "甲は乙に対し委託料を支払う。乙は業務を甲に提供する。甲は乙に業務を委託し、乙はこれを受託する。"
    assert roles([text]) == Roles(customer="甲")
    assert mask("乙は、甲に通知する", Roles(customer="甲")) == "Ⓟは、Ⓒに通知する"
    assert mask("甲及び乙は、相手方に通知する", Roles(customer="甲")) == "Ⓑは、相手方に通知する"


def test_a_letter_introduced_by_what_its_party_is_stands_for_that_party() -> None:
    assert roles(["借主（以下「甲」という。）と貸主（以下「乙」という。）は、倉庫を借りる。"]) == Roles(customer="甲")
    assert roles(["甲（株式会社みなと）は記録の仕組みを提供する。乙（契約者）はこれを使う。"]).customer == "乙"
    assert mask("加盟店様は、ユーザー様に", Roles()) == "Ⓒは、Ⓒに"


def test_a_further_topic_told_by_one_cue_needs_its_words_too() -> None:
    closing = "住所が変わった者は、届書の写しを求めた場合に応じます。"
    texts = ("会員は、住所に変更があったときは、速やかに当社に届け出るものとします。", closing)
    found = subject_of(Provision("本則/第1条", "届出事項の変更", texts, ("a", "b")), Roles())
    assert 3.0 <= dict(found.paragraphs[1])["customer_obligations"] < 3.5
    assert found.keys == ("customer_info_change",)


def test_cues_in_the_plain_form_and_in_one_spelling_mean_the_others_too() -> None:
    plain = "当社は、次の場合は契約を解除することができ、会員は料金を返還されない。"
    assert keys(f"解除又は終了｜{plain}")[0] == keys(f"解除または終了｜{plain}")[0] == "termination_by_provider"
    assert keys("｜当園は、条件を明示して契約を締結いたします。")[0] == "acceptance"


def test_a_name_that_a_document_defines_for_a_party_stands_for_it() -> None:
    text = "本クラブは、株式会社みなと体育（以下「会社」という）が運営する。会社は、会費を改定できる。他の会社は関係しない。"
    who = roles([text])
    assert mask("会社は、会員を除名する。", who) == "Ⓟは、Ⓒを除名する。"
    assert mask("提携会社は、", who) == "提携会社は、"
    shops = roles(["「参加店」とは、当社と利用契約を締結した法人をいいます。"])
    assert mask("参加店は当社に支払う", shops) == "ⒸはⓅに支払う"


def test_a_name_put_behind_what_a_party_is_stands_for_it() -> None:
    who = roles(["部屋を貸す貸主（以下「会館」）と、これを借りる借主（以下「借り手」という。）との間で定める。"])
    assert mask("会館は、借り手に部屋を貸す。", who) == "Ⓟは、Ⓒに部屋を貸す。"
    assert mask("当サロンは、当該施設と当サービスを", Roles()) == "Ⓟは、当該施設と当サービスを"
    assert mask("当サービスは、責任を負いません。", Roles()) == "Ⓟは、責任を負いません。"


def test_what_a_provision_says_in_passing_is_no_topic_of_its_own() -> None:
    oath = "会員は、反社会的勢力に該当しないことを表明し、確約します。"
    threat = "当社は、会員がこれに違反したときは、催告なく契約を解除することができます。"
    assert keys(f"反社会的勢力の排除｜{oath}{threat}") == ("antisocial",)
    leaving = "契約者は、１か月前に通知して解約することができます。契約者は、解約の日までの利用料を支払うものとします。"
    assert keys(f"解約｜{leaving}") == ("termination_by_customer",)
    key = "会員は、パスワードを厳重に管理するものとします。当社は、盗用による損害について一切の責任を負いません。"
    assert keys(f"パスワード｜{key}") == ("credentials",)
    assert "disclaimer" in keys(f"パスワード及び免責｜{key}")
    assert keys("料金及び支払｜料金は、月額３千円とします。会員は、料金を毎月末日までに支払うものとします。") == (
        "fees",
        "payment",
    )


@pytest.mark.parametrize(
    ("title", "key"),
    [("プライバシーポリシー", "personal_data"), ("個人情報の取扱いについて", "personal_data"), ("会員規約", OTHER)],
)
def test_all_of_a_privacy_policy_is_about_personal_data_but_its_own_change(title: str, key: str) -> None:
    lines = (
        f"{title}\n第1条（訂正等）\nご本人からの申出には、すみやかに応じます。\n"
        "第2条（本方針の見直し）\n本ポリシーを変更するときは、ウェブサイトでお知らせします。"
    )
    found = dict(topics(segment(source_of_text("試し", lines))))
    assert found["本則/第1条"][0] == key
    assert found["本則/第2条"][0] == "terms_change"


@pytest.mark.parametrize(
    "example",
    [
        "完全合意｜本規約は、本サービスに関する当社と会員との合意のすべてであり、これまでの口頭又は書面のやり取りに代わるものです。",
        "輸出規制の遵守｜お客様は、関係国の輸出に関する法令に反して本製品を使用しません。",
        "会議｜本会の会議は、総会及び理事会とし、総会は毎年１回開く。",
        "資産の管理｜本会の資産は、会長が管理し、その方法は理事会の議決を経て定める。",
    ],
)
def test_what_the_table_of_topics_has_no_key_for_is_other(example: str) -> None:
    assert keys(example)[0] == OTHER


def test_users_are_the_customers_where_nobody_stands_above_them() -> None:
    assert roles(["利用者は、料金を支払います。利用者は、退会できます。"]).users_are_customers
    assert not roles(["契約者は、利用者に規約を守らせます。契約者は、料金を支払います。"]).users_are_customers


def test_every_article_and_every_part_without_articles_has_topics_except_preamble_and_tail() -> None:
    lines = [
        "この約款は入口に掲げる。",
        "契約期間は、契約の日から１年間とする。",
        "この約款は、令和５年４月１日から施行する。",
        "以上",
    ]
    source = source_of_text("試し", "\n".join(lines))
    body = [Passage(line, (Run(0, start, len(line)),)) for line, start in zip(lines, source.starts, strict=True)]
    article = Node(Kind.ARTICLE, "第1条", body=body[1])
    document = Document(
        source,
        Passage(),
        (
            Node(Kind.PART, "前文", body=body[0]),
            Node(Kind.PART, "本則", children=(Node(Kind.CHAPTER, "第1章", children=(article,)),)),
            Node(Kind.PART, "附則1", body=body[2]),
            Node(Kind.PART, "末尾", body=body[3]),
        ),
    )
    assert topics(document) == (("本則/第1条", ("contract_term",)), ("附則1", ("supplementary",)))


def test_a_long_article_is_told_by_its_paragraphs_too() -> None:
    lines = [
        "第1条（契約の終わり）",
        "１ 会員は、１か月前までに届け出ることにより、いつでも退会することができます。",
        "２ 当社は、会員が破産手続開始の申立てを受けたときは、何らの催告を要せず契約を解除することができます。",
        "３ 契約が終了したときは、会員は、貸与された鍵を返還し、私物を撤去するものとします。",
        "４ 期間の途中で退会した会員は、残余の期間の会費に相当する額を違約金として支払うものとします。",
        "第2条（料金）",
        "１ 会員は、別表に定める会費を支払うものとします。",
    ]
    found = dict(topics(segment(source_of_text("試し", "\n".join(lines)))))
    assert found["本則/第1条/第1項"] == ("termination_by_customer",)
    assert found["本則/第1条/第2項"] == ("termination_by_provider",)
    assert found["本則/第1条/第4項"] == ("early_termination_fee",)
    assert "本則/第2条/第1項" not in found
