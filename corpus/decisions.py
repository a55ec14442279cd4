"""Decisions of reviewers as a JSON file.

{"format": "yakkan-kurabe decisions", "version": 1, "structure": [
  {"line": "(1) 申込書", "occurrence": 1, "says": "item", "who": "法務 山田", "when": "2026-11-20", "why": ""}],
 "links": [
  {"left": "本則/第5条", "left_print": "", "right": "本則/第7条", "right_print": "", "says": "cut", "who": …}],
 "rows": [
  {"left": "本則/第5条", "left_print": "", "right": "", "right_print": "", "says": "checked", "who": …}],
 "parameters": [
  {"key": "backup.retention", "path": "本則/第9条/第1項", "print": "", "value": "P30D", "says": "correct",
   "instead": "P35D", "quote": "35日間", "who": …}],
 "remarks": [
  {"check": "missing_target", "path": "本則/第5条/第1項", "print": "…", "says": "dismissed", "who": …}]}

``structure`` are decisions about lines (``StructureDecision``), ``links`` about pairs of articles, or of 項 or 号
(``LinkDecision``), ``rows`` words about rows of a comparison (``RowDecision``), ``parameters`` decisions about values
(``ParameterDecision``), ``remarks`` words about remarks of 点検 (``RemarkDecision``); any may be missing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from corpus.errors import UserError, shown_name
from models.decisions import (
    LinkDecision,
    LinkSays,
    ParameterDecision,
    ParameterSays,
    RemarkDecision,
    RemarkSays,
    RowDecision,
    RowSays,
    Says,
    StructureDecision,
)

FORMAT, VERSION = "yakkan-kurabe decisions", 1
LIMIT = 5_000_000
"""Bytes; ten thousand decisions have about two million."""
_REMEDY = "このプログラムが書き出したファイルを選ぶか、その箇所を直してください。"


class UnreadableDecisions(UserError):  # noqa: N818 -- it says what the file is
    """A file that holds no decisions, or one that is malformed: ``reason`` says what and where."""

    def __init__(self, name: str, reason: str) -> None:
        self.reason = reason
        super().__init__(f"「{shown_name(name)}」を、判断を記録したファイルとして読み込めません。{reason}{_REMEDY}")


class _Field(NamedTuple):
    """A field of an entry: what makes a value good, and the words for what it has to be."""

    good: Callable[[Any], bool]
    must: str
    default: Any = None


def _is_time(value: Any) -> bool:
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and "\n" not in value


def _is_print(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch("(?:[0-9a-f]{64})?", value) is not None


def _is_one_of(words: Iterable[str]) -> _Field:
    known = tuple(words)
    return _Field(lambda v: isinstance(v, str) and v in known, f"{'・'.join(known)} のどれか")


_PATH = _Field(_is_line, "条文の場所（例: 本則/第5条）")
_PRINT = _Field(_is_print, "条文の指紋（16 進の 64 桁）または空の文字列", "")
_WHO_WHEN_WHY: Mapping[str, _Field] = {
    "who": _Field(lambda v: isinstance(v, str) and bool(v.strip()), "判断した人の名前"),
    "when": _Field(_is_time, "ISO 8601 の日時（例: 2026-11-20T10:30:00+09:00）"),
    "why": _Field(lambda v: isinstance(v, str), "理由の文字列", ""),
}
_STRUCTURE: Mapping[str, _Field] = {
    "line": _Field(_is_line, "一行の文字列（その行の全文）"),
    "occurrence": _Field(lambda v: isinstance(v, int) and not isinstance(v, bool) and v >= 1, "1 以上の整数", 1),
    "says": _is_one_of(Says),
    **_WHO_WHEN_WHY,
}
_LINKS: Mapping[str, _Field] = {
    "left": _PATH,
    "left_print": _PRINT,
    "right": _PATH,
    "right_print": _PRINT,
    "says": _is_one_of(LinkSays),
    **_WHO_WHEN_WHY,
}
_WORDS = _Field(lambda v: isinstance(v, str) and "\n" not in v, "一行の文字列", "")
_PARAMETERS: Mapping[str, _Field] = {
    "key": _Field(_is_line, "項目のキー（例: late_interest.rate）"),
    "path": _PATH,
    "print": _PRINT,
    "value": _WORDS,
    "says": _is_one_of(ParameterSays),
    "instead": _WORDS,
    "quote": _Field(lambda v: isinstance(v, str), "文言の文字列", ""),
    **_WHO_WHEN_WHY,
}
_REMARKS: Mapping[str, _Field] = {
    "check": _Field(_is_line, "点検の種類（例: missing_target）"),
    "path": _PATH,
    "print": _Field(lambda v: _is_print(v) and bool(v), "指摘の指紋（16 進の 64 桁）"),
    "says": _is_one_of(RemarkSays),
    **_WHO_WHEN_WHY,
}
_SIDE = _Field(lambda v: v == "" or _is_line(v), "条文の場所（例: 本則/第5条）または空の文字列", "")
_ROWS: Mapping[str, _Field] = {**_LINKS, "left": _SIDE, "right": _SIDE, "says": _is_one_of(RowSays)}


def read(name: str, data: bytes) -> tuple[StructureDecision, ...]:
    """The decisions about lines of a file in its order, or UnreadableDecisions. ``name`` stands in the message."""
    found = _values(name, _entries(name, data, "structure"), _STRUCTURE, "")
    return tuple(StructureDecision(**{**values, "says": Says(values["says"])}) for values in found)


def read_links(name: str, data: bytes) -> tuple[LinkDecision, ...]:
    """The decisions about links of a file in its order, or UnreadableDecisions. ``name`` stands in the message."""
    found = _values(name, _entries(name, data, "links"), _LINKS, "条文の対応（links）の ")
    return tuple(LinkDecision(**{**values, "says": LinkSays(values["says"])}) for values in found)


def read_rows(name: str, data: bytes) -> tuple[RowDecision, ...]:
    """The words about rows of a file in its order, or UnreadableDecisions. ``name`` stands in the message."""
    where = "比較の行（rows）の "
    found = []
    for number, values in enumerate(_values(name, _entries(name, data, "rows"), _ROWS, where), 1):
        if not values["left"] and not values["right"]:
            raise UnreadableDecisions(name, f'{where}{number} 件目に、"left" も "right" もありません。')
        if values["says"] == RowSays.COMMENT and not values["why"].strip():
            raise UnreadableDecisions(name, f'{where}{number} 件目のコメント（"why"）が空です。')
        found.append(RowDecision(**{**values, "says": RowSays(values["says"])}))
    return tuple(found)


def read_parameters(name: str, data: bytes) -> tuple[ParameterDecision, ...]:
    """The decisions about values of a file in its order, or UnreadableDecisions. ``name`` stands in the message."""
    where = "数値と条件（parameters）の "
    found = []
    for number, values in enumerate(_values(name, _entries(name, data, "parameters"), _PARAMETERS, where), 1):
        says = ParameterSays(values["says"])
        wrong = (
            (bool(values["value"]) is (says is ParameterSays.ADD), '"value" は、add のときは空、ほかでは必要です。'),
            (says is ParameterSays.ADD and not values["quote"].strip(), '"quote"（もとの文言）が、add では必要です。'),
            (
                bool(values["instead"]) is not (says in (ParameterSays.CORRECT, ParameterSays.ADD)),
                '"instead"（正しい値）は、correct と add のときだけ必要です。',
            ),
        )
        for bad, reason in wrong:
            if bad:
                raise UnreadableDecisions(name, f"{where}{number} 件目が誤っています。{reason}")
        found.append(ParameterDecision(**{**values, "says": says}))
    return tuple(found)


def read_remarks(name: str, data: bytes) -> tuple[RemarkDecision, ...]:
    """The words about remarks of a file in its order, or UnreadableDecisions. ``name`` stands in the message."""
    found = _values(name, _entries(name, data, "remarks"), _REMARKS, "点検の指摘（remarks）の ")
    return tuple(RemarkDecision(**{**values, "says": RemarkSays(values["says"])}) for values in found)


def write(
    decisions: Iterable[StructureDecision],
    links: Iterable[LinkDecision] = (),
    rows: Iterable[RowDecision] = (),
    parameters: Iterable[ParameterDecision] = (),
    remarks: Iterable[RemarkDecision] = (),
) -> bytes:
    """The file with these decisions: UTF-8, the same bytes for the same decisions; no list but the first without any."""
    whole: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    whole["structure"] = [{key: getattr(decision, key) for key in _STRUCTURE} for decision in decisions]
    if linked := [{key: getattr(decision, key) for key in _LINKS} for decision in links]:
        whole["links"] = linked
    if reviewed := [{key: getattr(decision, key) for key in _ROWS} for decision in rows]:
        whole["rows"] = reviewed
    if ruled := [{key: getattr(decision, key) for key in _PARAMETERS} for decision in parameters]:
        whole["parameters"] = ruled
    if judged := [{key: getattr(decision, key) for key in _REMARKS} for decision in remarks]:
        whole["remarks"] = judged
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _entries(name: str, data: bytes, kind: str) -> list[Any]:
    """The list of entries of a kind; keys beside it are passed over, as they may hold decisions of another kind."""
    if len(data) > LIMIT:
        raise UnreadableDecisions(name, f"大きすぎます（{LIMIT // 1_000_000} MB まで）。")
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableDecisions(name, "文字コードが UTF-8 ではありません。") from None
    except json.JSONDecodeError as error:
        raise UnreadableDecisions(name, f"JSON の書き方が {error.lineno} 行目で誤っています。") from None
    except (RecursionError, ValueError):  # nested a thousand deep, a number of five thousand figures
        raise UnreadableDecisions(name, "JSON の書き方が誤っています。") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise UnreadableDecisions(name, f'先頭の "format" が "{FORMAT}" ではありません。')
    if whole.get("version") != VERSION:
        raise UnreadableDecisions(
            name, f"版（version）が {VERSION} ではありません。新しい版のプログラムで作られたファイルかもしれません。"
        )
    entries = whole.get(kind, [])
    if not isinstance(entries, list):
        raise UnreadableDecisions(name, f'"{kind}" が判断の並び（[ ]）ではありません。')
    return entries


def _values(name: str, entries: Iterable[Any], fields: Mapping[str, _Field], where: str) -> Iterator[dict[str, Any]]:
    """The fields of each entry, all good; ``where`` stands before the number of a bad one."""
    for number, entry in enumerate(entries, 1):
        if not isinstance(entry, dict):
            raise UnreadableDecisions(name, f"{where}{number} 件目が判断の形（{{ }}）ではありません。")
        unknown = [key for key in entry if key not in fields]
        if unknown:
            raise UnreadableDecisions(
                name, f"{where}{number} 件目に、知らない項目「{shown_name(unknown[0])}」があります。"
            )
        values = {key: entry.get(key, field.default) for key, field in fields.items()}
        for key, field in fields.items():
            if not field.good(values[key]):
                raise UnreadableDecisions(
                    name, f'{where}{number} 件目の "{key}" は、{field.must}でなければなりません。'
                )
        yield values
