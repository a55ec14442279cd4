"""``python -m bench.reports``: how long the files take that leave the office, from analysed documents and from the bytes.

Documents are invented (``bench.documents``). Each time is processor time, the best of several rounds.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import process_time

import pipeline
from analysis.services.gaps import gaps
from analysis.services.wishes import question
from bench.documents import VERSIONS, document
from models.analysis import Analysis
from models.document import Kind
from models.house_style import HouseStyle
from models.origin import Origin
from models.questions import Requirement
from reports.amendments.docx import amendments_docx
from reports.amendments.xlsx import amendments_xlsx
from reports.comparison.sides import Compared
from reports.formats import COMPARISON, MATRIX
from reports.gaps.docx import gaps_docx
from reports.gaps.told import Told
from reports.questions.xlsx import questions_xlsx
from reports.redline.docx import redline_docx
from reports.sidebyside.docx import sidebyside_docx

ROUNDS = 3
ARTICLES, SERVICES, COLUMNS = 60, 30, 80
"""The sizes of which the bars speak."""
LONG = (1_000, 2_000, 4_000)
SENTENCE = "会員は、利用料金3,000円を乃び手数料を翌月末日までに支払うものとし、30日前までに\n第9条の届出をを出します。"
"""Two numbers and three slips."""
ASKED = ("1か月以内", "3か月以上", "年14.6%以下", "あり")


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of processor time of the fastest of several rounds."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def say(what: str, seconds: float, note: str = "") -> None:
    print(f"{what:<34}{seconds * 1000:>9.0f} ms   {note}", flush=True)


def read(name: str, data: bytes) -> tuple[Origin, Analysis]:
    """A document taken apart, as reports take it."""
    analysis = pipeline.analyse(name, data)
    return pipeline.origin(name, data, analysis), analysis


def compared(left: tuple[Origin, Analysis], right: tuple[Origin, Analysis]) -> Compared:
    """Two documents laid side by side."""
    alignment, comparison = pipeline.compare(left[1], right[1])
    table = pipeline.matrix([left, right])
    return Compared(left[1], right[1], alignment, comparison, table, pipeline.imprint(table.services))


def of_two() -> None:
    """Two versions of sixty articles each, every report of them; then the whole way from the bytes."""
    files = [(f"{version}.txt", document(0, version, ARTICLES)) for version in (0, VERSIONS - 1)]
    two = [read(*file) for file in files]
    found = compared(*two)
    counts = (sum(entry.node.kind is Kind.ARTICLE for entry in each.document.entries) for _, each in two)
    articles = " and ".join(map(str, counts))
    for what, write in {
        "新旧対照表 .docx": partial(amendments_docx, found, HouseStyle()),
        "新旧対照表 .docx, all articles": partial(amendments_docx, found, HouseStyle(all_articles=True)),
        "新旧対照表 .xlsx": partial(amendments_xlsx, found, HouseStyle()),
        "redline .docx": partial(redline_docx, found),
        "side by side .docx": partial(sidebyside_docx, found),
        **{f"compare {ending}": partial(write, found) for ending, write in COMPARISON.items()},
    }.items():
        say(what, best(write), f"{articles} articles")
    whole = best(lambda: amendments_docx(compared(*(read(*file) for file in files)), HouseStyle()))
    say("新旧対照表 .docx, from the files", whole, "read, taken apart, compared, written (bar: 2 s)")


def of_many() -> None:
    """Thirty services: every form of the matrix, the question sheet, the gaps of one."""
    services = [read(f"{at}.txt", document(at, 0)) for at in range(SERVICES)]
    imprint = pipeline.imprint([origin for origin, _ in services])
    table = pipeline.matrix(services)
    made = best(lambda: pipeline.matrix(services))
    shown = f"{len(table.parameters)} parameters and {len(table.topics)} topics (the bar speaks of {COLUMNS})"
    say("matrix", made, f"{SERVICES} services × {shown}")
    for ending, write in MATRIX.items():
        seconds = best(partial(write, table, imprint))
        say(f"matrix {ending}", seconds, f"with the matrix itself {(made + seconds) * 1000:.0f} ms (bar: 3 s)")
    asked = [
        question(Requirement(at, row.label, row.key, ASKED[at % len(ASKED)]))
        for at, row in enumerate(table.parameters, 1)
    ]
    say("questions", best(lambda: pipeline.answers(asked, services)), f"{len(asked)} requirements")
    sheet = pipeline.answers(asked, services)
    say("questions .xlsx", best(lambda: questions_xlsx(sheet, imprint)))
    found = gaps(table, [analysis.document for _, analysis in services])
    told = Told(table.services, tuple(gap for gap in found if gap.service == 0))
    say("gaps .docx", best(lambda: gaps_docx(told, imprint)), f"{len(told.gaps)} gaps")


def of_one_provision() -> None:
    """One provision of many sentences, read and checked: twice as many should take twice as long."""
    before = 0.0
    for sentences in LONG:
        text = f"長文規約\n第1条（料金）\n{SENTENCE * sentences}\n第2条（解約）\n会員は、解約できます。\n"
        read = partial(pipeline.analyse, "長文.txt", text.encode())
        analysis = read()
        seconds = best(read) + best(partial(pipeline.check, analysis))
        note = f"{seconds / before:.2f} × half of them" if before else ""
        say(f"one 条 of {sentences:,} sentences", seconds, note)
        before = seconds


def main() -> None:
    """All of it."""
    of_two()
    of_many()
    of_one_provision()


if __name__ == "__main__":
    main()
