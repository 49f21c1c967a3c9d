"""What a reader would stumble over in the printed documents: lists that do not close, headings that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.assembly.refer import LEAD_INS
from docgen.checks.subject import SetSubject, warning
from docgen.findings import Finding
from docgen.model.blocks import Block, Clause, ClauseKind, Provision
from docgen.model.inlines import Blank, Inlines
from docgen.model.walk import blocks, clauses

JOINED = ("; and", "; or", "; and/or")


def unbalanced_lists(subject: SetSubject) -> Iterator[Finding]:
    """A list that goes on with a sentence, and whose items do not end “;”, “; and” or “; or”, and “.”."""
    for document in subject.documents.documents:
        for clause in clauses(document):
            for wrong in _unclosed(clause):
                place = subject.place(document, clause.key, clause.heading)
                yield warning("unbalanced-list", f"The item “{_end(wrong)}” does not end as its list asks.", place)


def repeated_headings(subject: SetSubject) -> Iterator[Finding]:
    """A heading that stands twice in the terms of one document, so that a reader cannot tell which is meant."""
    for document in subject.documents.documents:
        seen: set[str] = set()
        for clause in clauses(document):
            if clause.kind is ClauseKind.CLAUSE and clause.heading and not clause.undecided:
                if clause.heading in seen:
                    place = subject.place(document, clause.key, clause.heading)
                    yield warning("repeated-heading", f"“{clause.heading}” is the heading of two clauses.", place)
                seen.add(clause.heading)


def _unclosed(clause: Clause) -> Iterator[str]:
    for block in blocks(clause.blocks):
        if isinstance(block, Provision) and _text(block.content).endswith(LEAD_INS[0]):
            items = [child for child in block.children if isinstance(child, Provision)]
            if not any(getattr(item, "undecided", "") or _is_blank(item) for item in blocks(items)):
                yield from _wrong([_last(item) for item in items])


def _is_blank(block: Block) -> bool:
    """Whether it is a blank and no more: nobody knows yet what it will end with."""
    return isinstance(block, Provision) and all(isinstance(inline, Blank) for inline in block.content)


def _last(item: Provision) -> str:
    """The words with which an item ends, those of the last item of its own list included."""
    inner = [child for child in item.children if isinstance(child, Provision)]
    return _last(inner[-1]) if inner else _text(item.content)


def _wrong(ends: Sequence[str]) -> Iterator[str]:
    if len(ends) < 2 or all(end.endswith(".") for end in ends):
        return
    *before, last = ends
    yield from (end for end in before[:-1] if not end.endswith(";"))
    yield from (end for end in before[-1:] if not end.endswith(JOINED))
    if not last.endswith((".", ";", *JOINED)):
        yield last


def _text(line: Inlines) -> str:
    return "".join(inline.text for inline in line).rstrip("] ")


def _end(text: str) -> str:
    return " ".join(text.split()[-6:])
