"""The types of answers: from what was typed to a value, or to a sentence that says what is wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from docgen.expressions.values import Choice
from docgen.expressions.vocabulary import Kind
from docgen.questionnaire import registration
from docgen.questionnaire.choosing import chosen, meant
from docgen.questionnaire.phrases import tidied, with_capital, without_article
from docgen.questionnaire.questions import Phrase, Question
from docgen.questionnaire.typed_dates import in_words, lacks_year, typed_date
from docgen.questionnaire.typed_numbers import typed_number
from docgen.questionnaire.typed_texts import AnswerError, line, lines, listed
from docgen.sources.quoting import quoted

_YES = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_WEB = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class AnswerType:
    """A type: the kind of its value in expressions, how it is read, and how its form is described to people."""

    kind: Kind
    read: Callable[[Question, object], object]
    form: str = ""


def read_answer(question: Question, typed: object) -> object:
    """The value of what was typed (a text, or a list of texts) as an answer; raises AnswerError."""
    value = TYPES[question.type].read(question, typed)
    if question.sentences:
        return with_capital(str(value))
    if question.phrase is None:
        return value
    if isinstance(value, tuple):
        return tuple(tidied(one, question.phrase) for one in value)
    return tidied(str(value), question.phrase)


def read_back(question: Question, typed: object) -> str:
    """A date or number as it was understood, where it was typed in another way: “1 April 2026” for 1/4/26; else ""."""
    try:
        value = read_answer(question, typed)
    except AnswerError:
        return ""
    text = " ".join(str(typed).split()).casefold()
    if isinstance(value, datetime.date):
        shown = in_words(value)
        return "" if text in (shown.casefold(), value.isoformat()) else shown
    if question.type not in SIGNS or not isinstance(value, int):
        return ""
    shown, plain = amount(value, SIGNS[question.type]), text.replace(",", "").replace(" ", "").strip("£%")
    return "" if plain.removesuffix(".00") == str(value) else shown


_name = partial(line, most=200)


def _text(question: Question, typed: object) -> str:
    text, pattern = line(question, typed, 1_000), question.pattern
    if pattern and not re.fullmatch(pattern.matches, text):
        raise AnswerError("answer-pattern", f"{quoted(question.short)} takes {pattern.means}, not “{text}”.")
    return text


def _texts(question: Question, typed: object) -> tuple[str, ...]:
    return tuple(listed(question, typed, _text, twice=""))


def _people(question: Question, typed: object) -> tuple[str, ...]:
    return tuple(listed(question, typed, _name, twice=""))


def _role(question: Question, typed: object) -> str:
    """A role as it is printed in a table, where its sentence does not say how it stands there."""
    text = _name(question, typed)
    return text if question.phrase else without_article(tidied(text, Phrase()))


def _choice(question: Question, typed: object) -> Choice:
    text = line(question, typed, 500)
    found = chosen(text, question.choices)
    if found is not None:
        return found
    codes = ", ".join(choice.code for choice in question.choices)
    message = (
        f"‘{text}’ is not one of the choices for {quoted(question.short)}: {codes}. {meant(text, question.choices)}"
    )
    raise AnswerError("answer-choice", message.rstrip())


def _choices(question: Question, typed: object) -> tuple[Choice, ...]:
    found = listed(question, typed, _choice, twice="answer-choice")
    return tuple(choice for choice in question.choices if choice in found)


def _yes_no(question: Question, typed: object) -> bool:
    text = line(question, typed, 200)
    answer = _YES.get(text.lower().rstrip("."))
    if answer is None:
        raise AnswerError("answer-yes-no", f"{quoted(question.short)} takes yes or no, not “{text}”.")
    return answer


def _number(question: Question, typed: object, sign: str = "") -> int:
    text = line(question, typed, 40)
    number = typed_number(text, sign, question.unit)
    if number is None:
        of_what = f" of {question.unit}" if question.unit else ""
        what = {"£": "whole pounds, such as 1,000", "%": f"a whole percentage, such as {_percentage(question)}"}.get(
            sign, f"a whole number{of_what}, such as {question.example}"
        )
        raise AnswerError("answer-number", f"{quoted(question.short)} takes {what}, not “{text}”.")
    return _lawful(question, number, sign)


def _percentage(question: Question) -> str:
    least, most = question.lawful.least or 0, question.lawful.most or 100
    return "75" if least <= 75 <= most else str(question.example).rstrip("%")


def _lawful(question: Question, number: int, sign: str) -> int:
    shown = partial(amount, sign=sign)
    lawful = question.lawful
    least = 0 if lawful.least is None and sign else lawful.least
    most = 100 if sign == "%" and lawful.most is None else lawful.most
    if least is not None and number < least:
        limit = f"must be at least {shown(least)}, and is {shown(number)}"
    elif most is not None and number > most:
        limit = f"must be at most {shown(most)}, and is {shown(number)}"
    else:
        return number
    raise AnswerError("answer-range", f"{quoted(question.short)} {limit}.", lawful.authority)


def amount(number: int, sign: str) -> str:
    """A number as people read it: £1,000, 75%, 1,000."""
    shown = f"{abs(number):,}"
    return f"{'-' if number < 0 else ''}{'£' if sign == '£' else ''}{shown}{'%' if sign == '%' else ''}"


def _date(question: Question, typed: object) -> datetime.date:
    return read_date(question.short, line(question, typed, 40))


def read_date(asked: str, text: str) -> datetime.date:
    """The date that was typed on one line; ``asked`` is what it was typed for. Raises AnswerError."""
    try:
        day = typed_date(text)
    except ValueError:
        raise AnswerError("answer-date", f"{quoted(asked)}: there is no such day as “{text}”.") from None
    if day is None and lacks_year(text):
        raise AnswerError("answer-date", f"{quoted(asked)} has no year: “{text}”. Add it, as in 1 April 2026.")
    if day is None:
        message = f"{quoted(asked)} takes a date such as 2026-04-01 or 1 April 2026, not “{text}”."
        raise AnswerError("answer-date", message)
    return day


def _matching(question: Question, typed: object, pattern: re.Pattern[str], rule: str, what: str) -> str:
    text = line(question, typed, 300)
    if not pattern.fullmatch(text):
        raise AnswerError(rule, f"{quoted(question.short)} takes {what}, not “{text}”.")
    return text


def _registered(question: Question, typed: object, registers: Mapping[str, registration.Register], rule: str) -> str:
    number = registration.tidy(line(question, typed, 40))
    complaint = registration.complaint(number, registers)
    if complaint:
        raise AnswerError(rule, f"{quoted(question.short)}: {complaint}")
    return number


def _any_register(question: Question, typed: object) -> str:
    """A number of one register or another: which, only other answers can say."""
    return registration.tidy(line(question, typed, 40))


def _names(question: Question, typed: object) -> tuple[str, ...]:
    return tuple(listed(question, typed, _text, twice="answer-item"))


SIGNS: Mapping[str, str] = {"whole_number": "", "money": "£", "percent": "%"}
"""The types that are numbers, and the sign each is written with."""

FREE = frozenset({"text", "role", "paragraph", "texts", "address", "email", "web", "person", "people"})
"""The types whose answers are words of somebody's own."""

