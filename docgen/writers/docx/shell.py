"""The house's Word file made ready once: its tags compiled, our styles and lists put in, its parts in order."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from jinja2 import Environment, StrictUndefined, Template
from lxml import etree

from docgen.writers.docx import relations, style_sheet
from docgen.writers.docx.dress import Dress
from docgen.writers.docx.lists import UNNUMBERED, Numbering, lists_xml, numbering
from docgen.writers.docx.names import W, w
from docgen.writers.docx.package import XML, unpack
from docgen.writers.docx.relations import DOCUMENT, NUMBERING, STYLES, Relations
from docgen.writers.docx.watermark import with_watermark

_TEMPLATE: Final = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_TITLE_PAGE: Final = re.compile(r"<w:titlePg\b[^>]*/>")
_DECLARATION: Final = re.compile(r"^\s*<\?xml.*?\?>\s*", re.DOTALL)
_TEXT_WIDTH: Final = 9071


@dataclass(frozen=True)
class Shell:
    """A compiled house file. ``sheets`` are its styles for documents with main headings (True) and without."""

    templates: Mapping[str, Template]
    parts: Mapping[str, bytes]
    sheets: Mapping[bool, bytes]
    numbering: Numbering
    relations: Relations
    own_lists: tuple[str, str, int]
    dress: Dress

    def lists(self, schedule_word: str) -> bytes:
        """The numbering part, with that word before the numbers of schedules."""
        abstracts_before, lists_before, first = self.own_lists
        abstracts, lists, _ = lists_xml(self.numbering, self.dress.ids, first, schedule_word)
        inner = f"{abstracts_before}{abstracts}{lists_before}{lists}"
        return f'{XML}<w:numbering xmlns:w="{W}">{inner}</w:numbering>'.encode()


def shell(data: bytes, numbering_data: Mapping[str, Any]) -> Shell:
    """The shell of a house's Word file and numbering, compiled once for the same contents in this process."""
    return _compiled(data, json.dumps(numbering_data))


@lru_cache(maxsize=8)
def _compiled(data: bytes, numbering_json: str) -> Shell:
    parts = unpack(data)
    lists = numbering(json.loads(numbering_json))
    links = relations.relations(parts)
    width = _text_width(parts[DOCUMENT])
    sheet = etree.fromstring(parts[STYLES])
    ids = style_sheet.put_in(sheet, tuple(level.style for level in lists.all_levels), width)
    own_lists = _own_lists(parts.get(NUMBERING))
    list_ids = lists_xml(lists, ids, own_lists[2], "")[2]
    style_sheet.link_levels(sheet, lists.all_levels, ids, list_ids)
    templates = {name for name in parts if _TEMPLATE.fullmatch(name)}
    return Shell(
        _templates({name: parts[name] for name in sorted(templates)}),
        {name: part for name, part in parts.items() if name not in templates | links.left_out | {STYLES}},
        {sectioned: style_sheet.variant(sheet, ids, sectioned) for sectioned in (True, False)},
        lists,
        links,
        own_lists,
        Dress(ids, width, list_ids[UNNUMBERED]),
    )


def _templates(parts: Mapping[str, bytes]) -> dict[str, Template]:
    # Word scatters a tag over several runs; docxtpl knows how to gather it. It is slow to import, so only here.
    from docxtpl import DocxTemplate

    patch = DocxTemplate(io.BytesIO()).patch_xml
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    templates = {}
    for number, (name, part) in enumerate(parts.items()):
        source = _DECLARATION.sub("", patch(part.decode()), count=1)
        if name == DOCUMENT:
            source = _TITLE_PAGE.sub("{% if cover %}<w:titlePg/>{% endif %}", source)
        elif "/header" in name:
            source = with_watermark(source, number)
        templates[name] = environment.from_string(XML + source)
    return templates


def _text_width(document: bytes) -> int:
    sections = list(etree.fromstring(document).iter(w("sectPr")))
    if not sections:
        return _TEXT_WIDTH
    size, margins = sections[-1].find(w("pgSz")), sections[-1].find(w("pgMar"))
    if size is None or margins is None:
        return _TEXT_WIDTH
    return int(size.get(w("w"), "0")) - int(margins.get(w("left"), "0")) - int(margins.get(w("right"), "0"))


def _own_lists(part: bytes | None) -> tuple[str, str, int]:
    """The lists that the house file has itself, abstract and real, and the first free number for ours."""
    if part is None:
        return "", "", 1
    tree = etree.fromstring(part)
    abstracts, lists = tree.findall(w("abstractNum")), tree.findall(w("num"))
    used = [int(item.get(w("abstractNumId"), "0")) for item in abstracts] + [
        int(item.get(w("numId"), "0")) for item in lists
    ]
    return _joined(abstracts), _joined(lists), max(used, default=0) + 1


def _joined(elements: list[etree._Element]) -> str:
    return "".join(etree.tostring(element, encoding="unicode", with_tail=False) for element in elements)
