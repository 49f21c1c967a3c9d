"""A document as a PDF."""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Mapping

from docgen.findings import Finding, FindingError, Place, Severity
from docgen.model.document import Document
from docgen.writers.house import House
from docgen.writers.html.writer import page_for_layout
from docgen.writers.pdf.attached import answers
from docgen.writers.pdf.engine import Layout, engine_for
from docgen.writers.reading import printed_lines


def write(document: Document, house: House) -> bytes:
    """The document as PDF/A-3a and PDF/UA-1; the same document gives the same bytes, in any process.

    Raises FindingError if the machine cannot make PDFs, or if the text holds a character that no font of the house has.
    """
    return render(document, house).content


def render(document: Document, house: House) -> Layout:
    """The PDF with the page on which each key (clause, provision, schedule) starts."""
    layout = engine_for(house).lay_out(page_for_layout(document), answers(document))
    if layout.missing:
        raise FindingError(_missing(layout.missing, document))
    return layout


def page_numbers(document: Document, house: House) -> Mapping[str, int]:
    """The page, from 1, on which each key of the document starts."""
    return render(document, house).pages


def warm_up(house: House) -> None:
    """Make this process ready to write at once: import the engine, load the fonts, parse the stylesheet.

    For a process that does nothing but write: what is loaded is set aside from garbage collection.
    """
    engine_for(house).lay_out('<html lang="en"><title>-</title><h1>-</h1><p>-</p></html>')
    gc.collect()
    gc.freeze()


def _missing(characters: tuple[str, ...], document: Document) -> Finding:
    named = ", ".join(f"“{character}” ({_name(character)})" for character in characters)
    message = f"The fonts have no {named}: “{_excerpt(characters[0], document)}”."
    remedy = "Write it in other letters, or add a font that has it to the house style."
    return Finding("pdf-character", Severity.ERROR, message, (Place(document.file_name),), remedy)


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"{code} {unicodedata.name(character, '')}".strip()


def _excerpt(character: str, document: Document) -> str:
    """The words round the first place where the character is printed."""
    line = next((line for line in printed_lines(document) if character in line), document.title)
    start = max(0, line.find(character) - 30)
    return line[start : start + 60].strip()
