"""The English table is whole: every word that a screen shows is in it, and nothing stands in it that no screen shows."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ui.english import JAPANESE, TABLE, script, words

ROOT = Path(__file__).parents[2]
UI = sorted((ROOT / "ui").rglob("*.py"))
ASSETS = sorted([*(ROOT / "ui/assets").glob("*.js"), *(ROOT / "ui/assets").glob("*.css")])
ELSEWHERE = ("models", "analysis", "reports", "corpus", "library", "apart.py", "pipeline.py")
"""Where sentences come from that screens show besides their own."""
KEPT = {
    "matrix/charts.py": ("datum", ":N", ":Q", "高", "低", "中", "数", "印"),  # names of fields, which nobody sees
    "checks/record.py": ("点検-", "判断-", "前の版", "なし"),  # files, and what stands in them
    "documents/decisions.py": ("判断-",),
    "comparison/forms.py": ("の{what}", "の{what} "),  # joined with words that are said together
    "comparison/market.py": ("主題:",),  # what is searched for
    "revisions/changes.py": ("このほか",),  # how a sentence begins that is not shown
    "revisions/line.py": ("後",),
    "comparison/strips.py": ("{SIDE}の",),
    "comparison/record.py": ("判断-", "数えない違い", "対比表.docx", "新旧対照表.docx", "変更履歴.docx"),
    "comparison/words.py": ("対比表.docx", "新旧対照表.docx", "変更履歴.docx", "比較.html", "比較.csv", "比較.json"),
    "revisions/documents.py": ("変更履歴-", "新旧対照表-", "判断-", "数えない違い"),
    "matrix/services.py": ("判断-", "一覧{"),
    "matrix/documents.py": ("欠け-", "要件.xlsx", "要件への回答.xlsx", "要件の表", "文書庫", "使っていない"),
    "settings/library.py": ("約款くらべ-",),
    "search/asking.py": ("提供者:", "主題:", "から:", "まで:"),  # the language of queries
    "search/words.py": ("解約", "「書面で", "遅延損害金>"),  # queries
    "search/view.py": ("文書?", "検索?"),  # addresses
    "documents/shelf.py": ("一覧?",),
    "settings/about.py": ("{NAMES}",),  # said with its word
    "switch.py": ("日本語",),  # in itself, so that who looks for it can read it
}
"""What stays Japanese on English screens, by how it begins or ends: nobody sees it, it is typed, or it goes into a file."""
SAME = re.compile(
    "新旧対照表|である|です・ます|（?第1条|解約 書面|30日|年14.6％|月額料金3か月分|キー|項目名|話題|値の書き方|除く|当たる例|当たらない例|[、,. （）()]"
)
"""What the English itself says in Japanese."""


def docstrings(tree: ast.AST) -> set[int]:
    bodies = [node.body for node in ast.walk(tree) if isinstance(getattr(node, "body", None), list)]  # type: ignore[attr-defined]
    said = [each for body in bodies for each in body if isinstance(each, ast.Expr)]
    return {id(each.value) for each in said if isinstance(each.value, ast.Constant)}


def literals(file: Path) -> Iterator[str]:
    """The texts of a module but for docstrings; those with places have ``{}`` in them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    seen = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            seen |= {id(value) for value in node.values}
            yield "".join(str(v.value) if isinstance(v, ast.Constant) else f"{{{_name(v)}}}" for v in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in seen:
            yield node.value


def _name(value: ast.expr) -> str:
    inner = value.value if isinstance(value, ast.FormattedValue) else value
    while isinstance(inner, ast.Subscript | ast.Call):
        inner = inner.value if isinstance(inner, ast.Subscript) else inner.func
    return inner.id if isinstance(inner, ast.Name) else "x"


def kept(file: Path, text: str) -> bool:
    return any(
        text.startswith(each) or text.endswith(each) for each in KEPT.get(file.relative_to(ROOT / "ui").as_posix(), ())
    )


def unsaid(text: str) -> str:
    """What of a text of ours stays Japanese, numbers put into its places."""
    filled = re.sub(r"\{[^{}]*\}", "7", text)
    said = words().markup(text) if text.startswith("<") else words().plain(filled)
    return SAME.sub("", said) if JAPANESE.search(SAME.sub("", said)) else ""


@pytest.mark.parametrize("file", UI, ids=lambda file: file.relative_to(ROOT / "ui").as_posix())
def test_every_word_of_a_screen_has_its_english(file: Path) -> None:
    found = [text for text in literals(file) if JAPANESE.search(text) and not kept(file, text)]
    assert {text: left for text in found if (left := unsaid(text))} == {}


@pytest.mark.parametrize("file", ASSETS, ids=lambda file: file.name)
def test_every_word_of_a_script_or_a_style_has_its_english(file: Path) -> None:
    said = script(file.read_text(encoding="utf-8"))
    bare = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", said, flags=re.DOTALL)
    assert [line for line in bare.splitlines() if JAPANESE.search(line)] == []


@cache
def everything() -> str:
    """All texts that screens may show, one after another."""
    folders = [ROOT / name for name in ELSEWHERE]
    files = [*UI, *(file for each in folders for file in (each.rglob("*.py") if each.is_dir() else [each]))]
    texts = [text for file in files for text in literals(file)]
    return "\n".join([*texts, *(file.read_text(encoding="utf-8") for file in ASSETS)])


FILLED = re.compile("です|行目|条文|項|号|この版|前の版|新設|削除|実質の変更|左|右|後|近い条文が")
"""Words that the code puts into a sentence, and the table has in it, as English needs another one for each."""


def used(key: str) -> bool:
    """Whether all that a line of the table says stands somewhere in the code."""
    runs = re.findall(f"(?:{JAPANESE.pattern})+", re.sub(r"\{[^{}]*\}", " ", key))
    return all(run in everything() or all(piece in everything() for piece in FILLED.split(run)) for run in runs)


def test_no_line_of_the_table_is_left_over() -> None:
    assert [key for key in words().table if not used(key)] == []


WIDGETS = frozenset(
    [
        "button",
        "checkbox",
        "caption",
        "download_button",
        "file_uploader",
        "html",
        "multiselect",
        "popover",
        "radio",
        "segmented_control",
        "selectbox",
        "text",
        "text_input",
        "title",
        "write",
    ]
)


@pytest.mark.parametrize("file", UI, ids=lambda file: file.relative_to(ROOT / "ui").as_posix())
def test_what_a_widget_shows_is_said_in_the_language_of_the_screens(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    shown = [
        call.args[0]
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "st"
        and call.func.attr in WIDGETS
        and call.args
    ]
    assert [ast.unparse(each) for each in shown if not _said(each)] == []


def _said(shown: ast.expr) -> bool:
    inside = [node.func for node in ast.walk(shown) if isinstance(node, ast.Call)]
    return any(
        (isinstance(f, ast.Name) and f.id in ("say", "spoken")) or ast.unparse(f) == "language.script" for f in inside
    )


def test_no_line_of_the_table_stands_in_it_twice() -> None:
    lines = [line.split("\t")[0] for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert sorted(lines) == sorted(set(lines))
