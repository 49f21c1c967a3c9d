"""Where each question stands on the sheets of a workbook, and what conditions may therefore name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.exchange import formulas
from docgen.exchange.forms import BEFORE, FACTS, FIRST_ITEM_ROW, HEAD_ROW, LISTS
from docgen.expressions.logic import truth
from docgen.expressions.nodes import Node
from docgen.expressions.parse import expression_of
from docgen.expressions.scope import Scope
from docgen.expressions.values import Undecided
from docgen.expressions.vocabulary import Kind
from docgen.findings import FindingError
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.questions import Question, Section
from docgen.questionnaire.standing import Standing

README = "Read me"
ANSWER_COLUMN, ASKED_COLUMN = "C", "G"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_TITLE = 31


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a section, or, with ``number``, one item of a repeated section as a page of its own.

    ``only`` are those of the section's questions that stand on it; all where it is empty.
    """

    section: Section
    title: str
    number: int | None = None
    only: tuple[Question, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions on the sheet, in their order."""
        return self.only or self.section.questions

    @property
    def is_table(self) -> bool:
        """Whether the sheet has one row for each item."""
        return self.section.repeat is not None and self.number is None

    @property
    def prefix(self) -> str:
        """What stands before the question's id in the path of an answer."""
        return self.section.id if self.number is None else f"{self.section.id}[{self.number}]"

    def row(self, question: Question) -> int:
        """The row of a question on a sheet of questions, counted from 1."""
        return HEAD_ROW + 1 + self.questions.index(question)

    def column(self, question: Question) -> str:
        """The column of a question in a table."""
        return letters(2 + self.questions.index(question))

    def reference(self, place: str) -> str:
        """A cell of this sheet as formulas of any sheet name it."""
        return f"'{self.title}'!{place}"


def letters(column: int) -> str:
    """The letters of a column that is counted from 1."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def titles(names: Sequence[str]) -> list[str]:
    """Titles of sheets: short, without signs that spreadsheets refuse, each once."""
    used = {README.lower(), BEFORE, FACTS, LISTS, "history"}
    found = []
    for name in names:
        plain = " ".join(_FORBIDDEN.sub(" ", name).split())
        title, number = plain[:_LONGEST_TITLE].strip(), 1
        while title.lower() in used:
            number += 1
            title = f"{plain[: _LONGEST_TITLE - 4].strip()} {number}"
        used.add(title.lower())
        found.append(title)
    return found


class Placing:
    """All sheets of one workbook, and the answers that stand on them."""

    def __init__(self, answers: Answers, sheets: Sequence[Sheet]) -> None:
        """``sheets`` in their order."""
        self.answers, self.sheets = answers, tuple(sheets)
        self.questionnaire = answers.questionnaire
        self.by_section = {sheet.section.id: sheet for sheet in sheets}

    def holds(self, standing: Standing) -> bool:
        """Whether a question of the answers stands on one of the sheets."""
        sheet = self.by_section.get(standing.section.id)
        return sheet is not None and (sheet.number is None or standing.path.startswith(f"{sheet.prefix}."))

    @cached_property
    def facts(self) -> dict[str, tuple[str, str]]:
        """Formula and present value of each derived fact, and of whether each section is asked (“hub?”), by name."""
        found: dict[str, tuple[str, str]] = {}
        for name in self._fact_names:
            fact, section = self.questionnaire.derived[name], self.questionnaire.by_id[name.partition(".")[0]]
            asked, told = self.section_asked(section), formulas.worked_out(fact.value.node, self.outside)
            found[name] = (formulas.least([asked, told]), _number(truth(self.answers.lookup(name))))
        for section in self.questionnaire.sections:
            if section.when is not None and section.id in self.by_section:
                told = formulas.condition(section.when, self.outside)
                found[f"{section.id}?"] = (told, _number(self.answers.section_asked(section)))
        return found

    @cached_property
    def _fact_names(self) -> list[str]:
        words = self.questionnaire.vocabulary
        on_sheets = (name for name in self.questionnaire.derived if name.partition(".")[0] in self.by_section)
        return [name for name in on_sheets if (meaning := words.names.get(name)) and meaning.kind is Kind.YES_NO]

    @cached_property
    def _fact_rows(self) -> dict[str, int]:
        asked = [f"{one.id}?" for one in self.questionnaire.sections if one.when and one.id in self.by_section]
        return {name: row for row, name in enumerate([*self._fact_names, *asked], 1)}

    def fact(self, name: str) -> str | None:
        """The cell of a fact, or None where it has none."""
        row = self._fact_rows.get(name)
        return f"'{FACTS}'!$B${row}" if row else None

    def section_asked(self, section: Section) -> str:
        """A formula for whether a section is asked."""
        if section.when is None:
            return formulas.YES
        return self.fact(f"{section.id}?") or _number(self.answers.section_asked(section))

    @cached_property
    def outside(self) -> Outside:
        """What conditions outside repeated sections may name."""
        return Outside(self, self.answers)

    def asked(self, sheet: Sheet, question: Question, names: Outside) -> str:
        """A formula for whether a question is asked."""
        section = self.section_asked(sheet.section)
        return formulas.least([section, formulas.condition(question.when, names) if question.when else formulas.YES])


class Outside:
    """The names of all questions that are answered once."""

    def __init__(self, placing: Placing, scope: Scope) -> None:
        """``scope`` gives their values of today."""
        self.placing, self.scope = placing, scope

    def _sheet(self, name: str) -> Sheet | None:
        sheet = self.placing.by_section.get(name.partition(".")[0])
        return None if sheet is None or sheet.section.repeat else sheet

    def question(self, name: str) -> Question | None:
        """The question of a dotted name."""
        found = self.placing.questionnaire.by_path.get(name)
        return None if found is None or self.placing.questionnaire.by_id[found.section].repeat else found

    def cell(self, name: str) -> str | None:
        """The cell of its answer."""
        sheet, question = self._sheet(name), self.question(name)
        return sheet.reference(f"${ANSWER_COLUMN}${sheet.row(question)}") if sheet and question else None

    def asked(self, name: str) -> str:
        """A formula for whether it is asked."""
        sheet, question = self._sheet(name), self.question(name)
        if question is None or (question.when is None and self._section_always(question)):
            return formulas.YES
        if sheet is None:
            return _number(_Asked(self.placing.answers, question).truth())
        return sheet.reference(f"${ASKED_COLUMN}${sheet.row(question)}")

    def _section_always(self, question: Question) -> bool:
        return self.placing.questionnaire.by_id[question.section].when is None

    def fact(self, name: str) -> str | None:
        """The cell of a derived fact."""
        return self.placing.fact(name)

    def meaning(self, name: str) -> Node | None:
        """The tree of a derived fact."""
        fact = self.placing.questionnaire.derived.get(name)
        return fact.value.node if fact else None

    def now(self, node: Node) -> str:
        """How a tree stands today."""
        place = self.placing.questionnaire.sections[0].place
        try:
            return _number(truth(expression_of(node, "", place).evaluate(self.scope)))
        except (FindingError, LookupError):
            return formulas.HALF


class Inside(Outside):
    """The names of one item of a repeated section besides: in a row of a table, or on a page of its own."""

    def __init__(self, placing: Placing, sheet: Sheet) -> None:
        """The item on the sheet; in a table any row, named as its first."""
        items = placing.answers.items(sheet.section.id)
        super().__init__(placing, items[sheet.number - 1].scope if sheet.number else placing.answers)
        self.sheet = sheet
        self.item = f"{sheet.section.repeat.item}." if sheet.section.repeat else ""

    def _own(self, name: str) -> Question | None:
        inner = name.removeprefix(self.item)
        return self.sheet.section.question(inner) if name.startswith(self.item) else None

    def question(self, name: str) -> Question | None:
        """The question of a dotted name."""
        return self._own(name) or super().question(name)

    def cell(self, name: str) -> str | None:
        """The cell of its answer."""
        own = self._own(name)
        if own is None:
            return super().cell(name)
        if own not in self.sheet.questions:
            return '""'  # what is left out is not asked, and has no answer
        if self.sheet.is_table:
            return f"${self.sheet.column(own)}{FIRST_ITEM_ROW}"
        return f"${ANSWER_COLUMN}${self.sheet.row(own)}"

    def asked(self, name: str) -> str:
        """A formula for whether it is asked."""
        own = self._own(name)
        if own is None:
            return super().asked(name)
        if own not in self.sheet.questions:
            return formulas.NO
        if self.sheet.is_table or own.when is None:
            return self.placing.asked(self.sheet, own, self)
        return f"${ASKED_COLUMN}${self.sheet.row(own)}"

    def meaning(self, name: str) -> Node | None:
        """The tree of a derived fact."""
        if not name.startswith(self.item):
            return super().meaning(name)
        inner = name.removeprefix(self.item)
        return next((fact.value.node for fact in self.sheet.section.derived if fact.id == inner), None)


class _Asked:
    """Whether a question that is answered once is asked today."""

    def __init__(self, answers: Answers, question: Question) -> None:
        self.answers, self.question = answers, question

    def truth(self) -> object:
        state = self.answers.state(self.question.path)
        return {"not asked": False, "undecided": Undecided(())}.get(str(state), True)


def _number(value: object) -> str:
    return formulas.HALF if isinstance(value, Undecided) else formulas.YES if value else formulas.NO
