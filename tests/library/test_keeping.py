"""The library keeps what it is given: once, whole, and as it was, on either database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

import library
import pipeline
from corpus.errors import UserError
from corpus.samples import samples
from corpus.store import opening
from corpus.store.opening import LibraryClosed, default_url
from corpus.store.schema import REVISION, tables
from library import Library
from library.preparing import Said, prepare
from models.library import NEW, Became
from tests.library.texts import ARTICLES, terms, with_article

RAISED = with_article(
    "料金の支払",
    "１　利用者は、毎月末日までに料金を支払います。\n２　支払を怠った利用者は、年１４．６％の割合による遅延損害金を支払います。",
)


def test_a_document_comes_back_as_it_was(shelf: Library) -> None:
    sample = samples()[0]
    for suffix in (".txt", ".pdf"):
        kept = shelf.add(sample.name(suffix), sample.read(suffix))
        assert shelf.original(kept.version.uid) == sample.read(suffix)
        assert shelf.analysis(kept.version.uid) == pipeline.analyse(sample.name(suffix), sample.read(suffix))


def test_the_same_file_is_kept_once_under_whatever_name(shelf: Library) -> None:
    first = shelf.add("規約.txt", terms())
    again = shelf.add("写し.txt", terms())
    assert (first.became, again.became) == (Became.SERVICE, Became.KNOWN)
    assert again.version == first.version
    assert [version.file for version in shelf.services()[0].versions] == ["規約.txt"]


def test_what_a_document_says_of_itself_is_understood(shelf: Library) -> None:
    kept = shelf.add("a.txt", terms())
    assert (kept.service.provider, kept.service.name, kept.service.kind) == ("株式会社月見水運", "月見舟", "規約")
    assert kept.version.date == kept.version.effective == "2024-04-01"


def test_what_the_user_says_counts_where_the_text_is_silent(shelf: Library) -> None:
    kept = shelf.add("a.txt", terms(provider="", date="", title=""), said=Said("山田商店", "貸ボート", "2023-05-01"))
    assert (kept.service.provider, kept.service.name, kept.version.date) == ("山田商店", "貸ボート", "2023-05-01")


def test_a_new_text_of_a_service_is_a_version_of_it_in_its_place_in_time(shelf: Library) -> None:
    newer = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=RAISED))
    older = shelf.add("a.txt", terms())
    assert (newer.became, older.became) == (Became.SERVICE, Became.VERSION)
    assert [version.date for version in shelf.services()[0].versions] == ["2024-04-01", "2025-04-01"]
    assert shelf.services()[0].latest.uid == newer.version.uid


def test_services_are_listed_by_provider_and_name_each_with_its_own_versions(shelf: Library) -> None:
    given = [("い社", "舟"), ("ア社", "橋"), ("い社", "筏"), ("Z社", "桟橋")]
    for number, (provider, service) in enumerate(given * 2):
        said, text = (
            Said(provider, service),
            terms(provider="", title="", date="", articles={"適用": f"{number}艘とする。"}),
        )
        shelf.keep(prepare(f"{number}.txt", text, said=said), _home(shelf, service))
    found = [(service.provider, service.name, [v.file for v in service.versions]) for service in shelf.services()]
    assert found == [
        ("Z社", "桟橋", ["3.txt", "7.txt"]),
        ("い社", "筏", ["2.txt", "6.txt"]),
        ("い社", "舟", ["0.txt", "4.txt"]),
        ("ア社", "橋", ["1.txt", "5.txt"]),
    ]
    assert all(version.service == service.uid for service in shelf.services() for version in service.versions)


def _home(shelf: Library, name: str) -> str:
    return next((service.uid for service in shelf.services() if service.name == name), NEW)


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (terms(service="花見舟"), "another service of the same provider, word for word the same"),
        (terms(provider="株式会社よそ"), "the same name with another provider"),
        (terms(title="{service}　プライバシーポリシー"), "another kind of text"),
    ],
)
def test_what_may_be_another_service_is_one(shelf: Library, file: bytes, why: str) -> None:
    shelf.add("a.txt", terms())
    assert shelf.add("b.txt", file).became is Became.SERVICE, why


def test_a_sibling_is_said_to_be_alike(shelf: Library) -> None:
    shelf.add("a.txt", terms())
    assert any("月見舟" in remark for remark in shelf.add("b.txt", terms(service="花見舟")).remarks)


def test_a_text_without_a_name_goes_to_the_service_whose_words_it_has(shelf: Library) -> None:
    first = shelf.add("a.txt", terms())
    nameless = terms(provider="", title="", articles=RAISED, date="２０２５年４月１日")
    assert shelf.add("b.txt", nameless).service.uid == first.service.uid


def test_a_text_that_resembles_two_services_alike_is_a_new_one(shelf: Library) -> None:
    shelf.add("a.txt", terms())
    shelf.add("b.txt", terms(service="花見舟"))
    assert shelf.add("c.txt", terms(provider="", title="", articles=RAISED)).became is Became.SERVICE


def test_a_version_finds_its_service_among_many_siblings(shelf: Library) -> None:
    """A provider may have more services of the same words than are looked at."""
    for at in range(15):
        shelf.add("b.txt", terms(service=f"月見舟{at}号"))
    first = shelf.add("a.txt", terms())
    later = shelf.add("c.txt", terms(date="２０２５年４月１日"))
    assert later.service.uid == first.service.uid


def test_another_analysis_is_no_other_version(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = shelf.add("a.txt", terms())
    monkeypatch.setattr("library.preparing.maker", lambda: "f" * 12)
    assert shelf.stale() == (kept.version.uid,)
    shelf.refresh(kept.version.uid)
    assert shelf.stale() == ()
    (service,) = shelf.services()
    assert [version.maker for version in service.versions] == ["f" * 12]
    assert shelf.verify().whole


def test_the_index_forgets_what_is_gone(shelf: Library, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    version = shelf.add("a.txt", terms()).version.uid
    before = shelf.search("遅延損害金")
    other = shelf.add("b.txt", terms(service="花見舟", articles={"空の条": "－", **ARTICLES})).version.uid
    clauses = len(ARTICLES) + 2  # with 前文 and 附則
    shelf.refresh(version)
    shelf.refresh(other)
    gone = 0 if "://" in place else 2 * clauses + 1
    assert shelf.clean() == gone
    assert shelf.clean() == 0
    assert shelf.verify().whole
    assert [hit.service for hit in shelf.search("遅延損害金 サービス:月見舟").hits] == [
        hit.service for hit in before.hits
    ]
    assert shelf.search("空の条").hits
    if gone:
        engine = create_engine(opening.location(place))
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO clause_words (clause_words) VALUES ('integrity-check')"))
            assert connection.scalar(text("SELECT count(*) FROM clause_words_docsize")) == gone
        engine.dispose()


def test_an_analysis_of_another_shape_is_made_again(shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("corpus.store.codec.VERSION", 0)
        kept = shelf.add("a.txt", terms())
    assert shelf.analysis(kept.version.uid) == pipeline.analyse("a.txt", terms())
    assert shelf.verify().whole


def test_a_broken_file_leaves_nothing_behind(shelf: Library) -> None:
    with pytest.raises(UserError):
        shelf.add("a.pdf", b"%PDF-1.7 and nothing else")
    assert shelf.services() == ()
    assert shelf.verify().whole


def test_hostile_characters_are_kept_harmlessly(shelf: Library) -> None:
    odd = with_article("舟\u202e\u2028", "利用者は、舟を\ufffe返します。<b>'; DROP TABLE versions; --")
    kept = shelf.add("../../a\x00.txt", terms(articles=odd))
    assert shelf.original(kept.version.uid) == terms(articles=odd)
    assert kept.version.file == "a.txt"
    assert shelf.verify().whole


def test_a_service_is_found_by_what_a_person_types(shelf: Library) -> None:
    first, second = shelf.add("a.txt", terms()), shelf.add("b.txt", terms(service="月見舟プラス"))
    assert shelf.find("月見舟").uid == first.service.uid
    assert shelf.find("プラス").uid == second.service.uid
    assert shelf.find(first.version.uid[:10]).uid == first.service.uid
    for words in ("月見", "雪見"):
        with pytest.raises(UserError, match=words):
            shelf.find(words)


def test_the_tables_are_those_that_the_migrations_make(place: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    engine = opening.opened(place)
    with opening.reading(engine) as connection:
        ours = {"include_name": lambda name, kind, _: kind != "table" or name in tables.tables}
        found = compare_metadata(MigrationContext.configure(connection, opts=ours), tables)
    engine.dispose()
    assert found == []
    assert ScriptDirectory.from_config(opening.migrations()).get_current_head() == REVISION


def test_a_library_of_a_newer_program_is_left_alone(place: str) -> None:
    library.open(place).close()
    engine = create_engine(opening.location(place))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(LibraryClosed, match="新しい版"):
        library.open(place)


def test_a_file_that_is_no_library_is_refused_in_a_sentence(tmp_path: Path) -> None:
    wrong = tmp_path / "a.db"
    wrong.write_bytes(b"not a database at all, but long enough to be looked at" * 40)
    with pytest.raises(LibraryClosed, match="文書庫のファイルではない"):
        library.open(str(wrong))


@pytest.mark.parametrize(
    "where", ["mysql://server/library", "sqlite://", "oracle+x://", "postgresql://127.0.0.1:1/none"]
)
def test_a_place_where_no_library_can_be_is_refused_in_a_sentence(where: str) -> None:
    with pytest.raises(LibraryClosed):
        library.open(where)


def test_no_message_shows_a_password() -> None:
    with pytest.raises(LibraryClosed) as caught:
        library.open("postgresql://me:himitsu@127.0.0.1:1/none")
    assert "himitsu" not in str(caught.value)


def test_the_library_lies_where_programs_keep_data() -> None:
    assert default_url({"HOME": "/home/a"}, "linux") == "sqlite:////home/a/.local/share/yakkan-kurabe/library.db"
    assert default_url({"HOME": "/home/a", "XDG_DATA_HOME": "/d"}, "linux") == "sqlite:////d/yakkan-kurabe/library.db"
    assert "Application Support" in default_url({"HOME": "/Users/a"}, "darwin")
    assert default_url({"YAKKAN_DATABASE_URL": "postgresql://x/y", "HOME": "/"}, "linux") == "postgresql://x/y"


def test_decisions_cannot_be_changed_in_the_database(shelf: Library, place: str) -> None:
    from models.reviews import Review, ReviewSays

    kept = shelf.add("a.txt", terms())
    shelf.decide(Review("本則/第1条", ReviewSays.CONFIRMED, "", "山田", "2026-11-20"), kept.version.uid)
    engine = create_engine(opening.location(place))
    for statement in ("UPDATE decisions SET content = ''", "DELETE FROM decisions", "DELETE FROM anchors"):
        with pytest.raises(DBAPIError, match="never changed"), engine.begin() as connection:
            connection.execute(text(statement))
    engine.dispose()
    assert len(shelf.decisions(kept.version.uid)) == 1


def test_every_article_is_in_the_library(shelf: Library) -> None:
    kept = shelf.add("a.txt", terms())
    assert kept.version.articles == len(ARTICLES)
    assert re.fullmatch("[0-9a-f]{12}", kept.version.maker)
