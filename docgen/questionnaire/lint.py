"""What must be so in the schema files beyond their shape: names, words, order, and conditions that can be true."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.expressions.check import check, meaning_of
from docgen.expressions.parse import Expression
from docgen.expressions.vocabulary import Kind, Vocabulary
from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.order import Order
from docgen.questionnaire.questions import Derived, Question, Section
from docgen.questionnaire.typed_texts import AnswerError
from docgen.questionnaire.types import REGISTERS, SIGNS, read_answer
from docgen.sources.quoting import quoted
from docgen.sources.suggest import did_you_mean

LONGEST_SHORT = 32
_MANGLED = re.compile(r"(?i:yes|no|on|off|true|false|null|y|n)|\d.*")
_NO_CLAUSE = re.compile(r"(?i)(?:whether|if)\b|\S+$|.*(?:_|\?$)", re.DOTALL)
_PHRASES = frozenset({"text", "texts", "paragraph", "role"})
_RESERVED = frozenset({"figures", "party", "true", "false", "none", "and", "or", "not", "in", "is", "if", "else"})


def lint(sections: Sequence[Section], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Every problem of the sections, in the order of the files."""
    yield from _section_names(sections)
    groups = {section.id: section for section in sections if section.repeat}
    order, staged = Order(sections), frozenset(_staged(sections))
    for section in sections:
        words = vocabulary.within(section.id, section.repeat.item) if section.repeat else vocabulary
        if section.when:
            yield from check(section.when, vocabulary, condition=True)
            yield from order.too_late(section.when, section)
        yield from _repeat(section)
        yield from _twice([(q.id, q.place) for q in section.questions] + [(d.id, d.place) for d in section.derived])
        for question in section.questions:
            yield from _words(question)
            yield from _answers(question, groups)
            yield from _conditions(question, words)
            for when in (question.when, *question.choices_when.values()):
                yield from order.too_late(when, section, question)
            yield from _stage(question, staged)
            yield from _usual(question, words)
            yield from order.too_late(_expression(question.sensible.usual), section, question)
        yield from _derived(section.derived, words)
    yield from order.circles


def _error(rule: str, message: str, place: Place) -> Finding:
    return Finding(rule, Severity.ERROR, message, (place,))


def _section_names(sections: Sequence[Section]) -> Iterator[Finding]:
    names = [(section.id, section.place) for section in sections]
    names += [(section.repeat.item, section.place) for section in sections if section.repeat]
    yield from _twice(names)
    for name, place in names:
        if name in _RESERVED:
            yield _error(
                "question-name", f"‘{name}’ has a meaning of its own in conditions. Choose another name.", place
            )


def _twice(names: Sequence[tuple[str, Place]]) -> Iterator[Finding]:
    counted = Counter(name for name, _ in names)
    for name, place in names:
        if counted[name] > 1:
            yield _error("question-name", f"‘{name}’ is used for two things here. Names must differ.", place)


def _repeat(section: Section) -> Iterator[Finding]:
    if section.repeat is None:
        return
    label = section.question(section.repeat.label)
    if label is None or label.when is not None or label.type not in ("text", "person"):
        message = f"The label ‘{section.repeat.label}’ of ‘{section.id}’ must be a text question that is always asked."
        yield _error("question-label", message, section.place)
    if section.repeat.least > section.repeat.most:
        yield _error("question-limit", "“min” is greater than “max”.", section.place)


def _words(question: Question) -> Iterator[Finding]:
    if not question.ask.endswith("?"):
        yield _error("question-words", f"“{question.ask}” should end with a question mark.", question.place)
    if len(question.short) > LONGEST_SHORT:
        length = f"{len(question.short)} characters long; at most {LONGEST_SHORT} fit"
        message = f"The short name {quoted(question.short)} is {length}."
        yield _error("question-words", message, question.place)


