from __future__ import annotations

import pytest

from docgen.writers.docx.lint import RULES, lint
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests.writers.docx.parts import part, with_part
from tests.writers.sample_document import sample

BODY, STYLES, LISTS = "word/document.xml", "word/styles.xml", "word/numbering.xml"
FAULTS = {
    "word-doctype": (BODY, "<w:document", '<!DOCTYPE x [<!ENTITY e "boo">]><w:document'),
    "word-open-bookmark": (BODY, '<w:bookmarkEnd w:id="1001"/>', ""),
    "word-same-bookmark": (BODY, "_dg_agreement_parties_members", "_dg_agreement_parties_company"),
    "word-same-id": (BODY, 'w:id="1001"', 'w:id="1000"'),
    "word-broken-reference": (BODY, " REF _Ref", " REF _Raf"),
    "word-missing-list": (STYLES, '<w:numId w:val="1"/>', '<w:numId w:val="77"/>'),
    "word-missing-levels": (LISTS, '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="77"/>'),
    "word-missing-style": (BODY, 'w:pStyle w:val="Party"', 'w:pStyle w:val="Revel"'),
    "word-unbalanced-field": (BODY, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "word-cell-without-end": (BODY, "</w:tc>", "<w:tbl/></w:tc>"),
    "word-table-without-end": (BODY, "</w:tbl>", "</w:tbl><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    "word-empty-paragraph": (BODY, "</w:tbl>", "</w:tbl><w:p/>"),
    "word-comment-apart": (BODY, '<w:commentRangeEnd w:id="0"/>', ""),
    "word-no-title": ("docProps/core.xml", "Members’ Partnership Agreement", ""),
    "word-no-language": (STYLES, "w:lang ", "w:long "),
    "word-updates": ("word/settings.xml", "<w:compat>", '<w:updateFields w:val="true"/><w:compat>'),
}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_seeded_fault_is_found(rule: str, house: House) -> None:
    docx = write(sample(), house)
    name, right, wrong = FAULTS[rule]
    assert right in part(docx, name)
    broken = with_part(docx, name, part(docx, name).replace(right, wrong, 1))
    assert rule in {finding.rule for finding in lint(broken)}


def test_every_rule_has_a_seeded_fault() -> None:
    assert set(RULES) | {"word-doctype"} == set(FAULTS)


def test_a_finding_names_the_file(house: House) -> None:
    docx = write(sample(), house)
    broken = with_part(docx, BODY, part(docx, BODY).replace('<w:bookmarkEnd w:id="1001"/>', "", 1))
    assert [str(finding) for finding in lint(broken, "paper.docx")] == [
        "paper.docx: error: [word-open-bookmark] Bookmark number 1001 is never closed."
    ]
