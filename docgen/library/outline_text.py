"""From an outline file to an outline: its lines parsed, its conditions parsed, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.expressions.parse import Expression
from docgen.expressions.parse import parse as parse_expression
from docgen.findings import Finding, FindingError, Place, Severity
from docgen.library.clause_text import REPEAT, ClauseText
from docgen.library.library import Entry, Outline, OutlinePart, OutlineSchedule, Signer
from docgen.library.shapes import OneOf, OutlineShape, PartShape, PartyShape, ScheduleShape
from docgen.library.tree import Pieces, Repeat
from docgen.sources.nodes import Node, Step, place_of


class OutlineText:
    """Reads one outline; findings gather in ``findings``."""

    def __init__(self, node: Node, file: str) -> None:
        """``node`` is the file's tree; ``file`` its name in findings."""
        self._node, self._file = node, file
        self.findings: list[Finding] = []

    def outline(self, shape: OutlineShape) -> Outline:
        """The outline that the file describes."""
        cover = shape.cover
        execution = shape.execution
        return Outline(
            id=shape.id,
            title=self._line(shape.title, "title"),
            short_title=self._line(shape.short_title, "short_title"),
            reference=shape.reference,
            subject=self._line(shape.subject, "subject"),
            scheme=shape.scheme,
            when=self._when(shape.when, "when"),
            repeat=self._repeat(shape.for_each, "for_each"),
            file=self._line(shape.file, "file"),
            header=self._line(shape.header, "header"),
            contents=shape.contents,
            terms_from=tuple(shape.terms_from),
            cover_lines=self._lines(cover.lines if cover else (), "cover", "lines"),
            small_print=self._lines(cover.small_print if cover else (), "cover", "small_print"),
            has_cover=cover is not None,
            preamble=self._entries(shape.preamble, "preamble"),
            parties=self._entries(shape.parties, "parties"),
            background=self._entries(shape.background, "background"),
            parts=tuple(self._part(part, number) for number, part in enumerate(shape.parts)),
            schedules=tuple(self._schedule(item, number) for number, item in enumerate(shape.schedules)),
            execution_intro=self._entries(execution.intro if execution else (), "execution", "intro"),
            signers=tuple(
                self._signer(party, number) for number, party in enumerate(execution.parties if execution else ())
            ),
            place=self._node.place,
            stands_for=tuple(shape.stands_for),
            about_set=shape.about_set,
            begin_here=shape.begin_here,
            signed_before_schedules=execution is not None and execution.before_schedules,
            order=shape.order,
        )

    def _part(self, part: PartShape, number: int) -> OutlinePart:
        path: tuple[Step, ...] = ("parts", number)
        entries = self._entries(part.clauses, *path, "clauses")
        heading, when = self._line(part.heading, *path, "heading"), self._when(part.when, *path, "when")
        return OutlinePart(heading, when, entries, place_of(self._node, *path))

    def _schedule(self, item: ScheduleShape, number: int) -> OutlineSchedule:
        path: tuple[Step, ...] = ("schedules", number)
        entries = self._entries(item.clauses, *path, "clauses")
        when = self._when(item.when, *path, "when")
        heading = self._line(item.heading, *path, "heading")
        return OutlineSchedule(item.id, heading, when, item.plain, item.wide, entries, place_of(self._node, *path))

    def _signer(self, party: PartyShape, number: int) -> Signer:
        path: tuple[Step, ...] = ("execution", "parties", number)
        values = {
            name: expression
            for name, source in party.party.items()
            if (expression := self._when(source, *path, "party", name)) is not None
        }
        repeat = self._repeat(party.each, *path, "each")
        return Signer(repeat, self._when(party.when, *path, "when"), values, place_of(self._node, *path))

    def _entries(self, sources: Iterable[str | OneOf], *path: Step) -> tuple[Entry, ...]:
        return tuple(
            Entry((source,) if isinstance(source, str) else tuple(source.one_of), place_of(self._node, *path, number))
            for number, source in enumerate(sources)
        )

    def _lines(self, sources: Sequence[str], *path: Step) -> tuple[Pieces, ...]:
        return tuple(self._line(source, *path, number) for number, source in enumerate(sources))

    def _line(self, source: str, *path: Step) -> Pieces:
        text = ClauseText(source, self._file, place_of(self._node, *path).line)
        pieces = text.line() if source else ()
        self.findings.extend(text.findings)
        return pieces

    def _when(self, source: str | None, *path: Step) -> Expression | None:
        return None if source is None else self._expression(source, place_of(self._node, *path))

    def _repeat(self, source: str | None, *path: Step) -> Repeat | None:
        if source is None:
            return None
        place = place_of(self._node, *path)
        match = REPEAT.match(source)
        items = self._expression(match["items"], place) if match else None
        if match is None or items is None:
            message = "Say what to repeat: “members as member”."
            self.findings.append(Finding("outline-repeat", Severity.ERROR, message, (place,)))
            return None
        condition = match["condition"]
        return Repeat(items, match["name"], self._expression(condition, place) if condition else None)

    def _expression(self, source: str, place: Place) -> Expression | None:
        try:
            return parse_expression(source, place)
        except FindingError as error:
            self.findings.append(error.finding)
            return None
