"""Where the provisions of plain clauses stand, which print numbers only if they have some."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from docgen.model.blocks import Clause, ClauseKind, Paragraph, Provision

_FIRST_NUMBERS: Final = frozenset({"1.", "1", "(a)", "(1)"})


@dataclass(frozen=True, slots=True)
class Branch:
    """Which levels the provisions below one of a plain clause use: "list 2" for word "list" and shift 0."""

    word: str = ""
    shift: int = 0

    def place(self, level: int) -> str:
        """The place of a provision of that level: "list 2", or just "2"."""
        return f"{self.word} {level - self.shift}" if self.word else str(level)


NUMBERED: Final = Branch()
_LIST: Final = Branch("list")
_LETTERS: Final = Branch("letters")
_LETTERS_BELOW: Final = Branch("letters", 1)


def plain_place(provision: Provision, branch: Branch) -> tuple[str, Branch]:
    """The place of a provision in a plain clause, and the branch of those below it."""
    if provision.level > 1:
        return branch.place(provision.level) if provision.number else "", branch
    if not provision.number:
        return "1", _LETTERS_BELOW
    branch = _LIST if provision.number[0].isdigit() else _LETTERS
    return branch.place(1), branch


def restarts(clauses: Iterable[Clause]) -> frozenset[str]:
    """The keys of the unnumbered paragraphs of plain clauses that a list begins anew below."""
    found = set()
    above: set[str] = set()
    for block in (block for clause in clauses if clause.kind is ClauseKind.PLAIN for block in clause.blocks):
        if isinstance(block, Paragraph) and block.level == 0:
            above.add(block.key)
        elif isinstance(block, Provision):
            if block.number in _FIRST_NUMBERS:
                found |= above
            above.clear()
    return frozenset(found)
