"""``python -m bench.library``: the library with many documents: how fast they come in, and how fast it answers.

Documents are invented (``bench.documents``). Of ``--analysed`` of them the whole way in is measured; the rest are
copies of these under other names, which cost the database what any document costs, so that ten thousand can be measured
in minutes. Everything is measured at half of the documents as well: the last column says what twice as many cost.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time

import library
import pipeline
from analysis.services.gaps import gaps
from bench.documents import VERSIONS, document, documents
from library import Library
from library.preparing import prepare
from library.steps import Done, Task
from models.analysis import Analysis
from models.library import Identity, Prepared
from models.origin import Origin

QUERIES = (
    "解約",
    "契約者",
    "利用料金",
    "申込書 書面",
    "「電子証明書を書面により」",
    "認証番号 貸与品 撤去",
    "損害賠償",
    "善良な管理者の注意",
    "解約予告 > 1ヶ月",
    "遅延損害金 >= 14.6%",
    "解約予告 < 3週間 書面",
    "解約予告 < 1日 契約者",
    "解約予告 > 1ヶ月 遅延損害金 < 0.1%",
    "主題:解約",
    "主題:遅延損害金 契約者",
    "管轄 提供者:月見",
    "届出事項 サービス:会議",
    "保証金 から:2024-04",
    "試作品 まで:2022 旧版も",
    "検査結果 駐車場",
    "合意管轄",
    "天文台",
)
ROUNDS = 3
ASKED = 20
"""Services that are looked at."""
MANY = 100
"""Services beside each other in a matrix."""
PEERS, SIBLINGS, LONG = 40, 20, 20
"""Services of which the gaps of one are told, siblings that an edit is looked for in, versions of a service; half of
each besides.
"""
_MOST = 2.2
"""What twice the documents may cost."""

Measures = dict[str, float]
BARS = {
    "documents/s/core, kept": "8 or more",
    "search, p95, ms": "50",
    "history, first look, p95, ms": "200",
    f"matrix of {MANY} services, ms": "1000",
    "file / originals": "3",
}


def prepared(count: int) -> list[Prepared]:
    """The documents that are taken apart."""
    return [prepare(text.name, text.data) for text in documents(count)]


def copies(base: Sequence[Prepared], count: int) -> list[Callable[[], Prepared]]:
    """So many documents: the base, then copies of its services under other names, made when they are asked for."""
    return [lambda at=at: _copy(base[at % len(base)], at // len(base)) for at in range(count)]  # type: ignore[misc]


def _copy(one: Prepared, number: int) -> Prepared:
    if number == 0:
        return one
    data = one.data + f"\n{number}".encode()
    said = one.identity
    told = Identity(f"{said.provider}{number}", f"{said.service}{number}", said.kind, said.effective, said.revised)
    key = one.name_key.replace("/", f"{number}/")
    return replace(one, data=data, sha256=sha256(data).hexdigest(), identity=told, name_key=key)


class Bench:
    """A library that is filled and asked. Of a file processor time counts, which does not depend on what else the machine does.

    Of a server (``path`` is None) the clock counts, as most of the work is done by others.
    """

    def __init__(self, shelf: Library, path: Path | None) -> None:
        self.shelf, self.path = shelf, path
        self._clock = process_time if path else perf_counter
        self._found: dict[tuple[bytes, bytes], bytes | str] = {}
        self._finding = 0.0

    def time(self, work: Callable[[], object], rounds: int = 1) -> float:
        """Milliseconds of a piece of work, the best of several rounds."""
        found = []
        for _ in range(rounds):
            begun = self._clock()
            work()
            found.append((self._clock() - begun) * 1000)
        return min(found)

    def fill(self, every: Sequence[Callable[[], Prepared]]) -> Measures:
        """Keep documents and find what their versions changed; seconds for all of them, by the processor and by the clock."""
        wall, work = perf_counter(), process_time()
        for one in every:
            self.shelf.keep(one())
        kept = {"kept, s": process_time() - work, "kept, by the clock, s": perf_counter() - wall}
        wanted, work = self.shelf.untold(), process_time() - self._finding
        for _ in self.shelf.tell(wanted, self._each):
            pass
        return {**kept, "steps kept, s": process_time() - self._finding - work, "steps": len(wanted)}

    def _each(self, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        """Find steps; those between copies were found before."""
        for task in tasks:
            key = sha256(task.old).digest(), sha256(task.new).digest()
            if key not in self._found:
                begun = process_time()
                self._found[key] = work(task)[1]
                self._finding += process_time() - begun
            yield task.step, self._found[key]

    @property
    def finding(self) -> float:
        """Milliseconds of processor time to find a step, on average."""
        return self._finding / max(1, len(self._found)) * 1000

    def answers(self) -> Measures:
        """How long it takes to answer."""
        opening, times = self.time(lambda: self.shelf.search(QUERIES[0])), []
        for _ in range(ROUNDS):
            times += [self.time(lambda query=query: self.shelf.search(query)) for query in QUERIES]  # type: ignore[misc]
        services = self.shelf.services()
        some = random.Random(1).sample(services, min(ASKED, len(services)))

        def each(work: Callable[[str, str], object]) -> list[float]:
            return [self.time(lambda s=s: work(s.uid, s.latest.uid)) for s in some]  # type: ignore[misc]

        first = each(lambda service, _: self.shelf.history(service))
        return {
            "first search, ms": opening,
            "search, median, ms": _rank(times, 0.5),
            "search, p95, ms": _rank(times, 0.95),
            "clauses like one, p95, ms": _rank(each(lambda _, latest: self.shelf.like(latest, "本則/第1条")), 0.95),
            "history, first look, p95, ms": _rank(first, 0.95),
            "history, again, p95, ms": _rank(each(lambda service, _: self.shelf.history(service)), 0.95),
            "in force on a day, p95, ms": _rank(each(lambda s, _: self.shelf.in_force(s, "2022-10-01")), 0.95),
            "list of services, ms": self.time(self.shelf.services, ROUNDS),
            f"matrix of {MANY} services, ms": self.time(lambda: matrix(newest(self.shelf, MANY)), ROUNDS),
        }

    def whole(self, folder: Path) -> Measures:
        """How long it takes to write all of it out, to check it, and to take it in elsewhere; how large the file is."""
        out = folder / "out.zip"
        found = {
            "export, ms": self.time(lambda: self.shelf.export(out)),
            "verify the library, ms": self.time(self.shelf.verify),
            "verify an export, ms": self.time(lambda: self.shelf.verify(out)),
            "import an export, ms": self.time(lambda: _taken(out, folder / "other.db")),
        }
        if self.path is not None:
            originals = sum(version.size for service in self.shelf.services() for version in service.versions)
            self.shelf.close()  # what lies beside the file while it is open goes into it
            size = sum(file.stat().st_size for file in self.path.parent.glob(f"{self.path.name}*"))
            found["file / originals"] = size / originals
        return found


def _taken(out: Path, place: Path) -> None:
    with library.open(str(place)) as other:
        other.import_(out)
    place.unlink()


def _rank(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


Services = Sequence[tuple[Origin, Analysis]]


def newest(shelf: Library, count: int) -> Services:
    """So many services of a library, each in its latest version."""
    chosen = [service.latest for service in shelf.services()[:count]]
    read = [(version, shelf.analysis(version.uid)) for version in chosen]
    return [(pipeline.origin(version.file, b"", analysis), analysis) for version, analysis in read]


def _beside(shelf: Library, work: Callable[[Services], object], count: int) -> object:
    return work(newest(shelf, count))


def matrix(services: Services) -> object:
    """They beside each other."""
    return pipeline.matrix(services)


def of_one(services: Services) -> object:
    """What most of them regulate and one does not, and the reverse."""
    return gaps(pipeline.matrix(services), [analysis.document for _, analysis in services])


def twice(bench: Bench) -> Iterator[tuple[str, float, float]]:
    """What costs by how many are looked at, and not by how many there are: for half as many, and for all."""
    for what, count, work in (("matrix", MANY, matrix), ("gaps", PEERS, of_one)):
        sizes = [partial(_beside, bench.shelf, work, size) for size in (count // 2, count)]
        few, many = (bench.time(each, ROUNDS) for each in sizes)
        yield f"{what}, {count // 2} and {count} services, ms", few, many
    texts = [document(7, version) for version in range(LONG)]
    with tempfile.TemporaryDirectory() as folder, library.open(f"{folder}/long.db") as shelf:
        times = []
        for text in texts:
            kept = shelf.add("a.txt", text)
            shelf.ready(kept.service.uid)
            times.append(bench.time(lambda uid=kept.service.uid: shelf.history(uid), ROUNDS))  # type: ignore[misc]
    yield f"history, {LONG // 2} and {LONG} versions, ms", times[LONG // 2 - 1], times[-1]
    old, new = (pipeline.analyse("a.txt", text) for text in texts[:2])
    found = pipeline.revisions(old, new)
    few, many = (
        bench.time(lambda n=n: [pipeline.left_behind(old, new, found, old) for _ in range(n)], ROUNDS)  # type: ignore[misc]
        for n in (SIBLINGS // 2, SIBLINGS)
    )
    yield f"siblings, {SIBLINGS // 2} and {SIBLINGS}, ms", few, many


@contextmanager
def _place(where: str | None) -> Iterator[tuple[Library, Path | None, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        path = None if where else Path(folder) / "library.db"
        with library.open(where or str(path)) as shelf:
            yield shelf, path, Path(folder)


def measure(documents: int, analysed: int, where: str | None = None) -> None:
    """Fill a library (a new file, or at a place) with half of the documents and with all, and print what that costs."""
    prepare("a.txt", document(0, 0))  # what is loaded once for all is no document's cost
    begun = process_time()
    base = prepared(analysed - analysed % VERSIONS)
    apart = (process_time() - begun) / len(base)
    print(f"taken apart, one core             {1 / apart:>10.1f} documents/s of processor time", flush=True)
    every = copies(base, documents)
    half = len(every) // 2
    with _place(where) as (shelf, path, folder):
        bench = Bench(shelf, path)
        first = bench.fill(every[:half])
        before = {**first, **bench.answers(), **bench.whole(folder)}
        second = bench.fill(every[half:])
        filled = {what: spent + first[what] for what, spent in second.items()}
        steps, count = filled.pop("steps"), len(every)
        print(f"{count:,} documents in {len(shelf.services()):,} services, {steps:,.0f} steps between their versions")
        kept = filled["kept, s"] / count
        told = filled["steps kept, s"] / count + bench.finding / 1000 * steps / count
        _say("kept, ms of processor a document", kept * 1000)
        _say("step found, ms of processor", bench.finding)
        _say("documents/s/core, kept", 1 / (apart + kept))
        _say("documents/s/core, with their steps", 1 / (apart + kept + told))
        _told({**filled, **bench.answers(), **bench.whole(folder)}, before)
        for what, few, many in twice(bench):
            _say(what, many, many / few)


def _told(after: Mapping[str, float], before: Mapping[str, float]) -> None:
    for what, value in after.items():
        _say(what, value, value / before[what] if before.get(what) else None)


def _say(what: str, value: float, ratio: float | None = None) -> None:
    beside = f"{ratio:>6.2f} × half{' (!)' if ratio > _MOST else ''}" if ratio is not None else ""
    bar = f"  (bar: {BARS[what]})" if what in BARS else ""
    print(f"{what:<40}{value:>10.1f}{beside}{bar}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--analysed", type=int, default=100)
    parser.add_argument(
        "--library", help="a PostgreSQL URL of an empty library; else a SQLite file that is dropped afterwards"
    )
    options = parser.parse_args()
    measure(options.documents, options.analysed, options.library)


if __name__ == "__main__":
    main()
