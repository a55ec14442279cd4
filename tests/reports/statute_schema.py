"""The rules of 法令標準XML as a table: what stands in each element, in which order, and with which attributes.

Written after XMLSchemaForJapaneseLaw v3 (24 November 2020, Ministry of Internal Affairs and Communications;
https://laws.e-gov.go.jp/file/XMLSchemaForJapaneseLaw_v3.xsd). ``text`` stands for characters and the inline elements Line,
Ruby, Sup and Sub, ``any`` for every element of the schema. Elements that the writer never makes (AmendProvision, Class,
FigStruct …) have no row: one in a file is an error here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

TITLES = (
    "LawTitle EnactStatement TOCLabel TOCAppdxTableLabel ArticleRange PartTitle ChapterTitle SectionTitle SubsectionTitle "
    "DivisionTitle ArticleTitle ArticleCaption ParagraphCaption ParagraphNum ItemTitle SupplProvisionLabel "
    "AppdxTableTitle AppdxNoteTitle RelatedArticleNum RemarksLabel Sentence"
)
MODELS = {
    "Law": "LawNum LawBody",
    "LawNum": "text",
    "LawBody": "(LawTitle EnactStatement* TOC? | EnactStatement+ TOC? | TOC LawTitle?) Preamble? MainProvision "
    "(SupplProvision | AppdxTable | AppdxNote)*",
    "TOC": "TOCLabel? (TOCPart+ | TOCChapter+ | TOCSection+ | TOCArticle+) TOCSupplProvision? TOCAppdxTableLabel*",
    "TOCPart": "PartTitle ArticleRange? TOCChapter*",
    "TOCChapter": "ChapterTitle ArticleRange? TOCSection*",
    "TOCSection": "SectionTitle ArticleRange? (TOCSubsection | TOCDivision)*",
    "TOCSubsection": "SubsectionTitle ArticleRange? TOCDivision*",
    "TOCDivision": "DivisionTitle ArticleRange?",
    "TOCArticle": "ArticleTitle ArticleCaption",
    "TOCSupplProvision": "SupplProvisionLabel ArticleRange? (TOCArticle | TOCChapter)*",
    "Preamble": "Paragraph+",
    "MainProvision": "Part+ | Chapter+ | Section+ | Article+ | Paragraph+",
    "Part": "PartTitle (Article+ Chapter* | Chapter+)",
    "Chapter": "ChapterTitle (Article+ Section* | Section+)",
    "Section": "SectionTitle (Article+ Subsection* | Subsection+ | Division+)",
    "Subsection": "SubsectionTitle (Article+ Division* | Division+)",
    "Division": "DivisionTitle Article+",
    "Article": "(ArticleCaption ArticleTitle | ArticleTitle ArticleCaption?) Paragraph+",
    "Paragraph": "ParagraphCaption? ParagraphNum ParagraphSentence (TableStruct* | TableStruct+ Item* | Item+ (TableStruct | List)*)",
    "ParagraphSentence": "Sentence+",
    "Item": "ItemTitle? ItemSentence Subitem1* (TableStruct | List)*",
    "ItemSentence": "Sentence+",
    **{
        f"Subitem{n}": f"Subitem{n}Title? Subitem{n}Sentence Subitem{n + 1}* (TableStruct | List)*"
        for n in range(1, 10)
    },
    "Subitem10": "Subitem10Title? Subitem10Sentence (TableStruct | List)*",
    **{f"Subitem{n}Sentence": "Sentence+" for n in range(1, 11)},
    **{f"Subitem{n}Title": "text" for n in range(1, 11)},
    "SupplProvision": "SupplProvisionLabel (Chapter | Article | Paragraph)+",
    "AppdxTable": "AppdxTableTitle? RelatedArticleNum? (TableStruct | Item)*",
    "AppdxNote": "AppdxNoteTitle? RelatedArticleNum? NoteStruct*",
    "NoteStruct": "Note",
    "Note": "any",
    "TableStruct": "Table Remarks*",
    "Table": "TableRow+",
    "TableRow": "TableColumn+",
    "TableColumn": "Sentence+",
    "Remarks": "RemarksLabel Sentence+",
    "List": "ListSentence",
    "ListSentence": "Sentence+",
    **dict.fromkeys(TITLES.split(), "text"),
}
POSITIVE = "[1-9][0-9]*"
BOOLEAN = "true|false|1|0"
NUM = r"[0-9]+(_[0-9]+)*(:[0-9]+(_[0-9]+)*)?"
"""The schema takes any string; this is how statutes are numbered: 3_2 for 第三条の二, 8:10 for 第八条から第十条まで."""
NUMBERED = (
    *("Part", "Chapter", "Section", "Subsection", "Division", "Article", "Item"),
    *("TOCPart", "TOCChapter", "TOCSection", "TOCSubsection", "TOCDivision", "TOCArticle"),
    *(f"Subitem{n}" for n in range(1, 11)),
)
REQUIRED = {
    "Law": {
        "Era": "Meiji|Taisho|Showa|Heisei|Reiwa",
        "Year": POSITIVE,
        "Num": POSITIVE,
        "LawType": "Constitution|Act|CabinetOrder|ImperialOrder|MinisterialOrdinance|Rule|Misc",
        "Lang": "ja|en",
    },
    "Paragraph": {"Num": POSITIVE},
    **{name: {"Num": NUM} for name in NUMBERED},
}
OPTIONAL = {
    "Sentence": {"Num": POSITIVE, "Function": "main|proviso"},
    "SupplProvision": {"Type": "New|Amend", "AmendLawNum": "(?s:.+)", "Extract": BOOLEAN},
    "AppdxTable": {"Num": POSITIVE},
}


def breaches(root: Element) -> Iterator[str]:
    """What the rules forbid in an element and all below it."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        names = [child.tag for child in element if isinstance(child.tag, str)]
        if not re.fullmatch(_pattern(MODELS.get(element.tag, "nothing")), "".join(f"{name} " for name in names)):
            yield f"{element.tag} holds {names}"
        loose = "".join([element.text or "", *(child.tail or "" for child in element)]).strip()
        if loose and MODELS.get(element.tag) not in ("text", "any"):
            yield f"{element.tag} holds text: {loose[:20]}"
        yield from _attributes(element)


def _pattern(model: str) -> str:
    """A content model as a regular expression over names, each followed by a space."""
    if model == "any":
        return ".*"
    if model == "text":
        return "((Line|Ruby|Sup|Sub) )*"
    return re.sub("[A-Za-z0-9]+", lambda m: f"({m[0]}_)", model).replace(" ", "").replace("_", " ")


def _attributes(element: Element) -> Iterator[str]:
    required, optional = REQUIRED.get(element.tag, {}), OPTIONAL.get(element.tag, {})
    for name, pattern in required.items():
        if not re.fullmatch(pattern, element.get(name, "")):
            yield f"{element.tag} with {name}={element.get(name)!r}"
    for name, value in element.attrib.items():
        if name not in required and not re.fullmatch(optional.get(name, "nothing"), value):
            yield f"{element.tag} with {name}={value!r}"
