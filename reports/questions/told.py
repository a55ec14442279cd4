"""The answers of a question sheet in words, the same in every format; decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.services.wishes import told
from models.questions import Answer, Fit, Question, Sheet
from reports.matrix.words import where

SIGNS = {Fit.FITS: "○", Fit.FAILS: "×", Fit.OPEN: "？"}
LEGEND = (
    (
        "○ 適合",
        "条文に書かれた値や定めが、求める値に確かに合います。書かれていないことから適合とすることはありません。",
    ),
    ("× 不適合", "条文に書かれた値や定めが、求める値に確かに合わないか、求める定めが全文に見当たりません。"),
    (
        "？ 要確認",
        "条文だけでは決められません（定めが見当たらない、値を読み取れない、例外がある、場合により違う、換算できない など）。"
        "理由を読み、示した条文を確かめてください。",
    ),
    (
        "求める値の読み取り",
        "求める値を、このプログラムがどう読み取ったかです。違うときは、求める値を書き直してください。",
    ),
    ("近い条", "定めが見当たらないときに、要件の言葉にいちばん近い項です。"),
)
HEADS = (
    "行",
    "要件",
    "項目",
    "求める値",
    "読み取り",
    "サービス",
    "判定",
    "理由",
    "値",
    "条",
    "引用",
    "条件",
    "近い条",
    "近い条の文",
)
"""Heads of ``listed``."""


def asked(question: Question) -> tuple[str, str, str, str, str]:
    """The row of the sheet, the requirement, its item, the value wanted, and how it was understood."""
    said = question.requirement
    return str(said.line), said.text or question.label, question.label or said.item, said.wanted, told(question.wish)


def verdict(answer: Answer) -> str:
    """○ 適合"""
    return f"{SIGNS[answer.fit]} {answer.fit.value}"


def stated(answer: Answer) -> str:
    """The values that an answer rests on, each once."""
    return "／".join(dict.fromkeys(value.spoken for value in answer.values))


def cited(answer: Answer) -> str:
    """The provisions that an answer rests on, with their pages."""
    return where([*(value.place for value in answer.values), *(clause.place for clause in answer.clauses)])


def quoted(answer: Answer) -> str:
    """What these provisions say, each sentence once."""
    said = [f"{value.place.where}「{value.sentence}」" for value in answer.values]
    said += [f"{clause.place.where}「{clause.text}」" for clause in answer.clauses]
    return "\n".join(dict.fromkeys(said))


def conditions(answer: Answer) -> str:
    """From when, on what condition, with what exception: words of the document."""
    return "\n".join(dict.fromkeys(each for value in answer.values for each in value.conditions))


def near(answer: Answer) -> tuple[str, str]:
    """The clause to look at where a service says nothing: its citation and caption, and its text."""
    if answer.nearest is None:
        return "", ""
    place = answer.nearest.place
    return f"{place.where} {place.heading}".strip(), answer.nearest.text


def listed(sheet: Sheet) -> Iterator[list[str]]:
    """One row for each requirement and service, under ``HEADS``."""
    for question, answers in sheet.rows:
        for origin, answer in zip(sheet.services, answers, strict=True):
            first = [*asked(question), origin.name, answer.fit.value, answer.why]
            yield [*first, stated(answer), cited(answer), quoted(answer), conditions(answer), *near(answer)]
