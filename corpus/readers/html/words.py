"""Words by which pages name their parts, and words on links that lead about in a page: what is no text of the terms.

Names are matched on the class and id of an element, parted into words by - (``siteHeader_inner`` is site-header-inner).
A match alone leaves nothing out: ``html_chrome`` keeps what holds 条 or sentences all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.readers.html.tree import Element


@dataclass(frozen=True, slots=True)
class PartName:
    """``anywhere``: such a part may also stand in the midst of the terms. Examples are classes."""

    name: str
    pattern: str
    anywhere: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


PART_NAMES = (
    PartName(
        "breadcrumb",
        "bread-?crumbs?|topic-?path|pankuzu|panku",
        True,
        yes=("breadcrumb", "c-breadcrumbs__list", "topicPath", "topic_path", "pankuzu"),
        no=("bread", "topic", "path"),
    ),
    PartName(
        "cookie",
        "cookies?|gdpr|ccpa|onetrust|cookiebot|cc-window|consent-(?:banner|bar|modal|popup|box)",
        True,
        yes=("cookie-bar", "js-cookie", "onetrust-banner-sdk", "cc-window"),
        no=("consent", "terms"),
    ),
    PartName(
        "page_top",
        "page-?top|(?:to|go|back|return|scroll)-?(?:to-?)?top|btn-?top|top-?link",
        True,
        yes=("pagetop", "page_top", "toTop", "back-to-top", "gotop", "scrollTop"),
        no=("top", "page", "topic", "stop"),
    ),
    PartName(
        "share",
        "shares?|sns|social|share-?buttons?|addtoany|sharedaddy|hatena|tweet|addthis|wp-socializer",
        True,
        yes=("share", "sns-list", "social_buttons", "addtoany_content"),
        no=("shareholder", "sharing", "data-sharing"),
    ),
    PartName(
        "contents",
        "toc|ez-toc|toc-(?:container|list)|mokuji|table-of-contents|page-?(?:index|nav|links?)|anchor-?(?:links?|nav|list|menu)|local-?index|in-?page",
        True,
        yes=("toc", "ez-toc-container", "toc_list", "mokuji", "tableOfContents", "anchor-link", "pageIndex"),
        no=("contents", "content", "index", "protocol", "stock"),
    ),
    PartName(
        "unseen",
        "sr-?only|screen-?reader(?:-text)?|visually-?hidden|assistive-text|skip-?(?:link|nav|to)?|skip-to-content",
        True,
        yes=("sr-only", "screen-reader-text", "visuallyhidden", "skip-link"),
        no=("reader", "screen", "hidden-terms"),
    ),
    PartName(
        "pager",
        "pagination|pager|page-?navi|post-navigation|prev-?next|nav-links",
        True,
        yes=("pagination", "wp-pagenavi", "post-navigation"),
        no=("page", "pages", "next"),
    ),
    PartName(
        "navigation",
        "(?:g|l|global|local|main|site|side|sub|foot|footer|head|header|gnav|sp|pc|menu|primary|utility)?-?nav(?:i|bar|igation)?|menus?|drawer|hamburger|mega-?menu",
        True,
        yes=("gnav", "global-nav", "navbar", "l-navigation", "sideMenu", "drawer", "navi", "lnav"),
        no=("navy", "canvas", "navigator-terms"),
    ),
    PartName(
        "edge",
        "(?:site|page|global|l|main)?-?(?:header|footer|foot)|masthead|colophon|copyrights?|credits?|bottom-?(?:bar|links)|sitemap|logo",
        False,
        yes=("header", "site-footer", "l-header", "footerInner", "colophon", "copyright", "pageFooter"),
        no=("head", "heading", "subheading", "foo"),
    ),
    PartName(
        "side",
        "aside|side|side-?bar|left-?(?:side|col|column|menu)|right-?(?:side|col|column|menu)|widgets?|widget-area|secondary",
        False,
        yes=("sidebar", "l-side", "widget-area", "side", "leftCol"),
        no=("inside", "outside", "left", "beside"),
    ),
    PartName(
        "further",
        "related|recommend(?:ed|ation)?|populars?|ranking|recent(?:-posts?)?|latest|news|topics|(?:ad|ads|adsense|adv|advert|advertisement)|banners?|bnr|promo(?:tion)?|cta|newsletter|comments?|respond|author(?:-box)?|byline|(?:post|entry)-?meta|tags?|tag-?list|categor(?:y|ies)",
        False,
        yes=("related-posts", "recommend", "ad", "banner", "comments", "entry-meta", "bnrArea"),
        no=("address", "added", "unrelated", "metadata", "stage"),
    ),
    PartName(
        "reaction",
        "(?:article|post|entry|page)-?(?:actions?|votes?)|feedback|survey|questionnaire|reactions?|likes?|helpful",
        False,
        yes=("article-votes", "p-article__action", "reactions", "post-feedback"),
        no=("action", "unlike", "article-body"),
    ),
    PartName(
        "service",
        "search(?:-form|-box)?|log-?in|sign-?in|modal|pop-?up|dialog|overlay|toast|chat(?:bot)?|intercom|lang(?:uage)?(?:-(?:switcher|switch|select|selector|menu|list))?|print(?:-?(?:button|btn))?|btn-?area|buttons?|breaking-news|alert-?bar|notice-?bar",
        False,
        yes=("search-form", "modal", "login", "lang-switcher", "print-button", "popup"),
        no=("research", "slang", "catalogin", "printed"),
    ),
)
_PATTERNS = tuple((part, re.compile(rf"(?:^|[- ])(?:{part.pattern})(?=$|[- ])")) for part in PART_NAMES)


def named_parts(names: str) -> list[PartName]:
    """What the class and id of an element (parted by spaces) say that it is."""
    words = parted(names)
    return [part for part, pattern in _PATTERNS if pattern.search(words)] if words else []


def only_read_aloud(element: Element) -> bool:
    """By its class, the element is for screen readers and shown to nobody."""
    name = element.attributes.get("class", "")
    return bool(name) and any(part.name == "unseen" for part in named_parts(name))


@lru_cache(maxsize=2048)
def parted(names: str) -> str:
    """Names as words joined by -, in lower case.

    >>> parted("siteHeader_inner js-toTop2 GNAV")
    'site-header-inner js-to-top gnav'
    """
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", names)
    return re.sub(r"[^a-z\s]+", "-", words.lower()).replace("- ", " ").strip("- ")


@dataclass(frozen=True, slots=True)
class LinkWords:
    """What a link or button says that is no text, wherever it stands. Matched on the whole line, folded."""

    name: str
    pattern: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


LINK_WORDS = (
    LinkWords(
        "to_the_top",
        r"[▲△↑∧^⇧⏫\s]*(?:(?:この|本)?ページ(?:の)?|画面の?|記事の?)?(?:先頭|トップ|上部?|最上部|top|目次|もくじ|一覧|ホーム|元)?(?:ページ|へ|に|まで)*(?:戻る|もどる|移動)?[▲△↑∧^⇧\s]*|(?:page|back|go|return)?\s*(?:to\s*)?(?:the\s*)?top(?:\s*of\s*(?:the\s*)?page)?[▲△↑∧^]*|▲+\s*top",
        yes=("ページの先頭へ戻る", "▲ページトップへ", "このページのトップへ", "目次へ戻る", "PAGE TOP", "Back to top", "▲", "TOPへ"),
        no=("トップページの規約", "先頭に定める料金", "第1条へ", "上記の方法"),
    ),
    LinkWords(
        "share",
        r"(?:x|twitter|facebook|line|hatena|はてな(?:ブックマーク)?|pocket|feedly|mixi|google\+?)?\s*(?:で|に)?\s*(?:ツイート|シェア|共有|送る|share|tweet|ポスト|いいね!?|like|追加)(?:する)?|はてなブックマーク|この記事を(?:シェア|共有)(?:する)?",
        yes=("ツイート", "シェアする", "LINEで送る", "Facebookでシェア", "share"),
        no=("共有する情報", "通知を送る義務"),
    ),
    LinkWords(
        "handling",
        r"(?:この)?(?:ページ|画面)?(?:を|の)?印刷(?:する|用(?:ページ|画面))?|print|閉じる|close|×|✕|開く|メニュー(?:を(?:開く|閉じる))?|menu|検索|search|ログイン|login|同意(?:する|しない|して(?:進む|次へ))?|次へ|前へ|もっと見る|続きを読む|コピー(?:する)?|copy|english|日本語|本文へ(?:移動|スキップ)?|コンテンツへスキップ|skip to (?:main )?content",
        yes=("印刷する", "このページを印刷", "閉じる", "メニュー", "同意する", "コンテンツへスキップ"),
        no=("同意するものとします", "検索結果", "次へ掲げる"),
    ),
)  # fmt: skip
_LINKS = tuple(re.compile(rf"(?=\S)(?:{words.pattern})$", re.IGNORECASE) for words in LINK_WORDS)
ANNEX = re.compile(r"[\s■・●◆【「]*(?:別\s*[紙表記添冊]|付表|附則|付則|様式|特約|別途)")


def leads_about(folded: str) -> bool:
    """The words of a link only serve to get about in the page."""
    return len(folded) <= 30 and any(pattern.match(folded) for pattern in _LINKS)
