"""The sections of somebody's Word file: their page set-up, headers and footers."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.writers.docx.foreign import Link
from docgen.writers.docx.names import R, w
from docgen.writers.docx.report import Report, counted

_KEPT: Final = ("pgSz", "pgMar", "paperSrc", "pgBorders")
_OFF: Final = ("0", "false", "off")
_A4: Final = {"w": "11906", "h": "16838"}
_LETTER: Final = ("12240", "15840")
_MARGINS: Final = {
    **dict.fromkeys(("top", "right", "bottom", "left"), "1440"),
    **{"header": "708", "footer": "708", "gutter": "0"},
}


@dataclass(frozen=True)
class Section:
    """One section; ``references`` are the ids of the links to its headers and footers, inherited ones too."""

    element: etree._Element
    references: Mapping[tuple[str, str], str]

    @property
    def title_page(self) -> bool:
        """Whether its first page has a header and a footer of its own."""
        mark = self.element.find(w("titlePg"))
        return mark is not None and mark.get(w("val"), "1") not in _OFF

    def parts(self, links: Mapping[str, Link]) -> dict[tuple[str, str], str]:
        """The parts with its headers and footers, by kind ("header") and page ("first")."""
        return {key: links[number].target for key, number in self.references.items() if number in links}


def sections(body: etree._Element) -> list[Section]:
    """The sections of a body in order; a body without any has one that says nothing."""
    found: list[Section] = []
    references: dict[tuple[str, str], str] = {}
    elements = [one for one in body.iter(w("sectPr")) if one.getparent() is not None]
    for element in elements:
        for kind in ("header", "footer"):
            for reference in element.findall(w(f"{kind}Reference")):
                references[kind, reference.get(w("type"), "default")] = reference.get(f"{{{R}}}id", "")
        found.append(Section(element, dict(references)))
    return found or [Section(etree.Element(w("sectPr")), {})]


def last_section(found: list[Section], report: Report) -> Section:
    """The set-up that documents have: that of the last section, in one column and with page numbers from 1."""
    last = found[-1]
    if len(found) > 1:
        remedy = "Make a file of one section if another is meant."
        report.warn(f"The file has {counted(len(found), 'section')}: the set-up of the last one is used.", remedy)
    old = last.element
    element = etree.Element(w("sectPr"), nsmap={"w": str(w("")[1:-1])})
    element.extend(deepcopy(child) for name in _KEPT for child in old.findall(w(name))[:1])
    _complete(element, report)
    columns = old.find(w("cols"))
    if columns is not None and (columns.get(w("num"), "1") != "1" or len(columns) > 1):
        report.note("Its columns become one, as clauses need the whole width.")
    if any(numbers.attrib for numbers in old.findall(w("pgNumType"))):
        report.note("Pages are counted 1, 2, 3 from the first one, whatever the file says.")
    if old.find(w("lnNumType")) is not None:
        report.note("Lines are not numbered.")
    if (upright := old.find(w("vAlign"))) is not None and upright.get(w("val")) != "top":
        report.note("Text begins at the top of a page, whatever the file says.")
    if last.title_page:
        etree.SubElement(element, w("titlePg"))
    return Section(element, last.references)


def _complete(section: etree._Element, report: Report) -> None:
    size = section.find(w("pgSz"))
    if size is None or not (size.get(w("w")) and size.get(w("h"))):
        report.note("The file does not say how large its paper is: documents are A4.")
        for element in section.findall(w("pgSz")):
            section.remove(element)
        section.insert(0, etree.Element(w("pgSz"), {w(name): value for name, value in _A4.items()}))
    margins = section.find(w("pgMar"))
    if margins is None:
        margins = etree.Element(w("pgMar"))
        section.insert(1, margins)
    for name, value in _MARGINS.items():
        if margins.get(w(name)) is None:
            margins.set(w(name), value)
