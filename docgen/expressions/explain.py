"""What a condition says, in English: “Competing bids” is “Tell the hub and step back”."""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.expressions import nodes
from docgen.expressions.nodes import dotted
from docgen.expressions.parse import Expression
from docgen.expressions.parts import Signature, Standings
from docgen.expressions.phrases import constant, listed, readable, said
from docgen.expressions.values import Truth, Undecided
from docgen.expressions.vocabulary import Kind, Meaning, Vocabulary
from docgen.sources.quoting import quoted

_DESCRIBED = re.compile(r"the (.)[^’“]*$")
_SOME = frozenset({("gt", 0), ("gteq", 1), ("ne", 0)})
_NONE = frozenset({("eq", 0), ("lt", 1), ("lteq", 0)})
_OPPOSITES = {
    "eq": "ne",
    "ne": "eq",
    "lt": "gteq",
    "gteq": "lt",
    "gt": "lteq",
    "lteq": "gt",
    "in": "notin",
    "notin": "in",
}
_VERBS = {
    "eq": "is",
    "ne": "is not",
    "lt": "is less than",
    "lteq": "is at most",
    "gt": "is more than",
    "gteq": "is at least",
}
_SAME = {"eq": "is the same as", "ne": "is not the same as"}
_DATE_VERBS = {"lt": "is before", "lteq": "is not after", "gt": "is after", "gteq": "is not before"}


def explain(
    expression: Expression, vocabulary: Vocabulary, opposite: bool = False, states: Signature | None = None
) -> str:
    """When the expression holds (or, with ``opposite``, when it does not), as a clause to put after “because”.

    With ``states``, how its parts stand under some answers (``parts.signature``), only what is so is named: of what
    must hold together the parts that fail, of alternatives those that hold, and where it is undecided the open parts.
    """
    standings = None if states is None else Standings(expression, states)
    return _Explainer(vocabulary, standings).condition(expression.node, not opposite)


def explain_items(items: Expression, condition: Expression | None, vocabulary: Vocabulary) -> str:
    """What a repetition goes through, without an article: “members for which “Joins later” is yes”."""
    explainer = _Explainer(vocabulary)
    things = explainer.value(items.node).removeprefix("the ")
    return f"{things} for which {explainer.condition(condition.node, True)}" if condition else things


