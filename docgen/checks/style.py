"""The words of the library are short, say who acts, and give every period its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.checks.subject import LibrarySubject, warning
from docgen.checks.wording import text_of
from docgen.expressions.fill_in import FillIn
from docgen.findings import Finding
from docgen.library.library import WrittenClause, WrittenDefinition
from docgen.library.tree import Item
from docgen.library.walk import WrittenLine, every_element, lines

LONGEST_SENTENCE = 40
LONGEST_PROVISION = 90
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z…“])")
DUTY = re.compile(r"\b(?:must|may not)\b")
PERIOD = re.compile(r"(?:^|[._])(?:minutes|hours|days|weeks|months|years)(?:_|$)")
COUNTS = frozenset({None, "number", "in_words"})
ACTORS = re.compile(r"\bby\b|…")


def long_sentences(subject: LibrarySubject) -> Iterator[Finding]:
    """A sentence that is too long to follow; one item of a list counts as a sentence."""
    for line in _written(subject):
        for sentence in SENTENCE_END.split(text_of(line.pieces)):
            if (count := len(sentence.split())) > LONGEST_SENTENCE:
                message = f"A sentence of {count} words begins “{_beginning(sentence)}”."
                yield warning("long-sentence", message, line.place, remedy="Divide it.")


def long_provisions(subject: LibrarySubject) -> Iterator[Finding]:
    """A provision that says more than one thing."""
    for written in _clauses_of_ours(subject):
        for element in every_element(written.elements):
            if isinstance(element, Item) and (count := len(text_of(element.content).split())) > LONGEST_PROVISION:
                message = f"A provision of {count} words begins “{_beginning(text_of(element.content))}”."
                yield warning("long-provision", message, element.place, remedy="Divide it.")


def duties_without_actor(subject: LibrarySubject) -> Iterator[Finding]:
    """A duty in the passive that does not say whose it is; “must be satisfied” has an actor, and notes bind nobody."""
    done = tuple(subject.library.style.participles)
    if not done:
        return
    for line in _written(subject):
        if line.note:
            continue
        for sentence in SENTENCE_END.split(text_of(line.pieces)):
            match = _passive(done).search(sentence)
            if match and not ACTORS.search(sentence[match.end() :]):
                message = f"“{match.group()}” does not say who must do it."
                yield warning("duty-without-actor", message, line.place, remedy="Name who must, or add “by” and who.")


def duties_in_definitions(subject: LibrarySubject) -> Iterator[Finding]:
    """A definition that binds somebody: a duty belongs in a clause, where it is looked for."""
    for written in subject.library.definitions.values():
        for line in lines(written.elements):
            if match := DUTY.search(text_of(line.pieces)):
                message = f"The meaning of “{written.term}” holds a duty (“{match.group()}”)."
                yield warning("duty-in-definition", message, line.place, remedy="Move it into a clause.")


def periods_without_unit(subject: LibrarySubject) -> Iterator[Finding]:
    """A period that is filled in as a bare number."""
    for line in _written(subject):
        for piece in line.pieces:
            if isinstance(piece, FillIn) and piece.format in COUNTS and _is_period(piece):
                message = f"“{piece.expression.source}” is a period and is printed without its unit."
                yield warning("period-without-unit", message, piece.place, remedy="Add a format such as “| days”.")


def _is_period(piece: FillIn) -> bool:
    """Whether the fill-in is one plain name that says a unit of time; sums and conditions say their units elsewhere."""
    source = piece.expression.source.strip()
    return source in piece.expression.names and bool(PERIOD.search(source))


def _written(subject: LibrarySubject) -> Iterator[WrittenLine]:
    for written in _clauses_of_ours(subject):
        yield from lines(written.elements)


def _clauses_of_ours(subject: LibrarySubject) -> Iterator[WrittenClause | WrittenDefinition]:
    """Every file but those whose words the law prescribes."""
    for written in subject.files():
        if not (isinstance(written, WrittenClause) and written.prescribed):
            yield written


def _beginning(text: str) -> str:
    return " ".join(text.split()[:6])


@cache
def _passive(participles: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\bmust (?:not |also |first |always )?be (?!satisfied\b)(?:\w+ed|{'|'.join(participles)})\b")
