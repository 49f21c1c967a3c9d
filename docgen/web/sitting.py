"""One sitting over an answers file: the answers as they are now, and everything that pages tell about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen.build.examine import authority_title, examine_reading, rule_watch, unfinished
from docgen.build.live_draft import LiveDraft
from docgen.build.project import Project
from docgen.expressions.scope import UnknownName
from docgen.findings import Finding, FindingError, Place, Severity, has_errors
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.answers import Reading
from docgen.questionnaire.answers_file import AnswersFile
from docgen.questionnaire.journey import SectionGaps, counted_later, missing
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.questionnaire.review_record import Status
from docgen.questionnaire.rules import RuleWatch
from docgen.questionnaire.standing import Standing, State
from docgen.web.fields import Field, field_of

ASKED = (State.OPEN, State.ANSWERED)


class Unreadable(Exception):
    """An answers file that cannot be read to its end; ``findings`` say where and why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """``findings`` must not be empty."""
        super().__init__(*findings)
        self.findings = findings


class NoSuchQuestion(LookupError):
    """A section, an item or a question that the questionnaire or the file does not have."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something can be mended: the path and label of a question, an item, a repeated or another section."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and where it can be mended: the question it is about first."""

    finding: Finding
    spots: tuple[Spot, ...]

    @property
    def path(self) -> str:
        """The first of them, or ""."""
        return self.spots[0].path if self.spots else ""


