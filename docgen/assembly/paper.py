"""The questionnaire as a document: to print and take to a meeting, or to type into on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from docgen.assembly.briefing import wording
from docgen.assembly.number import Numbering
from docgen.assembly.room import WIDTHS, Room
from docgen.expressions.values import Choice
from docgen.library.library import Library
from docgen.model.blocks import Block, Clause, ClauseKind, Paragraph, Row, Table
from docgen.model.document import Document, Part, Schedule
from docgen.model.inlines import Inlines, Reference, Step, Text
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.answers import read_text
from docgen.questionnaire.guidance import choices, condition, examples, words_in
from docgen.questionnaire.holder import Item
from docgen.questionnaire.journey import in_time, minutes_for, work
from docgen.questionnaire.possible import Possible
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.questionnaire.standing import State
from docgen.questionnaire.types import SIGNS, amount
from docgen.questionnaire.usual import usual

SCHEME = "policy"
ID = "questionnaire"
_OVERVIEW_WIDTHS = (0.36, 0.14, 0.16, 0.34)


def paper(
    library: Library, questionnaire: Questionnaire, answers: Answers | None = None, version: str = ""
) -> Document:
    """The questionnaire, numbered and ready to print; with ``answers``, filled in as far as they go.

    Questions that the answers make needless are left out, and so are conditions that they meet. Numbers are those of
    the house's lists.
    """
    return _Paper(library, questionnaire, answers).document(version)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A section with those of its questions that are printed."""

    section: Section
    questions: tuple[Question, ...]


