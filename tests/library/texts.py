"""Invented terms to fill a library with."""

from __future__ import annotations

from collections.abc import Mapping

ARTICLES: Mapping[str, str] = {
    "適用": "本規約は、当社が営む貸舟の利用に適用します。",
    "申込み": "１　利用者は、当社の定める書面により利用を申し込みます。\n２　当社は、次の各号の場合、申込みを断ることができます。\n（１）利用者が料金の支払を怠ったことがあるとき。\n（２）舟の数が足りないとき。",
    "料金の支払": "１　利用者は、毎月末日までに料金を支払います。\n２　支払を怠った利用者は、年１２．５％の割合による遅延損害金を支払います。",
    "解約": "利用者は、解約を希望する日の４５日前までに書面で通知することにより、契約を解約できます。",
    "損害賠償": "当社が賠償する損害の額は、利用者が支払った料金の３か月分に相当する額を上限とします。",
    "禁止事項": "利用者は、舟を第三者に転貸し、又は湖の外へ持ち出してはなりません。",
    "管轄": "本規約に関する紛争は、水辺地方裁判所を専属的合意管轄裁判所とします。",
}


def terms(
    service: str = "月見舟",
    provider: str = "株式会社月見水運",
    date: str = "２０２４年４月１日",
    articles: Mapping[str, str] = ARTICLES,
    title: str = "{service}　利用規約",
) -> bytes:
    """A text of terms, in UTF-8; without ``provider`` nobody says who speaks, without ``date`` nothing since when."""
    opening = (
        f"{provider}（以下「当社」といいます。）は、{service}の利用について次のとおり定めます。\n\n" if provider else ""
    )
    body = "\n\n".join(f"第{at}条（{name}）\n{text}" for at, (name, text) in enumerate(articles.items(), 1))
    end = f"\n\n附　則\n本規約は、{date}から施行します。\n" if date else "\n"
    head = title.format(service=service)
    return (f"{head}\n\n" if head else "").encode() + (opening + body + end).encode()


def with_article(name: str, text: str, articles: Mapping[str, str] = ARTICLES) -> dict[str, str]:
    """The articles with this one instead of the one of that name, or behind the others."""
    return {**articles, name: text}
