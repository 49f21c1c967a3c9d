import pytest

from docgen.model.inlines import Reference
from docgen.model.walk import inlines
from tests.tiny_library import TinyLibrary

ARTICLES = """
    id: articles
    title: Articles
    reference: the Articles
    subject: Articles
    scheme: articles
    file: articles
"""
DUTY = "1. A Member must: {#duty}\n\n   1. pay; and {#pay}\n\n   1. stay.\n"


def two_documents(tiny: TinyLibrary, line: str) -> list[str]:
    tiny.clause("meanings", "1. Here:\n\n   ::: definitions\n   :::\n")
    tiny.clause("other", "1. One.\n")
    tiny.clause("test", f"1. {line}\n\n1. Own. {{#own}}\n")
    tiny.clause("members", DUTY)
    tiny.clause("paragraphs", DUTY)
    tiny.clause("form", DUTY)
    tiny.clause("party", "1. Hub. {#hub}\n")
    tiny.clause("recital", "1. Why. {#why}\n")
    tiny.clause("article", DUTY)
    tiny.definition("board", "Board", "[](articles) and [](articles#article), [](#members) or:\n\n1. [](#test/own).\n")
    tiny.outline(
        """
        parties: [party]
        background: [recital]
        parts: [{clauses: [meanings, other, test, members]}]
        schedules:
          - {id: schedule-list, heading: List, clauses: [paragraphs]}
          - {id: schedule-form, heading: Form, plain: true, clauses: [form]}
        """
    )
    tiny.outline("parts: [{clauses: [article]}]\n", head=ARTICLES, name="articles")
    return tiny.printed(number=0)


REFERENCES = {
    "a provision of its own clause": ("See [](#own).", "See clause 3.2."),
    "itself by its whole name": ("See [](#test/own).", "See clause 3.2."),
    "another clause": ("See [](#members).", "See clause 4."),
    "a provision of another clause": ("See [](#members/pay).", "See clause 4.1(a)."),
    "its own document by name": ("See [](agreement#members/duty).", "See clause 4.1."),
    "a schedule": ("See [](#schedule-list).", "See Schedule 1."),
    "a clause of a schedule": ("See [](#paragraphs).", "See paragraph 1 of Schedule 1."),
    "a paragraph of a schedule": ("See [](#paragraphs/pay).", "See paragraph 1.1(a) of Schedule 1."),
    "a plain schedule": ("See [](#schedule-form).", "See Schedule 2."),
    "a clause of a plain schedule": ("See [](#form).", "See Schedule 2."),
    "a paragraph of a plain schedule": ("See [](#form/pay).", "See paragraph 1(a) of Schedule 2."),
    "a party": ("See [](#party/hub).", "See party (1)."),
    "a recital": ("See [](#recital/why).", "See recital (A)."),
    "a whole document": ("See [](articles).", "See the Articles."),
    "a clause of another document": ("See [](articles#article).", "See article 1 of the Articles."),
    "two of another document": (
        "See [](articles#article) and [](articles#article/pay).",
        "See article 1 and article 1.1(a) of the Articles.",
    ),
    "a list of another document": (
        "See [](articles#article), [](articles#article/duty) or [](articles#article/pay).",
        "See article 1, article 1.1 or article 1.1(a) of the Articles.",
    ),
    "two of two documents": (
        "See [](#members) and [](articles#article).",
        "See clause 4 and article 1 of the Articles.",
    ),
    "a provision of another document": ("See [](articles#article/pay).", "See article 1.1(a) of the Articles."),
    "at the start of a line": ("[](#members) says so.", "Clause 4 says so."),
    "another document at the start": ("[](articles) say so.", "The Articles say so."),
    "at the start of a sentence": ("Yes. [](#members) says so.", "Yes. Clause 4 says so."),
    "after a question": ("Yes? [](#members) says so.", "Yes? Clause 4 says so."),
    "after an abbreviation in brackets": ("See ([](#members)).", "See (clause 4)."),
    "first in brackets": ("([](#members)).", "(Clause 4)."),
}


