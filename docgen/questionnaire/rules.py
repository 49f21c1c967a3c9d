"""The rules over the answers: each that is broken becomes a finding in a founder's words.

A rule that hangs on open questions is passed over: it speaks once they are answered. So are all rules where part of
the file could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.expressions.fill_in import FillIn
from docgen.expressions.parse import holds
from docgen.expressions.scope import Layered, Scope
from docgen.expressions.values import Open, Undecided
from docgen.findings import Finding, FindingError, Severity
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.hanging import hanging
from docgen.questionnaire.holder import Item
from docgen.questionnaire.paths import general
from docgen.questionnaire.questions import Rule
from docgen.questionnaire.standing import Given

Printer = Callable[[object, str | None], str]
"""Prints a value under the name of a format, or plainly under None."""


def plainly(value: object, _format: str | None) -> str:
    """A printer that knows no formats."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that is broken, by which items, in words; ``failed`` says instead that it cannot be worked out."""

    rule: Rule
    items: Mapping[str, Item] = field(default_factory=dict)
    message: str = ""
    remedy: str = ""
    failed: Finding | None = None


def check(
    answers: Answers, printer: Printer = plainly, authority_title: Callable[[str], str] = str, final: bool = False
) -> list[Finding]:
    """A finding for each rule that is broken, and for each item that breaks it.

    ``final`` asks for what an execution copy needs: a draft is only warned of what need not be ready yet.
    """
    return RuleWatch(printer, authority_title).check(answers, final)


class RuleWatch:
    """The rules over answers that change all the time: after a change those are checked again that hang on it."""

    def __init__(self, printer: Printer = plainly, authority_title: Callable[[str], str] = str) -> None:
        self._printer, self._authority_title = printer, authority_title
        self._broken: list[tuple[Broken, ...]] = []
        self._of: Given | None = None

    def check(self, answers: Answers, final: bool = False) -> list[Finding]:
        """As the function of that name; always the answers to one questionnaire."""
        if not answers.whole:
            return []
        rules, checker = answers.questionnaire.rules, _Checker(answers, self._printer, self._authority_title)
        if self._of is None:
            self._broken = [tuple(checker.broken(rule)) for rule in rules]
        elif changed := _changed(self._of, answers.given):
            for number, behind in enumerate(hanging(answers.questionnaire).rules):
                if not changed.isdisjoint(behind):
                    self._broken[number] = tuple(checker.broken(rules[number]))
        self._of = answers.given
        return [_finding(broken, answers.given, final) for of_rule in self._broken for broken in of_rule]


def _changed(before: Given, after: Given) -> set[str]:
    """The questions with other answers than before, and the lists with more items or fewer."""
    paths = (path for path, value in after.values.items() if before.values.get(path) != value)
    gone = before.values.keys() - after.values.keys()
    counts = {group for group in {**before.items, **after.items} if before.items.get(group) != after.items.get(group)}
    return {*map(general, paths), *map(general, gone), *counts}


class _Checker:
    """Checks rules one by one against one set of answers."""

    def __init__(self, answers: Answers, printer: Printer, authority_title: Callable[[str], str]) -> None:
        self.answers, self.printer, self.authority_title = answers, printer, authority_title

    def broken(self, rule: Rule) -> Iterator[Broken]:
        try:
            for scope, items in self._scopes(rule):
                applies = True if rule.when is None else holds(rule.when, scope)
                if applies is True and holds(rule.holds, scope) is False:
                    yield self._broken(rule, scope, items)
        except FindingError as error:
            yield Broken(rule, failed=error.finding)

    def _scopes(self, rule: Rule) -> Iterator[tuple[Scope, dict[str, Item]]]:
        if rule.each is None:
            yield self.answers, {}
            return
        found = rule.each.items.evaluate(self.answers)
        for item in found if isinstance(found, tuple) else ():
            scope = Layered({rule.each.name: item}, self.answers)
            if rule.each.only_if is None or holds(rule.each.only_if, scope) is True:
                yield scope, {rule.each.name: item} if isinstance(item, Item) else {}

    def _broken(self, rule: Rule, scope: Scope, items: dict[str, Item]) -> Broken:
        message, remedy = self._text(rule.message, scope), self._text(rule.remedy, scope)
        if rule.authority and (rule.cited_when is None or holds(rule.cited_when, scope) is True):
            message = f"{message} ({self.authority_title(rule.authority)})"
        return Broken(rule, items, message, remedy)

    def _text(self, pieces: Sequence[str | FillIn], scope: Scope) -> str:
        return "".join(piece if isinstance(piece, str) else self._filled(piece, scope) for piece in pieces)

    def _filled(self, fill_in: FillIn, scope: Scope) -> str:
        value = fill_in.expression.evaluate(scope)
        if isinstance(value, Open | Undecided):
            return str(value)
        return self.printer(value, fill_in.format)


def _finding(broken: Broken, given: Given, final: bool) -> Finding:
    """What is told of a broken rule, at the places where the answers it is about stand now."""
    if broken.failed:
        return broken.failed
    rule = broken.rule
    paths = [_path(name, broken.items) for name in rule.questions]
    places = tuple(dict.fromkeys(map(given.place, paths)))
    question = next((path for path in paths if path in given.values), "")
    early = rule.until_final and not final
    severity = Severity.WARNING if early else rule.severity
    return Finding(rule.id, severity, broken.message, places, broken.remedy, early, question)


def _path(name: str, items: Mapping[str, Item]) -> str:
    """The path of what a rule names, of the item that it was held against."""
    head, _, rest = name.partition(".")
    item = items.get(head)
    return name if item is None else f"{item.prefix}.{rest}" if rest else item.prefix
