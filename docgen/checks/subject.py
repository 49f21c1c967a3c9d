"""What a check looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docgen.assembly.about_set import with_set
from docgen.assembly.assemble import DocumentSet
from docgen.assembly.scan import readable
from docgen.expressions.scope import Scope
from docgen.expressions.vocabulary import Kind, Meaning, Vocabulary
from docgen.findings import Finding, Place, Severity
from docgen.library.library import Library, Outline, WrittenClause, WrittenDefinition
from docgen.library.walk import Loops, UsedExpression, outlines_of
from docgen.model.blocks import Block, Clause, DefinitionList, Provision
from docgen.model.document import Document
from docgen.model.inlines import Inlines
from docgen.model.walk import clauses, lines


@dataclass(frozen=True)
class LibrarySubject:
    """A library with the vocabulary of its questionnaire.

    ``cited`` are authorities that questions and rules name; ``forms`` has, for each legal form, answers in which only
    that form is known.
    """

    library: Library
    vocabulary: Vocabulary
    cited: tuple[tuple[str, Place], ...] = ()
    forms: Mapping[str, Scope] = field(default_factory=dict)

    @cached_property
    def homes(self) -> Mapping[str, list[Outline]]:
        """For each clause id the outlines that name it."""
        return outlines_of(self.library)

    def files(self) -> Iterator[WrittenClause | WrittenDefinition]:
        """Every clause and definition file."""
        yield from self.library.clauses.values()
        yield from self.library.definitions.values()

    def vocabulary_for(self, used: UsedExpression, home: WrittenClause | WrittenDefinition | Outline) -> Vocabulary:
        """The names in scope of an expression: those of its document made once for each item, and of its loops."""
        outlines = [home] if isinstance(home, Outline) else self.homes.get(home.id, [])
        loops: Loops = tuple(outline.repeat for outline in outlines if outline.repeat is not None)
        about_set = bool(outlines) and all(outline.about_set for outline in outlines)
        return within(with_set(self.vocabulary) if about_set else self.vocabulary, (*loops, *used.loops))


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a clause, and its words in which capitals mean something; ``sure`` where it is known to belong in."""

    clause: Clause
    content: Inlines
    text: str
    sure: bool


@dataclass(frozen=True)
class SetSubject:
    """An assembled set, with the library it was made from."""

    library: Library
    documents: DocumentSet

    @cached_property
    def lines(self) -> Mapping[str, tuple[PrintedLine, ...]]:
        """By document id, every line of its clauses in order."""
        return {
            document.id: tuple(
                PrintedLine(clause, line, readable(line), sure)
                for clause in clauses(document)
                for block, sure in _judged(clause.blocks, not clause.undecided)
                for line in lines(block)
            )
            for document in self.documents.documents
        }

    def place(self, document: Document, key: str, heading: str = "") -> Place:
        """Where a clause or definition was written, with the headings that lead to it in the document."""
        written = self.library.clauses.get(key) or self.library.definitions.get(key.removeprefix("definition-"))
        outline = self.library.outlines[document.outline]
        at = written.place if written else outline.place
        path = (document.title, heading) if heading else (document.title,)
        return Place(at.file, at.line, at.column, path)


def _judged(items: Iterable[Block], sure: bool) -> Iterator[tuple[Block, bool]]:
    """Every block, and whether it and all that it stands in are known to belong in."""
    for block in items:
        known = sure and not getattr(block, "doubtful", False)
        yield block, known
        if isinstance(block, Provision):
            yield from _judged(block.children, known)
        elif isinstance(block, DefinitionList):
            for entry in block.entries:
                yield from _judged(entry.children, known and not entry.undecided)


def within(vocabulary: Vocabulary, loops: Loops) -> Vocabulary:
    """The vocabulary inside repetitions."""
    for loop in loops:
        vocabulary = vocabulary.within(group_of(loop.items.names, vocabulary), loop.name)
    return vocabulary


def group_of(names: Iterable[str], vocabulary: Vocabulary) -> str:
    """Which repeated group an expression goes through: the one group it names."""
    return next((name for name in sorted(names) if _is_group(vocabulary.meaning(name))), "")


def _is_group(meaning: Meaning | None) -> bool:
    return meaning is not None and meaning.kind is Kind.GROUP


def error(rule: str, message: str, *places: Place, remedy: str = "") -> Finding:
    """A finding that forbids issuing."""
    return Finding(rule, Severity.ERROR, message, places, remedy)


def warning(rule: str, message: str, *places: Place, remedy: str = "") -> Finding:
    """A finding for a lawyer to look at."""
    return Finding(rule, Severity.WARNING, message, places, remedy)
