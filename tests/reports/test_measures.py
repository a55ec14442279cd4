"""What the JSON says of hand-made findings."""

from __future__ import annotations

from models.analysis import Analysis
from models.comparison import Alignment, Confidence, Link, Side, Unlinked
from models.document import NOTHING, Document, Finding, Furniture, Kind, Node, Passage, Run
from models.parameters import OtherNumber, Parameter
from models.source import Line, Source
from reports import measures

PAGES = (
    "送水規約",
    "第１条（目的）",
    "１　本規約は、水を",
    "送る条件を定める。",
    "- 1 -",
    "２　料金は年５％を加える。",
)


def passage(source: Source, *words: str) -> Passage:
    """The words, which stand in the source in this order, joined without anything between them."""
    runs, at, start = [], 0, 0
    for word in words:
        start = source.text.index(word, start)
        runs.append(Run(at, start, len(word)))
        at += len(word)
    return Passage("".join(words), tuple(runs))


def document(*, pages: bool = True) -> Document:
    source = Source("送水.txt", tuple(Line(line, 1 + (i == 5) if pages else None) for i, line in enumerate(PAGES)))
    first = Node(
        Kind.PARAGRAPH,
        "第1項",
        passage(source, "１　"),
        NOTHING,
        passage(source, "本規約は、水を", "送る条件を定める。"),
    )
    second = Node(Kind.PARAGRAPH, "第2項", passage(source, "２　"), NOTHING, passage(source, "料金は年５％を加える。"))
    article = Node(
        Kind.ARTICLE, "第1条", passage(source, "第１条"), passage(source, "（目的）"), NOTHING, (first, second)
    )
    at = source.text.index("- 1 -")
    return Document(
        source,
        passage(source, "送水規約"),
        (Node(Kind.PART, "本則", children=(article,)),),
        (Furniture(at, at + 5, "頁番号"),),
        (Finding("欠番", "第2条がありません。", "本則/第1条", 0, 4),),
    )


def test_nodes_carry_path_kind_caption_own_text_and_page() -> None:
    nodes = measures.of_document(document())["nodes"]
    assert nodes == [
        {"path": "本則", "kind": "part", "heading": "", "text": "", "page": 1},
        {"path": "本則/第1条", "kind": "article", "heading": "目的", "text": "", "page": 1},
        {
            "path": "本則/第1条/第1項",
            "kind": "paragraph",
            "heading": "",
            "text": "本規約は、水を送る条件を定める。",
            "page": 1,
        },
        {"path": "本則/第1条/第2項", "kind": "paragraph", "heading": "", "text": "料金は年５％を加える。", "page": 2},
    ]


def test_a_source_without_pages_has_nodes_without_page() -> None:
    assert all("page" not in node for node in measures.of_document(document(pages=False))["nodes"])


def test_what_stands_outside_the_tree_is_written_too() -> None:
    found = measures.of_document(document())
    assert (found["title"], found["parts"]) == ("送水規約", ["本則"])
    assert [(f["why"], f["text"]) for f in found["furniture"]] == [("頁番号", "- 1 -")]
    assert [(f["what"], f["at"]) for f in found["findings"]] == [("欠番", "本則/第1条")]


def test_the_structure_alone_says_nothing_of_topics_and_parameters() -> None:
    assert not {"topics", "parameters", "other_numbers"} & set(measures.of_document(document()))


def test_parameters_carry_the_place_and_the_range_of_their_quote() -> None:
    rate = Parameter("late_interest.rate", "5%/year", "本則/第1条/第2項", 3, 6, "年５％")
    other = OtherNumber("rate", "本則/第1条/第2項", 3, 6, "年５％", "料金は年５％を加える。")
    found = measures.of_analysis(Analysis(document(), (("本則/第1条", ("scope",)),), (rate,), (other,)))
    assert found["parameters"] == [
        {
            "key": "late_interest.rate",
            "value": "5%/year",
            "at": "本則/第1条/第2項",
            "quote": "年５％",
            "start": 3,
            "end": 6,
        }
    ]
    assert found["other_numbers"] == [
        {
            "kind": "rate",
            "at": "本則/第1条/第2項",
            "quote": "年５％",
            "start": 3,
            "end": 6,
            "sentence": "料金は年５％を加える。",
        }
    ]
    assert found["topics"] == {"本則/第1条": ["scope"]}


def test_two_articles_of_one_number_share_their_topics() -> None:
    topics = (("本則/第1条", ("fees", "tax")), ("本則/第1条", ("tax", "payment")))
    assert measures.of_analysis(Analysis(document(), topics))["topics"] == {"本則/第1条": ["fees", "tax", "payment"]}


def test_links_say_why_and_what_stands_alone_says_why_not() -> None:
    link = Link("本則/第1条", "本則/第3条", 0.9, Confidence.HIGH, ("見出しが同じ",))
    alone = Unlinked(Side.RIGHT, "本則/第2条", None, "似た条文がない")
    assert measures.of_alignment("甲社", "乙社", Alignment((link,), (alone,))) == {
        "left": "甲社",
        "right": "乙社",
        "links": [{"left": "本則/第1条", "right": "本則/第3条", "confidence": "高", "reasons": ["見出しが同じ"]}],
        "unlinked": [{"side": "right", "path": "本則/第2条", "nearest": None, "why": "似た条文がない"}],
    }
