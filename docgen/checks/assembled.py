"""An assembled set agrees with itself: references, definitions, blanks, schedules and signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.assembly.refer import unresolved
from docgen.checks.subject import SetSubject, error, warning
from docgen.findings import Finding
from docgen.model.blocks import Provision
from docgen.model.document import Document
from docgen.model.inlines import Blank, Inlines, Reference
from docgen.model.walk import inlines, lines


def broken_references(subject: SetSubject) -> Iterator[Finding]:
    """A cross-reference to something that these answers leave out, in words that are sure to belong in."""
    left_out = {
        (decision.document, decision.clause): decision.reason
        for decision in subject.documents.decisions
        if decision.state == "out"
    }
    for document in subject.documents.documents:
        sure = [line for line in subject.lines[document.id] if line.sure]
        lines = [(line.clause.key, line.clause.heading, line.content) for line in sure]
        elsewhere = [("", document.title, line) for line in _lines_elsewhere(document)]
        for key, heading, content in (*lines, *elsewhere):
            for reference in unresolved(content):
                why = _reason(reference, left_out)
                message = f"“{heading}” refers to ‘{reference.target or reference.document}’, which is not there{why}."
                place = subject.place(document, key, heading)
                yield error("broken-reference", message, place, remedy="Put the reference under the same condition.")


def _reason(reference: Reference, left_out: Mapping[tuple[str, str], str]) -> str:
    """Why the clause, or else the document, of a reference is left out."""
    clause = left_out.get((reference.document, reference.target.split("/")[0])) if reference.target else None
    document = left_out.get((reference.document, ""))
    return f": it is {clause}" if clause else f": {document}" if document else ""


def blanks(subject: SetSubject) -> Iterator[Finding]:
    """A blank left in an execution copy."""
    for document in subject.documents.documents:
        if document.is_draft:
            continue
        lines = [(line.clause.key, line.clause.heading, line.content) for line in subject.lines[document.id]]
        elsewhere = [("", "", line) for line in _lines_elsewhere(document)]
        for key, heading, content in (*lines, *elsewhere):
            for inline in content:
                if isinstance(inline, Blank):
                    place = subject.place(document, key, heading)
                    yield error("blank", f"{inline.text} is still blank.", place, remedy="Answer its question.")


def unmentioned_schedules(subject: SetSubject) -> Iterator[Finding]:
    """A schedule that nothing in its document, or in the other documents, refers to."""
    mentioned = {
        (inline.document, inline.target.split("/")[0])
        for document in subject.documents.documents
        for inline in inlines(document)
        if isinstance(inline, Reference)
    }
    for document in subject.documents.documents:
        for schedule in document.schedules:
            keys = {schedule.key, *(clause.key for clause in schedule.clauses)}
            if not any((document.outline, key) in mentioned for key in keys):
                place = subject.place(document, schedule.clauses[0].key, f"{schedule.label}: {schedule.heading}")
                message = f"Nothing refers to {schedule.label} ({schedule.heading})."
                yield warning("unmentioned-schedule", message, place, remedy=f"Point to it: [](#{schedule.key}).")


def missing_signatories(subject: SetSubject) -> Iterator[Finding]:
    """A document between parties that some of them have no place to sign."""
    for document in subject.documents.documents:
        blocks_of_parties = (block for clause in document.parties for block in clause.blocks)
        parties = [block for block in blocks_of_parties if isinstance(block, Provision) and not _stands_for_all(block)]
        if parties and len(parties) > len(document.execution):
            message = f"The document has {len(parties)} parties and {len(document.execution)} execution blocks."
            place = subject.place(document, document.parties[0].key)
            yield error("missing-signatory", message, place, remedy="Give each party of the outline a way to sign.")


def _stands_for_all(block: Provision) -> bool:
    """Whether a provision is the blank for parties of whom it is not known yet how many there are."""
    return len(block.content) == 1 and isinstance(block.content[0], Blank)


def _lines_elsewhere(document: Document) -> Iterator[Inlines]:
    """The lines that stand in no clause: those of the cover and of the signatures."""
    if document.cover is not None:
        yield from (*document.cover.lines, *document.cover.small_print)
    for block in document.execution:
        yield from lines(block)
