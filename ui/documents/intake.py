"""What was understood of files that are not in the library yet, as a form: seen, corrected, then kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.markup import escape, tag
from ui.documents.mending import NAME_LENGTH
from ui.words import NOTHING_ODD

_ODD = 2
"""Odd things about one file that are shown at once; the others open on a click."""
_FIELD_LENGTH = 80
AUTO = ""
KINDS = ("規約", "契約", "特約", "プライバシーポリシー", "サービスレベル", "重要事項", "ガイドライン", "秘密保持契約")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A document before it is kept; ``home`` is the title of the service that it would be a version of, empty for a new one.

    ``like`` is the file before it in the form with which a new one would begin.
    """

    id: str
    file: str
    title: str
    provider: str
    service: str
    kind: str
    date: str
    articles: int
    odd: tuple[str, ...] = ()
    home: str = ""
    like: str = ""


def intake(waiting: Sequence[Waiting], services: Sequence[tuple[str, str]], who: str, *, new: str) -> str:
    """The form as HTML; ``services`` are (uid, title) of those that a document may join, ``new`` stands for one of its own."""
    if not waiting:
        return tag("div", tag("div", class_="bar"), class_="view intake", hidden=True)
    heads = "".join(
        tag("th", escape(words), scope="col")
        for words in ("保存", "ファイル", "提供者", "サービス", "種類", "施行日・改定日", "条", "気づいた点", "保存先")
    )
    rows = "".join(_row(each, services, new) for each in waiting)
    table = tag("table", tag("thead", tag("tr", heads)) + tag("tbody", rows))
    name = tag("input", type="text", data_who=True, value=who, maxlength=str(NAME_LENGTH), autocomplete="off")
    keep = tag("button", f"文書庫に保存する（{len(waiting)} 件）", type="button", class_="go", data_keep=True)
    hint = tag("p", "保存しない文書は、この画面でだけ使えます。", class_="hint")
    foot = tag("div", keep + tag("label", "判断する人 " + name) + hint, class_="foot")
    amiss = tag("p", class_="amiss", role="alert", data_amiss=True)
    head = tag("div", tag("h2", "読み取った内容を確かめて、保存してください"), class_="bar")
    return tag("div", head + tag("div", table, class_="wide") + amiss + foot, class_="view intake")


def _row(each: Waiting, services: Sequence[tuple[str, str]], new: str) -> str:
    about = f"「{each.file}」"
    check = tag("input", type="checkbox", checked=True, data_take=True, aria_label=f"{about}を保存する")
    title = tag("small", escape(each.title), lang="ja") if each.title != each.file else ""
    name = tag("b", escape(each.file), lang="ja") + title
    fields = [
        _field(each.provider, "provider", f"{about}の提供者"),
        _field(each.service, "service", f"{about}のサービス"),
    ]
    kinds = [each.kind, *(kind for kind in ("", *KINDS) if kind != each.kind)]
    options = "".join(tag("option", escape(kind or "―"), value=kind) for kind in kinds)
    fields.append(tag("select", options, data_field="kind", aria_label=f"{about}の種類"))
    fields.append(_field(each.date, "date", f"{about}の日付", placeholder="2024-04-01"))
    like = f"同じサービス（{each.like}）" if each.like else "新しいサービス"
    auto = f"{each.home} の版" if each.home else like
    homes = [(AUTO, auto), *([(new, "新しいサービス")] if each.home or each.like else []), *services]
    into = "".join(tag("option", escape(title), value=uid) for uid, title in homes)
    cells = [
        check,
        name,
        *fields,
        str(each.articles),
        _odd(each),
        tag("select", into, data_field="into", aria_label=f"{about}の保存先"),
    ]
    return tag("tr", "".join(tag("td", cell) for cell in cells), data_id=each.id)


def _field(value: str, name: str, label: str, placeholder: str = "―") -> str:
    more = {"maxlength": str(_FIELD_LENGTH), "placeholder": placeholder, "autocomplete": "off", "title": value}
    return tag("input", type="text", value=value, data_field=name, aria_label=label, **more)


def _odd(each: Waiting) -> str:
    if not each.odd:
        return tag("small", NOTHING_ODD)
    lines = "".join(tag("p", escape(said)) for said in each.odd[:_ODD])
    if len(each.odd) > _ODD:
        rest = "".join(tag("p", escape(said)) for said in each.odd[_ODD:])
        lines += tag("details", tag("summary", f"ほか {len(each.odd) - _ODD} 件") + rest)
    return lines
