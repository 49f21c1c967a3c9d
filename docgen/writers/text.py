"""Plain text for reading in a diff: one provision, one line, whatever its length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from docgen.model.document import Document
from docgen.writers.house import House
from docgen.writers.reading import Line, LineKind, lines, printed_lines

__all__ = ["printed_lines", "write"]

_INDENT: Final = "   "
_LINE_TO_WRITE_ON: Final = "______"


def write(document: Document, house: House) -> bytes:
    """The document as UTF-8 plain text: numbers as printed, three spaces a level, blanks in square brackets."""
    del house  # the words are in the document; plain text has no look
    return ("\n".join(_text_lines(document)).strip("\n") + "\n").encode()


def _text_lines(document: Document) -> Iterator[str]:
    if document.is_draft:
        yield " · ".join(filter(None, (document.wording.draft_mark, document.wording.open_questions)))
        yield ""
    previous: LineKind | None = None
    for line in lines(document):
        if _opens(line.kind, previous):
            yield ""
        yield from _LAYOUT[line.kind](line)
        previous = line.kind


# What always has an empty line before it, and what has one unless the line before is of the same kind.
_APART: Final = frozenset({LineKind.SECTION, LineKind.CLAUSE, LineKind.EXECUTION})
_GROUPED: Final = frozenset({LineKind.COVER_LINE, LineKind.SMALL_PRINT, LineKind.ROW, LineKind.SIGNATURE})
_HEADINGS: Final = frozenset({LineKind.COVER_TITLE, LineKind.TITLE, LineKind.SECTION})


def _opens(kind: LineKind, previous: LineKind | None) -> bool:
    if previous is None:
        return False
    if kind in _APART or previous in _HEADINGS:
        return True
    return kind is not previous and bool({kind, previous} & _GROUPED)


def _titled(line: Line) -> Iterator[str]:
    yield _one_line(line.text)
    yield "=" * len(line.text)


def _headed(line: Line) -> Iterator[str]:
    heading = _one_line("  ".join(filter(None, (line.number, line.text))))
    yield heading
    yield "-" * len(heading)


def _plain(line: Line) -> Iterator[str]:
    number = f"{line.number} " if line.number else ""
    indent = _INDENT * line.level
    first, *rest = line.text.split("\n")
    yield f"{indent}{number}{first}".rstrip()
    yield from (f"{indent}{' ' * len(number)}{more}".rstrip() for more in rest)


def _row(line: Line) -> Iterator[str]:
    yield _INDENT * line.level + "| " + " | ".join(map(_one_line, line.cells)) + " |"


def _signature(line: Line) -> Iterator[str]:
    label, value = line.cells
    yield f"{_INDENT}{_one_line(label)}: {_one_line(value) or _LINE_TO_WRITE_ON}"


def _note(line: Line) -> Iterator[str]:
    yield f"    | note: {_one_line(line.text)}"


def _undecided(line: Line) -> Iterator[str]:
    yield f"    | {_one_line(line.text)}"


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


_LAYOUT: Final[dict[LineKind, Callable[[Line], Iterator[str]]]] = {
    **dict.fromkeys(LineKind, _plain),
    LineKind.COVER_TITLE: _titled,
    LineKind.TITLE: _titled,
    LineKind.SECTION: _headed,
    LineKind.ROW: _row,
    LineKind.SIGNATURE: _signature,
    LineKind.NOTE: _note,
    LineKind.UNDECIDED: _undecided,
}
