"""Some clauses of a document as they stand in the whole, without drafting the whole: for whoever waits to see them.

Every clause keeps its number, but only those are filled that are wanted, that stand beside them, or to a provision of
which these refer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docgen.assembly.fill import Filling
from docgen.assembly.select import Selected, Selection
from docgen.assembly.targets import StandIns
from docgen.expressions.scope import Scope
from docgen.model.blocks import Clause, ClauseKind, Paragraph, Provision
from docgen.model.document import Document
from docgen.model.inlines import Reference
from docgen.model.walk import blocks, clauses, lines


class Excerpt:
    """Fills clauses as ``Filling.clause`` does, but only those of ``ids``, each once; the others stay empty."""

    def __init__(self, filling: Filling, ids: Collection[str]) -> None:
        """What is filled may grow: see ``refer_to``."""
        self._filling, self._ids = filling, frozenset(ids)
        self._filled: dict[str, Clause] = {}

    def clause(self, selected: Selected, kind: ClauseKind, scope: Scope) -> Clause:
        """The clause, filled, or with its heading alone."""
        key = selected.clause.id
        if key not in self._ids:
            return Clause(key, kind, "", selected.clause.title, ())
        if key not in self._filled:
            self._filled[key] = self._filling.clause(selected, kind, scope)
        return self._filled[key]

    def refer_to(self, document: Document, selection: Selection, stand_ins: StandIns) -> bool:
        """Fill from now on, too, what the document's clauses refer to; False where nothing is added."""
        inside = (one for one in references(document) if one.document in ("", document.outline))
        named = {one.target.partition("/")[0] for one in inside}
        named |= {other for name in named for other in stand_ins.clauses.get(name, ())}
        wanted = {one.clause.id for group in _groups(selection) for one in group} & named
        counted = {key for group in _counted(selection) if named.intersection(ids := _ids(group)) for key in ids}
        before, self._ids = self._ids, self._ids | wanted | counted
        return self._ids != before


def beside(selection: Selection, ids: Collection[str]) -> frozenset[str]:
    """The ids of the clauses that stand in one part, schedule or list with any of ``ids``."""
    return frozenset(key for group in _groups(selection) if not (found := _ids(group)).isdisjoint(ids) for key in found)


def references(document: Document) -> Iterator[Reference]:
    """Every cross-reference of the clauses, those of the notes on them too."""
    for clause in clauses(document):
        notes = list(clause.notes)
        for block in blocks(clause.blocks):
            notes += block.notes if isinstance(block, Provision | Paragraph) else ()
            yield from (one for line in lines(block) for one in line if isinstance(one, Reference))
        yield from (one for note in notes for one in note.content if isinstance(one, Reference))


def _ids(group: Collection[Selected]) -> set[str]:
    return {one.clause.id for one in group}


def _groups(selection: Selection) -> Iterator[tuple[Selected, ...]]:
    yield from (selection.preamble, selection.parties, selection.background, selection.execution_intro)
    yield from (group.clauses for group in (*selection.parts, *selection.schedules))


def _counted(selection: Selection) -> Iterator[tuple[Selected, ...]]:
    """The lists whose provisions are counted through all of their clauses."""
    yield from (selection.preamble, selection.parties, selection.background, selection.execution_intro)
    yield from (group.clauses for group in selection.schedules if group.plain)
