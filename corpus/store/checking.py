"""A library held against itself: every byte against its digest, every row against those it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, func, select, text

from corpus.store import decided
from corpus.store.codec import OtherShape, unpack
from corpus.store.packing import unpack_pieces, unpacked
from corpus.store.schema import analyses, blobs, clauses, decisions, services, steps, versions
from models.analysis import Analysis
from models.changes import Revisions
from models.library import Checked, Trouble


def check(connection: Connection) -> Checked:
    """All that can be wrong with a library, and how much of what it has."""
    tables = (services, versions, clauses, decisions)
    counts = tuple((table.name, connection.scalar(select(func.count()).select_from(table)) or 0) for table in tables)
    rules = tuple(connection.scalars(select(analyses.c.rules).distinct().order_by(analyses.c.rules)))
    every = (_database, _originals, _versions, _clauses, _decisions, _steps)
    return Checked(counts, rules, tuple(Trouble(said) for checking in every for said in checking(connection)))


def _database(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        for said in connection.scalars(text("PRAGMA integrity_check")):
            if said != "ok":
                yield f"データベースのファイルが壊れています（{said}）。"
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"表 {row[0]} の行が、ない行を指しています。"


def _originals(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(blobs)).yield_per(50):
        try:
            data = unpacked(row.packing, row.content)
        except ValueError:
            yield f"原本 {row.sha256[:12]} を取り出せません。"
            continue
        if sha256(data).hexdigest() != row.sha256 or len(data) != row.size:
            yield f"原本 {row.sha256[:12]} の内容が、加えたときと違います。"


def _versions(connection: Connection) -> Iterator[str]:
    every = select(versions.c.uid, versions.c.file, analyses.c.content).outerjoin(analyses)
    for row in connection.execute(every).yield_per(50):
        if row.content is None:
            yield f"「{row.file}」（{row.uid[:12]}）の解析結果がありません。"
            continue
        try:
            unpack(Analysis, row.content)
        except OtherShape:
            continue  # made by another version of the program, and made again when it is asked for
        except ValueError:
            yield f"「{row.file}」（{row.uid[:12]}）の解析結果を読めません。"
    latest = func.count().filter(versions.c.latest)
    for row in connection.execute(select(versions.c.service_id).group_by(versions.c.service_id).having(latest != 1)):
        yield f"サービス {row.service_id} の最新の版が一つに決まっていません。"
    empty = select(services.c.name).outerjoin(versions).where(versions.c.id.is_(None))
    for name in connection.scalars(empty):
        yield f"サービス「{name}」に版がありません。"


def _clauses(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(clauses.c.citation, clauses.c.version_id, clauses.c.pieces)).yield_per(500):
        try:
            unpack_pieces(row.pieces)
        except (ValueError, TypeError):
            yield f"版 {row.version_id} の{row.citation}の本文を読めません。"
    if connection.dialect.name == "postgresql":
        lost = text("SELECT count(*) FROM clauses c LEFT JOIN clause_words w ON w.id = c.id WHERE w.id IS NULL")
    else:
        lost = text("SELECT count(*) FROM clauses c LEFT JOIN clause_words_docsize d ON d.id = c.id WHERE d.id IS NULL")
    if count := connection.scalar(lost):
        yield f"検索の索引に、条文が {count} 件ありません。"


def _decisions(connection: Connection) -> Iterator[str]:
    try:
        every = decided.everything(connection)
    except (KeyError, TypeError, ValueError):
        yield "判断の記録を読めません。"
        return
    there = set(connection.scalars(select(versions.c.uid)))
    for each in every:
        if not each.anchors or any(anchor.version not in there for anchor in each.anchors):
            yield f"判断の記録 {each.uid[:12]} が、ない版を指しています。"


def _steps(connection: Connection) -> Iterator[str]:
    there = set(connection.scalars(select(analyses.c.uid)))
    for row in connection.execute(select(steps)).yield_per(50):
        if row.old not in there or row.new not in there:
            yield "版の比較の控えが、ない解析結果を指しています。"
        try:
            unpack(Revisions, row.content)
        except OtherShape:
            continue  # found by another version of the program, and found again when it is asked for
        except ValueError:
            yield "版の比較の控えを読めません。"
