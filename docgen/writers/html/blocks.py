"""The blocks of a document as HTML: list items with their numbers as text, tables, definitions, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from docgen.model.blocks import (
    Block,
    Definition,
    DefinitionList,
    ExecutionBlock,
    Note,
    Paragraph,
    Provision,
    SignatureLine,
    Table,
)
from docgen.model.document import Document
from docgen.model.inlines import Blank, Filled, Inline, Inlines
from docgen.writers.html.anchors import Anchors
from docgen.writers.html.fields import Fields, label_of_row
from docgen.writers.html.inlines import escape, line_html, marked_blank
from docgen.writers.reading import undecided_note
from docgen.writers.signatures import signing_rows
from docgen.writers.tables import Room, is_dense, is_short, room


class Blocks:
    """Writes the blocks of one document; every method gives HTML."""

    def __init__(self, document: Document, anchors: Anchors, fields: Fields) -> None:
        self.document = document
        self.anchors = anchors
        self.fields = fields

    def line(self, line: Inlines, label: str = "") -> str:
        """A line of text; ``label`` names a box to tick in it that has no words after it."""
        return self.fields.ticks(line_html(line, self.anchors, self.blank), label)

    def blank(self, blank: Blank) -> str:
        """The place of an answer that is open."""
        return marked_blank(blank)

    def identified(self, key: str, *classes: str) -> str:
        """The attributes of an element: its id, if the key is still free, and its classes."""
        names = " ".join(filter(None, classes))
        named = f' class="{names}"' if names else ""
        return f' id="{escape(key)}"{named}' if self.anchors.claim(key) else named

    def blocks(self, blocks: Iterable[Block], level: int = 0) -> str:
        """Blocks one after the other; ``level`` is the provision level whose text they are aligned with."""
        return "".join(self._blocks(blocks, level))

    def _blocks(self, blocks: Iterable[Block], level: int) -> Iterator[str]:
        for inner, run in groupby(blocks, _list_level):
            if inner:
                items = "".join([self._provision(block) for block in run if isinstance(block, Provision)])
                yield f"<ol{_classes(f'l{inner}', _indent(level, inner - 1))}>{items}</ol>"
            else:
                yield from (self._block(block, level) for block in run)

    def _block(self, block: Block, level: int) -> str:
        if isinstance(block, Paragraph):
            return self._paragraph(block, level)
        if isinstance(block, Table):
            return self._table(block, level)
        if isinstance(block, DefinitionList):
            return self._definitions(block, level)
        if isinstance(block, ExecutionBlock):
            return self.execution(block)
        raise TypeError(f"no way to print a {type(block).__name__}")

    def _provision(self, provision: Provision) -> str:
        number = number_html(provision.number)
        attributes = self.identified(provision.key, _undecided(provision.doubtful))
        remarks = self.remarks(provision.undecided, provision.notes, provision.number)
        children = self.blocks(provision.children, provision.level)
        return f"<li{attributes}>{number}{self.line(provision.content)}{remarks}{children}</li>\n"

    def _paragraph(self, paragraph: Paragraph, level: int) -> str:
        classes = (_indent(level, paragraph.level), _undecided(paragraph.doubtful))
        remarks = self.remarks(paragraph.undecided, paragraph.notes)
        return f"<p{self.identified(paragraph.key, *classes)}>{self.line(paragraph.content)}</p>\n{remarks}"

    def _table(self, table: Table, level: int) -> str:
        place = _outdent(level) if is_dense(table) else _indent(level, table.level)
        short = "short" if is_short(table) else ""
        classes = ("form" if table.form else "", short, place, _undecided(table.doubtful))
        label = f' aria-label="{escape(table.caption)}"' if table.caption else ""
        columns = "".join(map(self.column, table.widths))
        head = "".join([f'<th scope="col">{self.line(cell)}</th>' for cell in table.header])
        has_head = any(table.header)
        thead = f"<thead><tr>{head}</tr></thead>" if has_head else ""
        rows = "".join([self._row(table, number, row_heading=not has_head) for number in range(len(table.rows))])
        return (
            f"<table{self.identified(table.key, *classes)}{label}><colgroup>{columns}</colgroup>{thead}"
            f"<tbody>{rows}</tbody></table>\n{self.remarks(table.undecided, ())}"
        )

    def column(self, share: float) -> str:
        """A column that has this share of the width of its table."""
        return f'<col style="width:{share:.2%}">'

    def _row(self, table: Table, number: int, *, row_heading: bool) -> str:
        """A table without a header row names its rows in the first column."""
        row = table.rows[number]
        about = label_of_row(row)
        cells = [
            f"<td{self.fields.cell(table, number, column)}>{self._cell(cell, about)}</td>"
            for column, cell in enumerate(row.cells)
        ]
        if row_heading and any(row.cells[:1]):
            cells[0] = f'<th scope="row">{self._cell(row.cells[0], about)}</th>'
        wanted = room(table, row, self.document.wording.signature)
        lines = f" lines-{row.lines}" if row.lines > 1 else ""
        name = wanted.name.lower().replace("_", "-")
        attributes = "" if wanted is Room.NONE else f' class="{name}{lines}"'
        return f"<tr{attributes}>{''.join(cells)}</tr>\n"

    def _cell(self, line: Inlines, about: str) -> str:
        text = self.line(line, about)
        return _ADDRESS.sub(_WHOLE_ADDRESS, text) if "@" in text else text

    def _definitions(self, definitions: DefinitionList, level: int) -> str:
        indent = _indent(level, 1) if level == 0 else ""
        return f"<div{_classes('definitions', indent)}>{''.join(map(self._definition, definitions.entries))}</div>"

    def _definition(self, entry: Definition) -> str:
        means = escape(self.document.wording.definition_means)
        text = f"<dfn>{escape(entry.term)}</dfn> {means} {self.line(entry.content)}"
        inside = self.remarks(entry.undecided, ()) + marked(self.blocks(entry.children, 1), entry.undecided)
        return f"<p{self.identified(entry.key, _undecided(bool(entry.undecided)))}>{text}</p>\n{inside}"

    def execution(self, block: ExecutionBlock) -> str:
        """What one party signs."""
        groups = "".join([self._signature(lines) for row in signing_rows(block) for lines in row if lines])
        label = f' aria-label="{escape(block.party)}"' if block.party else ""
        return (
            f'<div{self.identified(block.key, "execution-block")} role="group"{label}>'
            f"<p>{self._intro(block)}</p>{groups}</div>\n"
        )

    def _intro(self, block: ExecutionBlock) -> str:
        """Who signs, with the name of the party bold."""
        texts = [
            f"<b>{self.line((inline,))}</b>" if _is_name(inline, block.party) else self.line((inline,))
            for inline in block.intro
        ]
        return "".join(texts)

    def _signature(self, lines: Iterable[SignatureLine]) -> str:
        return f'<div class="signature">{"".join(map(self._signature_line, lines))}</div>'

    def _signature_line(self, line: SignatureLine) -> str:
        value = f" <br>{self.line(line.value)}" if line.value else ""
        return f'<p><span class="label">{escape(line.label)}</span>{value}</p>\n'

    def remarks(self, undecided: str, notes: Iterable[Note], about: str = "") -> str:
        """In a draft: why something is undecided, and the drafting notes. Nothing in an execution copy.

        ``about`` is the number of what they are about, for a page that shows them elsewhere than below it.
        """
        if not self.document.is_draft:
            return ""
        label = f"<b>{escape(self.document.wording.drafting_note)}</b> "
        texts = [f"{label}{self.line(note.content)}" for note in notes]
        if undecided:
            texts.insert(0, escape(undecided_note(undecided, self.document)))
        if not texts:
            return ""
        named = f' data-about="{escape(about)}"' if about else ""
        inside = "".join([f'<div class="note"{named}>{text}</div>' for text in texts])
        return f'<div class="notes">{inside}</div>'


# An address goes to the next line as a whole; too long for a narrow cell, it breaks after its "@".
_ADDRESS: Final = re.compile(r"([\w.+-]+@)([\w-]+(?:\.[\w-]+)+)")
_WHOLE_ADDRESS: Final = r'<span class="address">\1<span class="address">\2</span></span>'


def marked(inside: str, undecided: str) -> str:
    """What stands below an undecided heading or definition is as undecided as it."""
    return f'<div class="undecided">{inside}</div>\n' if undecided and inside else inside


def number_html(number: str) -> str:
    """The number of a provision or heading, set off by a tab; nothing if there is none."""
    return f'<span class="n">{escape(number)}\t</span>' if number else ""


def _is_name(inline: Inline, name: str) -> bool:
    return isinstance(inline, Filled) and inline.text == name


def _list_level(block: Block) -> int:
    return block.level if isinstance(block, Provision) else 0


def _indent(standing: int, wanted: int) -> str:
    """The class that moves a block from the text of one provision level to that of a deeper one."""
    return f"from{standing}to{wanted}" if wanted > standing else ""


def _outdent(standing: int) -> str:
    """The classes of a table with many columns: small, and as wide as the page from wherever it stands."""
    return f"dense out{standing}" if standing else "dense"


def _undecided(doubtful: bool) -> str:
    return "undecided" if doubtful else ""


def _classes(*names: str) -> str:
    return f' class="{" ".join(filter(None, names))}"'
