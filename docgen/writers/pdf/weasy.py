"""WeasyPrint as the engine. Import it only through ``engine``, which first checks the machine and pins the fonts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Lock
from typing import Any, Final, NoReturn

from weasyprint import CSS, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from docgen.memory import no_garbage_collection
from docgen.writers.house import House
from docgen.writers.pdf.attached import ATTACHED, ATTACHED_IS, TIME
from docgen.writers.pdf.engine import Layout
from docgen.writers.pdf.finish import finish
from docgen.writers.pdf.form_fields import add_fields, find_fields
from docgen.writers.pdf.form_font import FormFont
from docgen.writers.pdf.margin_notes import NOTES, place_notes
from docgen.writers.pdf.page import elements_sheet
from docgen.writers.pdf.page import page as as_page
from docgen.writers.pdf.seams import open_seams

_VARIANT: Final = "pdf/a-3a"


class _NoFetcher(URLFetcher):  # type: ignore[misc]  # the base class is untyped
    """Refuses every address, local files too: a document holds nothing that is not in it."""

    def fetch(self, url: str, headers: Any = None) -> NoReturn:
        del headers
        raise FatalURLFetchingError(f"a document may fetch nothing, but asked for {url[:200]}")


class WeasyPrintEngine:
    """One font configuration and parsed stylesheets, for all documents of a house."""

    def __init__(self, house: House) -> None:
        self._fetcher = _NoFetcher()
        self._fonts = FontConfiguration()
        self._sheet, self._notes = map(self._parsed, (house.css, house.notes_css))
        self._elements = elements_sheet(house.css)
        self._add_fields = partial(add_fields, FormFont(house.form_font))
        self._turn = Lock()  # fonts and garbage collection are the process's, so its threads take turns

    def lay_out(self, page: str, attached: bytes = b"") -> Layout:
        """The page as a tagged PDF/A-3a and PDF/UA-1 file."""
        # Layout makes many small objects and no garbage worth looking for: this saves a sixth of the time.
        with self._turn, no_garbage_collection(), _refusals_as_errors(), open_seams(self._add_fields):
            return self._laid_out(page, attached)

    def _parsed(self, css: str) -> CSS:
        return CSS(string=css, font_config=self._fonts, url_fetcher=self._fetcher)

    def _laid_out(self, page: str, attached: bytes) -> Layout:
        # In a function of its own: all that was made on the way is gone before anybody looks for garbage in it.
        has_notes = NOTES in page
        document = as_page(page, self._elements, self._fetcher).render(
            font_config=self._fonts, stylesheets=[self._sheet, self._notes][: 1 + has_notes], pdf_variant=_VARIANT
        )
        if has_notes:
            place_notes(document)
        find_fields(document)
        content = document.write_pdf(finisher=finish, pdf_variant=_VARIANT, attachments=_attachments(attached))
        return Layout(content, _pages(document), len(document.pages), _missing(document))


def _attachments(attached: bytes) -> list[Attachment]:
    """What goes with the pages as data; its time is not that of the clock, so that the same gives the same bytes."""
    if not attached:
        return []
    file = Attachment(
        string=attached, name=ATTACHED, description=ATTACHED_IS, relationship="Data", created=TIME, modified=TIME
    )
    return [file]


def _pages(document: Any) -> dict[str, int]:
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for key in page.anchors:
            pages.setdefault(key, number)
    return pages


def _missing(document: Any) -> tuple[str, ...]:
    codes = {code for font in document.fonts.values() for code in font.missing}
    return tuple(map(chr, sorted(codes)))


@contextmanager
def _refusals_as_errors() -> Iterator[None]:
    """The engine's own exception is no Exception, so a worker that met it would end without a word."""
    try:
        yield
    except FatalURLFetchingError as refusal:
        raise RuntimeError(str(refusal)) from None
