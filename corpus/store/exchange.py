"""A whole library as one .zip: originals as they are, analyses as they lie, everything else as JSON, a digest for each file.

manifest.json   format, version, program, time, digests of the rules, settings, counts, and the SHA-256 of every file
services.json   [{uid, provider, name, kind, name_key}, …]
versions.json   [{uid, service, file, title, effective, …, analysis: {uid, maker, rules, …}}, …]
decisions.json  [{uid, kind, content, recorded, anchors: [{version, path, digest, mark}]}, …]
originals/<SHA-256>, analyses/<uid>
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from corpus.errors import UserError, shown_name
from corpus.files import cause
from corpus.store import decided
from corpus.store.codec import OtherShape, unpack
from corpus.store.packing import LIMIT, unpacked
from corpus.store.schema import analyses, blobs, services, versions
from models.analysis import Analysis
from models.library import Anchor, Checked, Decided, Trouble, kind_of
from models.origin import PROGRAM
from models.origin import VERSION as PROGRAM_VERSION

FORMAT, VERSION = "yakkan-kurabe library", 1
_TABLES = ("services", "versions", "decisions")
_FIXED = (1980, 1, 1, 0, 0, 0)
_OF_ANALYSIS = ("uid", "maker", "rules", "decisions", "articles", "notices")


class NoLibrary(UserError):  # noqa: N818 -- it says what the file is
    """A file that is no exported library, or a broken one."""

    def __init__(self, name: str, reason: str) -> None:
        remedy = "書き出し（library export）をやり直すか、別のファイルを選んでください。"
        super().__init__(f"「{shown_name(name)}」を文書庫として読み込めません。{reason}{remedy}")


def write(connection: Connection, file: Path, now: str, settings: Mapping[str, str]) -> Mapping[str, int]:
    """Write the whole library; how many of what. UserError where the file cannot be written.

    The file stands under its name only when it is whole.
    """
    if file.exists() and not file.is_file():
        raise UserError(f"「{file}」はファイルではないので、書き出せません。.zip のファイル名を指定してください。")
    unfinished = file.with_name(file.name + ".part")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            counts = _Writing(archive).all(connection, now, settings)
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise UserError(
            f"「{file}」に書き出せません（{cause(error)}）。書き込める場所のファイル名を指定してください。"
        ) from error
    return counts


class _Writing:
    """An archive being written, and the digest of every file in it so far."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.digests: dict[str, str] = {}

    def all(self, connection: Connection, now: str, settings: Mapping[str, str]) -> Mapping[str, int]:
        for row in connection.execute(select(blobs)).yield_per(50):
            self.put(f"originals/{row.sha256}", unpacked(row.packing, row.content))
        for row in connection.execute(select(analyses.c.uid, analyses.c.content)).yield_per(50):
            self.put(f"analyses/{row.uid}", row.content, packed=True)
        tables = {
            "services": [dict(row) for row in connection.execute(_services()).mappings()],
            "versions": [_nested(row) for row in connection.execute(_versions()).mappings()],
            "decisions": [_told(each) for each in decided.everything(connection)],
        }
        for name, rows in tables.items():
            self.put(f"{name}.json", _json(rows))
        counts = {name: len(rows) for name, rows in tables.items()}
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "program": f"{PROGRAM} {PROGRAM_VERSION}",
            "exported": now,
            "rules": sorted({row["analysis"]["rules"] for row in tables["versions"]}),
            "settings": dict(settings),
            "counts": counts,
            "files": self.digests,
        }
        self.archive.writestr(zipfile.ZipInfo("manifest.json", _FIXED), _json(manifest), zipfile.ZIP_DEFLATED)
        return counts

    def put(self, name: str, content: bytes, *, packed: bool = False) -> None:
        self.digests[name] = sha256(content).hexdigest()
        kind = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        self.archive.writestr(zipfile.ZipInfo(name, _FIXED), content, kind)


def _services() -> Any:
    columns = [services.c[name] for name in ("uid", "provider", "name", "kind", "name_key")]
    return select(*columns).order_by(services.c.id)


def _versions() -> Any:
    names = ("uid", "file", "title", "effective", "revised", "given", "corrected", "added", "ocr")
    return (
        select(
            *(versions.c[name] for name in names),
            services.c.uid.label("service"),
            *(analyses.c[name].label(f"analysis {name}") for name in _OF_ANALYSIS),
        )
        .join(services, versions.c.service_id == services.c.id)
        .join(analyses, analyses.c.version_id == versions.c.id)
        .order_by(versions.c.id)
    )


def _nested(row: Any) -> dict[str, Any]:
    flat = {name: value for name, value in row.items() if not name.startswith("analysis ")}
    return {**flat, "analysis": {name: row[f"analysis {name}"] for name in _OF_ANALYSIS}}


