"""How the lines that one party signs stand on the page, alike in every format."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.blocks import ExecutionBlock, SignatureLine

Column = tuple[SignatureLine, ...]


def signing_rows(block: ExecutionBlock) -> Iterator[tuple[Column, Column]]:
    """The lines in pairs of columns, in reading order: the left column, then the right.

    Two who sign stand side by side. One who has nobody beside them has half of their lines in each column.
    """
    groups = block.signatures
    yield from zip(groups[::2], groups[1::2], strict=False)
    if len(groups) % 2:
        lines = groups[-1]
        half = (len(lines) + 1) // 2
        yield lines[:half], lines[half:]
