"""``python -m bench.library``: the library with many documents: how fast they come in, and how fast it answers.

Documents are invented (``bench.documents``). Of ``--analysed`` of them the whole way in is measured; the rest are copies of these
under other names, which cost the database what any document costs, so that ten thousand can be measured in minutes. With
``--doubling`` everything is measured at half of the documents as well, and told as a ratio.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time

import library
import pipeline
from bench.documents import VERSIONS, documents
from library import Library
from library.preparing import prepare
from models.library import Identity, Prepared

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
_BAR = "  (bar: {})"

Measures = dict[str, float]


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


def answers(shelf: Library, path: Path | None) -> Measures:
    """How long it takes to answer, in milliseconds, and how large the file is beside the originals.

    Of a file (``path``) processor time counts, which does not depend on what else the machine does; of a server the clock.
    """
    clock = process_time if path else perf_counter

    def _time(work: Callable[[], object]) -> float:
        begun = clock()
        work()
        return (clock() - begun) * 1000

    opening, times = _time(lambda: shelf.search(QUERIES[0])), []
    for _ in range(ROUNDS):
        times += [_time(lambda query=query: shelf.search(query)) for query in QUERIES]  # type: ignore[misc]
    services = shelf.services()
    some = random.Random(1).sample(services, min(20, len(services)))
    first = [_time(lambda s=s: shelf.history(s.uid)) for s in some]  # type: ignore[misc]
    again = [_time(lambda s=s: shelf.history(s.uid)) for s in some]  # type: ignore[misc]
    like = [_time(lambda s=s: shelf.like(s.latest.uid, "本則/第1条")) for s in some]  # type: ignore[misc]
    found = {
        "first search": opening,
        "search, median": _rank(times, 0.5),
        "search, p95": _rank(times, 0.95),
        "clauses like one, p95": _rank(like, 0.95),
        "history, first look, median": _rank(first, 0.5),
        "history, p95": _rank(again, 0.95),
        "list of services": _time(shelf.services),
        "matrix of 100 services": _time(lambda: _matrix(shelf, 100)),
    }
    if path is not None:
        shelf.close()  # what lies beside the file while it is open goes into it
        originals = sum(version.size for service in services for version in service.versions)
        size = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))
        found["file / originals"] = size / originals
    return found


def _matrix(shelf: Library, count: int) -> None:
    chosen = [service.latest for service in shelf.services()[:count]]
    read = [(version, shelf.analysis(version.uid)) for version in chosen]
    pipeline.matrix([(pipeline.origin(version.file, b"", analysis), analysis) for version, analysis in read])


def _rank(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


BARS = {"search, p95": "50", "history, p95": "200", "matrix of 100 services": "1000", "file / originals": "3"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--analysed", type=int, default=100)
    parser.add_argument("--doubling", action="store_true")
    parser.add_argument("--library", help="a PostgreSQL URL; else a SQLite file that is dropped afterwards")
    options = parser.parse_args()
    begun = process_time()
    base = prepared(options.analysed - options.analysed % VERSIONS)
    apart = (process_time() - begun) / len(base)
    print(f"taken apart, one core      {1 / apart:>8.1f} documents/s of processor time", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = None if options.library else Path(folder) / "library.db"
        with library.open(options.library or str(path)) as shelf:
            every = copies(base, options.documents)
            half = len(every) // 2
            before = _fill(shelf, every[:half], apart)
            before |= answers(shelf, path) if options.doubling else {}
            after = _fill(shelf, every[half:], apart) | answers(shelf, path)
    for what, value in after.items():
        ratio = f"  {value / before[what]:.2f} × at half" if options.doubling and before.get(what) else ""
        bar = _BAR.format(BARS[what]) if what in BARS else ""
        print(f"{what:<30}{value:>9.1f}{ratio}{bar}")


def _fill(shelf: Library, every: Sequence[Callable[[], Prepared]], apart: float) -> Measures:
    """Keep the documents; how long one takes, and how many a core takes apart and keeps in a second."""
    wall, work = perf_counter(), process_time()
    for one in every:
        shelf.keep(one())
    spent = (process_time() - work) / len(every)
    return {
        "kept, ms": (perf_counter() - wall) / len(every) * 1000,
        "kept, processor ms": spent * 1000,
        "documents/s/core": 1 / (apart + spent),
    }


if __name__ == "__main__":
    main()