def _answers(question: Question, groups: dict[str, Section]) -> Iterator[Finding]:
    yield from _choices(question)
    listed = question.type in ("item", "items")
    if listed and question.of not in groups:
        hint = did_you_mean(question.of, groups)
        yield _error(
            "question-of", f"‘of’ must name a repeated section, not ‘{question.of}’. {hint}".rstrip(), question.place
        )
    if question.of and not listed:
        yield _error("question-of", "‘of’ belongs to questions of type item or items only.", question.place)
    yield from _limits(question)
    if question.unit and question.type != "whole_number":
        yield _error("question-unit", "‘unit’ belongs to whole numbers only.", question.place)
    if question.phrase and question.type not in _PHRASES:
        yield _error("question-phrase", "‘phrase’ belongs to texts, paragraphs and roles only.", question.place)
    if question.sentences and (question.type != "paragraph" or question.phrase):
        message = "‘sentences’ belongs to paragraphs only that have no ‘phrase’."
        yield _error("question-sentences", message, question.place)
    if question.pattern and question.type != "text":
        yield _error("question-pattern", "‘pattern’ belongs to texts only.", question.place)
    if (question.type == "registered_number") != bool(question.registered_as):
        message = "‘registered_as’ belongs to the type registered_number, and that type needs it."
        yield _error("question-register", message, question.place)
    if question.nation and question.type not in (*REGISTERS, "registered_number"):
        yield _error("question-nation", "‘nation’ belongs to registered numbers only.", question.place)
    example = list(question.example) if isinstance(question.example, tuple) else question.example
    try:
        read_answer(question, example)
    except AnswerError as error:
        message = f"The example of ‘{question.id}’ is no answer to it: {error.message}"
        yield _error("question-example", message, question.place)


def _choices(question: Question) -> Iterator[Finding]:
    chosen = question.type in ("choice", "choices")
    if chosen != bool(question.choices):
        what = "needs ‘choices’" if chosen else "has ‘choices’ but is no choice"
        yield _error(
            "question-choices", f"The question ‘{question.id}’ of type {question.type} {what}.", question.place
        )
    yield from _twice([(choice.code, question.place) for choice in question.choices])
    for choice in question.choices:
        if _MANGLED.fullmatch(choice.code):
            message = (
                f"The choice ‘{choice.code}’ means something else in YAML. Use a word, such as ‘{question.id}_yes’."
            )
            yield _error("question-choices", message, question.place)


def _limits(question: Question) -> Iterator[Finding]:
    lawful, sensible = question.lawful, question.sensible
    usual = None if isinstance(sensible.usual, Expression) else sensible.usual
    bounds = [lawful.least, lawful.most, sensible.least, sensible.most, sensible.usual]
    if question.type not in SIGNS and any(bound is not None for bound in bounds):
        message = f"‘lawful’ and ‘sensible’ belong to numbers, and ‘{question.id}’ is of type {question.type}."
        yield _error("question-limit", message, question.place)
    ladder = [lawful.least, sensible.least, usual, sensible.most, lawful.most]
    steps = [bound for bound in ladder if bound is not None]
    if steps != sorted(steps):
        message = f"The limits of ‘{question.id}’ are out of order: {', '.join(map(str, steps))} should not go down."
        yield _error("question-limit", message, question.place)


def _usual(question: Question, words: Vocabulary) -> Iterator[Finding]:
    usual = _expression(question.sensible.usual)
    if usual:
        yield from check(usual, words)
        if meaning_of(usual, words).kind is not Kind.NUMBER:
            yield _error("question-limit", "The usual figure should be a whole number.", usual.place)


def _expression(usual: int | Expression | None) -> Expression | None:
    return usual if isinstance(usual, Expression) else None


def _conditions(question: Question, words: Vocabulary) -> Iterator[Finding]:
    for condition in filter(None, (question.when, *question.choices_when.values())):
        yield from check(condition, words, condition=True)
    for expression in filter(None, (question.nation, question.registered_as)):
        yield from check(expression, words)


def _staged(sections: Sequence[Section]) -> Iterator[str]:
    """What conditions call the questions of later stages."""
    for section in sections:
        for question in section.questions:
            if question.stage:
                yield f"{section.repeat.item if section.repeat else section.id}.{question.id}"


def _stage(question: Question, staged: frozenset[str]) -> Iterator[Finding]:
    """What is asked at once cannot hang on what nobody knows before a later stage."""
    hangs_on = sorted(question.when.names & staged) if question.when and not question.stage else []
    if question.when and hangs_on:
        message = f"This condition hangs on ‘{hangs_on[0]}’, which is answered later. Give ‘{question.id}’ its stage."
        yield _error("question-stage", message, question.when.place)


def _derived(facts: Sequence[Derived], words: Vocabulary) -> Iterator[Finding]:
    for fact in facts:
        yield from check(fact.value, words)
        if meaning_of(fact.value, words).kind is Kind.YES_NO and _NO_CLAUSE.match(fact.means):
            message = (
                f"“means” of ‘{fact.id}’ should be a clause that is true when it holds, such as “the hub is a charity”."
            )
            yield _error("question-means", message, fact.place)
