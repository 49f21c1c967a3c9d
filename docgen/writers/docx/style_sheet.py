"""Putting our styles into the styles part of a house file, which may have some of them already."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from docgen.writers.docx.lists import Level
from docgen.writers.docx.names import W, w
from docgen.writers.docx.styles import NAMES, TABLE, style_id, style_xml

# Where a document has no main headings, its clause headings are the main ones: the styles trade names, since Word
# makes contents and navigation from the names that it knows.
_FLAT_NAMES: Final = {"heading 1": "Main Heading", "heading 2": "heading 1", "toc 1": "toc 2", "toc 2": "toc 1"}
LANGUAGE: Final = "en-GB"
# One below the last level of the contents table, so that they can be found in a list of headings only.
_UNLISTED: Final = ("Opening Heading", "Schedule Clause Heading")


def put_in(sheet: etree._Element, numbering_styles: tuple[str, ...], text_width: int) -> dict[str, str]:
    """Put in those of our styles that the sheet lacks by name, and those of the lists; the id of each by name."""
    ids = {_name(style).casefold(): style.get(w("styleId"), "") for style in sheet.iterfind(w("style"))}
    taken = set(ids.values())
    found: dict[str, str] = {}
    wanted = dict.fromkeys((*NAMES, *numbering_styles))
    for name in wanted:
        free = style_id(name) if style_id(name) not in taken else f"docgen{style_id(name)}"
        found[name] = ids.get(name.casefold(), free)
    found["Normal"] = _default(sheet) or found["Normal"]
    found[TABLE] = ids.get(TABLE.casefold(), "")
    _set_language(sheet)
    for name in wanted:
        if name.casefold() not in ids and not (name == "Normal" and _default(sheet)):
            sheet.append(etree.fromstring(_declared(style_xml(name, found, text_width))))
    return found


def _set_language(sheet: etree._Element) -> None:
    """Make the sheet say that its text is in the language of the house, whatever Word the file was made with."""
    place = sheet
    for position, name in enumerate(("docDefaults", "rPrDefault", "rPr", "lang")):
        child = place.find(w(name))
        if child is None:
            child = etree.Element(w(name))
            place.insert(0 if position < 2 else len(place), child)
        place = child
    place.set(w("val"), LANGUAGE)


def _default(sheet: etree._Element) -> str:
    for style in sheet.iterfind(w("style")):
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
            return style.get(w("styleId"), "")
    return ""


def _declared(xml: str) -> str:
    return xml.replace("<w:style ", f'<w:style xmlns:w="{W}" ', 1)


def _name(style: etree._Element) -> str:
    name = style.find(w("name"))
    return "" if name is None else name.get(w("val"), "")


def link_levels(
    sheet: etree._Element, levels: tuple[Level, ...], ids: Mapping[str, str], list_ids: Mapping[str, int]
) -> None:
    """Make every style of a list level number its paragraphs by that level of its list."""
    styles = {style.get(w("styleId")): style for style in sheet.iterfind(w("style"))}
    for level in levels:
        properties = _properties(styles[ids[level.style]])
        for old in properties.findall(w("numPr")):
            properties.remove(old)
        number = etree.Element(w("numPr"))
        if level.index:
            etree.SubElement(number, w("ilvl")).set(w("val"), str(level.index))
        etree.SubElement(number, w("numId")).set(w("val"), str(list_ids[level.family]))
        _insert(properties, number, after=_BEFORE_NUMBER)


_BEFORE_NUMBER: Final = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_AFTER_OUTLINE: Final = ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange")
_BEFORE_PROPERTIES: Final = (
    *("name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden"),
    *("unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid"),
)


def _properties(style: etree._Element) -> etree._Element:
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        _insert(style, properties, after=_BEFORE_PROPERTIES)
    return properties


def _insert(parent: etree._Element, child: etree._Element, after: tuple[str, ...]) -> None:
    names = {w(name) for name in after}
    parent.insert(sum(1 for other in parent if other.tag in names), child)


def variant(sheet: etree._Element, ids: Mapping[str, str], sectioned: bool) -> bytes:
    """The sheet for documents with main headings above their clauses, or (``sectioned`` False) without."""
    sheet = deepcopy(sheet)
    styles = {style.get(w("styleId")): style for style in sheet.iterfind(w("style"))}
    for name in _UNLISTED:
        _set_outline(styles[ids[name]], 2 if sectioned else 1)
    _set_outline(styles[ids["heading 2"]], 1 if sectioned else 0)
    if not sectioned:
        for name, other in _FLAT_NAMES.items():
            style = styles[ids[name]]
            element = style.find(w("name"))
            if element is not None:
                element.set(w("val"), other)
            if other == "Main Heading":
                style.set(w("customStyle"), "1")
    return etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_outline(style: etree._Element, level: int) -> None:
    properties = _properties(style)
    outline = properties.find(w("outlineLvl"))
    if outline is None:
        outline = etree.Element(w("outlineLvl"))
        names = {w(name) for name in _AFTER_OUTLINE}
        properties.insert(sum(1 for other in properties if other.tag not in names), outline)
    outline.set(w("val"), str(level))
