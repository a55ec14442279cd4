"""A library that may only be read, that has no room left, or that an earlier program made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import OperationalError

import library
from corpus.store import opening
from corpus.store.opening import LibraryClosed, LibraryStopped
from tests.library.texts import terms, with_article


def filled(place: str) -> None:
    with library.open(place) as shelf:
        for version in range(2):
            clause = with_article("適用", f"本規約は、{version}番の舟に適用します。")
            shelf.add(f"{version}.txt", terms(date=f"２０２{version}年４月１日", articles=clause))


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A library in a file that this user may read and not write."""
    file = tmp_path / "library.db"
    filled(str(file))
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    return str(file)


def test_a_library_that_may_only_be_read_is_read_and_left_as_it_is(locked: str) -> None:
    before = Path(locked).read_bytes()
    with library.open(locked) as shelf:
        (service,) = shelf.services()
        assert len(shelf.history(service.uid).steps) == 1
        assert shelf.search("解約").hits
        assert shelf.verify().whole
        assert shelf.add("0.txt", shelf.original(service.latest.uid)).version == service.latest
        with pytest.raises(LibraryStopped, match="読み取り専用です"):
            shelf.add("new.txt", terms(service="雪見舟"))
    assert Path(locked).read_bytes() == before
    assert [file.name for file in Path(locked).parent.iterdir()] == ["library.db"]


def test_what_lies_in_the_log_of_a_library_that_may_only_be_read_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library.open(str(tmp_path / "library.db")) as shelf:
        shelf.add("a.txt", terms())
        copy = tmp_path / "copy"
        copy.mkdir()
        for file in tmp_path.glob("library.db*"):  # while it is open, what is new lies beside the file
            shutil.copy(file, copy)
    assert (copy / "library.db-wal").stat().st_size
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    with library.open(str(copy / "library.db")) as shelf:
        assert len(shelf.services()) == 1


def test_a_full_disk_gets_a_sentence_and_takes_nothing_along(tmp_path: Path) -> None:
    with library.open(str(tmp_path / "library.db")) as shelf:
        shelf.add("a.txt", terms())
        with shelf._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")  # no page more than there are
        long = with_article("適用", "本規約は、舟に適用します。" * 4000)
        with pytest.raises(LibraryStopped, match="空き容量がありません"):
            shelf.add("b.txt", terms(date="２０２５年４月１日", articles=long))
        assert [len(service.versions) for service in shelf.services()] == [1]
        assert shelf.verify().whole


def _cut_off(engine: Engine) -> None:
    """Whoever runs the server ends the session in the middle of a transaction."""
    with opening.writing(engine) as connection:
        number = connection.scalar(text("SELECT pg_backend_pid()"))
        with engine.connect() as other:
            other.execute(text("SELECT pg_terminate_backend(:number)"), {"number": number})
        connection.execute(text("SELECT 1"))


def test_a_server_that_goes_away_gets_a_sentence(postgres: str) -> None:
    engine = opening.opened(postgres)
    with pytest.raises(LibraryStopped, match="接続が切れました"):
        _cut_off(engine)
    with opening.reading(engine) as connection:  # it is there again
        assert connection.scalar(text("SELECT 1")) == 1
    engine.dispose()


def test_what_nobody_can_mend_is_no_sentence(tmp_path: Path) -> None:
    engine = opening.opened(str(tmp_path / "library.db"))
    with opening.reading(engine) as connection, pytest.raises(OperationalError, match="no such table"):
        connection.execute(text("SELECT * FROM elsewhere"))
    engine.dispose()


LATER = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None
def upgrade():
    op.add_column("services", sa.Column("remark", sa.Text(), nullable=False, server_default="{remark}"))
    {more}
"""


def later(folder: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> None:
    """Makes this program the next one, whose tables have a column more."""
    scripts = folder / "migrations"
    shutil.copytree(Path(opening.__file__).parent / "migrations", scripts)
    (scripts / "versions" / "0002_remarks.py").write_text(LATER.format(remark="なし", more=more))
    configuration = opening.migrations()
    configuration.set_main_option("script_location", str(scripts))
    monkeypatch.setattr(opening, "migrations", lambda: configuration)
    monkeypatch.setattr(opening, "REVISION", "0002")


def test_a_library_of_an_earlier_program_is_brought_up_to_date_and_keeps_what_it_has(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(place)
    with library.open(place) as shelf:
        before = shelf.services()
    later(tmp_path, monkeypatch)
    for _ in range(2):  # the second time there is nothing to do
        with library.open(place) as shelf:
            assert shelf.services() == before
            assert shelf.verify().whole
            assert shelf.search("解約").hits
    engine = create_engine(opening.location(place))
    with engine.connect() as connection:
        assert list(connection.scalars(text("SELECT remark FROM services"))) == ["なし"]
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0002"
    engine.dispose()


def test_a_step_that_fails_leaves_the_library_as_it_was(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(place)
    with monkeypatch.context() as patch:
        later(tmp_path, patch, "raise ZeroDivisionError")
        with pytest.raises(ZeroDivisionError):
            library.open(place)
    with library.open(place) as shelf:
        assert shelf.verify().whole
        assert len(shelf.services()) == 1


def test_a_library_of_an_earlier_program_that_may_only_be_read_says_so(
    locked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(tmp_path, monkeypatch)
    with pytest.raises(LibraryClosed, match="読み取り専用です"):
        library.open(locked)
