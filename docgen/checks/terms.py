"""The terms of a set: every word with a capital means something, once, and is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from docgen.assembly.scan import BLANK, GAP, Terms, coined
from docgen.checks.subject import SetSubject, error, warning
from docgen.findings import Finding
from docgen.library.library import Library
from docgen.model.blocks import Definition, DefinitionList, Provision
from docgen.model.document import Document
from docgen.model.inlines import Term
from docgen.model.walk import blocks, clauses

EXPLAINED = "\x01"
CAPITALISED_PHRASE = re.compile(r"(?<![\w£-])[A-Z][\w-]*(?: [A-Z][\w-]*)*")
SENTENCE_END = re.compile(r"[.?!:;]\s*[“‘(]?$")


def undefined_terms(subject: SetSubject) -> Iterator[Finding]:
    """A capitalised word inside a sentence that is neither defined in the document nor a known name.

    Where it is not known yet whether a line belongs in, it is not known what is defined with it.
    """
    vocabularies = _Vocabularies(subject)
    for document in subject.documents.documents:
        known = vocabularies.of(document)
        reported: set[str] = set()
        for line in (line for line in subject.lines[document.id] if line.sure):
            for word in known.strangers(line.text):
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
    vocabularies = _Vocabularies(subject)
    for document in subject.documents.documents:
        homes = dict(reversed(_defined_in_place(document, subject)))
        terms = vocabularies.of(document).terms if homes else Terms({})
        used = {term for line in subject.lines[document.id] for _, _, term in terms.uses(line.text)} if homes else set()
        for term, home in sorted(homes.items()):
            if term not in used:
                place = subject.place(document, home)
                yield warning(
                    "unused-term", f"“{term}” is defined and never used.", place, remedy="Write it out instead."
                )


class _Vocabulary:
    """What capitalised words mean in a document; each text is looked through once, in however many papers it stands."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self.terms = Terms(spellings)
        self._found: dict[str, tuple[str, ...]] = {}

    def strangers(self, text: str) -> tuple[str, ...]:
        """The capitalised words in the middle of a sentence that nothing explains."""
        if text not in self._found:
            self._found[text] = tuple(_strangers(text, self.terms))
        return self._found[text]


class _Vocabularies:
    """The vocabulary of each document of a set; papers made for each member or person mostly share one."""

    def __init__(self, subject: SetSubject) -> None:
        self._subject = subject
        self._everybodys = _everybodys(subject.library)
        self._own: dict[str, dict[str, str]] = {}
        self._homes: dict[str, list[Document]] = {}
        self._made: dict[frozenset[tuple[str, str]], _Vocabulary] = {}

    def of(self, document: Document) -> _Vocabulary:
        if document.outline not in self._homes:
            self._homes[document.outline] = list(_documents_of_terms(document, self._subject))
        homes = (document, *self._homes[document.outline])
        own = [item for home in homes for item in self._words(home).items()]
        key = frozenset(own)
        if key not in self._made:
            self._made[key] = _Vocabulary({**self._everybodys, **dict(own)})
        return self._made[key]

    def _words(self, home: Document) -> dict[str, str]:
        if home.id not in self._own:
            self._own[home.id] = dict(_defined(home, self._subject))
        return self._own[home.id]


def _everybodys(library: Library) -> dict[str, str]:
    """The names that everybody knows, and those of documents and authorities."""
    names = [*library.style.known_names, *library.words.months]
    for outline in library.outlines.values():
        names += [outline.reference, outline.reference.removeprefix("the ")]
    names += [authority.title.split(",")[0] for authority in library.authorities.values()]
    return {name: name for name in names}


def _defined(home: Document, subject: SetSubject) -> Iterator[tuple[str, str]]:
    """Each spelling that a document itself defines, with its term."""
    terms = {entry.term for entry in _entries(home)}
    for written in subject.library.definitions.values():
        if written.term in terms:
            yield from ((spelling, written.term) for spelling in written.spellings)
    for term in coined(line.content for line in subject.lines[home.id]):
        yield from ((term, term), (f"{term}s", term))


def _entries(document: Document) -> Iterator[Definition]:
    for clause in clauses(document):
        for block in blocks(clause.blocks):
            if isinstance(block, DefinitionList):
                yield from block.entries


def _documents_of_terms(document: Document, subject: SetSubject) -> Iterator[Document]:
    """The other documents whose terms a document uses, which are the same for all of its outline."""
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
        if text.startswith(BLANK, match.end() + 1):
            continue  # the rest of the term hangs on an answer
        if not before or before.endswith((GAP, BLANK)) or SENTENCE_END.search(before) or before[-1] in "“‘(☐[":
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
