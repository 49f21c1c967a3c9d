"""The questionnaire as a document: to print and take to a meeting, or to type into on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from docgen.assembly.assemble import wording
from docgen.assembly.number import Numbering
from docgen.assembly.room import WIDTHS, Room
from docgen.expressions.explain import explain
from docgen.library.library import Library
from docgen.model.blocks import Block, Clause, ClauseKind, Paragraph, Row, Table
from docgen.model.document import Document, Part, Schedule
from docgen.model.inlines import Inlines, Text
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.guidance import examples, words_in
from docgen.questionnaire.holder import Item
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

    Questions that the answers make needless are left out. Numbers are those of the house's lists.
    """
    return _Paper(library, questionnaire, answers).document(version)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A section with those of its questions that are printed."""

    section: Section
    questions: tuple[Question, ...]


class _Paper:
    def __init__(self, library: Library, questionnaire: Questionnaire, answers: Answers | None) -> None:
        self._library, self._questionnaire, self._answers = library, questionnaire, answers
        self._words = library.words.questionnaire
        self._room = Room(library.words)
        self._numbering, self._counter = Numbering(library.numbering.families), count(1)
        found = (_Asked(one, tuple(self._printed(one))) for one in questionnaire.sections)
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

    def _printed(self, section: Section) -> Iterator[Question]:
        """The questions of a section without those that the answers make needless."""
        answers = self._answers
        if answers is not None and answers.section_asked(section) is False:
            return
        for question in section.questions:
            if answers is None or section.repeat or answers.state(question.path) is not State.NOT_ASKED:
                yield question

    def _items(self, section: Section) -> Sequence[Item]:
        return self._answers.items(section.id) if self._answers else ()

    def _sheet_numbers(self, repeated: Sequence[_Asked]) -> Iterator[int]:
        """Where the sheet of each repeated section stands among the schedules: what is answered follows it."""
        place = 1
        for one in repeated:
            yield place
            place += 2 if self._items(one.section) else 1

    def _introduction(self) -> Iterator[Block]:
        how = self._words.how if self._answers is None else self._words.how_filled
        for place, line in enumerate(how, 1):
            yield Paragraph(f"how/{place}", (Text(line),))
        yield Table(
            "how/sections",
            tuple((Text(column),) for column in self._words.columns),
            tuple(Row(tuple(self._overview(one))) for one in self._asked),
            _OVERVIEW_WIDTHS,
        )

    def _overview(self, asked: _Asked) -> Iterator[Inlines]:
        minutes = round(sum(question.minutes for question in asked.questions))
        told = (asked.section.title, str(len(asked.questions)), str(minutes), asked.section.agree)
        yield from ((Text(words),) if words else () for words in told)

    def _part(self, asked: _Asked) -> Part:
        section = asked.section
        lines = [section.about, self._only_if(section), self._agree(section.agree)]
        if section.repeat:
            sheet = f"{self._words.sheet}{self._sheets[section.id]}"
            lines.append(self._words.fill_sheet.format(sheet=sheet, item=_item(section)))
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
        yield self._sheet(f"{section.id}/sheet", place, section.title, (_plain(f"{section.id}/copy", [copy]), *clauses))
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
        value = None if section.repeat or self._answers is None else self._answers.lookup(question.path)
        told = {"hint": question.hint, "why": " ".join(filter(None, self._told(section, question)))}
        lines = [Paragraph(f"{question.path}/{name}", (Text(line),), level=1) for name, line in told.items() if line]
        blocks: tuple[Block, ...] = (*lines, self._room.table(question, question.path, value))
        kind = ClauseKind.SCHEDULE_PARAGRAPH if section.repeat else ClauseKind.CLAUSE
        return Clause(question.path, kind, number.rstrip("."), question.ask, blocks)

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
        if asked.when is None:
            return ""
        vocabulary = self._questionnaire.vocabulary
        known = words_in(section, vocabulary) if section else vocabulary
        return self._words.only_if.format(condition=explain(asked.when, known))

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


def _plain(key: str, lines: Sequence[str]) -> Clause:
    told = (line for line in lines if line)
    blocks = tuple(Paragraph(f"{key}/{place}", (Text(line),)) for place, line in enumerate(told, 1))
    return Clause(key, ClauseKind.PLAIN, "", "", blocks)


def _with_sign(question: Question, example: str) -> str:
    sign = SIGNS.get(question.type)
    return amount(int(example), sign) if sign and example.isdecimal() else example


def _item(section: Section) -> str:
    return section.repeat.item.replace("_", " ") if section.repeat else ""
