"""A document as a PDF."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from docgen.findings import FindingError
from docgen.model.blocks import Table
from docgen.writers.pdf import writer
from docgen.writers.reading import printed_lines
from tests.writers.houses import HOUSE
from tests.writers.pdf.readers import difference, elements, font_names, opened, page_text, page_texts, printed, tags
from tests.writers.sample_document import plain_sample, sample

CONTENTS_PAGE = 2


@pytest.fixture(scope="module")
def execution_copy() -> bytes:
    return writer.write(sample("execution copy"), HOUSE)


@pytest.fixture(scope="module")
def draft() -> bytes:
    return writer.write(sample(), HOUSE)


def test_the_pages_have_exactly_the_printed_words_in_reading_order(execution_copy):
    assert difference(execution_copy, sample("execution copy"), {CONTENTS_PAGE}) == ""
    assert difference(writer.write(plain_sample(), HOUSE), plain_sample()) == ""


def test_a_long_table_repeats_its_header_on_the_next_page():
    document = sample("execution copy")
    clause = document.schedules[0].clauses[0]
    table = clause.blocks[1]
    assert isinstance(table, Table)
    long = replace(clause, blocks=(replace(table, rows=table.rows * 40),))
    schedule = replace(document.schedules[0], clauses=(long,))
    layout = writer.render(replace(document, schedules=(schedule,)), HOUSE)
    first = layout.pages["schedule-members"]
    assert all("Name Number Area" in page_text(layout.content, first + more) for more in (0, 1))
    assert difference(layout.content, replace(document, schedules=(schedule,)), {CONTENTS_PAGE}) == ""


def test_a_draft_has_every_printed_word_too(draft):
    words = printed(draft, {CONTENTS_PAGE})
    at = 0
    for line in printed_lines(sample()):
        at = words.find("".join(line.split()), at)
        assert at >= 0, line


def test_a_reader_is_told_title_author_subject_and_language(execution_copy):
    pdf = opened(execution_copy)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Members’ Partnership Agreement"
    assert pdf.metadata.author == "Calder & Northshire Together Limited"
    assert pdf.metadata.subject == "The agreement between the Company and its Members"
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_file_declares_the_archive_and_the_accessibility_standard(execution_copy):
    metadata = opened(execution_copy).trailer["/Root"]["/Metadata"].get_data()
    assert b'part="3"' in metadata
    assert b'conformance="A"' in metadata
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_the_file_is_tagged_with_headings_lists_tables_and_links(execution_copy):
    assert opened(execution_copy).trailer["/Root"]["/MarkInfo"]["/Marked"]
    found = tags(execution_copy)
    assert found["/H1"] == 1
    assert found["/H2"] == 10
    assert found["/H3"] == 8
    assert found["/Table"] == 3
    assert found["/LI"] > 40
    assert found["/Link"] > 15


def test_header_cells_say_that_they_head_a_column(execution_copy):
    scopes = [element["/A"]["/Scope"] for element in elements(execution_copy) if element["/S"] == "/TH"]
    assert scopes == ["/Column"] * 8


def test_links_are_read_out_as_words(execution_copy):
    notes = [note.get_object() for page in opened(execution_copy).pages for note in page.get("/Annots", [])]
    spoken = {" ".join(note["/Contents"].split()) for note in notes if note["/Subtype"] == "/Link"}
    assert {"clause 3.2(b)", "Schedule 3", "Definitions and interpretation"} <= spoken
    assert {note["/F"] for note in notes} == {4}


def test_every_heading_is_a_bookmark(execution_copy):
    def flat(outline):
        for entry in outline:
            yield from flat(entry) if isinstance(entry, list) else [" ".join(entry.title.split())]

    titles = list(flat(opened(execution_copy).outline))
    assert titles[:6] == [
        "Members’ Partnership Agreement",
        "Contents",
        "Parties",
        "Background",
        "Agreed terms",
        "Working together",
    ]
    assert {"3. Bids", "Schedule 2 How work is shared out", "Signatures"} <= set(titles)


def test_running_heads_name_the_document_and_count_its_pages(execution_copy):
    page = page_text(execution_copy, 3)
    assert page.count("Calder & Northshire Together Limited") == 2  # the party, and the running head
    assert "Members’ Partnership Agreement · docgen 0123abcd" in page
    assert f"Page 3 of {len(opened(execution_copy).pages)}" in page
    assert "Page" not in page_text(execution_copy, 1)


def test_a_draft_says_so_on_every_page_and_an_execution_copy_nowhere(draft, execution_copy):
    assert all("DRAFT · 5 questions are open" in page for page in page_texts(draft))
    assert not any("DRAFT" in page for page in page_texts(execution_copy))


def test_drafting_notes_stand_beside_their_provisions_in_a_draft_only(draft, execution_copy):
    text = " ".join(page_text(draft, number) for number in range(3, 6))
    assert "The commissioner may set its own terms." in text
    assert not any("commissioner may set" in page for page in page_texts(execution_copy))


def test_the_contents_show_the_page_on_which_each_clause_starts(execution_copy):
    layout = writer.render(sample("execution copy"), HOUSE)
    contents = page_text(execution_copy, CONTENTS_PAGE)
    assert contents.endswith("Page 2 of 9")
    for key, heading in (("agreement-relationship", "Relationship of the Members"), ("schedule-notice", "Notice of")):
        after = contents.split(heading, 1)[1]
        shown = next(word for word in after.replace(".", " ").split() if word.isdigit())
        assert int(shown) == layout.pages[key]


def test_schedules_and_signatures_start_on_new_pages():
    pages = writer.page_numbers(sample("execution copy"), HOUSE)
    starts = [pages[f"schedule-{name}"] for name in ("members", "allocation", "notice")]
    assert starts == [starts[0], starts[0] + 1, starts[0] + 2]
    assert pages["_execution"] == starts[2] + 1


def test_only_the_fonts_of_the_house_are_used_and_all_are_embedded(draft):
    assert font_names(draft) <= {"Source-Serif-4", "Source-Serif-4-Bold", "Source-Sans-3", "Source-Sans-3-Bold"}
    fonts = [font.get_object() for page in opened(draft).pages for font in page["/Resources"]["/Font"].values()]
    descriptors = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert all("/FontFile2" in descriptor for descriptor in descriptors)


def test_a_signature_block_is_never_split_over_two_pages():
    document = sample("execution copy")
    many = replace(document, execution=document.execution[:1] * 9)
    content = writer.write(many, HOUSE)
    pages = page_texts(content)[8:]
    assert len(pages) > 2
    assert all(page.count("Executed as a deed") == page.count("Address of witness") for page in pages)


def test_a_letter_that_no_font_has_is_named_with_the_words_round_it():
    with pytest.raises(FindingError) as caught:
        writer.write(replace(plain_sample(), title="Friends of 中 Street"), HOUSE)
    assert "“中” (U+4E2D CJK UNIFIED IDEOGRAPH-4E2D): “Friends of 中 Street”" in caught.value.finding.message


def test_welsh_gaelic_polish_greek_and_boxes_are_printed():
    title = "Tŷ ŵy, Ḃaile, Łódź, Αθήνα, Đà Nẵng ☐ ☑ ✓"
    assert title in page_text(writer.write(replace(plain_sample(), title=title), HOUSE), 1)


def test_another_process_with_another_hash_seed_gives_the_same_bytes(draft):
    script = (
        "import hashlib; from docgen.writers.pdf import writer; from tests.writers.houses import HOUSE; "
        "from tests.writers.sample_document import sample, plain_sample; writer.write(plain_sample(), HOUSE); "
        "print(hashlib.sha256(writer.write(sample(), HOUSE)).hexdigest())"
    )
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "UTC")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True)
        assert done.stdout.strip() == hashlib.sha256(draft).hexdigest(), done.stderr


def test_a_warmed_up_worker_process_writes_the_same_bytes():
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(1, get_context("forkserver"), writer.warm_up, (HOUSE,)) as pool:
        content = pool.submit(writer.write, plain_sample(), HOUSE).result()
    assert content == writer.write(plain_sample(), HOUSE)


def test_the_engine_logs_no_complaint(caplog):
    writer.write(sample(), HOUSE)
    assert [record.getMessage() for record in caplog.records] == []
