"""Pages of a section that is answered once for each item: the list, adding, moving and removing."""

from __future__ import annotations

import json

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from docgen.questionnaire.answers_file import Meanwhile
from docgen.questionnaire.naming import named_elsewhere
from docgen.questionnaire.questions import Question, Section
from docgen.questionnaire.standing import Standing, State
from docgen.sources.yaml_edit import Value
from docgen.web.current import page, sitting
from docgen.web.fields import Field, field_of, typed_in
from docgen.web.onward import onward
from docgen.web.sitting import NoSuchQuestion

pages = Blueprint("items", __name__)
Page = str | tuple[str, int] | AnyResponse


@pages.get("/items/<section>")
def listed(section: str) -> Page:
    """All items of a section, or those whose names hold what is looked for."""
    return _listed(_repeated(section))


@pages.post("/items/<section>")
def arrange(section: str) -> Page:
    """Move an item up or down by one."""
    found = _repeated(section)
    for way, step in (("up", -1), ("down", 1)):
        number = request.form.get(way, 0, type=int)
        if number:
            numbers = list(range(1, len(sitting().view().answers.items(section)) + 1))
            other = number + step
            if not (0 < number <= len(numbers) and 0 < other <= len(numbers)):
                break
            numbers[number - 1], numbers[other - 1] = other, number
            return _arranged(found, numbers)
    return redirect(url_for(".listed", section=section), 303)


@pages.get("/items/<section>/add")
def adding(section: str) -> Page:
    """Ask for the name of a new item."""
    found, label = _labelled(section)
    return _adding(found, _new(label, None))


@pages.post("/items/<section>/add")
def add(section: str) -> Page:
    """Add an item, and go on with its questions."""
    found, label = _labelled(section)
    typed = typed_in(request.form, "name", label)
    if typed is None:
        return redirect(url_for(".adding", section=section), 303)
    refused = sitting().file.add(section, {label.id: typed})
    if refused:
        return _adding(found, _new(label, typed, [finding.told for finding in refused])), 422
    view = sitting().view()
    number = len(view.answers.items(section))
    named = f"{section}[{number}].{label.id}"
    due = next((one.path for one in view.standings(section, number) if _is_due(one)), None)
    first = named if view.about(named) else due
    if first:
        return redirect(url_for("questions.ask", path=first), 303)
    return redirect(url_for("questions.summary", section=section, item=number), 303)


@pages.get("/items/<section>/<int:item>/remove")
def removing(section: str, item: int) -> Page:
    """Ask whether an item is to go, with all that was answered for it."""
    found = _repeated(section)
    items = sitting().view().answers.items(section)
    if not 0 < item <= len(items):
        raise NoSuchQuestion(section)
    view, name = sitting().view(), items[item - 1].name
    given = sum(one.state is State.ANSWERED for one in view.standings(section, item))
    named_by = named_elsewhere(view.answers, found.id, item)
    return page(
        "remove.html", section=found, item=item, name=name, given=given, names=_names(section), named_by=named_by
    )


@pages.post("/items/<section>/<int:item>/remove")
def remove(section: str, item: int) -> Page:
    """Take an item away."""
    found = _repeated(section)
    count = len(sitting().view().answers.items(section))
    return _arranged(found, [number for number in range(1, count + 1) if number != item])


def _is_due(standing: Standing) -> bool:
    """Whether a question is open that is not answered only at a later stage."""
    return standing.state is State.OPEN and standing.stage is None


def _arranged(section: Section, numbers: list[int]) -> Page:
    try:
        seen = json.loads(request.form.get("names", "[]"))
    except ValueError:
        seen = []
    try:
        sitting().file.arrange(section.id, numbers, seen if isinstance(seen, list) else [])
    except Meanwhile:
        return _listed(section, changed=True), 409
    return redirect(url_for(".listed", section=section.id, q=request.form.get("q") or None), 303)


def _listed(section: Section, changed: bool = False) -> str:
    view, wanted = sitting().view(), request.values.get("q", "").strip()
    items = view.answers.items(section.id)
    rows = []
    for item in items:
        if wanted.casefold() in item.name.casefold():
            left = sum(one.state is State.OPEN for one in view.standings(section.id, item.number))
            rows.append((item.number, item.name, left))
    return page(
        "items.html",
        section=section,
        rows=rows,
        total=len(items),
        wanted=wanted,
        names=_names(section.id),
        changed=changed,
        onward=onward(view, section),
    )


def _adding(section: Section, field: Field) -> str:
    return page("add.html", section=section, field=field)


def _new(label: Question, typed: Value, errors: list[str] | None = None) -> Field:
    return field_of("name", label, typed, sitting().view().answers, errors or ())


def _names(section: str) -> str:
    return json.dumps(sitting().file.names(section), ensure_ascii=False)


def _repeated(name: str) -> Section:
    return sitting().section(name, repeated=True)


def _labelled(name: str) -> tuple[Section, Question]:
    section = _repeated(name)
    label = section.question(section.repeat.label) if section.repeat else None
    if label is None:
        raise NoSuchQuestion(name)
    return section, label
