"""Finding the defined terms that a text uses: by their capitals, longest first, declared forms only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from docgen.model.inlines import Blank, Filled, Inlines, Term, Text

CAPITALISED = re.compile(r"(?<![\w£-])[A-Z][\w-]*")
WORD_ENDS = r"(?![\w-])"
GAP = "\x00"
BLANK = "\x02"


class Terms:
    """The spellings to look for."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        """``spellings`` maps every form ("Competing Bids") to its term ("Competing Bid")."""
        self._terms = spellings
        by_first_word: dict[str, list[str]] = {}
        for text in sorted(spellings, key=len, reverse=True):
            first = CAPITALISED.match(text)
            if first:
                by_first_word.setdefault(first.group(), []).append(text[first.end() :])
        self._tails = {
            first: re.compile(f"(?:{'|'.join(map(re.escape, tails))}){WORD_ENDS}") if any(tails) else None
            for first, tails in by_first_word.items()
        }

    def uses(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Each use in the text: where it starts and ends, and the term used."""
        position = 0
        while match := CAPITALISED.search(text, position):
            position, first = match.end(), match.group()
            if first in self._tails:
                tail = self._tails[first]
                found = tail.match(text, position) if tail else None
                if found or first in self._terms:
                    start, position = match.start(), found.end() if found else position
                    yield start, position, self._terms[text[start:position]]


def readable(line: Inlines) -> str:
    """The words of a line in which capitals mean something: the library's own, not what somebody typed.

    Cross-references and typed answers become a gap, and what is not answered a blank: no term reaches across them.
    """
    return "".join(_words(inline) for inline in line)


def _words(inline: object) -> str:
    if isinstance(inline, Text) or (isinstance(inline, Filled) and not inline.typed):
        return inline.text
    return BLANK if isinstance(inline, Blank) else GAP


def coined(lines: Iterable[Inlines]) -> set[str]:
    """The terms that the lines define in place."""
    return {inline.text for line in lines for inline in line if isinstance(inline, Term)}
