"""What ends a page with nothing below it: the last lines stay together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from docgen.writers.docx.paragraphs import Grid, Item, Line

_LAST_LINES: Final = 3


def with_end_together(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with the last lines kept together: a page with only a line or two looks like a mistake."""
    if not items or not isinstance(items[-1], Line):
        return tuple(items)
    return (*items[:-_LAST_LINES], *map(_kept, items[-_LAST_LINES:-1]), items[-1])


def _kept(item: Item) -> Item:
    """The item, kept on the page of the next."""
    if isinstance(item, Line):
        return item._replace(keep_next=True)
    return replace(item, keep_next=True) if isinstance(item, Grid) else item
