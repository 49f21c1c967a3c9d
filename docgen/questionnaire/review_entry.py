"""What somebody says of answers before it is recorded: who says so, and on which day."""

from __future__ import annotations

import datetime

from docgen.questionnaire.characters import one_line, printable
from docgen.questionnaire.typed_texts import AnswerError
from docgen.questionnaire.types import read_date
from docgen.sources.quoting import quoted

LONGEST_NAME = 200


def read_by(typed: str, asked: str) -> str:
    """Who says so, in one line; ``asked`` is what the person was asked for. Raises AnswerError."""
    text, complaint = printable(typed)
    if complaint:
        raise AnswerError("review-by", f"{quoted(asked)} {complaint}")
    if not text:
        raise AnswerError("review-by", "Say who says so, such as “Board meeting” or a name.")
    if len(text) > LONGEST_NAME:
        message = f"{quoted(asked)} has {len(text):,} characters, and at most {LONGEST_NAME} are kept."
        raise AnswerError("review-by", message)
    return one_line(text)


def read_day(typed: str, asked: str, today: datetime.date) -> str:
    """The day as the record keeps it (2026-04-01): today if nothing is typed. Raises AnswerError."""
    if not typed.strip():
        return today.isoformat()
    day = read_date(asked, one_line(typed))
    if day > today:
        raise AnswerError("review-on", f"{quoted(asked)} is {one_line(typed)}, and that day has not come yet.")
    return day.isoformat()
