from __future__ import annotations

from dataclasses import replace

from docgen.model.blocks import Table
from docgen.writers.docx.measures import twips
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests.writers.docx.documents import document, plain, table
from tests.writers.docx.parts import W, tree


def _written(house: House, *tables: Table) -> list:
    return list(tree(write(document(plain("x", *tables)), house)).iter(f"{W}tbl"))


def test_the_header_row_is_repeated_and_no_row_is_split(house: House) -> None:
    (written,) = _written(house, table("t", ("a", "b")))
    rows = written.findall(f"{W}tr/{W}trPr")
    assert [row.find(f"{W}tblHeader") is not None for row in rows] == [True, False]
    assert all(row.find(f"{W}cantSplit") is not None for row in rows)


def test_a_header_without_words_is_left_out(house: House) -> None:
    (written,) = _written(house, table("t", ("a", "b"), header=("", "")))
    assert len(written.findall(f"{W}tr")) == 1
    assert written.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "0"


def test_columns_fill_the_text_exactly(house: House) -> None:
    for level in (0, 1, 2, 3):
        (written,) = _written(house, table("t", ("a", "b"), level=level))
        indent = int(written.find(f"{W}tblPr/{W}tblInd").get(f"{W}w"))
        columns = [int(column.get(f"{W}w")) for column in written.iter(f"{W}gridCol")]
        assert indent + sum(columns) == 11906 - 2 * twips(30)


def test_rows_to_write_and_to_sign_in_have_room_for_it(house: House) -> None:
    rows = (("Name", ""), ("Done", "yes"), ("Signature of the chair", ""), ("Date:", "Date:"))
    (form,) = _written(house, table("t", *rows, form=True))
    heights = [row.find(f"{W}trPr/{W}trHeight") for row in form.findall(f"{W}tr")]
    wanted = [None, twips(10), None, twips(12), twips(12)]
    assert [None if one is None else int(one.get(f"{W}val")) for one in heights] == wanted


def test_a_row_for_a_paragraph_is_as_high_as_its_lines(house: House) -> None:
    form = table("t", ("Name", ""), ("Reasons", ""), form=True)
    (form,) = _written(house, replace(form, rows=(form.rows[0], replace(form.rows[1], lines=3))))
    low, high = (int(height.get(f"{W}val")) for height in form.iter(f"{W}trHeight"))
    assert high == 3 * low


def test_a_table_says_in_words_what_it_shows(house: House) -> None:
    named, unnamed = _written(house, table("t", ("a", "b"), caption="Rates & fees"), table("u", ("a", "b")))
    assert named.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Rates & fees"
    assert unnamed.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "One, Two"


def test_a_table_stands_apart_from_the_next_and_from_the_end(house: House) -> None:
    for written in _written(house, table("t", ("a", "b")), table("u", ("a", "b"))):
        assert written.getnext().find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "AfterTable"


def test_below_the_last_table_stands_next_to_nothing_that_could_make_another_page(house: House) -> None:
    between, last = (
        written.getnext().find(f"{W}pPr/{W}spacing")
        for written in _written(house, table("t", ("a", "b")), table("u", ("a", "b")))
    )
    assert between is None
    assert (last.get(f"{W}line"), last.get(f"{W}lineRule")) == ("1", "exact")


def test_a_short_table_stays_on_one_page_and_a_long_one_may_be_split(house: House) -> None:
    short, long = _written(house, table("t", *[("a", "b")] * 3), table("u", *[("a", "b")] * 30))
    kept = [[row.find(f".//{W}keepNext") is not None for row in each.findall(f"{W}tr")] for each in (short, long)]
    assert kept[0] == [True, True, True, False]
    assert [number for number, row in enumerate(kept[1]) if row] == [0, 1, 29]  # no row stands alone on a page


def test_the_header_of_a_form_is_as_low_as_that_of_another_table(house: House) -> None:
    form, other = _written(house, table("t", ("a", "b"), form=True), table("u", ("a", "b")))
    header, row = form.findall(f"{W}tr")
    below = [margin.get(f"{W}w") for margin in header.iter(f"{W}bottom")]
    assert below == ["0", "0"]
    assert not [*row.iter(f"{W}tcMar"), *other.findall(f"{W}tr")[1].iter(f"{W}bottom")]
