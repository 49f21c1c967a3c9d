"""From the Markdown of a clause to its tree, with every mistake told at its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from markdown_it.tree import SyntaxTreeNode

from docgen.expressions.fill_in import parse_fill_in
from docgen.expressions.parse import Expression
from docgen.expressions.parse import parse as parse_expression
from docgen.findings import Finding, FindingError, Place, Severity
from docgen.library import markdown
from docgen.library.tree import (
    Break,
    CrossReference,
    DefinedTerm,
    DefinitionsSlot,
    DraftingNote,
    Each,
    Element,
    Grid,
    Item,
    Para,
    Piece,
    Pieces,
    Repeat,
    When,
    Words,
)

ITEM_NAME = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
WIDTHS = re.compile(r"^\{widths=([\d,\s]+)\}$")
REPEAT = re.compile(r"^(?P<items>.+?)\s+as\s+(?P<name>[a-z_]+)(?:\s+if\s+(?P<condition>.+))?$")
LEFTOVERS = re.compile(r"^(#{1,6}\s|>\s|:::)|<[a-zA-Z/!]|\{\{|\{#|\]\(")
DEEPEST_ITEM = 3


class ClauseText:
    """Reads one body; findings gather in ``findings`` and what could be read is still returned."""

    def __init__(self, body: str, file: str, first_line: int) -> None:
        """``first_line`` is the 1-based line of ``file`` at which ``body`` starts."""
        self.body, self.file, self.first_line = body, file, first_line
        self.lines = body.splitlines()
        self.findings: list[Finding] = []

    def elements(self) -> tuple[Element, ...]:
        """The whole body."""
        return _marked(tuple(self._elements(markdown.parse(self.body).children, depth=0, line=0)), "", count(1))

    def line(self) -> Pieces:
        """The body as one line of text, for titles, cover lines and labels."""
        pieces: list[Piece] = []
        for node in markdown.parse(self.body).children:
            if node.type != "paragraph":
                self._refuse("clause-markup", "Only one line of text can stand here.", self._place(0))
                continue
            pieces.extend(self._pieces(node.children[0], 0))
        return tuple(pieces)

    def _elements(self, nodes: Iterable[SyntaxTreeNode], depth: int, line: int) -> Iterator[Element]:
        found: list[Element] = []
        for node in nodes:
            at = node.map[0] if node.map else line
            try:
                self._element(node, depth, at, found)
            except FindingError as error:
                self.findings.append(error.finding)
        return iter(found)

    def _element(self, node: SyntaxTreeNode, depth: int, at: int, found: list[Element]) -> None:
        if node.type == "ordered_list":
            found.extend(self._items(node, depth + 1))
        elif node.type == "paragraph":
            self._paragraph(node, at, found)
        elif node.type == "table":
            found.append(self._grid(node, at))
        elif node.type.startswith("container_"):
            found.extend(self._container(node, depth, at))
        else:
            self._refuse("clause-markup", f"A {node.type.replace('_', ' ')} cannot stand here.", self._place(at))

    def _items(self, node: SyntaxTreeNode, depth: int) -> Iterator[Item]:
        for child in node.children:
            at = child.map[0] if child.map else 0
            if depth > DEEPEST_ITEM:
                self._refuse(
                    "clause-depth", "Provisions go three levels deep at most. Split the clause.", self._place(at)
                )
            yield self._item(child, depth, at)

    def _item(self, node: SyntaxTreeNode, depth: int, at: int) -> Item:
        place = self._place(at)
        children = list(node.children)
        if not children or children[0].type != "paragraph":
            raise FindingError(_error("clause-item", "A numbered item must begin with its words.", place))
        content, name = _named(self._pieces(children[0].children[0], at))
        return Item(name, content, tuple(self._elements(children[1:], depth, at)), place)

    def _paragraph(self, node: SyntaxTreeNode, at: int, found: list[Element]) -> None:
        inline = node.children[0]
        widths = WIDTHS.match(inline.content.strip())
        if widths is None:
            found.append(Para(self._pieces(inline, at), self._place(at)))
        elif not _set_widths(found, tuple(float(share) for share in widths[1].split(","))):
            self._refuse(
                "clause-widths", "Column widths must follow a table and give one share a column.", self._place(at)
            )

    def _grid(self, node: SyntaxTreeNode, at: int) -> Grid:
        rows = [
            (row, row.map[0] if row.map else at) for part in node.children for row in part.children if row.type == "tr"
        ]
        cells = [tuple(self._cell(cell, line) for cell in row.children) for row, line in rows]
        columns = len(cells[0])
        return Grid(cells[0], tuple(cells[1:]), (1 / columns,) * columns, self._place(at))

    def _cell(self, cell: SyntaxTreeNode, line: int) -> Pieces:
        return self._pieces(cell.children[0], line) if cell.children else ()

    def _container(self, node: SyntaxTreeNode, depth: int, at: int) -> Iterator[Element]:
        kind = node.type.removeprefix("container_")
        argument, place = node.info.strip().removeprefix(kind).strip(), self._place(at)
        body = tuple(self._elements(node.children, depth, at))
        if kind == "when":
            yield When(self._expression(argument, place), body, place)
        elif kind == "each":
            yield Each(self._repeat(argument, place), body, place)
        elif kind in ("rows", "form"):
            repeat = self._repeat(argument, place) if kind == "rows" else None
            yield from (self._changed_grid(element, kind, repeat, place) for element in body)
        elif kind == "note":
            yield DraftingNote(self._note(body, place), place)
        else:
            yield DefinitionsSlot(place)

    def _changed_grid(self, element: Element, kind: str, repeat: Repeat | None, place: Place) -> Element:
        if isinstance(element, When | Each):
            inner = tuple(self._changed_grid(child, kind, repeat, place) for child in element.body)
            return replace(element, body=inner)
        if not isinstance(element, Grid):
            raise FindingError(_error("clause-table", f"“::: {kind}” must stand round a table only.", place))
        return replace(element, form=element.form or kind == "form", repeat=repeat or element.repeat)

    def _note(self, body: tuple[Element, ...], place: Place) -> Pieces:
        pieces: list[Piece] = []
        for element in body:
            if not isinstance(element, Para):
                raise FindingError(_error("clause-note", "A drafting note holds plain paragraphs only.", place))
            pieces.extend([Break(), *element.content] if pieces else element.content)
        return tuple(pieces)

    def _repeat(self, argument: str, place: Place) -> Repeat:
        match = REPEAT.match(argument)
        if match is None:
            raise FindingError(_error("clause-repeat", "Say what to repeat: “members as member”.", place))
        condition = match["condition"]
        return Repeat(
            self._expression(match["items"], place),
            match["name"],
            self._expression(condition, place) if condition else None,
        )

    def _expression(self, source: str, place: Place) -> Expression:
        line = self.lines[place.line - self.first_line] if place.line >= self.first_line else ""
        column = line.find(source) + 1 if source else 0
        return parse_expression(source, Place(place.file, place.line, column))

    def _pieces(self, inline: SyntaxTreeNode, at: int) -> Pieces:
        pieces: list[Piece] = []
        line = at
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

    def _piece(self, node: SyntaxTreeNode, line: int) -> Piece:
        if node.type == "text":
            return self._words(node.content, line)
        if node.type == "fill_in":
            source = node.content.strip()
            return parse_fill_in(source, self._place(line, source))
        if node.type == "strong" and len(node.children) == 1 and node.children[0].type == "text":
            return DefinedTerm(node.children[0].content)
        if node.type == "link" and not node.children:
            return self._reference(str(node.attrs.get("href", "")), line)
        raise FindingError(
            _error(
                "clause-markup", f"“{node.type}” markup is not used in clauses: write plain words.", self._place(line)
            )
        )

    def _words(self, text: str, line: int) -> Words:
        rest = WIDTHS.sub("", ITEM_NAME.sub("", text))
        leftover = LEFTOVERS.search(rest)
        if leftover:
            mark = leftover.group(0).strip()
            self._refuse(
                "clause-markup", f"“{mark}” is not used in clauses, or is not closed.", self._place(line, mark)
            )
        return Words(text)

    def _reference(self, href: str, line: int) -> CrossReference:
        document, mark, target = href.partition("#")
        if (mark and not target) or "://" in href or not href:
            raise FindingError(
                _error("clause-reference", f"“{href}” is no cross-reference: write [](#id).", self._place(line, href))
            )
        return CrossReference(document, target, self._place(line, href))

    def _place(self, line: int, needle: str = "") -> Place:
        column = 0
        if needle:
            for number in range(line, min(line + 40, len(self.lines))):
                if needle in self.lines[number]:
                    line, column = number, self.lines[number].index(needle) + 1
                    break
        return Place(self.file, self.first_line + line, column)

    def _refuse(self, rule: str, message: str, place: Place) -> None:
        self.findings.append(_error(rule, message, place))


def _error(rule: str, message: str, place: Place) -> Finding:
    return Finding(rule, Severity.ERROR, message, (place,))


def _named(content: Pieces) -> tuple[Pieces, str]:
    """Take ``{#name}`` off the end of an item's words."""
    if content and isinstance(content[-1], Words):
        match = ITEM_NAME.search(content[-1].text)
        if match:
            rest = content[-1].text[: match.start()]
            return (*content[:-1], *((Words(rest),) if rest else ())), match[1]
    return content, ""


def _marked(elements: tuple[Element, ...], prefix: str, numbers: Iterator[int]) -> tuple[Element, ...]:
    """Give each item its mark: its name, or its place among its written siblings, passages counted through.

    Marks do not move when a passage before them is left out, so an anchor in a document stays the same.
    """
    marked: list[Element] = []
    for element in elements:
        if isinstance(element, Item):
            mark = element.name or f"{prefix}{next(numbers)}"
            children = _marked(element.children, f"{mark}.", count(1))
            marked.append(replace(element, mark=mark, children=children))
        elif isinstance(element, When | Each):
            marked.append(replace(element, body=_marked(element.body, prefix, numbers)))
        else:
            marked.append(element)
    return tuple(marked)


def _joined(pieces: list[Piece]) -> Pieces:
    """Neighbouring words as one piece, so that a check or a search sees whole phrases."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Words) and joined and isinstance(joined[-1], Words):
            joined[-1] = Words(joined[-1].text + piece.text)
        elif not (isinstance(piece, Words) and not piece.text):
            joined.append(piece)
    return tuple(joined)


def _set_widths(found: list[Element], shares: tuple[float, ...]) -> bool:
    if not found:
        return False
    last = found[-1]
    if isinstance(last, Grid) and len(shares) == len(last.header):
        whole = sum(shares)
        widths = tuple(share / whole for share in shares)
        found[-1] = replace(last, widths=widths)
        return True
    if isinstance(last, When | Each):
        inner = list(last.body)
        if _set_widths(inner, shares):
            found[-1] = replace(last, body=tuple(inner))
            return True
    return False
