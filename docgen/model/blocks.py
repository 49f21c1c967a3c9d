"""The blocks of a document: numbered provisions, paragraphs, tables, definitions, notes, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from docgen.model.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Note:
    """A drafting note for the lawyers: shown beside its block in a draft, never in an execution copy."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Provision:
    """A numbered paragraph. ``level`` 1 is the first below a clause heading ("1.1"), up to 3 ("(i)").

    ``key`` is unique in the document and stable ("competing-bids-notice/notice", or with the running count of the
    provision, "competing-bids-notice/2.1"); ``number`` is its own label as printed ("1.1", "(a)").

    Of a block that is ``doubtful`` it is not yet known whether it belongs in, and so it is printed in square brackets.
    The first block of a passage says why in ``undecided``, which is else "".
    """

    key: str
    number: str
    level: int
    content: Inlines
    children: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    undecided: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """An unnumbered paragraph; ``level`` 0 starts at the margin, others align with the text of that provision level."""

    key: str
    content: Inlines
    level: int = 0
    notes: tuple[Note, ...] = ()
    undecided: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; each cell is one paragraph of inlines. An empty cell is room to write so many ``lines``."""

    cells: tuple[Inlines, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row (repeated on each page). ``form`` tables have room to write in empty cells.

    ``widths`` are shares of the text width, one a column, adding up to 1. ``caption`` is its text alternative.
    """

    key: str
    header: tuple[Inlines, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    caption: str = ""
    form: bool = False
    level: int = 0
    undecided: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """One defined term with its meaning; ``children`` are lettered provisions (level 2, "(a)") of the meaning."""

    key: str
    term: str
    content: Inlines
    children: tuple[Provision, ...] = ()
    undecided: str = ""


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """The definitions a document uses, in alphabetical order."""

    entries: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A label and what stands beside it: ``value`` printed, or, when empty, a line to write on."""

    label: str
    value: Inlines = ()


@dataclass(frozen=True, slots=True)
class ExecutionBlock:
    """How one party signs: an introduction ("Signed by Harbour Trust acting by ...") and its lines. Never split."""

    key: str
    party: str
    intro: Inlines
    signatures: tuple[tuple[SignatureLine, ...], ...]


Block = Provision | Paragraph | Table | DefinitionList | ExecutionBlock


class ClauseKind(StrEnum):
    """What a clause is in its document: decides heading and numbering."""

    CLAUSE = "clause"
    PARTY = "party"
    RECITAL = "recital"
    SCHEDULE_PARAGRAPH = "schedule-paragraph"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Clause:
    """A headed, numbered provision from one clause file.

    ``key`` is the clause id; ``number`` its printed number without full stop ("7"; "" for parties, recitals and plain
    clauses, which print no heading). For parties and recitals the level-1 provisions carry "(1)" and "(A)".
    ``reason`` says in English why it is in.
    """

    key: str
    kind: ClauseKind
    number: str
    heading: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    reason: str = ""
    undecided: str = ""


DocumentStatus = Literal["draft", "execution copy"]
