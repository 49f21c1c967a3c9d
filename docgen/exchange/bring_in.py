"""From files that came back to the text of the answers file, checked as if everything had been typed into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.exchange import csv_table, workbook_in
from docgen.exchange.forms import Returned, Unreadable
from docgen.exchange.merge import Plan, merge
from docgen.exchange.written import Held
from docgen.findings import Finding, Severity, has_errors
from docgen.questionnaire.answers import Reading
from docgen.questionnaire.answers_file import AnswersFile
from docgen.questionnaire.effects import NONE, Effects, effects
from docgen.questionnaire.questions import Questionnaire
from docgen.sources.yaml_layout import Value

TABLES = (".csv", ".tsv", ".txt")
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of it: the new text of the answers file, None where nothing is to be written, and what was noticed.

    ``changed`` are the paths of the answers that change, and ``added`` the names of new items by their section;
    ``good`` is how many could be written, and ``effects`` what they change besides.
    """

    text: str | None
    changed: tuple[str, ...]
    added: Mapping[str, tuple[str, ...]]
    findings: tuple[Finding, ...]
    good: int = 0
    effects: Effects = NONE


def read(path: Path, questionnaire: Questionnaire, section: str = "") -> Returned:
    """Read a workbook or a CSV file; ``section`` is what a CSV file is about. Raises Unreadable and OSError."""
    if path.suffix.lower() in TABLES:
        return csv_table.read(path, questionnaire, section)
    return workbook_in.read(path, questionnaire)


def bring_in(
    returned: Sequence[Returned], file: AnswersFile, seen: str, take: str = "", partial: bool = False
) -> Brought:
    """What the text ``seen`` of an answers file becomes; ``partial`` leaves out what is wrong instead of refusing all.

    Raises FindingError where the answers file cannot be changed, and Unreadable where it cannot be read.
    """
    reading = file.read_text(seen)
    if reading.answers is None or not reading.answers.whole:
        raise Unreadable(str(file.path), "The answers file cannot be read.", f"See “docgen check {file.path}”.")
    held = Held(seen, reading)
    plan = merge(returned, file.questionnaire, held, take)
    found: dict[Finding, None] = dict.fromkeys([one for back in returned for one in back.findings])
    found |= dict.fromkeys(plan.findings)
    text = seen
    for _ in range(_ROUNDS):
        text = _applied(file, held, plan)
        problems = list(_problems(file.read_text(text), plan, _indexes(held, plan, file.questionnaire)))
        found |= dict.fromkeys(one for one, _, _ in problems)
        left_out = [path for one, path, blocks in problems if blocks and path in plan.values]
        if not left_out:
            break
        plan = plan.without(_with_their_items(left_out, held, plan, file.questionnaire))
    refused = has_errors(found) and not partial
    changed = () if refused else tuple(plan.values)
    added = {} if refused else _added_names(held, plan, file.questionnaire)
    found |= {} if refused else dict.fromkeys(plan.decided.values())
    after = None if refused else file.read_text(text).answers
    besides = effects(reading.answers, after, changed) if after else NONE
    return Brought(None if refused else text, changed, added, tuple(found), len(plan.values), besides)


def _with_their_items(paths: Sequence[str], held: Held, plan: Plan, questionnaire: Questionnaire) -> set[str]:
    """The paths, and with the name of a new item all that is said of it: nobody would know whose it is."""
    nameless = set()
    for section, number, name in map(_parts, paths):
        repeat = questionnaire.by_id[section].repeat
        if repeat and name == repeat.label and number > held.count(section):
            nameless.add((section, number))
    return {*paths, *(path for path in plan.values if _parts(path)[:2] in nameless)}


def _applied(file: AnswersFile, held: Held, plan: Plan) -> str:
    """The text with the plan carried out: blank items of the file are filled before more are added."""
    values: dict[str, Value] = {}
    added: dict[str, list[dict[str, Value]]] = {}
    order = _indexes(held, plan, file.questionnaire)
    for path, value in plan.values.items():
        section, number, name = _parts(path)
        if number <= held.count(section) or not number:
            values[path] = value
            continue
        at = order[section, number]
        if at <= held.count(section):
            values[f"{section}[{at}].{name}"] = value
        else:
            items = added.setdefault(section, [])
            items.extend({} for _ in range(at - held.count(section) - len(items)))
            items[at - held.count(section) - 1][name] = value
    ordered = {
        section: [
            {q.id: item[q.id] for q in file.questionnaire.by_id[section].questions if q.id in item} for item in items
        ]
        for section, items in added.items()
    }
    return file.filled(held.text, values, ordered)


def _parts(path: str) -> tuple[str, int, str]:
    before, _, name = path.partition(".")
    section, _, number = before.rstrip("]").partition("[")
    return section, int(number or 0), name


def _indexes(held: Held, plan: Plan, questionnaire: Questionnaire) -> dict[tuple[str, int], int]:
    """Where each new item goes: into the blank items of the file first, then after its last."""
    found: dict[tuple[str, int], int] = {}
    for section in (one.id for one in questionnaire.sections if one.repeat):
        count = held.count(section)
        numbers = range(1, count + 1)
        free = [one for one in numbers if held.is_blank(section, one) and held.can_be_filled(section, one)]
        new = sorted({number for path in plan.values for home, number, _ in [_parts(path)] if home == section})
        for number in (one for one in new if one > count):
            taken = sum(1 for key in found if key[0] == section)
            found[section, number] = free[taken] if taken < len(free) else count + 1 + taken - len(free)
    return found


def _problems(
    reading: Reading, plan: Plan, indexes: Mapping[tuple[str, int], int]
) -> Iterator[tuple[Finding, str, bool]]:
    """What is wrong with the answers of the plan, at their cells: the finding, the path, and whether it must go."""
    answers = reading.answers
    if answers is None:
        return
    written: dict[str, str] = {}
    for path in plan.values:
        section, number, name = _parts(path)
        at = indexes.get((section, number), number)
        written[f"{section}[{at}].{name}" if number else path] = path
    nodes = {answers.given.place(path): own for path, own in written.items() if plan.values[own] is not None}
    for finding in reading.findings:
        own = written.get(reading.about.get(finding, "")) or next(filter(None, map(nodes.get, finding.places)), None)
        if own is not None:
            places = tuple(plan.places[nodes[one]] if one in nodes else one for one in finding.places)
            first = plan.places[own]
            places = (first, *(place for place in places[1:] if place != first)) if places else (first,)
            blocks = finding.severity is Severity.ERROR or finding.rule == "answer-stopgap"
            yield replace(finding, places=places), own, blocks


def _added_names(held: Held, plan: Plan, questionnaire: Questionnaire) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for path, value in plan.values.items():
        section, number, name = _parts(path)
        repeat = questionnaire.by_id[section].repeat
        if repeat and number > held.count(section) and name == repeat.label:
            names.setdefault(section, []).append(str(value))
    return {section: tuple(found) for section, found in names.items()}
