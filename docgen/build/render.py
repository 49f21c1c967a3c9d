"""Rendering one document to bytes in every format it is wanted in."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.findings import Finding
from docgen.model.document import Document
from docgen.writers.house import House
from docgen.writers.registry import writer

Pages = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Job:
    """A document and the formats it is wanted in."""

    document: Document
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one document in each format, the seconds each took, and what was noticed."""

    document: str
    files: Mapping[str, bytes]
    seconds: Mapping[str, float] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def render(job: Job, house: House) -> Rendered:
    """Write the document in each format. Raises FindingError where the house's fonts lack a character of it."""
    files: dict[str, bytes] = {}
    seconds: dict[str, float] = {}
    pages: Pages | None = None
    # The contents table of a Word file takes its page numbers from the layout of the PDF, so that comes first.
    for name in sorted(job.formats, key=lambda one: one != "pdf"):
        begun = time.perf_counter()
        files[name], pages = _written(job.document, name, house, pages)
        seconds[name] = time.perf_counter() - begun
    return Rendered(job.document.id, files, seconds, _noticed(job, house))


def _noticed(job: Job, house: House) -> tuple[Finding, ...]:
    if "pdf" not in job.formats:
        return ()
    from docgen.writers.pdf.fallback import fallen_back

    found = fallen_back(job.document, house)
    return (found,) if found else ()


def _written(document: Document, name: str, house: House, pages: Pages | None) -> tuple[bytes, Pages | None]:
    if name == "pdf":
        from docgen.writers.pdf.writer import render as lay_out

        layout = lay_out(document, house)
        return layout.content, layout.pages
    if name == "docx":
        from docgen.writers.docx.writer import write

        return write(document, house, pages), pages
    return writer(name).write(document, house), pages
