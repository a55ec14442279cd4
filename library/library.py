"""The library as screens and the command line use it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from corpus.errors import UserError
from corpus.store import checking, counting, decided, exchange, fulltext, intake, shelves
from corpus.store.opening import default_url, location, opened, reading, shown, writing
from library import following, histories, preparing, renewing, steps, taking
from library.preparing import NOTHING_DECIDED, NOTHING_SAID, Counting, Said, Task, around, prepare
from models.analysis import Analysis
from models.decisions import LinkDecision, ParameterDecision, RowDecision, StructureDecision
from models.document import article_of
from models.history import History, InForce
from models.library import NEW, Anchor, Became, Checked, Decided, Decision, Followed, Kept, Prepared, Service, Shelf
from models.reviews import NameDecision, Withdrawal
from models.search import Found, Query


def now() -> str:
    """The time, in ISO 8601 (UTC)."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Library:
    """One library. Whatever a method has returned is on the disk; each change is one transaction.

    A version is named by its uid, the SHA-256 digest of its original; a service by its uid. KeyError for one that is
    not there. Several libraries, threads and processes may use one database at the same time.
    """

    def __init__(self, where: str | None = None) -> None:
        url = where or default_url()
        self.where = shown(location(url))
        self._engine = opened(url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _look(self) -> Iterator[Connection]:
        with reading(self._engine) as connection:
            yield connection

    # What comes in.

    def add(self, name: str, data: bytes, *, said: Said = NOTHING_SAID, ocr: bool = False) -> Kept:
        """Read a file and keep it; the same bytes are kept once. Raises UserError where it cannot be read."""
        if kept := self.known(sha256(data).hexdigest()):
            return kept
        return self.keep(prepare(name, data, said=said, ocr=ocr))

    def known(self, uid: str) -> Kept | None:
        """What is known of an original that was added before, None for a new one."""
        with self._look() as connection:
            if not intake.known(connection, [uid]):
                return None
            return _kept(connection, Became.KNOWN, uid)

    def keep(self, prepared: Prepared, service: str | None = None) -> Kept:
        """Keep a document that ``prepare`` made ready, here or on another machine, exactly once.

        ``service`` is the uid of the service that it is a version of, where somebody has said so, or NEW; else what
        it resembles decides.
        """
        ready = prepared
        while True:
            with writing(self._engine) as connection:
                home, like = (service, None) if service else _kin(connection, prepared)
                home = None if home == NEW else home
                known = bool(intake.known(connection, [prepared.sha256]))
                counting = NOTHING_DECIDED if known else following.counting_for(connection, ready, home)
                if known or counting.digest == ready.decisions:
                    became = intake.keep(connection, ready, home, now())
                    kept = _kept(connection, became, prepared.sha256)
                    break
            ready = around(prepared, counting)  # outside, as it takes its time; it is kept only if as much counts then
        if became is Became.KNOWN:
            return kept
        resembles = (_RESEMBLES.format(name=like.name or like.provider),) if like else ()
        return Kept(became, kept.service, kept.version, (*ready.notices, *resembles, *_carried(counting)))

    def home(self, prepared: Prepared) -> Service | None:
        """The service that ``keep`` would make a document a version of; None: a service of its own."""
        return self.kin(prepared)[0]

    def kin(self, prepared: Prepared) -> tuple[Service | None, Service | None]:
        """The same, and where it is none a service that the document resembles all the same, perhaps its own."""
        with self._look() as connection:
            uid, shelf = _kin(connection, prepared)
            home, like = (
                shelves.services_of(connection, [each])[0] if each else None for each in (uid, shelf and shelf.uid)
            )
            return home, like

    # What is there.

    def revision(self) -> str:
        """A word that is another one after every change of the library."""
        with self._look() as connection:
            return shelves.revision(connection)

    def mark(self, version: str) -> str:
        """A word that is another one after every new reading of a version."""
        with self._look() as connection:
            return shelves.mark(connection, version)

    def services(self) -> tuple[Service, ...]:
        """All services by provider and name, with their versions from the oldest on."""
        with self._look() as connection:
            return shelves.services_of(connection)

    def service(self, uid: str) -> Service:
        """One service, by its uid or that of any of its versions."""
        with self._look() as connection:
            found = shelves.services_of(connection, [uid])
            return found[0] if found else shelves.service_of(connection, uid)

    def find(self, words: str) -> Service:
        """The one service whose uid or title begins with, or holds, what a person typed; UserError for none or several."""
        every = self.services()
        exact = [s for s in every if words in (s.uid, s.name, s.title) or any(v.uid == words for v in s.versions)]
        begun = [s for s in every if any(v.uid.startswith(words) for v in s.versions)] if len(words) >= 6 else []
        found = exact or begun or [service for service in every if words in service.title]
        if len(found) == 1:
            return found[0]
        if not found:
            raise UserError(f"「{words}」というサービスは文書庫にありません。library list で名前を確かめてください。")
        names = "・".join(f"{service.title}（{service.uid[:8]}）" for service in found[:5])
        raise UserError(
            f"「{words}」に当てはまるサービスが {len(found)} 件あります（{names}）。番号で指定してください。"
        )

    def original(self, version: str) -> bytes:
        """The bytes of a version as they were added."""
        with self._look() as connection:
            return shelves.original(connection, version)

    def analysis(self, version: str) -> Analysis:
        """What is known of a version; taken apart again where another version of the program had done it otherwise."""
        return self._analysed(version)[1]

    def _analysed(self, version: str, by: str | None = None) -> tuple[str, Analysis]:
        """The uid of an analysis, and the analysis; by the maker asked for, else by any that can be read."""
        with self._look() as connection:
            uid, made_by, analysis = shelves.analysis(connection, version)
        if analysis is None or (by and made_by != by):
            self.refresh(version)
            with self._look() as connection:
                uid, _, analysis = shelves.analysis(connection, version)
        assert analysis is not None
        return uid, analysis

    def stale(self) -> tuple[str, ...]:
        """The versions (uids) that other rules than today's took apart, or without a decision that counts for them."""
        return renewing.stale(self._engine)

    def refresh(self, version: str) -> None:
        """Take a version apart again, by today's rules; what was decided about it counts."""
        renewing.refresh(self._engine, version)

    def task(self, version: str) -> Task:
        """What it takes to take a version apart again, by whomever; ``renew`` keeps what comes of it."""
        return renewing.task(self._engine, version)

    def renew(self, prepared: Prepared) -> bool:
        """Put an analysis of a version in the place of the one that is there; False where other decisions count by now."""
        return renewing.renew(self._engine, prepared)

    def clean(self) -> int:
        """Let the index of words forget the clauses of analyses that were replaced; how many these were."""
        with writing(self._engine) as connection:
            return fulltext.clean(connection)

    # What humans decide.

    def decide(self, what: Decision, version: str, other: str | None = None) -> Decided:
        """Record a decision about a version (for a link: about ``version`` on the left and ``other`` on the right).

        A decision about a line or a value is carried out at once, in all versions for which it counts.
        """
        from analysis.services.identity import name_key

        with self._look() as connection:
            speaks_of = [_anchor(connection, version, path) for version, path in _places(what, version, other)]
            kind = shelves.service_of(connection, version).kind
        key = name_key(what.service, kind) if isinstance(what, NameDecision) else ""
        with writing(self._engine) as connection:
            recorded = decided.record(connection, what, speaks_of, now(), key)
        self._carry_out(what, self.service(version).uid)
        return recorded

    def _carry_out(self, what: Decision, service: str) -> None:
        if isinstance(what, StructureDecision | ParameterDecision):
            renewing.settle(self._engine, [service])
        if isinstance(what, StructureDecision | LinkDecision | NameDecision):
            self.ready(service)

    def withdraw(self, decision: str, who: str, when: str, why: str = "") -> None:
        """Say that a decision (its uid) no longer counts, and undo what it did.

        ValueError for a name, which is corrected by another one.
        """
        with self._look() as connection:
            found = decided.of_uid(connection, decision)
        if isinstance(found.what, NameDecision | Withdrawal):
            raise ValueError(f"this is not withdrawn: {found.what}")
        with writing(self._engine) as connection:
            decided.record(connection, Withdrawal(decision, who, when, why), found.anchors, now())
        self._carry_out(found.what, self.service(found.anchors[0].version).uid)

    def decided(self) -> Mapping[str, int]:
        """How many decisions count for each service (its uid) that has any."""
        with self._look() as connection:
            return decided.counts(connection)

    def decisions(self, version: str) -> tuple[Followed, ...]:
        """Every decision about the service of a version, and how it stands for that version.

        What was decided about a clause holds where its text is the same, in any version and under any number; where the
        text has changed or is gone it has to be looked at again.
        """
        with self._look() as connection:
            return following.followed(connection, version)

    def lines(self, version: str) -> tuple[Decided, ...]:
        """The decisions about lines that count for a version: its own, and those of others whose line it has."""
        return self._counting(version, StructureDecision)

    def values(self, version: str) -> tuple[Decided, ...]:
        """The decisions about values that count for a version: its own, and those of others whose clause it has."""
        return self._counting(version, ParameterDecision)

    def _counting(self, version: str, kind: type) -> tuple[Decided, ...]:
        found = [each for each in self.decisions(version) if isinstance(each.decided.what, kind)]
        return tuple(each.decided for each in found if following.counts(each))

    # What became of a service.

    def history(self, service: str) -> History:
        """The versions of a service (its uid) in time, what each step changed, and the line of every parameter.

        Versions that other rules had taken apart than the rest are taken apart again first, so that better rules never
        look like a changed text. What a step changed is found once and kept.
        """
        found = self.service(service)
        makers = {version.maker for version in found.versions}
        by = None if len(makers) == 1 else preparing.maker()
        read = [histories.Read(*self._analysed(version.uid, by)) for version in found.versions]
        with self._look() as connection:
            every = decided.of_service(connection, found.uid)
        return histories.history(self._engine, found, read, every)

    def untold(self, services: Sequence[str] | None = None) -> Sequence[steps.Between]:
        """The steps of these services (uids), or of all, that the first look at their history would have to find."""
        return list(steps.missing(self._engine, services))

    def tell(self, wanted: Sequence[steps.Between], each: steps.Each = map) -> Iterator[str]:
        """Find steps now, so that nobody waits for them later; yields for each nothing, or what went wrong.

        ``each`` does the work (``library.steps.by_processes``, ``library.cluster.Cluster.each``).
        """
        return steps.complete(self._engine, wanted, each)

    def ready(self, service: str) -> None:
        """Have all steps of a service (its uid) at hand."""
        for _ in self.tell(self.untold([service])):
            pass

    def in_force(self, service: str, day: str) -> InForce | None:
        """What held on a day (2024-04-01), with its 附則 and 経過措置; None before the first version that has a day."""
        from analysis.histories import past

        found = self.service(service)
        at = past.held(found, day)
        return None if at is None else past.in_force(found, at, day, self.analysis(found.versions[at].uid))

    # What is looked for.

    def search(self, asked: str | Query, limit: int = 20) -> Found:
        """The clauses that answer, the best first: what a person typed (``analysis.services.asking``), or a query.

        The latest versions are searched unless the query says otherwise. Raises UserError for what cannot be asked for.
        """
        from library import searches

        query = searches.asked(asked) if isinstance(asked, str) else asked
        return searches.search(self._engine, query, limit)

    def like(self, version: str, path: str, limit: int = 20, *, elsewhere: bool = True) -> Found:
        """The clauses most like the one at the path (本則/第5条) of a version; ``elsewhere``: of other services only."""
        from library import searches

        return searches.like(self._engine, version, path, limit, elsewhere=elsewhere)

    def having(self, topics: Iterable[str]) -> Mapping[str, int]:
        """In the latest versions of how many services each of these topics has a clause."""
        with self._look() as connection:
            return counting.having(connection, topics)

    # The library as a whole.

    def export(self, file: Path) -> Mapping[str, int]:
        """Write everything into one .zip that ``verify`` can check and ``import_`` reads; how many of what."""
        with self._look() as connection:
            return exchange.write(connection, file, now(), {"maker": preparing.maker()})

    def import_(self, file: Path, told: Callable[[str], None] = lambda part: None) -> Mapping[str, int]:
        """Take in an exported library beside what is here; how many of what were new. UserError for a broken file.

        What is here already stays as it is; a version of a service that is here too joins it. ``told`` is told how many
        of how many versions are done (130/2000).
        """
        with exchange.Exported(file.name, file) as given:
            if trouble := given.check().troubles:
                raise UserError(trouble[0].sentence)
            new = taking.take(self._engine, given, told)
        with self._look() as connection:
            decided_on = decided.heeded(connection)
        renewing.settle(self._engine, decided_on)
        return new

    def verify(self, file: Path | None = None) -> Checked:
        """Hold the library, or an exported one, against its digests and against itself."""
        if file is None:
            with self._look() as connection:
                return checking.check(connection)
        with exchange.Exported(file.name, file) as given:
            return given.check()


def _kin(connection: Connection, prepared: Prepared) -> tuple[str | None, Shelf | None]:
    """The uid of the service that a document is a version of; where there is none, one that it resembles all the same."""
    from analysis.services.resemblance import kin

    marks = [(clause.path, clause.digest, clause.mark) for clause in prepared.clauses]
    found = kin(prepared.identity, prepared.name_key, marks, intake.shelves_for(connection, prepared))
    return found.service, found.like


def _carried(counting: Counting) -> tuple[str, ...]:
    """What is said of decisions about other versions that count for a new one."""
    said = [f"{what} {len(of)} 件" for what, of in zip(_HEEDED, counting, strict=True) if of]
    return (_CARRIED.format(said="・".join(said)),) if said else ()


_HEEDED = ("条文の区切り", "数値")
_CARRIED = "ほかの版について人が決めたこと（{said}）を使いました。"
_RESEMBLES = (
    "「{name}」とよく似ています。同じサービスの版であれば、保存先（コマンドでは --service）で指定してください。"
)


def _kept(connection: Connection, became: Became, uid: str) -> Kept:
    service = shelves.service_of(connection, uid)
    return Kept(became, service, next(version for version in service.versions if version.uid == uid))


def _places(what: Decision, version: str, other: str | None) -> list[tuple[str, str]]:
    """Version and path of everything that a decision speaks of."""
    if isinstance(what, LinkDecision | RowDecision):
        if other is None:
            raise ValueError("what is said of two texts has two versions")
        return [(version, what.left), (other, what.right)]
    return [(version, getattr(what, "path", ""))]


def _anchor(connection: Connection, version: str, path: str) -> Anchor:
    for clause, digest, mark in shelves.marks(connection, version):
        if path and clause in (path, article_of(path)):
            return Anchor(version, path, digest, mark)
    return Anchor(version, path)
