from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.model.document import Cover, Document
from docgen.writers.docx.lint import lint
from docgen.writers.docx.measures import twips
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from docgen.writers.reading import printed_lines
from tests import reading_docx
from tests.writers.docx.documents import block, document, paragraph, plain, register, schedule
from tests.writers.docx.parts import W, names, tree

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WIDTH = 16838 - 2 * twips(30)
UPRIGHT = plain("x", paragraph("x/1", "Upright."))
LOG = schedule("1", plain("log", paragraph("log/1", "Each line:"), register()))
AFTER = schedule("2", plain("after", paragraph("after/1", "Upright again.")))
REGISTER = document(plain("x", paragraph("x/1", "Wide."), register()))
MIXED = document(UPRIGHT, schedules=(LOG, AFTER), execution=(block("Y", ("Signature",)),), cover=Cover("Paper"))


def _sections(docx: bytes) -> list[tuple[bool, bool]]:
    """Of each section in order, whether its pages lie on their side, and whether it has a cover."""
    found = tree(docx).iter(f"{W}sectPr")
    return [
        (each.find(f"{W}pgSz").get(f"{W}orient") == "landscape", each.find(f"{W}titlePg") is not None) for each in found
    ]


def test_a_register_lies_on_its_side_from_its_title_on(house: House) -> None:
    assert _sections(write(REGISTER, house)) == [(True, False)]


def test_only_the_pages_of_a_wide_table_lie_on_their_side(house: House) -> None:
    docx = write(MIXED, house)
    assert _sections(docx) == [(False, True), (True, False), (False, False)]
    parted: list[list[str]] = [[]]
    for paragraph_xml in tree(docx).iter(f"{W}p"):
        parted[-1].append("".join(paragraph_xml.itertext()))
        if paragraph_xml.find(f"{W}pPr/{W}sectPr") is not None:
            parted.append([])
    upright, wide, last = parted
    assert "Upright." in upright
    assert "Each line:" in wide
    assert "Upright again." in last


def test_other_documents_know_nothing_of_such_pages(house: House) -> None:
    docx = write(document(UPRIGHT), house)
    assert _sections(docx) == [(False, False)]
    assert not [name for name in names(docx) if name in ("word/header3.xml", "word/footer3.xml")]


def test_the_table_is_as_wide_as_its_page(house: House) -> None:
    table = next(tree(write(REGISTER, house)).iter(f"{W}tbl"))
    assert sum(int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")) == WIDTH
    assert {style.get(f"{W}val") for style in table.iter(f"{W}pStyle")} == {"TableHeading", "TableText"}


@pytest.mark.parametrize(("paper", "number"), [(REGISTER, 1), (MIXED, 3)])
def test_running_heads_and_feet_reach_the_edge_of_such_pages(paper: Document, number: int, house: House) -> None:
    docx = write(paper, house)
    for name in (f"word/header{number}.xml", f"word/footer{number}.xml"):
        stops = {
            stop.get(f"{W}val"): int(stop.get(f"{W}pos")) for stop in tree(docx, name).iter(f"{W}tab") if stop.attrib
        }
        assert stops == {"clear": 11906 - 2 * twips(30), "right": pytest.approx(WIDTH, abs=20)}


@pytest.mark.parametrize(
    "paper",
    [
        REGISTER,
        MIXED,
        replace(REGISTER, cover=Cover("Paper"), contents=True),
        replace(REGISTER, schedules=(AFTER,)),
        replace(MIXED, status="draft", contents=True),
    ],
)
def test_the_file_is_sound_and_has_every_word(paper: Document, house: House) -> None:
    docx = write(paper, house)
    assert not lint(docx)
    assert reading_docx.printed_lines(docx) == printed_lines(paper)


@pytest.mark.parametrize("paper", [REGISTER, MIXED])
def test_no_running_head_is_left_that_no_page_has(paper: Document, house: House) -> None:
    docx = write(paper, house)
    used = {link.get(_ID) for kind in ("header", "footer") for link in tree(docx).iter(f"{W}{kind}Reference")}
    heads = [
        link for link in tree(docx, "word/_rels/document.xml.rels") if link.get("Type").endswith(("header", "footer"))
    ]
    assert {link.get("Id") for link in heads} == used
