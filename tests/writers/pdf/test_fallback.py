"""A letter that one typeface lacks is printed in another, and that is told."""

from dataclasses import replace

from docgen.writers.pdf import writer
from docgen.writers.pdf.fallback import fallen_back
from tests.writers.houses import HOUSE
from tests.writers.pdf.readers import opened, page_text
from tests.writers.sample_document import plain_sample


def test_a_letter_that_not_every_face_has_is_printed_and_told():
    document = replace(plain_sample(), title="Ɗan Mata")
    found = fallen_back(document, HOUSE)
    assert found is not None
    assert "“Ɗ”" in found.message
    assert "Ɗan" in page_text(writer.write(document, HOUSE), 1)


def test_the_letters_of_britain_and_its_neighbours_need_no_other_face():
    document = replace(plain_sample(), title="Ŵyl ŷ Bríd, Łódź – “a” …")
    assert fallen_back(document, HOUSE) is None


def test_no_face_from_outside_is_ever_used():
    content = writer.write(replace(plain_sample(), title="Ɗan Mata"), HOUSE)
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in opened(content).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert all(name.startswith("Source-S") for name in fonts), fonts
