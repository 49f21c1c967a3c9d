"""The library as one value: everything under templates/, parsed and ready to be filled many times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.expressions.parse import Expression
from docgen.findings import Place
from docgen.library.shapes import (
    AuthorityShape,
    Basis,
    FigureShape,
    NumberingShape,
    RequirementShape,
    StyleShape,
    WordsShape,
)
from docgen.library.tree import Element, Pieces, Repeat


@dataclass(frozen=True, slots=True)
class WrittenClause:
    """One clause file; references to the clauses that it ``stands_for`` find it where they are not in the document."""

    id: str
    title: str
    when: Expression | None
    elements: tuple[Element, ...]
    basis: tuple[Basis, ...]
    guidance: str
    meets: tuple[str, ...]
    prescribed: bool
    place: Place
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenDefinition:
    """One definition file; ``spellings`` are the term and its other forms."""

    id: str
    term: str
    spellings: tuple[str, ...]
    when: Expression | None
    elements: tuple[Element, ...]
    basis: tuple[Basis, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in an outline: one clause id, or alternatives of which exactly one must hold."""

    clauses: tuple[str, ...]
    place: Place

    @property
    def is_choice(self) -> bool:
        """Whether this is a ``one_of``."""
        return len(self.clauses) > 1


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A part of the agreed terms, under its heading."""

    heading: Pieces
    when: Expression | None
    entries: tuple[Entry, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class OutlineSchedule:
    """A schedule of an outline."""

    id: str
    heading: Pieces
    when: Expression | None
    plain: bool
    wide: bool
    entries: tuple[Entry, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: one party, or one for each item, with the expressions that say who they are."""

    repeat: Repeat | None
    when: Expression | None
    party: Mapping[str, Expression]
    place: Place


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of one document.

    References to the documents that it ``stands_for`` go to it where they are not in the set. One that is
    ``about_set`` is assembled after all others, and knows of them. ``begin_here`` marks the one to read first.
    """

    id: str
    title: Pieces
    short_title: Pieces
    reference: str
    subject: Pieces
    scheme: str
    when: Expression | None
    repeat: Repeat | None
    file: Pieces
    header: Pieces
    contents: bool
    terms_from: tuple[str, ...]
    cover_lines: tuple[Pieces, ...]
    small_print: tuple[Pieces, ...]
    has_cover: bool
    preamble: tuple[Entry, ...]
    parties: tuple[Entry, ...]
    background: tuple[Entry, ...]
    parts: tuple[OutlinePart, ...]
    schedules: tuple[OutlineSchedule, ...]
    execution_intro: tuple[Entry, ...]
    signers: tuple[Signer, ...]
    place: Place
    stands_for: tuple[str, ...] = ()
    about_set: bool = False
    order: int = 100
    begin_here: bool = False
    signed_before_schedules: bool = False

    def entries(self) -> tuple[Entry, ...]:
        """Every place for a clause in the outline, in order."""
        return (
            *self.preamble,
            *self.parties,
            *self.background,
            *(entry for part in self.parts for entry in part.entries),
            *(entry for schedule in self.schedules for entry in schedule.entries),
            *self.execution_intro,
        )


@dataclass(frozen=True, slots=True)
class WrittenExecution:
    """How one kind of body signs; the ``usual`` ones stand in a draft while it is not known what kind a party is."""

    id: str
    when: Expression
    intro: Pieces
    signatures: tuple[tuple[tuple[str, Pieces], ...], ...]
    basis: tuple[Basis, ...]
    place: Place
    usual: bool = False


@dataclass(frozen=True, slots=True)
class Library:
    """templates/ as read: outlines in the order of the set, everything else by id."""

    root: Path
    clauses: Mapping[str, WrittenClause]
    definitions: Mapping[str, WrittenDefinition]
    outlines: Mapping[str, Outline]
    executions: tuple[WrittenExecution, ...]
    authorities: Mapping[str, AuthorityShape]
    figures: Mapping[str, FigureShape]
    words: WordsShape
    style: StyleShape
    numbering: NumberingShape
    requirements: Mapping[str, RequirementShape] = field(default_factory=dict)

    @property
    def house(self) -> Path:
        """The folder of the house style."""
        return self.root / "house"
