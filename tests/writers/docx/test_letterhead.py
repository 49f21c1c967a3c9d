"""A firm's own letterhead: what documents take from it, and what they do not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import ooxml_integrity
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from docgen.findings import Severity
from docgen.model.document import Document
from docgen.writers import reading
from docgen.writers.docx.letterhead import adopt
from docgen.writers.docx.lint import lint
from docgen.writers.docx.writer import write
from docgen.writers.house import House
from tests import reading_docx
from tests.writers.docx import letterheads
from tests.writers.docx.letterheads import A4, LETTERHEADS, MARGINS, Firm, field, para, text, usual_styles
from tests.writers.docx.parts import W, names, part, tree
from tests.writers.sample_document import plain_sample, sample

On = Callable[[bytes, Document], bytes]


@pytest.fixture
def on(house: House, tmp_path: Path) -> On:
    """Writes a document on a letterhead."""

    def written(letterhead: bytes, document: Document) -> bytes:
        file = tmp_path / "letterhead.docx"
        file.write_bytes(letterhead)
        return write(document, House(house.root, file))

    return written


def _told(letterhead: bytes, severity: Severity | None = None) -> str:
    found = adopt(letterhead, "letterhead.docx").findings
    return "\n".join(str(one) for one in found if severity in (None, one.severity))


def _faults(docx: bytes, folder: Path) -> list[str]:
    """What two validators and our own rules find."""
    file = folder / "judged.docx"
    file.write_bytes(docx)
    broken = [str(one) for one in ooxml_integrity.check(file) if "ERROR" in str(one) or "WARN" in str(one)]
    return [*map(str, OpenXmlValidator().validate(file).errors), *broken, *map(str, lint(docx))]


def _words(docx: bytes, kind: str, which: str = "default") -> str:
    """What a header or footer says."""
    paragraphs = tree(docx, _part_of(docx, kind, which)).iter(f"{W}p")
    return " ".join(" ".join("".join(paragraph.itertext()) for paragraph in paragraphs).split())


def _part_of(docx: bytes, kind: str, which: str = "default") -> str:
    found = re.search(rf'<w:{kind}Reference w:type="{which}" r:id="(\w+)"', part(docx, "word/document.xml"))
    assert found, f"there is no {kind} for {which} pages"
    links = etree.fromstring(part(docx, "word/_rels/document.xml.rels").encode())
    return next(f"word/{link.get('Target')}" for link in links if link.get("Id") == found[1])


@pytest.mark.parametrize("name", LETTERHEADS)
def test_a_document_on_a_letterhead_is_sound_and_says_what_it_should(name: str, on: On, tmp_path: Path) -> None:
    letterhead = LETTERHEADS[name]()
    written = on(letterhead, sample())
    assert _faults(written, tmp_path) == []
    assert reading_docx.printed_lines(written) == reading.printed_lines(sample())
    assert on(letterhead, sample()) == written


@pytest.mark.parametrize("name", ["garamond", "shell_with_tags", "first_page"])
def test_a_document_without_a_cover_fits_a_letterhead_too(name: str, on: On, tmp_path: Path) -> None:
    written = on(LETTERHEADS[name](), plain_sample())
    assert _faults(written, tmp_path) == []
    assert reading_docx.printed_lines(written) == reading.printed_lines(plain_sample())


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_letterhead_that_libreoffice_wrote_is_adopted(on: On, tmp_path: Path) -> None:
    written = on(letterheads.libre_office(tmp_path), sample())
    assert _faults(written, tmp_path) == []
    assert reading_docx.printed_lines(written) == reading.printed_lines(sample())
    assert "Rowan Law" in _words(written, "header")
    styles = etree.fromstring(part(written, "word/styles.xml").encode())
    normal = styles.find(f"{W}style[@{W}default='1']/{W}rPr/{W}rFonts")
    assert normal is not None
    assert normal.get(f"{W}ascii") == "Liberation Sans"


def test_font_paper_logo_and_words_of_a_letterhead_stay(on: On) -> None:
    written = on(letterheads.garamond(), sample())
    assert "Thorne & Marsh LLP" in _words(written, "header")
    assert "EB Garamond" in part(written, "word/styles.xml")
    assert 'w:top="2268"' in part(written, "word/document.xml")
    assert [name for name in names(written) if name.startswith("word/media/")] == ["word/media/image1.png"]
    assert "image1.png" in part(written, _part_of(written, "header").replace("word/", "word/_rels/") + ".rels")


def test_the_sample_words_of_a_letterhead_make_room_and_that_is_said(on: On) -> None:
    written = on(letterheads.garamond(), plain_sample())
    assert "Dear" not in part(written, "word/document.xml")
    assert "“Dear We write about the matter above." in _told(letterheads.garamond())


def test_headings_of_ours_take_the_colour_and_the_font_of_its_own(on: On) -> None:
    styles = part(on(letterheads.garamond(), sample()), "word/styles.xml")
    schedule = styles.split('w:name w:val="Schedule Heading"')[1].split("</w:style>")[0]
    assert "145A3C" in schedule
    assert "majorHAnsi" in schedule
    assert "Source Sans" not in styles
    assert "Source Serif" not in styles


def test_page_numbers_are_added_to_the_footer_above_what_it_says(on: On) -> None:
    footer = _words(on(letterheads.garamond(), plain_sample()), "footer")
    assert re.match(r"Conflicts Policy.*Page PAGE 1 of NUMPAGES 1 Thorne & Marsh LLP is authorised", footer)
    assert "no number" in _told(letterheads.garamond())


def test_a_cover_shows_the_letterhead_but_no_page_number(on: On) -> None:
    written = on(letterheads.garamond(), sample("execution copy"))
    assert _words(written, "header", "first") == _words(written, "header")
    assert (
        _words(written, "footer", "first") == "Thorne & Marsh LLP is authorised by the Solicitors Regulation Authority."
    )
    assert "<w:titlePg/>" in part(written, "word/document.xml")
    assert "titlePg" not in part(on(letterheads.garamond(), plain_sample()), "word/document.xml")


def test_a_letterhead_that_counts_its_pages_is_not_given_numbers_twice(on: On) -> None:
    written = on(letterheads.own_headings(), plain_sample())
    assert _words(written, "footer") == "Page PAGE \\* MERGEFORMAT 1"
    assert "no number" not in _told(letterheads.own_headings())


def test_a_file_without_headers_gets_ours(on: On) -> None:
    written = on(letterheads.bare(), plain_sample())
    assert _words(written, "header")
    assert "no running header" in _told(letterheads.bare())
    assert 'w:w="11906"' in part(written, "word/document.xml")


def test_every_page_of_a_draft_says_so(on: On) -> None:
    written = on(letterheads.first_page(), sample())
    for which in ("default", "first"):
        assert "DRAFT" in _words(written, "header", which)
        assert "PowerPlusWaterMarkObject" in part(written, _part_of(written, "header", which))
    assert "DRAFT" not in _words(on(letterheads.first_page(), sample("execution copy")), "header")


def test_a_first_page_of_its_own_stays_with_and_without_a_cover(on: On) -> None:
    for document in (sample(), plain_sample()):
        written = on(letterheads.first_page(), document)
        assert "titlePg" in part(written, "word/document.xml")
        assert "12 High Street" in _words(written, "header", "first")
    assert "Page" in _words(on(letterheads.first_page(), plain_sample()), "footer", "first")
    assert "Page" not in _words(on(letterheads.first_page(), sample()), "footer", "first")


def test_even_pages_keep_their_own_header(on: On) -> None:
    written = on(letterheads.even_and_odd(), plain_sample())
    assert "evenAndOddHeaders" in part(written, "word/settings.xml")
    assert "Wren Legal" in _words(written, "header", "even")
    assert "mirrorMargins" in part(written, "word/settings.xml")


def test_the_set_up_of_the_last_section_is_used_with_the_headers_it_inherits(on: On) -> None:
    written = on(letterheads.landscape(), plain_sample())
    assert part(written, "word/document.xml").count("w:sectPr") == 2
    assert 'w:orient="landscape"' in part(written, "word/document.xml")
    assert "Fenwick Law" in _words(written, "header")
    assert "2 sections: the set-up of the last one" in _told(letterheads.landscape(), Severity.WARNING)


def test_columns_and_a_count_from_five_are_given_up_and_that_is_said(on: On) -> None:
    body = part(on(letterheads.us_letter(), plain_sample()), "word/document.xml")
    assert 'w:w="12240"' in body
    assert "w:cols" not in body
    assert "w:pgNumType" not in body
    told = _told(letterheads.us_letter(), Severity.NOTE)
    assert "Its columns become one" in told
    assert "Pages are counted 1, 2, 3" in told


def test_a_template_that_the_file_hangs_on_is_not_carried_on(on: On) -> None:
    written = on(letterheads.us_letter(), plain_sample())
    assert "word/_rels/settings.xml.rels" not in names(written)
    assert "attachedTemplate" not in part(written, "word/settings.xml")
    assert "hangs on" in _told(letterheads.us_letter())


def test_tables_and_page_numbers_end_at_the_right_margin_of_its_paper(on: On) -> None:
    written = on(letterheads.python_made(), sample())
    width = 12240 - 2 * 2268
    assert f'w:pos="{width}"' in part(written, "word/styles.xml")
    grids = [sum(int(column.get(f"{W}w", "0")) for column in grid) for grid in tree(written).iter(f"{W}tblGrid")]
    assert max(grids) <= width


def test_own_headings_keep_their_letters_and_take_our_numbers(on: On) -> None:
    written = on(letterheads.own_headings(), sample("execution copy"))
    styles = part(written, "word/styles.xml")
    heading = styles.split('w:styleId="Heading2"')[1].split("</w:style>")[0]
    assert "Georgia" in heading
    assert "pageBreakBefore" not in heading
    assert "w:ind" not in heading
    assert "docgen's numbers take the place" in _told(letterheads.own_headings())
    levels = part(written, "word/numbering.xml")
    assert levels.count('w:pStyle w:val="Heading2"') == 1


def test_indents_of_its_ordinary_text_stay_in_the_letterhead(on: On) -> None:
    written = on(letterheads.own_headings(), plain_sample())
    styles = part(written, "word/styles.xml")
    normal = styles.split('w:styleId="Normal"')[1].split("</w:style>")[0]
    own = styles.split('w:name w:val="Letterhead Text"')[1].split("</w:style>")[0]
    assert "Verdana" in normal
    assert "w:ind" not in normal
    assert 'w:firstLine="284"' in own
    assert 'w:pStyle w:val="LetterheadText"' in part(written, _part_of(written, "header"))


def test_a_shell_with_tags_is_filled_wherever_they_stand(on: On) -> None:
    written = on(letterheads.shell_with_tags(), plain_sample())
    header = part(written, _part_of(written, "header"))
    assert _words(written, "header").startswith("Smith · Conflicts Policy")
    assert header.count(plain_sample().subject) == 2
    assert re.sub(r" (PAGE|NUMPAGES) ", " ", _words(written, "footer")) == "Leaf Page 1 of 1 of the set"
    assert not re.search(r"\{\{|\{%", "".join(part(written, name) for name in names(written) if name.endswith(".xml")))


def test_controls_and_properties_become_text_and_title(on: On) -> None:
    written = on(letterheads.template(), plain_sample())
    assert "w:sdt" not in part(written, _part_of(written, "header"))
    assert _words(written, "header") == "Ash Chambers · Conflicts Policy · M-17"
    told = _told(letterheads.template())
    assert "The field DOCPROPERTY in the header became the words that it last showed." in told
    assert "protection" in told
    assert "document.main+xml" in part(written, "[Content_Types].xml")


def test_nothing_is_fetched_embedded_or_marked_by_the_firm(on: On) -> None:
    written = on(letterheads.text_box(), plain_sample())
    everything = "".join(part(written, name) for name in names(written) if name.endswith((".xml", ".rels")))
    assert "example.org" not in everything
    assert "OLEObject" not in everything
    assert "CONFIDENTIAL" not in everything
    assert not [name for name in names(written) if "embeddings" in name]
    assert "4 Quay Side" in _words(written, "header")
    told = _told(letterheads.text_box())
    for what in ("fetches from elsewhere (image)", "1 watermark", "1 embedded object", "1 picture of a header"):
        assert what in told


def test_a_picture_in_the_body_is_missed_and_where_it_belongs_is_said() -> None:
    firm = Firm(usual_styles())
    firm.link("image", "media/logo.png")
    firm.parts["word/media/logo.png"] = letterheads.png()
    told = _told(firm.made(para(letterheads.picture(f"rId{len(firm.links['word/document.xml'])}"))), Severity.WARNING)
    assert "1 picture or shape of its body left out. Move what should be on every document into a header" in told


def test_own_lists_stay_beside_ours(on: On) -> None:
    written = on(letterheads.own_lists(), sample())
    numbering = part(written, "word/numbering.xml")
    assert 'w:numId="7"' in numbering
    assert "lvlPicBulletId" not in numbering
    assert "NoSuchStyle" not in part(written, _part_of(written, "header"))


def test_changes_count_as_accepted_and_comments_are_left_out(on: On) -> None:
    written = on(letterheads.edited(), plain_sample())
    header = part(written, _part_of(written, "header"))
    assert _words(written, "header") == "New Name LLP York"
    assert not re.search(r"w:(ins|del|bookmarkStart|rPrChange)\b", header)
    assert "5 tracked changes in the header counted as accepted" in _told(letterheads.edited(), Severity.WARNING)
    assert "word/comments.xml" not in names(written)


@pytest.mark.parametrize("code", ["INCLUDETEXT C:\\secret.txt", "DDEAUTO cmd x", 'INCLUDEPICTURE "https://x.org/a"'])
def test_fields_that_look_elsewhere_become_what_they_showed(code: str, on: On) -> None:
    for tag in ("", "{{p body }}"):
        firm = Firm(usual_styles())
        head = firm.header(para(text("Law "), field(code, "shown"), of="Header"))
        letterhead = firm.made(para(text(tag)), head + A4 + MARGINS)
        assert code.split()[0] not in part(on(letterhead, plain_sample()), "word/header1.xml")
        assert f"The field {code.split()[0]} in the header" in _told(letterhead, Severity.WARNING)


def test_links_to_the_web_stay_and_links_to_files_become_text(on: On) -> None:
    firm = Firm(usual_styles())
    links = [
        f'<w:hyperlink r:id="rId{number}">{text(word)}</w:hyperlink>' for number, word in ((1, "web"), (2, "disk"))
    ]
    head = firm.header(para(*links, of="Header"))
    name = next(name for name in firm.parts if "header" in name)
    firm.link("hyperlink", "https://firm.example/", name, external=True)
    firm.link("hyperlink", "file:///C:/x", name, external=True)
    letterhead = firm.made(letterheads.DEAR, head + A4 + MARGINS)
    written = on(letterhead, plain_sample())
    assert _words(written, "header") == "webdisk"
    links_of_header = part(written, "word/_rels/header1.xml.rels")
    assert "https://firm.example/" in links_of_header
    assert "file:" not in links_of_header
    assert "1 link of a header to a file became text" in _told(letterhead)


def test_contents_have_no_page_numbers_of_the_pdf_but_a_field_that_finds_them(on: On, house: House) -> None:
    written = on(letterheads.garamond(), sample("execution copy"))
    contents = part(written, "word/document.xml").split(" TOC ")[1].split("</w:instrText>")[0]
    assert "\\n" not in contents
    assert "PAGEREF" not in part(written, "word/document.xml")
    assert "F9" in _told(letterheads.garamond())


def test_what_is_kept_is_told_in_words() -> None:
    kept = adopt(letterheads.garamond(), "letterhead.docx").kept
    assert "the header" in kept
    assert "1 picture" in kept
    assert "the font of its text: EB Garamond" in kept
