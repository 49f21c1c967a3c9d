"""The formats a document can be written to: one row each. A module is imported when its format is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast

from docgen.model.document import Document
from docgen.writers.house import House


class Writer(Protocol):
    """What every writer module offers."""

    def write(self, document: Document, house: House) -> bytes:
        """The document as the bytes of one file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table: where the writer is, how its files end and what they are for."""

    module: str
    ending: str
    description: str


WRITERS: Final[dict[str, Format]] = {
    "docx": Format("docgen.writers.docx.writer", ".docx", "Word, for lawyers to mark up and for parties to sign"),
    "pdf": Format("docgen.writers.pdf.writer", ".pdf", "PDF/A and accessible PDF, for signing and keeping"),
    "html": Format("docgen.writers.html.writer", ".html", "one web page that needs no other file"),
    "text": Format("docgen.writers.text", ".txt", "plain text, one provision a line, for comparing versions"),
    "json": Format("docgen.writers.json", ".json", "the document as data, for other programs"),
}


def writer(name: str) -> Writer:
    """The writer of that format, imported now. An unknown name raises a KeyError that lists the known ones."""
    if name not in WRITERS:
        raise KeyError(f"no writer is called {name!r}; there are: {', '.join(WRITERS)}")
    return cast(Writer, import_module(WRITERS[name].module))
