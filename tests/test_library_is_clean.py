"""The library that docgen brings is without errors, and so are the sets that the samples give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.build.examine import examine
from docgen.build.samples import unshown
from docgen.findings import Severity
from docgen.library.library import Entry
from docgen.model.blocks import Clause, DefinitionList, ExecutionBlock, Table
from docgen.model.document import Document
from docgen.model.inlines import Blank, Reference
from docgen.model.walk import blocks, clauses, inlines, text_of
from docgen.questionnaire.new import commented
from tests.samples import COMPLETE, HALF, PROJECT, SAMPLES, VARIANTS, answers_file, documents, examined, some_of_each


def test_nothing_in_the_library_is_wrong_or_badly_worded() -> None:
    assert [str(one) for one in PROJECT.library_findings() if one.severity is not Severity.NOTE] == []


OUTLINES = PROJECT.library.outlines.values()
CHOICES = [entry for outline in OUTLINES for entry in outline.entries() if entry.is_choice]


@pytest.mark.parametrize("entry", CHOICES, ids=[",".join(entry.clauses) for entry in CHOICES])
def test_every_alternative_has_a_condition_of_its_own(entry: Entry) -> None:
    conditions = [PROJECT.library.clauses[clause].when for clause in entry.clauses]
    written = [condition.source for condition in conditions if condition is not None]
    assert len(set(written)) == len(entry.clauses), "an alternative without a condition always holds"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_a_set_without_errors(name: str) -> None:
    assert [str(one) for one in examined(name, "draft").findings if one.severity is Severity.ERROR] == []
    assert documents(name, "draft")


@pytest.mark.parametrize("name", SAMPLES)
def test_nobody_who_checks_a_sample_is_told_of_the_words_of_the_library(name: str) -> None:
    found = examined(name, "draft").findings
    assert [str(one) for one in found if any(place.file.startswith("templates/") for place in one.places)] == []


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_of_a_sample_can_be_issued(name: str) -> None:
    assert [str(one) for one in examined(name).findings if one.severity is Severity.ERROR] == []
    assert documents(name)


def test_every_clause_and_alternative_is_in_a_sample_and_out_of_another() -> None:
    assert [f"{one.what} is {one.never} in no sample" for one in unshown(PROJECT, map(answers_file, SAMPLES))] == []


@pytest.mark.parametrize("name", COMPLETE)
def test_a_finished_sample_can_be_issued(name: str) -> None:
    assert [str(one) for one in examined(name).findings if one.severity is Severity.ERROR] == []
    left = [inline.text for document in documents(name) for inline in inlines(document)]
    assert not [text for text in left if text.startswith("[")]


def test_every_word_that_the_glossary_explains_is_one_of_the_questions() -> None:
    found = PROJECT.questionnaire.questions()
    asked = " ".join(f"{one.ask} {one.hint} {one.why} {[choice.label for choice in one.choices]}" for one in found)
    assert [one.word for one in PROJECT.questionnaire.glossary if one.word.casefold() not in asked.casefold()] == []


FORMS = [choice.code for choice in PROJECT.questionnaire.by_path["hub.legal_form"].choices]


@pytest.mark.parametrize("form", ["", *FORMS])
def test_who_has_answered_at_most_the_legal_form_gets_a_draft_and_hears_of_nothing_else(form: str) -> None:
    unanswered = commented(PROJECT.questionnaire, "")
    text = re.sub(r"(?m)^  legal_form:$", f"  legal_form: {form}".rstrip(), unanswered, count=1)
    found = examine(PROJECT, Path("answers.yaml"), "draft", text)
    assert [str(finding) for finding in found.findings] == []
    assert found.documents


def test_the_half_finished_sample_has_blanks_and_says_how_many_questions_are_open() -> None:
    found = documents(HALF)
    assert any(isinstance(inline, Blank) for document in found for inline in inlines(document))
    assert all(document.wording.open_questions for document in found)


def keys(document: Document) -> list[str]:
    """Every key of a document, in reading order."""
    found = [schedule.key for schedule in document.schedules]
    for clause in clauses(document):
        found.append(clause.key)
        for block in blocks(clause.blocks):
            if isinstance(block, DefinitionList):
                found.extend(entry.key for entry in block.entries)
            else:
                found.append(block.key)
    return [*found, *(block.key for block in document.execution)]


ALL = [(name, document) for name in SAMPLES for document in some_of_each(documents(name, "draft"))]
IDS = [f"{name}/{document.id}" for name, document in ALL]


@pytest.mark.parametrize("document", [document for _, document in ALL], ids=IDS)
def test_every_key_of_a_document_is_its_own(document: Document) -> None:
    found = keys(document)
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("document", [document for _, document in ALL], ids=IDS)
def test_every_reference_within_a_document_points_to_a_key_of_it(document: Document) -> None:
    known = set(keys(document))
    inside = [one for one in inlines(document) if isinstance(one, Reference) and one.document == document.outline]
    assert [one.target for one in inside if one.target and one.target not in known] == []
    assert [step.target for one in inside for step in one.steps if step.target and step.target not in known] == []


@pytest.mark.parametrize("document", [document for _, document in ALL], ids=IDS)
def test_every_clause_has_words_and_every_numbered_clause_a_heading(document: Document) -> None:
    empty: list[Clause] = [clause for clause in clauses(document) if not clause.blocks]
    assert [clause.key for clause in empty] == []
    numbered = [clause for part in document.parts for clause in part.clauses]
    assert all(clause.heading and clause.number for clause in numbered)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_documents_of_a_set_have_names_of_their_own(name: str) -> None:
    found = documents(name)
    for names in ([one.id for one in found], [one.file_name for one in found]):
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("document", [document for _, document in ALL], ids=IDS)
def test_no_mark_of_the_source_is_printed(document: Document) -> None:
    lines = [text_of(block.intro) for block in document.execution if isinstance(block, ExecutionBlock)]
    lines += [inline.text for inline in inlines(document)]
    assert [line for line in lines if "{{" in line or "{#" in line or ":::" in line or "](" in line] == []


@pytest.mark.parametrize("document", [document for _, document in ALL], ids=IDS)
def test_nothing_is_ticked_or_left_to_write_in_the_head_of_a_form(document: Document) -> None:
    tables = [block for clause in clauses(document) for block in blocks(clause.blocks) if isinstance(block, Table)]
    heads = [(table.rows, " ".join(map(text_of, table.header))) for table in tables if table.form]
    assert [words for rows, words in heads if "☐" in words or not rows] == []
