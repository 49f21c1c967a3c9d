"""What stands at the foot of every page."""

from __future__ import annotations

from typing import Final

from docgen.model.document import Document
from docgen.writers.characters import printable

# With the version, about as many letters as stand on one line beside the number of the page.
_LONGEST: Final = 64


def running_title(document: Document) -> str:
    """The short title of a document, or its title, cut after a word where it would not fit on its line."""
    title = printable(document.short_title or document.title)
    if len(title) <= _LONGEST:
        return title
    cut = title[:_LONGEST]
    return f"{cut.rpartition(' ')[0] or cut[:-1]}…"
