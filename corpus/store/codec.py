"""Frozen values as bytes and back: the same value, without pickle, whatever the program has learnt since (decision 11).

A value is written as the list of its fields, in the order of its class, as JSON; a passage as its places in the source,
so that no text is written twice. What the classes looked like is a short digest (``shape``) at the head of the bytes:
bytes of another shape are refused with ``OtherShape`` and never read as something they are not.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from corpus.store import passages
from corpus.store.packing import inflated
from models.document import Passage
from models.source import Source

VERSION = 1
"""Of the way of writing; the classes themselves are told by their shape."""
_LEVEL = 6
Value = TypeVar("Value")
Write = Callable[[Any, passages.Places], Any]
Read = Callable[[Any, passages.Places], Any]


class OtherShape(ValueError):  # noqa: N818 -- it says what the bytes are
    """The bytes were written by a program whose values looked otherwise."""


@dataclass(frozen=True)
class _Coder:
    write: Write
    read: Read
    plain: bool = False
    """Whether values are written as they are."""


def pack(value: object) -> bytes:
    """The bytes of a frozen value of any class below ``models``."""
    kind: Any = type(value)
    written = _coder(kind).write(value, passages.Places())
    content = json.dumps([VERSION, shape(kind), written], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(content.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(kind: type[Value], content: bytes) -> Value:
    """The value that ``pack`` wrote; OtherShape where its class has changed since, ValueError where it is broken."""
    of: Any = kind
    try:
        version, written_shape, written = json.loads(inflated(content).decode("utf-8", "surrogatepass"))
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueError(f"no {of.__name__}: {error}") from error
    if (version, written_shape) != (VERSION, shape(of)):
        raise OtherShape(f"{of.__name__} was written as {version}/{written_shape}, is {VERSION}/{shape(of)}")
    try:
        found: Value = _coder(of).read(written, passages.Places())
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError(f"no {of.__name__}: {error}") from error
    return found


@cache
def shape(kind: Any) -> str:
    """Eight hexadecimal digits that change when a field of the class, or of a class within it, comes, goes or changes."""
    return sha256("\n".join(_described(kind, set())).encode()).hexdigest()[:8]


def _described(kind: Any, seen: set[Any]) -> Iterator[str]:
    if is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        hints = get_type_hints(kind)
        for field in fields(kind):
            if field.init:
                yield f"{getattr(kind, '__qualname__', kind)}.{field.name}: {hints[field.name]!s}"
                yield from _described(hints[field.name], seen)
    for inner in get_args(kind):
        yield from _described(inner, seen)


@cache
def _coder(kind: Any) -> _Coder:
    """How values of a type are written and read."""
    if kind is Passage:
        return _Coder(passages.write, passages.read)
    if kind is Source:
        return _Coder(passages.write_source, passages.read_source)
    if kind in (str, int, float, bool, NoneType):
        return _Coder(_as_it_is, _as_it_is, plain=True)
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return _Coder(lambda value, _: value.value, lambda written, _: members[written])
    if get_origin(kind) is tuple:
        return _of_tuple(get_args(kind))
    if get_origin(kind) in (Union, UnionType):
        return _of_union(get_args(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        return _of_dataclass(kind)
    raise TypeError(f"no way to write a {kind}")


def _as_it_is(value: Any, _: passages.Places) -> Any:
    return value


def _of_tuple(members: tuple[Any, ...]) -> _Coder:
    if len(members) == 2 and members[1] is Ellipsis:
        one = _coder(members[0])
        if one.plain:
            return _Coder(lambda value, _: list(value), lambda written, _: tuple(written))
        return _Coder(
            lambda value, at: [one.write(member, at) for member in value],
            lambda written, at: tuple([one.read(member, at) for member in written]),
        )
    coders = [_coder(member) for member in members]
    return _Coder(
        lambda value, at: [coder.write(member, at) for coder, member in zip(coders, value, strict=True)],
        lambda written, at: tuple([coder.read(member, at) for coder, member in zip(coders, written, strict=True)]),
    )


def _of_union(members: tuple[Any, ...]) -> _Coder:
    rest = [member for member in members if member is not NoneType]
    if len(rest) != 1:
        raise TypeError(f"one class or None, not {members}")
    coder = _coder(rest[0])
    return _Coder(
        lambda value, at: None if value is None else coder.write(value, at),
        lambda written, at: None if written is None else coder.read(written, at),
    )


def _of_dataclass(kind: type) -> _Coder:
    """A list of the fields; the coders of these are asked for when first needed, as a node holds nodes."""
    names = [field.name for field in fields(kind) if field.init]

    @cache
    def coders() -> list[_Coder]:
        hints = get_type_hints(kind)
        return [_coder(hints[name]) for name in names]

    @cache
    def readers() -> list[tuple[int, Read]]:
        """The places of the fields that are not written as they are."""
        return [(place, coder.read) for place, coder in enumerate(coders()) if not coder.plain]

    def write(value: Any, at: passages.Places) -> list[Any]:
        return [coder.write(getattr(value, name), at) for name, coder in zip(names, coders(), strict=True)]

    def read(written: Any, at: passages.Places) -> Any:
        if len(written) != len(names):
            raise ValueError(f"{len(written)} fields for {kind.__name__}")
        for place, reader in readers():
            written[place] = reader(written[place], at)
        return kind(*written)

    return _Coder(write, read)
