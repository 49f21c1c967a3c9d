"""From the files under schemas/rules to rules, with every problem at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from docgen.expressions.check import check, meaning_of
from docgen.expressions.fill_in import FillIn, parse_text
from docgen.expressions.parse import parse as parse_expression
from docgen.expressions.vocabulary import Kind, Vocabulary
from docgen.findings import Finding, FindingError, Place, Severity
from docgen.questionnaire.listed import listed
from docgen.questionnaire.questions import Rule, RuleEach
from docgen.questionnaire.shapes import RuleShape
from docgen.sources.nodes import Node, place_of
from docgen.sources.shapes import parse_as
from docgen.sources.suggest import did_you_mean

_EACH = re.compile(r"(?P<items>.+?)\s+as\s+(?P<name>[a-z_]+)(?:\s+if\s+(?P<only_if>.+))?", re.DOTALL)


def load_rules(
    folder: Path, words: Vocabulary, shown: Callable[[Path], str], findings: list[Finding]
) -> tuple[Rule, ...]:
    """The rules of every file of a folder, in order; problems are added to ``findings``."""
    rules: dict[str, Rule] = {}
    for file in sorted(folder.glob("*.yaml")):
        for node in listed(file, shown(file), "rules (“- id:”)", findings):
            rule = _rule(node, words, findings)
            if rule is None:
                continue
            if rule.id in rules:
                message = f"There are two rules called ‘{rule.id}’. Give one another id."
                findings.append(_error("rule-id", message, rule.place, rules[rule.id].place))
            rules[rule.id] = rule
    return tuple(rules.values())


def _rule(node: Node, words: Vocabulary, findings: list[Finding]) -> Rule | None:
    shape, problems = parse_as(RuleShape, node)
    findings.extend(problems)
    if shape is None:
        return None
    try:
        rule = _parsed(shape, node)
    except FindingError as error:
        findings.append(error.finding)
        return None
    findings.extend(_problems(rule, words))
    return rule


def _parsed(shape: RuleShape, node: Node) -> Rule:
    return Rule(
        shape.id,
        Severity(shape.severity),
        parse_expression(shape.holds, place_of(node, "holds")),
        parse_text(shape.message.strip(), place_of(node, "message")),
        parse_text(shape.remedy.strip(), place_of(node, "remedy")),
        tuple(shape.questions),
        place_of(node, "id"),
        _each(shape.each, place_of(node, "each")) if shape.each else None,
        parse_expression(shape.when, place_of(node, "when")) if shape.when else None,
        shape.authority or "",
        shape.until == "final",
        parse_expression(shape.cited_when, place_of(node, "cited_when")) if shape.cited_when else None,
    )


def _each(written: str, place: Place) -> RuleEach:
    match = _EACH.fullmatch(written.strip())
    if match is None:
        raise FindingError(_error("rule-each", "Say what to go through: “members as member”.", place))
    only_if = parse_expression(match["only_if"], place) if match["only_if"] else None
    return RuleEach(parse_expression(match["items"], place), match["name"], only_if)


def _problems(rule: Rule, words: Vocabulary) -> Iterator[Finding]:
    if rule.until_final and rule.severity is not Severity.ERROR:
        message = "“until: final” makes a draft warn of what is an error later, and this rule only ever warns."
        yield _error("rule-until", message, rule.place)
    if rule.each:
        yield from check(rule.each.items, words)
        group = meaning_of(rule.each.items, words)
        if group.kind not in (Kind.GROUP, Kind.ANYTHING):
            message = f"“{rule.each.items.source}” is not a list of items to go through."
            yield _error("rule-each", message, rule.each.items.place)
        words = words.within(group.of, rule.each.name)
    for condition in (rule.each.only_if if rule.each else None, rule.when, rule.holds, rule.cited_when):
        if condition:
            yield from check(condition, words, condition=True)
    for piece in (*rule.message, *rule.remedy):
        if isinstance(piece, FillIn):
            yield from check(piece.expression, words)
    for name in rule.questions:
        if words.meaning(name) is None:
            hint = did_you_mean(name, words.known())
            yield _error("rule-question", f"There is no question called ‘{name}’. {hint}".rstrip(), rule.place)


def _error(rule: str, message: str, *places: Place) -> Finding:
    return Finding(rule, Severity.ERROR, message, places)
