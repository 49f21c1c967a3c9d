"""The help beside a question on a sheet: why it is asked, when, how to answer, an example."""

from __future__ import annotations

from docgen.expressions.scope import Scope
from docgen.expressions.vocabulary import Vocabulary
from docgen.questionnaire.guidance import choices, examples, is_list, limits, only_if, said, who_agrees
from docgen.questionnaire.questions import Question
from docgen.sources.quoting import quoted

LONGEST_TITLE, LONGEST_MESSAGE = 32, 255  # what Excel shows of an input message
_HOW = {
    "choice": "Choose from the list.",
    "choices": "One on each line (Alt+Enter begins a line), any of:",
    "yes_no": "Yes or no.",
    "texts": "One on each line (Alt+Enter begins a line).",
    "items": "Names, one on each line (Alt+Enter begins a line).",
    "whole_number": "A whole number.",
    "money": "Whole pounds, without the sign.",
    "percent": "A whole percentage: type 75 for 75%.",
    "date": "A date, such as 1 April 2026.",
    "email": "An email address.",
    "web": "A web address.",
    "address": "On one line or several (Alt+Enter begins a line).",
    "company_number": "A number of Companies House.",
    "charity_number": "A registered charity number.",
    "registered_number": "A registered number.",
    "person": "A person’s full name.",
    "people": "Full names, one on each line (Alt+Enter begins a line).",
}


def paragraphs(question: Question, words: Vocabulary, scope: Scope) -> list[str]:
    """The help of a question, a paragraph each: first how to write the answer.

    ``scope`` knows the answers on which a usual figure may hang.
    """
    listed = question.choices if is_list(question) else question.choices_when  # one is chosen from a list of its own
    labels = [f"• {label}" for choice, label in choices(question, words).items() if choice in listed]
    later = question.stage.about if question.stage else ""
    asked = (question.hint, question.why, later, only_if(question, words), how(question, words, scope))
    return [line for line in (*asked, *labels, example(question), who_agrees(question)) if line]


def how(question: Question, words: Vocabulary, scope: Scope) -> str:
    """How to answer, with the limits."""
    told = _HOW.get(question.type, "")
    if question.of:
        group = words.names.get(question.of)
        among = quoted(group.label if group else question.of)
        told = f"{told} They stand under {among}." if told else f"A name that stands under {among}."
    return f"{told} {limits(question, scope)}".strip()


def example(question: Question) -> str:
    """An example, with labels of choices."""
    return f"Example: {'; '.join(said(question, one) for one in examples(question))}"


def prompt(question: Question, words: Vocabulary, scope: Scope) -> dict[str, str]:
    """The input message of a cell, cut to what Excel shows."""
    asked = (question.ask, question.hint, how(question, words, scope), example(question))
    told = " ".join(part for part in asked if part)
    return {
        "input_title": _cut(question.short, LONGEST_TITLE),
        "input_message": _cut(told, LONGEST_MESSAGE),
    }


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
