"""The phrases that reasons are made of: values, lists, and clauses with their opposites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.expressions.vocabulary import Meaning
from docgen.sources.quoting import quoted

LONGEST_LIST = 8
_PLAIN_VERB = re.compile(r" (is|are|was|were|may|must|can|will) ")
_RELATIVE = re.compile(r" (?:that|which|who|whose|where|if|when|whether) ")
_INDEFINITE = re.compile(r"(there (?:is|are) )?(?:an?|any|some) |(there (?:is|are) )")


def said(meaning: Meaning, holds: bool) -> str:
    """What a derived fact says: its clause when it holds, or the opposite of it."""
    return meaning.says if holds else meaning.denies or _denied(meaning.says)


def _denied(says: str) -> str:
    """The opposite of a clause: no one of an indefinite subject, not after its plain verb, else of all of it."""
    indefinite = _INDEFINITE.match(says)
    if indefinite:
        return f"{indefinite[1] or indefinite[2] or ''}no {says[indefinite.end() :]}"
    verb = _PLAIN_VERB.search(says)
    if verb and not _RELATIVE.search(says[: verb.start() + 1]):
        return f"{says[: verb.end()]}not {says[verb.end() :]}"
    return f"it is not the case that {says}"


def readable(name: str) -> str:
    """A name that nothing is known of, as words: “the trustee’s last date”."""
    return "’s ".join(name.split(".")).replace("_", " ")


def constant(value: object, beside: Meaning | None) -> str:
    """A value that is written out; ``beside`` is what it is compared with, whose choices it may name."""
    if beside is not None and isinstance(value, str) and value in beside.choices:
        return quoted(beside.choices[value])
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return quoted(value) if isinstance(value, str) else f"{value:,}" if isinstance(value, int) else str(value)


def listed(parts: Sequence[str], join: str) -> str:
    """Parts in one sentence, joined by “and” or “or”; a long list is cut short."""
    if len(parts) > LONGEST_LIST:
        parts = [*parts[: LONGEST_LIST - 2], f"{len(parts) - LONGEST_LIST + 2} others"]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {join} {parts[-1]}" if parts else "nothing"
