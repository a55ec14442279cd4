"""What a service is called: as its latest text calls itself, and not by a word of ours for its kind."""

from __future__ import annotations

from dataclasses import replace

from models.library import Service, Version

VERSION = Version("a" * 64, "s", "a.txt", "月見舟利用規約", 1, "", "", "", "2026-11-20T00:00:00+00:00", "m", "r", 3)
SERVICE = Service("s", "株式会社月見水運", "月見舟", "規約", (VERSION,))


def of(title: str, name: str = "月見舟") -> str:
    return replace(SERVICE, name=name, versions=(replace(VERSION, title=title),)).title


def test_the_title_of_the_latest_text_is_its_name() -> None:
    assert SERVICE.title == "株式会社月見水運 月見舟利用規約"
    assert of("月見舟　ご乗船 約款") == "株式会社月見水運 月見舟 ご乗船 約款"


def test_a_title_that_names_an_edition_says_so_much_or_another_name_is_none() -> None:
    for title in (
        "月見舟利用規約（２０２４年版）",
        "新月見舟利用規約（案）",
        "月見舟" + "及び付帯設備" * 8 + "約款",
        "利用規約",
        "",
    ):
        assert of(title) == "株式会社月見水運 月見舟 規約"


def test_a_name_that_a_reviewer_gave_stands_above_the_title() -> None:
    assert of("月見舟利用規約", name="雪見舟") == "株式会社月見水運 雪見舟 規約"


def test_a_text_without_any_name_is_called_by_its_file() -> None:
    bare = replace(SERVICE, provider="", name="", kind="", versions=(replace(VERSION, title=""),))
    assert bare.title == "a.txt"
