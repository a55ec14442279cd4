"""PDFs as people's programs make them: printed by Chromium, exported by LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from analysis.structure.segment import outline, segment
from analysis.text.narrow import fold
from corpus.readers import read
from models.document import Document
from tests.browser.conftest import MISSING, chromium

PROVISIONS = (
    ("第１章　総則", "h2"), ("第１条（目的）", "h3"), ("この約款は、当社が営む貸倉庫の利用の条件を定めます。", "p"),
    ("第２条（保管料）", "h3"), ("１　保管料は、次の各号に掲げる額の合計とし、毎月末日までに支払うものとします。", "p"),
    ("（１）基本料　月額12,000円", "p"), ("（２）入庫料及び出庫料", "p"),
    ("２　支払を怠った利用者は、年１０．５％の割合による遅延損害金を支払います。", "p"),
    ("第３条（解約）", "h3"), ("利用者は、解約を希望する日の３０日前までに書面で通知することにより、いつでも契約を解約することができます。", "p"),
)  # fmt: skip
OUTLINE = """本則
本則/第1章 【総則】
本則/第1条 【目的】
本則/第1条/第1項 この約款は、当社が営む貸倉庫の利用の条件を定めま
本則/第2条 【保管料】
本則/第2条/第1項 保管料は、次の各号に掲げる額の合計とし、毎月末日
本則/第2条/第1項/第1号 基本料 月額12,000円
本則/第2条/第1項/第2号 入庫料及び出庫料
本則/第2条/第2項 支払を怠った利用者は、年１０．５％の割合による遅
本則/第3条 【解約】
本則/第3条/第1項 利用者は、解約を希望する日の３０日前までに書面で"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    body = "".join(f"<{tag}>{text}</{tag}>" for text, tag in PROVISIONS)
    file = tmp_path / "倉庫.html"
    file.write_text(f'<html lang="ja"><head><meta charset="utf-8"></head><body>{body}</body></html>', encoding="utf-8")
    return file


def assert_read(document: Document) -> None:
    # LibreOffice sets Latin figures apart, which a reader of the page sees as spaces
    assert [fold(line) for line in outline(document).splitlines()] == [fold(line) for line in OUTLINE.splitlines()]
    text = document.by_path["本則/第3条/第1項"].node.text
    assert fold(text) == fold(PROVISIONS[-1][0])


@pytest.mark.browser
def test_a_page_printed_by_chromium_gives_its_provisions(page: Path, tmp_path: Path) -> None:
    path = chromium()
    if path is None:
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    printed = tmp_path / "倉庫.pdf"
    words = [path, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run([*words, f"--print-to-pdf={printed}", page.as_uri()], check=True, capture_output=True, timeout=600)
    assert_read(segment(read("倉庫.pdf", printed.read_bytes())))


def test_a_word_file_exported_by_libreoffice_gives_its_provisions(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice がありません（apt install libreoffice-writer）。/ LibreOffice is not installed.")
    word = docx.Document()
    for text, tag in PROVISIONS:
        word.add_paragraph(text, style={"h2": "Heading 1", "h3": "Heading 2"}.get(tag))
    word.save(str(tmp_path / "倉庫.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "倉庫.docx"),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=600)
    assert_read(segment(read("倉庫.pdf", (tmp_path / "倉庫.pdf").read_bytes())))
