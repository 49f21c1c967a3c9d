"""Tags that a lawyer writes: what they may be, and what is said of those that cannot be filled."""

from __future__ import annotations

import inspect
import re

import pytest

from docgen.writers.docx import tags, writer
from docgen.writers.docx.letterhead import adopt
from tests.writers.docx.letterheads import A4, MARGINS, Firm, para, text, two_columns, usual_styles

BODY = para(text("{{p body }}"))


def _told(body: str = BODY, header: str = "", which: str = "default") -> str:
    """What is said of a file with that body and header."""
    firm = Firm(usual_styles())
    head = firm.header(header or para(text("Law")), which)
    title = "<w:titlePg/>" if which == "first" else ""
    adopted = adopt(firm.made(body, head + A4 + MARGINS + title), "shell.docx")
    assert (adopted.shell is None) == any("error" in str(one) for one in adopted.findings)
    return "\n".join(str(one) for one in adopted.findings if "error" in str(one))


def test_a_misspelt_tag_is_named_with_its_part_its_words_and_what_was_meant() -> None:
    told = _told(header=para(text("Paper: {{ ti"), text("tel }} of the firm")), which="first")
    assert told.count("error") == 1
    assert "The tag {{ titel }} in the header of the first page, at “Paper: {{ titel }} of the firm”" in told
    assert "Did you mean ‘title’?" in told


def test_a_tag_like_no_other_is_told_which_there_are() -> None:
    assert "The tags are: body, title" in _told(header=para(text("{{ solicitor }}")))


WRONG = {
    "at “{% if draft %}Draft” is not closed": (BODY, para(text("{% if draft %}Draft"))),
    "Add {% endif %}": (BODY, para(text("{% if draft %}Draft"))),
    "closes nothing that is open": (BODY, para(text("Draft{% endif %}"))),
    "does not end as {%p if cover %} begins": (BODY, para(text("{%p if cover %}")) + para(text("A{% endif %}"))),
    "not the tag {{p body }}": (para(text("Dear {{ title }}")), ""),
    "stands 2 times": (BODY + BODY, ""),
    "stands for its whole paragraph": (para(text("Here: {{p body }}")), ""),
    "Write {{p body }}": (para(text("{{ body }}")), ""),
    "Write {{r page_of_pages }}": (BODY, para(text("{{ page_of_pages }}"))),
    "cannot stand in the header": (BODY, BODY),
    "cannot stand in a table": (two_columns(BODY, para()) + para(), ""),
    "is opened and not closed, at “Title {{ title”": (BODY, para(text("Title {{ title"))),
    "is closed but not opened": (BODY, para(text("title }} here"))),
    "Did you mean ‘endif’?": (BODY, para(text("{% if draft %}x{% endfi %}"))),
    "does more than a tag may": (BODY, para(text("{{ title.__class__ }}"))),
    "The tag {{ range(9) }} in the header does more": (BODY, para(text("{{ range(9) }}"))),
    "{{ 'a' * 999999999 }} in the header does more": (BODY, para(text("{{ 'a' * 999999999 }}"))),
    "uses ‘uper’, which does not exist. Did you mean ‘upper’?": (BODY, para(text("{{ title | uper }}"))),
    "cannot be read": (BODY, para(text("{{ title | }}"))),
    "can only go through cover_lines": (BODY, para(text("{% for x in title %}{{ x }}{% endfor %}"))),
    "does not say what to do": (BODY, para(text("{% include 'x' %}"))),
}


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_tag_is_refused_with_a_sentence(words: str) -> None:
    body, header = WRONG[words]
    assert words in _told(body, header)


def test_tags_that_break_the_file_when_they_are_filled_are_refused_with_their_part() -> None:
    odd = para("<w:r><w:tab/><w:t>Law</w:t><w:br/></w:r>", "<w:r>{% if draft %}<w:t>x</w:t></w:r>")
    assert "The tags in the header do not fit together." in _told(header=odd)


@pytest.mark.parametrize(
    "header",
    [
        "{{ title | upper }}",
        "{% if draft and open_questions %}{{ open_questions }}{% else %}{{ version or ‘none’ }}{% endif %}",
        "{# a note to ourselves #}{{ author }}",
        "{{ 'Cover' if cover else subject }}",
    ],
)
def test_what_tags_may_do_they_may(header: str) -> None:
    assert _told(header=para(text(header))) == ""


def test_the_names_of_tags_are_those_that_the_writer_fills() -> None:
    filled = set(re.findall(r'^        "(\w+)":', inspect.getsource(writer._context), re.MULTILINE))
    assert filled == {*tags.NAMES, "last_section"}  # a tag that only the engine itself puts in
