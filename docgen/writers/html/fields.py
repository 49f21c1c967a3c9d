"""Where a reader of a document writes: empty cells of forms, and boxes to tick.

A page for paper shows them as they are. A page that becomes a PDF also says what each is called, so that the PDF can
make it a field to type into.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from docgen.model.blocks import Row, Table
from docgen.model.walk import text_of
from docgen.writers.bound import BOX
from docgen.writers.html.inlines import escape

_BOX_AND_WORDS: Final = re.compile(f"{BOX}(?=([^{BOX}<]*))")
_LONGEST_LABEL: Final = 200


class Fields:
    """Names the fields of one document."""

    def __init__(self, wanted: bool) -> None:
        """With ``wanted`` False nothing is named."""
        self._wanted = wanted
        self._given: Counter[str] = Counter()

    def cell(self, table: Table, row: int, column: int) -> str:
        """The attributes of an empty cell of a form, which is room to write; rows and columns are counted from 0."""
        if not (self._wanted and table.form) or table.rows[row].cells[column]:
            return ""
        return self._attributes(table.key, escape(_label_of(table, row, column)))

    def ticks(self, html: str, label: str = "") -> str:
        """The words with each box to tick named by the words after it, or else by the ``label``."""
        if not self._wanted or BOX not in html:
            return html

        def named(found: re.Match[str]) -> str:
            words = " ".join(found[1].split()).strip(" :,;.") or escape(label) or BOX
            return f'<span class="tick"{self._attributes("tick", words)}>{BOX}</span>'

        return _BOX_AND_WORDS.sub(named, html)

    def _attributes(self, about: str, label: str) -> str:
        # In a PDF, a full stop in a name would make a field of a field.
        name = about.replace(".", "-")
        self._given[name] += 1
        return f' data-field="{escape(name)}/{self._given[name]}" data-label="{label}"'


def label_of_row(row: Row) -> str:
    """What a row is about: its words without boxes to tick."""
    words = " ".join(text_of(cell).replace(BOX, "") for cell in row.cells)
    return " ".join(words.split())[:_LONGEST_LABEL]


def _label_of(table: Table, row: int, column: int) -> str:
    """What is to be written into a cell: what its row and its column are about."""
    header = text_of(table.header[column]) if column < len(table.header) else ""
    about = text_of(table.rows[row].cells[0]) if column else ""
    label = ": ".join(filter(None, (" ".join(about.split()), " ".join(header.split())))) or table.caption
    number = "" if about else f" ({row + 1})"
    return f"{label[:_LONGEST_LABEL]}{number}"
