"""Where a reader writes is named, so that a PDF can make fields of it."""

from docgen.model.blocks import Row, Table
from docgen.writers.html.anchors import every_anchor
from docgen.writers.html.blocks import Blocks
from docgen.writers.html.fields import Fields
from tests.writers.html.pages import Element, read
from tests.writers.sample_document import item, line, plain_sample


def fields_of(*blocks, wanted: bool = True) -> list[Element]:
    page = read(Blocks(plain_sample(), every_anchor(plain_sample()), Fields(wanted)).blocks(blocks))
    return [one for tag in ("td", "span") for one in page.find_all(tag) if "data-field" in one.attributes]


def form(*rows: tuple[str, ...], is_form: bool = True) -> Table:
    cells = tuple(Row(tuple(line(text) if text else () for text in row)) for row in rows)
    return Table("form.1", (line("Question"), line("Answer")), cells, (0.5, 0.5), caption="About us", form=is_form)


def test_an_empty_cell_of_a_form_is_named_by_its_row_and_its_column():
    (cell,) = fields_of(form(("What we do", "")))
    assert cell.attributes["data-label"] == "What we do: Answer"
    assert cell.attributes["data-field"] == "form-1/1"


def test_rows_without_words_are_told_apart_by_their_number():
    labels = [one.attributes["data-label"] for one in fields_of(form(("", ""), ("", "")))]
    assert labels == ["Question (1)", "Answer (1)", "Question (2)", "Answer (2)"]


def test_a_box_to_tick_is_named_by_the_words_after_it_or_by_its_row():
    ticks = fields_of(form(("VAT", "☐ added ☐ exempt"), ("☐", "I know of none")))
    assert [one.attributes["data-label"] for one in ticks] == ["added", "exempt", "I know of none"]
    assert len({one.attributes["data-field"] for one in ticks}) == 3


def test_a_box_to_tick_may_stand_in_a_provision():
    (tick,) = fields_of(item("k", "1.1", 1, "If this box is ticked ☐, payment waits."))
    assert tick.attributes["data-label"] == "payment waits"


def test_an_empty_cell_of_a_table_that_is_no_form_is_none():
    assert fields_of(form(("What we do", ""), is_form=False)) == []


def test_a_page_for_paper_names_nothing():
    assert fields_of(form(("☐", "")), wanted=False) == []


def test_what_is_typed_cannot_leave_its_label():
    (cell,) = fields_of(form(('"><script>', "")))
    assert cell.attributes["data-label"] == '"><script>: Answer'
