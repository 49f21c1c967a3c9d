"""What a reader sees on the pages of a PDF."""

from dataclasses import replace

from docgen.model.document import Document
from docgen.writers.pdf import writer
from docgen.writers.pdf.engine import Layout
from tests.writers.docx.documents import block, clause, document, long, paragraph, plain, register, schedule, table
from tests.writers.houses import HOUSE
from tests.writers.pdf.readers import body_lines, difference, lies_on_its_side, pieces
from tests.writers.sample_document import item

RUNNING_HEAD = -70  # it ends so many points below the top of the page
LABELS = ("Signed here", "Name", "Role", "Date")


def _laid_out(paper: Document) -> Layout:
    layout = writer.render(paper, HOUSE)
    assert layout.content.startswith(b"%PDF")
    return layout


def _pages(layout: Layout) -> list[list[str]]:
    return [body_lines(layout.content, number) for number in range(1, layout.page_count + 1)]


def test_a_register_lies_on_its_side_from_its_title_on():
    layout = _laid_out(document(plain("x", paragraph("x/1", "Who has which interest:"), register(30))))
    assert layout.page_count > 1
    assert all(lies_on_its_side(layout.content, number) for number in range(1, layout.page_count + 1))
    assert _pages(layout)[0][0] == "Paper"


def test_only_the_schedule_of_a_wide_table_lies_on_its_side():
    wide = schedule("1", plain("log", paragraph("log/1", "Each line:"), register()))
    after = schedule("2", plain("after", paragraph("after/1", "Upright again.")))
    paper = document(plain("x", paragraph("x/1", "Upright.")), schedules=(wide, after))
    layout = _laid_out(paper)
    assert [lies_on_its_side(layout.content, number) for number in (1, 2, 3)] == [False, True, False]
    assert layout.page_count == 3
    assert difference(layout.content, paper) == ""


def test_what_one_party_signs_is_never_parted():
    paper = document(
        plain("x", paragraph("x/1", "We sign.")), execution=[block(f"party {n}", LABELS) for n in range(12)]
    )
    pages = [" ".join(lines) for lines in _pages(_laid_out(paper))]
    assert len(pages) == 3  # five of them stand on a page
    for page in pages:
        assert {page.count(label) for label in LABELS} == {page.count("Signed by party")}


def test_no_heading_stands_last_on_a_page():
    paper = replace(long(), contents=False)
    clauses = [clause for part in paper.parts for clause in part.clauses]
    headings = {part.heading for part in paper.parts} | {clause.heading for clause in clauses}
    last = [lines[-1] for lines in _pages(_laid_out(paper))]
    assert len(last) > 10
    assert not [line for line in last if any(line.endswith(heading) for heading in headings)]


def test_the_words_that_lead_in_the_signatures_stay_with_the_first_of_them():
    for count in range(20, 30):
        lines = [paragraph(f"x/{number}", f"Line {number}.") for number in range(count)]
        intro = (plain("intro", paragraph("intro/1", "The parties sign below.")),)
        paper = document(plain("x", *lines), execution=[block("party", LABELS)], execution_intro=intro)
        page = next(page for page in _pages(_laid_out(paper)) if "The parties sign below." in page)
        assert "Signatures" in page
        assert "Signed by party" in page


def test_the_last_page_has_more_than_a_line_or_two():
    for count in range(28, 36):
        paragraphs = [paragraph(f"x/{number}", f"Line {number}.") for number in range(count)]
        provisions = [item(f"x/{number}", f"1.{number}", 1, "A line.") for number in range(count)]
        for each in (plain("x", *paragraphs), clause("x", "1", *provisions)):
            assert len(_pages(_laid_out(document(each)))[-1]) > 2
            with_schedule = document(each, schedules=(schedule("1", plain("y", paragraph("y/1", "Below."))),))
            assert len(_pages(_laid_out(with_schedule))[-2]) > 2


def test_the_last_item_of_a_list_does_not_stand_alone_on_a_page():
    listed = tuple(item(f"x/1.{letter}", f"({letter})", 2, f"Item {letter}.") for letter in "abcd")
    for count in range(20, 28):
        above = [item(f"x/{number}", f"1.{number}", 1, "A line.") for number in range(count)]
        below = [item(f"y/{number}", f"2.{number}", 1, "A line.") for number in range(6)]
        paper = document(clause("x", "1", *above, item("x/0", "1.0", 1, "These are:", under=listed), *below))
        assert not [page for page in _pages(_laid_out(paper)) if page[0].endswith("Item d.")]


def test_the_words_above_a_form_to_sign_at_the_end_stand_on_its_page():
    signing = (paragraph("z/2", "Each side signs."), table("z/3", ("Signature:", "Signature:"), form=True))
    for count in range(20, 30):
        above = [item(f"x/{number}", f"1.{number}", 1, "A line.") for number in range(count)]
        last = clause("z", "2", item("z/1", "2.1", 1, "This is signed for each side.", under=signing))
        page = _pages(_laid_out(document(clause("x", "1", *above), last)))[-1]
        assert any("2.1" in line and "This is signed for each side." in line for line in page)


def test_a_form_to_sign_with_a_heading_leaves_what_is_above_it_on_its_page():
    form = table("z/2", ("Signature:", "Signature:"), form=True)
    last = clause("z", "2", item("z/1", "2.1", 1, "This is signed for each side."), form)
    pages = []
    for count in range(20, 36):
        above = [item(f"x/{number}", f"1.{number}", 1, "A line.") for number in range(count)]
        pages.append(_pages(_laid_out(document(clause("x", "1", *above), last))))
    of_two = [each for each in pages if len(each) == 2]
    assert any(second[0].startswith("2.") for _, second in of_two)
    full = max(len(first) for first, _ in of_two)
    assert not [first for first, second in of_two if second[0].endswith("A line.") and len(first) < full]


def test_a_heading_at_the_top_of_a_page_on_its_side_stands_as_high_as_any():
    logs = [
        clause(f"c{n}", str(n), item(f"c{n}/1", f"{n}.1", 1, "Lines:"), replace(register(11), key=f"r{n}"))
        for n in (1, 2, 3)
    ]
    content = _laid_out(document(schedules=(schedule("1", *logs),))).content
    tops = []
    for number in (3, 4):
        assert body_lines(content, number)[0].startswith(f"{number - 1}.")
        tops.append(max(piece.up for piece in pieces(content, number) if piece.up < RUNNING_HEAD))
    assert min(tops) > RUNNING_HEAD - 20


def test_an_email_that_fits_a_line_stands_on_one():
    places = [(f"{'Street ' * count}ann@harbour.example", "x") for count in range(1, 9)]
    lines = _pages(_laid_out(document(plain("a", table("t", *places)))))[0]
    assert len([line for line in lines if "ann@harbour.example" in line]) == len(places)
