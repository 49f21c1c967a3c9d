"""Names that are written in two ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.questionnaire.answers import read, read_text
from docgen.questionnaire.answers_file import AnswersFile
from tests.samples import FILES, PROJECT

QUESTIONS = PROJECT.questionnaire
ANSWERS = """\
hub:
  legal_form: clg
  signatory_name: {hub}
members:
  - name: Oak
    representative: {representative}
    signatory_name: {signatory}
"""
ROLES = """\
hub: {legal_form: clg}
allocation_policy: {lead: Partnership manager}
people: {complaints_contact: The Partnership Manager.}
governance: {lead_officer: the partnership manager}
bribery: {lead: The Treasurer.}
risk_policy: {lead: Treasurer}
"""


def told(text: str) -> list[str]:
    return [str(one) for one in read_text(text, "answers.yaml", QUESTIONS).findings if one.rule == "answer-alike"]


def people(hub: str, representative: str, signatory: str = "") -> list[str]:
    return told(ANSWERS.format(hub=hub, representative=representative, signatory=signatory))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siân Llywelyn-Jones", "Siân Llywelyn Jones"),
        ("Siân Llywelyn-Jones", "Sian Llywelyn-Jones"),
        ("Bob Smith", "BOB SMITH"),
        ("Mary O’Hara", "Mary O'Hara"),
        ("Mary O’Hara", "Mary O Hara"),
        ("Bob Smith", "Bob"),
    ],
)
def test_a_name_in_two_spellings_is_asked_about_at_both_places(one: str, other: str) -> None:
    (found,) = people(one, other)
    assert found == (
        f"answers.yaml:6:21: warning: [answer-alike] “Representative – Oak” has “{other}”, and “Hub’s signatory” has "
        f"“{one}”: are they the same person? If so, write it alike in both. (also answers.yaml:3:19)"
    )


def test_a_pair_of_spellings_is_told_of_once() -> None:
    assert len(people("Siân Llywelyn-Jones", "Siân Llywelyn Jones", "Siân Llywelyn Jones")) == 1


def test_other_people_are_no_doubt() -> None:
    assert people("Bob Smith", "Bob Smythe", "Bob Smith") == []
    assert people("Bob Smith", "Bob Jones", "Bob") == []  # whose first name it is nobody can say


def test_people_in_a_list_are_compared_too() -> None:
    hub = "hub:\n  legal_form: clg\n  signatory_name: Ann Lee\n"
    (found,) = told(f"{hub}first_steps:\n  bank_signatories:\n    - Bo Li\n    - ann lee\n")
    assert found.startswith("answers.yaml:7:7: warning: [answer-alike] “Approvers of payments” has “ann lee”")


def test_a_post_in_several_spellings_is_asked_about() -> None:
    assert [one.partition("] ")[2] for one in told(ROLES)] == [
        "“Complaints contact” has “the Partnership Manager”, and “Runs the calls for work (role)” has “Partnership "
        "manager”: are they the same post? If so, write it alike in both. (also answers.yaml:2:27)",
        "“Lead officer (post)” has “partnership manager”, and “Runs the calls for work (role)” has “Partnership "
        "manager”: are they the same post? If so, write it alike in both. (also answers.yaml:2:27)",
    ]


def test_whoever_gives_either_answer_is_told(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS.format(hub="Bob Smith", representative="Bob  Smith", signatory="Bob SMITH"))
    file = AnswersFile(path, QUESTIONS)
    both = [file.doubts("hub.signatory_name"), file.doubts("members[1].signatory_name")]
    assert [[one.rule for one in found] for found in both] == [["answer-alike"]] * 2
    assert file.doubts("members[1].representative") == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_the_samples_write_each_name_in_one_way(file: Path) -> None:
    assert [one for one in read(file, QUESTIONS).findings if one.rule == "answer-alike"] == []
