"""An assembled set agrees with itself: references, definitions, blanks, schedules and signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docgen.assembly.refer import unresolved
from docgen.assembly.scan import GAP, Terms, coined, readable
from docgen.checks.subject import SetSubject, error, warning
from docgen.findings import Finding
from docgen.model.blocks import Clause, Definition, DefinitionList, Provision
from docgen.model.document import Document
from docgen.model.inlines import Blank, Inlines, Reference, Term
from docgen.model.walk import blocks, clauses, inlines, lines

CAPITALISED_PHRASE = re.compile(r"(?<![\w£-])[A-Z][\w-]*(?: [A-Z][\w-]*)*")
SENTENCE_END = re.compile(r"[.?!:;]\s*[“‘(]?$")


def broken_references(subject: SetSubject) -> Iterator[Finding]:
    """A cross-reference to something that these answers leave out."""
    left_out = {
        (decision.document, decision.clause): decision.reason
        for decision in subject.documents.decisions
        if decision.state == "out"
    }
    for document, clause in subject.places():
        for line in _lines(clause):
            for reference in unresolved(line):
                target = reference.target.split("/")[0] or reference.document
                reason = left_out.get((reference.document, target)) or left_out.get((reference.document, ""), "")
                why = f": it is {reason}" if reason else ""
                message = (
                    f"“{clause.heading}” refers to ‘{reference.target or reference.document}’, which is not there{why}."
                )
                place = subject.place(document, clause.key, clause.heading)
                yield error("broken-reference", message, place, remedy="Put the reference under the same condition.")


def undefined_terms(subject: SetSubject) -> Iterator[Finding]:
    """A capitalised word inside a sentence that is neither defined in the document nor a known name."""
    for document in subject.documents.documents:
        known = Terms(_known(document, subject))
        reported: set[str] = set()
        for clause in clauses(document):
            for line in _lines(clause):
                for word in _strangers(line, known):
                    if word not in reported:
                        reported.add(word)
                        place = subject.place(document, clause.key, clause.heading)
                        message = f"“{word}” has a capital as if it were defined, and is not."
                        remedy = "Define it, write it small, or add it to known_names in house/style.yaml."
                        yield warning("undefined-term", message, place, remedy=remedy)


def terms_defined_twice(subject: SetSubject) -> Iterator[Finding]:
    """A term that one document defines in two places."""
    for document in subject.documents.documents:
        listed = [entry.term for entry in _entries(document)]
        in_place = [inline.text for inline in inlines(document) if isinstance(inline, Term)]
        for term, count in Counter([*listed, *in_place]).items():
            if count > 1 and not _repeated_in_place(document, term, in_place):
                place = subject.place(document, _home_of(document, term))
                yield error(
                    "defined-twice", f"“{term}” is defined {count} times.", place, remedy="Keep one definition."
                )


def unused_terms(subject: SetSubject) -> Iterator[Finding]:
    """A term that is defined and never used."""
    for document in subject.documents.documents:
        used = _used(document, Terms(_known(document, subject)))
        for term in sorted({inline.text for inline in inlines(document) if isinstance(inline, Term)}):
            if term not in used:
                place = subject.place(document, _home_of(document, term))
                yield warning(
                    "unused-term", f"“{term}” is defined and never used.", place, remedy="Write it out instead."
                )


def blanks(subject: SetSubject) -> Iterator[Finding]:
    """A blank left in an execution copy."""
    for document in subject.documents.documents:
        if document.is_draft:
            continue
        for clause in clauses(document):
            for line in _lines(clause):
                for inline in line:
                    if isinstance(inline, Blank):
                        place = subject.place(document, clause.key, clause.heading)
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
        parties = [block for clause in document.parties for block in clause.blocks if isinstance(block, Provision)]
        if parties and len(parties) > len(document.execution):
            message = f"The document has {len(parties)} parties and {len(document.execution)} execution blocks."
            place = subject.place(document, document.parties[0].key)
            yield error("missing-signatory", message, place, remedy="Give each party of the outline a way to sign.")


def _lines(clause: Clause) -> Iterator[Inlines]:
    for block in blocks(clause.blocks):
        yield from lines(block)


def _entries(document: Document) -> Iterator[Definition]:
    for clause in clauses(document):
        for block in blocks(clause.blocks):
            if isinstance(block, DefinitionList):
                yield from block.entries


def _known(document: Document, subject: SetSubject) -> dict[str, str]:
    """Every capitalised word that means something in the document: its terms, and the names everybody knows."""
    library = subject.library
    known = {name: name for name in library.style.known_names}
    for outline in library.outlines.values():
        for name in (outline.reference, outline.reference.removeprefix("the ")):
            known[name] = name
    for authority in library.authorities.values():
        short = authority.title.split(",")[0]
        known[short] = short
    for home in _documents_of_terms(document, subject):
        terms = {entry.term for entry in _entries(home)}
        for written in library.definitions.values():
            if written.term in terms:
                known.update(dict.fromkeys(written.spellings, written.term))
        for term in coined(line for clause in clauses(home) for line in _lines(clause)):
            known[term] = term
            known[f"{term}s"] = term
    return known


def _documents_of_terms(document: Document, subject: SetSubject) -> Iterator[Document]:
    yield document
    names = subject.library.outlines[document.outline].terms_from
    yield from (other for other in subject.documents.documents if other.outline in names)


def _strangers(line: Inlines, known: Terms) -> Iterator[str]:
    """Capitalised words in the middle of a sentence that nothing explains."""
    text = readable(line)
    explained = {position for start, end, _ in known.uses(text) for position in range(start, end)}
    for match in CAPITALISED_PHRASE.finditer(text):
        if match.start() in explained or not any(letter.islower() for letter in match.group()):
            continue
        before = text[: match.start()].rstrip(" ")
        if before and not before.endswith(GAP) and not SENTENCE_END.search(before) and before[-1] not in "“‘(☐[":
            yield match.group()


def _used(document: Document, terms: Terms) -> set[str]:
    return {
        term for clause in clauses(document) for line in _lines(clause) for _, _, term in terms.uses(readable(line))
    }


def _home_of(document: Document, term: str) -> str:
    """The key of the clause that defines a term in place, else that of the document's first clause."""
    for clause in clauses(document):
        if any(isinstance(inline, Term) and inline.text == term for line in _lines(clause) for inline in line):
            return clause.key
    return next((clause.key for clause in clauses(document)), document.outline)


def _repeated_in_place(document: Document, term: str, in_place: list[str]) -> bool:
    """Whether a term defined in place stands in a passage that is printed once for each item ("each a Member")."""
    listed = any(entry.term == term for entry in _entries(document))
    keys = {
        block.key.partition("@")[0]
        for clause in clauses(document)
        for block in blocks(clause.blocks)
        if isinstance(block, Provision) and any(isinstance(one, Term) and one.text == term for one in block.content)
    }
    return not listed and len(keys) <= 1 and in_place.count(term) >= 1
