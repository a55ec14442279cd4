"""``make bench``: how fast the stages are, beside the cheapest way to do half of their work.

All figures come from one run on one machine, so that ratios can be trusted where absolute times cannot. Each time is
the best of several rounds.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import partial
from time import perf_counter, process_time

import pdfplumber
from rapidfuzz.distance import Indel

import pipeline
from analysis.comparison.diff import diff
from analysis.structure.segment import segment
from analysis.text import tokens
from bench import reports, screens
from bench.ginza import beside_ginza
from bench.library import measure
from corpus.samples import find, samples
from models.analysis import Analysis
from models.comparison import Strip
from models.document import Kind
from models.source import source_of_text

ROUNDS = 5
LONGER = (1, 6, 36)
"""The last is about 5 MB of UTF-8."""
MANY, HUNDRED = 24, 4950
"""Documents of which every two are aligned, and how many pairs a hundred make."""
LIBRARY = 400, 40
"""Documents in the library that is measured here, and how many of them are taken apart; ``python -m bench.library``
takes others.
"""
OLD, NEW, OTHER = "minato-2022", "minato-2025", "haruka-2024"


def best(work: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of several rounds: what else the machine does counts less so."""
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def fresh(work: Callable[[], object]) -> Callable[[], object]:
    """The work with nothing remembered of the round before; what is loaded once for all (a dictionary) stays."""
    modules = [module for name, module in sys.modules.items() if name.startswith("analysis.")]
    caches = {id(f): f for module in modules for f in vars(module).values() if hasattr(f, "cache_clear")}
    forgotten = [f for f in caches.values() if f.cache_info().maxsize]

    def forgetful() -> object:
        for function in forgotten:
            function.cache_clear()
        return work()

    return forgetful


def say(what: str, seconds: float, note: str) -> None:
    print(f"{what:<26}{seconds * 1000:>9.1f} ms   {note}", flush=True)


def text_to_tree(texts: list[str]) -> None:
    """The cost for each character must not grow with the length."""
    for times in LONGER:
        source = source_of_text("規約.txt", "\n".join(texts * times))
        seconds = best(partial(segment, source))
        length = len(source.text)
        say("text → tree", seconds, f"{length:,} characters, {length / seconds / 1e6:.2f} million characters/s")


def pdf_to_tree(pdfs: Sequence[tuple[str, bytes]]) -> None:
    def tree() -> None:
        for name, data in pdfs:
            pipeline.analyse(name, data, only_structure=True)

    def characters() -> int:
        count = 0
        for _, data in pdfs:
            with pdfplumber.open(io.BytesIO(data)) as pdf:
                count += sum(len(page.chars) for page in pdf.pages)
        return count

    ours, theirs = best(tree), best(characters)
    say("PDF → tree", ours, f"{len(pdfs)} files, {ours / theirs:.2f} × pdfplumber reading the characters alone")


def whole_analysis(files: Sequence[tuple[str, bytes]]) -> None:
    tree = best(fresh(lambda: [pipeline.analyse(name, data, only_structure=True) for name, data in files]))
    whole = best(fresh(lambda: [pipeline.analyse(name, data) for name, data in files]))
    say("analyse, warm", whole / len(files), f"for each text, {whole / tree:.1f} × its tree alone")


def differences(left: Analysis, right: Analysis, what: str) -> None:
    """The diffs of a whole comparison, beside tokenising the same texts and rapidfuzz's opcodes on the tokens."""
    _, comparison = pipeline.compare(left, right)
    strips = [strip for row in comparison.rows for strip in row.strips if both(strip)]
    pairs = [(strip.diff.left, strip.diff.right) for strip in strips]

    def floor() -> None:
        for one, other in pairs:
            Indel.opcodes(*([token.surface for token in tokens.tokens(text)] for text in (one, other)))

    def standard() -> None:
        for one, other in pairs:
            texts = ([token.surface for token in tokens.tokens(text)] for text in (one, other))
            SequenceMatcher(None, next(texts), next(texts), autojunk=False).get_opcodes()

    ours = best(fresh(lambda: [diff(*pair) for pair in pairs]))
    theirs, slow = best(fresh(floor)), best(fresh(standard))
    say(f"diff, {what}", ours, f"{len(pairs)} provisions, {ours / theirs:.2f} × tokenising and opcodes")
    say("  difflib in its place", slow, f"tokenising and difflib's opcodes, {slow / theirs:.2f} × with rapidfuzz's")
    whole = best(fresh(partial(pipeline.compare, left, right)))
    say(f"compare, {what}", whole, "alignment, rows and diffs of two analysed documents")


def links(left: Analysis, right: Analysis, what: str) -> None:
    """Alignment of two analysed documents, with nothing remembered and with the words of both known."""
    cold = best(fresh(partial(pipeline.align, left, right)))
    warm = best(partial(pipeline.align, left, right))
    articles = " and ".join(str(sum(e.node.kind is Kind.ARTICLE for e in a.document.entries)) for a in (left, right))
    say(f"align, {what}", warm, f"{articles} articles; {cold * 1000:.0f} ms with nothing remembered of their words")


def all_pairs(texts: Sequence[str]) -> None:
    """Every two of many documents; they are the samples, each with other articles left out and other figures."""
    analyses = [pipeline.analyse(f"{n}.txt", varied(texts[n % len(texts)], n).encode()) for n in range(MANY)]
    pairs = MANY * (MANY - 1) // 2
    for processes in dict.fromkeys((1, os.cpu_count() or 1)):
        start = perf_counter()
        for _ in pipeline.align_all(analyses, processes=processes):
            pass
        seconds = perf_counter() - start
        note = f"{MANY} documents, {seconds / pairs * 1000:.0f} ms each; so {HUNDRED:,} in {seconds / pairs * HUNDRED:.0f} s"
        say(f"align {pairs} pairs", seconds, f"{processes} process{'es' if processes > 1 else ''}; {note}")


def varied(text: str, number: int) -> str:
    """A version of a text that no other number has."""
    lines = (line for at, line in enumerate(text.splitlines()) if (at + number) % 17)
    return "\n".join(
        re.sub("[0-9]+(?=日|か月|年|円)", lambda found: f"{found.group()}{number % 10}", line) for line in lines
    )


def both(strip: Strip) -> bool:
    return strip.left is not None and strip.right is not None


def main() -> None:
    texts = [(sample.file, sample.read()) for sample in samples()]
    text_to_tree([data.decode("utf-8") for _, data in texts])
    pdf_to_tree([(sample.name(".pdf"), sample.read(".pdf")) for sample in samples()])
    whole_analysis(texts)
    old, new, other = (pipeline.analyse(find(id).file, find(id).read()) for id in (OLD, NEW, OTHER))
    differences(old, new, "two versions")
    differences(new, other, "two services")
    links(old, new, "two versions")
    links(new, other, "two services")
    all_pairs([data.decode("utf-8") for _, data in texts])
    reports.main()
    measure(*LIBRARY)
    beside_ginza(texts, say)
    screens.main()


if __name__ == "__main__":
    main()
