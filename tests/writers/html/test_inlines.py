"""Lines of text as HTML."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from docgen.model.inlines import Blank, Filled, LineBreak, Reference, Step, Term, Text
from docgen.writers.characters import printable
from docgen.writers.html.anchors import Anchors
from docgen.writers.html.inlines import escape, line_html

ANCHORS = Anchors("here", frozenset({"clause/a"}))


@given(st.text())
def test_any_text_comes_back_as_it_was_printed(text):
    escaped = escape(text)
    assert unescape(escaped) == printable(text)
    assert not set('<>"') & set(escaped)


def test_a_defined_term_a_blank_and_a_new_line_are_marked_up():
    line = (Text("the "), Term("Hub & Co"), Text(" of "), Blank("a.b", "Town"), LineBreak(), Text("x"))
    assert line_html(line, ANCHORS) == "the <dfn>Hub &amp; Co</dfn> of <mark>[Town]</mark><br>x"


def test_an_address_of_several_lines_keeps_its_lines():
    assert line_html((Filled("1 High Street\nCalder", "a.b"),), ANCHORS) == "1\u00a0High Street<br>Calder"


def test_a_number_stays_on_one_line_with_its_unit():
    assert line_html((Filled("14 clear days", "a.b"),), ANCHORS) == "14\u00a0clear days"


def test_the_word_before_a_number_stays_on_its_line():
    reference = Reference("here", "clause/a", (Step("clause "), Step("7.2(b)", "clause/a", full=True)))
    assert line_html((reference,), ANCHORS) == '<a href="#clause/a">clause\u00a07.2(b)</a>'


def test_a_reference_to_something_that_is_not_printed_is_no_link():
    lost = Reference("here", "clause/gone", (Step("clause 9"),))
    elsewhere = Reference("there", "clause/a", (Step("clause 9"),))
    assert line_html((lost,), ANCHORS) == line_html((elsewhere,), ANCHORS) == "clause\u00a09"
