"""The questionnaire as a document."""

from __future__ import annotations

from functools import cache

import pytest

from docgen.assembly.paper import paper
from docgen.model.blocks import Paragraph, Table
from docgen.model.document import Document
from docgen.model.inlines import Inlines, Reference
from docgen.model.walk import clauses, text_of
from docgen.model.walk import inlines as inlines_of
from docgen.questionnaire.answers import read_text
from docgen.questionnaire.journey import work
from docgen.writers.reading import printed_lines
from tests.samples import HALF, PROJECT, examined
from tests.tiny_library import ANSWERS, TinyLibrary


@cache
def blank() -> Document:
    return paper(PROJECT.library, PROJECT.questionnaire)


def form(document: Document, path: str) -> Table:
    found = next(clause for clause in clauses(document) if clause.key == path)
    return next(block for block in found.blocks if isinstance(block, Table))


def room(document: Document, path: str) -> Inlines:
    return form(document, path).rows[0].cells[-1]


def test_every_question_of_the_questionnaire_is_asked_once() -> None:
    asked = [clause.heading for clause in clauses(blank()) if clause.heading]
    assert asked != []
    assert sorted(asked) == sorted(question.ask for question in PROJECT.questionnaire.questions())


def test_questions_are_numbered_one_after_another_and_anew_on_each_sheet() -> None:
    body = [clause.number for part in blank().parts for clause in part.clauses if clause.number]
    assert body == [str(number) for number in range(1, len(body) + 1)]
    for sheet in blank().schedules:
        numbers = [clause.number for clause in sheet.clauses if clause.number]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_a_repeated_section_is_a_sheet_to_copy() -> None:
    sheets = {sheet.key.partition("/")[0]: sheet for sheet in blank().schedules}
    repeated = [section.id for section in PROJECT.questionnaire.sections if section.repeat]
    assert list(sheets) == repeated
    assert sheets["members"].label == "Sheet 2"
    text = printed_lines(blank())
    assert "Copy this sheet for each member." in text
    assert "Sheet 2 at the end asks these questions. Fill in one copy for each member." in text


def test_a_question_says_when_it_is_asked_why_and_within_what_limits() -> None:
    text = "\n".join(printed_lines(blank()))
    assert "Only if “Hub already registered” is yes." in text
    assert "Who should agree: The boards of all founding organisations, with a solicitor." in text
    assert "At least 14, at most 60. Usual: 21. Law: Companies Act 2006, section 307. Example: 21" in text
    assert "More than one may be ticked." in text


def test_how_to_write_an_answer_stands_right_under_its_question() -> None:
    place = next(clause for clause in clauses(blank()) if clause.key == "consortium.place")
    first = place.blocks[0]
    assert isinstance(first, Paragraph)
    assert text_of(first.content) == "Leave out the word “in” and the full stop."


def test_there_is_a_box_for_each_choice_and_an_empty_cell_for_words() -> None:
    choices = text_of(room(blank(), "hub.legal_form")).split("\n")
    question = PROJECT.questionnaire.by_path["hub.legal_form"]
    assert choices == [f"☐ {choice.label}" for choice in question.choices]
    assert text_of(room(blank(), "hub.registered")).replace("\xa0", " ").split("   ") == ["☐ Yes", " ☐ No"]
    assert room(blank(), "hub.name") == ()
    assert [row.cells for row in form(blank(), "consortium.vision").rows] == [((),)] * 3


def test_what_is_answered_is_filled_in(tiny: TinyLibrary) -> None:
    tiny.clause("notice", "1. The hub gives notice.\n")
    tiny.outline()
    document = paper(tiny.project.library, tiny.project.questionnaire, tiny.answers(ANSWERS))
    assert text_of(room(document, "hub.name")) == "Harbour Hub"
    assert text_of(room(document, "hub.fee")) == "£1,000"
    assert text_of(room(document, "hub.starts")) == "1 April 2026"
    assert text_of(room(document, "hub.rule")) == "☑ The strict rule\n☐ The loose rule"
    assert text_of(room(document, "hub.works")) == "☑ Advice\n☑ Meals\n☐ Sport"
    assert [text_of(row.cells[0]) for row in form(document, "hub.aims").rows] == ["to help", "to teach"]
    sheets = [(sheet.label, sheet.heading) for sheet in document.schedules]
    assert sheets == [("Sheet 1", "Members"), ("Sheet 2", "Members: answered so far")]
    assert "Oak Trust" in [clause.heading for clause in document.schedules[1].clauses]
    assert text_of(form(document, "members[2]").rows[1].cells[1]) == "No"


