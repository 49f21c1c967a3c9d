from __future__ import annotations

from docgen.build.affected import affected_clauses
from docgen.questionnaire.paths import general
from tests.build.papers import Papers


def test_a_question_touches_the_clauses_that_print_it(papers: Papers) -> None:
    touched = affected_clauses(papers.project.library, papers.project.questionnaire)
    assert touched["hub.days"] == ["notice"]
    assert touched["members.town"] == ["welcome"]


def test_a_question_touches_the_clauses_whose_conditions_hang_on_it(papers: Papers) -> None:
    papers.tiny.clause("extra", "1. The hub may.\n", when="hub.deed")
    papers.tiny.write("templates/documents/rules.yaml", _outline("[fees, extra]"))
    touched = affected_clauses(papers.project.library, papers.project.questionnaire)
    assert touched["hub.deed"] == ["extra"]


def test_a_path_of_an_item_is_the_question_of_all_items() -> None:
    assert general("members[3].email") == "members.email"


def _outline(clauses: str) -> str:
    return (
        "id: rules\ntitle: Rules\nreference: the Rules\nsubject: x\nscheme: agreement\nfile: rules\n"
        f"parts:\n  - clauses: {clauses}\n"
    )