class View:
    """The answers of one state of the file."""

    def __init__(self, project: Project, reading: Reading, answers: Answers, watch: RuleWatch) -> None:
        """``reading`` is whole; ``answers`` are its answers; ``watch`` may know the rules against those before."""
        self.project, self.reading, self.answers, self._watch = project, reading, answers, watch

    @cached_property
    def sections(self) -> Mapping[str, SectionGaps]:
        """How far each section is answered, by its id."""
        return {section.id: section for section in missing(self.answers)}

    @cached_property
    def left(self) -> int:
        """How many questions are open that can be answered now."""
        return sum(len(section.open) for section in self.sections.values())

    @cached_property
    def later(self) -> str:
        """How much is open that is answered at a later stage, in words; "" for nothing."""
        return counted_later(self.answers)

    @cached_property
    def hanging(self) -> int:
        """How many more may be asked, which hangs on open questions."""
        return sum(one.state is State.UNDECIDED and one.stage is None for one in self.answers.standings())

    @cached_property
    def growing(self) -> tuple[str, int] | None:
        """What an item of the largest list that is still empty is called, and how many questions it brings at most."""
        answers = self.answers
        lists = [one for one in answers.questionnaire.sections if one.repeat and not answers.items(one.id)]
        asked = [one for one in lists if answers.section_asked(one) is not False]
        largest = max(asked, key=lambda one: len(one.questions), default=None)
        if largest is None or largest.repeat is None:
            return None
        return largest.repeat.item.replace("_", " "), len(largest.questions)

    @cached_property
    def minutes(self) -> int:
        """How long it takes to write down the answers to the open questions."""
        return round(sum(section.minutes for section in self.sections.values()))

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What is wrong or doubtful, errors first, each with the question it is about."""
        return tuple(self._told(examine_reading(self.project, self.reading, watch=self._watch).findings))

    @cached_property
    def forbids(self) -> tuple[Told, ...]:
        """What keeps execution copies from being made: errors as they count then, and open questions."""
        found = examine_reading(self.project, self.reading, final=True, watch=self._watch).findings
        errors = [finding for finding in found if finding.severity is Severity.ERROR]
        return tuple(self._told((*errors, *unfinished(self.answers))))

    @property
    def forbids_draft(self) -> bool:
        """Whether not even a draft can be made."""
        return has_errors(one.finding for one in self.told)

    @cached_property
    def reviewed(self) -> Mapping[str, tuple[Standing, Status]]:
        """How far the answer of each question that is asked is agreed, by path."""
        return {standing.path: (standing, status) for standing, status in self.answers.reviewed()}

    @property
    def agreed(self) -> int:
        """How many of them are agreed."""
        return sum(status is Status.AGREED for _, status in self.reviewed.values())

    def standings(self, section: str, item: int = 0) -> list[Standing]:
        """How the questions of a section stand, or those of an item of it, counted from 1."""
        prefix = f"{section}[{item}]." if item else f"{section}."
        return self._by_prefix.get(prefix, [])

    @cached_property
    def _by_prefix(self) -> Mapping[str, list[Standing]]:
        found: dict[str, list[Standing]] = {}
        for standing in self.answers.standings():
            before, dot, _ = standing.path.rpartition(".")
            found.setdefault(before + dot, []).append(standing)
        return found

    def question(self, path: str) -> Question:
        """The question at a path of these answers. Raises NoSuchQuestion."""
        question = self.answers.questionnaire.question(path)
        try:
            self.answers.state(path)
        except (UnknownName, ValueError):
            question = None
        if question is None or ("[" in path) is not bool(self.answers.questionnaire.by_id[question.section].repeat):
            raise NoSuchQuestion(path)
        return question

    def field(self, path: str) -> Field:
        """The field of a question, with what stands in the file. Raises NoSuchQuestion."""
        return field_of(path, self.question(path), self.reading.typed(path), self.answers)

    def about(self, path: str) -> list[Told]:
        """What is told beside one question: what is about it first of all, and every error that it has a part in."""
        errors = (one for one in self.told if one.finding.severity is Severity.ERROR and self.involves(one, path))
        return list(dict.fromkeys((*errors, *(one for one in self.told if one.path == path))))

    def involves(self, told: Told, path: str) -> bool:
        """Whether a finding may be mended by changing the answer to one question."""
        standing = self._paths.get(path)
        by_place = standing is not None and standing.given and standing.place in told.finding.places
        return by_place or any(spot.path == path for spot in told.spots)

    def has_question(self, path: str) -> bool:
        """Whether the file has, or may have, an answer at a path, asked or not."""
        return path in self._paths

    def _told(self, findings: tuple[Finding, ...]) -> Iterator[Told]:
        order = list(Severity)
        for finding in sorted(dict.fromkeys(findings), key=lambda one: (order.index(one.severity), one.places)):
            known = self._paths.get(finding.question or self.reading.about.get(finding, ""))
            about = [Spot(known.path, known.label)] if known else []
            if finding.question and not known:
                about = [spot for spot in self._holders() if spot.path == finding.question]
            elif not known:
                about = [self._places[place] for place in finding.places if place in self._places]
            yield Told(finding, tuple(dict.fromkeys(about)))

    @cached_property
    def _paths(self) -> Mapping[str, Standing]:
        return {standing.path: standing for standing in self.answers.standings() if standing.question}

    @cached_property
    def _places(self) -> Mapping[Place, Spot]:
        """By where it stands: what is answered or has a line of its own, and what holds answers."""
        holders = {self.answers.given.place(spot.path): spot for spot in self._holders()}
        holders.pop(self.answers.given.place(""), None)  # the whole file, where a section is not in it
        found: dict[Place, Spot] = {}
        for standing in self.answers.standings():
            if standing.question and (standing.given or standing.state is not State.NOT_ASKED):
                place = standing.place
                if standing.given or place not in holders:
                    found.setdefault(place, Spot(standing.path, standing.label))
        return {**holders, **found}

    def _holders(self) -> Iterator[Spot]:
        """Every item and section, the sections last: a list and its first item may stand at the same place."""
        sections = self.answers.questionnaire.sections
        for section in sections:
            for item in self.answers.items(section.id):
                yield Spot(item.prefix, item.name or f"{section.title}, no. {item.number}")
        yield from (Spot(section.id, section.title) for section in sections)


class Sitting:
    """The project, the file, and the view of it, which is worked out once for each state of the file."""

    def __init__(self, project: Project, path: Path) -> None:
        """Raises LibraryError where the library cannot be used."""
        self.project = project.usable()
        self.file = AnswersFile(path, project.questionnaire, authority_title(project))
        self.live = LiveDraft(project)
        self._watch = rule_watch(project)
        self._view: View | None = None

    @property
    def questionnaire(self) -> Questionnaire:
        """The questions."""
        return self.project.questionnaire

    def view(self) -> View:
        """The answers as they are now. Raises Unreadable, and OSError where there is no file any more."""
        try:
            reading = self.file.reading()
        except UnicodeDecodeError as error:
            finding = Finding("answers-file", Severity.ERROR, "The file is not UTF-8 text.", (Place(self.name),))
            raise Unreadable((finding,)) from error
        if reading.answers is None or not reading.answers.whole:
            raise Unreadable(reading.findings)
        if self._view is None or self._view.reading is not reading:
            self._view = View(self.project, reading, reading.answers, self._watch)
        return self._view

    def warm_up(self) -> None:
        """Work out what the first pages would otherwise wait for; a file that cannot be read is told by the pages."""
        with suppress(Unreadable, FindingError, OSError):
            view = self.view()
            self.live.glossary(view.answers)
            for question in self.questionnaire.questions():
                if not self.questionnaire.by_id[question.section].repeat:
                    self.live.touched(view.answers, question.path)
                    return

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.file.path.name

    def section(self, name: str, repeated: bool | None = None) -> Section:
        """The section of that id. Raises NoSuchQuestion, too where it is not ``repeated`` as was asked."""
        section = self.questionnaire.by_id.get(name)
        if section is None or (repeated is not None and bool(section.repeat) is not repeated):
            raise NoSuchQuestion(name)
        return section

    def question(self, path: str) -> Question:
        """The question at a path of this file. Raises NoSuchQuestion."""
        return self.view().question(path)

    def field(self, path: str) -> Field:
        """The field of a question, with what stands in the file. Raises NoSuchQuestion."""
        return self.view().field(path)
