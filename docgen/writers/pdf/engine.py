"""What lays out pages: the interface, and the engine that fills it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from docgen.findings import FindingError
from docgen.writers.house import House
from docgen.writers.pdf import doctor, fonts


@dataclass(frozen=True, slots=True)
class Layout:
    """A PDF, the page (from 1) on which each key starts, and the characters that no font of the house has."""

    content: bytes
    pages: Mapping[str, int]
    page_count: int
    missing: tuple[str, ...] = ()


class PdfEngine(Protocol):
    """Lays out one HTML page, with the stylesheet and fonts of the house it was made for."""

    def lay_out(self, page: str, attached: bytes = b"") -> Layout:
        """The page as PDF, with a file attached if there is one. Nothing is fetched; the same gives the same bytes."""


@lru_cache(maxsize=4)
def engine_for(house: House) -> PdfEngine:
    """The engine of a house, made once in each process.

    Raises FindingError if the machine lacks a library or the house lacks its fonts: the layout libraries would end
    the whole process then.
    """
    for finding in doctor.probe(house):
        raise FindingError(finding)
    with fonts.only(house.fonts_dir):
        # Imported here, and not before: it loads the system's libraries, which read the font settings.
        from docgen.writers.pdf.weasy import WeasyPrintEngine

        return WeasyPrintEngine(house)
