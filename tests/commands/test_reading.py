"""Files of the shell's commands are read in a process that is ended when one takes too long."""

from __future__ import annotations

from pathlib import Path

import pytest

import cli
from tests.library.texts import terms

ENOUGH = 19_000_000
"""Bytes of a text that takes longer than a second, and is no larger than a text may be."""


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """Terms of a hundred thousand articles."""
    article = "第{}条（舟の貸出し）\n当社は、利用者が{}円を支払ったときは、{}日以内に舟を貸す。\n"
    text = "".join(article.format(n, n, n) for n in range(1, 200_000)).encode()[:ENOUGH]
    file = tmp_path / "長い.txt"
    file.write_bytes(text[: text.rindex(b"\n")])
    return file


@pytest.fixture
def short(tmp_path: Path) -> Path:
    file = tmp_path / "短い.txt"
    file.write_bytes(terms("渡し舟"))
    return file


@pytest.mark.parametrize("command", ["outline", "compare", "check", "revisions", "analyze"])
def test_a_lone_file_that_takes_too_long_gets_the_sentence_of_the_screens(
    command: str,
    slow: Path,
    short: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("YAKKAN_FILE_SECONDS", "1")
    out = tmp_path / "out.json"
    words = {
        "outline": [str(slow)],
        "check": [str(slow)],
        "compare": [str(slow), str(short), "--out", str(out)],
        "revisions": [str(slow), str(short), "--out", str(out)],
        "analyze": [str(slow), "--out", str(tmp_path)],
    }[command]
    assert cli.main([command, *words]) == 2
    said = capsys.readouterr().err
    assert said.startswith("「長い.txt」を読み込めません。1 秒たっても処理が終わらないので、途中でやめました。")
    assert "YAKKAN_FILE_SECONDS" in said
    assert not out.exists()