class _Explainer:
    """Says a tree in English; ``holds`` False says its opposite."""

    def __init__(self, vocabulary: Vocabulary, standings: Standings | None = None) -> None:
        self.vocabulary, self.standings = vocabulary, standings

    def condition(self, node: nodes.Node, holds: bool) -> str:
        if isinstance(node, nodes.Not):
            return self.condition(node.node, not holds)
        if isinstance(node, nodes.And | nodes.Or):
            return self._joined(node, holds)
        if isinstance(node, nodes.Compare):
            return self._comparison(node, holds)
        if isinstance(node, nodes.Test):
            return self._absence(node.node, holds)
        if isinstance(node, nodes.CondExpr):
            return self._either(node, holds)
        if isinstance(node, nodes.Const):
            return "always" if bool(node.value) is holds else "never"
        return self._fact(node, holds)

    def _joined(self, node: nodes.And | nodes.Or, holds: bool) -> str:
        sides = _sides(node, type(node))
        named = self._telling(sides, self._state(node))
        parts = [self._part(side, node, holds, alone=len(named) == 1) for side in named]
        both = isinstance(node, nodes.And) is holds or self._state(node) is holds
        return listed(list(dict.fromkeys(parts)), "and" if both else "or")

    def _part(self, side: nodes.Node, outer: nodes.Node, holds: bool, alone: bool) -> str:
        words = self.condition(side, holds)
        nested = isinstance(side, nodes.And | nodes.Or) and type(side) is not type(outer) and not alone
        joined = " and " in words or " or " in words
        return f"({words})" if nested and joined else words

    def _state(self, node: nodes.Node) -> Truth | None:
        return self.standings.of(node) if self.standings else None

    def _telling(self, sides: list[nodes.Node], state: Truth | None) -> list[nodes.Node]:
        """The sides that make the whole stand as it does; all of them where that is not known."""
        if state is None:
            return sides
        waiting = isinstance(state, Undecided)
        same = [s for s in sides if (isinstance(self._state(s), Undecided) if waiting else self._state(s) is state)]
        return self._without_the_absent(same) or sides

    def _without_the_absent(self, sides: list[nodes.Node]) -> list[nodes.Node]:
        """The sides that say more than that something is absent: nothing is to be said of what there is not."""
        absent = {name: side for side in sides if (name := self._absent(side))}
        return [side for side in sides if all(absent.get(name, side) is side for name in nodes.names(side))]

    def _absent(self, side: nodes.Node) -> str:
        """What there is not, where this side is what says so."""
        test = side.node if isinstance(side, nodes.Not) else side
        if not isinstance(test, nodes.Test) or self._state(test) is not True:
            return ""
        return dotted(test.node) or ""

    def _either(self, node: nodes.CondExpr, holds: bool) -> str:
        tested = self._state(node.test)
        if isinstance(tested, bool):
            branch = node.expr1 if tested else node.expr2
            parts = [self.condition(node.test, tested)]
            parts += [] if isinstance(branch, nodes.Const) else [self.condition(branch, holds)]
            return listed(parts, "and")
        test, other = self.condition(node.test, True), self.condition(node.test, False)
        yes, no = self.condition(node.expr1, holds), self.condition(node.expr2, holds)
        return f"({test} and {yes}) or ({other} and {no})"

    def _absence(self, node: nodes.Node, absent: bool) -> str:
        """Of a described thing that there is none; of a question that it does not apply."""
        what = self.value(node)
        thing = _DESCRIBED.match(what)
        if thing is None:
            return f"{what} does not apply" if absent else f"{what} applies"
        article = "no" if absent else "an" if thing[1] in "aeiou" else "a"
        return f"there is {article} {what[4:]}"

    def _fact(self, node: nodes.Node, holds: bool) -> str:
        name = dotted(node)
        meaning = self._known(name) if name else None
        if meaning is not None and meaning.says:
            return said(meaning, holds)
        if meaning is not None and meaning.kind is Kind.YES_NO:
            return f"{self.value(node)} is {'yes' if holds else 'no'}"
        if isinstance(node, nodes.Filter) and node.name == "mentions":
            words = self._items(node.args[0], "or")
            return f"{self.value(node.node)} {'mentions' if holds else 'does not mention'} {words}"
        if isinstance(node, nodes.Filter) and node.name in ("where", "without"):
            return f"there {'are' if holds else 'are no'} {self.value(node).removeprefix('the ')}"
        return f"{self.value(node)} is {'given' if holds else 'not given'}"

    def _comparison(self, node: nodes.Compare, holds: bool) -> str:
        parts, left = [], node.expr
        for operand in node.ops:
            parts.append(self._pair(left, operand.op, operand.expr, holds))
            left = operand.expr
        return listed(parts, "and" if holds else "or")

    def _pair(self, left: nodes.Node, sign: str, right: nodes.Node, holds: bool) -> str:
        sign = sign if holds else _OPPOSITES[sign]
        if isinstance(left, nodes.Const) and not isinstance(right, nodes.Const) and sign not in ("in", "notin"):
            flipped = {"lt": "gt", "gt": "lt", "lteq": "gteq", "gteq": "lteq"}
            left, sign, right = right, flipped.get(sign, sign), left
        meaning = self._meaning(left)
        count = (sign, getattr(right, "value", None))
        if count in _SOME | _NONE and isinstance(left, nodes.Filter) and left.name == "length":
            things = self.value(left.node).removeprefix("the ")
            return f"there are {things}" if count in _SOME else f"there are no {things}"
        if sign in ("in", "notin"):
            return self._membership(left, sign == "in", right, meaning)
        if isinstance(right, nodes.Const) and right.value is None:
            return self._absence(left, sign == "eq")
        if isinstance(right, nodes.Const) and isinstance(right.value, bool):
            return self.condition(left, (sign == "eq") is right.value)
        if isinstance(right, nodes.Const) and (sign, right.value) in _NONE and self._natural(left):
            return f"{self.value(left)} is 0"
        if isinstance(right, nodes.Const) and (sign, right.value) == ("ne", 0) and self._natural(left):
            sign = "gt"
        verbs = {**_VERBS, **_DATE_VERBS} if meaning and meaning.kind is Kind.DATE else _VERBS
        verb = verbs[sign] if sign not in _SAME or isinstance(right, nodes.Const) else _SAME[sign]
        return f"{self.value(left)} {verb} {self.value(right, meaning)}"

    def _membership(self, left: nodes.Node, inside: bool, right: nodes.Node, meaning: Meaning | None) -> str:
        if isinstance(right, nodes.List):
            verb, join = ("is", "or") if inside else ("is not", "or")
            return f"{self.value(left)} {verb} {self._items(right, join, meaning)}"
        what = self.value(left, self._meaning(right))
        return f"{self.value(right)} {'includes' if inside else 'does not include'} {what}"

    def _items(self, node: nodes.Node, join: str, meaning: Meaning | None = None) -> str:
        items = node.items if isinstance(node, nodes.List) else [node]
        return listed([self.value(item, meaning) for item in items], join)

    def _natural(self, node: nodes.Node) -> bool:
        """Whether a value is a number that cannot be negative."""
        if isinstance(node, nodes.Filter):
            return node.name == "length"
        meaning = self._meaning(node)
        return meaning is not None and meaning.natural

    def _meaning(self, node: nodes.Node) -> Meaning | None:
        name = dotted(node)
        return self._known(name) if name else None

    def value(self, node: nodes.Node | None, beside: Meaning | None = None) -> str:
        """A value in words; ``beside`` is what it is compared with, whose choices it may name."""
        name = dotted(node) if node is not None else None
        if name is not None:
            return self._named(name)
        if isinstance(node, nodes.Const):
            return constant(node.value, beside)
        if isinstance(node, nodes.Filter):
            return self._filtered(node)
        if isinstance(node, nodes.List):
            return self._items(node, "and", beside)
        if isinstance(node, nodes.Add | nodes.Sub | nodes.Mul):
            signs: dict[type[nodes.Node], str] = {nodes.Add: "plus", nodes.Sub: "minus", nodes.Mul: "times"}
            return f"{self.value(node.left)} {signs[type(node)]} {self.value(node.right)}"
        if isinstance(node, nodes.CondExpr):
            test = self.condition(node.test, True)
            return f"{self.value(node.expr1, beside)} if {test}, otherwise {self.value(node.expr2, beside)}"
        if isinstance(node, nodes.Neg):
            return f"minus {self.value(node.node)}"
        return self.condition(node, True) if node is not None else ""

    def _named(self, name: str) -> str:
        meaning = self._known(name)
        label = meaning.label if meaning and meaning.label else readable(name)
        if meaning is None or meaning.kind is Kind.GROUP or (meaning.kind is Kind.ITEM and name == label):
            return f"the {label.lower().removeprefix('the ')}"
        return label if label[:1].islower() else quoted(label)  # what a fact means is a description, not a name

    def _known(self, name: str) -> Meaning | None:
        """What a name means; a loop may have given an item a name of its own."""
        _, dot, field = name.rpartition(".")
        fields = (group[field] for group in self.vocabulary.groups.values() if field in group)
        return self.vocabulary.meaning(name) or (next(fields, None) if dot else None)

    def _filtered(self, node: nodes.Filter) -> str:
        if node.name in ("where", "without"):
            return self._chosen(node)
        inner = self.value(node.node)
        words: dict[str, Callable[[], str]] = {
            "each": lambda: f"{self._field(node)} of {inner}",
            "length": lambda: f"the number of {inner.removeprefix('the ')}",
            "sum": lambda: f"the total of {inner}",
            "unique": lambda: f"the different {inner.removeprefix('the ')}",
            "first": lambda: f"the first of {inner}",
            "mentions": lambda: self._fact(node, True),
        }
        return words[node.name]()

    def _chosen(self, node: nodes.Filter) -> str:
        """The items that one filter after another leaves: “members whose “A” is yes and whose “B” is no”."""
        clauses, things = [self._whose(node)], node.node
        while isinstance(things, nodes.Filter) and things.name in ("where", "without"):
            clauses, things = [self._whose(things), *clauses], things.node
        return f"{self.value(things)} {listed(clauses, 'and')}"

    def _whose(self, node: nodes.Filter) -> str:
        with_it = node.name == "where"
        meaning = self._field_meaning(node)
        wanted = getattr(node.args[1], "value", None) if len(node.args) > 1 else True
        if isinstance(wanted, bool) and meaning is not None and meaning.says:
            return f"for which {said(meaning, with_it is wanted)}"
        if len(node.args) == 1:
            return f"whose {self._field(node)} is {'yes' if with_it else 'no'}"
        wanted = self.value(node.args[1], self._field_meaning(node))
        return f"whose {self._field(node)} {'is' if with_it else 'is not'} {wanted}"

    def _field(self, node: nodes.Filter) -> str:
        meaning = self._field_meaning(node)
        name = str(getattr(node.args[0], "value", ""))
        return quoted(meaning.label if meaning and meaning.label else readable(name))

    def _field_meaning(self, node: nodes.Filter) -> Meaning | None:
        source: nodes.Node | None = node
        while isinstance(source, nodes.Filter):
            source = source.node
        group = self._meaning(source) if source is not None else None
        return self.vocabulary.groups.get(group.of, {}).get(str(getattr(node.args[0], "value", ""))) if group else None


def _sides(node: nodes.Node, kind: type[nodes.Node]) -> list[nodes.Node]:
    """The parts of “a and b and c”, which the parser nests."""
    if isinstance(node, nodes.And | nodes.Or) and type(node) is kind:
        return [*_sides(node.left, kind), *_sides(node.right, kind)]
    return [node]
