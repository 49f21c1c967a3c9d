"""The styles and lists of somebody's Word file, made ready for ours to be put in beside them."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Final

from lxml import etree

from docgen.writers.docx.looks import LOOKS
from docgen.writers.docx.names import W, w
from docgen.writers.docx.report import Report
from docgen.writers.docx.style_sheet import declared, default_style, ids_of, name_of, properties_of
from docgen.writers.docx.styles import NAMES, in_look_of, look_xml, style_xml

RUNNING: Final = "Running Line"
_FURNITURE: Final = frozenset({"header", "footer"})
_OURS: Final = frozenset(name.casefold() for name in NAMES) - _FURNITURE
_HEADINGS: Final = ("heading 1", "heading 2", "title")
_ENTRIES: Final = ("toc 1", "toc 2")
_OWN_TEXT: Final = "Letterhead Text"
# Only these of the ordinary text of a letterhead are for every paragraph of a document.
_FONT: Final = tuple(map(w, ("rFonts", "color", "sz", "szCs")))
_HARMLESS: Final = frozenset(map(w, ("spacing", "widowControl")))
# Newer words for the sides, which LibreOffice writes where Word knows the older ones only.
_SIDES: Final = {"start": "left", "end": "right"}
_LIST_NUMBERS: Final = {w("abstractNum"): w("abstractNumId"), w("num"): w("numId")}
_SPACING: Final = frozenset(map(w, ("before", "after", "line", "lineRule")))


def adopt_sheet(sheet: etree._Element, lists: frozenset[str], text_width: int, report: Report) -> str:
    """Mend a sheet, and free the styles that documents use from what would spoil them.

    ``lists`` are the ids of the lists that the file has. Gives the id of the style that unstyled paragraphs of the
    file are to have from now on, or "" where they may stay as they are.
    """
    _mend(sheet, lists)
    own_text = _free_normal(sheet)
    for style in sheet.iterfind(w("style")):
        name = name_of(style).casefold()
        if name in _OURS and style.find(f"{w('pPr')}/{w('numPr')}") is not None:
            _without(properties_of(style), "numPr", "ind", "tabs")
            report.note(f"Its style {name_of(style)} keeps its look, but docgen's numbers take the place of its own.")
        if name in _HEADINGS:
            _keep_with_text(style)
        elif name in _ENTRIES:
            _with_tabs(style, name, sheet, text_width)
    _add_running_line(sheet, text_width)
    return own_text


def adopt_lists(numbering: etree._Element, free: frozenset[str]) -> None:
    """Mend the lists of a file; ``free`` are the ids of the styles that they may number, as ours number the others."""
    for element in list(numbering.iter()):
        if not isinstance(element.tag, str) or (element is not numbering and etree.QName(element).namespace != W):
            _drop(element)
            continue
        for name in [name for name in element.attrib if str(name).startswith("{") and f"{{{W}}}" not in str(name)]:
            del element.attrib[name]
        if element.tag == w("lvlJc"):
            element.set(w("val"), _SIDES.get(element.get(w("val"), ""), element.get(w("val"), "left")))
        if element.tag == w("lvlPicBulletId") or (element.tag == w("pStyle") and element.get(w("val")) not in free):
            _drop(element)
    for element in list(numbering):
        number = _LIST_NUMBERS.get(str(element.tag), "")
        if not (number and element.get(number, "").isdecimal()):
            numbering.remove(element)
    abstracts = {element.get(w("abstractNumId")) for element in numbering.iterfind(w("abstractNum"))}
    for element in numbering.findall(w("num")):
        of = element.find(w("abstractNumId"))
        if of is None or of.get(w("val")) not in abstracts:
            numbering.remove(element)


def list_ids(numbering: etree._Element | None) -> frozenset[str]:
    """The ids of the lists of a file."""
    return frozenset() if numbering is None else frozenset(n.get(w("numId"), "") for n in numbering.iterfind(w("num")))


def style_ids(sheet: etree._Element) -> frozenset[str]:
    """The ids of the styles of a sheet."""
    return frozenset(style.get(w("styleId"), "") for style in sheet.iterfind(w("style")))


def own_looks(sheet: etree._Element) -> list[str]:
    """The names of the styles of the file that documents will use with the look that they have there."""
    names = [name_of(style) for style in sheet.iterfind(w("style"))]
    return [name for name in names if name.casefold() in _OURS - {"normal"}]


def _mend(sheet: etree._Element, lists: frozenset[str]) -> None:
    seen: set[str] = set()
    for style in sheet.findall(w("style")):
        number = style.get(w("styleId"), "")
        if not number or number in seen or not name_of(style):
            sheet.remove(style)
        seen.add(number)
    for style in sheet.iterfind(w("style")):
        for element in [*style.iter(w("basedOn"), w("next"), w("link"))]:
            if element.get(w("val")) not in seen:
                _drop(element)
        for element in list(style.iter(w("numPr"))):
            number_id = element.find(w("numId"))
            if number_id is not None and number_id.get(w("val")) not in lists | {"0"}:
                _drop(element)
        for element in list(style.iter(w("lang"))):
            _drop(element)
    if not default_style(sheet):
        for style in sheet.iterfind(w("style")):
            if name_of(style).casefold() == "normal" and style.get(w("type")) == "paragraph":
                style.set(w("default"), "1")


def _free_normal(sheet: etree._Element) -> str:
    """Leave ordinary text only its font, size and colour, and move the rest to a style for the letterhead's own text.

    Else an indent of the letterhead's text would shift every clause.
    """
    default = default_style(sheet)
    normal = next((one for one in sheet.iterfind(w("style")) if one.get(w("styleId")) == default), None)
    body_font = _body_font(sheet)
    if not default or normal is None or not (_spoils(normal) or body_font):
        return ""
    own = deepcopy(normal)
    number = "LetterheadText" if "LetterheadText" not in style_ids(sheet) else "docgenLetterheadText"
    del own.attrib[w("default")]
    own.set(w("styleId"), number)
    own.set(w("customStyle"), "1")
    for element in own.findall(w("name")):
        element.set(w("val"), _OWN_TEXT)
    for element in [*own.findall(w("aliases")), *own.findall(w("link")), *own.findall(w("next"))]:
        own.remove(element)
    for style in sheet.iterfind(w("style")):
        based = style.find(w("basedOn"))
        if based is not None and based.get(w("val")) == default and name_of(style).casefold() not in _OURS:
            based.set(w("val"), number)
    normal.addnext(own)
    for properties in normal.findall(w("pPr")):
        normal.remove(properties)
    for properties in normal.findall(w("rPr")):
        for element in [element for element in properties if element.tag not in _FONT]:
            properties.remove(element)
    for element in body_font:
        _set_in_order(normal, deepcopy(element))
    return number


def _body_font(sheet: etree._Element) -> list[etree._Element]:
    """The font, size and colour of “Body Text”, where they are its own: then they are those of the firm's letters."""
    for style in sheet.iterfind(w("style")):
        if name_of(style).casefold() == "body text":
            return [element for element in style.iterfind(f"{w('rPr')}/*") if element.tag in _FONT]
    return []


