"""A document as one HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.model.blocks import Clause
from docgen.model.document import Cover, Document
from docgen.writers.contents import Entry, is_close
from docgen.writers.house import House
from docgen.writers.html.anchors import every_anchor, needed_anchors
from docgen.writers.html.blocks import Blocks, marked, number_html
from docgen.writers.html.fields import Fields
from docgen.writers.html.inlines import escape, title_html
from docgen.writers.reading import clause_number
from docgen.writers.running import running_title
from docgen.writers.sections import Section, SectionKind, ends_together, sections


def write(document: Document, house: House) -> bytes:
    """The document as a UTF-8 page that carries its own stylesheet and fetches nothing."""
    blocks = Blocks(document, every_anchor(document), Fields(wanted=False))
    return "".join(_page(blocks, f"<style>\n{house.css}</style>\n")).encode()


def page_for_layout(document: Document) -> str:
    """The page for an engine that is given the stylesheet otherwise: with the ids that its own links need.

    Where a reader is to write, it says what the field of the PDF is called.
    """
    return "".join(_page(Blocks(document, needed_anchors(document), Fields(wanted=True))))


def _page(blocks: Blocks, style: str = "") -> Iterator[str]:
    document = blocks.document
    yield f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n{_head(document)}{style}</head>\n'
    yield f"<body{_body_attributes(document)}>\n"
    if document.cover is not None:
        yield _cover(document.cover, blocks)
    if document.contents:
        yield _contents(document)
    yield "<main>\n"
    divided = tuple(sections(document))
    if document.cover is None:
        # The title stands on a page of the kind that is below it.
        sideways = " wide" if any(section.wide for section in divided[:1]) else ""
        yield f'<h1 class="title{sideways}">{title_html(document.title)}</h1>\n'
    for section, following in zip(divided, (*divided[1:], None), strict=True):
        yield from _section(section, blocks, ends_together=ends_together(section, following))
    yield "</main>\n</body>\n</html>\n"


def _head(document: Document) -> str:
    named = (("author", document.author), ("description", document.subject), ("generator", "docgen"))
    meta = "".join([f'<meta name="{name}" content="{escape(value)}">\n' for name, value in named if value])
    return (
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n{meta}"
    )


def _body_attributes(document: Document) -> str:
    """What the running heads show, as data: the stylesheet takes it from here, so no words ever stand in CSS."""
    before, _, rest = document.wording.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    words = document.wording
    running = {
        "head": document.header,
        "title": running_title(document),
        "version": f" · docgen {document.version}" if document.version else "",
        "before-page": before,
        "before-pages": between,
        "after-pages": after,
        "draft": words.draft_mark if document.is_draft else "",
        "open": f" · {words.open_questions}" if document.is_draft and words.open_questions else "",
    }
    classes = " ".join(filter(None, (document.scheme, "draft" * document.is_draft)))
    data = "".join([f' data-{name}="{escape(value)}"' for name, value in running.items()])
    return f' class="{escape(classes)}"{data}'


def _cover(cover: Cover, blocks: Blocks) -> str:
    lines = "".join([f"<p>{blocks.line(line)}</p>\n" for line in cover.lines])
    small_print = "".join([f"<p>{blocks.line(line)}</p>\n" for line in cover.small_print])
    foot = f'<div class="small-print"><div>{small_print}</div></div>\n' if small_print else ""
    face = f'<div class="face"><div><h1>{title_html(cover.title)}</h1>\n{lines}</div></div>\n'
    return f'<div class="cover">\n{face}{foot}</div>\n'


def _contents(document: Document) -> str:
    listed = tuple(_listed(document))
    entries = "".join([_entry(key, number, words, kind or "clause") for key, number, (kind, words) in listed])
    close = " close" if is_close([entry for _, _, entry in listed]) else ""
    title = escape(document.wording.contents)
    return f'<nav class="contents{close}">\n<h2>{title}</h2>\n<ol>\n{entries}</ol>\n</nav>\n'


def _listed(document: Document) -> Iterator[tuple[str, str, Entry]]:
    """The key, the number and the entry of each line of the contents table."""
    for section in sections(document):
        if section.in_contents:
            yield _section_key(section), section.label, Entry(section.kind, section.heading)
        if section.kind is SectionKind.PART:
            for clause in section.clauses:
                if clause.number:
                    yield clause.key, clause_number(clause), Entry(None, clause.heading)


def _entry(key: str, number: str, heading: str, kind: str) -> str:
    # The link holds bare text: each element inside it would become one more link in the PDF.
    target = f"#{escape(key)}"
    return f'<li class="{kind}" data-to="{target}">{number_html(number)}<a href="{target}">{escape(heading)}</a></li>\n'


_ENGINE_MARK: Final = "_"  # keys of the library hold no underscore, so these ids are free


def _section_key(section: Section) -> str:
    return section.key or f"{_ENGINE_MARK}{section.kind.value}"


def _section_id(section: Section, blocks: Blocks) -> str:
    return blocks.identified(section.key) if section.key else f' id="{_section_key(section)}"'


def _section(section: Section, blocks: Blocks, *, ends_together: bool) -> Iterator[str]:
    looks = {"new-page": section.new_page, "wide": section.wide, "ends-together": ends_together}
    yield f'<section class="{" ".join((section.kind.value, *(look for look, holds in looks.items() if holds)))}">\n'
    if section.label or section.heading:
        label = f'<span class="label">{escape(section.label)}</span> <br>' if section.label else ""
        yield f"<h2{_section_id(section, blocks)}>{label}{escape(section.heading)}</h2>\n"
    for clause in section.clauses:
        yield from clause_html(clause, blocks, "h3" if section.under_heading else "h2")
    yield from map(blocks.execution, section.execution)
    yield "</section>\n"


def clause_html(clause: Clause, blocks: Blocks, heading: str) -> Iterator[str]:
    """One clause, its heading as an element of that name ("h3")."""
    undecided = "undecided" if clause.undecided else ""
    if clause.number:
        attributes = blocks.identified(clause.key, "clause", undecided)
        yield f"<{heading}{attributes}>{number_html(clause_number(clause))}{escape(clause.heading)}</{heading}>\n"
        yield blocks.remarks(clause.undecided, clause.notes, clause_number(clause))
        yield marked(blocks.blocks(clause.blocks), clause.undecided)
    else:
        attributes = blocks.identified(clause.key, "plain", undecided)
        inside = blocks.remarks(clause.undecided, clause.notes) + blocks.blocks(clause.blocks)
        yield f"<div{attributes}>{inside}</div>\n"
