"""Words whose letters are made up of several glyphs can be copied and searched."""

from unicodedata import normalize

import page
import pytest

from docgen.writers.pdf.engine import engine_for
from tests.writers.houses import HOUSE
from tests.writers.pdf.readers import page_text


@pytest.mark.parametrize("word", ["Ọlọ́runtóbi", "Nguyễn", "Ŵyn", "e\u0302\u0301x"])
def test_a_letter_with_marks_is_copied_as_it_was_typed(word: str) -> None:
    content = (
        engine_for(HOUSE)
        .lay_out(f'<html lang="en"><title>x</title><body class="agreement"><h1>x</h1><p>{word}</p></html>')
        .content
    )
    copied = normalize("NFC", page_text(content, 1).replace(" ", "").replace("\u00a0", ""))
    assert normalize("NFC", word) in copied
    for standard in ("3a", "ua1"):
        assert [one.message for one in page.validate_pdf_bytes(content, profile=standard).failures] == []
