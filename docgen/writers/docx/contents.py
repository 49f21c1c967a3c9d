"""The contents table: a field with every entry in it already, right before anybody brings it up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from docgen.model.document import Document
from docgen.model.walk import text_of
from docgen.writers.contents import Entry, is_close
from docgen.writers.docx.measures import points, twips
from docgen.writers.docx.paragraphs import Layout, Line
from docgen.writers.docx.runs import field, run
from docgen.writers.sections import SectionKind

_TAB: Final = "<w:r><w:tab/></w:r>"
_BEGIN: Final = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE: Final = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_SCHEDULE_TEXT_AT: Final = twips(25)
_AFTER_SCHEDULE: Final = twips(0.4)


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
    close = is_close([Entry(_kind(line), text_of(line.content)) for line in entries])
    levels = "1-2" if layout.sectioned else "1-1"
    without_pages = "\\n " if pages is None else ""
    instruction = f'TOC \\o "{levels}" {without_pages}\\h \\z \\u'
    begin = f'{_BEGIN}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{_SEPARATE}'
    written = []
    for number, line in enumerate(entries):
        entry = _entry(line, bookmarks[entry_key(line)], pages)
        inner = f"{'' if number else begin}{entry}{_END if number == last else ''}"
        look = f"{_style(line, layout, ids)}{'<w:keepNext/>' if _is_kept(entries, number) else ''}"
        above = entries[number - 1] if number else None
        written.append(f"<w:p><w:pPr>{look}{_place(line, above, close)}</w:pPr>{inner}</w:p>")
    return heading + "".join(written)


def _style(line: Line, layout: Layout, ids: Mapping[str, str]) -> str:
    # In a document without main headings "toc 2" is the look of its one level: see style_sheet.
    return f'<w:pStyle w:val="{ids["toc 1" if line.contents == 1 and layout.sectioned else "toc 2"]}"/>'


def _is_kept(entries: Sequence[Line], number: int) -> bool:
    """Whether an entry stays with the next: a part with its first clause, and the last clause with the one above."""
    following, last = entries[number + 1 : number + 2], number + 2 == len(entries)
    if not following:
        return False
    leads = entries[number].contents < following[0].contents
    closes = _is_clause(following[0]) and not any(map(_is_clause, entries[number + 2 : number + 3]))
    return leads or closes or last


def _is_clause(line: Line) -> bool:
    return line.entry.endswith(".")


def _kind(line: Line) -> SectionKind | None:
    if _is_clause(line):
        return None
    return SectionKind.SCHEDULE if _is_schedule(line) else SectionKind.PART


def _is_schedule(line: Line) -> bool:
    return bool(line.entry) and not _is_clause(line)


def _place(line: Line, above: Line | None, close: bool) -> str:
    """Where an entry stands, if not where its style has it: schedules stand close together."""
    spacing = _close_spacing(line) if close else {}
    if not _is_schedule(line):
        return _spacing_xml(spacing)
    spacing["after"] = _AFTER_SCHEDULE
    if above is not None and _is_schedule(above):
        spacing["before"] = 0
    return (
        f'<w:tabs><w:tab w:val="left" w:pos="{_SCHEDULE_TEXT_AT}"/></w:tabs>{_spacing_xml(spacing)}'
        f'<w:ind w:left="{_SCHEDULE_TEXT_AT}" w:hanging="{_SCHEDULE_TEXT_AT}"/>'
    )


def _close_spacing(line: Line) -> dict[str, int | str]:
    """Less room than the style gives, and lines as low as their letters, as in print."""
    lines: dict[str, int | str] = {"line": points(11.4), "lineRule": "atLeast"}
    return {"after": 0, **lines} if _is_clause(line) else {"before": points(6), "after": points(2.2), **lines}


def _spacing_xml(spacing: Mapping[str, int | str]) -> str:
    values = "".join(f' w:{name}="{value}"' for name, value in spacing.items())
    return f"<w:spacing{values}/>" if values else ""


def _entry(line: Line, bookmark: str, pages: Mapping[str, int] | None) -> str:
    number = f"{run(line.entry)}{_TAB}" if line.entry else ""
    page = ""
    if pages:
        shown = run(str(pages.get(entry_key(line), "")))
        page = _TAB + field(f"PAGEREF {bookmark} \\h", shown)
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{number}{run(text_of(line.content))}{page}</w:hyperlink>'
