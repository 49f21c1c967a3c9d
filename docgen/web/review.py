"""Pages that show who has agreed which answer, and record it: of the answers that the person saw, or not at all."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from docgen.clock import today
from docgen.questionnaire.questions import Section
from docgen.questionnaire.review_entry import read_by, read_day
from docgen.questionnaire.review_record import Reviewed, Status
from docgen.questionnaire.standing import Standing, State
from docgen.questionnaire.typed_texts import AnswerError
from docgen.sources.quoting import quoted
from docgen.sources.yaml_edit import Value
from docgen.web.current import page, sitting
from docgen.web.fields import Field, is_in, seen_in
from docgen.web.sitting import NoSuchQuestion, View

pages = Blueprint("review", __name__)
Page = str | tuple[str, int] | AnyResponse
BY, ON = "Who says so", "The day"


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: how it stands, what was last said of it, and on which day, in words."""

    standing: Standing
    field: Field
    status: Status
    record: Reviewed | None
    on: str
    ticked: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody says, as it was typed: what is wrong with it, by field, and the answers that have changed since."""

    status: str = ""
    by: str = ""
    on: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    changed: Collection[str] = ()


@pages.get("/review")
def listed() -> Page:
    """Every question that is asked, by section, with how far its answer is agreed."""
    return _listed(new_entry())


@pages.post("/review")
def record() -> Page:
    """Record what is said of the answers that are ticked, and of those of sections that are ticked."""
    paths = _ticked()
    entry = _recorded(paths)
    if entry.errors or entry.changed:
        kept = {path for path in paths if not {path, _name_path(path)} & set(entry.changed)}
        return _listed(entry, kept), 409 if entry.changed else 422
    return redirect(url_for(".listed", recorded=len(paths)), 303)


@pages.get("/review/<path>")
def ask(path: str) -> Page:
    """One answer, and the form that records how it stands."""
    return _one(path, new_entry())


@pages.post("/review/<path>")
def record_one(path: str) -> Page:
    """Record how one answer stands."""
    if row_of(path) is None:
        raise NoSuchQuestion(path)
    entry = _recorded([path])
    if entry.errors or entry.changed:
        return _one(path, entry), 409 if entry.changed else 422
    return redirect(url_for("questions.ask", path=path, recorded=1), 303)


def row_of(path: str) -> Row | None:
    """How the answer at a path is agreed; None where the question is not asked. Raises NoSuchQuestion."""
    return _row(path, sitting().view())


def _row(path: str, view: View) -> Row | None:
    answer = view.field(path)
    if path not in view.reviewed:
        return None
    standing, status = view.reviewed[path]
    said = view.answers.review[path][0] if path in view.answers.review else None
    return Row(standing, answer, status, said, _in_words(said.on) if said else "")


def new_entry() -> Entry:
    """Nothing said yet, on this day."""
    return Entry(on=_in_words(today().isoformat()))


def name_of_item(path: str) -> Field | None:
    """The field of the name of the item that a question is about, as a form carries it; None where there is none."""
    name = _name_path(path)
    return sitting().field(name) if name and name != path else None


def _one(path: str, entry: Entry) -> str:
    row = row_of(path)
    if row is None:
        raise NoSuchQuestion(path)
    return page("record.html", row=row, entry=entry, item_name=name_of_item(path))


def _listed(entry: Entry, ticked: Collection[str] = ()) -> str:
    view = sitting().view()
    groups = []
    for section in sitting().questionnaire.sections:
        numbers = range(1, len(view.answers.items(section.id)) + 1) if section.repeat else (0,)
        parts = [(number, list(_rows(section, number, entry, ticked))) for number in numbers]
        rows = [row for _, part in parts for row in part]
        if rows:
            groups.append((section, parts, sum(row.status is Status.AGREED for row in rows), len(rows)))
    counts = {status: sum(one is status for _, one in view.reviewed.values()) for status in Status}
    whole = () if entry.changed else request.form.getlist("section")
    opened = {path.partition(".")[0].partition("[")[0] for path in (*ticked, *entry.changed)}
    recorded = request.args.get("recorded", 0, type=int)
    told: dict[str, Any] = {"groups": groups, "counts": counts, "entry": entry, "recorded": recorded}
    return page("review.html", whole=whole, opened=opened, **told)


def _rows(section: Section, item: int, entry: Entry, ticked: Collection[str]) -> Iterator[Row]:
    view = sitting().view()
    for standing in view.standings(section.id, item):
        row = _row(standing.path, view) if standing.question else None
        if row:
            yield replace(row, ticked=standing.path in ticked, changed=standing.path in entry.changed)


def _ticked() -> list[str]:
    """The answers that are meant; what is not asked any more needs nobody's agreement."""
    wanted, whole = set(request.form.getlist("question")), set(request.form.getlist("section"))
    return [
        path
        for path, (standing, _) in sitting().view().reviewed.items()
        if path in wanted or (standing.section.id in whole and _was_answered(standing))
    ]


def _was_answered(standing: Standing) -> bool:
    """Whether the person saw an answer there, be it that it has changed or gone since."""
    seen = seen_in(request.form, standing.path)
    return seen is not None and (standing.state is State.ANSWERED or seen != sitting().file.typed(standing.path))


def _recorded(paths: list[str]) -> Entry:
    """Record what the form says of some answers; where something is wrong or has changed, nothing is recorded."""
    form, errors = request.form, {}
    entry = Entry(form.get("say-status", ""), form.get("say-by", "").strip(), form.get("say-on", "").strip())
    status = Status(entry.status) if entry.status in tuple(Status) else Status.OPEN
    if not paths:
        errors["what"] = "Tick the answers that are meant, or a whole section."
    if status is Status.OPEN:
        errors["status"] = "Say how they stand: agreed, proposed or in need of advice."
    elif status is not Status.NEEDS_ADVICE and (label := _unanswered(paths)):
        errors["what"] = f"{quoted(label)} has no answer yet. It can only be said to need advice."
    by = on = ""
    try:
        by = read_by(entry.by, BY)
    except AnswerError as error:
        errors["by"] = error.message
    try:
        on = read_day(entry.on, ON, today())
    except AnswerError as error:
        errors["on"] = error.message
    if errors:
        return replace(entry, errors=errors)
    return replace(entry, changed=sitting().file.record(paths, status, by, on, _seen(paths)))


def _seen(paths: Iterable[str]) -> dict[str, Value]:
    """What the person saw of the answers, and of the names of their items, which tell that they are the same ones."""
    names = [name for path in paths if (name := _name_path(path)) and is_in(request.form, name)]
    return {path: seen_in(request.form, path) for path in (*paths, *names)}


def _unanswered(paths: Iterable[str]) -> str:
    """The first of some questions that has, and had when the person saw it, no answer; "" where all have one."""
    reviewed = sitting().view().reviewed
    standings = (reviewed[path][0] for path in paths)
    return next((one.label for one in standings if one.state is not State.ANSWERED and not _was_answered(one)), "")


def _name_path(path: str) -> str:
    before, bracket, _ = path.partition("].")
    repeat = sitting().section(before.partition("[")[0]).repeat if bracket else None
    return f"{before}].{repeat.label}" if repeat else ""


def _in_words(on: str) -> str:
    """A day of the record as people write it."""
    if not on:
        return ""
    day = datetime.date.fromisoformat(on)
    return f"{day.day} {sitting().project.library.words.months[day.month - 1]} {day.year}"
