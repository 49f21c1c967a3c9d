"""Finding the defined terms that a text uses: by their capitals, longest first, declared forms only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.model.inlines import Filled, Inlines, Term, Text

CAPITALISED = re.compile(r"(?<![\w£-])[A-Z][\w-]*")
GAP = "\x00"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing a term."""

    text: str
    term: str


class Terms:
    """The spellings to look for."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        """``spellings`` maps every form ("Competing Bids") to its term ("Competing Bid")."""
        self._by_first_word: dict[str, list[Spelling]] = {}
        for text, term in spellings.items():
            first = CAPITALISED.match(text)
            if first:
                self._by_first_word.setdefault(first.group(), []).append(Spelling(text, term))
        for found in self._by_first_word.values():
            found.sort(key=lambda spelling: len(spelling.text), reverse=True)

    def uses(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each use in the text: where it starts and ends, and the term used."""
        position = 0
        while match := CAPITALISED.search(text, position):
            spelling = self._at(text, match.start(), match.group())
            if spelling is None:
                position = match.end()
            else:
                position = match.start() + len(spelling.text)
                yield match.start(), position, spelling.term

    def _at(self, text: str, start: int, word: str) -> Spelling | None:
        for spelling in self._by_first_word.get(word, ()):
            end = start + len(spelling.text)
            if text.startswith(spelling.text, start) and not re.match(r"[\w-]", text[end : end + 1]):
                return spelling
        return None


def readable(line: Inlines) -> str:
    """The words of a line in which capitals mean something: the library's own, not what somebody typed.

    Cross-references, blanks and typed answers become a gap, which no term reaches across.
    """
    return "".join(_words(inline) for inline in line)


def _words(inline: object) -> str:
    if isinstance(inline, Text) or (isinstance(inline, Filled) and not inline.typed):
        return inline.text
    return GAP


def coined(lines: Iterable[Inlines]) -> set[str]:
    """The terms that the lines define in place."""
    return {inline.text for line in lines for inline in line if isinstance(inline, Term)}
