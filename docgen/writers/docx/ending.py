"""What ends a list, or a page with nothing below it: the last items or lines stay together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from docgen.model.blocks import Block, Provision
from docgen.writers.docx.paragraphs import Grid, Item, Line, Signing
from docgen.writers.tables import is_short

_LAST_LINES: Final = 3
_FEW_ITEMS: Final = 5
_IN_A_LIST: Final = (" 2", " 3")  # the styles of the levels below the first


def with_end_together(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with the last lines kept together: a page with only a line or two looks like a mistake.

    So does one with only a short table, which is often to be signed, or with the end of a short list that it completes.
    """
    if items and isinstance(items[-1], Signing):
        # A Word file ends with an empty paragraph: below signatures that fill their page it would make another one.
        return (*items[:-1], replace(items[-1], keep_next=True))
    if not items or not (isinstance(items[-1], Line) or _is_short_table(items[-1])):
        return tuple(items)
    start = min(_last_lines(items), _list_above_a_form(items))
    return (*items[:start], *map(_kept, items[start:-1]), items[-1])


def closes_a_list(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is the last of several items below a clause, which does not stand alone on a page."""
    level = _item_level(blocks, at)
    return level > 1 and _item_level(blocks, at - 1) == level != _item_level(blocks, at + 1)


def _item_level(blocks: Sequence[Block], at: int) -> int:
    block = blocks[at] if 0 <= at < len(blocks) else None
    return block.level if isinstance(block, Provision) else 0


def _last_lines(items: Sequence[Item]) -> int:
    """Where the last lines begin, a table at the end being one of them.

    A table above, whose last rows are lines too, is the first of them, and only if one item stands below it, or the
    words that lead in the table at the end.
    """
    start = max(0, len(items) - _LAST_LINES)
    below = 2 if isinstance(items[-1], Grid) else 1
    for at in range(len(items) - 2, start - 1, -1):
        if isinstance(items[at], Grid):
            return at if at + below + 1 >= len(items) else at + 1
    return start


def _is_short_table(item: Item) -> bool:
    return isinstance(item, Grid) and is_short(item.table)


def _is_short_form(item: Item) -> bool:
    return isinstance(item, Grid) and item.table.form and _is_short_table(item)


def _list_above_a_form(items: Sequence[Item]) -> int:
    """Where the list of a few items begins that a short form at the end completes; the number of items for none."""
    form = next((at for at in range(len(items) - 2, len(items)) if at > 0 and _is_short_form(items[at])), 0)
    at = form
    while at and isinstance(above := items[at - 1], Line) and above.style.endswith(_IN_A_LIST):
        at -= 1
    return at if at and form - at <= _FEW_ITEMS else len(items)


def _kept(item: Item) -> Item:
    """The item, kept on the page of the next."""
    if isinstance(item, Line):
        return item._replace(keep_next=True)
    return replace(item, keep_next=True) if isinstance(item, Grid) else item
