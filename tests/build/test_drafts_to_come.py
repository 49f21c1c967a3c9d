"""Drafts that bear a day that is still to come: on the date of the drafts the papers say which law they state."""

from __future__ import annotations

from docgen.build.examine import examine
from docgen.findings import Severity
from docgen.writers import text
from docgen.writers.house import House
from tests.samples import PROJECT, SMALL, answers_file

TO_COME = answers_file(SMALL).read_text(encoding="utf-8").replace("law_date: 2026-11-22", "law_date: 2026-12-05")


def test_a_draft_only_warns_and_says_nothing_of_a_law_that_is_not_yet() -> None:
    found = examine(PROJECT, answers_file(SMALL), "draft", TO_COME)
    (told,) = (one for one in found.findings if one.rule == "answer-to-come")
    assert (told.severity, told.stops_final) == (Severity.WARNING, True)
    assert found.documents is not None
    papers = {one.id: text.write(one, House(PROJECT.house)).decode() for one in found.documents.documents}
    assert "Prepared to state the law as at 5 December 2026." in papers["partnership-agreement"]
    assert "state the law of England and Wales as at 5 December 2026" in papers["set-cover"]
    assert not any("papers state the law" in paper for paper in papers.values())


def test_execution_copies_wait_until_the_day_has_come() -> None:
    found = examine(PROJECT, answers_file(SMALL), "execution copy", TO_COME)
    assert found.documents is None
    assert [one.severity for one in found.findings if one.rule == "answer-to-come"] == [Severity.ERROR]
