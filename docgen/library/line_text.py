"""From the Markdown of a line to its pieces: words, fill-ins, cross-references, terms defined in place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from docgen.expressions.fill_in import FillIn, parse_fill_in
from docgen.findings import Finding, FindingError, Place, Severity
from docgen.library.markdown import Node
from docgen.library.tree import Break, CrossReference, DefinedTerm, Piece, Pieces, Words

LEFTOVERS = re.compile(
    r"(?:^|(?<=\s))(?:#{1,6}(?=\s)|>(?=\s)|:::+|\|(?=\s)|[-=_*]{3,}(?=\s|$))"
    r"|\{\{|\{#[^}]*\}?|\{(?:widths|lines)|[{}]|\]\(|<[a-zA-Z/!]|`|~~|&#?\w+;"
)
FURTHEST_LINE = 40
_FILL_INS: dict[str, FillIn] = {}  # the same fill-in stands in many clauses, and is read once


class LineText:
    """Reads the lines of one body; findings gather in ``findings``."""

    def __init__(self, body: str, file: str, first_line: int) -> None:
        """``first_line`` is the 1-based line of ``file`` at which ``body`` starts."""
        self.file, self.first_line = file, first_line
        self.lines = body.split("\n")
        self.findings: list[Finding] = []

    def pieces(self, inline: Node) -> Pieces:
        """The pieces of a line; what markup it still holds is for ``check`` to tell."""
        pieces: list[Piece] = []
        line = inline.line
        for node in inline.children:
            if node.type in ("softbreak", "hardbreak"):
                line += 1
                pieces.append(Words(" ") if node.type == "softbreak" else Break())
                continue
            try:
                pieces.append(self._piece(node, line))
            except FindingError as error:
                self.findings.append(error.finding)
        return _joined(pieces)

    def check(self, pieces: Pieces, line: int) -> Pieces:
        """The same pieces; markup that was read as words is told."""
        for piece in pieces:
            leftover = LEFTOVERS.search(piece.text) if isinstance(piece, Words) else None
            if leftover:
                mark = leftover.group()
                self.refuse("clause-markup", f"“{mark}” {_why(mark)}", self.place(line, mark))
        return pieces

    def place(self, line: int, needle: str = "") -> Place:
        """A line of the body, counted from 0, as a place; with a text, where that stands on or soon after the line."""
        for number in range(line, min(line + FURTHEST_LINE, len(self.lines))) if needle else ():
            column = self.lines[number].find(needle)
            if column >= 0:
                return Place(self.file, self.first_line + number, column + 1)
        return Place(self.file, self.first_line + line)

    def refuse(self, rule: str, message: str, place: Place) -> None:
        """Note an error; reading goes on."""
        self.findings.append(Finding(rule, Severity.ERROR, message, (place,)))

    def _piece(self, node: Node, line: int) -> Piece:
        if node.type == "text":
            return Words(node.content)
        if node.type == "fill_in":
            return _fill_in(node.content, self.place(line, node.content))
        if node.type == "cross_reference":
            return self._reference(node.content, line)
        if node.type == "strong" and len(node.children) == 1 and node.children[0].type == "text":
            return DefinedTerm(node.children[0].content)
        place = self.place(line, _words(node).partition("\n")[0])
        raise refused("clause-markup", f"“{node.type}” markup is not used in clauses: write plain words.", place)

    def _reference(self, href: str, line: int) -> CrossReference:
        document, mark, target = href.partition("#")
        place = self.place(line, f"[]({href})")
        if (mark and not target) or "://" in href or not href:
            raise refused("clause-reference", f"“{href}” is no cross-reference: write [](#id).", place)
        return CrossReference(document, target, replace(place, column=place.column + 3) if place.column else place)


def refused(rule: str, message: str, place: Place) -> FindingError:
    """The error that stops the reading of what it stands in."""
    return FindingError(Finding(rule, Severity.ERROR, message, (place,)))


def _fill_in(source: str, place: Place) -> FillIn:
    known = _FILL_INS.get(source)
    if known is None:
        known = _FILL_INS[source] = parse_fill_in(source, place)
    return replace(known, expression=replace(known.expression, place=place), place=place)


def _why(mark: str) -> str:
    if mark.startswith("{#"):
        return "is no name, or does not stand at the end of a numbered item: write {#name} there."
    if mark == "{widths":
        return "must stand alone, as {widths=30,70}, in a paragraph after a table."
    if mark == "{lines":
        return "must stand alone, as {lines=2}, in a cell of a form."
    if mark == "|":
        return "begins no table: a table needs a header, and under it a line of hyphens, one cell for each column."
    return "is not used in clauses, or is not closed."


def _words(node: Node) -> str:
    return node.content or next(filter(None, map(_words, node.children)), "")


def _joined(pieces: Iterable[Piece]) -> Pieces:
    """Neighbouring words as one piece, so that a check or a search sees whole phrases."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Words) and joined and isinstance(joined[-1], Words):
            joined[-1] = Words(joined[-1].text + piece.text)
        elif not (isinstance(piece, Words) and not piece.text):
            joined.append(piece)
    return tuple(joined)
