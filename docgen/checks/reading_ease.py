"""How easy a document is to read: Flesch's reading ease, from 0 (very hard) to 100 (very easy).

The formula is Rudolf Flesch's of 1948: 206.835 less 1.015 times the words in a sentence less 84.6 times the
syllables in a word. Plain English for the public is usually 60 or more, contracts often below 30. Syllables are
estimated from the vowels, which is right on average and not for every word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.model.blocks import DefinitionList, Paragraph, Provision
from docgen.model.document import Document
from docgen.model.walk import blocks, clauses, lines

WORD = re.compile(r"[A-Za-z’'-]*[A-Za-z]")
SENTENCE = re.compile(r"[.?!;:](?:\s|$)")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<![aeioul])(?:e|es)$|(?<![td])ed$")


@dataclass(frozen=True, slots=True)
class ReadingEase:
    """What was counted in a document, and the ease that it gives."""

    words: int
    sentences: int
    syllables: int

    @property
    def score(self) -> float:
        """Flesch's reading ease; 0 for a document without words."""
        if not self.words:
            return 0.0
        return 206.835 - 1.015 * self.words / self.sentences - 84.6 * self.syllables / self.words


def reading_ease(document: Document) -> ReadingEase:
    """Count the running text of a document; tables and signatures are no sentences. An item of a list is one."""
    found = [(WORD.findall(line), SENTENCE.findall(line)) for line in _prose(document)]
    words = [word for line, _ in found for word in line]
    sentences = sum(max(1, len(ends)) for line, ends in found if line)
    return ReadingEase(len(words), sentences, syllables(words))


def syllables(words: Iterable[str]) -> int:
    """The syllables of the words together: groups of vowels, silent endings left out, at least one a word."""
    return sum(max(1, len(VOWELS.findall(SILENT.sub("", word.lower())))) for word in words)


def _prose(document: Document) -> Iterator[str]:
    for clause in clauses(document):
        for block in blocks(clause.blocks):
            if isinstance(block, Provision | Paragraph | DefinitionList):
                for line in lines(block):
                    yield "".join(inline.text for inline in line)
