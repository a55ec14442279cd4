"""Where a library lies, and its database opened: made when missing, brought up to date, safe against a sudden end."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from corpus.errors import UserError
from corpus.store.schema import REVISION

VARIABLE = "YAKKAN_DATABASE_URL"
WAIT = 60
"""Seconds that a writer waits for another one."""
_LOCK = 0x59414B4B  # any number, the same for all sessions: the lock of writers on PostgreSQL
_SCHEMES = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


class LibraryClosed(UserError):  # noqa: N818 -- it says what the library is
    """A library that cannot be opened, and what to do about it."""

    def __init__(self, where: str, reason: str, remedy: str) -> None:
        super().__init__(f"文書庫「{where}」を開けません。{reason}{remedy}")


class LibraryStopped(UserError):  # noqa: N818 -- it says what happened to the library
    """A library that could be opened and is no longer of use: nothing of what was under way has been kept."""

    def __init__(self, where: str, reason: str, remedy: str) -> None:
        super().__init__(f"文書庫「{where}」の読み書きを続けられません。{reason}{remedy}")


_CAUSES = (
    (("not a database", "malformed"), "文書庫のファイルではないか、壊れています。", "別の場所を指定してください。"),
    (("locked",), "ほかのプログラムが使っています。", "少し待ってからやり直してください。"),
    (("readonly", "read-only"), "読み取り専用です。", "書き込める場所へ写すか、権限を確かめてください。"),
    (("disk is full", "No space left"), "空き容量がありません。", "空きを作って、もう一度実行してください。"),
    (("disk I/O error",), "ディスクの読み書きに失敗しました。", "ディスクを確かめて、もう一度実行してください。"),
    (
        ("connection is lost", "closed the connection", "terminating connection", "connection failed"),
        "データベースとの接続が切れました。",
        "サーバーを確かめて、もう一度実行してください。",
    ),
)
"""Words of the databases, what has happened, and what helps."""


def _cause(error: BaseException | None) -> tuple[str, str] | None:
    said = str(getattr(error, "orig", None) or error)
    return next(((why, remedy) for words, why, remedy in _CAUSES if any(word in said for word in words)), None)


@contextmanager
def _explained(engine: Engine) -> Iterator[None]:
    """What a user can mend, in a sentence; the rest crashes."""
    try:
        yield
    except (DBAPIError, sqlite3.DatabaseError) as error:
        if found := _cause(error):
            raise LibraryStopped(shown(engine.url), *found) from error
        raise


def default_url(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """``YAKKAN_DATABASE_URL``, else the SQLite file in the user's own folder for data of programs."""
    if url := environment.get(VARIABLE):
        return url
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    folders = {"darwin": home / "Library/Application Support", "win32": home / "AppData/Local"}
    given = environment.get("LOCALAPPDATA" if platform == "win32" else "XDG_DATA_HOME")
    folder = Path(given) if given else folders.get(platform, home / ".local/share")
    return f"sqlite:///{folder / 'yakkan-kurabe' / 'library.db'}"


def location(where: str) -> URL:
    """A URL, or the path of a SQLite file, as SQLAlchemy's URL; LibraryClosed for one that is neither."""
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise LibraryClosed(where, "場所の書き方が誤っています。", _REMEDY) from error
    url = url.set(drivername=_SCHEMES.get(url.drivername, url.drivername))
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise LibraryClosed(shown(url), "使えるデータベースは SQLite と PostgreSQL です。", _REMEDY)
    return url


_REMEDY = f"{VARIABLE} か --library に、SQLite のファイルか postgresql://… を指定してください。"


def shown(url: URL) -> str:
    """The place as it may stand in a message: a path, or a URL without its password."""
    return url.database or ":memory:" if url.get_backend_name() == "sqlite" else url.render_as_string()


def there(where: str) -> bool:
    """Whether something lies at a place; a server is there. LibraryClosed for what is no place."""
    url = location(where)
    return url.get_backend_name() != "sqlite" or Path(str(url.database)).exists()


