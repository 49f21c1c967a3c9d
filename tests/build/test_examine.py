"""What is noticed of answers before anything is built."""

from __future__ import annotations

from docgen.build.examine import examine
from tests.samples import HALF, PROJECT, answers_file


def test_who_asks_for_execution_copies_hears_of_open_questions_beside_what_is_wrong() -> None:
    told = {finding.rule for finding in examine(PROJECT, answers_file(HALF), "execution copy").findings}
    assert {"N13-trustee-not-barred", "open-question"} <= told
