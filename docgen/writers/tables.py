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
_QUESTION_AND_ANSWER: Final = 2  # columns
# In millimetres: an upright page within its margins, what one level of text is set in, and in a table what is beside
# the words of a cell, and a letter.
_TEXT_WIDTH: Final = 150
_INDENT: Final = 12
_BESIDE: Final = 4.8
_LETTER: Final = 1.35


class Room(Enum):
    """What a row of a table leaves room for, and how high it is at least, in millimetres, with what is round it."""

    NONE = 0
    WRITE = 10
    SIGN = 12
    ANSWER = 14
    SIGN_BELOW = 17


def room(table: Table, row: Row, signature: str) -> Room:
    """What a reader does in a row: writes into an empty cell, or signs there.

    A cell is to be signed in where its row or its column is named after a ``signature``, in small letters. A cell of a
    form that ends with a colon holds its own label, with the room below it. There is more of it for a question that
    asks for more than a word or two, and below a label of two lines.
    """
    labels = [at for at, cell in enumerate(row.cells) if _is_label(text_of(cell))] if table.form else []
    if labels:
        return Room.SIGN_BELOW if any(_wraps(table, row, at) for at in labels) else Room.SIGN
    if all(row.cells):
        return Room.NONE
    columns = zip(table.header, row.cells, strict=False)
    about = (text_of(row.cells[0]), *(text_of(head) for head, cell in columns if not cell))
    if any(_names(words.lower(), signature) for words in about):
        return Room.SIGN
    return Room.ANSWER if _asks_much(table, row) else Room.WRITE


def _asks_much(table: Table, row: Row) -> bool:
    """Whether the question of a row takes two lines, or is two questions, and the clause does not say how much room."""
    if not table.form or len(row.cells) != _QUESTION_AND_ANSWER or row.lines > 1:
        return False
    return _wraps(table, row, 0) or text_of(row.cells[0]).count("?") > 1


def _wraps(table: Table, row: Row, at: int) -> bool:
    """Whether the words of a cell take two lines, as near as can be told before they are laid out."""
    share = table.widths[at] if at < len(table.widths) else 1 / len(row.cells)
    return len(text_of(row.cells[at])) * _LETTER > share * (_TEXT_WIDTH - _INDENT * table.level) - _BESIDE


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
    return any(table.header) + sum(_height(table, row) for row in table.rows) <= _FEW_ROWS


def _height(table: Table, row: Row) -> float:
    """In printed rows."""
    return 1 if all(row.cells) else _ROWS_A_LINE * (2 if _asks_much(table, row) else row.lines)


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
