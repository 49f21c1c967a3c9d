"""What there is to say about one question to whoever answers it: how to write it, why, when, within what limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.expressions.explain import explain
from docgen.expressions.parse import Expression, holds
from docgen.expressions.parts import signature
from docgen.expressions.scope import Scope
from docgen.expressions.values import Choice, Undecided
from docgen.expressions.vocabulary import Kind, Vocabulary
from docgen.findings import FindingError
from docgen.questionnaire.choosing import chosen
from docgen.questionnaire.offered import offered
from docgen.questionnaire.questions import Question, Section
from docgen.questionnaire.types import SIGNS, TYPES, amount
from docgen.questionnaire.usual import usual
from docgen.sources.quoting import quoted

_LISTS = frozenset({Kind.LIST, Kind.CHOICES, Kind.GROUP})


def guidance(question: Question, words: Vocabulary, scope: Scope | None = None) -> list[str]:
    """The lines of help for one question: its short name, what is asked, how to write it, why, when, an example.

    Who should agree comes last, where the question itself says it. With ``scope``, what is known already, only what is
    open of “when” is told.
    """
    lines = [question.short, question.ask, question.hint, question.why]
    lines += [only_if(question, words, scope), form(question, words)]
    lines.extend(f"  {choice.code}: {label}" for choice, label in choices(question, words, scope).items())
    lines.append(limits(question))
    lines.append(question.stage.about if question.stage else "")
    lines.extend(_as_written(question))
    lines.append(who_agrees(question))
    return [line for line in lines if line]


def words_in(section: Section, words: Vocabulary) -> Vocabulary:
    """The words that the conditions of a section's questions use: those of its items too."""
    return words.within(section.id, section.repeat.item) if section.repeat else words


def only_if(asked: Question | Section, words: Vocabulary, scope: Scope | None = None) -> str:
    """When a question or section is asked, as a sentence; "" if always. With ``scope`` only what is open there."""
    said = condition(asked.when, words, scope) if asked.when else ""
    return f"Only if {said}." if said else ""


def condition(when: Expression, words: Vocabulary, scope: Scope | None = None) -> str:
    """A condition in English; with ``scope`` only those parts of it that are open there, and "" if none is."""
    if scope is None:
        return explain(when, words)
    try:
        undecided = isinstance(holds(when, scope), Undecided)
    except FindingError:
        return ""
    return explain(when, words, states=signature(when, scope)) if undecided else ""


def choices(question: Question, words: Vocabulary, scope: Scope | None = None) -> Mapping[Choice, str]:
    """The choices with their labels, each with its condition in brackets where it is not always offered.

    With ``scope`` only those that are offered there, and of the conditions only what is open.
    """
    found = {}
    for choice in question.choices if scope is None else offered(question, scope):
        when = question.choices_when.get(choice.code)
        said = condition(when, words, scope) if when else ""
        found[choice] = f"{choice.label} (only if {said})" if said else choice.label
    return found


def who_agrees(asked: Question | Section) -> str:
    """Who should agree on the answer, as a sentence; "" if nothing is said."""
    return f"Who should agree: {asked.agree}." if asked.agree else ""


def is_list(question: Question) -> bool:
    """Whether the question takes several answers."""
    return TYPES[question.type].kind in _LISTS


def examples(question: Question) -> list[str]:
    """What could be answered, as it is typed: yes and no as such, choices by their codes."""
    given = [question.example] if isinstance(question.example, str) else question.example
    return [_shown(question, " ".join(example.split())) for example in given]


def said(question: Question, typed: str) -> str:
    """One typed answer as people say it: a choice by its label, yes and no as such."""
    choice = chosen(typed, question.choices)
    return choice.label if choice else typed


def form(question: Question, words: Vocabulary) -> str:
    """How to answer, as a sentence, such as “Answer: whole pounds.”; "" where there is nothing to say."""
    told = TYPES[question.type].form
    if question.of:
        group = words.names.get(question.of)
        told = f"{told} {quoted(group.label if group else question.of)}"
    colon = ":" if question.choices else "."
    return f"Answer: {told}{colon}" if told else ""


def limits(question: Question, scope: Scope | None = None) -> str:
    """What the law allows and what is usual, as sentences; "" where there are no limits.

    ``scope`` knows the answers on which a usual figure may hang.
    """
    sign, lawful, found = SIGNS.get(question.type, ""), question.lawful, usual(question, scope)
    parts = []
    if lawful.least is not None:
        parts.append(f"At least {amount(lawful.least, sign)}")
    if lawful.most is not None:
        parts.append(f"{'at' if parts else 'At'} most {amount(lawful.most, sign)}")
    told = f"{', '.join(parts)}." if parts else ""
    most_often = f"Usual: {amount(found, sign)}." if found is not None else ""
    return f"{told} {most_often}".strip()


def usual_within(question: Question, scope: Scope) -> str:
    """The usual answer with what the law allows, such as “Usual: 5 (2 to 100)”; without one the limits."""
    sign, lawful, answer = SIGNS.get(question.type, ""), question.lawful, usual(question, scope)
    if answer is None:
        return limits(question, scope)
    ends = [amount(end, sign) for end in (lawful.least, lawful.most) if end is not None]
    only = "at most" if lawful.least is None else "at least"
    within = f" ({' to '.join(ends) if len(ends) == 2 else f'{only} {ends[0]}'})" if ends else ""
    return f"Usual: {amount(answer, sign)}{within}"


def _as_written(question: Question) -> Iterator[str]:
    """The example as it is to be written in the file: lists with a dash before each."""
    shown = examples(question)
    if not is_list(question):
        yield f"Example: {'; '.join(shown)}"
        return
    yield "Example:"
    yield from (f"  - {example}" for example in shown)


def _shown(question: Question, example: str) -> str:
    if question.type == "yes_no":
        return "yes" if example.lower() in ("yes", "y", "true") else "no"
    return example
