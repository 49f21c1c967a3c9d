"""A laid-out document as the XML of Word's body: paragraphs with bookmarks and comments, tables and lines to sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from docgen.model.blocks import Note
from docgen.model.document import Document
from docgen.model.inlines import Inlines, Reference, Text
from docgen.model.walk import lines
from docgen.writers.docx.anchors import numbered_names, own_names
from docgen.writers.docx.contents import contents_xml, entry_key
from docgen.writers.docx.dress import Dress
from docgen.writers.docx.lists import indent_xml
from docgen.writers.docx.paragraphs import Grid, Item, Layout, Line, Signing
from docgen.writers.docx.runs import Links, run, runs
from docgen.writers.docx.tables import table_xml
from docgen.writers.reading import undecided_note

_HEADINGS: Final = frozenset(
    {"heading 1", "heading 2", "Opening Heading", "Schedule Heading", "Schedule Clause Heading", "Signature Intro"}
)
# What a heading stands below without room of its own, and the headings that give it up.
_ABOVE: Final = frozenset({"Title", "heading 1", "Opening Heading", "Schedule Heading"})
_BELOW: Final = frozenset({"heading 1", "heading 2", "Opening Heading", "Schedule Clause Heading"})
_AFTER_TABLE: Final = '<w:spacing w:before="170"/>'
_CLOSE: Final = '<w:spacing w:before="0"/>'
# The house file may have bookmarks of its own, which Word counts from 0.
_FIRST_BOOKMARK: Final = 1000
# What stands beside a longer label than this would run into it: it gets a line of its own.
_LONGEST_LABEL: Final = 26


@dataclass(frozen=True, slots=True)
class Body:
    """The XML of the body, the drafting notes in it by their number, and the key of each hidden bookmark."""

    xml: str
    comments: tuple[Inlines, ...]
    keys: Mapping[str, str]


def body(document: Document, layout: Layout, dress: Dress, links: Links, pages: Mapping[str, int] | None) -> Body:
    """The body of a document; ``links`` are those of ``links_of``, ``pages`` the pages of the contents table."""
    pen = _Pen(document, layout, dress, links)
    first, rest = (layout.items[:1], layout.items[1:]) if document.cover is None else ((), layout.items)
    written = [pen.item(item, None) for item in first]
    break_before = document.cover is not None
    if document.contents:
        written.append(contents_xml(document, layout, dress.ids, pen.contents, pages, break_before))
    previous: Item | None = None
    for item in rest:
        written.append(pen.item(item, previous, new_page=previous is None and (break_before or document.contents)))
        previous = item
    if isinstance(previous, Grid):
        written.append(pen.gap(previous))
    return Body("".join(written), tuple(pen.comments), {name: key for key, name in pen.own.items()})


def links_of(document: Document, layout: Layout, ids: Mapping[str, str]) -> Links:
    """What the references of a document point to."""
    known = {key for item in layout.items if not isinstance(item, Signing) for key in item.keys}
    references = [inline for line in _lines(document, layout) for inline in line if type(inline) is Reference]
    targets = {step.target: None for one in references for step in one.steps if step.target in known}
    return Links(numbered_names("_Ref", targets), layout.numbers, document.is_draft, ids["Defined Term"])


def _lines(document: Document, layout: Layout) -> Iterable[Inlines]:
    """Every line of text, those of the cover last."""
    for item in layout.items:
        if isinstance(item, Line):
            yield item.content
        elif isinstance(item, Grid):
            yield from lines(item.table)
        else:
            yield item.line.value
    if document.cover:
        yield from (*document.cover.lines, *document.cover.small_print)


class _Pen:
    """Writes one body: numbers its bookmarks and collects its comments."""

    def __init__(self, document: Document, layout: Layout, dress: Dress, links: Links) -> None:
        self.comments: list[Inlines] = []
        self._document = document
        self._ids = dress.ids
        self._width = dress.width
        self._unnumbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{dress.unnumbered}"/></w:numPr>'
        self._links = links
        keyed = [item for item in layout.items if not isinstance(item, Signing)]
        self.own = own_names(dict.fromkeys([key for item in keyed for key in item.keys]))
        listed = [entry_key(line) for line in keyed if isinstance(line, Line) and line.contents]
        self.contents = numbered_names("_Toc", listed) if document.contents else {}
        self._bookmarks = _FIRST_BOOKMARK

    def item(self, item: Item, previous: Item | None, new_page: bool = False) -> str:
        if isinstance(item, Line):
            return self._line(item, new_page, previous)
        if isinstance(item, Signing):
            return self._signing(item)
        gap = self.gap(previous) if isinstance(previous, Grid) else ""
        return gap + table_xml(item, self._ids, self._width, self._cell, self._first_cell)

    def gap(self, above: Grid) -> str:
        """The empty paragraph that Word needs between two tables and after the last one."""
        keep = "<w:keepNext/>" if above.keep_next else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{self._ids["After Table"]}"/>{keep}</w:pPr></w:p>'

    def _line(self, line: Line, new_page: bool, previous: Item | None) -> str:
        properties = (
            f'<w:pStyle w:val="{self._ids[line.style]}"/>{"<w:keepNext/>" if line.keep_next else ""}'
            f"{'<w:pageBreakBefore/>' if new_page or line.new_page else ''}{self._unnumbered if line.level else ''}"
            f"{_spacing(line, previous, new_page)}"
            f"{indent_xml(line.level, bool(line.typed)) if line.level else ''}"
        )
        number = f"{run(line.typed)}<w:r><w:tab/></w:r>" if line.typed else ""
        inner = number + runs(line.content, self._links, line.marked)
        listed = (self.contents[entry_key(line)],) if line.contents and self.contents else ()
        inner = self._anchored(inner, line.keys, line.notes, line.reasons, listed)
        return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"

    def _cell(self, line: Inlines, marked: bool) -> str:
        return runs(line, self._links, marked)

    def _first_cell(self, inner: str, grid: Grid) -> str:
        return self._anchored(inner, grid.keys, grid.notes, grid.reasons)

    def _signing(self, signing: Signing) -> str:
        label, value = signing.line.label, runs(signing.line.value, self._links)
        space = "<w:r><w:br/></w:r>" if len(label) > _LONGEST_LABEL else "<w:r><w:tab/></w:r>"
        style, beside = self._ids[signing.style], value or "<w:r><w:tab/></w:r>"
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(label)}{space}{beside}</w:p>'

    def _anchored(
        self,
        inner: str,
        keys: tuple[str, ...],
        notes: tuple[Note, ...],
        reasons: tuple[str, ...],
        names: tuple[str, ...] = (),
    ) -> str:
        """The runs of a paragraph with its bookmarks and comments round them."""
        if self._document.is_draft and (notes or reasons):
            inner = self._commented(inner, notes, reasons)
        references = self._links.bookmarks
        marks = [*names, *[references[key] for key in keys if key in references], *[self.own[key] for key in keys]]
        starts = ends = ""
        for name in marks:
            starts += f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>'
            ends += f'<w:bookmarkEnd w:id="{self._bookmarks}"/>'
            self._bookmarks += 1
        return f"{starts}{inner}{ends}"

    def _commented(self, inner: str, notes: tuple[Note, ...], reasons: tuple[str, ...]) -> str:
        texts = [(Text(undecided_note(reason, self._document)),) for reason in reasons]
        for text in (*texts, *(note.content for note in notes)):
            number = len(self.comments)
            self.comments.append(text)
            inner = (
                f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
                f'<w:r><w:rPr><w:rStyle w:val="{self._ids["annotation reference"]}"/></w:rPr>'
                f'<w:commentReference w:id="{number}"/></w:r>'
            )
        return inner


def _spacing(line: Line, previous: Item | None, new_page: bool) -> str:
    """More room, or less, above a paragraph than its style gives."""
    if isinstance(previous, Grid):
        return "" if line.style in _HEADINGS else _AFTER_TABLE
    below = isinstance(previous, Line) and previous.style in _ABOVE
    return _CLOSE if line.style in _BELOW and (below or new_page or line.new_page) else ""
