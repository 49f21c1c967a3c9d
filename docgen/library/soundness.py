"""What a file must hold beyond its shape, so that assembly can print all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import pairwise

from docgen.findings import Finding, Place, Severity
from docgen.library.library import Outline, WrittenClause, WrittenDefinition
from docgen.library.shapes import NumberingShape, WordsShape
from docgen.library.tree import DefinitionsSlot, DraftingNote, Each, Element, Grid, Item, Para, When
from docgen.library.walk import every_element
from docgen.model.document import Wording
from docgen.sources.suggest import did_you_mean

DEEPEST_IN_DEFINITION = 2
PLACES = {
    "clauses": ("heading", "1", "2", "3"),
    "schedules": ("schedule", "heading", "1", "2", "3"),
    "parties": ("1", "2", "3"),
    "recitals": ("1", "2", "3"),
    "definitions": ("1", "2", "3"),
    "texts": ("list 1", "list 2", "list 3"),
}
WORDS = {
    "references": ("schedule paragraph", "this schedule", "recital", "party", "of"),
    "joins": ("list", "alternatives"),
    "answers": ("yes_word", "no_word"),
    "reasons": (
        *("always", "included", "omitted", "undecided", "waits", "waits_more"),
        *("part_omitted", "document_omitted", "used", "unused"),
    ),
}
WORDING = {field.name for field in fields(Wording)} | {"open_question"}


def of_words(words: WordsShape, place: Place) -> Iterator[Finding]:
    """Words that the engine prints and the house does not give, and those that it gives and the engine never prints."""
    for section, names in WORDS.items():
        for name in names:
            if name not in getattr(words, section):
                yield _error("house-words", f"‘{name}’ is missing from ‘{section}’.", place)
    for name in sorted(WORDING - words.wording.keys()):
        yield _error("house-words", f"‘{name}’ is missing from ‘wording’.", place)
    for name in sorted(words.wording.keys() - WORDING - {"author"}):
        hint = did_you_mean(name, WORDING)
        yield _error("house-words", f"‘{name}’ is no wording that is ever printed.", place, hint)


def of_numbering(numbering: NumberingShape, place: Place) -> Iterator[Finding]:
    """Levels that documents need and the house's lists lack."""
    for family, places in PLACES.items():
        known = [level.place for level in numbering.families.get(family, ())]
        for level in places:
            if level not in known:
                yield _error("house-numbering", f"The list ‘{family}’ has no level for ‘{level}’.", place)


def of_outline(outline: Outline, words: WordsShape, numbering: NumberingShape) -> Iterator[Finding]:
    """A scheme for which the house has both a word and lists."""
    known = sorted(numbering.schemes.keys() & words.references.keys())
    if outline.scheme not in known:
        message = f"The house has no scheme called ‘{outline.scheme}’."
        yield _error("house-scheme", message, outline.place, did_you_mean(outline.scheme, known))


def of_clause(clause: WrittenClause) -> Iterator[Finding]:
    """A title is words alone."""
    if any(mark in clause.title for mark in "{}*[]`<>"):
        message = f"The title “{clause.title}” holds markup: it is printed as it stands."
        yield _error("clause-title", message, clause.place, "Write plain words.")


def of_definition(definition: WrittenDefinition) -> Iterator[Finding]:
    """A term has capitals, by which its uses are known; a meaning is words and, after them, lettered items."""
    for spelling in definition.spellings:
        if not ("A" <= spelling[:1] <= "Z"):
            message = f"“{spelling}” must begin with a capital letter: uses of a term are known by their capitals."
            yield _error("definition-shape", message, definition.place)
    for element in every_element(definition.elements):
        if isinstance(element, Grid | DraftingNote | DefinitionsSlot):
            message = "A definition holds words and lettered items only, no tables or notes."
            yield _error("definition-shape", message, element.place)
    yield from _out_of_order(definition.elements)
    yield from _too_deep(definition.elements, 1)


def _out_of_order(elements: Iterable[Element]) -> Iterator[Finding]:
    for before, element in pairwise(elements):
        if isinstance(before, Item) and isinstance(element, Para):
            message = "Words cannot follow the lettered items of a definition: they would be printed before them."
            yield _error("definition-shape", message, element.place)
    for element in elements:
        if isinstance(element, When | Each):
            yield from _out_of_order(element.body)
        elif isinstance(element, Item) and any(isinstance(child, Para) for child in element.children):
            message = "A lettered item of a definition is one paragraph."
            yield _error("definition-shape", message, element.place)


def _too_deep(elements: Iterable[Element], depth: int) -> Iterator[Finding]:
    for element in elements:
        if isinstance(element, When | Each):
            yield from _too_deep(element.body, depth)
        elif isinstance(element, Item) and depth > DEEPEST_IN_DEFINITION:
            yield _error("definition-shape", "A definition goes two levels deep at most.", element.place)
        elif isinstance(element, Item):
            yield from _too_deep(element.children, depth + 1)


def _error(rule: str, message: str, place: Place, remedy: str = "") -> Finding:
    return Finding(rule, Severity.ERROR, message, (place,), remedy)
