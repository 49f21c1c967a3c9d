from __future__ import annotations

import pytest

from docgen.model.inlines import Blank, Filled, LineBreak, Term, Text
from docgen.writers.docx.runs import Links, attribute, field, runs, text_xml

LINKS = Links({}, {}, draft=True, term_style="DefinedTerm")


def test_neighbouring_words_share_a_run() -> None:
    assert runs((Text("a "), Filled("b", "x"), Text(" c")), LINKS).count("<w:r>") == 1


def test_a_blank_is_highlighted_in_a_draft_only() -> None:
    line = (Blank("x", "Name"),)
    assert "w:highlight" in runs(line, LINKS)
    assert "w:highlight" not in runs(line, Links({}, {}, draft=False, term_style="DefinedTerm"))


def test_a_term_has_the_style_of_defined_terms() -> None:
    assert '<w:rStyle w:val="DefinedTerm"/>' in runs((Term("Bid"),), LINKS)


def test_a_line_break_is_one_in_word() -> None:
    assert "a</w:t><w:br/><w:t" in runs((Text("a"), LineBreak(), Text("b")), LINKS)


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("a < b & c", '<w:t xml:space="preserve">a &lt; b &amp; c</w:t>'),
        ("a\x00b", '<w:t xml:space="preserve">ab</w:t>'),
        ("\ta", '<w:tab/><w:t xml:space="preserve">a</w:t>'),
        ("a\r\n", '<w:t xml:space="preserve">a</w:t><w:br/>'),
    ],
)
def test_text_is_made_safe(text: str, xml: str) -> None:
    assert text_xml(text) == xml


def test_an_attribute_is_made_safe() -> None:
    assert attribute('a "b" <c>') == '"a &quot;b&quot; &lt;c&gt;"'


def test_a_field_holds_what_it_shows() -> None:
    kinds = ("begin", "separate", "end")
    written = field("PAGE", "<w:r/>")
    assert [written.index(f'"{kind}"') for kind in kinds] == sorted(written.index(f'"{kind}"') for kind in kinds)
    assert " PAGE <" in written
