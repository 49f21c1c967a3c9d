"""People can type into the forms of a PDF, and what they type is shown."""

import json
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from docgen.model.blocks import Clause, ClauseKind, Row, Table
from docgen.model.document import Part
from docgen.writers.pdf import writer
from tests.writers.houses import HOUSE
from tests.writers.pdf.readers import elements, opened
from tests.writers.sample_document import line, plain_sample, sample


@pytest.fixture(scope="module")
def form() -> bytes:
    rows = (("What we do", ""), ("Our town", "Weir"), ("☐", "We have no staff"))
    cells = tuple(Row(tuple(line(text) if text else () for text in row)) for row in rows)
    table = Table("facts", (line("Question"), line("Answer")), cells, (0.4, 0.6), form=True)
    about = Clause("about-us", ClauseKind.PLAIN, "", "", (table,))
    return writer.write(replace(plain_sample(), parts=(Part("part", "", (about,)),), schedules=()), HOUSE)


def fields(pdf: PdfReader) -> dict[str, dict]:
    return pdf.get_fields() or {}


def test_each_empty_cell_and_each_box_is_a_field_with_a_name_and_a_label(form):
    found = fields(opened(form))
    assert {name: (one["/FT"], one["/TU"]) for name, one in found.items()} == {
        "facts/1": ("/Tx", "What we do: Answer"),
        "tick/1": ("/Btn", "We have no staff"),
    }


def test_what_is_typed_is_shown_and_kept(form):
    reader = PdfWriter()
    reader.append(opened(form))
    page = reader.pages[0]
    reader.update_page_form_field_values(page, {"facts/1": "Café for José"}, auto_regenerate=False)
    stream = BytesIO()
    reader.write(stream)
    typed = PdfReader(stream)
    assert fields(typed)["facts/1"]["/V"] == "Café for José"


def test_a_box_has_a_drawing_for_each_of_its_states(form):
    (box,) = [note.get_object() for note in opened(form).pages[0]["/Annots"] if note.get_object().get("/FT") == "/Btn"]
    assert set(box["/AP"]["/N"]) == {"/Yes", "/Off"}
    assert box["/AS"] == NameObject("/Off")


def test_a_screen_reader_meets_each_field_inside_its_cell(form):
    forms = [element for element in elements(form) if element["/S"] == "/Form"]
    assert len(forms) == 2
    assert {element["/P"]["/S"] for element in forms} == {"/TD", "/Span"}


def test_the_letters_that_people_type_are_in_the_file(form):
    font = opened(form).trailer["/Root"]["/AcroForm"]["/DR"]["/Font"]["/F"]
    assert "/FontFile2" in font["/FontDescriptor"]
    assert len(font["/Widths"]) == font["/LastChar"] - font["/FirstChar"] + 1


def test_a_document_without_forms_has_no_fields():
    assert "/AcroForm" not in opened(writer.write(plain_sample(), HOUSE)).trailer["/Root"]


def test_the_answers_that_the_document_prints_go_with_it_as_data():
    document = sample("execution copy")
    (attached,) = opened(writer.write(document, HOUSE)).attachments["answers.json"]
    told = json.loads(attached)
    assert told["document"] == document.id
    assert told["answers"]
