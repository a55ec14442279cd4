from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.tokens import SUDACHI_LIMIT, tokens

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_surfaces_joined_are_the_text_and_ranges_are_true(text: str) -> None:
    found = tokens(text)
    assert "".join(token.surface for token in found) == text
    assert all(text[token.start : token.end] == token.surface and token.surface for token in found)


def test_the_shortest_units_are_cut() -> None:
    assert [token.surface for token in tokens("遅延損害金を支払う。")] == ["遅延", "損害", "金", "を", "支払う", "。"]


def test_variants_share_their_normalized_form() -> None:
    assert tokens("取消し")[0].normal == tokens("取り消し")[0].normal
    assert tokens("１４")[0].normal == tokens("14")[0].normal == "14"


def test_particles_and_signs_carry_no_meaning_of_their_own() -> None:
    assert [token.surface for token in tokens("料金を、支払う。") if token.content] == ["料金", "支払う"]


def test_a_text_longer_than_sudachi_takes_is_cut_at_ends_of_sentences() -> None:
    sentence = "契約者は、料金を支払うものとします。\n"
    text = sentence * (2 * SUDACHI_LIMIT // len(sentence.encode()) + 1)
    found = tokens(text)
    assert "".join(token.surface for token in found) == text
    assert [token.surface for token in found[:-1]].count("契約") == text.count("契約")


def test_a_long_text_without_any_end_of_sentence_is_not_refused() -> None:
    for filler in ("あ", "。", "𠮷"):
        text = filler * (SUDACHI_LIMIT + 7)
        assert "".join(token.surface for token in tokens(text)) == text


def test_threads_do_not_disturb_each_other() -> None:
    texts = [f"契約者は、第{n}条に定める料金を{n}日以内に支払うものとします。" for n in range(200)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: "".join(t.surface for t in tokens(text)), texts))
    assert found == texts
