"""The words of the library keep to the house's drafting style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.checks.subject import LibrarySubject, error
from docgen.findings import Finding, Place
from docgen.library.library import WrittenClause, WrittenDefinition
from docgen.library.tree import DefinedTerm, Item, Para, Pieces, Words
from docgen.library.walk import lines

UNFINISHED = re.compile(r"\b(tbc|tba|todo|fixme|xxx|lorem ipsum|to be completed|to be confirmed|insert here)\b", re.I)
TYPED_NUMBER = re.compile(
    r"£\s?\d|\b\d[\d,.]*\s?(?:%|per cent\b)|\b\d[\d,.]*\s+(?:clear\s+|Working\s+|calendar\s+)?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|Days?)\b"
)
TYPED_REFERENCE = re.compile(r"\b(?:[Cc]lause|[Aa]rticle|[Pp]aragraph|[Ss]chedule)s?\s+\d")
UNREAD_ITEM = re.compile(r"(?:^|\s)(?:\d+\.|\([a-z]+\))\s")


def banned_words(subject: LibrarySubject) -> Iterator[Finding]:
    """A word that clauses do not use."""
    pattern = _any_of(tuple(subject.library.style.banned_words))
    for written, text, place in _texts(subject):
        if isinstance(written, WrittenClause) and written.prescribed:
            continue
        for match in pattern.finditer(text):
            yield error(
                "banned-word", f"“{match.group()}” is not used in clauses.", place, remedy="See the drafting style."
            )


def unfinished_words(subject: LibrarySubject) -> Iterator[Finding]:
    """Words that stand for words still to be written."""
    for _, text, place in _texts(subject):
        for match in UNFINISHED.finditer(text):
            yield error("unfinished-words", f"“{match.group()}” stands where words are missing.", place)


def typed_numbers(subject: LibrarySubject) -> Iterator[Finding]:
    """A figure with a unit that is typed into a clause instead of coming from an answer or the register of figures."""
    for written, text, place in _texts(subject):
        if isinstance(written, WrittenClause) and written.prescribed:
            continue
        for match in TYPED_NUMBER.finditer(text):
            message = f"“{match.group().strip()}” is a typed figure."
            yield error("typed-number", message, place, remedy="Fill it in from an answer or from figures.yaml.")


def typed_references(subject: LibrarySubject) -> Iterator[Finding]:
    """A cross-reference that is typed, and would be wrong as soon as the numbering changes."""
    for _, text, place in _texts(subject):
        for match in TYPED_REFERENCE.finditer(text):
            message = f"“{match.group()}” is a typed cross-reference."
            yield error("typed-reference", message, place, remedy="Point to it: [](#id).")


def indentation(subject: LibrarySubject) -> Iterator[Finding]:
    """A numbered item that was read as ordinary text, because it is not indented by three spaces a level."""
    for written in subject.files():
        for element in written.elements:
            yield from _unread(element)


def empty_clauses(subject: LibrarySubject) -> Iterator[Finding]:
    """A clause or definition that says nothing."""
    for written in subject.files():
        if not written.elements:
            yield error("empty-clause", f"‘{written.id}’ has no words.", written.place)


def _unread(element: object) -> Iterator[Finding]:
    if isinstance(element, Para | Item):
        first = element.content[0] if element.content else None
        if isinstance(first, Words) and UNREAD_ITEM.match(first.text):
            message = "A numbered item is read as plain text here."
            remedy = "Write “1.” with a blank line before it, indented three spaces a level."
            yield error("indentation", message, element.place, remedy=remedy)
    for child in (*getattr(element, "children", ()), *getattr(element, "body", ())):
        yield from _unread(child)


def _texts(subject: LibrarySubject) -> Iterator[tuple[WrittenClause | WrittenDefinition, str, Place]]:
    """Every line of text as written, fill-ins and references left out."""
    for written in subject.files():
        if isinstance(written, WrittenClause):
            yield written, written.title, written.place
        for line in lines(written.elements):
            yield written, text_of(line.pieces), line.place


def text_of(pieces: Pieces) -> str:
    """The words of a line, with a mark where something is filled in."""
    return "".join(_plain(piece) for piece in pieces)


def _plain(piece: object) -> str:
    if isinstance(piece, Words):
        return piece.text
    return piece.term if isinstance(piece, DefinedTerm) else "…"


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
