"""Word: docgen's writer beside docxtpl, python-docx and the least that any writer has to do."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from xml.sax.saxutils import escape

from bench import docxtpl_way, python_docx_way
from bench.papers import Papers
from bench.passages import passages
from bench.table import Row, Target, timed
from bench.timing import in_turn, processor_ratio
from docgen.model.document import Document
from docgen.writers.docx import writer
from docgen.writers.docx.package import unpack
from docgen.writers.docx.relations import DOCUMENT
from docgen.writers.reading import printed_lines
from tests import reading_docx

_OURS, _FLOOR, _DOCXTPL, _PYTHON_DOCX = "docgen", "floor: strings joined, zipped", "docxtpl", "python-docx"


def rows(papers: Papers, quick: bool) -> Iterator[Row]:
    """A usual document and a short form."""
    yield from _compared(papers, papers.usual, 8 if quick else 30)
    yield from _compared(papers, papers.form, 15 if quick else 60)


def _compared(papers: Papers, document: Document, rounds: int) -> Iterator[Row]:
    pieces = passages(document, papers.conditional)
    template = docxtpl_way.template(pieces)
    parts = unpack(writer.write(document, papers.house))
    words = _words_and_markup(parts.pop(DOCUMENT).decode())
    variants: dict[str, Callable[[], bytes]] = {
        _OURS: partial(writer.write, document, papers.house),
        _FLOOR: partial(_joined_and_zipped, words, parts),
        _DOCXTPL: template.rendered,
        _PYTHON_DOCX: partial(python_docx_way.write, pieces),
    }
    for name in (_OURS, _DOCXTPL, _PYTHON_DOCX):
        _assert_same_words(name, variants[name](), document)
    taken = in_turn(variants, rounds)
    notes = {
        _OURS: papers.length(document),
        _FLOOR: f"{len(words):,} pieces of the body, and {len(parts)} other parts that are there already",
        _DOCXTPL: f"{len(template.context)} names, {template.conditions} of them conditions",
        _PYTHON_DOCX: f"{len(pieces)} paragraphs and tables",
    }
    for name, times in taken.items():
        yield timed(f"Word, {name}", times, processor_ratio(times, taken[_OURS]), notes[name])
    what = f"Word, {papers.pages(document) or '?'} pages"
    yield Target(f"{what}: docgen against the floor", processor_ratio(taken[_OURS], taken[_FLOOR]), 2, "×")
    faster = processor_ratio(taken[_DOCXTPL], taken[_OURS])
    yield Target(f"{what}: docgen faster than docxtpl", faster, 10, "×", at_least=True)


def _words_and_markup(body: str) -> list[tuple[str, str]]:
    """The finished body as each piece of markup and the plain words that follow it."""
    return [(markup, html.unescape(words)) for markup, words in re.findall(r"((?:<[^>]*>)+)([^<]*)", body)]


def _joined_and_zipped(words: Sequence[tuple[str, str]], parts: Mapping[str, bytes]) -> bytes:
    """The least that a writer of strings has to do: put the words into their markup, join all, and deflate it."""
    body = "".join([f"{markup}{escape(text)}" if text else markup for markup, text in words])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr(DOCUMENT, body.encode())
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _assert_same_words(name: str, docx: bytes, document: Document) -> None:
    """Every program has to print what the document says, numbers included: otherwise it may be fast for nothing."""
    wanted = " ".join(printed_lines(document)).split()
    printed = " ".join(reading_docx.printed_lines(docx)).split()
    differ = next((at for at, (one, other) in enumerate(zip(wanted, printed, strict=False)) if one != other), None)
    where = min(len(wanted), len(printed)) if differ is None else differ
    excerpts = [" ".join(words[max(0, where - 5) : where + 8]) for words in (wanted, printed)]
    assert wanted == printed, f"{name} prints other words: “{excerpts[0]}” is “{excerpts[1]}”"
