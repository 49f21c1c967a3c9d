"""Putting our styles into the styles part of a house file, which may have some of them already."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree

from docgen.writers.docx.lists import Level
from docgen.writers.docx.looks import SERIF
from docgen.writers.docx.names import W, w
from docgen.writers.docx.styles import NAMES, TABLE, in_look_of, style_id, style_xml

# Where a document has no main headings, its clause headings are the main ones: the styles trade names, since Word
# makes contents and navigation from the names that it knows.
_FLAT_NAMES: Final = {"heading 1": "Main Heading", "heading 2": "heading 1", "toc 1": "toc 2", "toc 2": "toc 1"}
LANGUAGE: Final = "en-GB"
# Headings that only our documents have look like those that the file has.
_LIKE: Final = {
    **dict.fromkeys(("TOC Heading", "Opening Heading", "Schedule Heading"), "heading 1"),
    "Schedule Clause Heading": "heading 2",
}
_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")
# One below the last level of the contents table, so that they can be found in a list of headings only.
_UNLISTED: Final = ("Opening Heading", "Schedule Clause Heading")


def ids_of(sheet: etree._Element, numbering_styles: tuple[str, ...] = ()) -> dict[str, str]:
    """The id that each of our styles has in the sheet, or will have once it is put in, by name."""
    ids = _ids(sheet)
    taken = set(ids.values())
    found: dict[str, str] = {}
    for name in (*NAMES, *numbering_styles):
        free = style_id(name) if style_id(name) not in taken else f"docgen{style_id(name)}"
        found[name] = ids.get(name.casefold(), free)
    found["Normal"] = default_style(sheet) or found["Normal"]
    found[TABLE] = ids.get(TABLE.casefold(), "")
    return found


def put_in(
    sheet: etree._Element, numbering_styles: tuple[str, ...], text_width: int, share: float = 1
) -> dict[str, str]:
    """Put in those of our styles that the sheet lacks by name, and those of the lists; the id of each by name.

    In a sheet that has fonts of its own they take those. ``share`` is the room on a cover: see ``style_xml``.
    """
    found = ids_of(sheet, numbering_styles)
    here = _ids(sheet)
    font, colour = _headings(sheet)
    ours = font_of(sheet) == SERIF
    default = default_style(sheet)
    _set_language(sheet)
    for name in dict.fromkeys((*NAMES, *numbering_styles)):
        if name.casefold() not in here and not (name == "Normal" and default):
            xml = style_xml(name, found, text_width, share)
            style = etree.fromstring(declared(xml if ours else in_look_of(xml, font, colour)))
            sheet.append(style)
            if not ours and name in _LIKE and _LIKE[name] in here:
                _take_look(style, sheet, here[_LIKE[name]])
    return found


def _take_look(style: etree._Element, sheet: etree._Element, number: str) -> None:
    """Give a heading of ours the letters of one that the sheet had."""
    like = next(other for other in sheet.iterfind(w("style")) if other.get(w("styleId")) == number)
    letters, own = like.find(w("rPr")), style.find(w("rPr"))
    if letters is not None and own is not None:
        style.replace(own, deepcopy(letters))


def _ids(sheet: etree._Element) -> dict[str, str]:
    return {name_of(style).casefold(): style.get(w("styleId"), "") for style in sheet.iterfind(w("style"))}


def font_of(sheet: etree._Element) -> str:
    """The name of the font of ordinary text, or what the theme calls it; "" where the sheet does not say."""
    default = default_style(sheet)
    for style in sheet.iterfind(w("style")):
        fonts = style.find(f"{w('rPr')}/{w('rFonts')}")
        if style.get(w("styleId")) == default and fonts is not None:
            return _face(fonts)
    fonts = sheet.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('rFonts')}")
    return "" if fonts is None else _face(fonts)


def _face(fonts: etree._Element) -> str:
    return fonts.get(w("ascii")) or fonts.get(w("asciiTheme")) or ""


def _headings(sheet: etree._Element) -> tuple[str, str]:
    """The font of the sheet's own main headings as XML and their colour; "" for those that it does not say."""
    for style in sheet.iterfind(w("style")):
        if name_of(style).casefold() == "heading 1":
            fonts, colour = style.find(f"{w('rPr')}/{w('rFonts')}"), style.find(f"{w('rPr')}/{w('color')}")
            value = "" if colour is None else colour.get(w("val"), "")
            written = ""
            if fonts is not None:
                kept = {etree.QName(name).localname: str(value) for name, value in sorted(fonts.attrib.items())}
                inner = " ".join(f"w:{name}={quoteattr(value)}" for name, value in kept.items())
                written = f"<w:rFonts {inner}/>"
            return written, value if _HEX.fullmatch(value) else ""
    return "", ""


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


def default_style(sheet: etree._Element) -> str:
    """The id of the paragraph style that paragraphs have without naming one, or ""."""
    for style in sheet.iterfind(w("style")):
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
            return style.get(w("styleId"), "")
    return ""


def declared(xml: str) -> str:
    """An element of Word's as XML that can be parsed by itself."""
    return re.sub(r"^<(w:\w+)", rf'<\1 xmlns:w="{W}"', xml, count=1)


def name_of(style: etree._Element) -> str:
    """The name of a style, as Word shows it."""
    name = style.find(w("name"))
    return "" if name is None else name.get(w("val"), "")


def link_levels(
    sheet: etree._Element, levels: tuple[Level, ...], ids: Mapping[str, str], list_ids: Mapping[str, int]
) -> None:
    """Make every style of a list level number its paragraphs by that level of its list."""
    styles = {style.get(w("styleId")): style for style in sheet.iterfind(w("style"))}
    for level in levels:
        properties = properties_of(styles[ids[level.style]])
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


def properties_of(style: etree._Element) -> etree._Element:
    """The paragraph properties of a style, put in where it has none."""
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
    properties = properties_of(style)
    outline = properties.find(w("outlineLvl"))
    if outline is None:
        outline = etree.Element(w("outlineLvl"))
        names = {w(name) for name in _AFTER_OUTLINE}
        properties.insert(sum(1 for other in properties if other.tag not in names), outline)
    outline.set(w("val"), str(level))
