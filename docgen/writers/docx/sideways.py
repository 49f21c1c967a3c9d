"""Pages that lie on their side: what a house file needs for them besides its own upright ones.

In Word such pages are a section of their own, with heads and feet of their own, for these have tab stops as wide as
the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from typing import Final

from lxml import etree

from docgen.writers.docx.names import CONTENT_TYPES, RELATIONSHIPS, WORD_TYPE, R, w
from docgen.writers.docx.relations import DOCUMENT, DOCUMENT_LINKS, STYLES, TYPES

LAST_SECTION: Final = "{{ last_section }}"
_PLACE: Final = "docgen-last-section"
_NAMESPACES: Final = re.compile(r' xmlns:\w+="[^"]*"')
_LINK_ID: Final = f"{{{R}}}id"
_MOVED: Final = ("right", "end", "center")


class Turned(Enum):
    """Which pages of a document lie on their side."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Sideways:
    """The ends of sections as Word's XML, and the width of the text on pages that lie on their side, in twips.

    ``first`` is for upright pages at the start of a document, ``upright`` for later ones, ``wide`` for those that lie
    on their side.
    """

    width: int
    first: str
    upright: str
    wide: str

    def section(self, wide: bool, first: bool) -> str:
        """The end of a section of such pages; ``first`` says whether the document starts with it."""
        if wide:
            return self.wide
        return self.first if first else self.upright


def turnable(parts: Mapping[str, bytes], turned: Turned) -> tuple[dict[str, bytes], Sideways | None]:
    """The parts of a house file with heads and feet for pages on their side, and a tag where its last section ends.

    These stand beside the ones for upright pages, or in their place where there are no such pages. None, and the parts
    as they are, where no page lies on its side, and for a house file that does not say how large its pages are.
    """
    if turned is Turned.NONE:
        return dict(parts), None
    tree = etree.fromstring(parts[DOCUMENT])
    last = next(reversed(list(tree.iter(w("sectPr")))), None)
    size, margins = (None, None) if last is None else (last.find(w("pgSz")), last.find(w("pgMar")))
    if last is None or size is None or margins is None:
        return dict(parts), None
    made = dict(parts)
    wide = _on_its_side(last)
    if turned is Turned.SOME:
        _drop_first(wide)
    beside = _number(margins, "left") + _number(margins, "right")
    width, height = _number(size, "w"), _number(size, "h")
    scale = (height - beside) / (width - beside)
    for reference in (*wide.findall(w("headerReference")), *wide.findall(w("footerReference"))):
        link = reference.get(_LINK_ID, "")
        reference.set(_LINK_ID, _widened(made, link, scale, beside=turned is Turned.SOME))
    later = deepcopy(last)
    _drop(later, "titlePg", "type")
    sideways = Sideways(height - beside, _text(last), _text(later), _text(wide))
    last.clear()
    last.tag = _PLACE
    written = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    made[DOCUMENT] = re.sub(rf"<{_PLACE}[^>]*/>".encode(), LAST_SECTION.encode(), written)
    return made, sideways


def _on_its_side(section: etree._Element) -> etree._Element:
    """The section with its paper on its side, and no first page that is unlike the others."""
    wide = deepcopy(section)
    _drop(wide, "titlePg", "type")
    size = wide.find(w("pgSz"))
    if size is not None:
        width, height = size.get(w("w"), ""), size.get(w("h"), "")
        size.set(w("w"), height)
        size.set(w("h"), width)
        size.set(w("orient"), "landscape")
    return wide


def _drop_first(section: etree._Element) -> None:
    for reference in (*section.findall(w("headerReference")), *section.findall(w("footerReference"))):
        if reference.get(w("type")) == "first":
            section.remove(reference)


def _drop(section: etree._Element, *names: str) -> None:
    for name in names:
        for element in section.findall(w(name)):
            section.remove(element)


def _number(element: etree._Element, name: str) -> int:
    return int(element.get(w(name), "0"))


def _text(section: etree._Element) -> str:
    return _NAMESPACES.sub("", etree.tostring(section, encoding="unicode", with_tail=False))


def _widened(parts: dict[str, bytes], link: str, scale: float, *, beside: bool) -> str:
    """Move the tab stops of a head or foot out, in a copy ``beside`` it or in itself; the id of the link to it."""
    links = etree.fromstring(parts[DOCUMENT_LINKS])
    old = next(one for one in links if one.get("Id") == link)
    kind = old.get("Type", "").rsplit("/", 1)[-1]
    target = old.get("Target", "").removeprefix("/word/")
    source, own_links = f"word/{target}", f"word/_rels/{target}.rels"
    widened = _with_stops(parts[source], parts[STYLES], scale)
    if not beside:
        parts[source] = widened
        return link
    number = next(number for number in range(1, len(parts) + 2) if f"word/{kind}{number}.xml" not in parts)
    target = f"{kind}{number}.xml"
    parts[f"word/{target}"] = widened
    if own_links in parts:
        parts[f"word/_rels/{target}.rels"] = parts[own_links]
    new_link = f"rIdDocgenWide{kind.capitalize()}{number}"
    attributes = {"Id": new_link, "Type": old.get("Type", ""), "Target": target}
    etree.SubElement(links, f"{{{RELATIONSHIPS}}}Relationship", attributes)
    parts[DOCUMENT_LINKS] = etree.tostring(links, xml_declaration=True, encoding="UTF-8", standalone=True)
    types = etree.fromstring(parts[TYPES])
    entry = {"PartName": f"/word/{target}", "ContentType": f"{WORD_TYPE}.{kind}+xml"}
    etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override", entry)
    parts[TYPES] = etree.tostring(types, xml_declaration=True, encoding="UTF-8", standalone=True)
    return new_link


def _with_stops(part: bytes, sheet: bytes, scale: float) -> bytes:
    """The head or foot with its right and middle tab stops, its own and those of its styles, that much further out."""
    tree = etree.fromstring(part)
    styles = {style.get(w("styleId")): style for style in etree.fromstring(sheet).iterfind(w("style"))}
    for paragraph in tree.iter(w("p")):
        style = styles.get(_style_of(paragraph))
        own = paragraph.findall(f"{w('pPr')}/{w('tabs')}/{w('tab')}")
        stops = own or ([] if style is None else style.findall(f"{w('pPr')}/{w('tabs')}/{w('tab')}"))
        moved = [stop for stop in stops if stop.get(w("val")) in _MOVED]
        if moved:
            _set_stops(paragraph, moved, scale)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")


def _set_stops(paragraph: etree._Element, stops: list[etree._Element], scale: float) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    tabs = properties.find(w("tabs"))
    if tabs is None:
        tabs = etree.Element(w("tabs"))
        after = sum(1 for other in properties if other.tag in _BEFORE_TABS)
        properties.insert(after, tabs)
    for stop in stops:
        old, leader = _number(stop, "pos"), stop.get(w("leader"))
        for own in [own for own in tabs if _number(own, "pos") == old]:
            tabs.remove(own)
        etree.SubElement(tabs, w("tab"), {w("val"): "clear", w("pos"): str(old)})
        new = {w("val"): stop.get(w("val"), ""), w("pos"): str(round(old * scale))}
        etree.SubElement(tabs, w("tab"), new | ({w("leader"): leader} if leader else {}))


# What the standard has before the tab stops among the properties of a paragraph.
_BEFORE_TABS: Final = frozenset(
    map(
        w,
        (
            *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
            *("suppressLineNumbers", "pBdr", "shd"),
        ),
    )
)
