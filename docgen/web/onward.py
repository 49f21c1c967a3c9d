"""Where to go on from a section or an item in which nothing is left to do."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from docgen.questionnaire.questions import Section
from docgen.questionnaire.stops import Stop, stops
from docgen.web.sitting import View


@dataclass(frozen=True, slots=True)
class Onward:
    """A section or item that has something open: what it is called, and the address to go on at."""

    title: str
    address: str


def onward(view: View, section: Section, item: int = 0) -> Onward | None:
    """The next place with something open after a section or one of its items; None where nothing is open elsewhere.

    Other items of the section come first, then the sections after it, and last those before it. What is answered only
    at a later stage does not count.
    """
    order = list(view.answers.questionnaire.by_id)
    here, item_here = order.index(section.id), item if section.repeat else 0

    def distance(stop: Stop) -> tuple[int, bool, bool, int]:
        sections = (order.index(stop.section.id) - here) % len(order)
        return sections, stop.question is None, not sections and stop.item < item_here, stop.item

    elsewhere = (
        one for one in stops(view.answers) if one.is_open and not one.stage and not _is_here(one, section, item)
    )
    found = min(elsewhere, key=distance, default=None)
    return _at(found, view, section) if found else None


def _is_here(stop: Stop, section: Section, item: int) -> bool:
    """Whether it is asked on the page itself; a repeated section as a whole is the page of its list."""
    return (
        stop.section is section and stop.item == item and (stop.question is None) is bool(section.repeat and not item)
    )


def _at(stop: Stop, view: View, here: Section) -> Onward:
    section = stop.section
    if stop.question is not None and section is here and stop.item:
        name = view.answers.items(section.id)[stop.item - 1].name
        return Onward(name or f"No. {stop.item}", url_for("questions.ask", path=stop.path))
    if section.repeat:
        return Onward(section.title, url_for("items.listed", section=section.id))
    return Onward(section.title, url_for("questions.ask", path=stop.path))
