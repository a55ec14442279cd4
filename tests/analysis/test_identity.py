"""Whose terms of what a document is: told from what it says, and not told where it does not say."""

from __future__ import annotations

import re

import pytest

from analysis.parameters import extract
from analysis.services.identity import KINDS, Kind, identity, kind_of, name_key, service_in
from analysis.structure.segment import segment
from analysis.text.narrow import fold
from models.library import Identity
from models.source import source_of_text

BODY = "第１条（適用）\n{opening}\n\n第２条（解約）\n利用者は、３０日前までに通知して解約できます。\n"


def said(title: str = "", opening: str = "本規約は、すべての利用に適用します。", end: str = "") -> Identity:
    text = f"{title}\n\n{BODY.format(opening=opening)}{end}"
    document = segment(source_of_text("a.txt", text))
    return identity(document, extract(document))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_told_by_its_own_titles_and_no_others(kind: Kind) -> None:
    for title in kind.yes:
        assert kind_of(title) == kind.name
    for title in kind.no:
        assert not re.search(kind.pattern, fold(title), re.IGNORECASE)
        assert kind_of(title) != kind.name


@pytest.mark.parametrize(
    ("title", "service"),
    [
        ("雪見クラウドサービス利用規約", "雪見クラウドサービス"),
        ("雪見クラウド　会員規約（２０２４年４月１日改定）", "雪見クラウド"),
        ("「雪見メール」サービス契約約款", "雪見メールサービス"),
        ("Yukimi Mail 利用規約 第３版", "Yukimi Mail"),
        ("株式会社雪見 雪見便 約款", "雪見便"),
        ("利用規約", ""),
        ("サービス利用規約", ""),
        ("個人情報の取扱いについて", ""),
        ("業務委託契約書", "業務委託"),
    ],
)
def test_the_service_is_what_a_title_says_beside_the_kind_of_text(title: str, service: str) -> None:
    assert service_in(title) == service


@pytest.mark.parametrize(
    ("opening", "provider"),
    [
        ("雪見商会株式会社（以下「当社」といいます。）は、次のとおり定めます。", "雪見商会株式会社"),
        ("株式会社雪見（以下、「弊社」という）が提供する。", "株式会社雪見"),
        ("一般社団法人雪見協会（以下「本会」という。）の会員に適用する。", "一般社団法人雪見協会"),
        ("株式会社Yukimi Net Works（以下「当社」）は、定めます。", "株式会社Yukimi Net Works"),
        ("はやぶさ運輸株式会社（以下「当社」といいます。）は、次のとおり定めます。", "はやぶさ運輸株式会社"),
        ("本規約ははやぶさ運輸株式会社（以下「当社」といいます。）が定めます。", "はやぶさ運輸株式会社"),
        ("本規約は雪見商会株式会社（以下「当社」といいます。）が定めます。", "雪見商会株式会社"),
        (
            "雪見月見花見広域次世代舟運基盤整備推進事業統括ホールディングス株式会社（以下「当社」といいます。）が定めます。",
            "雪見月見花見広域次世代舟運基盤整備推進事業統括ホールディングス株式会社",
        ),
        ("受託者雪見商会株式会社（以下「当社」といいます。）は、定めます。", "雪見商会株式会社"),
        ("本規約は、決済代行会社である株式会社他社の条件に従います。", ""),
    ],
)
def test_the_provider_is_who_calls_himself_so(opening: str, provider: str) -> None:
    assert said("利用規約", opening).provider == provider


def test_the_provider_of_a_contract_is_the_party_that_serves() -> None:
    opening = (
        "株式会社甘夏（以下「甲」という。）と乙女座株式会社（以下「乙」という。）は、次のとおり契約する。"
        "甲は乙に保守を委託し、乙はこれを受託する。乙は甲に保守を提供する。甲は乙に委託料を支払う。"
    )
    assert said("保守契約書", opening).provider == "乙女座株式会社"


def test_the_provider_may_stand_alone_at_the_end() -> None:
    assert (
        said("利用規約", end="\n附則\n２０２４年４月１日施行\n\n以上\n\n雪見商会株式会社\n").provider
        == "雪見商会株式会社"
    )


def test_a_text_without_a_telling_title_names_the_service_in_its_definition() -> None:
    opening = "当社が提供する「雪見メール」（以下「本サービス」といいます。）の利用に適用します。"
    assert said("利用規約", opening).service == "雪見メール"


def test_the_latest_of_several_days_counts() -> None:
    end = "\n附則\n本規約は、２０２２年４月１日から施行します。\n\n附則\n改定後の本規約は、２０２４年１０月１日から施行します。\n"
    assert said("雪見便利用規約", end=end).effective == "2024-10-01"


def test_names_of_one_service_have_one_key_and_other_texts_of_it_another() -> None:
    assert name_key("雪見クラウド　サービス", "規約") == name_key("雪見クラウド", "規約")
    assert name_key("雪見クラウド", "規約") != name_key("雪見クラウド", "プライバシーポリシー")
    assert name_key("", "規約") == ""
