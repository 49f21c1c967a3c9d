"""PDF: docgen's writer beside WeasyPrint as it comes and typst, in one process on one processor."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial

from bench.papers import Papers
from bench.passages import passages
from bench.table import Figure, Row, Target, milliseconds, timed
from bench.timing import Times, in_turn, processor_ratio
from bench.typst_way import INSTALLED, Typst
from docgen.model.document import Document
from docgen.writers.pdf import writer
from docgen.writers.pdf.engine import engine_for

OURS, PLAIN, TYPST = "docgen", "WeasyPrint as it comes", "typst, plain template"
Write = Callable[[Document], bytes]


def rows(papers: Papers, quick: bool) -> Iterator[Row]:
    """The two longest documents, and one more short form."""
    if not papers.has_pdf:
        yield Figure("PDF", note="not measured: this computer cannot make PDFs, and docgen doctor says why")
        return
    writers = ways(papers)
    yield from _longest(papers, writers, 1 if quick else 3)
    yield from _form(papers, writers, 8 if quick else 25)
    if TYPST not in writers:
        yield Figure(f"PDF, {TYPST}", note="not measured: it is not installed")


def ways(papers: Papers) -> dict[str, Write]:
    """Every way to make a PDF in this process that is here."""
    engine_for(papers.house)  # before WeasyPrint is imported, so that it has the fonts of the house
    from bench import plain_weasyprint

    found: dict[str, Write] = {
        OURS: lambda one: writer.write(one, papers.house),
        PLAIN: lambda one: plain_weasyprint.write(one, papers.house),
    }
    if INSTALLED:
        typst = Typst(papers.house.fonts_dir)
        found[TYPST] = lambda one: typst.pdf(one.title, passages(one, ()))
    return found


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(io.BytesIO(pdf)).pages)


def _longest(papers: Papers, writers: dict[str, Write], rounds: int) -> Iterator[Row]:
    """Pages a second of processor time."""
    documents = papers.two_longest
    pages = {name: sum(page_count(write(one)) for one in documents) for name, write in writers.items()}
    taken = in_turn({name: partial(_all, write, documents) for name, write in writers.items()}, rounds, warm_up=False)
    yield Figure("PDF, the two longest documents", note=" and ".join(map(papers.length, documents)))
    for name, times in taken.items():
        note = f"{pages[name]} pages, {pages[name] / times.processor:.1f} a second of processor"
        yield timed(f"  {name}", times, processor_ratio(times, taken[OURS]), note)
    fast = pages[OURS] / taken[OURS].processor
    yield Target("PDF, pages a second on one core, two longest documents", fast, 27, "", at_least=True)


def _form(papers: Papers, writers: dict[str, Write], rounds: int) -> Iterator[Row]:
    pages = {name: page_count(write(papers.form)) for name, write in writers.items()}
    taken = in_turn({name: partial(write, papers.form) for name, write in writers.items()}, rounds)
    yield Figure("PDF, one more form", note=papers.length(papers.form))
    for name, times in taken.items():
        note = f"{pages[name]} pages, {milliseconds(_a_page(times, pages[name]))} of processor a page"
        yield timed(f"  {name}", times, processor_ratio(times, taken[OURS]), note)
    yield Target("PDF, one more page of a form", _a_page(taken[OURS], pages[OURS]) * 1000, 30, " ms")


def _a_page(times: Times, pages: int) -> float:
    return times.processor / pages


def _all(write: Write, documents: list[Document]) -> None:
    for document in documents:
        write(document)