def test_what_the_answers_make_needless_is_left_out(tiny: TinyLibrary) -> None:
    tiny.clause("notice", "1. The hub gives notice.\n")
    tiny.outline()
    known = paper(tiny.project.library, tiny.project.questionnaire, tiny.answers(ANSWERS))
    open_still = paper(tiny.project.library, tiny.project.questionnaire, tiny.answers("hub: {name: Harbour Hub}"))
    asked = lambda document: [clause.heading for clause in clauses(document)]  # noqa: E731
    assert "What is the secret?" not in asked(known)
    assert "What is the secret?" in asked(open_still)


def test_a_collaboration_is_asked_nothing_about_a_company() -> None:
    reading = read_text("hub:\n  legal_form: collab\n", "answers.yaml", PROJECT.questionnaire)
    document = paper(PROJECT.library, PROJECT.questionnaire, reading.answers)
    parts = [part.key for part in document.parts]
    assert "collaboration" in parts
    assert not {"meetings", "board", "agreement", "lead"} & set(parts)


def filled(text: str) -> Document:
    reading = read_text(text, "answers.yaml", PROJECT.questionnaire)
    return paper(PROJECT.library, PROJECT.questionnaire, reading.answers)


def test_a_condition_that_is_met_already_is_not_printed() -> None:
    text = "\n".join(printed_lines(filled("hub:\n  legal_form: clg\n")))
    assert "Only if the hub is" not in text
    assert "Only if “Hub already registered” is yes." in text
    assert "Only if the member is a branch that needs its national body’s letter." in text


def test_a_sheet_leaves_out_what_cannot_be_asked_of_any_item() -> None:
    asked = {clause.key for sheet in filled("hub:\n  legal_form: collab\n").schedules for clause in sheet.clauses}
    assert "members.name" in asked
    assert not {"members.founding", "members.joins_later", "members.nominee_name"} & asked


def test_the_blank_questionnaire_says_how_long_it_is_and_to_choose_first() -> None:
    number = len(list(PROJECT.questionnaire.questions()))
    how = "\n".join(printed_lines(blank())[:8])
    assert "Choose the legal form of the hub first." in how
    assert f"{number} questions, which take " in how
    assert " hours to write down once" in how
    assert "docgen cannot read this paper back" in how


def test_a_filled_in_questionnaire_counts_what_is_left_as_missing_does() -> None:
    reading = read_text("hub:\n  legal_form: clg\n", "answers.yaml", PROJECT.questionnaire)
    assert reading.answers is not None
    left = work(reading.answers.standings(), reading.answers)
    assert f"How much is left: {left.tally}: {left.time}." in "\n".join(printed_lines(filled("hub: {legal_form: clg}")))


def test_the_table_counts_what_is_not_answered_and_no_section_takes_no_time() -> None:
    document = filled("hub: {legal_form: clg}\nconsortium: {name: Together, place: Northshire}\n")
    table = next(block for clause in document.preamble for block in clause.blocks if isinstance(block, Table))
    rows = {text_of(row.cells[0]): [text_of(cell) for cell in row.cells[1:3]] for row in table.rows}
    asked = len(PROJECT.questionnaire.by_id["consortium"].questions)
    assert rows["The consortium"][0] == str(asked - 2)
    assert all(int(minutes) >= 1 for number, minutes in rows.values() if number != "0")


def test_what_is_said_of_a_sheet_is_a_link_to_it() -> None:
    keys = {sheet.key: sheet.label for sheet in blank().schedules}
    links = [one for one in inlines_of(blank()) if isinstance(one, Reference) and one.target in keys]
    assert {one.target for one in links} == set(keys)
    assert all(one.text == keys[one.target] for one in links)


@pytest.mark.parametrize("sample", [HALF])
def test_a_half_finished_sample_keeps_room_for_what_is_open(sample: str) -> None:
    answers = examined(sample).answers
    assert answers is not None
    document = paper(PROJECT.library, PROJECT.questionnaire, answers)
    for waiting in answers.open():
        if "." in waiting.path and "[" not in waiting.path:
            cell = room(document, waiting.path)
            assert cell == () or "☑" not in text_of(cell), waiting.path
