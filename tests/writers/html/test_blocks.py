"""Blocks as HTML."""

from dataclasses import replace

from docgen.model.blocks import DefinitionList, ExecutionBlock, Paragraph, Row, SignatureLine, Table
from docgen.writers.html.anchors import every_anchor
from docgen.writers.html.blocks import Blocks
from docgen.writers.html.fields import Fields
from tests.writers.html.pages import read
from tests.writers.sample_document import item, line, plain_sample

BLOCKS = Blocks(plain_sample(), every_anchor(plain_sample()), Fields(wanted=False))


def test_provisions_nest_as_lists_in_lists():
    inner = item("a", "(a)", 2, "who decides; and")
    outer = read(BLOCKS.blocks([item("k", "1.1", 1, "The Board decides:", under=(inner,))])).find_all("li")[0]
    assert outer.find_all("li")[0].words == "(a) who decides; and"


def test_a_paragraph_between_provisions_stands_between_two_lists():
    blocks = [item("a", "(a)", 2, "one;"), Paragraph("p", line("and so on"), level=2), item("b", "(b)", 2, "two.")]
    page = read(BLOCKS.blocks(blocks, level=1))
    assert [child.tag for child in page.children if not isinstance(child, str)] == ["ol", "p", "ol"]
    assert page.find_all("p")[0].classes == ["from1to2"]


def test_a_provision_without_a_number_has_no_empty_number():
    assert 'class="n"' not in BLOCKS.blocks([item("k", "", 1, "Text.")])


def test_a_table_whose_header_is_empty_names_its_rows_instead():
    table = Table("t", ((), ()), (Row((line("Name"), ())),), (0.4, 0.6), form=True)
    page = read(BLOCKS.blocks([table]))
    assert page.find_all("thead") == []
    assert [cell.attributes["scope"] for cell in page.find_all("th")] == ["row"]
    assert page.find_all("tr")[0].classes == ["write"]


def test_an_empty_list_of_definitions_prints_nothing_to_read():
    assert read(BLOCKS.blocks([DefinitionList(())])).words == ""


def test_a_signature_line_is_a_label_over_its_value():
    block = ExecutionBlock("e", "Harbour Trust", line("Signed by:"), ((SignatureLine("Name", line("Bo")),),))
    signature = next(div for div in read(BLOCKS.blocks([block])).find_all("div") if "signature" in div.classes)
    assert [line.words for line in signature.find_all("p")] == ["Name Bo"]


def test_a_table_of_many_columns_takes_the_whole_width_of_the_page():
    table = Table("t", (line("A"),) * 6, (), (1 / 6,) * 6, level=1)
    inside = item("k", "1.1", 1, "These are:", under=(table,))
    assert read(BLOCKS.blocks([inside])).find_all("table")[0].classes == ["short", "dense", "out1"]
    assert read(BLOCKS.blocks([table])).find_all("table")[0].classes == ["short", "dense"]


def test_a_row_for_a_paragraph_says_how_many_lines_it_takes():
    table = Table("t", (line("A"), line("B")), (Row((line("Why?"), ()), lines=2),), (0.5, 0.5), form=True)
    assert read(BLOCKS.blocks([table])).find_all("tr")[-1].classes == ["write", "lines-2"]


def test_an_undecided_table_says_why_in_a_draft_only():
    table = Table("t", (line("A"),), (), (1.0,), undecided="no answer yet")
    draft = Blocks(replace(plain_sample(), status="draft"), every_anchor(plain_sample()), Fields(wanted=False))
    assert "Not decided yet: no answer yet" in draft.blocks([table])
    assert "Not decided" not in BLOCKS.blocks([table])