def _told(each: Decided) -> dict[str, Any]:
    written = {
        "uid": each.uid,
        "kind": kind_of(each.what),
        "content": decided.content(each.what),
        "recorded": each.recorded,
    }
    return {**written, "anchors": [asdict(anchor) for anchor in each.anchors]}


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


class Exported:
    """An exported library: its tables, and its originals and analyses one by one."""

    def __init__(self, name: str, data: bytes | Path) -> None:
        self.name = name
        try:
            self._archive = zipfile.ZipFile(data if isinstance(data, Path) else io.BytesIO(data))
        except FileNotFoundError as error:
            raise NoLibrary(name, "ファイルが見つかりません。") from error
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise NoLibrary(name, "Zip ファイルではないか、途中で切れています。") from error
        self.manifest = self._table("manifest", dict)
        if self.manifest.get("format") != FORMAT:
            raise NoLibrary(name, "文書庫を書き出したファイルではありません。")
        if self.manifest.get("version") != VERSION:
            raise NoLibrary(name, "新しい版のプログラムで書き出されています。")
        self.services, self.versions, self.decisions = (self._table(table, list) for table in _TABLES)

    def __enter__(self) -> Exported:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._archive.close()

    def original(self, uid: str) -> bytes:
        """The bytes of a version; NoLibrary where they are missing or not those that were exported."""
        data = self._content(f"originals/{uid}")
        if sha256(data).hexdigest() != uid:
            raise NoLibrary(self.name, f"原本 {uid[:12]} の内容が書き出したときと違います。")
        return data

    def analysis(self, uid: str) -> bytes:
        """The packed analysis of this uid, as ``original``."""
        content = self._content(f"analyses/{uid}")
        if sha256(content).hexdigest() != self.manifest.get("files", {}).get(f"analyses/{uid}"):
            raise NoLibrary(self.name, f"解析結果 {uid[:12]} の内容が書き出したときと違います。")
        return content

    def decided(self) -> Iterator[Decided]:
        """The decisions, in the order in which they were recorded."""
        for row in self.decisions:
            try:
                anchors = tuple(Anchor(**anchor) for anchor in row["anchors"])
                yield Decided(row["uid"], decided.read(row["kind"], row["content"]), anchors, row["recorded"])
            except (KeyError, TypeError, ValueError) as error:
                raise NoLibrary(self.name, "判断の記録が壊れています。") from error

    def _table(self, name: str, kind: type) -> Any:
        try:
            found = json.loads(self._content(f"{name}.json"))
        except ValueError as error:
            raise NoLibrary(self.name, f"{name}.json が壊れています。") from error
        if not isinstance(found, kind):
            raise NoLibrary(self.name, f"{name}.json が壊れています。")
        return found

    def _content(self, name: str) -> bytes:
        try:
            if self._archive.getinfo(name).file_size > LIMIT:
                raise NoLibrary(self.name, f"{name} が大きすぎます。")
            return self._archive.read(name)
        except KeyError as error:
            raise NoLibrary(self.name, f"{name} がありません。") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
            raise NoLibrary(self.name, f"{name} が壊れています。") from error

    def check(self) -> Checked:
        """Every file held against its digest, every version against its original and its analysis."""
        found: list[Trouble] = []
        for name in self.manifest.get("files", {}):
            _trying(found, self._check_file, name)
        for row in self.versions:
            _trying(found, self._check_version, row)
        _trying(found, self._check_decisions)
        counts = tuple((name, len(getattr(self, name))) for name in _TABLES)
        return Checked(counts, tuple(self.manifest.get("rules", ())), tuple(found))

    def _check_file(self, name: str) -> None:
        if sha256(self._content(name)).hexdigest() != self.manifest["files"][name]:
            raise NoLibrary(self.name, f"{name} の内容が書き出したときと違います。")

    def _check_decisions(self) -> None:
        there = {row["uid"] for row in self.versions}
        if any(anchor.version not in there for each in self.decided() for anchor in each.anchors):
            raise NoLibrary(self.name, "判断の記録が、ない版を指しています。")

    def _check_version(self, row: Mapping[str, Any]) -> None:
        self.original(row["uid"])
        try:
            unpack(Analysis, self.analysis(row["analysis"]["uid"]))
        except OtherShape:
            return  # made by another version of the program: it is made again when it is imported
        except ValueError as error:
            raise NoLibrary(self.name, f"版 {row['uid'][:12]} の解析結果を読めません。") from error


def _trying(found: list[Trouble], check: Callable[..., None], *what: object) -> None:
    try:
        check(*what)
    except UserError as error:
        found.append(Trouble(str(error)))
