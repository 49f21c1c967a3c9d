"""A document written with python-docx: the same paragraphs, tables and styles."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm

from bench.passages import STYLES, Grid, Passage, Piece
from docgen.model.inlines import Inline, Inlines, Term

Written = Callable[[Inline], str]


def write(pieces: Iterable[Piece]) -> bytes:
    """The .docx of the pieces."""
    return saved(filled(pieces, lambda inline: inline.text))


def filled(pieces: Iterable[Piece], written: Written) -> Any:
    """A python-docx document with the pieces in it, each inline as ``written`` has it."""
    document = docx.Document(io.BytesIO(_empty()))
    for piece in pieces:
        put(document, piece, written)
    return document


def put(document: Any, piece: Piece, written: Written) -> None:
    """Add one piece at the end of a python-docx document."""
    if isinstance(piece, Passage):
        _put_line(document.add_paragraph(style=piece.style), piece.line, written)
    else:
        _put_table(document, piece, written)


def saved(document: Any) -> bytes:
    """A python-docx document as the bytes of a file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _put_table(document: Any, grid: Grid, written: Written) -> None:
    table = document.add_table(len(grid.rows), len(grid.rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, grid.rows, strict=True):
        for cell, line in zip(row.cells, cells, strict=True):
            _put_line(cell.paragraphs[0], line, written)


def _put_line(paragraph: Any, line: Inlines, written: Written) -> None:
    for inline in line:
        run = paragraph.add_run(written(inline))
        if isinstance(inline, Term):
            run.bold = True


@cache
def _empty() -> bytes:
    """A Word file with the styles and nothing else."""
    document = docx.Document()
    for name in STYLES:
        if name not in document.styles:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.paragraph_format.left_indent = Mm(10 * int(name[-1]) if name[-1].isdigit() else 0)
    return saved(document)