@pytest.mark.parametrize(("line", "expected"), REFERENCES.values(), ids=REFERENCES)
def test_a_reference_prints_the_word_and_number_of(tiny: TinyLibrary, line: str, expected: str) -> None:
    assert f"3.1 {expected}" in two_documents(tiny, line)


def test_a_schedule_says_this_schedule_of_what_stands_in_it(tiny: TinyLibrary) -> None:
    tiny.clause("test", "1. A.\n")
    tiny.clause(
        "rules", "1. See [](#rules/own) and [](#more). {#own}\n\n1. See [](#other), [](#test) and [](#schedule-list).\n"
    )
    tiny.clause("more", "1. B.\n")
    tiny.clause("other", "1. C.\n")
    tiny.outline(
        """
        parts: [{clauses: [test]}]
        schedules:
          - {id: schedule-list, heading: List, clauses: [rules, more]}
          - {id: schedule-form, heading: Form, clauses: [other]}
        """
    )
    assert [line for line in tiny.printed() if "See" in line] == [
        "1.1 See paragraph 1.1 and paragraph 2 of this Schedule.",
        "1.2 See paragraph 1 of Schedule 2, clause 1 and Schedule 1.",
    ]


def test_a_definition_refers_and_goes_on_with_its_sentence(tiny: TinyLibrary) -> None:
    lines = two_documents(tiny, "The Board acts.")
    at = lines.index("Board means the Articles and article 1 of the Articles, clause 4 or:")
    assert lines[at + 1] == "(a) clause 3.2."


def test_items_below_a_lead_in_go_on_with_its_sentence(tiny: TinyLibrary) -> None:
    tiny.clause("test", "1. See:\n\n   1. [](agreement); and\n\n   1. [](#test).\n\n1. Stop.\n\n   1. [](#test).\n")
    tiny.outline()
    assert tiny.printed()[2:4] == ["(a) the Agreement; and", "(b) clause 1."]
    assert tiny.printed()[-1] == "(a) Clause 1."


def test_cells_notes_covers_and_signatures_refer_too(tiny: TinyLibrary) -> None:
    tiny.clause("test", "1. A.\n\n   ::: note\n   Like [](#test).\n   :::\n\n| [](#test) |\n|---|\n| and [](#test) |\n")
    tiny.write(
        "templates/execution/simple.yaml",
        'id: simple\nwhen: "true"\nintro: "Signed under [](#test) by {{ party.name }}"\n'
        'signatures: [[{label: By, value: "as [](#test) says"}]]\n',
    )
    tiny.outline(
        'cover: {lines: ["under [](#test)"]}\nparts: [{clauses: [test]}]\n'
        "execution: {parties: [{party: {name: hub.name}}]}\n"
    )
    document = tiny.document()
    assert tiny.printed()[1:] == [
        "1.1 A.",
        "Clause 1",
        "and clause 1",
        "Signed under clause 1 by Harbour Hub",
        "By: as clause 1 says",
    ]
    assert document.cover is not None
    assert document.cover.lines[0][1].text == "clause 1"
    note = document.parts[0].clauses[0].blocks[0].notes[0]  # type: ignore[union-attr]
    assert note.content[1].text == "clause 1"


def test_a_reference_knows_what_it_points_to(tiny: TinyLibrary) -> None:
    two_documents(tiny, "See [](#members/pay) and [](articles#article).")
    found = [one for one in inlines(tiny.document()) if isinstance(one, Reference)]
    assert [(one.document, one.target) for one in found] == [("agreement", "members/pay"), ("articles", "article")]
    assert [(step.text, step.target, step.full) for step in found[0].steps] == [
        ("clause ", "", False),
        ("4.1(a)", "members/pay", True),
    ]


def test_a_reference_to_what_is_left_out_prints_nothing_and_is_an_error_that_says_why(tiny: TinyLibrary) -> None:
    tiny.clause("test", "1. See [](#deeds).\n")
    tiny.clause("deeds", "1. A.\n", when="hub.deed")
    tiny.outline()
    assert tiny.printed("hub: {deed: no}") == ["1. Test", "1.1 See ."]
    (finding,) = tiny.checked("hub: {deed: no}")
    assert finding.rule == "broken-reference"
    assert finding.message.startswith("“Test” refers to ‘deeds’, which is not there: it is left out because")
