from __future__ import annotations

import pytest

from docgen.model.inlines import Blank, Filled, LineBreak, Reference, Step, Term, Text
from docgen.writers.docx.paragraphs import Numbered
from docgen.writers.docx.runs import Links, attribute, field, runs, text_xml, whole_words

LINKS = Links({}, {}, draft=True, term_style="DefinedTerm")


def test_neighbouring_words_share_a_run() -> None:
    assert runs((Text("a "), Filled("b", "x"), Text(" c")), LINKS).count("<w:r>") == 1


def test_a_number_stays_on_the_line_of_the_words_it_belongs_to() -> None:
    steps = (Step("clause "), Step("7.2", "clause/a", full=True))
    line = (Filled("20 Working Days", "x"), Text(" under "), Reference("here", "clause/a", steps))
    links = Links({"clause/a": "_Ref1"}, {"clause/a": Numbered("7.2", "7.2")}, draft=True, term_style="DefinedTerm")
    written = runs(line, links)
    assert ">20\u00a0Working Days under <" in written
    assert ">clause\u00a0<" in written
    assert " REF _Ref1 \\w \\h " in written


def test_a_blank_is_highlighted_in_a_draft_only() -> None:
    line = (Blank("x", "Name"),)
    assert "w:highlight" in runs(line, LINKS)
    assert "w:highlight" not in runs(line, Links({}, {}, draft=False, term_style="DefinedTerm"))


def test_a_term_has_the_style_of_defined_terms() -> None:
    assert '<w:rStyle w:val="DefinedTerm"/>' in runs((Term("Bid"),), LINKS)


def test_no_line_of_a_title_ends_within_a_name() -> None:
    title = (Text("First meeting of Cyd-dyfu Wrecsam Cyf - minutes"),)
    assert ">First meeting of Cyd</w:t><w:noBreakHyphen/><w:t" in runs(whole_words(title), LINKS)
    assert "Wrecsam Cyf - minutes<" in runs(whole_words(title), LINKS)


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
