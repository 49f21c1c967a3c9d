"""The clauses of a document one by one, as HTML to stand in a page of somebody else's."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from docgen.model.blocks import Clause
from docgen.model.document import Document
from docgen.model.inlines import Blank
from docgen.writers.html.anchors import Anchors, every_anchor
from docgen.writers.html.blocks import Blocks
from docgen.writers.html.fields import Fields
from docgen.writers.html.inlines import escape
from docgen.writers.html.writer import clause_html
from docgen.writers.sections import Section, sections


@dataclass(frozen=True, slots=True)
class ClausePassage:
    """One clause: its key, its heading in plain words, its HTML, and why it is in."""

    key: str
    heading: str
    html: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One part, schedule or other section of a document; ``heading`` "" where it has none."""

    heading: str
    clauses: tuple[ClausePassage, ...]


def _nowhere(_: str) -> str:
    return ""


def passages(
    document: Document, heading: str, wanted: Container[str] | None = None, address: Callable[[str], str] = _nowhere
) -> Iterator[Passage]:
    """The sections that have any of the wanted clauses (None: all sections), each whole.

    Headings of clauses are elements of the name ``heading`` ("h4"). Each blank is a link to the ``address`` of its
    question, by its path, unless that is "". Nothing of the HTML asks for a style of its own.
    """
    shown = [one for one in sections(document) if wanted is None or any(clause.key in wanted for clause in one.clauses)]
    keys = {clause.key for section in shown for clause in section.clauses}
    anchors = Anchors(document.id, frozenset(key for key in every_anchor(document).keys if key.split("/")[0] in keys))
    blocks = _LinkedBlocks(document, anchors, address)
    for section in shown:
        yield Passage(_heading(section), tuple(_passage(clause, blocks, heading) for clause in section.clauses))


def _passage(clause: Clause, blocks: Blocks, heading: str) -> ClausePassage:
    html = "".join(clause_html(clause, blocks, heading))
    return ClausePassage(clause.key, clause.heading, html, clause.reason)


def _heading(section: Section) -> str:
    return ": ".join(filter(None, (section.label, section.heading)))


class _LinkedBlocks(Blocks):
    """With links where answers are open, and without styles inside elements, which a careful page forbids."""

    def __init__(self, document: Document, anchors: Anchors, address: Callable[[str], str]) -> None:
        super().__init__(document, anchors, Fields(wanted=False))
        self._address = address

    def blank(self, blank: Blank) -> str:
        """A link to the question that is open."""
        marked, address = super().blank(blank), self._address(blank.path)
        return f'<a class="blank" href="{escape(address)}">{marked}</a>' if address else marked

    def column(self, share: float) -> str:
        """A column as wide as it needs to be."""
        return "<col>"
