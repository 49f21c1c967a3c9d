"""Pages that ask: one question, or a whole section."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from docgen.findings import Finding
from docgen.questionnaire.answers_file import Meanwhile
from docgen.questionnaire.effects import NONE, Effects, since
from docgen.questionnaire.journey import only_if
from docgen.questionnaire.questions import Section
from docgen.questionnaire.standing import Standing, State
from docgen.questionnaire.usual import usual
from docgen.sources.yaml_edit import Value
from docgen.web.current import addresses, page, sitting
from docgen.web.fields import Field, field_of, is_in, normal, seen_in, typed_in, was_in
from docgen.web.news import carried
from docgen.web.noticed import carried as told_of
from docgen.web.noticed import new as not_told
from docgen.web.onward import onward
from docgen.web.pane import pane
from docgen.web.review import name_of_item, new_entry, row_of
from docgen.web.sitting import ASKED, NoSuchQuestion, Told

pages = Blueprint("questions", __name__)
Page = str | tuple[str, int] | AnyResponse


@pages.get("/section/<section>", defaults={"item": 0})
@pages.get("/section/<section>/<int:item>")
def summary(section: str, item: int) -> Page:
    """The answers of a section, or of one of its items."""
    found = _section(section, item)
    view = sitting().view()
    rows = [(one, sitting().field(one.path)) for one in view.standings(section, item) if one.state in ASKED]
    waiting = [one for one in view.standings(section, item) if one.state is State.UNDECIDED]
    first = next((one.path for one, _ in rows if one.state is State.OPEN), rows[0][0].path if rows else "")
    return page(
        "summary.html",
        section=found,
        item=item,
        name=_item_name(found, item),
        rows=rows,
        waiting=waiting,
        first=first,
        onward=onward(view, found, item),
    )


@pages.get("/section/<section>/all", defaults={"item": 0})
@pages.get("/section/<section>/<int:item>/all")
def whole(section: str, item: int) -> Page:
    """All questions of a section, or of one of its items, on one page."""
    found = _section(section, item)
    fields = [sitting().field(path) for path in _asked(section, item)]
    return _whole(found, item, fields, new=request.args.getlist("new"))


@pages.post("/section/<section>/all", defaults={"item": 0})
@pages.post("/section/<section>/<int:item>/all")
def save_whole(section: str, item: int) -> Page:
    """Save what was changed on such a page."""
    found = _section(section, item)
    shown = [one.path for one in sitting().view().standings(section, item) if is_in(request.form, one.path)]
    typed: dict[str, Value] = {}
    for path in shown:
        question = sitting().question(path)
        value = typed_in(request.form, path, question)
        if value != normal(question, seen_in(request.form, path)):
            typed[path] = value
    seen = {path: seen_in(request.form, path) for path in typed}
    try:
        outcome = sitting().file.answer_all(typed, seen, _same_item(found, item))
    except Meanwhile:
        return _moved(found, {sitting().question(path).short: value for path, value in typed.items()})
    if outcome.refused or outcome.meanwhile:
        fields = [_again(path, typed.get(path), path in typed, outcome.refused.get(path, ())) for path in shown]
        status = 409 if outcome.meanwhile else 422
        return _whole(found, item, fields, outcome.meanwhile), status
    view = sitting().view()
    opened = [one for one in view.standings(section, item) if one.state is State.OPEN]
    new = [one.question.id for one in opened if one.question and one.path not in shown]
    effects = since(view.answers, seen)
    if told := not_told(view, shown, request.form):
        fields = [sitting().field(path) for path in _asked(section, item)]
        return _whole(found, item, fields, told=told, new=new, effects=effects)
    here: dict[str, Any] = {"section": section, "item": item or None, **carried(effects)}
    if not new:
        return redirect(url_for(".summary", saved=1, **here), 303)
    return redirect(url_for(".whole", new=new, _anchor=f"new-{new[0]}", **here), 303)


@pages.get("/question/<path>")
def ask(path: str) -> Page:
    """One question, with the draft that it touches."""
    return _question(sitting().field(path))


@pages.post("/question/<path>")
def save(path: str) -> Page:
    """Save the answer to one question, and go on; with ``do`` "autosave" tell a script what came of it."""
    question, do = sitting().question(path), request.form.get("do", "save")
    section, item = _section(question.section), _item_number(path)
    if do == "skip":
        return redirect(_after(path, {}), 303)
    typed = None if do == "unsure" else typed_in(request.form, path, question)
    often = usual(question, sitting().view().answers) if do == "usual" else None
    typed = typed if often is None else str(often)
    seen = seen_in(request.form, path)
    refused: tuple[Finding, ...] = ()
    meanwhile: dict[str, Value] = {}
    if typed != normal(question, seen):
        try:
            outcome = sitting().file.answer_all({path: typed}, {path: seen}, _same_item(section, item))
        except Meanwhile:
            return _moved(section, {question.short: typed}, do)
        refused, meanwhile = outcome.refused.get(path, ()), dict(outcome.meanwhile)
    if do == "autosave":
        return _told(path, refused, meanwhile)
    if refused or meanwhile:
        return _question(_again(path, typed, True, refused), meanwhile), 409 if meanwhile else 422
    found = not_told(sitting().view(), [path], request.form)
    if found or (typed is not None and _counts_as_none(path)):
        return _question(sitting().field(path), found=found)
    return redirect(_after(path, {path: was_in(request.form, path)}), 303)


def _question(field: Field, meanwhile: Mapping[str, Value] | None = None, found: Iterable[Told] = ()) -> str:
    now, question, found = sitting(), field.question, list(found)
    view, section = now.view(), _section(question.section)
    item = _item_number(field.path)
    standing = next(one for one in view.standings(section.id, item) if one.path == field.path)
    others = [field_of(path, question, value, view.answers) for path, value in (meanwhile or {}).items()]
    authority = now.project.library.authorities.get(question.authority or question.lawful.authority)
    return page(
        "question.html",
        field=field,
        section=section,
        item=item,
        name=_item_name(section, item),
        same=_name_seen(section, item),
        was=field.seen if found else request.form.get(field.was_name, field.seen),
        standing=standing,
        only_if=only_if(standing, view.answers),
        told=dict.fromkeys((*found, *view.about(field.path))),
        carried=told_of(view, [] if field.errors else [field.path]),
        found=found,
        effects=since(view.answers, {field.path: was_in(request.form, field.path)}) if found else NONE,
        meanwhile=others[0] if others else None,
        authority=authority.title if authority else "",
        row=row_of(field.path),
        entry=new_entry(),
        item_name=name_of_item(field.path),
        draft=pane(field.path, fresh=True),
    )


def _whole(
    section: Section,
    item: int,
    fields: list[Field],
    meanwhile: Mapping[str, Value] | None = None,
    told: Iterable[Told] = (),
    new: Iterable[str] = (),
    effects: Effects = NONE,
) -> str:
    view = sitting().view()
    right = [field.path for field in fields if not field.errors]
    return page(
        "whole.html",
        effects,
        section=section,
        item=item,
        name=_item_name(section, item),
        same=_name_seen(section, item),
        fields=fields,
        told={field.path: view.about(field.path) for field in fields},
        carried=told_of(view, right),
        found=list(told),
        new=list(new),
        meanwhile={
            path: field_of(path, sitting().question(path), value, view.answers)
            for path, value in (meanwhile or {}).items()
        },
        waiting=sum(one.state is State.UNDECIDED for one in view.standings(section.id, item)),
    )


def _told(path: str, refused: Iterable[Finding], meanwhile: Mapping[str, Value]) -> Response:
    """What came of a save, for the script of the page."""
    about = sitting().view().about(path) if _counts_as_none(path) else ()
    problem = " ".join(finding.told for finding in (*refused, *(one.finding for one in about)))
    saved = not problem and not meanwhile
    doubts = [one.finding.told for one in not_told(sitting().view(), [path], request.form)] if saved else []
    was = {path: was_in(request.form, path)}
    news = list(since(sitting().view().answers, was).sentences()) if saved else []
    message = render_template("saved.txt", saved=saved, problem=problem, file=sitting().name, doubts=doubts, news=news)
    draft = render_template("draft.html", draft=pane(path, fresh=False), address=addresses()) if saved else ""
    section, item, row = _section(sitting().question(path).section), _item_number(path), row_of(path)
    # Whoever has just named the item means this one from now on.
    same = _name_seen(section, item) if saved and path == _label(section, item) else None
    standing = render_template("standing.html", row=row) if row else ""
    seen = sitting().field(path).seen
    told = told_of(sitting().view(), [path]) if saved else ""
    return jsonify(
        saved=saved, message=message.strip(), seen=seen, same=same, draft=draft, standing=standing, told=told
    )


def _counts_as_none(path: str) -> bool:
    """Whether what stands in the file is no answer, such as “to be agreed”."""
    return sitting().file.typed(path) is not None and sitting().view().answers.state(path) is State.OPEN


def _again(path: str, typed: Value, changed: bool, refused: Iterable[Finding] = ()) -> Field:
    """The field as somebody left it, over what stands in the file now."""
    now = sitting()
    field, question = now.field(path), now.question(path)
    if not changed:
        return field
    errors = [finding.told for finding in refused]
    return replace(field_of(path, question, typed, now.view().answers, errors), typed=field.typed)


def _after(path: str, was: Mapping[str, Value]) -> str:
    """Where to go from a question: to the next that is asked in its section, or else to what holds the section.

    The address carries what else is different since the question is no longer answered as it ``was``.
    """
    news = carried(since(sitting().view().answers, was))
    section, item = sitting().question(path).section, _item_number(path)
    standings = sitting().view().standings(section, item)
    number = next(number for number, one in enumerate(standings) if one.path == path)
    following = next((one.path for one in standings[number + 1 :] if one.state in ASKED), None)
    if following:
        return url_for(".ask", path=following, **news)
    return url_for(".summary", section=section, item=item or None, **news)


def _moved(section: Section, typed: Mapping[str, Value], do: str = "") -> Page:
    """The item is no longer the one that somebody was answering for: what they typed is shown, and nothing saved."""
    if do == "autosave":
        return jsonify(saved=False, message=render_template("saved.txt", saved=False, problem="").strip())
    shown = {short: [value] if isinstance(value, str) else list(value or ()) for short, value in typed.items()}
    return page("moved.html", section=section, typed=shown), 409


def _section(name: str, item: int = 0) -> Section:
    section = sitting().section(name)
    if item and not (section.repeat and item <= len(sitting().view().answers.items(name))):
        raise NoSuchQuestion(name)
    return section


def _asked(section: str, item: int) -> list[str]:
    standings: list[Standing] = sitting().view().standings(section, item)
    return [one.path for one in standings if one.state in ASKED]


def _item_number(path: str) -> int:
    _, bracket, rest = path.partition("[")
    return int(rest.partition("]")[0]) if bracket else 0


def _item_name(section: Section, item: int) -> str:
    return sitting().view().answers.items(section.id)[item - 1].name if item else ""


def _label(section: Section, item: int) -> str:
    return f"{section.id}[{item}].{section.repeat.label}" if section.repeat else ""


def _name_seen(section: Section, item: int) -> str:
    """The name of the item as the form carries it, to be sure that it is still the same one."""
    return json.dumps(sitting().file.typed(_label(section, item)) if item else None)


def _same_item(section: Section, item: int) -> dict[str, Value]:
    if not item:
        return {}
    label = _label(section, item)
    try:
        name = json.loads(request.form.get("same", "null"))
    except ValueError:
        name = None
    return {label: name if isinstance(name, str) else None}
