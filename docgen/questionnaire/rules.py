"""The rules over the answers: each that is broken becomes a finding in a founder's words.

A rule that hangs on open questions is passed over: it speaks once they are answered. So are all rules where part of
the file could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from docgen.expressions.fill_in import FillIn
from docgen.expressions.parse import holds
from docgen.expressions.scope import Layered, Scope
from docgen.expressions.values import Open, Undecided
from docgen.findings import Finding, FindingError, Severity
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.holder import Item
from docgen.questionnaire.questions import Rule

Printer = Callable[[object, str | None], str]
"""Prints a value under the name of a format, or plainly under None."""


def plainly(value: object, _format: str | None) -> str:
    """A printer that knows no formats."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def check(
    answers: Answers, printer: Printer = plainly, authority_title: Callable[[str], str] = str, final: bool = False
) -> list[Finding]:
    """A finding for each rule that is broken, and for each item that breaks it.

    ``final`` asks for what an execution copy needs: a draft is only warned of what need not be ready yet.
    """
    if not answers.whole:
        return []
    checker = _Checker(answers, printer, authority_title, final)
    return [finding for rule in answers.questionnaire.rules for finding in checker.findings(rule)]


class _Checker:
    """Checks rules one by one against one set of answers."""

    def __init__(self, answers: Answers, printer: Printer, authority_title: Callable[[str], str], final: bool) -> None:
        self.answers, self.printer, self.authority_title, self.final = answers, printer, authority_title, final

    def findings(self, rule: Rule) -> Iterator[Finding]:
        try:
            for scope, items in self._scopes(rule):
                applies = True if rule.when is None else holds(rule.when, scope)
                if applies is True and holds(rule.holds, scope) is False:
                    yield self._finding(rule, scope, items)
        except FindingError as error:
            yield error.finding

    def _scopes(self, rule: Rule) -> Iterator[tuple[Scope, dict[str, Item]]]:
        if rule.each is None:
            yield self.answers, {}
            return
        found = rule.each.items.evaluate(self.answers)
        for item in found if isinstance(found, tuple) else ():
            scope = Layered({rule.each.name: item}, self.answers)
            if rule.each.only_if is None or holds(rule.each.only_if, scope) is True:
                yield scope, {rule.each.name: item} if isinstance(item, Item) else {}

    def _finding(self, rule: Rule, scope: Scope, items: dict[str, Item]) -> Finding:
        message, remedy = self._text(rule.message, scope), self._text(rule.remedy, scope)
        if rule.authority and (rule.cited_when is None or holds(rule.cited_when, scope) is True):
            message = f"{message} ({self.authority_title(rule.authority)})"
        paths = [_path(name, items) for name in rule.questions]
        given = self.answers.given
        places = tuple(dict.fromkeys(map(given.place, paths)))
        question = next((path for path in paths if path in given.values), "")
        early = rule.until_final and not self.final
        severity = Severity.WARNING if early else rule.severity
        return Finding(rule.id, severity, message, places, remedy, early, question)

    def _text(self, pieces: Sequence[str | FillIn], scope: Scope) -> str:
        return "".join(piece if isinstance(piece, str) else self._filled(piece, scope) for piece in pieces)

    def _filled(self, fill_in: FillIn, scope: Scope) -> str:
        value = fill_in.expression.evaluate(scope)
        if isinstance(value, Open | Undecided):
            return str(value)
        return self.printer(value, fill_in.format)


def _path(name: str, items: dict[str, Item]) -> str:
    """The path of what a rule names, of the item that it was held against."""
    head, _, rest = name.partition(".")
    item = items.get(head)
    return name if item is None else f"{item.prefix}.{rest}" if rest else item.prefix
