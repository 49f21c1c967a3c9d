"""A document laid out as Word paragraphs: which style each has, and which number Word's lists will give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from docgen.model.blocks import (
    Block,
    Clause,
    ClauseKind,
    Definition,
    DefinitionList,
    ExecutionBlock,
    Note,
    Paragraph,
    Provision,
    Table,
)
from docgen.model.document import Document
from docgen.model.inlines import Term, Text
from docgen.model.walk import text_of
from docgen.writers.docx.ending import closes_a_list, with_end_together
from docgen.writers.docx.lists import HEADING, SCHEDULE, Counters, Level, Numbering
from docgen.writers.docx.paragraphs import Grid, Item, Layout, Line, Numbered, Signing, Turn
from docgen.writers.docx.plain import NUMBERED, Branch, plain_place, restarts
from docgen.writers.docx.signing import bold_party
from docgen.writers.sections import Section, SectionKind, ends_together
from docgen.writers.signatures import signing_rows
from docgen.writers.tables import is_short

_DEFINITION: Final = "definition"
_BODY_STYLES: Final = ("Body Text", "Body Level 1", "Body Level 2", "Body Level 3")
_SECTION_STYLES: Final = {
    SectionKind.PARTIES: "Opening Heading",
    SectionKind.BACKGROUND: "Opening Heading",
    SectionKind.AGREED_TERMS: "Opening Heading",
    SectionKind.PART: "heading 1",
    SectionKind.SCHEDULE: "Schedule Heading",
    SectionKind.EXECUTION: "heading 1",
}


def lay_out(document: Document, divided: tuple[Section, ...], numbering: Numbering) -> Layout:
    """The document as Word paragraphs, from the title of a document without a cover to the last line to sign.

    ``divided`` are its sections.
    """
    sectioned = any(part.heading for part in document.parts)
    word = schedule_word(document)
    hand = _Hand(document, numbering, sectioned, word)
    if document.cover is None:
        hand.title(divided[:1])
    for section, following in zip(divided, (*divided[1:], None), strict=True):
        hand.section(section)
        if ends_together(section, following):
            hand.items[:] = with_end_together(hand.items)
    return Layout(tuple(hand.items), hand.numbers, sectioned, word)


def schedule_word(document: Document) -> str:
    """What stands before the number in the labels of the document's schedules, with its space."""
    for schedule in document.schedules:
        if schedule.number and schedule.label.endswith(schedule.number):
            return schedule.label.removesuffix(schedule.number)
    return "Schedule "


class _Waiting(NamedTuple):
    """What a clause without a heading leaves for its first paragraph."""

    keys: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    reasons: tuple[str, ...] = ()


_NOTHING: Final = _Waiting()


class _Place(NamedTuple):
    """The style of a paragraph, and the number that must be typed because no list comes to it."""

    style: str
    typed: str = ""
    level: Level | None = None


