"""A company for which one director signs before a witness, whom nobody has to name beforehand."""

from __future__ import annotations

import re

from docgen.build.examine import examine
from docgen.findings import has_errors
from docgen.writers import text
from docgen.writers.house import House
from tests.samples import PROJECT, SMALL, answers_file


def test_a_company_that_one_director_signs_for_gets_execution_copies_with_room_for_a_witness() -> None:
    written = answers_file(SMALL).read_text(encoding="utf-8")
    alone = re.sub(
        r"(?m)^  has_second_signatory: yes\n  second_signatory_name: (.*)\n  second_signatory_role: .*$",
        "  has_second_signatory: no",
        written.replace("  as_deed: no", "  as_deed: yes"),
        count=1,
    )
    assert "  has_second_signatory: no\n" in alone
    found = examine(PROJECT, answers_file(SMALL), "execution copy", alone)
    assert not has_errors(found.findings)
    assert found.documents is not None
    papers = {one.id: text.write(one, House(PROJECT.house)).decode() for one in found.documents.documents}
    assert "It authorised Vera Samsudin to sign it for the Company" in papers["first-board-minutes"]
    assert "Signature of second director, company secretary or witness" in papers["partnership-agreement"]
