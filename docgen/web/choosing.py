"""Pages that help to choose: a few questions about plans, what fits them, and a button that writes it.

What somebody says about their plans stands in the address alone. The answers file gets what they choose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from docgen.build.examine import authority_title
from docgen.findings import Finding
from docgen.questionnaire.advice_shapes import AdviceShape, AskedShape
from docgen.questionnaire.advice_words import AdviceWords
from docgen.questionnaire.answers_file import Meanwhile
from docgen.questionnaire.effects import since
from docgen.web.current import page, sitting
from docgen.web.fields import seen_in
from docgen.web.news import carried
from docgen.web.sitting import NoSuchQuestion

pages = Blueprint("choosing", __name__)
Page = str | tuple[str, int] | AnyResponse


@dataclass(frozen=True, slots=True)
class Plan:
    """A question about plans as a field: its name in the form, and the id of the answer that is picked, or ""."""

    asked: AskedShape
    name: str
    picked: str

    @property
    def options(self) -> list[tuple[str, str]]:
        """The answers to pick from, each with its label."""
        return [(answer.id, answer.label) for answer in self.asked.answers]


@pages.get("/choose")
def ask() -> Page:
    """All questions about plans; none needs an answer."""
    return page("choose.html", plans=_plans(_advice()))


@pages.get("/choose/fit")
def fit() -> Page:
    """What fits what was answered, why, and what every option means."""
    return _fit()


@pages.post("/choose")
def use() -> Page:
    """Write an option into the answers file with what goes with it: all of that, or nothing."""
    advice = _advice()
    fits = {one.option: one for one in _words(advice).told(_given(advice)).fits}
    wanted = fits.get(request.form.get("option", ""))
    if wanted is None:
        return redirect(url_for(".fit", **_carried(advice)), 303)
    typed = {one.path: one.value for one in wanted.writes}
    was = {path: seen_in(request.form, path) for path in typed}
    try:
        outcome = sitting().file.answer_all(typed, same=was)
    except Meanwhile:
        return _fit(changed=wanted.label), 409
    if outcome.refused:
        return _fit(refused=[finding for found in outcome.refused.values() for finding in found]), 422
    news = carried(since(sitting().view().answers, was))
    if sitting().view().about(advice.chooses):  # what it contradicts stands beside the question
        return redirect(url_for("questions.ask", path=advice.chooses, **news), 303)
    section = sitting().question(advice.chooses).section
    return redirect(url_for("questions.summary", section=section, saved=1, **news), 303)


def chosen() -> str:
    """The label of what is chosen already; "" where nothing is, or where nothing can be."""
    advice = sitting().project.advice.advice
    return " ".join(sitting().field(advice.chooses).shown) if advice else ""


def _fit(changed: str = "", refused: list[Finding] | None = None) -> str:
    advice, now = _advice(), sitting()
    words, given = _words(advice), _given(advice)
    told = words.told(given)
    paths = dict.fromkeys(one.path for fit in told.fits for one in fit.writes)
    return page(
        "fit.html",
        told=told,
        table=words.table(),
        given=given,
        carried=_carried(advice),
        fields=[now.field(path) for path in paths],
        changed=changed,
        refused=refused or [],
    )


def _advice() -> AdviceShape:
    advice = sitting().project.advice.advice
    if advice is None:
        raise NoSuchQuestion("choose")
    return advice


def _words(advice: AdviceShape) -> AdviceWords:
    project = sitting().project
    return AdviceWords(advice, project.questionnaire, authority_title(project))


def _plans(advice: AdviceShape) -> list[Plan]:
    """The questions with what was picked; an answer that there is none of counts as none."""
    plans = []
    for asked in advice.questions:
        name = f"plan-{asked.id}"
        said = request.values.get(name, "")
        plans.append(Plan(asked, name, said if said in {answer.id for answer in asked.answers} else ""))
    return plans


def _given(advice: AdviceShape) -> dict[str, str]:
    return {plan.asked.id: plan.picked for plan in _plans(advice) if plan.picked}


def _carried(advice: AdviceShape) -> dict[str, Any]:
    """What was answered, as addresses and forms carry it."""
    return {plan.name: plan.picked for plan in _plans(advice) if plan.picked}
