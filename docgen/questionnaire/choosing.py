"""Which choice was meant by what was typed: its code or its label, and what to suggest where it is neither."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.expressions.values import Choice
from docgen.questionnaire.typed_dates import MONTHS, month
from docgen.sources.quoting import quoted
from docgen.sources.suggest import nearest

MOST_MEANT = 3
_STEM = 6
ENOUGH = 0.6  # the share of the typed words that a label must have to be suggested for them
_DENIED = re.compile(r"(?i)\b(?:not|no|without)(?: an?| the)? \w+")
_WORD = re.compile(r"[^\W_]+")


def chosen(typed: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice whose code or label was typed, whatever the case, the marks and a full stop at the end; “Nov” too."""
    text = _plain(typed)
    by_code = (choice for choice in choices if _plain(choice.code) == text)
    by_label = (choice for choice in choices if _plain(choice.label) == text)
    return next(by_code, None) or next(by_label, None) or _month(text, choices)


def _month(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The month that is meant by its short name, such as “Nov”, among choices that are months."""
    number = month(text)
    return next((choice for choice in choices if number and _plain(choice.code) == MONTHS[number - 1]), None)


def meant(typed: str, choices: Sequence[Choice]) -> str:
    """“Did you mean …?” with the choices whose labels share the words that were typed, else with the nearest."""
    named = [f"‘{choice.code}’ ({quoted(choice.label)})" for choice in near(typed, choices)]
    return f"Did you mean {' or '.join(named)}?" if named else ""


def near(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """The few choices whose labels share the words that were typed, else the one whose name is nearest."""
    return (_sharing(typed, choices) or _like(typed, choices))[:MOST_MEANT]


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").replace("_", " ").rstrip(". ").split())


def _sharing(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choices whose labels have most of the typed words."""
    words = _words(typed)
    shares = [len(words & _words(_said(choice, typed))) / len(words) if words else 0 for choice in choices]
    best = max(shares, default=0)
    if best < ENOUGH:
        return []
    return [choice for choice, share in zip(choices, shares, strict=True) if share == best]


def _said(choice: Choice, typed: str) -> str:
    """A label without what it denies, so that “charity” does not suggest a company that is not a charity."""
    return choice.label if _DENIED.search(typed) else _DENIED.sub(" ", choice.label)


def _like(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    known = {**{choice.code: choice for choice in choices}, **{choice.label: choice for choice in choices}}
    found = nearest(typed, known)
    return [known[found]] if found else []


def _words(text: str) -> set[str]:
    """The words of a text by their beginnings: “charity” and “charitable” are one."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if len(word) > 1}
