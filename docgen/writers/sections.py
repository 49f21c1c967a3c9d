"""The sections of a document in the order they are printed, with the headings that stand over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from docgen.model.blocks import Clause, ExecutionBlock
from docgen.model.document import Document, Schedule
from docgen.writers.tables import is_wide


class SectionKind(StrEnum):
    """What a section of a document is: decides its look, its place in the contents and where it starts."""

    PREAMBLE = "preamble"
    PARTIES = "parties"
    BACKGROUND = "background"
    AGREED_TERMS = "agreed-terms"
    PART = "part"
    SCHEDULE = "schedule"
    EXECUTION = "execution"


@dataclass(frozen=True, slots=True)
class Section:
    """A printed division: its label ("Schedule 1"), heading, clauses and, at the end, the blocks to sign.

    ``key`` is "" for a section that nothing can point to. ``under_heading`` says whether its clauses stand below a
    printed section heading, their own or one before. ``new_page`` says whether it starts one, and ``wide`` whether its
    pages lie on their side.
    """

    kind: SectionKind
    key: str = ""
    label: str = ""
    heading: str = ""
    clauses: tuple[Clause, ...] = ()
    execution: tuple[ExecutionBlock, ...] = ()
    under_heading: bool = True
    new_page: bool = False
    wide: bool = False

    @property
    def in_contents(self) -> bool:
        """Whether the contents table lists the section itself."""
        listed = self.kind in (SectionKind.PART, SectionKind.SCHEDULE, SectionKind.EXECUTION)
        return listed and bool(self.label or self.heading)


def sections(document: Document) -> Iterator[Section]:
    """Every section with something to print, in reading order, from the preamble to the last."""
    wide = _has_wide_body(document)
    yield from (replace(section, wide=wide) for section in _body(document))
    if document.signed_before_schedules:
        yield from _signatures(document)
    yield from map(_schedule, document.schedules)
    if not document.signed_before_schedules:
        yield from _signatures(document)


def _signatures(document: Document) -> Iterator[Section]:
    """What is signed last, below a cover or schedules, starts a page; else it stands below what it is about."""
    if document.execution or document.execution_intro:
        yield Section(
            SectionKind.EXECUTION,
            heading=document.wording.execution,
            clauses=document.execution_intro,
            execution=document.execution,
            new_page=bool(document.cover or document.schedules) and not document.signed_before_schedules,
        )


def ends_together(section: Section, following: Section | None) -> bool:
    """Whether the last lines of a section stay together, as nothing stands below them on their page.

    None follows the last one of a document. Of what is signed below, the last item goes with the signatures.
    """
    return following is None or following.new_page or following.wide != section.wide


def _has_wide_body(document: Document) -> bool:
    return is_wide(clause for section in _body(document) for clause in section.clauses)


def _body(document: Document) -> Iterator[Section]:
    if document.preamble:
        yield Section(SectionKind.PREAMBLE, clauses=document.preamble, under_heading=False)
    yield from _opening(document)
    yield from _parts(document)


def _opening(document: Document) -> Iterator[Section]:
    words = document.wording
    if document.parties:
        yield Section(SectionKind.PARTIES, heading=words.parties, clauses=document.parties)
    if document.background:
        yield Section(SectionKind.BACKGROUND, heading=words.background, clauses=document.background)
    if has_agreed_terms(document):
        yield Section(SectionKind.AGREED_TERMS, heading=words.agreed_terms)


def has_agreed_terms(document: Document) -> bool:
    """Whether a heading parts the parties and the background from what they agree."""
    return document.scheme == "agreement" and bool(document.parties)


def _parts(document: Document) -> Iterator[Section]:
    under_heading = bool(document.parties or document.background)
    for part in document.parts:
        under_heading = under_heading or bool(part.heading)
        yield Section(
            SectionKind.PART, part.key, heading=part.heading, clauses=part.clauses, under_heading=under_heading
        )


def _schedule(schedule: Schedule) -> Section:
    return Section(
        SectionKind.SCHEDULE,
        schedule.key,
        schedule.label,
        schedule.heading,
        schedule.clauses,
        new_page=True,
        wide=schedule.wide or is_wide(schedule.clauses),
    )
