"""The real library: what the law asks of each legal form has a clause, and the table of it can be read."""

from __future__ import annotations

from dataclasses import replace

from docgen.checks.coverage import coverage, uncovered_requirements
from tests.samples import PROJECT

SUBJECT = PROJECT.subject(PROJECT.library)


def test_every_requirement_has_a_clause_or_a_reason_for_every_form_that_needs_it() -> None:
    assert [finding.message for finding in uncovered_requirements(SUBJECT)] == []


def test_every_form_has_requirements() -> None:
    assert {one.form for one in coverage(SUBJECT)} == set(SUBJECT.forms)


def test_a_requirement_is_told_when_the_clauses_that_cover_it_are_taken_out() -> None:
    alone = {one.clauses[0].partition("/")[2] for one in coverage(SUBJECT) if len(one.clauses) == 1 and not one.waived}
    clause = sorted(alone)[0]
    library = replace(PROJECT.library, clauses={k: v for k, v in PROJECT.library.clauses.items() if k != clause})
    assert list(uncovered_requirements(replace(SUBJECT, library=library)))
