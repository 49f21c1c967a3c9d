"""What somebody means who asks about a clause: its id, its heading or its printed number; a term; a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docgen.expressions.fill_in import FillIn
from docgen.library.library import Library, Outline
from docgen.library.tree import CrossReference, DefinedTerm, Pieces, When, Words
from docgen.library.walk import every_element, lines
from docgen.model.blocks import Clause, ClauseKind
from docgen.model.document import Decision, Document
from docgen.model.walk import clauses

FIRST_WORDS = 8
_NUMBER = re.compile(r"(?:(?P<document>.*?) +)?(?P<number>\d+[A-Z]?)[\d.()a-z]*")
_NUMBER_WORD = re.compile(r"(?:^| )(?:number|no\.?)$")


@dataclass(frozen=True, slots=True)
class Named:
    """Whose decisions were asked for: a clause, a definition (``definition-…``) or, with "", a whole document.

    ``document`` is an outline's id, or "" for every document.
    """

    document: str
    clause: str

    def of(self, decisions: Iterable[Decision]) -> list[Decision]:
        """The decisions that were asked for, each once."""
        return [
            one for one in dict.fromkeys(decisions) if one.clause == self.clause and self.document in ("", one.document)
        ]


def named(asked: str, library: Library, documents: Iterable[Document] = ()) -> list[Named]:
    """Everything that the words may mean; nothing where nothing is called so.

    ``documents`` are those of the set, whose file names and printed numbers may be asked for.
    """
    words = _plain(asked)
    made = list(documents)
    outlines = library.outlines.values()
    found = [Named(outline.id, "") for outline in outlines if words in _names(outline, made)]
    if found and not {one.document for one in found} & {document.outline for document in made}:
        # A paper of the set with such a word in its title is meant, and not one of another set that is called just so.
        by_id = [one for one in found if _plain(one.document) == words]
        found = by_id or _by_words(words, [one for one in outlines if _is_made(one, made)], made) or found
    found += [Named("", name) for name in library.clauses if _plain(name) == words]
    found += [
        Named("", f"definition-{d.id}") for d in library.definitions.values() if words in _spellings(d.id, d.term)
    ]
    found = found or [Named("", clause.id) for clause in library.clauses.values() if _plain(clause.title) == words]
    found = found or list(_numbered(asked, library, made))
    found = found or _by_words(words, [outline for outline in outlines if _is_made(outline, made)], made)
    return list(dict.fromkeys(found or _by_words(words, outlines, made)))


def known_names(library: Library) -> Iterator[str]:
    """What may be asked for, for “did you mean”."""
    yield from (clause.title for clause in library.clauses.values())
    for definition in library.definitions.values():
        yield from (definition.term, f"definition-{definition.id}")
    yield from library.outlines
    yield from library.clauses


def document_name(outline: Outline) -> str:
    """What a document is called in a sentence, at its beginning: “Partnership Agreement”."""
    name = outline.reference.removeprefix("the ")
    return name[:1].upper() + name[1:]


def first_words(clause: str, place: str, library: Library) -> str:
    """The beginning of the passage that stands at a place of a clause or definition."""
    written = library.clauses.get(clause) or library.definitions.get(clause.removeprefix("definition-"))
    for element in every_element(written.elements) if written else ():
        if isinstance(element, When) and str(element.place) == place:
            texts = (_text(line.pieces, library) for line in lines(element.body) if not line.note)
            words = next((text.split() for text in texts if text.strip()), [])
            more = len(words) > FIRST_WORDS
            return f"{' '.join(words[:FIRST_WORDS]).rstrip('…' if more else '')}{'…' if more else ''}"
    return ""


def _numbered(asked: str, library: Library, documents: list[Document]) -> Iterator[Named]:
    """The clauses that have a printed number: of the document that is named before it, or of any."""
    match = _NUMBER.fullmatch(" ".join(asked.split()))
    if match is None:
        return
    home, word = _word_before(_NUMBER_WORD.sub("", _plain(match["document"] or "")).strip(" ,"), library, documents)
    for document in documents:
        outline = library.outlines[document.outline]
        if not home or home in _names(outline, [document]):
            for clause in clauses(document):
                if clause.number == match["number"] and word in ("", called(clause, document, library)):
                    yield Named(outline.id, clause.key)


def called(clause: Clause, document: Document, library: Library) -> str:
    """The word for a numbered clause of a document, such as “article” or “paragraph”."""
    kind = "schedule paragraph" if clause.kind is ClauseKind.SCHEDULE_PARAGRAPH else document.scheme
    return library.words.references.get(kind, "")


def _word_before(asked: str, library: Library, documents: Sequence[Document]) -> tuple[str, str]:
    """What stands before a number, parted: the document, and the word for its provisions; each may be ""."""
    home, _, last = asked.rpartition(" ")
    schemes = {"schedule paragraph", *(document.scheme for document in documents)}
    word = next((w for s in schemes if last in (w := library.words.references.get(s, ""), f"{w}s")), "")
    is_name = any(asked in _names(library.outlines[document.outline], [document]) for document in documents)
    return (asked, "") if is_name or not word else (home.strip(" ,"), word)


def _names(outline: Outline, documents: Iterable[Document]) -> set[str]:
    """Every way to call a document: its id, what others call it, the titles and the names of its files."""
    mine = [document for document in documents if document.outline == outline.id]
    names = {outline.id, outline.reference, document_name(outline)}
    for document in mine:
        names |= {document.id, document.title, document.file_name}
        names |= {f"{document.file_name}.{ending}" for ending in ("docx", "pdf", "html", "txt", "json")}
    return {_plain(name) for name in names}


def _is_made(outline: Outline, documents: Iterable[Document]) -> bool:
    return any(document.outline == outline.id for document in documents)


def _by_words(words: str, outlines: Iterable[Outline], documents: Iterable[Document]) -> list[Named]:
    """The documents that have the words in a name, as in “minutes” for the First Board Minutes."""
    wanted, made = re.compile(rf"\b{re.escape(words.removeprefix('the '))}\b"), list(documents)
    return [Named(one.id, "") for one in outlines if words and any(map(wanted.search, _names(one, made)))]


def _spellings(name: str, term: str) -> set[str]:
    return {_plain(name), f"definition-{name}", _plain(term)}


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").strip("“”\"'[] ").split())


def _text(pieces: Pieces, library: Library) -> str:
    return "".join(_word(piece, library) for piece in pieces)


def _word(piece: object, library: Library) -> str:
    if isinstance(piece, Words):
        return piece.text
    if isinstance(piece, DefinedTerm):
        return piece.term
    if isinstance(piece, CrossReference):
        outline = None if piece.target else library.outlines.get(piece.document)
        return outline.reference if outline else "…"
    return "…" if isinstance(piece, FillIn) else ""
