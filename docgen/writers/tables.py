"""What the writers decide alike about a table, so that it looks the same in every format."""

from __future__ import annotations

from typing import Final

from docgen.model.blocks import Table

_MANY_COLUMNS: Final = 5
_FEW_ROWS: Final = 6
_FEW_ROWS_OF_A_FORM: Final = 8


def is_dense(table: Table) -> bool:
    """Whether it has so many columns that it is printed small, and as wide as the page."""
    return len(table.widths) >= _MANY_COLUMNS


def is_short(table: Table) -> bool:
    """Whether it stays on one page: it has few rows, its header among them."""
    few = _FEW_ROWS_OF_A_FORM if table.form else _FEW_ROWS
    return len(table.rows) + any(table.header) <= few
