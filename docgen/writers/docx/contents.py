"""The contents table: a field with every entry in it already, right before anybody brings it up to date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgen.model.document import Document
from docgen.model.walk import text_of
from docgen.writers.docx.measures import twips
from docgen.writers.docx.paragraphs import Layout, Line
from docgen.writers.docx.runs import field, run
from docgen.writers.sections import SectionKind

_TAB: Final = "<w:r><w:tab/></w:r>"
_BEGIN: Final = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE: Final = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_SCHEDULE_TEXT_AT: Final = twips(25)


def entry_key(line: Line) -> str:
    """What the page of a line in the contents table is looked up by: the key of its clause, part or schedule.

    The signatures have no key of their own: theirs is "_execution".
    """
    return line.keys[0] if line.keys else f"_{SectionKind.EXECUTION}"


def contents_xml(
    document: Document,
    layout: Layout,
    ids: Mapping[str, str],
    bookmarks: Mapping[str, str],
    pages: Mapping[str, int] | None,
    new_page: bool,
) -> str:
    """The heading and the entries of the contents table; page numbers are left out where ``pages`` is None.

    Where ``pages`` is empty they are left out until somebody brings the fields up to date.
    """
    entries = [item for item in layout.items if isinstance(item, Line) and item.contents]
    if not entries:
        return ""
    before = "<w:pageBreakBefore/>" if new_page else ""
    style = ids["TOC Heading"]
    heading = f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}</w:pPr>{run(document.wording.contents)}</w:p>'
    last = len(entries) - 1
    levels = "1-2" if layout.sectioned else "1-1"
    without_pages = "\\n " if pages is None else ""
    instruction = f'TOC \\o "{levels}" {without_pages}\\h \\z \\u'
    begin = f'{_BEGIN}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{_SEPARATE}'
    written = []
    for number, line in enumerate(entries):
        entry = _entry(line, bookmarks[entry_key(line)], pages)
        inner = f"{'' if number else begin}{entry}{_END if number == last else ''}"
        following = entries[number + 1].contents if number < last else 0
        above = entries[number - 1].contents if number else 0
        written.append(f"<w:p><w:pPr>{_look(line, layout, ids, above, following)}</w:pPr>{inner}</w:p>")
    return heading + "".join(written)


def _look(line: Line, layout: Layout, ids: Mapping[str, str], above: int, following: int) -> str:
    # In a document without main headings "toc 2" is the look of its one level: see style_sheet.
    name = "toc 1" if line.contents == 1 and layout.sectioned else "toc 2"
    # A part stays with its first clause, and schedules stand close together.
    look = f'<w:pStyle w:val="{ids[name]}"/>{"<w:keepNext/>" if line.contents < following else ""}'
    if line.contents == 1 and line.entry and not line.entry.endswith("."):
        close = '<w:spacing w:before="0"/>' if above == 1 else ""
        return (
            f'{look}<w:tabs><w:tab w:val="left" w:pos="{_SCHEDULE_TEXT_AT}"/></w:tabs>{close}'
            f'<w:ind w:left="{_SCHEDULE_TEXT_AT}" w:hanging="{_SCHEDULE_TEXT_AT}"/>'
        )
    return look


def _entry(line: Line, bookmark: str, pages: Mapping[str, int] | None) -> str:
    number = f"{run(line.entry)}{_TAB}" if line.entry else ""
    page = ""
    if pages:
        shown = run(str(pages.get(entry_key(line), "")))
        page = _TAB + field(f"PAGEREF {bookmark} \\h", shown)
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{number}{run(text_of(line.content))}{page}</w:hyperlink>'
