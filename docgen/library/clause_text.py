"""From the Markdown of a clause to its tree, with every mistake told at its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from docgen.expressions.parse import Expression
from docgen.expressions.parse import parse as parse_expression
from docgen.findings import Finding, FindingError, Place
from docgen.library import markdown
from docgen.library.line_text import LineText, refused
from docgen.library.markdown import Node
from docgen.library.tree import (
    Break,
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
from docgen.library.walk import every_element

ITEM_NAME = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*$")
LINES = re.compile(r"^\{lines=([2-4])\}$")
WIDTHS = re.compile(r"^\{widths=(\d+(?:\s*,\s*\d+)*)\}$")
REPEAT = re.compile(r"^(?P<items>.+?)\s+as\s+(?P<name>[a-z_]+)(?:\s+if\s+(?P<condition>.+))?$")
CELL_END = re.compile(r"(?<!\\)\|")
DEEPEST_ITEM = 3


class ClauseText:
    """Reads one body; findings gather in ``findings`` and what could be read is still returned."""

    def __init__(self, body: str, file: str, first_line: int) -> None:
        """``first_line`` is the 1-based line of ``file`` at which ``body`` starts."""
        self._body = body
        self._line = LineText(body, file, first_line)

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with the body, in the order of its lines."""
        return sorted(self._line.findings, key=lambda finding: finding.places)

    def elements(self) -> tuple[Element, ...]:
        """The whole body."""
        elements = tuple(self._elements(markdown.parse(self._body).children, depth=0))
        names: set[str] = set()
        for item in every_element(elements):
            if isinstance(item, Item) and item.name:
                if item.name in names:
                    message = f"The name ‘{item.name}’ stands in the clause twice."
                    self._line.refuse("duplicate-name", message, item.place)
                names.add(item.name)
        return _marked(elements, "", count(1))

    def line(self) -> Pieces:
        """The body as one line of text, for titles, cover lines and labels."""
        pieces: list[Piece] = []
        for node in markdown.parse(self._body).children:
            if node.type == "paragraph" and not pieces:
                pieces.extend(self._line.check(self._line.pieces(node.children[0]), 0))
            else:
                self._line.refuse("clause-markup", "Only one line of text can stand here.", self._line.place(0))
        return tuple(pieces)

    def _elements(self, nodes: Iterable[Node], depth: int) -> Iterator[Element]:
        found: list[Element] = []
        for node in nodes:
            try:
                self._element(node, depth, found)
            except FindingError as error:
                self._line.findings.append(error.finding)
        return iter(found)

    def _element(self, node: Node, depth: int, found: list[Element]) -> None:
        if node.type == "ordered_list":
            found.extend(self._item(child, depth + 1) for child in node.children)
        elif node.type == "paragraph":
            self._paragraph(node.children[0], found)
        elif node.type == "table":
            found.append(self._grid(node))
        elif node.type.startswith("container_"):
            found.extend(self._container(node, node.type.removeprefix("container_"), depth))
        else:
            kind = node.type.replace("_", " ")
            self._line.refuse("clause-markup", f"A {kind} cannot stand here.", self._line.place(node.line))

    def _item(self, node: Node, depth: int) -> Item:
        place = self._line.place(node.line)
        if depth > DEEPEST_ITEM:
            self._line.refuse("clause-depth", "Provisions go three levels deep at most. Split the clause.", place)
        if node.info != "1":
            self._line.refuse("clause-item", f"Write “1.” and not “{node.info}.”: the engine counts.", place)
        if not node.children or node.children[0].type != "paragraph":
            raise refused("clause-item", "A numbered item must begin with its words.", place)
        inline, rest = node.children[0].children[0], node.children[1:]
        content, name = _named(self._line.pieces(inline))
        if not ITEM_NAME.sub("", inline.content):
            self._line.refuse("clause-item", "A numbered item must begin with its words.", place)
        return Item(name, self._line.check(content, node.line), tuple(self._elements(rest, depth)), place)

    def _paragraph(self, inline: Node, found: list[Element]) -> None:
        place = self._line.place(inline.line)
        widths = WIDTHS.match(inline.content.strip())
        if widths is None:
            found.append(Para(self._line.check(self._line.pieces(inline), inline.line), place))
        elif not _set_widths(found, tuple(float(share) for share in widths[1].split(","))):
            self._line.refuse("clause-widths", "Column widths must follow a table and give one share a column.", place)

    def _grid(self, node: Node) -> Grid:
        written = [row for part in node.children for row in part.children]
        header, *rows = map(self._row, written)
        for row in written:
            self._check_row(row, len(header))
        lines = tuple(map(_lines, written[1:]))
        return Grid(header, tuple(rows), (1 / len(header),) * len(header), self._line.place(node.line), lines=lines)

    def _row(self, row: Node) -> tuple[Pieces, ...]:
        return tuple(
            () if LINES.match(inline.content) else self._line.check(self._line.pieces(inline), inline.line)
            for inline in _cells(row)
        )

    def _check_row(self, row: Node, columns: int) -> None:
        """What stands in a row after its last column would be lost."""
        written = self._line.lines[row.line].strip().removeprefix("|")
        ends = [end.start() for end in CELL_END.finditer(written)]
        if len(ends) + (not ends or ends[-1] < len(written) - 1) > columns:
            message = "This row has more cells than the table has columns. In a fill-in write the bar as “\\|”."
            self._line.refuse("clause-table", message, self._line.place(row.line))

    def _container(self, node: Node, kind: str, depth: int) -> Iterator[Element]:
        argument, place = node.info, self._line.place(node.line)
        if not node.closed:
            self._line.refuse("clause-container", f"“::: {kind}” is not closed with a line of colons.", place)
        if argument and kind in ("form", "note", "definitions"):
            self._line.refuse("clause-container", f"Nothing can follow “::: {kind}” on its line.", place)
        body = tuple(self._elements(node.children, depth))
        if kind == "when":
            yield When(self._expression(argument, place), body, place)
        elif kind == "each":
            yield Each(self._repeat(argument, place), body, place)
        elif kind in ("rows", "form"):
            repeat = self._repeat(argument, place) if kind == "rows" else None
            yield from [_changed_grid(element, kind, repeat, place) for element in body]
        elif kind == "note":
            yield DraftingNote(_note(body, place), place)
        else:
            if body:
                self._line.refuse("clause-container", "“::: definitions” must be empty.", place)
            yield DefinitionsSlot(place)

    def _repeat(self, argument: str, place: Place) -> Repeat:
        match = REPEAT.match(argument)
        if match is None:
            raise refused("clause-repeat", "Say what to repeat: “members as member”.", place)
        condition = match["condition"]
        return Repeat(
            self._expression(match["items"], place),
            match["name"],
            self._expression(condition, place) if condition else None,
        )

    def _expression(self, source: str, place: Place) -> Expression:
        return parse_expression(source, self._line.place(place.line - self._line.first_line, source))


def _cells(row: Node) -> Iterator[Node]:
    return (cell.children[0] if cell.children else cell for cell in row.children)


def _lines(row: Node) -> int:
    """For how many lines of handwriting the cells of a row leave room."""
    return max((int(found[1]) for cell in _cells(row) if (found := LINES.match(cell.content))), default=1)


def _changed_grid(element: Element, kind: str, repeat: Repeat | None, place: Place) -> Element:
    if isinstance(element, When | Each):
        inner = tuple(_changed_grid(child, kind, repeat, place) for child in element.body)
        return replace(element, body=inner)
    if not isinstance(element, Grid):
        raise refused("clause-table", f"“::: {kind}” must stand round a table only.", place)
    return replace(element, form=element.form or kind == "form", repeat=repeat or element.repeat)


def _note(body: tuple[Element, ...], place: Place) -> Pieces:
    pieces: list[Piece] = []
    for element in body:
        if not isinstance(element, Para):
            raise refused("clause-note", "A drafting note holds plain paragraphs only.", place)
        pieces.extend([Break(), *element.content] if pieces else element.content)
    return tuple(pieces)


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


def _set_widths(found: list[Element], shares: tuple[float, ...]) -> bool:
    if not found or not all(shares):
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
