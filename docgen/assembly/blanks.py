"""What stands in a draft where an answer is open."""

from __future__ import annotations

from collections.abc import Collection

from docgen.assembly.formats import Formats
from docgen.assembly.reasons import Reasons
from docgen.expressions.parse import Expression
from docgen.expressions.values import Open, Undecided, ways
from docgen.model.inlines import Blank

MOST_TEXTS = 5  # in one blank: more of them tell a reader nothing


class Blanks:
    """Makes the blanks of one document."""

    def __init__(self, formats: Formats, reasons: Reasons) -> None:
        """``formats`` print the texts; ``reasons`` have the frame of a blank that names its question."""
        self._formats, self._reasons = formats, reasons

    def of(
        self, value: Open | Undecided, expression: Expression, form: str | None = None, named: Collection[str] = ()
    ) -> Blank:
        """The texts that a value may come out as in the format ``form``, and the question on which it hangs.

        What holds no blank of its own comes first. The question is not said again where one of the texts names it,
        or another blank of the line (``named`` has their paths); nor are the texts where they are too many to read.
        Raises FormatError.
        """
        blank = plain(value, expression)
        possible = ways(value)
        known = [way for way in possible if way is not None and not isinstance(way, Open | Undecided)]
        texts = dict.fromkeys(text for way in known if (text := self._formats.printed(way, form).strip()))
        asked = dict.fromkeys(plain(way, expression).label for way in possible if isinstance(way, Undecided))
        if not texts or len(texts) > MOST_TEXTS:
            return blank
        words = " / ".join((*sorted(texts, key=lambda text: "[" in text), *asked))
        if asked or blank.path in named or blank.text in words:
            return Blank(blank.path, words)
        return Blank(blank.path, self._reasons.frame("hangs", words=words, question=blank.label))


def plain(value: Open | Undecided, expression: Expression | None) -> Blank:
    """A blank with the short name of the first open question behind it."""
    cause = value if isinstance(value, Open) else next(iter(value.causes), None)
    source = expression.source if expression else ""
    return Blank(cause.path, cause.label) if cause else Blank(source, source)
