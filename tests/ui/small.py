"""Small invented documents and comparisons for the tests of the screens, built without any analysis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.analysis import Analysis
from models.changes import Change, Ground, Verdict
from models.comparison import Comparison, Confidence, Diff, Op, Order, Piece, Row, State, Strip
from models.document import NOTHING, Document, Kind, Node, Passage, Run
from models.parameters import OtherNumber, Parameter
from models.source import Line, Source
from ui.comparison.laid import Shown


@dataclass
class Plan:
    """A node to be: what is printed of it, and its children."""

    kind: Kind
    label: str
    mark: str = ""
    heading: str = ""
    body: str = ""
    children: Sequence[Plan] = field(default_factory=list)


def document(name: str, *parts: Plan, title: str = "試験の約款", pages: bool = False) -> Document:
    """A document that prints every passage of the plans on a line of its own, two lines a page if it has pages."""
    lines: list[str] = []

    def passage(text: str) -> Passage:
        if not text:
            return NOTHING
        runs, at, start = [], 0, sum(len(line) + 1 for line in lines)
        for piece in text.split("\n"):
            if piece:
                runs.append(Run(at, start, len(piece)))
            lines.append(piece)
            at, start = at + len(piece) + 1, start + len(piece) + 1
        return Passage(text, tuple(runs))

    def node(plan: Plan) -> Node:
        mark, heading, body = passage(plan.mark), passage(plan.heading), passage(plan.body)
        return Node(plan.kind, plan.label, mark, heading, body, tuple(node(child) for child in plan.children))

    printed = passage(title)
    tree = tuple(node(part) for part in parts)
    source = Source(name, tuple(Line(text, at // 2 + 1 if pages else None) for at, text in enumerate(lines)))
    return Document(source, printed, tree)


def article(number: int, caption: str, *paragraphs: str, mark: str | None = None) -> Plan:
    """第n条 with one 項 for each text, numbered from the second on."""
    children = [
        Plan(Kind.PARAGRAPH, f"第{n}項", str(n) if n > 1 else "", "", body) for n, body in enumerate(paragraphs, 1)
    ]
    return Plan(
        Kind.ARTICLE, f"第{number}条", mark or f"第{number}条", f"（{caption}）" if caption else "", "", children
    )


def main(*children: Plan) -> Plan:
    return Plan(Kind.PART, "本則", children=children)


def chapter(number: int, caption: str, *children: Plan) -> Plan:
    return Plan(Kind.CHAPTER, f"第{number}章", f"第{number}章", caption, "", children)


def same(text: str) -> Diff:
    return Diff((Piece(Op.SAME, text, text),))


def only_left(text: str) -> Diff:
    return Diff((Piece(Op.LEFT, text, ""),))


def only_right(text: str) -> Diff:
    return Diff((Piece(Op.RIGHT, "", text),))


LATE = Diff(
    (
        Piece(Op.SAME, "料金の支払を怠った者は、", "料金の支払を怠った者は、"),
        Piece(Op.LEFT, "支払期日の翌日から", ""),
        Piece(Op.CHANGED, "年14.6％", "年14.5％", number=True),
        Piece(Op.SAME, "の遅延損害金を支払う。", "の遅延損害金を支払う。"),
    )
)
RATE = Verdict(
    (
        Change(
            "年14.6％",
            "年14.5％",
            "本則/第2条/第1項",
            21,
            "本則/第4条/第1項",
            12,
            Ground.NUMBER,
            ("年14.6%", "年14.5%"),
        ),
    ),
    ("「支払う」の主体が「当社」から「契約者」に移ります。",),
)
GRACE = "ただし、10日以内に支払ったときは、この限りでない。"
SURCHARGE = "料金を免れた者は、その額の2倍を支払う。"
PURPOSE = "この約款は、舟の貸渡しについて定める。"


def harbour(*, pages: bool = False) -> Document:
    return document(
        "minato.pdf" if pages else "minato.txt",
        main(
            chapter(1, "総則", article(1, "目的", PURPOSE)),
            chapter(2, "料金", article(2, "遅延損害金", LATE.left), article(3, "割増金", SURCHARGE)),
        ),
        title="みなと舟艇約款",
        pages=pages,
    )


def river() -> Document:
    return document(
        "haruka.txt",
        main(article(1, "目的", PURPOSE), article(4, "延滞利息", LATE.right, GRACE), article(5, "備品", "櫂は返す。")),
        title="はるか川舟約款",
    )


ROWS = (
    Row(
        State.SAME,
        "本則/第1条",
        "本則/第1条",
        (Strip("本則/第1条/第1項", "本則/第1条/第1項", same(PURPOSE)),),
        ("見出しが同じ",),
        Confidence.HIGH,
    ),
    Row(
        State.CHANGED,
        "本則/第2条",
        "本則/第4条",
        (
            Strip("本則/第2条/第1項", "本則/第4条/第1項", LATE),
            Strip(None, "本則/第4条/第2項", only_right(GRACE)),
        ),
        ("主題が同じ（遅延損害金）", "同じ種類の値"),
        Confidence.HIGH,
        verdict=RATE,
    ),
    Row(
        State.LEFT_ONLY,
        "本則/第3条",
        None,
        (Strip("本則/第3条/第1項", None, only_left(SURCHARGE)),),
        ("主題が違う",),
        nearest="本則/第4条",
    ),
    Row(State.RIGHT_ONLY, None, "本則/第5条", (Strip(None, "本則/第5条/第1項", only_right("櫂は返す。")),)),
)


def parameter(document: Document, key: str, value: str, path: str, quote: str) -> Parameter:
    start = document.by_path[path].node.text.index(quote)
    return Parameter(key, value, path, start, start + len(quote), quote)


def shown(*, versions: bool = False, pages: bool = False) -> Shown:
    """Two small documents laid side by side: one article equal, one changed, one on each side alone."""
    left, right = harbour(pages=pages), river()
    left_found = (
        parameter(left, "late_interest.rate", "14.6%/year", "本則/第2条/第1項", "年14.6％"),
        parameter(left, "surcharge.multiple", "x2", "本則/第3条/第1項", "2倍"),
    )
    right_found = (
        parameter(right, "late_interest.rate", "14.5%/year", "本則/第4条/第1項", "年14.5％"),
        parameter(right, "late_interest.grace", "P10D", "本則/第4条/第2項", "10日以内"),
    )
    at = GRACE.index("10日")
    other = OtherNumber("duration", "本則/第4条/第2項", at, at + 3, "10日", GRACE)
    return Shown(
        Analysis(left, (), left_found),
        Analysis(right, (), right_found, (other,)),
        Comparison(ROWS, orders=((Order.DANGER, (1, 2, 3, 0)), (Order.RIGHT, (0, 2, 1, 3)))),
        ids=("minato", "haruka"),
        names=("みなと舟艇約款", "はるか川舟約款"),
        versions=versions,
    )
