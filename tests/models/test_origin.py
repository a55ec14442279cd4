from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from models.origin import VERSION, Imprint, Origin


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
    assert Imprint("0" * 12, ()).program == f"約款くらべ {VERSION}"


@pytest.mark.parametrize(
    ("name", "sha256", "date"),
    [(" ", "0" * 64, ""), ("貸舟", "abc", ""), ("貸舟", "0" * 64, "昨日")],
)
def test_an_origin_has_a_name_a_digest_and_a_day_or_none(name: str, sha256: str, date: str) -> None:
    assert Origin("貸舟", "貸舟.txt", "0" * 64).date == ""
    with pytest.raises(ValueError, match="an origin has"):
        Origin(name, "貸舟.txt", sha256, date)