class _Hand:
    """Lays out one document: holds what is counted and what waits for the next paragraph."""

    def __init__(self, document: Document, numbering: Numbering, sectioned: bool, word: str) -> None:
        self.items: list[Item] = []
        self.numbers: dict[str, Numbered] = {}
        self._document = document
        self._numbering = numbering
        self._counters = Counters(numbering, word)
        self._clause_contents = 2 if sectioned else 1
        self._kind = ClauseKind.PLAIN
        self._restarts: frozenset[str] = frozenset()
        self._plain_family = ""
        self._waiting = _NOTHING
        self._wide = False

    def title(self, above: tuple[Section, ...]) -> None:
        """The title of a document without a cover, on a page of the kind of the section that it stands above."""
        self._turn(any(section.wide for section in above))
        self._add(Line("Title", (Text(self._document.title),)))

    def section(self, section: Section) -> None:
        self._turn(section.wide)
        self._restarts = restarts(section.clauses)
        self._plain_family = ""
        if not section.new_page and section.kind is SectionKind.EXECUTION:
            self._keep_lead(closing=True)  # nobody signs a page that says nothing
        if section.label or section.heading:
            self._section_heading(section)
        for clause in section.clauses:
            self._clause(clause)
        if section.execution:
            self._keep_lead()
        for block in section.execution:
            self._execution(block)

    def _turn(self, wide: bool) -> None:
        if wide != self._wide:
            self.items.append(Turn(wide))
            self._wide = wide

    def _section_heading(self, section: Section) -> None:
        place = _Place(_SECTION_STYLES[section.kind])
        keys = (section.key,) if section.key else ()
        if section.kind is SectionKind.SCHEDULE:
            place = self._number(self._levels(ClauseKind.SCHEDULE_PARAGRAPH, SCHEDULE), section.label, keys)
        self._add(
            Line(
                place.style,
                (Text(section.heading),),
                keys,
                typed=place.typed,
                level=place.level,
                contents=1 if section.in_contents else 0,
                entry=section.label,
                new_page=section.new_page and section.kind is SectionKind.EXECUTION,
            )
        )

    def _clause(self, clause: Clause) -> None:
        self._kind = clause.kind
        self._waiting = _Waiting((clause.key,), clause.notes, _reasons(clause.undecided))
        marked = bool(clause.undecided)
        if clause.number:
            number = f"{clause.number}."
            place = self._number(self._levels(clause.kind, HEADING), number, ())
            contents = self._clause_contents if clause.kind is ClauseKind.CLAUSE else 0
            heading = (Text(clause.heading),)
            self._add(
                Line(place.style, heading, (), place.typed, place.level, marked=marked, contents=contents, entry=number)
            )
        self._blocks(clause.blocks, marked, NUMBERED)
        # What waits for the first paragraph of a clause that has none goes with the clause.
        self._waiting = _NOTHING

    def _blocks(self, blocks: Iterable[Block], marked: bool, branch: Branch) -> None:
        blocks = tuple(blocks)
        for at, block in enumerate(blocks):
            if isinstance(block, DefinitionList) or closes_a_list(blocks, at):
                self._keep_lead()
            elif isinstance(block, Table):
                self._keep_lead(closing=block is blocks[-1] and is_short(block))
            if isinstance(block, Provision):
                self._provision(block, self._kind, marked, branch)
            elif isinstance(block, Paragraph):
                self._paragraph(block, marked)
            elif isinstance(block, Table):
                self._table(block, marked)
            elif isinstance(block, DefinitionList):
                for entry in block.entries:
                    self._definition(entry, marked)
            else:
                self._execution(block)

    def _provision(self, provision: Provision, kind: str, marked: bool, branch: Branch) -> None:
        where = str(provision.level)
        if kind == ClauseKind.PLAIN:
            where, branch = plain_place(provision, branch)
        levels = self._levels(kind, where)
        if kind == ClauseKind.PLAIN:
            # The list that the ones before are in goes first, so that it stays one list.
            levels = tuple(sorted(levels, key=lambda level: level.family != self._plain_family))
        place = self._number(levels, provision.number, (provision.key,), provision.level)
        marked = marked or provision.doubtful
        self._add(
            Line(
                place.style,
                provision.content,
                (provision.key,),
                place.typed,
                place.level,
                provision.notes,
                _reasons(provision.undecided),
                marked,
                keep_next=bool(provision.children),
            )
        )
        if provision.children:
            self._blocks(provision.children, marked, branch)

    def _paragraph(self, paragraph: Paragraph, marked: bool) -> None:
        place = _Place(_body(paragraph.level))
        if paragraph.key in self._restarts:
            # A level of the list that prints no number, so that the list below it starts again.
            place = self._number(self._levels(self._kind, "1"), "", (paragraph.key,))
        marked = marked or paragraph.doubtful
        reasons = _reasons(paragraph.undecided)
        keep, notes = text_of(paragraph.content).endswith(":"), paragraph.notes
        line = Line(place.style, paragraph.content, (paragraph.key,), "", None, notes, reasons, marked, keep_next=keep)
        self._add(line)

    def _table(self, table: Table, marked: bool) -> None:
        levels = self._levels(ClauseKind.CLAUSE, str(table.level))
        indent = levels[0].text_at if levels else 0.0
        waiting, self._waiting = self._waiting, _NOTHING
        self.items.append(
            Grid(
                table,
                indent,
                (*waiting.keys, table.key),
                waiting.notes,
                (*waiting.reasons, *_reasons(table.undecided)),
                marked or table.doubtful,
                wide=self._wide,
            )
        )

    def _definition(self, entry: Definition, marked: bool) -> None:
        place = self._number(self._levels(_DEFINITION, "1"), "", (entry.key,), 1)
        marked = marked or bool(entry.undecided)
        content = (Term(entry.term), Text(f" {self._document.wording.definition_means} "), *entry.content)
        reasons = _reasons(entry.undecided)
        below = bool(entry.children)
        self._add(Line(place.style, content, (entry.key,), "", None, (), reasons, marked, keep_next=below))
        for at, child in enumerate(entry.children):
            if closes_a_list(entry.children, at):
                self._keep_lead()
            self._provision(child, _DEFINITION, marked, NUMBERED)

    def _keep_lead(self, *, closing: bool = False) -> None:
        """Keep what is above from staying behind: the words that lead in a table, the item above the last of a list.

        What is ``closing`` a form, a table to sign or the signatures, does not stand alone on a page either.
        """
        last = self.items[-1] if self.items else None
        if isinstance(last, Line):
            self.items[-1] = last._replace(keep_next=True)
        elif isinstance(last, Grid) and closing:
            self.items[-1] = replace(last, keep_next=True)

    def _execution(self, block: ExecutionBlock) -> None:
        self._add(Line("Signature Intro", bold_party(block), (block.key,)))
        self.items.append(Signing(tuple(signing_rows(block))))

    def _levels(self, kind: str, place: str) -> tuple[Level, ...]:
        return self._numbering.levels(self._document.scheme, kind, place)

    def _number(self, levels: tuple[Level, ...], number: str, keys: tuple[str, ...], depth: int = 0) -> _Place:
        """Count the paragraph at the first of the levels that comes to the number; else the number is typed."""
        for level in levels:
            if counted := self._counters.count(level, number):
                numbered = Numbered(*counted)
                for key in (*self._waiting.keys, *keys):
                    self.numbers[key] = numbered
                self._plain_family = level.family
                return _Place(level.style)
        if levels:
            return _Place(levels[0].style, number, levels[0])
        return _Place(_body(depth - 1), number)

    def _add(self, line: Line) -> None:
        waiting = self._waiting
        if waiting is not _NOTHING:
            line = line._replace(
                keys=(*waiting.keys, *line.keys),
                notes=(*waiting.notes, *line.notes),
                reasons=(*waiting.reasons, *line.reasons),
            )
            self._waiting = _NOTHING
        self.items.append(line)


def _body(level: int) -> str:
    return _BODY_STYLES[max(0, min(level, len(_BODY_STYLES) - 1))]


def _reasons(undecided: str) -> tuple[str, ...]:
    return (undecided,) if undecided else ()
