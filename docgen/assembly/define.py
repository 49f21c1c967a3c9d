"""Pass 3. Define: after it, a document prints exactly the definitions that it uses, and those that they use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docgen.assembly.fill import Filling, bracketed
from docgen.assembly.reasons import IN, OUT, UNDECIDED, Reasons
from docgen.assembly.scan import Terms, coined, readable
from docgen.expressions.scope import Scope
from docgen.findings import Finding, Severity
from docgen.library.library import WrittenDefinition
from docgen.model.blocks import Block, Clause, Definition, DefinitionList, Paragraph, Provision
from docgen.model.document import Decision, Document
from docgen.model.inlines import Inlines, Text
from docgen.model.walk import blocks as walk_blocks
from docgen.model.walk import clauses as walk_clauses
from docgen.model.walk import lines


@dataclass(frozen=True, slots=True)
class Glossary:
    """The definitions that may be used under these answers, and the spellings to look for."""

    by_term: Mapping[str, Sequence[tuple[WrittenDefinition, str]]]
    terms: Terms
    findings: tuple[Finding, ...] = ()


def glossary(definitions: Iterable[WrittenDefinition], scope: Scope, reasons: Reasons) -> Glossary:
    """The definitions whose conditions hold, or may hold; worked out once for a set."""
    by_term: dict[str, list[tuple[WrittenDefinition, str]]] = {}
    spellings: dict[str, str] = {}
    for written in definitions:
        verdict = reasons.verdict(written.when, scope)
        if verdict.state != OUT:
            by_term.setdefault(written.term, []).append((written, verdict.undecided))
            spellings.update(dict.fromkeys(written.spellings, written.term))
    return Glossary(by_term, Terms(spellings), tuple(_rivals(by_term)))


def _rivals(by_term: Mapping[str, Sequence[tuple[WrittenDefinition, str]]]) -> Iterator[Finding]:
    """A term with more than one definition that holds for sure."""
    for term, found in by_term.items():
        places = tuple(written.place for written, undecided in found if not undecided)
        if len(places) > 1:
            message = f"More than one definition of “{term}” holds for these answers."
            remedy = "Change their conditions so that exactly one holds."
            yield Finding("alternatives", Severity.ERROR, message, places, remedy)


def define(document: Document, known: Glossary, filling: Filling, scope: Scope, reasons: Reasons) -> Document:
    """Print the definitions used, where the document has a place for them."""
    if not lists_definitions(document):
        return document
    text = list(_lines(document))
    entries = _closure(text, coined(text), known, filling, scope)
    decisions = _decisions(document, known, {entry.term for entry in entries}, reasons)
    listed = DefinitionList(tuple(sorted(entries, key=lambda entry: entry.term.casefold())))
    return replace(_with_definitions(document, listed), decisions=(*document.decisions, *decisions))


def definitions(known: Glossary, filling: Filling, scope: Scope) -> tuple[Definition, ...]:
    """Every definition that may be used, whether anything uses it or not, in the order of the terms."""
    found = (one for several in known.by_term.values() for one in several)
    entries = [_definition(written, undecided, filling, scope) for written, undecided in found]
    return tuple(sorted(entries, key=lambda entry: entry.term.casefold()))


def lists_definitions(document: Document) -> bool:
    """Whether anything in the document has the place for definitions: which stand there hangs on the whole of it."""
    return any(map(_has_place, walk_clauses(document)))


def _has_place(clause: Clause) -> bool:
    return any(isinstance(block, DefinitionList) for block in walk_blocks(clause.blocks))


def _lines(document: Document) -> Iterator[Inlines]:
    for clause in walk_clauses(document):
        for block in walk_blocks(clause.blocks):
            yield from lines(block)
    for execution in document.execution:
        yield from lines(execution)


def _closure(
    text: Iterable[Inlines], in_place: set[str], known: Glossary, filling: Filling, scope: Scope
) -> list[Definition]:
    """Definitions used by the text, and by those definitions, until nothing new is used."""
    entries: list[Definition] = []
    done = set(in_place)
    waiting = sorted(_used(text, known.terms))
    while waiting:
        term = waiting.pop()
        if term in done:
            continue
        done.add(term)
        for written, undecided in known.by_term[term]:
            entry = _definition(written, undecided, filling, scope)
            entries.append(entry)
            inner = [entry.content, *(line for block in walk_blocks(entry.children) for line in lines(block))]
            waiting.extend(sorted(_used(inner, known.terms)))
    return entries


def _used(text: Iterable[Inlines], terms: Terms) -> set[str]:
    return {term for line in text for _, _, term in terms.uses(readable(line))}


def _definition(written: WrittenDefinition, undecided: str, filling: Filling, scope: Scope) -> Definition:
    key = f"definition-{written.id}"
    filled = filling.blocks(written.elements, scope, key, level=1)
    if undecided:
        filled = tuple(map(bracketed, filled))
    content: Inlines = ()
    for block in filled:
        if isinstance(block, Paragraph):
            content = (*content, Text(" "), *block.content) if content else block.content
    children = tuple(block for block in filled if isinstance(block, Provision))
    doubts = (block.undecided for block in filled if isinstance(block, Paragraph) and block.undecided)
    return Definition(key, written.term, content, children, undecided or next(doubts, ""))


def _with_definitions(document: Document, listed: DefinitionList) -> Document:
    def clause(old: Clause) -> Clause:
        return replace(old, blocks=tuple(_placed(old.blocks, listed))) if _has_place(old) else old

    def clauses(old: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(map(clause, old))

    return replace(
        document,
        parts=tuple(replace(part, clauses=clauses(part.clauses)) for part in document.parts),
        schedules=tuple(replace(item, clauses=clauses(item.clauses)) for item in document.schedules),
        preamble=clauses(document.preamble),
        parties=clauses(document.parties),
        background=clauses(document.background),
        execution_intro=clauses(document.execution_intro),
    )


def _placed(blocks: tuple[Block, ...], listed: DefinitionList) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Provision):
            yield replace(block, children=tuple(_placed(block.children, listed)))
        else:
            yield listed if isinstance(block, DefinitionList) else block


def _decisions(document: Document, known: Glossary, used: set[str], reasons: Reasons) -> Iterator[Decision]:
    for term, found in sorted(known.by_term.items()):
        for written, undecided in found:
            state, reason = (UNDECIDED, undecided) if undecided else (IN, reasons.frame("used"))
            if term not in used:
                state, reason = OUT, reasons.frame("unused")
            yield Decision(document.outline, f"definition-{written.id}", state, reason)
