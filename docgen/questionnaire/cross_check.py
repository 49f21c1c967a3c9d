"""What one answer must be in the light of others: names of items, registers, usual figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.expressions.explain import explain
from docgen.expressions.scope import Scope
from docgen.expressions.values import Choice, Open, Undecided
from docgen.findings import Finding, Severity
from docgen.questionnaire import registration
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.guidance import words_in
from docgen.questionnaire.holder import Item
from docgen.questionnaire.offered import offered
from docgen.questionnaire.questions import Question, Section
from docgen.questionnaire.standing import Standing, State
from docgen.questionnaire.types import REGISTERS, SIGNS, amount
from docgen.questionnaire.usual import usual
from docgen.sources.quoting import quoted
from docgen.sources.suggest import did_you_mean


def cross_check(answers: Answers, authority_title: Callable[[str], str] = str) -> Iterator[Finding]:
    """Findings about the answers whose questions are asked."""
    for section in answers.questionnaire.sections:
        if section.repeat and answers.section_asked(section) is not False:
            yield from _items(section, answers)
    for standing in answers.standings():
        if standing.question is None or standing.state is not State.ANSWERED:
            continue
        question, value = standing.question, answers.given.values[standing.path]
        if question.type in ("item", "items"):
            yield from _named_items(question, value, answers, standing)
        if question.choices_when:
            yield from _not_offered(question, standing, value, answers)
        if question.type in SIGNS and isinstance(value, int):
            yield from _usual(question, value, answers.scope_of(standing.path), standing)
        if question.type not in REGISTERS and question.registered_as is None:
            continue
        scope = answers.scope_of(standing.path)
        register = _register_of(question, scope, answers)
        if register in REGISTERS:
            nation = _nation(question, standing.section, scope, answers)
            yield from _register(question, register, str(value), nation, standing)
    yield from answers.problems


def _items(section: Section, answers: Answers) -> Iterator[Finding]:
    items, repeat = answers.items(section.id), section.repeat
    if repeat is None:
        return
    place = answers.given.place(section.id)
    if answers.too_few(section):
        message = f"{quoted(section.title)} has {len(items)}, and at least {repeat.least} are needed."
        yield Finding("answer-count", Severity.WARNING, message, (place,), "Papers can be drafted, but not issued.")
    if len(items) > repeat.most:
        message = f"{quoted(section.title)} has {len(items)}, and there can be at most {repeat.most}."
        yield Finding("answer-count", Severity.ERROR, message, (place,))
    seen: dict[str, Item] = {}
    for item in items:
        first = seen.setdefault(item.name.casefold(), item) if item.name else item
        if first is not item:
            places = tuple(answers.given.place(f"{one.prefix}.{repeat.label}") for one in (item, first))
            message = f"‘{item.name}’ is listed twice under {quoted(section.title)}. Keep one, or tell them apart."
            yield Finding("answer-duplicate", Severity.ERROR, message, places)


def _named_items(question: Question, value: object, answers: Answers, standing: Standing) -> Iterator[Finding]:
    names = [item.name for item in answers.items(question.of) if item.name]
    title = answers.questionnaire.by_id[question.of].title if question.of in answers.questionnaire.by_id else ""
    for name in value if isinstance(value, tuple) else (value,):
        if name not in names:
            hint = did_you_mean(str(name), names)
            message = (
                f"‘{name}’, given for {quoted(question.short)}, is not listed under {quoted(title)}. {hint}".rstrip()
            )
            yield Finding("answer-item", Severity.ERROR, message, (standing.place,))


def _not_offered(question: Question, standing: Standing, value: object, answers: Answers) -> Iterator[Finding]:
    words = words_in(standing.section, answers.questionnaire.vocabulary)
    possible = offered(question, answers.scope_of(standing.path))
    for choice in value if isinstance(value, tuple) else (value,):
        if isinstance(choice, Choice) and choice not in possible:
            only_if = explain(question.choices_when[choice.code], words)
            message = f"{quoted(choice.label)} can be chosen for {quoted(standing.label)} only if {only_if}."
            yield Finding("answer-not-offered", Severity.ERROR, message, (standing.place,), "Choose another answer.")


def _usual(question: Question, value: int, scope: Scope, standing: Standing) -> Iterator[Finding]:
    sensible, sign = question.sensible, SIGNS[question.type]
    low = sensible.least is not None and value < sensible.least
    high = sensible.most is not None and value > sensible.most
    if not low and not high:
        return
    ends = [amount(end, sign) if end is not None else None for end in (sensible.least, sensible.most)]
    span = (
        f"{ends[0]} to {ends[1]}" if ends[0] and ends[1] else f"at least {ends[0]}" if ends[0] else f"at most {ends[1]}"
    )
    found = usual(question, scope)
    most_often = f", most often {amount(found, sign)}" if found is not None else ""
    side = "low" if low else "high"
    message = f"{quoted(question.short)} is {amount(value, sign)}, which is {side}: usual is {span}{most_often}."
    yield Finding("answer-unusual", Severity.WARNING, message, (standing.place,), "Keep it if it is meant.")


def _register_of(question: Question, scope: Scope, answers: Answers) -> str:
    """The type of number that is wanted: that of the question, or the one that other answers decide; "" for none."""
    if question.registered_as is None:
        return question.type
    value = answers.worked_out(question.registered_as, scope)
    return f"{value}_number" if isinstance(value, str) else ""


def _nation(question: Question, section: Section, scope: Scope, answers: Answers) -> str:
    """The nation whose register the number is of: as the question says, else as its section or item says."""
    if question.nation is not None:
        value = answers.worked_out(question.nation, scope)
    else:
        try:
            value = scope.lookup(f"{section.repeat.item if section.repeat else section.id}.nation")
        except LookupError:
            return ""
    return "" if value is None or isinstance(value, Open | Undecided) else str(getattr(value, "code", value))


def _register(question: Question, register: str, number: str, nation: str, standing: Standing) -> Iterator[Finding]:
    rule, registers = REGISTERS[register]
    complaint = registration.complaint(number, registers, nation)
    if complaint:
        yield Finding(rule, Severity.ERROR, f"{quoted(question.short)}: {complaint}", (standing.place,))
