"""Answers examined: read, held against the rules, and assembled, with everything noticed on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.assembly.about_set import agreed, open_questions, with_set
from docgen.assembly.assemble import DocumentSet, assemble
from docgen.assembly.briefing import Briefing
from docgen.assembly.formats import Formats
from docgen.assembly.typed import typed_names
from docgen.build.project import Project
from docgen.checks.subject import SetSubject
from docgen.checks.table import check_set
from docgen.expressions.vocabulary import Vocabulary
from docgen.findings import Finding, FindingError, Severity, has_errors
from docgen.memory import no_garbage_collection
from docgen.model.blocks import DocumentStatus
from docgen.questionnaire.answers import Answers, Reading, read, read_text
from docgen.questionnaire.questions import Questionnaire
from docgen.questionnaire.review_record import Status
from docgen.questionnaire.rules import RuleWatch
from docgen.version import VERSION


@dataclass(frozen=True, slots=True)
class Examined:
    """Answers with their findings, and the set they give; each is None where it could not be made."""

    answers: Answers | None
    documents: DocumentSet | None
    findings: tuple[Finding, ...]


def examine_answers(project: Project, path: Path, final: bool = False, text: str | None = None) -> Examined:
    """Read an answers file and hold it against the rules; no document is assembled.

    ``final`` asks of the answers what execution copies need; ``text`` is read instead of what is in the file.

    Raises LibraryError where the library or the questionnaire cannot be used.
    """
    title = authority_title(project)
    if text is None:
        reading = read(path, project.questionnaire, title)
    else:
        reading = read_text(text, str(path), project.questionnaire, title)
    return examine_reading(project, reading, final)


def rule_watch(project: Project) -> RuleWatch:
    """What holds the rules against answers that change all the time, and tells of them in the project's words."""
    return RuleWatch(Formats(project.library.words).printed, authority_title(project))


def examine_reading(
    project: Project, reading: Reading, final: bool = False, watch: RuleWatch | None = None
) -> Examined:
    """As ``examine_answers``, of answers that have been read already, by a ``watch`` that may know those before."""
    findings = [_due(one) if final else one for one in reading.findings]
    if reading.answers is not None:
        findings.extend((watch or rule_watch(project)).check(reading.answers, final))
    return Examined(reading.answers, None, tuple(findings))


def _due(finding: Finding) -> Finding:
    """A finding as execution copies need it: what a draft may wait for is an error now."""
    return replace(finding, severity=Severity.ERROR, stops_final=False) if finding.stops_final else finding


def authority_title(project: Project) -> Callable[[str], str]:
    """What findings call an authority: its title, by its id. Raises LibraryError where the library cannot be used."""
    authorities = project.usable().library.authorities
    return lambda authority: authorities[authority].title if authority in authorities else authority


def examine(project: Project, path: Path, status: DocumentStatus = "draft", text: str | None = None) -> Examined:
    """As ``examine_answers``, and, where nothing forbids it, assemble the set and check it."""
    examined = examine_answers(project, path, status != "draft", text)
    answers = examined.answers
    waiting = unfinished(answers) if answers is not None and status != "draft" else []
    if answers is None or waiting or has_errors(examined.findings):
        return Examined(answers, None, (*examined.findings, *waiting))
    if status != "draft" and answers.review:
        examined = Examined(answers, None, (*examined.findings, *_not_agreed(answers)))
    briefing = Briefing(
        answers,
        with_items(project.questionnaire),
        typed_names(project.questionnaire),
        open_questions(answers),
        status,
        VERSION,
        agreed(answers),
    )
    with no_garbage_collection():
        try:
            documents = assemble(project.library, briefing)
        except FindingError as error:
            return Examined(answers, None, (*examined.findings, error.finding))
        found = check_set(SetSubject(project.library, documents))
    return Examined(answers, documents, (*examined.findings, *found))


def with_items(questionnaire: Questionnaire) -> Vocabulary:
    """The questions' own words, those of items too ("member.email"), so that every reason can be said in English."""
    vocabulary = questionnaire.vocabulary
    for section in questionnaire.sections:
        if section.repeat is not None:
            vocabulary = vocabulary.within(section.id, section.repeat.item)
    return with_set(vocabulary)


def unfinished(answers: Answers) -> list[Finding]:
    """Each question that keeps a set from being issued."""
    waiting = [(one, "is open") for one in answers.open()]
    waiting += [(one, "may have to be answered") for one in answers.undecided()]
    remedy = "Answer it, or build a draft."
    told = Finding("open-question", Severity.ERROR, "", remedy=remedy)
    return [_at(answers, one.path, replace(told, message=f"“{one.label}” {how}.")) for one, how in waiting]


def _not_agreed(answers: Answers) -> list[Finding]:
    """Each answer that nobody has agreed, where a record is kept of that: execution copies are for what is agreed."""
    said = {Status.PROPOSED: "is proposed and not agreed", Status.NEEDS_ADVICE: "waits for advice"}
    file = answers.given.place("").file
    remedy = f"Agree it, or make a draft. “docgen review {file}” lists all that is not agreed."
    told = Finding("not-agreed", Severity.WARNING, "", remedy=remedy)
    return [
        _at(answers, one.path, replace(told, message=f"“{one.label}” {said[status]}."))
        for one, status in answers.reviewed()
        if status in said
    ]


def _at(answers: Answers, path: str, finding: Finding) -> Finding:
    return replace(finding, places=(answers.given.place(path),), question=path)
