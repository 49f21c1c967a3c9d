"""Questions as the fields of a form: what is shown in them, and what somebody typed into them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from werkzeug.datastructures import MultiDict

from docgen.expressions.values import Choice
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.choosing import chosen
from docgen.questionnaire.guidance import examples, limits
from docgen.questionnaire.offered import offered
from docgen.questionnaire.questions import Question
from docgen.questionnaire.typed_texts import AnswerError
from docgen.questionnaire.types import SIGNS, amount, read_answer, read_back
from docgen.questionnaire.usual import usual
from docgen.sources.yaml_edit import Value

MOST_RADIOS: Final = 10
_KINDS: Final[Mapping[str, str]] = {
    "choice": "radios",
    "yes_no": "radios",
    "item": "radios",
    "choices": "checkboxes",
    "items": "checkboxes",
    "texts": "lines",
    "people": "lines",
    "paragraph": "area",
    "address": "area",
}
_LISTS: Final = frozenset({"lines", "checkboxes"})
_SEEN: Final = "seen:"
_WAS: Final = "was:"
_YES, _NO = "yes", "no"


Form = MultiDict[str, str]
"""What a browser sent."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from."""

    value: str
    label: str
    picked: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A question as a field: ``kind`` is line, lines, area, radios, checkboxes or select.

    ``value`` is the text shown, ``typed`` what stands in the file, ``seen`` that as the form carries it; ``limits``
    says what the law allows and what is usual, ``usual`` is the number most often given.
    """

    path: str
    question: Question
    kind: str
    value: str
    options: tuple[Option, ...]
    typed: Value
    errors: tuple[str, ...] = ()
    limits: str = ""
    usual: int | None = None

    @property
    def id(self) -> str:
        """The id of its element; no key of a document begins so."""
        return "_" + re.sub(r"[^a-z0-9]+", "-", self.path).strip("-")

    @property
    def seen(self) -> str:
        """What stood in the file when the form was shown."""
        return json.dumps(self.typed, ensure_ascii=False)

    @property
    def seen_name(self) -> str:
        """The name under which the form carries ``seen``."""
        return _SEEN + self.path

    @property
    def was_name(self) -> str:
        """The name under which the form carries what stood in the file when the page was opened."""
        return _WAS + self.path

    @property
    def examples(self) -> list[str]:
        """The example of an answer, or several: as the answer is labelled, where it is to be chosen."""
        labels = {option.value: option.label for option in self.options}
        return [labels.get(example, example) for example in examples(self.question)]

    @property
    def usual_shown(self) -> str:
        """The answer most often given, as people read it, or ""."""
        return "" if self.usual is None else amount(self.usual, self.sign)

    @property
    def sign(self) -> str:
        """The sign of its numbers: £, % or nothing."""
        return SIGNS.get(self.question.type, "")

    @property
    def is_number(self) -> bool:
        """Whether it takes a number."""
        return self.question.type in SIGNS

    @property
    def shown(self) -> list[str]:
        """What stands in the file, in words for reading, line by line."""
        picked = [option.label for option in self.options if option.picked]
        if understood := read_back(self.question, self.typed):
            return [understood]
        if self.is_number and self.typed:
            with suppress(AnswerError):
                return [amount(int(str(read_answer(self.question, self.typed))), self.sign)]
        return picked or [line for line in self.value.split("\n") if line]


def field_of(path: str, question: Question, typed: Value, answers: Answers, errors: Sequence[str] = ()) -> Field:
    """The field of a question, showing what was typed."""
    kind = _KINDS.get(question.type, "line")
    plain = normal(question, typed)
    values = [plain] if isinstance(plain, str) else list(plain or ())
    options = tuple(Option(value, label, value in values) for value, label in _choices(path, question, answers, values))
    if question.type == "item" and len(options) > MOST_RADIOS:
        kind = "select"
    told, often = limits(question, answers), usual(question, answers)
    return Field(path, question, kind, "\n".join(values), options, typed, tuple(errors), told, often)


def typed_in(form: Form, path: str, question: Question) -> Value:
    """What somebody typed into the field of a question: a text, a list of texts, or None for nothing."""
    kind = _KINDS.get(question.type, "line")
    if kind == "checkboxes":
        return [value for value in form.getlist(path) if value] or None
    text = form.get(path, "").replace("\r\n", "\n").strip()
    if kind == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()] or None
    return text or None


def seen_in(form: Form, path: str) -> Value:
    """What the form says stood in the file when it was shown; None where it says nothing that can be."""
    return _said(form, _SEEN + path)


def _said(form: Form, name: str) -> Value:
    try:
        found = json.loads(form.get(name, "null"))
    except ValueError:
        return None
    if isinstance(found, list):
        return [str(one) for one in found]
    return found if isinstance(found, str) else None


def was_in(form: Form, path: str) -> Value:
    """What stood in the file when the page was opened, whatever the page has saved since; else as ``seen_in``."""
    return _said(form, _WAS + path) if _WAS + path in form else seen_in(form, path)


def is_in(form: Form, path: str) -> bool:
    """Whether a form has the field of a question, even where nothing was picked in it."""
    return _SEEN + path in form


def normal(question: Question, typed: Value) -> Value:
    """What was typed as the field gives it back where nobody changes it: the code of a choice, a list as a list."""
    if typed is None:
        return None
    kind = _KINDS.get(question.type, "line")
    if kind in _LISTS:
        several = [typed] if isinstance(typed, str) else typed
        return [str(_code(question, one)) for one in several if one] or None
    if not isinstance(typed, str):
        return "\n".join(typed)
    if question.type == "yes_no":
        return _yes_no(question, typed)
    return str(_code(question, typed)).strip() or None


def _code(question: Question, typed: str) -> str:
    found: Choice | None = chosen(typed, question.choices) if question.choices else None
    return found.code if found else typed


def _yes_no(question: Question, typed: str) -> str:
    try:
        return _YES if read_answer(question, typed) else _NO
    except AnswerError:
        return typed


def _choices(path: str, question: Question, answers: Answers, picked: Sequence[str]) -> list[tuple[str, str]]:
    """What can be picked, and what is picked already even where other answers rule it out by now."""
    if question.type == "yes_no":
        return [(one, one.capitalize()) for one in (_YES, _NO)]
    if question.of:
        return [(item.name, item.name) for item in answers.items(question.of) if item.name]
    possible = offered(question, answers.scope_of(path)) if question.choices_when else question.choices
    return [(one.code, one.label) for one in question.choices if one in possible or one.code in picked]
