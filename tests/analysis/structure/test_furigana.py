"""Furigana are set aside, and nothing else that is short or written in kana."""

from __future__ import annotations

import pytest

from analysis.structure.furigana import furigana
from analysis.structure.segment import segment
from models.document import Document
from models.source import Box, Line, Source, source_of_text


def printed(text: str, x0: float, top: float, size: float, page: int = 1) -> Line:
    return Line(text, page, Box(x0, top, x0 + size * len(text), top + size, size))


HEADING = printed("第1条（適用）", 60, 80, 10)
BELOW = printed("本約款は、利用者と当社の間に適用します。", 60, 100, 10)


def set_aside(document: Document) -> list[str]:
    return [document.source.text[f.start : f.end] for f in document.furniture if f.why == "ふりがな"]


def test_small_kana_close_above_a_line_belong_to_no_provision() -> None:
    ruby = [printed("やっかん", 70, 94.5, 5), printed("りようしゃ", 110, 94.5, 5)]
    document = segment(Source("頁", (HEADING, *ruby, BELOW)))
    assert set_aside(document) == ["やっかん", "りようしゃ"]
    assert document.by_path["本則/第1条/第1項"].node.text == BELOW.text


KEPT = {
    "as large as the text": printed("やっかん", 70, 89, 10),
    "further above": printed("やっかん", 70, 91, 5),
    "with a kanji": printed("約かん", 70, 94.5, 5),
    "beside the line": printed("やっかん", 400, 94.5, 5),
    "with punctuation": printed("やっかん。", 70, 94.5, 5),
    "on another page": printed("やっかん", 70, 94.5, 5, page=2),
}


@pytest.mark.parametrize("case", KEPT)
def test_other_small_lines_are_text(case: str) -> None:
    assert furigana((KEPT[case], BELOW)) == frozenset()


def test_kana_above_a_line_without_kanji_or_above_nothing_are_text() -> None:
    small = printed("やっかん", 70, 94.5, 5)
    assert furigana((small, printed("サービスについて", 60, 100, 10))) == frozenset()
    assert furigana((small,)) == frozenset()


def test_words_of_hiragana_above_kanji_of_running_text_are_set_aside_in_plain_text() -> None:
    above, below = "  やっかん      りようしゃ", "本約款は、利用者と当社の間に適用します。"
    document = segment(source_of_text("約款", f"第1条（適用）\n{above}\n{below}"))
    assert set_aside(document) == [above.strip()]
    assert document.by_path["本則/第1条/第1項"].node.text == below


@pytest.mark.parametrize(
    "lines",
    [
        ("なし", "対象外の機能は、別に定めます。"),
        ("なし    あり", "有償    無償"),
        ("なし\tあり", "有償の機能\t無償の機能"),
        ("なし　　あり", "区分　　内容は次のとおりです"),
        ("ください", "本約款は、利用者に適用します。"),
        ("    ください", "本約款は、利用者に適用します。"),
        ("  もの とします", "契約者は、料金を支払うものとします。"),
        ("  サービス      プラン", "本約款は、利用者と当社の間に適用します。"),
        ("  やっかん      りようしゃ", "Services and Plans"),
        ("  あ      りようしゃ", "本約款は、利用者と当社の間に適用します。"),
    ],
)
def test_other_lines_of_hiragana_are_text(lines: tuple[str, str]) -> None:
    assert furigana(tuple(map(Line, lines))) == frozenset()
