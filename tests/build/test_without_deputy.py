"""A member that has nobody to stand in for its representative."""

from __future__ import annotations

import re

from docgen.build.examine import examine
from docgen.findings import has_errors
from docgen.writers import text
from docgen.writers.house import House
from tests.samples import PROJECT, SMALL, answers_file


def test_papers_say_that_a_member_has_no_deputy_and_leave_no_gap() -> None:
    written = answers_file(SMALL).read_text(encoding="utf-8")
    without = re.sub(r"(?m)^    has_deputy: yes\n    deputy: .*$", "    has_deputy: no", written)
    found = examine(PROJECT, answers_file(SMALL), "execution copy", without)
    assert not has_errors(found.findings)
    assert found.documents is not None
    papers = {one.id: text.write(one, House(PROJECT.house)).decode() for one in found.documents.documents}
    assert "| Leonie Harcourt, Chief Executive; no deputy |" in papers["partnership-agreement"]
    assert "| Person who stands in | No deputy |" in papers["membership-application-penwold-counselling"]
    assert "to name Leonie Harcourt as our representative; and" in papers["membership-application-penwold-counselling"]
    assert "| Deputy | Member |" not in papers["conflicts-register"]
