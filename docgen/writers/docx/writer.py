"""Writes a document as a Word file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from docgen.model.document import Document
from docgen.writers.characters import printable
from docgen.writers.docx import relations
from docgen.writers.docx.body import Body, body, links_of
from docgen.writers.docx.comments import comments_xml
from docgen.writers.docx.layout import lay_out
from docgen.writers.docx.package import XML, pack
from docgen.writers.docx.paragraphs import Layout
from docgen.writers.docx.properties import app_xml, core_xml, custom_xml, manifest_properties_xml, manifest_xml
from docgen.writers.docx.runs import Links, attribute, field, run, runs
from docgen.writers.docx.shell import Shell, shell
from docgen.writers.docx.sideways import Turned
from docgen.writers.docx.style_sheet import LANGUAGE
from docgen.writers.house import House
from docgen.writers.running import running_title
from docgen.writers.sections import Section, sections


def write(document: Document, house: House, pages: Mapping[str, int] | None = None) -> bytes:
    """The document as a .docx: the same document, house and pages give the same bytes.

    ``pages`` are the pages on which clauses, parts and schedules start, by their keys ("_execution" for the
    signatures), from a layout that somebody made; without them the contents table shows no page numbers. On a
    letterhead, where pages break elsewhere, it shows none until somebody brings its fields up to date.

    Raises FindingError where the house's Word file or its letterhead cannot be used.
    """
    divided = tuple(sections(document))
    house_shell = _shell(house, _turned(document, divided))
    layout = lay_out(document, divided, house_shell.numbering)
    links = links_of(document, layout, house_shell.dress.ids)
    if house.letterhead is not None:
        pages = {}
    inner = body(document, layout, house_shell.dress, links, pages)
    own = _own_parts(document, house_shell, inner, _context(document, inner, links))
    return pack(own, _lasting_parts(document, house_shell, layout, bool(inner.comments)))


def _turned(document: Document, divided: Iterable[Section]) -> Turned:
    wide = {section.wide for section in divided}
    if True not in wide:
        return Turned.NONE
    return Turned.SOME if document.cover or False in wide else Turned.ALL


def _shell(house: House, turned: Turned) -> Shell:
    """The shell of a house, or of the letterhead in its place, made ready once for the same bytes."""
    return _made_ready((house.letterhead or house.shell_path).read_bytes(), house, turned)


@lru_cache(maxsize=8)
def _made_ready(data: bytes, house: House, turned: Turned) -> Shell:
    if house.letterhead is not None:
        # Reading somebody else's file is more than most documents need.
        from docgen.writers.docx.letterhead import house_file

        data = house_file(data, str(house.letterhead))
    return shell(data, house.numbering, turned=turned)


def _lasting_parts(document: Document, house_shell: Shell, layout: Layout, comments: bool) -> dict[str, bytes]:
    """What other documents of the house have, too."""
    return {
        **house_shell.parts,
        **house_shell.relations.parts(comments),
        relations.STYLES: _in_language(house_shell.sheets[layout.sectioned], document.language),
        relations.NUMBERING: house_shell.lists(layout.schedule_word),
        relations.APP: app_xml().encode(),
        relations.MANIFEST_PROPERTIES: manifest_properties_xml().encode(),
    }


def _own_parts(document: Document, house_shell: Shell, inner: Body, context: Mapping[str, Any]) -> dict[str, bytes]:
    texts = {name: template.render(context) for name, template in house_shell.templates.items()}
    texts |= {
        relations.CORE: core_xml(document),
        relations.CUSTOM: custom_xml(document, hashlib.sha256(inner.xml.encode()).hexdigest()),
        relations.MANIFEST: manifest_xml(document, inner.keys),
    }
    if inner.comments:
        texts[relations.COMMENTS] = XML + comments_xml(inner.comments, document.author, house_shell.dress.ids)
    return {name: text.encode() for name, text in texts.items()}


def _context(document: Document, inner: Body, links: Links) -> dict[str, Any]:
    """What the tags of the house file can say."""
    cover = document.cover
    texts = {
        "cover_title": cover.title if cover else "",
        "title": document.title,
        "short_title": running_title(document),
        "subject": document.subject,
        "header": document.header,
        "version": document.version,
        "author": document.author,
        "draft_mark": document.wording.draft_mark,
        "open_questions": document.wording.open_questions,
    }
    return {name: printable(text) for name, text in texts.items()} | {
        "body": Markup(inner.xml),
        "last_section": Markup(inner.last_section),
        "cover": cover is not None,
        "cover_lines": [Markup(runs(line, links)) for line in cover.lines] if cover else [],
        "cover_small_print": [Markup(runs(line, links)) for line in cover.small_print] if cover else [],
        "draft": document.is_draft,
        "page_of_pages": Markup(_page_of_pages(document.wording.page)),
    }


def _page_of_pages(words: str) -> str:
    """The words of the house round a page number and the number of pages, which are fields."""
    before, _, rest = words.partition("{page}")
    between, _, after = rest.partition("{pages}")
    page, pages = field("PAGE", run("1")), field("NUMPAGES", run("1"))
    return f"{run(before)}{page}{run(between)}{pages}{run(after)}"


def _in_language(sheet: bytes, language: str) -> bytes:
    if language == LANGUAGE:
        return sheet
    return sheet.replace(f'w:lang w:val="{LANGUAGE}"'.encode(), f"w:lang w:val={attribute(language)}".encode())
