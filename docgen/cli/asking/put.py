"""How a question of the questionnaire is put to somebody."""

from __future__ import annotations

from docgen.cli.asking.terminal import Asked, Form, Option, listed
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.choosing import chosen
from docgen.questionnaire.guidance import is_list, usual_within
from docgen.questionnaire.offered import offered
from docgen.questionnaire.questions import Question, Section
from docgen.questionnaire.typed_texts import AnswerError
from docgen.questionnaire.types import read_answer
from docgen.questionnaire.usual import usual
from docgen.sources.yaml_edit import Value

_YES_NO = (Option("yes", "Yes"), Option("no", "No"))


def asked_for(path: str, question: Question, answers: Answers, now: Value, refused: Value) -> Asked:
    """A question as it is put: with its hint, its choices, the answer that stands, and what was typed and refused."""
    options = _options(path, question, answers)
    alone, several = (Form.ONE, Form.SEVERAL) if options else (Form.LINE, Form.LINES)
    how = several if is_list(question) else alone
    standing, found = _standing(question, now), usual(question, answers)
    limits, usually = usual_within(question, answers), "" if found is None else str(found)
    return Asked(question.ask, how, options, standing, refused, question.hint, limits, usually)


def item_name(section: Section, answers: Answers, number: int) -> str:
    """An item of a repeated section by its number and name: “Member 2: Elm Society”."""
    what = section.repeat.item.replace("_", " ") if section.repeat else section.title
    name = answers.items(section.id)[number - 1].name
    return f"{what[:1].upper()}{what[1:]} {number}{f': {name}' if name else ''}"


def _options(path: str, question: Question, answers: Answers) -> tuple[Option, ...]:
    if question.type == "yes_no":
        return _YES_NO
    if question.of:
        return tuple(Option(item.name, item.name) for item in answers.items(question.of) if item.name)
    possible = offered(question, answers.scope_of(path)) if question.choices_when else question.choices
    return tuple(Option(choice.code, choice.label) for choice in possible)


def _standing(question: Question, now: Value) -> Value:
    """The answer in the file, with choices and yes and no as they stand among the options."""
    if question.type == "yes_no" and isinstance(now, str):
        try:
            return "yes" if read_answer(question, now) else "no"
        except AnswerError:
            return now
    codes = [found.code if (found := chosen(one, question.choices)) else one for one in listed(now)]
    return codes if isinstance(now, list) else next(iter(codes), None)
