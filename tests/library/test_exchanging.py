"""A library goes out as one file and comes in whole, and a check finds whatever is wrong with either."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

import library
from corpus.errors import UserError
from corpus.store import opening
from library import Library
from models.decisions import (
    ParameterDecision,
    ParameterSays,
    RemarkDecision,
    RemarkSays,
    Says,
    StructureDecision,
)
from models.reviews import NameDecision, Review, ReviewSays
from tests.library.texts import terms, with_article

WHEN = "2026-11-20"
CHANGED = with_article("解約", "利用者は、いつでも解約できます。")


def filled(shelf: Library) -> Library:
    first = shelf.add("a.txt", terms()).version.uid
    second = shelf.add("b.txt", terms(date="２０２５年４月１日", articles=CHANGED)).version.uid
    shelf.add("c.txt", terms(service="花見馬車", provider="花見馬車株式会社"))
    shelf.decide(Review("本則/第4条", ReviewSays.COMMENT, "短い", "山田", WHEN), second)
    shelf.decide(StructureDecision("（２）舟の数が足りないとき。", 1, Says.TEXT, "山田", WHEN), first)
    rate = (
        "late_interest.rate",
        "本則/第3条/第2項",
        "",
        "12.5%/year",
        ParameterSays.CORRECT,
        "14.6%/year",
        "年１２．５％",
    )
    shelf.decide(ParameterDecision(*rate, "山田", WHEN), first)
    shelf.decide(RemarkDecision("wording", "本則/第4条", "0" * 64, RemarkSays.DISMISSED, "山田", WHEN), first)
    shelf.decide(NameDecision("", "月見ボート", "2024-05-01", "山田", WHEN), first)
    return shelf


def test_a_library_that_was_exported_is_the_same_where_it_is_imported(
    shelf: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(shelf).export(tmp_path / "out.zip")
    assert shelf.verify(tmp_path / "out.zip").whole
    with library.open(str(tmp_path / "other.db")) as other:
        assert dict(other.import_(tmp_path / "out.zip")) == {"versions": 3, "decisions": 5}
        assert other.services() == shelf.services()
        for service in shelf.services():
            for version in service.versions:
                assert other.original(version.uid) == shelf.original(version.uid)
                assert other.analysis(version.uid) == shelf.analysis(version.uid)
                assert other.decisions(version.uid) == shelf.decisions(version.uid)
        assert dict(other.import_(tmp_path / "out.zip")) == {"versions": 0, "decisions": 0}
        assert other.verify().whole
        other.export(tmp_path / "again.zip")
    tables = ("services.json", "versions.json", "decisions.json")
    assert [read(tmp_path / "again.zip", name) for name in tables] == [
        read(tmp_path / "out.zip", name) for name in tables
    ]


def test_what_a_file_held_is_the_same_on_a_server(shelf: Library, tmp_path: Path) -> None:
    with library.open(str(tmp_path / "one.db")) as one:
        filled(one).export(tmp_path / "out.zip")
        assert dict(shelf.import_(tmp_path / "out.zip")) == {"versions": 3, "decisions": 5}
        assert shelf.services() == one.services()
        for version in (version for service in one.services() for version in service.versions):
            assert shelf.original(version.uid) == one.original(version.uid)
            assert shelf.analysis(version.uid) == one.analysis(version.uid)
            assert shelf.decisions(version.uid) == one.decisions(version.uid)
    assert shelf.verify().whole


def test_an_import_joins_the_service_that_is_here(shelf: Library, tmp_path: Path) -> None:
    filled(shelf).export(tmp_path / "out.zip")
    with library.open(str(tmp_path / "other.db")) as other:
        kept = other.add("b.txt", terms(date="２０２５年４月１日", articles=CHANGED))
        other.import_(tmp_path / "out.zip")
        assert len(other.services()) == 2
        assert len(other.service(kept.service.uid).versions) == 2
        assert other.verify().whole


def test_an_export_of_other_rules_is_imported_and_made_anew(
    shelf: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("corpus.store.codec.VERSION", 0)
        filled(shelf).export(tmp_path / "out.zip")
    assert shelf.verify(tmp_path / "out.zip").whole
    with library.open(str(tmp_path / "other.db")) as other:
        other.import_(tmp_path / "out.zip")
        for service in shelf.services():
            for version in service.versions:
                assert other.analysis(version.uid) == shelf.analysis(version.uid)


def read(file: Path, name: str) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read(name)


def altered(file: Path, copy: Path, name: str, content: bytes | None) -> Path:
    """A copy in which one member says something else, or is missing."""
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(copy, "w") as other:
        for member in archive.namelist():
            if member.startswith(name):
                if content is not None:
                    other.writestr(member, content)
                name = "\0"  # only the first one
            else:
                other.writestr(member, archive.read(member))
    return copy


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that was exported."""
    folder = tmp_path_factory.mktemp("exported")
    with library.open(str(folder / "library.db")) as shelf:
        filled(shelf).export(folder / "out.zip")
    return folder / "out.zip"


@pytest.mark.parametrize("name", ["originals/", "analyses/", "versions.json", "decisions.json", "services.json"])
@pytest.mark.parametrize("content", [None, b"[]", b"{", b""])
def test_an_altered_export_is_found_out_and_not_imported(
    tmp_path: Path, exported: Path, name: str, content: bytes | None
) -> None:
    file = altered(exported, tmp_path / "altered.zip", name, content)
    with library.open(str(tmp_path / "other.db")) as other:
        with pytest.raises(UserError):
            other.import_(file)
        assert other.services() == ()


def test_a_file_that_is_no_export_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with library.open(str(tmp_path / "library.db")) as shelf:
        (tmp_path / "a.zip").write_bytes(b"PK nothing")
        with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
            archive.writestr("manifest.json", json.dumps({"format": "something else"}))
        for name in ("a.zip", "b.zip", "c.zip"):
            with pytest.raises(UserError, match=name):
                shelf.import_(tmp_path / name)
        for place in (tmp_path / "missing" / "out.zip", tmp_path, Path("/dev/null")):
            with pytest.raises(UserError, match="書き出せません"):
                shelf.export(place)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE blobs SET content = substr(content, 1, 20)", "原本"),
        ("UPDATE blobs SET size = size + 1", "原本"),
        ("UPDATE analyses SET content = substr(content, 1, 20)", "解析結果を読めません"),
        ("DELETE FROM analyses", "解析結果"),
        ("UPDATE steps SET content = substr(content, 1, 20)", "版の比較の控え"),
        ("UPDATE versions SET latest = true", "最新の版"),
        ("UPDATE clauses SET pieces = substr(pieces, 1, 20)", "本文を読めません"),
    ],
)
def test_a_check_finds_what_was_spoilt(shelf: Library, place: str, statement: str, said: str) -> None:
    filled(shelf)
    assert shelf.verify().whole
    engine = create_engine(opening.location(place))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    found = shelf.verify()
    assert not found.whole
    assert all(said in trouble.sentence for trouble in found.troubles)