def _set_in_order(style: etree._Element, element: etree._Element) -> None:
    """Put an element into the letters of a style, which has only some of ``_FONT``, in the order that Word wants."""
    run = style.find(w("rPr"))
    if run is None:
        run = etree.SubElement(style, w("rPr"))
    kept = {other.tag: other for other in run} | {element.tag: element}
    for other in list(run):
        run.remove(other)
    run.extend(kept[name] for name in _FONT if name in kept)


def _spoils(normal: etree._Element) -> bool:
    paragraph, run = normal.find(w("pPr")), normal.find(w("rPr"))
    for element in paragraph if paragraph is not None else ():
        if element.tag not in _HARMLESS or (not _SPACING.issuperset(element.attrib) and element.tag == w("spacing")):
            return True
    return run is not None and any(element.tag not in _FONT for element in run)


def _keep_with_text(style: etree._Element) -> None:
    """Let a heading stay with what is below it, and start no page: whether it does is for the document to say."""
    properties = properties_of(style)
    _without(properties, "pageBreakBefore", "framePr", "keepNext", "keepLines")
    properties.insert(0, etree.Element(w("keepNext")))
    properties.insert(1, etree.Element(w("keepLines")))


def _with_tabs(style: etree._Element, name: str, sheet: etree._Element, text_width: int) -> None:
    """Give an entry of a contents table our tab stops where it has none for its page number."""
    properties = properties_of(style)
    if any(tab.get(w("val")) == "right" for tab in properties.iter(w("tab"))):
        return
    ours = etree.fromstring(declared(style_xml(name, ids_of(sheet), text_width))).find(w("pPr"))
    if ours is not None:
        style.replace(properties, ours)


def _add_running_line(sheet: etree._Element, text_width: int) -> None:
    """The style of the lines that we add to headers and footers, whose own styles have tabs of their own."""
    number = "RunningLine" if "RunningLine" not in style_ids(sheet) else "docgenRunningLine"
    look = next(look for look in LOOKS if look.name == "footer")
    ids = {**ids_of(sheet), RUNNING: number}
    xml = look_xml(replace(look, name=RUNNING, before=3, after=3), ids, text_width)
    sheet.append(etree.fromstring(declared(in_look_of(xml, "", ""))))


def running_line(sheet: etree._Element) -> str:
    """The id of the style of the lines that we add."""
    return next(one.get(w("styleId"), "") for one in sheet.iterfind(w("style")) if name_of(one) == RUNNING)


def _without(properties: etree._Element, *names: str) -> None:
    for name in names:
        for element in properties.findall(w(name)):
            properties.remove(element)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
