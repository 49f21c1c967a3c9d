import pytest

from docgen.assembly.named import Named, document_name, first_words, named
from tests.tiny_library import OUTLINE, TinyLibrary

PASSAGE = """
    1. One.

    ::: when hub.deed
    1. The hub signs it as a **Deed** on {{ hub.starts | date }} before two witnesses.
    :::
"""


@pytest.mark.parametrize(
    ("asked", "clause"),
    [
        ("deeds", "deeds"),
        ("  “Deeds” ", "deeds"),
        ("agreement 1", "deeds"),
        ("the Agreement, clause 1", "deeds"),
        ("Agreement clause 1.2", "deeds"),
        ("agreement.docx", ""),
        ("the agreement", ""),
        ("working day", "definition-day"),
        ("definition-day", "definition-day"),
        ("agreement 7", None),
        ("nothing", None),
    ],
)
def test_what_is_meant_is_found_by_id_heading_number_term_or_file(
    tiny: TinyLibrary, asked: str, clause: str | None
) -> None:
    tiny.clause("deeds", PASSAGE)
    tiny.definition("day", "Working Day", "a day")
    tiny.outline()
    found = named(asked, tiny.project.library, tiny.assembled("hub: {deed: yes}").documents)
    assert [one.clause for one in found] == ([] if clause is None else [clause])


def test_the_word_before_a_number_names_the_provisions_that_are_called_so(tiny: TinyLibrary) -> None:
    tiny.clause("notice", "1. One.\n")
    tiny.outline("parts:\n  - clauses: [notice]\n")
    for name, scheme in (("rules", "articles"), ("policy", "policy")):
        tiny.clause(f"{name}-one", "1. One.\n")
        head = OUTLINE.replace("agreement", name).replace("Agreement", name.title())
        head = head.replace(f"scheme: {name}", f"scheme: {scheme}")
        tiny.outline(f"parts:\n  - clauses: [{name}-one]\n", head, name)
    library, documents = tiny.project.library, tiny.assembled().documents
    for asked, clauses in {
        "clause 1": ["notice"],
        "article 1": ["rules-one"],
        "articles 1": ["rules-one"],
        "paragraph 1": ["policy-one"],
        "no. 1": ["notice", "policy-one", "rules-one"],
        "Policy paragraph 1": ["policy-one"],
        "Policy article 1": [],
    }.items():
        assert sorted(one.clause for one in named(asked, library, documents)) == clauses, asked


def test_the_decisions_of_a_named_document_are_its_own(tiny: TinyLibrary) -> None:
    tiny.clause("deeds", "1. One.\n")
    tiny.outline()
    decisions = tiny.assembled("").decisions
    assert [one.clause for one in Named("agreement", "").of(decisions)] == [""]
    assert Named("other", "").of(decisions) == []


def test_a_passage_is_known_by_its_first_words(tiny: TinyLibrary) -> None:
    tiny.clause("deeds", PASSAGE)
    tiny.outline()
    library = tiny.project.library
    (passage,) = (one for one in tiny.assembled("hub: {deed: no}").decisions if one.place)
    assert first_words("deeds", passage.place, library) == "The hub signs it as a Deed on…"
    assert first_words("deeds", "elsewhere", library) == ""
    assert document_name(library.outlines["agreement"]) == "Agreement"


def test_the_first_words_of_a_passage_name_the_documents_it_points_to(tiny: TinyLibrary) -> None:
    tiny.clause(
        "deeds", "1. One. {#one}\n\n::: when hub.deed\n1. It gives way to [](agreement) and to [](#one).\n:::\n"
    )
    tiny.outline()
    library = tiny.project.library
    (passage,) = (one for one in tiny.assembled().decisions if one.place)
    assert first_words("deeds", passage.place, library) == "It gives way to the Agreement and to…"


def test_a_paper_of_the_set_comes_alone_where_one_of_another_set_is_called_just_so(tiny: TinyLibrary) -> None:
    tiny.clause("deeds", "1. One.\n")
    made = OUTLINE.replace("id: agreement", "id: great").replace("the Agreement", "the Great Agreement")
    tiny.outline(head=made.replace("file: agreement", "file: great"), name="great")
    tiny.outline("when: hub.deed\nparts:\n  - clauses: [deeds]\n")
    library, documents = tiny.project.library, tiny.assembled("hub: {deed: no}").documents
    assert [one.outline for one in documents] == ["great"]
    assert named("the Agreement", library, documents) == [Named("great", "")]
    assert named("agreement", library, documents) == [Named("agreement", "")], "the id"
