"""Libraries to test with, on SQLite and on PostgreSQL: a server of the tests' own, on a socket, gone with them."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

import library
from library import Library

_NUMBERS = count(1)


def _programs() -> Path | None:
    """The folder with PostgreSQL's server programs, None where there is none."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a database on a PostgreSQL server."""
    programs = _programs()
    if programs is None:
        message = "There is no PostgreSQL: apt install postgresql, or run without it."
        if os.environ.get("REQUIRE_POSTGRES") == "1":
            pytest.fail(message)
        pytest.skip(message)
    folder = Path(tempfile.mkdtemp(prefix="yakkan-"))
    user = None
    if os.geteuid() == 0:  # the server refuses to be run by root
        user = "postgres"
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    folder.chmod(0o755)

    def run(program: str, *words: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *words]
        subprocess.run(command, user=user, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder)

    run("initdb", "--no-sync", "--auth=trust", "--username=tests", "--encoding=UTF8", "--locale=C")
    settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=40"
    run("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", settings)
    try:
        yield f"postgresql://tests@/postgres?host={folder}"
    finally:
        run("pg_ctl", "stop", "-m", "immediate")
        shutil.rmtree(folder, ignore_errors=True)


def _execute(url: str, statement: str) -> None:
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new library may lie."""
    if request.param == "sqlite":
        return str(tmp_path / "library.db")
    postgres, schema = str(request.getfixturevalue("postgres")), f"library{next(_NUMBERS)}"
    _execute(postgres, f"CREATE SCHEMA {schema}")  # cheaper than a database
    return f"{postgres}&options=-csearch_path%3D{schema}"


@pytest.fixture
def shelf(place: str) -> Iterator[Library]:
    """A new, empty library."""
    with library.open(place) as opened:
        yield opened