class _Paper:
    def __init__(self, library: Library, questionnaire: Questionnaire, answers: Answers | None) -> None:
        self._library, self._questionnaire, self._blank = library, questionnaire, answers is None
        self._answers = answers or _nothing(questionnaire)
        self._possible = Possible(self._answers)
        self._words = library.words.questionnaire
        self._room = Room(library.words)
        self._numbering, self._counter = Numbering(library.numbering.families), count(1)
        found = (_Asked(one, self._possible.questions(one)) for one in questionnaire.sections)
        self._asked = [one for one in found if one.questions]
        repeated = [one for one in self._asked if one.section.repeat]
        self._sheets = dict(zip((one.section.id for one in repeated), self._sheet_numbers(repeated), strict=True))

    def document(self, version: str) -> Document:
        return Document(
            id=ID,
            outline=ID,
            file_name=self._words.file,
            title=self._words.title,
            subject=self._words.subject,
            scheme=SCHEME,
            cover=None,
            preamble=(Clause("how", ClauseKind.PLAIN, "", "", tuple(self._introduction())),),
            parties=(),
            background=(),
            parts=tuple(self._part(one) for one in self._asked),
            schedules=tuple(schedule for one in self._asked for schedule in self._schedules(one)),
            execution=(),
            contents=False,
            status="execution copy",
            author=self._library.words.wording.get("author", ""),
            version=version,
            header=self._words.title,
            wording=wording(self._library, 0),
        )

    def _items(self, section: Section) -> Sequence[Item]:
        return self._answers.items(section.id)

    def _sheet_numbers(self, repeated: Sequence[_Asked]) -> Iterator[int]:
        """Where the sheet of each repeated section stands among the schedules: what is answered follows it."""
        place = 1
        for one in repeated:
            yield place
            place += 2 if self._items(one.section) else 1

    def _introduction(self) -> Iterator[Block]:
        for place, line in enumerate(self._words.how if self._blank else self._words.how_filled, 1):
            yield Paragraph(f"how/{place}", (Text(line.format(**self._size())),))
        yield Table(
            "how/sections",
            tuple((Text(column),) for column in self._words.columns),
            tuple(Row(tuple(self._overview(one))) for one in self._asked),
            _OVERVIEW_WIDTHS,
        )

    def _size(self) -> Mapping[str, str]:
        """How long it is: all its questions and their time, and what the answers leave to be answered."""
        questions = [question for one in self._asked for question in one.questions]
        left = work(self._answers.standings(), self._answers)
        time = f": {left.time}" if left.time else ""
        return {"questions": str(len(questions)), "all": in_time(minutes_for(questions)), "left": f"{left.tally}{time}"}

    def _overview(self, asked: _Asked) -> Iterator[Inlines]:
        """One section: a link to it and to its sheet, and how much of it is to be answered."""
        section = asked.section
        title: Inlines = (_link(section.title, section.id),)
        if section.repeat:
            between, after = self._words.each.format(item=_item(section), sheet="\n").split("\n")
            title = (*title, Text(between), self._sheet_link(section), Text(after))
        left = [one for one in asked.questions if section.repeat or self._answers.state(one.path) is not State.ANSWERED]
        yield title
        yield from ((Text(str(number)),) for number in (len(left), minutes_for(left)))
        yield (Text(section.agree),) if section.agree else ()

    def _sheet_link(self, section: Section) -> Reference:
        return _link(f"{self._words.sheet}{self._sheets[section.id]}", f"{section.id}/sheet")

    def _part(self, asked: _Asked) -> Part:
        section = asked.section
        told = (section.about, self._only_if(section), self._agree(section.agree))
        lines: list[Inlines] = [(Text(line),) for line in told if line]
        if section.repeat:
            before, after = self._words.fill_sheet.format(sheet="\n", item=_item(section)).split("\n")
            lines.append((*([Text(before)] if before else []), self._sheet_link(section), Text(after)))
        clauses = [_plain(f"{section.id}/about", lines)]
        if not section.repeat:
            numbers = (self._numbering.label("clauses", [next(self._counter)]) for _ in asked.questions)
            clauses += map(self._question, [section] * len(asked.questions), asked.questions, numbers)
            clauses.append(Clause(f"{section.id}/end", ClauseKind.PLAIN, "", "", tuple(self._settle(section))))
        return Part(section.id, section.title, tuple(clauses))

    def _schedules(self, asked: _Asked) -> Iterator[Schedule]:
        section = asked.section
        if section.repeat is None:
            return
        copy, place = self._words.copy_sheet.format(item=_item(section)), self._sheets[section.id]
        numbers = (self._numbering.label("schedules", [place, one]) for one in count(1))
        clauses = map(self._question, [section] * len(asked.questions), asked.questions, numbers)
        yield self._sheet(
            f"{section.id}/sheet", place, section.title, (_plain(f"{section.id}/copy", [(Text(copy),)]), *clauses)
        )
        if items := self._items(section):
            heading = self._words.answered.format(section=section.title)
            numbers = (self._numbering.label("schedules", [place + 1, item.number]) for item in items)
            told = tuple(map(self._item, [section] * len(items), items, numbers))
            yield self._sheet(f"{section.id}/answered", place + 1, heading, told)

    def _sheet(self, key: str, place: int, heading: str, clauses: tuple[Clause, ...]) -> Schedule:
        return Schedule(key, str(place), f"{self._words.sheet}{place}", heading, clauses)

    def _item(self, section: Section, item: Item, number: str) -> Clause:
        """What is answered for one item, and room for what is open."""
        rows = []
        for question in section.questions:
            if item.state(question)[0] is not State.NOT_ASKED:
                path = f"{item.prefix}.{question.id}"
                rows.append(Row(((Text(question.short),), self._room.answer(question, path, item.lookup(question.id)))))
        table = Table(f"{item.prefix}/answers", ((), ()), tuple(rows), WIDTHS, str(item), form=True)
        return Clause(item.prefix, ClauseKind.SCHEDULE_PARAGRAPH, number.rstrip("."), str(item), (table,))

    def _question(self, section: Section, question: Question, number: str) -> Clause:
        value = None if section.repeat else self._answers.lookup(question.path)
        told = {"hint": question.hint, "why": " ".join(filter(None, self._told(section, question)))}
        lines = [Paragraph(f"{question.path}/{name}", (Text(line),), level=1) for name, line in told.items() if line]
        room = self._room.table(question, self._choices(section, question), question.path, value)
        blocks: tuple[Block, ...] = (*lines, room)
        kind = ClauseKind.SCHEDULE_PARAGRAPH if section.repeat else ClauseKind.CLAUSE
        return Clause(question.path, kind, number.rstrip("."), question.ask, blocks)

    def _choices(self, section: Section, question: Question) -> Mapping[Choice, str]:
        return choices(question, words_in(section, self._questionnaire.vocabulary), self._possible.scope(section))

    def _told(self, section: Section, question: Question) -> Iterator[str]:
        """What stands under a question, sentence by sentence."""
        yield self._only_if(question, section)
        yield question.why
        yield question.stage.about if question.stage else ""
        yield self._limits(question)
        yield self._words.several if question.type == "choices" else ""
        yield self._agree(question.agree)
        if not question.choices and question.type != "yes_no":
            shown = (_with_sign(question, one).rstrip(".") for one in examples(question))
            yield self._words.example.format(example="; ".join(shown))

    def _only_if(self, asked: Question | Section, section: Section | None = None) -> str:
        """What must be so for a section, or a question of ``section``, to be asked; "" where that is known already."""
        if asked.when is None:
            return ""
        vocabulary, scope = self._questionnaire.vocabulary, self._possible.outside
        if section:
            vocabulary, scope = words_in(section, vocabulary), self._possible.scope(section)
        said = condition(asked.when, vocabulary, scope)
        return self._words.only_if.format(condition=said) if said else ""

    def _agree(self, who: str) -> str:
        return self._words.agree.format(who=who) if who else ""

    def _limits(self, question: Question) -> str:
        sign, words = SIGNS.get(question.type, ""), self._words
        bounds = (question.lawful.least, question.lawful.most, usual(question, self._answers))
        least, most, most_often = (None if bound is None else amount(bound, sign) for bound in bounds)
        told = []
        if least is not None or most is not None:
            frame = words.most if least is None else words.least if most is None else words.between
            told.append(frame.format(least=least, most=most))
        if most_often is not None:
            told.append(words.usual.format(usual=most_often))
        authority = self._library.authorities.get(question.lawful.authority or question.authority)
        if authority is not None:
            told.append(words.law.format(law=authority.title))
        return " ".join(told)

    def _settle(self, section: Section) -> Iterator[Block]:
        """Room at the end of a section to write down who settled it, and what is left."""
        lead, key = (Text(self._words.settled.format(section=section.title)),), f"{section.id}/settled"
        rows = tuple(Row(((Text(line),), ())) for line in self._words.settle)
        yield Paragraph(key, lead, level=1)
        yield Table(f"{key}/answer", ((), ()), rows, WIDTHS, section.title, form=True, level=1)


def _plain(key: str, lines: Sequence[Inlines]) -> Clause:
    blocks = tuple(Paragraph(f"{key}/{place}", line) for place, line in enumerate(lines, 1))
    return Clause(key, ClauseKind.PLAIN, "", "", blocks)


def _link(words: str, key: str) -> Reference:
    return Reference(ID, key, (Step(words, key),))


def _nothing(questionnaire: Questionnaire) -> Answers:
    """The answers of somebody who has answered nothing."""
    answers = read_text("", "", questionnaire).answers
    assert answers is not None
    return answers


def _with_sign(question: Question, example: str) -> str:
    sign = SIGNS.get(question.type)
    return amount(int(example), sign) if sign and example.isdecimal() else example


def _item(section: Section) -> str:
    return section.repeat.item.replace("_", " ") if section.repeat else ""