REGISTERS: Mapping[str, tuple[str, Mapping[str, registration.Register]]] = {
    "company_number": ("answer-company-number", registration.COMPANIES),
    "charity_number": ("answer-charity-number", registration.CHARITIES),
}
"""The types that are registered numbers: the rule of their findings, and the registers."""

TYPES: Mapping[str, AnswerType] = {
    "text": AnswerType(Kind.TEXT, _text),
    "paragraph": AnswerType(Kind.TEXT, partial(lines, most=10_000), "one or more sentences"),
    "texts": AnswerType(Kind.LIST, _texts, "a list, one on each line after a dash"),
    "choice": AnswerType(Kind.CHOICE, _choice, "one of"),
    "choices": AnswerType(Kind.CHOICES, _choices, "one or more of, each on a line after a dash"),
    "yes_no": AnswerType(Kind.YES_NO, _yes_no, "yes or no"),
    "whole_number": AnswerType(Kind.NUMBER, _number, "a whole number"),
    "money": AnswerType(Kind.NUMBER, partial(_number, sign="£"), "whole pounds"),
    "percent": AnswerType(Kind.NUMBER, partial(_number, sign="%"), "a whole percentage"),
    "date": AnswerType(Kind.DATE, _date, "a date, such as 2026-04-01"),
    "email": AnswerType(
        Kind.TEXT,
        partial(_matching, pattern=_EMAIL, rule="answer-email", what="an email address"),
        "an email address",
    ),
    "web": AnswerType(
        Kind.TEXT, partial(_matching, pattern=_WEB, rule="answer-web", what="a web address"), "a web address"
    ),
    "address": AnswerType(Kind.TEXT, partial(lines, most=500), "an address, on one line or several"),
    "company_number": AnswerType(
        Kind.TEXT,
        partial(_registered, registers=registration.COMPANIES, rule="answer-company-number"),
        "a number of Companies House",
    ),
    "charity_number": AnswerType(
        Kind.TEXT,
        partial(_registered, registers=registration.CHARITIES, rule="answer-charity-number"),
        "a registered charity number",
    ),
    "registered_number": AnswerType(Kind.TEXT, _any_register, "a registered number"),
    "person": AnswerType(Kind.TEXT, _name, "a person's full name"),
    "people": AnswerType(Kind.LIST, _people, "full names of people, one on each line after a dash"),
    "role": AnswerType(Kind.TEXT, _role),
    "item": AnswerType(Kind.ITEM, _text, "the name of one of"),
    "items": AnswerType(Kind.GROUP, _names, "names from, each on a line after a dash"),
}
"""Every type by its name in the schemas."""