def size(where: str) -> int | None:
    """Bytes on this disk, with those that are still in its log; None where the library lies on a server or nowhere yet."""
    url = location(where)
    file = Path(str(url.database))
    if url.get_backend_name() != "sqlite" or not file.exists():
        return None
    return sum(each.stat().st_size for each in (file, file.with_name(f"{file.name}-wal")) if each.exists())


def opened(where: str) -> Engine:
    """The database with the tables of this version of the program, or LibraryClosed."""
    url = location(where)
    if url.get_backend_name() == "sqlite":
        _folder(url)
    try:
        engine = _engine(url)
    except NoSuchModuleError as error:
        raise LibraryClosed(shown(url), "その種類のデータベースは使えません。", _REMEDY) from error
    try:
        _upgrade(engine, shown(url))
    except (DBAPIError, sqlite3.DatabaseError, LibraryStopped) as error:
        engine.dispose()
        raise _refused(url, error.__cause__ if isinstance(error, LibraryStopped) else error) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def _refused(url: URL, error: BaseException | None) -> LibraryClosed:
    if url.get_backend_name() == "sqlite" and (found := _cause(error)):
        return LibraryClosed(shown(url), *found)
    said = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return LibraryClosed(shown(url), f"データベースの答え: {said}。", "場所と権限を確かめてください。")


def _folder(url: URL) -> None:
    if url.database in (None, "", ":memory:"):
        raise LibraryClosed(":memory:", "ファイルの名前がありません。", _REMEDY)
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryClosed(shown(url), "フォルダを作れません。", "書き込める場所を指定してください。") from error


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        # a prepared statement is soon planned once for all words: for rare ones as if they were common, thirty times slower
        return create_engine(url, pool_pre_ping=True, connect_args={"prepare_threshold": None})
    if _read_only(url):
        return _engine_to_read(url)
    engine = create_engine(url, connect_args={"timeout": WAIT})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "mmap_size=1073741824"):
            connection.execute(f"PRAGMA {setting}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    return engine


def _read_only(url: URL) -> bool:
    """Whether a library is there that may be read and not written: on a disk that is shared or put away."""
    file = Path(str(url.database))
    return file.exists() and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def _engine_to_read(url: URL) -> Engine:
    """A database to which nothing can be added; without a log beside it SQLite would want to write one even to read."""
    file = Path(str(url.database)).absolute()
    unfinished = file.with_name(f"{file.name}-wal").exists()
    place = f"file:{quote(str(file))}?mode=ro{'' if unfinished else '&immutable=1'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(place, timeout=WAIT, uri=True, check_same_thread=False, isolation_level=None)

    engine = create_engine(url, creator=connect)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that changes the library; one at a time, the others wait. LibraryStopped where it cannot be written."""
    with _explained(engine), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One look at the library, all of it at one point in time."""
    level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with _explained(engine), engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


def _upgrade(engine: Engine, where: str) -> None:
    """Bring the tables up to date; Alembic is loaded only where there is something to do."""
    with reading(engine) as connection:
        now = _revision(connection)
    if now == REVISION:
        return
    with writing(engine) as connection:
        now = _revision(connection)
        if now == REVISION:
            return
        if now is None and any(name in ("blobs", "versions") for name in inspect(connection).get_table_names()):
            raise LibraryClosed(where, "別のプログラムのデータベースのようです。", "別の場所を指定してください。")
        _migrate(connection, where)


def _migrate(connection: Connection, where: str) -> None:
    from alembic import command
    from alembic.util import CommandError

    configuration = migrations()
    configuration.attributes["connection"] = connection
    try:
        command.upgrade(configuration, "head")
    except CommandError as error:
        raise LibraryClosed(
            where, "もっと新しい版のプログラムで作られています。", "プログラムを新しくしてから開いてください。"
        ) from error


def migrations() -> Any:
    """Alembic's configuration, without any file of settings."""
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.set_main_option("path_separator", "os")
    return configuration


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
