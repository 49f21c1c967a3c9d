"""What every page needs of the app that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from flask import current_app, render_template, request, url_for

from docgen.questionnaire.effects import NONE, Effects
from docgen.web.guard import Guard
from docgen.web.news import arrived
from docgen.web.papers import Papers
from docgen.web.sitting import Sitting


def sitting() -> Sitting:
    """The sitting that the app serves."""
    return cast(Sitting, current_app.extensions["docgen.sitting"])


def papers() -> Papers:
    """The sets that were built in this sitting."""
    return cast(Papers, current_app.extensions["docgen.papers"])


def guard() -> Guard:
    """The guard of the app."""
    return cast(Guard, current_app.extensions["docgen.guard"])


def addresses() -> Callable[[str], str]:
    """Gives the address where something is answered, by its path: a question, an item or a section; else ""."""
    view = sitting().view()

    def address(path: str) -> str:
        if view.has_question(path):
            return url_for("questions.ask", path=path)
        head, _, number = path.rstrip("]").partition("[")
        section = view.answers.questionnaire.by_id.get(head)
        if section is None:
            return ""
        if section.repeat and not number:
            return url_for("items.listed", section=head)
        return url_for("questions.summary", section=head, item=int(number) if number else None)

    return address


def page(template: str, effects: Effects = NONE, **given: Any) -> str:
    """A page, with the view of the answers as they are now, and the ``effects`` of what was just saved as its news.

    A page that was gone to has those that its address carries. Raises Unreadable.
    """
    now = sitting()
    always = {"view": now.view(), "file": now.name, "advice": now.project.advice.advice, "address": addresses()}
    news = list((arrived(request.args) if request.method == "GET" else effects).sentences())
    return render_template(template, form_token=guard().form_token, news=news, **always, **given)
