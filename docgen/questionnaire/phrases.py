"""Answers that go on inside a printed sentence: what is tidied when one is read, and what it may be told.

Tidied is only what can mean nothing else: a full stop at the end, and words that the sentence prints already.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.questionnaire.questions import Phrase

_FIRST = re.compile(r"[“‘\"'(]*([^\W\d_][^\s,;:.!?]*)")
_ARTICLE = re.compile(r"(The|A|An)\s+\S")
_JOINED_STOP = re.compile(r"[.:]\S")  # of a web address
_SHORTENED = re.compile(r"\.\S*\.$|\.\.$|…\.?$")
_NEXT_SENTENCE = re.compile(r"(?:\b[^\W\d_A-Z]{2,}|[^\W\d_]{4,}|\))[.!?][”’\"')]*\s+[A-Z“‘\"]")
_SHOWN = 6  # words of an answer that a message shows


def tidied(text: str, phrase: Phrase) -> str:
    """The answer without its full stop and without the words before it, beginning small where it must begin so."""
    text = _without_stop(text)
    words = phrase.after.split()
    for count in range(len(words), 0, -1):
        if rest := _without(text, " ".join(words[-count:])):
            text = rest
            break
    while phrase.begins and (rest := _without(text, phrase.begins)):
        if not _without(rest, phrase.begins):
            return f"{phrase.begins} {rest}"
        text = rest
    return text


def complaint(text: str, phrase: Phrase, is_name: Callable[[str], bool]) -> tuple[str, str]:
    """What is odd about a tidied answer in its sentence, as the rest of a sentence about it, and the remedy; or ""."""
    shown = _in_place(text, phrase)
    if _NEXT_SENTENCE.search(text):
        return f"takes one phrase, and has more than one sentence: {shown}.", "Write it as one phrase."
    if phrase.begins and not _without(text, phrase.begins) and not is_name(text):
        return f"should begin with “{phrase.begins}”: {shown}.", f"Put “{phrase.begins}” before it."
    if _is_capital(text, phrase) and not is_name(text):
        remedy = "Begin with a small letter, unless it begins with a name."
        where = " in the middle of a sentence" if phrase.after else ""
        return f"begins with a capital letter{where}: {shown}.", remedy
    return "", ""


def with_capital(text: str) -> str:
    """Whole sentences with a capital at their beginning, but for a first word that has a capital inside (“eBay”)."""
    found = _FIRST.match(text)
    if found is None or not found[1].islower() or _JOINED_STOP.match(text, found.end()):
        return text
    return f"{text[: found.start(1)]}{found[1][0].upper()}{text[found.start(1) + 1 :]}"


def without_article(text: str) -> str:
    """A text without the “the” at its beginning."""
    return _without(text, "the") or text


def first_word(text: str) -> str:
    """The first word of an answer, up to a hyphen or an apostrophe; "" where it begins with none."""
    found = _FIRST.match(text)
    return re.split(r"[-–’']", found[1])[0] if found else ""


def _without_stop(text: str) -> str:
    """One full stop less, but for dots that leave something out and for shortened words, such as U.K."""
    last = text.split()[-1] if text else ""
    return text if not text.endswith(".") or _SHORTENED.search(last) else text[:-1].rstrip()


def _without(text: str, lead: str) -> str:
    """What follows those words at the beginning, whatever their case; "" where they are not there or are all."""
    found = re.match(rf"(?i){re.escape(lead)}\s+(?=\S)", text)
    return text[found.end() :] if found else ""


def _is_capital(text: str, phrase: Phrase) -> bool:
    if phrase.small == "article":
        return bool(_ARTICLE.match(text))
    found = _FIRST.match(text)
    if phrase.small != "word" or found is None:
        return False
    word = found[1]
    return word[0].isupper() and not any(letter.isupper() for letter in word[1:])


def _in_place(text: str, phrase: Phrase) -> str:
    words = text.split()
    start = " ".join([phrase.after, *words[:_SHOWN]]).strip()
    return f"“{start}{'…' if len(words) > _SHOWN else ''}”"
