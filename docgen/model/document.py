"""The document and the set."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.model.blocks import Clause, DocumentStatus, ExecutionBlock
from docgen.model.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Part:
    """A group of clauses under an unnumbered heading; ``heading`` "" for a document without parts."""

    key: str
    heading: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule: starts on a new page; ``label`` is "Schedule 1" as printed, ``heading`` its title.

    ``wide`` is True where its pages lie on their side whatever it holds.
    """

    key: str
    number: str
    label: str
    heading: str
    clauses: tuple[Clause, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title, the lines under it (parties, company type, date), and small print at the foot."""

    title: str
    lines: tuple[Inlines, ...] = ()
    small_print: tuple[Inlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a clause, passage or definition is in, out or undecided: ``state`` is "in", "out" or "undecided".

    ``waits_for`` names the open questions on which an undecided one hangs.
    """

    document: str
    clause: str
    state: str
    reason: str
    place: str = ""
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that the engine itself prints, from ``house/words.yaml``, already in the document's language."""

    contents: str = "Contents"
    draft_mark: str = "DRAFT"
    page: str = "Page {page} of {pages}"
    open_questions: str = ""
    parties: str = "Parties"
    background: str = "Background"
    agreed_terms: str = "Agreed terms"
    execution: str = "Signatures"
    signature: str = "signature"
    definition_means: str = "means"
    undecided_note: str = "Not decided yet: {reason}"
    drafting_note: str = "Drafting note"


@dataclass(frozen=True, slots=True)
class Document:
    """One document, whole: everything a writer prints, in reading order.

    ``id`` is the outline's id with the item's slug for documents made once for each item ("declaration-ann-lee");
    ``file_name`` has no ending. ``scheme`` names the numbering scheme of ``house/numbering.yaml``. Signatures stand at
    the end, or above the schedules of a document that is ``signed_before_schedules``.
    """

    id: str
    outline: str
    file_name: str
    title: str
    subject: str
    scheme: str
    cover: Cover | None
    preamble: tuple[Clause, ...]
    parties: tuple[Clause, ...]
    background: tuple[Clause, ...]
    parts: tuple[Part, ...]
    schedules: tuple[Schedule, ...]
    execution: tuple[ExecutionBlock, ...]
    execution_intro: tuple[Clause, ...] = ()
    signed_before_schedules: bool = False
    contents: bool = True
    status: DocumentStatus = "draft"
    open_questions: int = 0
    language: str = "en-GB"
    author: str = ""
    version: str = ""
    header: str = ""
    short_title: str = ""
    wording: Wording = field(default_factory=Wording)
    decisions: tuple[Decision, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether drafting notes, highlighted blanks and the draft mark are printed."""
        return self.status == "draft"
