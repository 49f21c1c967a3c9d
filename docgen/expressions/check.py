"""Expressions against a vocabulary: names and choices that do not exist, and comparisons that cannot be right."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

from docgen.expressions import nodes
from docgen.expressions.nodes import dotted
from docgen.expressions.parse import Expression
from docgen.expressions.vocabulary import ANYTHING, NOTHING, NUMBER, TEXT, YES_NO, Kind, Meaning, Vocabulary
from docgen.findings import Finding, Place, Severity
from docgen.sources.suggest import did_you_mean, nearest

_LISTS = frozenset({Kind.CHOICES, Kind.LIST, Kind.GROUP})
_UNKNOWN = frozenset({Kind.ANYTHING, Kind.NOTHING})
_WORDS = {
    Kind.TEXT: "a text",
    Kind.NUMBER: "a number",
    Kind.YES_NO: "yes or no",
    Kind.DATE: "a date",
    Kind.CHOICE: "a choice",
    Kind.CHOICES: "a list of choices",
    Kind.LIST: "a list",
    Kind.ITEM: "one item of a list",
    Kind.GROUP: "a list",
}


def check(expression: Expression, vocabulary: Vocabulary, condition: bool = False) -> list[Finding]:
    """Every mistake that shows without any answers; ``condition`` says that the result is used as yes or no."""
    checker = _Checker(vocabulary, expression.place)
    meaning = checker.meaning(expression.node)
    if condition:
        checker.as_condition(meaning, expression.node)
    return checker.findings


def meaning_of(expression: Expression, vocabulary: Vocabulary) -> Meaning:
    """What kind of value the expression gives, as far as the vocabulary tells."""
    return _Checker(vocabulary, expression.place).meaning(expression.node)


class _Checker:
    """Works out what each part of a tree means, and collects what cannot be right on the way."""

    def __init__(self, vocabulary: Vocabulary, place: Place) -> None:
        self.vocabulary, self.place = vocabulary, place
        self.findings: list[Finding] = []

    def meaning(self, node: nodes.Node | None) -> Meaning:
        if node is None:
            return NOTHING
        name = dotted(node)
        if name is not None:
            return self._named(name)
        work: dict[type[nodes.Node], Callable[..., Meaning]] = {
            nodes.Const: self._const,
            nodes.List: self._list,
            nodes.And: self._joined,
            nodes.Or: self._joined,
            nodes.Not: self._not,
            nodes.Compare: self._compare,
            nodes.CondExpr: self._either,
            nodes.Add: self._arithmetic,
            nodes.Sub: self._arithmetic,
            nodes.Mul: self._arithmetic,
            nodes.Neg: self._negative,
            nodes.Filter: self._filter,
            nodes.Test: self._test,
        }
        return work[type(node)](node)

    def refuse(self, rule: str, message: str) -> None:
        self.findings.append(Finding(f"expression-{rule}", Severity.ERROR, message, (self.place,)))

    def as_condition(self, meaning: Meaning, node: nodes.Node) -> Meaning:
        if meaning.kind in (Kind.CHOICE, Kind.DATE):
            name = dotted(node) or "this"
            self.refuse("kind", f"‘{name}’ is {_WORDS[meaning.kind]}, not yes or no: compare it with something.")
        return YES_NO

    def _named(self, name: str) -> Meaning:
        meaning = self.vocabulary.meaning(name)
        if meaning is None:
            known = list(self.vocabulary.known())
            same_end = [other for other in known if other.rpartition(".")[2] == name.rpartition(".")[2]]
            hint = did_you_mean(name, known) if nearest(name, known) else did_you_mean(name, same_end)
            if not hint and same_end:
                hint = f"Did you mean ‘{same_end[0]}’?"
            self.refuse("name", f"There is nothing called ‘{name}’ here. {hint}".rstrip())
            return ANYTHING
        return meaning

    def _const(self, node: nodes.Const) -> Meaning:
        if node.value is None:
            return NOTHING
        if isinstance(node.value, bool):
            return YES_NO
        return TEXT if isinstance(node.value, str) else NUMBER

    def _list(self, node: nodes.List) -> Meaning:
        for item in node.items:
            self.meaning(item)
        return Meaning(Kind.LIST)

    def _joined(self, node: nodes.And | nodes.Or) -> Meaning:
        for side in (node.left, node.right):
            self.as_condition(self.meaning(side), side)
        return YES_NO

    def _not(self, node: nodes.Not) -> Meaning:
        return self.as_condition(self.meaning(node.node), node.node)

    def _test(self, node: nodes.Test) -> Meaning:
        self.meaning(node.node)
        return YES_NO

    def _negative(self, node: nodes.Neg) -> Meaning:
        self.meaning(node.node)
        return NUMBER

    def _either(self, node: nodes.CondExpr) -> Meaning:
        self.as_condition(self.meaning(node.test), node.test)
        yes, no = self.meaning(node.expr1), self.meaning(node.expr2)
        if yes.kind is Kind.NOTHING or no.kind is Kind.NOTHING:
            return no if yes.kind is Kind.NOTHING else yes
        if yes.kind is no.kind is Kind.CHOICE:
            return Meaning(Kind.CHOICE, yes.label, {**no.choices, **yes.choices})
        # A code may be written out beside a choice: its label is known then, though not every code that may come.
        return yes if yes.kind is no.kind else replace(ANYTHING, choices={**no.choices, **yes.choices})

    def _arithmetic(self, node: nodes.BinExpr) -> Meaning:
        left, right = self.meaning(node.left), self.meaning(node.right)
        kinds = {left.kind, right.kind}
        if kinds & _UNKNOWN or kinds == {Kind.NUMBER}:
            return NUMBER if kinds == {Kind.NUMBER} else ANYTHING
        if isinstance(node, nodes.Sub) and kinds == {Kind.DATE}:
            return NUMBER
        if not isinstance(node, nodes.Mul) and (left.kind, right.kind) == (Kind.DATE, Kind.NUMBER):
            return left
        if isinstance(node, nodes.Add) and kinds <= {Kind.TEXT, Kind.CHOICE}:
            return TEXT
        self.refuse("kind", f"{_capital(left)} and {_WORDS[right.kind]} cannot be worked out together.")
        return ANYTHING

    def _compare(self, node: nodes.Compare) -> Meaning:
        left_node: nodes.Node = node.expr
        left = self.meaning(left_node)
        for operand in node.ops:
            right = self.meaning(operand.expr)
            if operand.op in ("in", "notin"):
                self._inside(left, left_node, right, operand.expr)
            elif operand.op in ("eq", "ne"):
                self._equal(left, left_node, right, operand.expr)
            else:
                self._ordered(left, left_node, right, operand.expr)
            left, left_node = right, operand.expr
        return YES_NO

    def _ordered(self, left: Meaning, left_node: nodes.Node, right: Meaning, right_node: nodes.Node) -> None:
        kinds = {left.kind, right.kind}
        if kinds & _UNKNOWN or kinds in ({Kind.NUMBER}, {Kind.DATE}) or self._dated(kinds, left_node, right_node):
            return
        self.refuse("kind", f"{_capital(left)} and {_WORDS[right.kind]} cannot be put in order.")

    def _dated(self, kinds: set[Kind], *sides: nodes.Node) -> bool:
        """Whether a date is compared with a written date; a text that is none is told."""
        text = next(
            (side.value for side in sides if isinstance(side, nodes.Const) and isinstance(side.value, str)), None
        )
        if kinds != {Kind.DATE, Kind.TEXT} or text is None:
            return False
        try:
            datetime.date.fromisoformat(text)
        except ValueError:
            self.refuse("kind", f"“{text}” is not a date. Write it as 2026-04-01.")
        return True

    def _equal(self, left: Meaning, left_node: nodes.Node, right: Meaning, right_node: nodes.Node) -> None:
        kinds = {left.kind, right.kind}
        if kinds & _UNKNOWN or self._dated(kinds, left_node, right_node):
            return
        if kinds == {Kind.CHOICE, Kind.TEXT}:
            choice, other = (left, right_node) if left.kind is Kind.CHOICE else (right, left_node)
            self._code(choice, other)
        elif kinds in ({Kind.CHOICES, Kind.TEXT}, {Kind.LIST, Kind.TEXT}):
            self.refuse("kind", 'A list is never equal to a text. Write “"code" in name”.')
        elif kinds not in ({Kind.ITEM, Kind.TEXT},) and len(kinds) > 1 and not kinds <= _LISTS:
            yes = " Write the name alone, or “not name”." if Kind.YES_NO in kinds else ""
            self.refuse("kind", f"{_capital(left)} is never equal to {_WORDS[right.kind]}.{yes}")

    def _code(self, choice: Meaning, node: nodes.Node) -> None:
        if not isinstance(node, nodes.Const) or not isinstance(node.value, str) or node.value in choice.choices:
            return
        codes = {**{code: code for code in choice.choices}, **{label: code for code, label in choice.choices.items()}}
        found = nearest(node.value, codes)
        hint = f" Did you mean ‘{codes[found]}’?" if found else ""
        what = f"“{choice.label}”" if choice.label else "this question"
        listed = ", ".join(choice.choices)
        self.refuse("choice", f"‘{node.value}’ is not one of the choices for {what}: {listed}.{hint}")

    def _inside(self, left: Meaning, left_node: nodes.Node, right: Meaning, right_node: nodes.Node) -> None:
        if right.kind is Kind.CHOICES:
            self._code(right, left_node)
        elif isinstance(right_node, nodes.List):
            for item in right_node.items:
                self._equal(left, left_node, self.meaning(item), item)
        elif right.kind is Kind.TEXT:
            self.refuse(
                "substring", "“in” looks into a list, not into a text. Use “| mentions([…])” for words in a text."
            )
        elif right.kind not in _LISTS | _UNKNOWN:
            self.refuse("kind", f"“in” looks into a list, and this is {_WORDS[right.kind]}.")

    def _filter(self, node: nodes.Filter) -> Meaning:
        value = self.meaning(node.node)
        arguments = [self.meaning(argument) for argument in node.args]
        if node.name in ("where", "without", "each"):
            return self._field_filter(node, value, arguments)
        if node.name == "mentions":
            self._wants(value, {Kind.TEXT, Kind.LIST}, node.name)
            return YES_NO
        self._wants(value, _LISTS | ({Kind.TEXT} if node.name == "length" else set()), node.name)
        if node.name in ("length", "sum"):
            return NUMBER
        if node.name == "first":
            return _one_of(value)
        return value

    def _field_filter(self, node: nodes.Filter, value: Meaning, arguments: list[Meaning]) -> Meaning:
        self._wants(value, {Kind.GROUP}, node.name)
        field_node, *wanted = node.args
        field_name = str(getattr(field_node, "value", ""))
        fields = self.vocabulary.groups.get(value.of)
        if value.kind is not Kind.GROUP or fields is None:
            return value if node.name != "each" else Meaning(Kind.LIST)
        found = self.vocabulary.with_names({"\0": Meaning(Kind.ITEM, of=value.of)}).meaning(f"\0.{field_name}")
        if found is None:
            hint = did_you_mean(field_name, fields)
            self.refuse("name", f"An item of ‘{value.of}’ has no field called ‘{field_name}’. {hint}".rstrip())
            found = ANYTHING
        if wanted:
            self._equal(found, field_node, arguments[1], wanted[0])
        if node.name == "each":
            return _list_of(found)
        return value

    def _wants(self, value: Meaning, kinds: set[Kind] | frozenset[Kind], name: str) -> None:
        if value.kind not in kinds and value.kind not in _UNKNOWN:
            self.refuse("kind", f"“| {name}” cannot be used on {_WORDS[value.kind]}.")


def _capital(meaning: Meaning) -> str:
    words = f"“{meaning.label}”, which is {_WORDS[meaning.kind]}," if meaning.label else _WORDS[meaning.kind]
    return words[:1].upper() + words[1:]


def _one_of(value: Meaning) -> Meaning:
    if value.kind is Kind.GROUP:
        return Meaning(Kind.ITEM, of=value.of)
    return Meaning(Kind.CHOICE, value.label, value.choices) if value.kind is Kind.CHOICES else ANYTHING


def _list_of(field: Meaning) -> Meaning:
    if field.kind is Kind.CHOICE:
        return Meaning(Kind.CHOICES, field.label, field.choices)
    return Meaning(Kind.GROUP, of=field.of) if field.kind is Kind.ITEM else Meaning(Kind.LIST, field.label)
