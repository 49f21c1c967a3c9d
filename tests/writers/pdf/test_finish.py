"""The last touches to a PDF."""

from docgen.writers.pdf.engine import engine_for
from tests.writers.houses import HOUSE
from tests.writers.pdf.readers import elements, opened

PAGE = (
    '<html lang="en"><title>T</title><body data-head="Running head" data-title="Running foot"><h1>Heading</h1>'
    '<p>See <a href="#x"><b>the</b> form</a></p><table id="x"><tr><th scope="row">Name</th><td>Ann</td></tr></table>'
)


def test_running_heads_are_artifacts_and_no_content_to_be_read_out():
    content = engine_for(HOUSE).lay_out(PAGE).content
    stream = opened(content).pages[0].get_contents().get_data()
    assert stream.count(b"<</Type /Pagination>>") == 3  # head, foot and page number
    parents = opened(content).trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]
    assert any("NullObject" in type(parent).__name__ for parent in parents)


def test_no_structure_element_is_left_outside_the_tree():
    content = engine_for(HOUSE).lay_out(PAGE).content
    inside = sum(1 for _ in elements(content))
    pdf = opened(content)
    objects = (pdf.get_object(number) for number in range(1, pdf.trailer["/Size"]))
    assert sum(1 for thing in objects if isinstance(thing, dict) and thing.get("/Type") == "/StructElem") == inside


def test_a_header_cell_beside_others_heads_its_row():
    content = engine_for(HOUSE).lay_out(PAGE).content
    assert [cell["/A"]["/Scope"] for cell in elements(content) if cell["/S"] == "/TH"] == ["/Row"]


def test_the_metadata_can_be_read_without_a_pdf_library():
    assert b"<pdfuaid:part>1</pdfuaid:part>" in engine_for(HOUSE).lay_out(PAGE).content
