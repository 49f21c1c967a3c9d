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


def test_a_long_question_or_two_questions_leave_room_for_more_than_a_word() -> None:
    question = "Has it been convicted of bribery, or shut out of public contracts?"
    assert _row(question, "") is Room.ANSWER
    assert _row("Any claim? If so, which?", "") is Room.ANSWER
    assert _row("Who owns it or runs it?", "") is Room.WRITE
    assert _row(question, "", form=False) is Room.WRITE
    assert _row(question, "No") is Room.NONE
    assert _row(question, "", "", header=("Where", "Date", "By whom")) is Room.WRITE


def test_a_label_of_two_lines_leaves_room_to_sign_below_it() -> None:
    label = "Second signature, for a group that is not a legal body:"
    assert _row(label, label) is Room.SIGN_BELOW
    assert _row("Name and role:", label) is Room.SIGN_BELOW
