"""Invented services for the tests of the matrix and its reports."""

from __future__ import annotations

from hashlib import sha256

from models.analysis import Analysis
from models.origin import Origin
from models.source import Line, Source, source_of_text
from pipeline import understand

BOAT = """貸舟利用規約

第１条（適用）
本規約は、当社が営む貸舟の利用に関する一切の関係に適用されます。

第２条（契約期間）
契約期間は、利用開始日から１年とします。

第３条（料金の支払）
利用者は、毎月末日までに料金を支払います。
２　支払を怠った利用者は、年１２．５％の割合による遅延損害金を支払います。

第４条（解約）
利用者は、解約を希望する日の３か月前までに書面で通知することにより、契約を解約できます。

第５条（責任の制限）
当社が利用者に対して負う損害賠償の額は、１か月分の利用料金に相当する額を上限とします。

第６条（合意管轄）
本規約に関する訴訟は、松江地方裁判所を第一審の専属的合意管轄裁判所とします。

附則
この規約は、２０２４年４月１日から施行します。
"""
BARN = """納屋賃貸約款

第１条　（適用）
この約款は、納屋の賃貸に適用する。

第２条　（契約期間）
契約期間は、引渡しの日から１２か月とする。

第３条　（賃料）
借主は、賃料を前払いする。遅滞したときは、年８％の遅延損害金を付す。

第４条　（解約）
借主は、１か月前までに貸主に通知して、賃貸借を解約することができる。

第５条　（約款の変更）
貸主は、約款を変更するときは、借主に所定の方法で通知するものとする。
"""
KILN = """窯利用規約

第１条（適用）
本規約は、共同の窯の利用に適用します。

第２条（料金の支払）
会員は、会費を前月末日までに支払います。
２　会費の支払を怠った会員は、所定の遅延損害金を支払います。

第３条（解約）
会員は、３０日前までに届け出ることにより、契約を解約できます。

第４条（合意管轄）
本規約に関する訴訟は、松江地方裁判所を第一審の専属的合意管轄裁判所とします。
"""
TEXTS = {"貸舟": BOAT, "納屋": BARN, "窯": KILN}


def analysed(text: str, name: str = "試し.txt") -> Analysis:
    return analysed_source(source_of_text(name, text))


def paged(text: str, name: str = "試し.pdf", lines: int = 6) -> Analysis:
    """The same with a new page after so many lines."""
    printed = [Line(line, at // lines + 1) for at, line in enumerate(text.split("\n"))]
    return analysed_source(Source(name, tuple(printed)))


def analysed_source(source: Source) -> Analysis:
    return understand(source)


def origin(name: str, text: str = "", date: str = "", notices: tuple[str, ...] = ()) -> Origin:
    return Origin(name, f"{name}.txt", sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), date, notices)


def services(*names: str) -> list[tuple[Origin, Analysis]]:
    return [(origin(name, TEXTS[name]), analysed(TEXTS[name], f"{name}.txt")) for name in names]
