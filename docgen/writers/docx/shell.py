"""The house's Word file made ready once: its tags compiled, our styles and lists put in, its parts in order."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from jinja2 import Template, TemplateError
from lxml import etree

from docgen.findings import FindingError
from docgen.writers.docx import page, relations, style_sheet, tags
from docgen.writers.docx.dress import Dress
from docgen.writers.docx.lists import UNNUMBERED, Numbering, lists_xml, numbering
from docgen.writers.docx.names import W, w
from docgen.writers.docx.package import XML, unpack
from docgen.writers.docx.relations import DOCUMENT, NUMBERING, STYLES, Relations
from docgen.writers.docx.report import Report
from docgen.writers.docx.sideways import Turned, turnable
from docgen.writers.docx.watermark import with_watermark

_TEMPLATE: Final = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
# Where it says that it is on ("1") the first page is another whether it is a cover or not.
_TITLE_PAGE: Final = re.compile(r"<w:titlePg\s*/>")
_DECLARATION: Final = re.compile(r"^\s*<\?xml.*?\?>\s*", re.DOTALL)


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


def shell(data: bytes, numbering_data: Mapping[str, Any], *, turned: Turned = Turned.NONE) -> Shell:
    """The shell of a house's Word file and numbering, compiled once for the same contents in this process.

    ``turned`` says which pages of the documents that it is for lie on their side. Raises FindingError where the file
    has a tag that cannot be filled.
    """
    return _compiled(data, json.dumps(numbering_data), turned)


@lru_cache(maxsize=8)
def _compiled(data: bytes, numbering_json: str, turned: Turned) -> Shell:
    parts = unpack(data)
    upright = {name: etree.fromstring(parts[name]) for name in sorted(parts) if _TEMPLATE.fullmatch(name)}
    _check(upright)
    width = page.text_width(upright[DOCUMENT])
    share = page.cover_share(upright[DOCUMENT], (story for name, story in upright.items() if "/header" in name))
    parts, sideways = turnable(parts, turned)
    stories = {name for name in parts if _TEMPLATE.fullmatch(name)}
    lists = numbering(json.loads(numbering_json))
    links = relations.relations(parts)
    sheet = etree.fromstring(parts[STYLES])
    ids = style_sheet.put_in(sheet, tuple(level.style for level in lists.all_levels), width, share)
    own_lists = _own_lists(parts.get(NUMBERING))
    list_ids = lists_xml(lists, ids, own_lists[2], "")[2]
    style_sheet.link_levels(sheet, lists.all_levels, ids, list_ids)
    return Shell(
        _templates({name: parts[name] for name in sorted(stories)}),
        {name: part for name, part in parts.items() if name not in stories | links.left_out | {STYLES}},
        {sectioned: style_sheet.variant(sheet, ids, sectioned) for sectioned in (True, False)},
        lists,
        links,
        own_lists,
        Dress(ids, width, list_ids[UNNUMBERED], sideways),
    )


def _check(stories: Mapping[str, etree._Element]) -> None:
    """Refuse a file with a tag that cannot be filled, before a document is lost to it."""
    report = Report("the house's Word file")
    tags.check({("the body" if name == DOCUMENT else name): story for name, story in stories.items()}, report)
    for finding in report.findings:
        raise FindingError(finding)


def _templates(parts: Mapping[str, bytes]) -> dict[str, Template]:
    # Word scatters a tag over several runs; docxtpl knows how to gather it. It is slow to import, so only here.
    from docxtpl import DocxTemplate

    patch = DocxTemplate(io.BytesIO()).patch_xml
    environment = tags.environment()
    templates = {}
    for number, (name, part) in enumerate(parts.items()):
        source = _DECLARATION.sub("", patch(part.decode()), count=1)
        if name == DOCUMENT:
            source = _TITLE_PAGE.sub("{% if cover %}<w:titlePg/>{% endif %}", source)
        elif "/header" in name:
            source = with_watermark(source, number)
        templates[name] = environment.from_string(XML + source)
    return templates


def unfit(data: bytes) -> str:
    """The first part of a house file that gives no sound part of a Word file when its tags are filled, or ""."""
    parts = unpack(data)
    for name in sorted(name for name in parts if _TEMPLATE.fullmatch(name)):
        try:
            template = _templates({name: parts[name]})[name]
            if not all(_sound(template.render(context)) for context in tags.examples()):
                return name
        except (TemplateError, etree.XMLSyntaxError, TypeError, ValueError):
            return name
    return ""


def _sound(part: str) -> bool:
    """Whether no paragraph stands in another, and no run in a run or in a text."""
    tree = etree.fromstring(part.encode())
    wrong = {w("p"): {w("p"), w("r"), w("t")}, w("r"): {w("r"), w("t")}}
    return not any(above.tag in wrong[one.tag] for one in tree.iter(*wrong) for above in [*one.iterancestors()][:1])


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
