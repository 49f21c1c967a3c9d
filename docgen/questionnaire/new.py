"""An empty answers file that explains itself: every question with why it is asked, an example and when to answer it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from docgen.expressions.explain import explain
from docgen.expressions.vocabulary import Kind, Vocabulary
from docgen.questionnaire.questions import Question, Questionnaire, Section
from docgen.questionnaire.types import SIGNS, TYPES, amount
from docgen.sources.quoting import quoted

WIDTH = 100
_LISTS = frozenset({Kind.LIST, Kind.CHOICES, Kind.GROUP})
_INTRODUCTION = (
    "Answers for your consortium. Write each answer after the colon. Leave empty what you do not know yet: papers can "
    "be drafted at any time, and what is open shows in square brackets.",
    "Lines that begin with # are help. You may change them, add your own or delete them.",
)


def commented(questionnaire: Questionnaire, schema_path: str) -> str:
    """The text of a new answers file; ``schema_path`` is where editors find its JSON Schema, from the file."""
    lines = [f"# yaml-language-server: $schema={schema_path}", "#", *_comment(_INTRODUCTION, "")]
    for section in questionnaire.sections:
        lines += ["", "", *_section(section, questionnaire.vocabulary)]
    return "\n".join(lines) + "\n"


def _section(section: Section, words: Vocabulary) -> Iterator[str]:
    only_if = f"Only if {explain(section.when, words)}." if section.when else ""
    yield from _comment([f"== {section.title} ==", section.about, only_if], "")
    yield f"{section.id}:"
    if section.repeat:
        yield from _group(section, words)
        return
    for question in section.questions:
        yield ""
        yield from _comment(guidance(question, words), "  ")
        yield f"  {question.id}:"


def _group(section: Section, words: Vocabulary) -> Iterator[str]:
    """The help for all items once, above the list, and one empty item."""
    repeat = section.repeat
    if repeat is None:
        return
    inner = words.within(section.id, repeat.item)
    how = f"Copy the lines from “- ” on for each further {repeat.item.replace('_', ' ')}."
    count = f"At least {repeat.least}, at most {repeat.most}." if repeat.least else f"At most {repeat.most}."
    yield from _comment([f"{how} {count}", "For each:"], "  ")
    for question in section.questions:
        yield "  #"
        heading, ask, *more = guidance(question, inner)
        yield from _comment([heading, f"{question.id}: {ask}", *more], "  ")
    for number, question in enumerate(section.questions):
        yield f"  {'  ' if number else '- '}{question.id}:"


def guidance(question: Question, words: Vocabulary) -> list[str]:
    """The lines of help for one question: its short name, what is asked, why, when, how to answer, and an example."""
    lines = [question.short, question.ask, question.why]
    if question.when:
        lines.append(f"Only if {explain(question.when, words)}.")
    lines.append(_form(question, words))
    lines.extend(f"  {choice.code}: {choice.label}" for choice in question.choices)
    limits = _limits(question)
    if limits:
        lines.append(limits)
    lines.extend(_example(question))
    return [line for line in lines if line]


def _example(question: Question) -> Iterator[str]:
    """The example as it is to be written: lists with a dash before each, yes and no as such."""
    examples = [question.example] if isinstance(question.example, str) else question.example
    shown = [_shown(question, " ".join(example.split())) for example in examples]
    if TYPES[question.type].kind not in _LISTS:
        yield f"Example: {'; '.join(shown)}"
        return
    yield "Example:"
    yield from (f"  - {example}" for example in shown)


def _shown(question: Question, example: str) -> str:
    if question.type == "yes_no":
        return "yes" if example.lower() in ("yes", "y", "true") else "no"
    return example


def _form(question: Question, words: Vocabulary) -> str:
    form = TYPES[question.type].form
    if question.of:
        group = words.names.get(question.of)
        form = f"{form} {quoted(group.label if group else question.of)}"
    colon = ":" if question.choices else "."
    return f"Answer: {form}{colon}" if form else ""


def _limits(question: Question) -> str:
    sign = SIGNS.get(question.type, "")
    lawful, sensible = question.lawful, question.sensible
    parts = []
    if lawful.least is not None:
        parts.append(f"At least {amount(lawful.least, sign)}")
    if lawful.most is not None:
        parts.append(f"{'at' if parts else 'At'} most {amount(lawful.most, sign)}")
    limits = f"{', '.join(parts)}." if parts else ""
    usual = f"Usual: {amount(sensible.usual, sign)}." if sensible.usual is not None else ""
    return f"{limits} {usual}".strip()


def _comment(paragraphs: list[str] | tuple[str, ...], indent: str) -> Iterator[str]:
    for paragraph in paragraphs:
        lead = paragraph[: len(paragraph) - len(paragraph.lstrip())]
        text = " ".join(paragraph.split())
        first, rest = f"{indent}# {lead}", f"{indent}# {lead}  " if lead else f"{indent}# "
        yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
