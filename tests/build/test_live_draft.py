"""A document that is shown while somebody answers is the one that a build would make."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docgen.build.live_draft import LiveDraft, Touched
from docgen.model.document import Document
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.answers import read
from docgen.questionnaire.answers_file import AnswersFile
from docgen.writers.html.passages import passages
from tests.samples import HALF, PROJECT, SMALL, answers_file, documents


def answers_of(path: Path) -> Answers:
    answers = read(path, PROJECT.questionnaire).answers
    assert answers
    return answers


@pytest.mark.parametrize("sample", [SMALL, HALF])
def test_each_document_is_that_of_the_set(sample: str) -> None:
    live, answers = LiveDraft(PROJECT), answers_of(answers_file(sample))
    compared = set()
    for made in documents(sample, "draft"):
        if made.outline in compared:
            continue
        compared.add(made.outline)
        shown = live.document(answers, made.outline)
        assert shown
        assert replace(shown, decisions=()) == replace(made, decisions=()), made.id
    assert len(compared) > 10
    listed = [outline.id for outline in live.outlines(answers)]
    assert compared <= set(listed)
    assert listed[0] == "set-cover", "what is about the set stands before it"


def test_of_a_document_for_each_item_that_of_the_item_is_shown() -> None:
    live, answers = LiveDraft(PROJECT), answers_of(answers_file(SMALL))
    item = answers.items("members")[2]
    shown = live.document(answers, "membership-application", item.key)
    assert shown
    assert shown.id == f"membership-application-{item.key}"


def test_a_question_touches_clauses_of_a_document_that_is_in_the_set() -> None:
    live, answers = LiveDraft(PROJECT), answers_of(answers_file(SMALL))
    touched = live.touched(answers, "meetings.notice_days")
    assert touched
    assert touched.document.outline == "articles"
    assert "articles-meeting-notice" in touched.clauses
    assert live.touched(answers, "hub.incorporation_date") is None
    assert live.document(answers, "constitution") is None


@pytest.mark.parametrize(("sample", "one_in"), [(SMALL, 2), (HALF, 3), ("twenty-organisations", 5)])
def test_the_clauses_beside_a_question_are_those_of_the_whole_document(sample: str, one_in: int) -> None:
    live, answers = LiveDraft(PROJECT), answers_of(answers_file(sample))
    firsts = [one.path for one in answers.standings() if (one.question and "[" not in one.path) or "[2]" in one.path]
    compared = set()
    for path in firsts[::one_in]:
        touched = live.touched(answers, path)
        if isinstance(touched, Touched):
            whole = live.document(answers, touched.document.outline, _item_of(touched.document))
            assert whole
            some, all_of_it = (tuple(passages(one, "h4", touched.clauses)) for one in (touched.document, whole))
            assert some == all_of_it, path
            compared.add(touched.document.outline)
    assert len(compared) > 5


def _item_of(document: Document) -> str:
    return document.id.removeprefix(document.outline).removeprefix("-")


def test_after_a_change_the_document_is_that_of_the_new_answers(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_bytes(answers_file(SMALL).read_bytes())
    file, live = AnswersFile(path, PROJECT.questionnaire), LiveDraft(PROJECT)

    def shown(fresh: bool) -> str:
        answers = file.reading().answers
        assert answers
        touched = live.touched(answers, "meetings.notice_days", fresh)
        assert touched
        return "".join(
            clause.html for part in passages(touched.document, "h4", touched.clauses) for clause in part.clauses
        )

    assert "14\N{NO-BREAK SPACE}Clear Days" in shown(fresh=True)
    file.answer("meetings.notice_days", "21")
    assert "21\N{NO-BREAK SPACE}Clear Days" in shown(fresh=False)
    assert shown(fresh=True) == shown(fresh=False)
    file.answer("meetings.notice_days", None)
    assert "<mark>[General meeting notice (days)]</mark>" in shown(fresh=False)


def test_the_glossary_has_every_term_that_the_answers_allow() -> None:
    live, answers = LiveDraft(PROJECT), answers_of(answers_file(SMALL))
    (passage,) = passages(live.glossary(answers), "h2")
    (clause,) = passage.clauses
    used = {f"<dfn>{term}</dfn>" for term in ("Bid", "Board", "Commissioner", "Member", "Working Day")}
    assert all(term in clause.html for term in used)


def test_a_paper_that_people_know_is_shown_before_a_form() -> None:
    live, answers = LiveDraft(PROJECT), answers_of(answers_file(SMALL))
    touched = live.touched(answers, "consortium.name")
    assert touched
    assert touched.document.outline == "confidentiality-agreement"
