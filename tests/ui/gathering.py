"""Three small invented services laid beside each other, for the tests of the page 一覧."""

from __future__ import annotations

from analysis.services.matrix import matrix
from models.analysis import Analysis
from models.origin import Imprint, Origin
from tests.analysis.services import analysed, origin, services
from ui.library import Choice
from ui.matrix.gathered import Gathered

OWN = Choice("own-1", "貸舟規約", "貸舟.txt", own=True)
SAMPLES = (
    Choice("minato-2025", "みなと", "湊社", "2025-04-01"),
    Choice("minato-2022", "みなと", "湊社", "2022-04-01"),
    Choice("haruka-2024", "はるか", "川社", "2024-07-01"),
)
EVIL = "</td><script>window.caught=1</script>\u202e\"'&amp;{{7*7}}"
HOSTILE = f"""{EVIL}の規約

第１条（<img src=x onerror=alert(1)>）
会員は、期日を過ぎた料金に{EVIL}年12.5％の遅延損害金を付して支払います。

第２条（合意管轄）
本規約に関する訴訟は、松江地方裁判所を第一審の専属的合意管轄裁判所とします。
"""


def of(given: list[tuple[Origin, Analysis]], names: list[str] | None = None) -> Gathered:
    """The services under these names, with the ids a, b, c …"""
    shown = names or [each.name for each, _ in given]
    choices = tuple(Choice("abcdefgh"[at], name, f"{name}.txt", own=True) for at, name in enumerate(shown))
    documents = tuple(analysis.document for _, analysis in given)
    found = matrix(given)
    return Gathered(choices, documents, found, Imprint("0123456789ab", found.services))


def gathering() -> Gathered:
    """貸舟, 納屋 and 窯."""
    return of(services("貸舟", "納屋", "窯"))


def hostile() -> Gathered:
    """A document that tries to be more than text, beside 窯 and 貸舟."""
    given = [(origin("悪", HOSTILE), analysed(HOSTILE)), *services("窯", "貸舟")]
    return of(given, [EVIL, "窯", "貸舟"])
