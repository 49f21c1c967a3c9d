"""Fill-ins: an expression and the format its value is printed in; and lines of text that hold fill-ins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.expressions.parse import Expression, expression_of
from docgen.findings import Finding, FindingError, Place, Severity

_FILL_IN = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FillIn:
    """A place for an answer: the expression, and the name of the format, if one is given."""

    expression: Expression
    format: str | None
    source: str
    place: Place

    @property
    def path(self) -> str:
        """The dotted name of the answer if nothing else is filled in, else ""."""
        return self.expression.name


def parse_fill_in(source: str, place: Place) -> FillIn:
    """The fill-in that ``source`` (without its braces) writes; raises FindingError.

    The last filter is the format, unless it is one of the filters for values. Whether the format exists is for
    whoever prints to say.
    """
    # Imported here: what prints fill-ins that were read before does not need their parser.
    from docgen.expressions.syntax import tree_and_format

    node, name = tree_and_format(source, place)
    return FillIn(expression_of(node, source, place), name, source.strip(), place)


def parse_text(source: str, place: Place) -> tuple[str | FillIn, ...]:
    """A line of text as its words and fill-ins in order; raises FindingError for the first that cannot be read."""
    return tuple(_pieces(source, place))


def _pieces(source: str, place: Place) -> Iterator[str | FillIn]:
    end = 0
    for match in _FILL_IN.finditer(source):
        if match.start() > end:
            yield _words(source[end : match.start()], place)
        yield parse_fill_in(match[1], place)
        end = match.end()
    if end < len(source):
        yield _words(source[end:], place)


def _words(text: str, place: Place) -> str:
    if "{{" in text or "}}" in text:
        message = f"A fill-in is not closed, or not opened, in “{text.strip()}”. Write {{{{ name }}}}."
        raise FindingError(Finding("expression-syntax", Severity.ERROR, message, (place,)))
    return text
