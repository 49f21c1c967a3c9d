"""What the writers decide alike about tables."""

from __future__ import annotations

from docgen.model.blocks import Row, Table
from docgen.model.inlines import Text
from docgen.writers.tables import Room, room


def _row(*cells: str, header: tuple[str, ...] = ("One", "Two"), form: bool = True) -> Room:
    head = tuple((Text(words),) for words in header)
    row = Row(tuple((Text(words),) if words else () for words in cells))
    return room(Table("t", head, (row,), (0.5, 0.5), form=form), row, "signature")


def test_an_empty_cell_is_room_to_write_and_in_a_row_or_column_of_signatures_to_sign() -> None:
    assert _row("Name", "") is Room.WRITE
    assert _row("Name", "", form=False) is Room.WRITE
    assert _row("Reviewer’s signature", "") is Room.SIGN
    assert _row("Reviewer’s signature, and date", "") is Room.SIGN
    assert _row("A signature without authority", "") is Room.WRITE
    assert _row("Chair", "", header=("Role", "Signature and date")) is Room.SIGN
    assert _row("Chair", "", header=("Signature", "Date")) is Room.WRITE
    assert _row("Name", "Ann") is Room.NONE


def test_the_label_of_a_cell_takes_a_line_of_its_room() -> None:
    assert _row("Signature:", "Name:") is Room.SIGN
    assert _row("These are:", "x", form=False) is Room.NONE
