"""Which element of 法令標準XML may stand in which, and what wraps one that may not stand where the document has it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, ProcessingInstruction, SubElement

from models import statute
from models.document import Kind, Node

_ORDER = ("Part", "Chapter", "Section", "Subsection", "Division", "Article", "Paragraph", "Item", "Subitem1")
_BELOW = {
    "Part": ("Article", "Chapter"),
    "Chapter": ("Article", "Section"),
    "Section": ("Article", "Subsection", "Division"),
    "Subsection": ("Article", "Division"),
    "Division": ("Article",),
    "Article": ("Paragraph",),
    "Paragraph": ("Item",),
    "Item": ("Subitem1",),
}
_ONE_OF = {"MainProvision": ("Part", "Chapter", "Section", "Article", "Paragraph"), "Preamble": ("Paragraph",)}
_ANY_OF = {"SupplProvision": ("Chapter", "Article", "Paragraph")}


def element_of(node: Node) -> str:
    """The element for a provision: Part … Division by its level, Article, Paragraph, Item or Subitem1."""
    if node.kind is Kind.CHAPTER:
        return next(tag for level, tag in statute.LEVELS.items() if level in node.label)
    names = {Kind.ARTICLE: "Article", Kind.PARAGRAPH: "Paragraph", Kind.ITEM: "Item", Kind.SUBITEM: "Subitem1"}
    return names[node.kind]


def fits(container: str, tags: Sequence[str]) -> bool:
    """The elements can stand in the container, wrapped if need be."""
    return not tags or _target(container, tags) is not None


def fit(container: str, elements: Sequence[Element]) -> list[Element]:
    """The elements as the container allows them: where it wants others, fillers stand around them.

    Raises ValueError where there is no way (a 編 in a 章).
    """
    tags = [str(element.tag) for element in elements]
    if not tags or _valid(container, tags):
        return list(elements)
    target = _target(container, tags)
    if target is None:
        raise ValueError(f"{container} cannot hold {tags}")
    result: list[Element] = []
    for whole, members in groupby(elements, key=lambda element: element.tag == target):
        group = list(members)
        result += group if whole else [filler(target, fit(target, group))]
    return result


def _valid(container: str, tags: Sequence[str]) -> bool:
    """The schema allows this sequence."""
    if container in _ANY_OF:
        return set(tags) <= set(_ANY_OF[container])
    groups = tuple(tag for tag, _ in groupby(tags))
    if container in _ONE_OF:
        return len(groups) == 1 and groups[0] in _ONE_OF[container]
    first, *others = _BELOW[container]
    return groups == (first,) or any(
        groups in ((o,), (first, o)) and (o != "Division" or _last(o, container, groups)) for o in others
    )


def _last(tag: str, container: str, groups: Sequence[str]) -> bool:
    """In a 節, 目 stand alone; in a 款 they follow its articles."""
    return container == "Subsection" or groups == (tag,)


def _target(container: str, tags: Sequence[str]) -> str | None:
    """The one element that all can be, or be wrapped in: the lowest that does."""
    top = min(_ORDER.index(tag) for tag in tags)
    for target in reversed(_ORDER[: top + 1]):
        if _valid(container, [target]) and all(tag == target or _reaches(target, tag) for tag in tags):
            return target
    return None


def _reaches(container: str, tag: str) -> bool:
    below = _BELOW.get(container, ())
    return tag in below or any(_reaches(lower, tag) for lower in below)


def filler(tag: str, content: Sequence[Element] = ()) -> Element:
    """An element that stands only because the schema wants one."""
    element = Element(tag, {"Num": "1"})
    element.append(ProcessingInstruction(statute.HINT, statute.write_hints({"is": statute.NOTHING})))
    if tag == "Paragraph":
        SubElement(element, "ParagraphNum")
    if tag in ("Paragraph", "Item"):
        SubElement(SubElement(element, f"{tag}Sentence"), "Sentence")
    else:
        SubElement(element, f"{tag}Title")
        content = content or [filler("Paragraph" if tag == "Article" else "Article")]
    element.extend(content)
    return element
