"""An assembled set agrees with itself: references, definitions, blanks, schedules and signatures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from docgen.assembly.refer import unresolved
from docgen.assembly.scan import GAP, Terms, coined
from docgen.checks.subject import SetSubject, error, warning
from docgen.findings import Finding
from docgen.model.blocks import Definition, DefinitionList, Provision
from docgen.model.document import Document
from docgen.model.inlines import Blank, Inlines, Reference, Term
from docgen.model.walk import blocks, clauses, inlines, lines

EXPLAINED = "\x01"
CAPITALISED_PHRASE = re.compile(r"(?<![\w£-])[A-Z][\w-]*(?: [A-Z][\w-]*)*")
SENTENCE_END = re.compile(r"[.?!:;]\s*[“‘(]?$")


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


def undefined_terms(subject: SetSubject) -> Iterator[Finding]:
    """A capitalised word inside a sentence that is neither defined in the document nor a known name."""
    for document in subject.documents.documents:
        known = Terms(_known(document, subject))
        reported: set[str] = set()
        for line in subject.lines[document.id]:
            for word in _strangers(line.text, known):
                if word not in reported:
                    reported.add(word)
                    place = subject.place(document, line.clause.key, line.clause.heading)
                    message = f"“{word}” has a capital as if it were defined, and is not."
                    remedy = "Define it, write it small, or add it to known_names in house/style.yaml."
                    yield warning("undefined-term", message, place, remedy=remedy)


def terms_defined_twice(subject: SetSubject) -> Iterator[Finding]:
    """A term that one document defines in two places."""
    for document in subject.documents.documents:
        listed = [entry.term for entry in _entries(document) if not entry.undecided]
        in_place = _defined_in_place(document, subject, sure=True)
        for term, count in Counter([*listed, *(term for term, _ in in_place)]).items():
            if count > 1 and (term in listed or not _repeated_in_place(document, term)):
                place = subject.place(document, dict(in_place).get(term, ""))
                yield error(
                    "defined-twice", f"“{term}” is defined {count} times.", place, remedy="Keep one definition."
                )


def unused_terms(subject: SetSubject) -> Iterator[Finding]:
    """A term that is defined and never used."""
    for document in subject.documents.documents:
        homes = dict(reversed(_defined_in_place(document, subject)))
        terms = Terms(_known(document, subject)) if homes else Terms({})
        used = {term for line in subject.lines[document.id] for _, _, term in terms.uses(line.text)} if homes else set()
        for term, home in sorted(homes.items()):
            if term not in used:
                place = subject.place(document, home)
                yield warning(
                    "unused-term", f"“{term}” is defined and never used.", place, remedy="Write it out instead."
                )


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


def _entries(document: Document) -> Iterator[Definition]:
    for clause in clauses(document):
        for block in blocks(clause.blocks):
            if isinstance(block, DefinitionList):
                yield from block.entries


def _known(document: Document, subject: SetSubject) -> dict[str, str]:
    """Every capitalised word that means something in the document: its terms, and the names everybody knows."""
    library = subject.library
    known = {name: name for name in (*library.style.known_names, *library.words.months)}
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
        for term in coined(line.content for line in subject.lines[home.id]):
            known[term] = term
            known[f"{term}s"] = term
    return known


def _documents_of_terms(document: Document, subject: SetSubject) -> Iterator[Document]:
    yield document
    outlines = subject.library.outlines
    names = outlines[document.outline].terms_from
    for other in subject.documents.documents:
        if other.outline in names or set(names) & set(outlines[other.outline].stands_for):
            yield other


def _strangers(text: str, known: Terms) -> Iterator[str]:
    """Capitalised words in the middle of a sentence that nothing explains."""
    for start, end, _ in known.uses(text):
        text = text[:start] + EXPLAINED * (end - start) + text[end:]
    for match in CAPITALISED_PHRASE.finditer(text):
        before, phrase = text[: match.start()].rstrip(" "), match.group()
        if not before or before.endswith(GAP) or SENTENCE_END.search(before) or before[-1] in "“‘(☐[":
            phrase = phrase.partition(" ")[2]
        if any(letter.islower() for letter in phrase):
            yield phrase


def _defined_in_place(document: Document, subject: SetSubject, sure: bool = False) -> list[tuple[str, str]]:
    """Each definition in place, or each that is ``sure`` to belong in: the term, and the key of the clause."""
    return [
        (inline.text, line.clause.key)
        for line in subject.lines[document.id]
        for inline in line.content
        if isinstance(inline, Term) and (line.sure or not sure)
    ]


def _repeated_in_place(document: Document, term: str) -> bool:
    """Whether a term defined in place stands in a passage that is printed once for each item ("each a Member")."""
    keys = {
        block.key.partition("@")[0]
        for clause in clauses(document)
        for block in blocks(clause.blocks)
        if isinstance(block, Provision) and any(isinstance(one, Term) and one.text == term for one in block.content)
    }
    return len(keys) == 1
