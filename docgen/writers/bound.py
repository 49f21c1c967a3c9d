"""Spaces and hyphens at which no line ends, so that what is read as one thing stands on one line in every format."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from docgen.model.inlines import Reference

NO_BREAK_SPACE: Final = "\u00a0"
BOX: Final = "☐"
_TICKED: Final = "☑"
# A box stays with the word after it; where that is as short as “a”, with the next one too.
_AFTER_BOX: Final = re.compile(rf"([{BOX}{_TICKED}]) (?:([^\W\d_]{{1,3}}) (?=\w))?")
# Of several boxes on a line each stays with all of its few words.
_CHOICE: Final = re.compile(rf"[{BOX}{_TICKED}] [^{BOX}{_TICKED}]{{1,14}}?(?= *[{BOX}{_TICKED}]| *$)")
# "clause" and "7.2" stay on one line, and so do "14" and "clear days" or "1" and "April", and the halves of a postcode.
_BEFORE_NUMBER: Final = re.compile(r" (?=[\d(])")
_IN_ANSWER: Final = re.compile(r"(?<=\d) (?=[^\W\d])|(?<=[A-Z\d]) (?=\d[A-Z]{2}\b)")
# “Cyd-dyfu” in a heading; a longer word could be wider than its line.
_HYPHENED: Final = re.compile(r"(?<![\w-])[^\W\d_][^\W_]*(?:-[^\W_]+)+(?![\w-])")
_MOST_HYPHENED: Final = 24


@lru_cache(maxsize=1024)
def bound_answer(text: str) -> str:
    """A filled-in answer whose numbers stay with their units, and whose postcodes stay whole."""
    # The same names and figures are filled in all over a document.
    return bound_words(_IN_ANSWER.sub(NO_BREAK_SPACE, text)) if " " in text else text


def bound_words(text: str) -> str:
    """Words in which a box to tick stays with the word after it, or beside others with its few words."""
    boxes = text.count(BOX) + text.count(_TICKED)
    if not boxes:
        return text
    if boxes > 1:
        text = _CHOICE.sub(lambda found: found[0].replace(" ", NO_BREAK_SPACE), text)
    return _AFTER_BOX.sub(lambda found: NO_BREAK_SPACE.join((*filter(None, found.groups()), "")), text)


def bound_title(text: str, whole: Callable[[str], str]) -> str:
    """A title in which a word with a hyphen is what ``whole`` makes of it, which keeps it on one line."""

    def bound(word: re.Match[str]) -> str:
        return whole(word[0]) if len(word[0]) <= _MOST_HYPHENED else word[0]

    return _HYPHENED.sub(bound, text) if "-" in text else text


def bound_steps(reference: Reference) -> list[str]:
    """The printed pieces of a cross-reference, in which a number stays with the word before it."""
    texts = [step.text for step in reference.steps]
    whole = _BEFORE_NUMBER.sub(NO_BREAK_SPACE, "".join(texts))
    start = 0
    for at, text in enumerate(texts):
        end = start + len(text)
        texts[at] = whole[start:end]
        start = end
    return texts
