"""How many services regulate something: each is counted once, by its latest version."""

from __future__ import annotations

from library import Library

TERMS = "{name}利用規約\n第1条（遅延損害金）\n会員は、料金を滞納したとき、年10%の遅延損害金を払います。\n{more}附則\nこの規約は、{year}年4月1日から施行します。\n"
HIDDEN = "第2条（秘密保持）\n当社及び会員は、相手方の秘密情報を第三者に開示してはなりません。\n"


def test_services_are_counted_by_their_latest_versions(shelf: Library) -> None:
    for name, more, year in (("貸舟", HIDDEN, 2023), ("貸舟", "", 2024), ("納屋", HIDDEN, 2024)):
        shelf.add(f"{name}{year}.txt", TERMS.format(name=name, more=more, year=year).encode())
    assert shelf.having(["confidentiality", "late_charge", "nothing"]) == {
        "confidentiality": 1,
        "late_charge": 2,
        "nothing": 0,
    }
