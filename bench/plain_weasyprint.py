"""WeasyPrint as its manual has it: the same page, stylesheet and fonts, without docgen's own work around it."""

from __future__ import annotations

from weasyprint import CSS, HTML

from docgen.model.document import Document
from docgen.writers.house import House
from docgen.writers.html.writer import page_for_layout


def write(document: Document, house: House) -> bytes:
    """The document as PDF/A-3a. The house's fonts are those of the process once docgen's engine has started in it."""
    sheet = CSS(string=house.css)
    return bytes(HTML(string=page_for_layout(document)).write_pdf(stylesheets=[sheet], pdf_variant="pdf/a-3a"))
