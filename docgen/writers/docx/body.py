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
from docgen.writers.docx.paragraphs import Grid, Item, Layout, Line, Signing, Turn
from docgen.writers.docx.runs import Links, run, runs, whole_words
from docgen.writers.docx.signing import signing_xml
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
_END_OF_PROPERTIES: Final = "</w:pPr>"


@dataclass(frozen=True, slots=True)
class Body:
    """The XML of the body, the drafting notes in it by their number, and the key of each hidden bookmark.

    ``last_section`` is the end of the last section of a document of which some pages lie on their side.
    """

    xml: str
    comments: tuple[Inlines, ...]
    keys: Mapping[str, str]
    last_section: str


def body(document: Document, layout: Layout, dress: Dress, links: Links, pages: Mapping[str, int] | None) -> Body:
    """The body of a document; ``links`` are those of ``links_of``, ``pages`` the pages of the contents table."""
    pen = _Pen(document, layout, dress, links)
    start = 0 if document.cover else 1 + next(at for at, item in enumerate(layout.items) if isinstance(item, Line))
    pen.write(layout.items[:start])
    covered = document.cover is not None
    if document.contents:
        pen.stand_alone(contents_xml(document, layout, dress.ids, pen.contents, pages, covered))
    pen.write(layout.items[start:], new_page=covered or document.contents)
    return pen.body()


def links_of(document: Document, layout: Layout, ids: Mapping[str, str]) -> Links:
    """What the references of a document point to."""
    known = {key for item in layout.items if isinstance(item, Line | Grid) for key in item.keys}
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
        elif isinstance(item, Signing):
            yield from (line.value for row in item.rows for column in row for line in column)
    if document.cover:
        yield from (*document.cover.lines, *document.cover.small_print)


class _Pen:
    """Writes one body: numbers its bookmarks and collects its comments."""

    def __init__(self, document: Document, layout: Layout, dress: Dress, links: Links) -> None:
        self.comments: list[Inlines] = []
        self._document = document
        self._ids = dress.ids
        self._signature = document.wording.signature
        self._dress = dress
        self._wide = False
        self._written: list[str] = []
        # Whether the first section has ended, and whether something on the last page can carry the end of its section.
        self._ended = False
        self._above: Item | None = None
        self._unnumbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{dress.unnumbered}"/></w:numPr>'
        self._links = links
        keyed = [item for item in layout.items if isinstance(item, Line | Grid)]
        self.own = own_names(dict.fromkeys([key for item in keyed for key in item.keys]))
        listed = [entry_key(line) for line in keyed if isinstance(line, Line) and line.contents]
        self.contents = numbered_names("_Toc", listed) if document.contents else {}
        self._bookmarks = _FIRST_BOOKMARK

    def write(self, items: Iterable[Item], *, new_page: bool = False) -> None:
        """Write items one below the other, the first of them on a new page if it is to be."""
        for item in items:
            if isinstance(item, Turn):
                self._turn(item.wide)
                new_page = False
                continue
            self._written.append(self._item(item, new_page))
            self._above, new_page = item, False

    def stand_alone(self, xml: str) -> None:
        """Write the XML of something that is brought up to date as a whole, such as the contents table."""
        self._written.append(xml)
        self._above = None

    def body(self) -> Body:
        """All that was written."""
        if isinstance(self._above, Grid | Signing):
            self._written.append(self._gap(self._above, last=True))
        sideways = self._dress.sideways
        last = sideways.section(self._wide, first=not self._ended) if sideways else ""
        keys = {name: key for key, name in self.own.items()}
        return Body("".join(self._written), tuple(self.comments), keys, last)

    def _turn(self, wide: bool) -> None:
        """End the section of what is above, if there is anything, and go on with pages of the other kind."""
        sideways = self._dress.sideways
        if sideways and (self._written or self._document.cover):
            end = f"{sideways.section(self._wide, first=not self._ended)}{_END_OF_PROPERTIES}"
            # A paragraph ends a section. Only a line of text can be that paragraph: below others stands one for it.
            if not isinstance(self._above, Line):
                self._written.append(self._gap(self._above, last=True))
            self._written[-1] = self._written[-1].replace(_END_OF_PROPERTIES, end, 1)
            self._ended = True
        self._wide, self._above = wide, None

    def _item(self, item: Line | Grid | Signing, new_page: bool) -> str:
        above = self._above
        if isinstance(item, Line):
            return self._line(item, new_page, above)
        gap = self._gap(above) if isinstance(above, Grid | Signing) else ""
        sideways = self._dress.sideways
        width = sideways.width if sideways and self._wide else self._dress.width
        if isinstance(item, Signing):
            return gap + signing_xml(item, self._ids, width, self._cell)
        return gap + table_xml(item, self._ids, width, self._signature, self._cell, self._first_cell)

    def _gap(self, above: Item | None, *, last: bool = False) -> str:
        """The empty paragraph that Word needs between two tables and after the last one.

        The ``last`` of a section has no height to speak of: below a table that fills its page it would make another.
        """
        keep = "<w:keepNext/>" if isinstance(above, Grid) and above.keep_next else ""
        height = '<w:spacing w:line="1" w:lineRule="exact"/>' if last else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{self._ids["After Table"]}"/>{keep}{height}</w:pPr></w:p>'

    def _line(self, line: Line, new_page: bool, previous: Item | None) -> str:
        properties = (
            f'<w:pStyle w:val="{self._ids[line.style]}"/>{"<w:keepNext/>" if line.keep_next else ""}'
            f"{'<w:pageBreakBefore/>' if new_page or line.new_page else ''}{self._unnumbered if line.level else ''}"
            f"{_spacing(line, previous, new_page)}"
            f"{indent_xml(line.level, bool(line.typed)) if line.level else ''}"
        )
        number = f"{run(line.typed)}<w:r><w:tab/></w:r>" if line.typed else ""
        inner = number + runs(
            whole_words(line.content) if line.style == "Title" else line.content, self._links, line.marked
        )
        listed = (self.contents[entry_key(line)],) if line.contents and self.contents else ()
        inner = self._anchored(inner, line.keys, line.notes, line.reasons, listed)
        return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"

    def _cell(self, line: Inlines, marked: bool = False) -> str:
        return runs(line, self._links, marked)

    def _first_cell(self, inner: str, grid: Grid) -> str:
        return self._anchored(inner, grid.keys, grid.notes, grid.reasons)

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
    if isinstance(previous, Grid | Signing):
        return "" if line.style in _HEADINGS else _AFTER_TABLE
    below = isinstance(previous, Line) and previous.style in _ABOVE
    return _CLOSE if line.style in _BELOW and (below or new_page or line.new_page) else ""
