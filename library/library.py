"""The library as screens and the command line use it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from corpus.errors import UserError
from corpus.store import checking, decided, exchange, intake, shelves
from corpus.store.opening import default_url, location, opened, reading, shown, writing
from library import histories, taking
from library.following import followed, lines_of
from library.preparing import NOTHING_SAID, Said, digest_of, maker, prepare
from models.analysis import Analysis
from models.decisions import LinkDecision, RowDecision, StructureDecision
from models.document import article_of
from models.history import History, InForce
from models.library import (
    NEW,
    Anchor,
    Became,
    Checked,
    Decided,
    Decision,
    Followed,
    Kept,
    Prepared,
    Service,
    Shelf,
    Standing,
)
from models.reviews import NameDecision, Withdrawal
from models.search import Found, Query


def now() -> str:
    """The time, in ISO 8601 (UTC)."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Library:
    """One library. Whatever a method has returned is on the disk; each change is one transaction.

    A version is named by its uid, the SHA-256 digest of its original; a service by its uid. KeyError for one that is not
    there. Several libraries, threads and processes may use one database at the same time.
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
        from analysis.services.resemblance import kin

        like: list[Shelf] = []

        def choose(prepared: Prepared, found: Sequence[Shelf]) -> str | None:
            marks = [(clause.path, clause.digest, clause.mark) for clause in prepared.clauses]
            kinship = kin(prepared.identity, prepared.name_key, marks, found)
            like.extend([kinship.like] if kinship.like else [])
            return None if service == NEW else service or kinship.service

        with writing(self._engine) as connection:
            became = intake.keep(connection, prepared, choose, now())
            kept = _kept(connection, became, prepared.sha256)
        carried = tuple(self._carry_on(kept)) if became is Became.VERSION else ()
        resembles = tuple(_RESEMBLES.format(name=shelf.name or shelf.provider) for shelf in like)
        return Kept(became, kept.service, kept.version, (*prepared.notices, *resembles, *carried))

    def _carry_on(self, kept: Kept) -> Iterator[str]:
        """Take a new version apart again where decisions about lines of its other versions hold for it as well."""
        decisions = self._structure(kept.version.uid)
        if decisions:
            self._analyse_anew(kept.version.uid, kept.version.file, decisions)
            yield f"ほかの版の条文の区切りについて人が決めたこと {len(decisions)} 件を使いました。"

    def home(self, prepared: Prepared) -> Service | None:
        """The service that ``keep`` would make a document a version of; None: a service of its own."""
        return self.kin(prepared)[0]

    def kin(self, prepared: Prepared) -> tuple[Service | None, Service | None]:
        """The same, and where it is none a service that the document resembles all the same, perhaps its own."""
        from analysis.services.resemblance import kin

        with self._look() as connection:
            shelved = intake.shelves_for(connection, prepared)
            marks = [(clause.path, clause.digest, clause.mark) for clause in prepared.clauses]
            found = kin(prepared.identity, prepared.name_key, marks, shelved)
            home, like = (
                shelves.services_of(connection, [uid])[0] if uid else None
                for uid in (found.service, found.like.uid if found.like else None)
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
        with self._look() as connection:
            found = dict.fromkeys(shelves.made_otherwise(connection, maker()))
            decided_on = decided.with_lines(connection)
        return tuple(found | dict.fromkeys(uid for service in decided_on for uid in self._unsettled(service)))

    def _unsettled(self, service: str) -> tuple[str, ...]:
        """The versions of a service (its uid) whose analysis lacks a decision about lines, or has one too many."""
        with self._look() as connection:
            (found,) = shelves.services_of(connection, [service])
            made = {version.uid: shelves.decisions_of(connection, version.uid) for version in found.versions}
        return tuple(uid for uid, by in made.items() if by != digest_of(self._structure(uid)))

    def refresh(self, version: str) -> None:
        """Take a version apart again, by today's rules; what was decided about it counts."""
        with self._look() as connection:
            service = shelves.service_of(connection, version)
        file = next(each.file for each in service.versions if each.uid == version)
        used: tuple[StructureDecision, ...] | None = None
        while used != (known := self._structure(version)):  # another session may have decided in the meantime
            self._analyse_anew(version, file, known)
            used = known

    def _settle(self, services: Sequence[str]) -> None:
        """Take the versions of these services (uids) apart again for which decisions about lines count otherwise now."""
        for service in services:
            for uid in self._unsettled(service):
                self.refresh(uid)

    def _analyse_anew(self, version: str, file: str, decisions: Sequence[StructureDecision]) -> None:
        with self._look() as connection:
            data = shelves.original(connection, version)
            ocr = next(v.ocr for v in shelves.service_of(connection, version).versions if v.uid == version)
        prepared = prepare(file, data, decisions=decisions, ocr=ocr)
        with writing(self._engine) as connection:
            intake.analyse_anew(connection, prepared)

    # What humans decide.

    def decide(self, what: Decision, version: str, other: str | None = None) -> Decided:
        """Record a decision about a version (for a link: about ``version`` on the left and ``other`` on the right).

        A decision about lines takes the versions with this line apart again.
        """
        from analysis.services.identity import name_key

        with self._look() as connection:
            speaks_of = [_anchor(connection, version, path) for version, path in _places(what, version, other)]
            kind = shelves.service_of(connection, version).kind
        key = name_key(what.service, kind) if isinstance(what, NameDecision) else ""
        with writing(self._engine) as connection:
            recorded = decided.record(connection, what, speaks_of, now(), key)
        if isinstance(what, StructureDecision):
            self._settle([self.service(version).uid])
        return recorded

    def withdraw(self, decision: str, who: str, when: str, why: str = "") -> None:
        """Say that a decision (its uid) no longer counts; one about lines has the version taken apart again.

        ValueError for a name, which is corrected by another one.
        """
        with self._look() as connection:
            found = decided.of_uid(connection, decision)
        if isinstance(found.what, NameDecision | Withdrawal):
            raise ValueError(f"this is not withdrawn: {found.what}")
        with writing(self._engine) as connection:
            decided.record(connection, Withdrawal(decision, who, when, why), found.anchors, now())
        if isinstance(found.what, StructureDecision):
            self._settle([self.service(found.anchors[0].version).uid])

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
            service = shelves.service_of(connection, version)
            if not (every := decided.of_service(connection, service.uid)):
                return ()
            ours = {each.uid for each in service.versions}
            marks = shelves.marks(connection, version)
            _, _, analysis = shelves.analysis(connection, version)
        lines = lines_of(analysis) if analysis else frozenset()
        return tuple(followed(each, version, ours, marks, lines) for each in every)

    def lines(self, version: str) -> tuple[Decided, ...]:
        """The decisions about lines that count for a version: its own, and those of others whose line it has."""
        return tuple(
            each.decided
            for each in self.decisions(version)
            if isinstance(each.decided.what, StructureDecision)
            and (each.decided.anchors[0].version == version or each.standing is Standing.HOLDS)
        )

    def _structure(self, version: str) -> tuple[StructureDecision, ...]:
        return tuple(each.what for each in self.lines(version) if isinstance(each.what, StructureDecision))

    # What became of a service.

    def history(self, service: str) -> History:
        """The versions of a service (its uid) in time, what each step changed, and the line of every parameter.

        Versions that other rules had taken apart than the rest are taken apart again first, so that better rules never
        look like a changed text. What a step changed is found once and kept.
        """
        found = self.service(service)
        makers = {version.maker for version in found.versions}
        by = None if len(makers) == 1 else maker()
        read = [histories.Read(*self._analysed(version.uid, by)) for version in found.versions]
        with self._look() as connection:
            every = decided.of_service(connection, found.uid)
        return histories.history(self._engine, found, read, every, maker())

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

    # The library as a whole.

    def export(self, file: Path) -> Mapping[str, int]:
        """Write everything into one .zip that ``verify`` can check and ``import_`` reads; how many of what."""
        with self._look() as connection:
            return exchange.write(connection, file, now(), {"maker": maker()})

    def import_(self, file: Path) -> Mapping[str, int]:
        """Take in an exported library beside what is here; how many of what were new. UserError for a broken file.

        What is here already stays as it is; a version of a service that is here too joins it.
        """
        with exchange.Exported(file.name, file) as given:
            if trouble := given.check().troubles:
                raise UserError(trouble[0].sentence)
            new = taking.take(self._engine, given)
        with self._look() as connection:
            decided_on = decided.with_lines(connection)
        self._settle(decided_on)
        return new

    def verify(self, file: Path | None = None) -> Checked:
        """Hold the library, or an exported one, against its digests and against itself."""
        if file is None:
            with self._look() as connection:
                return checking.check(connection)
        with exchange.Exported(file.name, file) as given:
            return given.check()


_RESEMBLES = "「{name}」とよく似ています。同じサービスの版であれば --service で指定してください。"


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
