"""What the writers decide alike about a table, so that it looks the same in every format."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Final

from docgen.model.blocks import Block, Clause, DefinitionList, Row, Table
from docgen.model.walk import blocks, text_of

_MANY_COLUMNS: Final = 5
_FEW_ROWS: Final = 6
_ROWS_A_LINE: Final = 1.5  # a line of handwriting takes the room of so many printed rows


class Room(Enum):
    """What a row of a table leaves room for, and how high it is at least, in millimetres, with what is round it."""

    NONE = 0
    WRITE = 10
    SIGN = 12


def room(table: Table, row: Row, signature: str) -> Room:
    """What a reader does in a row: writes into an empty cell, or signs there.

    A cell is to be signed in where its row or its column is named after a ``signature``, in small letters. A cell of a
    form that ends with a colon holds its own label, with the room below it.
    """
    if table.form and any(_is_label(text_of(cell)) for cell in row.cells):
        return Room.SIGN
    if all(row.cells):
        return Room.NONE
    columns = zip(table.header, row.cells, strict=False)
    about = (text_of(row.cells[0]), *(text_of(head) for head, cell in columns if not cell))
    return Room.SIGN if any(_names(words.lower(), signature) for words in about) else Room.WRITE


def _names(label: str, signature: str) -> bool:
    """Whether a label begins or ends with the word, or pauses after it, and does not just speak of it in passing."""
    before, found, after = label.partition(signature)
    return bool(found) and (not before or not after or not (after[0].isalnum() or after[0].isspace()))


def _is_label(words: str) -> bool:
    return words.rstrip().endswith(":")


def is_dense(table: Table) -> bool:
    """Whether it has so many columns that it is printed small, and as wide as the page."""
    return len(table.widths) >= _MANY_COLUMNS


def is_short(table: Table) -> bool:
    """Whether it stays on one page: it has few rows, its header among them, and little room to write."""
    return any(table.header) + sum(map(_height, table.rows)) <= _FEW_ROWS


def _height(row: Row) -> float:
    """In printed rows."""
    return 1 if all(row.cells) else _ROWS_A_LINE * row.lines


def is_wide(clauses: Iterable[Clause]) -> bool:
    """Whether clauses are printed on pages that lie on their side.

    They are where their main matter is tables with many columns: for two rows of these there is not one other line.
    Tables with nearly as many are read as well on such pages as on others, so they do not count.
    """
    wide = others = 0
    for block in (block for clause in clauses for block in blocks(clause.blocks)):
        if isinstance(block, Table) and is_dense(block):
            wide += len(block.rows)
        elif not (isinstance(block, Table) and len(block.widths) == _MANY_COLUMNS - 1):
            others += _lines(block)
    return wide > 2 * others


def _lines(block: Block) -> int:
    if isinstance(block, Table):
        return len(block.rows)
    return len(block.entries) if isinstance(block, DefinitionList) else 1
