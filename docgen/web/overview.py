"""Pages to look at: where to begin, what is done, all answers, what is missing, what is wrong, what words mean."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import Blueprint

from docgen.assembly.named import document_name
from docgen.build.affected import affected_clauses
from docgen.findings import Severity
from docgen.questionnaire.paths import general
from docgen.questionnaire.questions import Section
from docgen.questionnaire.standing import State
from docgen.sources import yaml_text
from docgen.web.choosing import chosen
from docgen.web.current import addresses, page, sitting
from docgen.web.sitting import ASKED, NoSuchQuestion, View
from docgen.writers.html.passages import passages

pages = Blueprint("overview", __name__)
UNUSED = "not used"


@pages.get("/")
def start() -> str:
    """What this is, how long it takes and what to have ready."""
    return page("start.html", about=_about_start(), sections=sitting().questionnaire.sections, chosen=chosen())


@pages.get("/tasks")
def tasks() -> str:
    """Every section, with how far it is."""
    view = sitting().view()
    rows = [(section, view.sections[section.id], _status(section, view)) for section in _sections()]
    told = Counter(one.finding.severity for one in view.told)
    problems, warnings = told[Severity.ERROR], told[Severity.WARNING]
    return page("tasks.html", rows=rows, problems=problems, warnings=warnings, chosen=chosen())


@pages.get("/check")
def check() -> str:
    """Every answer, to be read through and changed."""
    view, groups = sitting().view(), []
    for section in _sections():
        rows = [(one, view.field(one.path)) for one in view.standings(section.id) if one.state in ASKED]
        items = [
            (item.number, item.name, sum(one.state is State.OPEN for one in view.standings(section.id, item.number)))
            for item in view.answers.items(section.id)
            if view.answers.section_asked(section) is not False
        ]
        if rows or items:
            groups.append((section, rows, items))
    return page("check.html", groups=groups)


@pages.get("/missing")
def missing() -> str:
    """What is open, with the clauses that wait for it, and what is not used."""
    view, library = sitting().view(), sitting().project.library
    touched = affected_clauses(library, sitting().questionnaire)
    groups = []
    for section in view.sections.values():
        rows = []
        for gap in section.gaps:
            clauses = [] if gap.status == UNUSED else touched.get(general(gap.path), [])
            rows.append((gap, list(dict.fromkeys(library.clauses[name].title for name in clauses))))
        if rows:
            groups.append((section, rows))
    return page("missing.html", groups=groups)


@pages.get("/findings")
def findings() -> str:
    """What is wrong or doubtful, with the question to change."""
    told = [one for one in sitting().view().told if one.finding.severity != "note"]
    return page("findings.html", told=told)


@pages.get("/glossary")
def glossary() -> str:
    """The words of the questions, and the defined terms as these answers give them."""
    terms, plain = sitting().live.glossary(sitting().view().answers), sitting().questionnaire.glossary
    return page("glossary.html", plain=plain, passages=list(passages(terms, "h3", address=addresses())))


@pages.get("/draft")
def drafts() -> str:
    """The documents that can be read here."""
    live, answers = sitting().live, sitting().view().answers
    outlines = [(one.id, document_name(one), live.waits_for(answers, one.id)) for one in live.outlines(answers)]
    return page("drafts.html", outlines=outlines)


@pages.get("/draft/<outline>")
def draft(outline: str) -> str:
    """One document as it stands."""
    now = sitting()
    if outline not in now.project.library.outlines:
        raise NoSuchQuestion(outline)
    document = now.live.document(now.view().answers, outline)
    if document is None:
        raise NoSuchQuestion(outline)
    always = now.project.library.words.reasons["always"]
    return page(
        "document.html", document=document, parts=list(passages(document, "h3", address=addresses())), always=always
    )


def _about_start() -> dict[str, Any]:
    """What the library says to those who begin; nothing where it says nothing."""
    path = sitting().project.house / "start.yaml"
    if not path.exists():
        return {}
    found = yaml_text.plain(yaml_text.read(path.read_text(encoding="utf-8"), str(path)))
    return found if isinstance(found, dict) else {}


def _sections() -> tuple[Section, ...]:
    return sitting().questionnaire.sections


def _status(section: Section, view: View) -> str:
    """One of "not needed", "cannot start", "optional", "not started", "in progress", "for later", "completed"."""
    known = view.sections[section.id]
    asked = view.answers.section_asked(section)
    if asked is False or (not known.asked and not known.gaps and not section.repeat):
        return "not needed"
    if not known.asked and any(gap.status == "undecided" for gap in known.gaps):
        return "cannot start"
    if section.repeat and not section.repeat.least and not view.answers.items(section.id):
        return "optional"
    if known.open:
        return "in progress" if known.answered else "not started"
    undecided = any(gap.status == "undecided" and gap.stage is None for gap in known.gaps)
    return "in progress" if undecided else "for later" if known.later else "completed"
