"""A condition as a spreadsheet formula, so that a form greys a question as soon as it is no longer asked.

True is 1, false 0, and what hangs on an open answer a half: then “and” is the least, “or” the greatest, and “not” the
difference from 1, which are Kleene's three values. A part that no formula can say is written as it stands now.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from docgen.expressions import nodes
from docgen.expressions.nodes import Node, dotted
from docgen.expressions.parse import Expression
from docgen.expressions.vocabulary import Kind
from docgen.questionnaire.questions import Question
from docgen.questionnaire.types import TYPES

LONGEST: Final = 7_000
"""Excel allows 8,192 characters in a formula."""
_MOST_TEXT: Final = 255
_SIGNS: Final = {"eq": "=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}
YES, NO, HALF = "1", "0", "0.5"


class Untold(Exception):
    """A part of a condition that no formula can say."""


class Sheets(Protocol):
    """Where things stand on the sheets, as the formulas of one place name them."""

    def question(self, name: str) -> Question | None:
        """The question of a dotted name."""
        ...

    def cell(self, name: str) -> str | None:
        """The cell of its answer; None where it has none on these sheets."""
        ...

    def asked(self, name: str) -> str:
        """A formula for whether a question is asked; "1" where it always is."""
        ...

    def fact(self, name: str) -> str | None:
        """A formula for a derived yes-or-no fact that stands on the sheets; None where there is none."""
        ...

    def meaning(self, name: str) -> Node | None:
        """The tree that a derived fact is worked out from."""
        ...

    def now(self, node: Node) -> str:
        """How a part of a condition stands today: "1", "0" or "0.5"."""
        ...


def condition(expression: Expression, sheets: Sheets) -> str:
    """A formula that gives 1, 0 or 0.5."""
    told = _Formula(sheets).truth(expression.node)
    questions = [name for name in sorted(expression.names) if sheets.question(name)]
    if len(questions) == len(expression.names) and " is " not in f" {expression.source} ":
        # Where none of the questions that a condition names is asked, what hangs on it is not asked either.
        told = least([greatest([sheets.asked(name) for name in questions]), told])
    return told if len(told) <= LONGEST else sheets.now(expression.node)


def worked_out(node: Node, sheets: Sheets) -> str:
    """A formula for a derived yes-or-no fact: 1, 0 or 0.5."""
    told = _Formula(sheets).truth(node)
    return told if len(told) <= LONGEST else sheets.now(node)


def least(parts: Sequence[str]) -> str:
    """A formula for “all of them”."""
    kept = list(dict.fromkeys(part for part in parts if part != YES))
    if NO in kept:
        return NO
    return YES if not kept else kept[0] if len(kept) == 1 else f"MIN({','.join(kept)})"


def greatest(parts: Sequence[str]) -> str:
    """A formula for “one of them”."""
    kept = list(dict.fromkeys(part for part in parts if part != NO))
    if YES in kept:
        return YES
    return NO if not kept else kept[0] if len(kept) == 1 else f"MAX({','.join(kept)})"


def quoted(text: str) -> str:
    """A text as a formula writes it; raises Untold where it is too long."""
    if len(text) > _MOST_TEXT:
        raise Untold
    return '"' + text.replace('"', '""') + '"'


class _Formula:
    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets

    def truth(self, node: Node) -> str:
        """A formula for a tree; a part that cannot be told as it stands now."""
        try:
            return self._told(node)
        except Untold:
            return self.sheets.now(node)

    def _told(self, node: Node) -> str:
        if isinstance(node, nodes.And):
            return least([self.truth(node.left), self.truth(node.right)])
        if isinstance(node, nodes.Or):
            return greatest([self.truth(node.left), self.truth(node.right)])
        if isinstance(node, nodes.Not):
            return opposite(self.truth(node.node))
        if isinstance(node, nodes.Const):
            return YES if node.value else NO
        if isinstance(node, nodes.CondExpr):
            test = self.truth(node.test)
            either = [least([test, self.truth(node.expr1)]), least([opposite(test), self.truth(node.expr2)])]
            return greatest(either)
        if isinstance(node, nodes.Compare) and len(node.ops) == 1:
            return self._compared(node.expr, node.ops[0].op, node.ops[0].expr)
        if isinstance(node, nodes.Name):
            return self._named(node.name)
        raise Untold

    def _named(self, name: str) -> str:
        question = self.sheets.question(name)
        if question is None:
            meaning = self.sheets.meaning(name)
            if meaning is None:
                raise Untold
            return self.sheets.fact(name) or self.truth(meaning)
        cell = self._cell(name)
        if question.type == "yes_no":
            return self._given(name, f'IF({cell}="yes",1,0)')
        if TYPES[question.type].kind is Kind.NUMBER:
            return self._given(name, f"IF({cell}=0,0,1)")
        return self._given(name, YES)

    def _cell(self, name: str) -> str:
        cell = self.sheets.cell(name)
        if cell is None:
            raise Untold
        return cell

    def _given(self, name: str, told: str) -> str:
        """``told`` where the question is asked and answered."""
        return least([self.sheets.asked(name), f'IF({self._cell(name)}="",0.5,{told})'])

    def _compared(self, left: Node, sign: str, right: Node) -> str:
        if sign in ("ne", "notin"):
            return opposite(self._compared(left, {"ne": "eq", "notin": "in"}[sign], right))
        if sign == "in":
            return self._among(left, right)
        if not isinstance(right, nodes.Const):
            raise Untold
        if sign == "eq":
            return self._one_of(left, [right.value])
        name = dotted(left)
        question = self.sheets.question(name) if name else None
        number = isinstance(right.value, int) and not isinstance(right.value, bool)
        if name is None or question is None or not number or TYPES[question.type].kind is not Kind.NUMBER:
            raise Untold
        return self._given(name, f"IF({self._cell(name)}{_SIGNS[sign]}{right.value},1,0)")

    def _among(self, left: Node, right: Node) -> str:
        if isinstance(right, nodes.List) and all(isinstance(item, nodes.Const) for item in right.items):
            return self._one_of(left, [item.value for item in right.items if isinstance(item, nodes.Const)])
        name = dotted(right)
        question = self.sheets.question(name) if name else None
        if name is None or question is None or question.type != "choices" or not isinstance(left, nodes.Const):
            raise Untold
        lines = f"CHAR(10)&LOWER({self._cell(name)})&CHAR(10)"
        spelt = _spellings(question, left.value)
        found = [f"ISNUMBER(FIND(CHAR(10)&{quoted(word.lower())}&CHAR(10),{lines}))" for word in spelt]
        return self._given(name, f"IF({_either(found)},1,0)")

    def _one_of(self, node: Node, values: Sequence[object]) -> str:
        """Whether what a tree gives is one of some values."""
        if isinstance(node, nodes.Const):
            return YES if node.value in values else NO
        if isinstance(node, nodes.CondExpr):
            test = self.truth(node.test)
            one, other = (self._one_of(branch, values) for branch in (node.expr1, node.expr2))
            return greatest([least([test, one]), least([opposite(test), other])])
        name = dotted(node)
        question = self.sheets.question(name) if name else None
        if name is None or None in values:
            raise Untold
        if question is None:
            meaning = self.sheets.meaning(name)
            if meaning is None:
                raise Untold
            return self._one_of(meaning, values)
        cell = self._cell(name)
        spelt = [word for value in values for word in self._literals(question, value)]
        return self._given(name, f"IF({_either([f'{cell}={word}' for word in spelt])},1,0)")

    def _literals(self, question: Question, value: object) -> list[str]:
        if isinstance(value, bool):
            return [quoted("yes" if value else "no")]
        if isinstance(value, int) and TYPES[question.type].kind is Kind.NUMBER:
            return [str(value)]
        if TYPES[question.type].kind in (Kind.CHOICE, Kind.TEXT, Kind.ITEM):
            return [quoted(word) for word in _spellings(question, value)]
        raise Untold


def opposite(told: str) -> str:
    """A formula for “not”."""
    return {YES: NO, NO: YES}.get(told, f"(1-{told})")


def _spellings(question: Question, value: object) -> list[str]:
    """How a value may be typed: a choice by its label or its code."""
    labels = [choice.label for choice in question.choices if choice.code == value]
    return list(dict.fromkeys((*labels, str(value))))


def _either(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"OR({','.join(parts)})"
