"""A document about the set is assembled last and knows the others, their signatures and what is open."""

from __future__ import annotations

from tests.tiny_library import ANSWERS, TinyLibrary

COVER = """
    id: a-cover
    title: Cover
    reference: the Cover
    subject: A document
    scheme: policy
    file: cover
    about_set: true
"""
FORMS = """
    id: form
    title: Form for {{ member.name }}
    reference: the Form
    subject: A document
    scheme: policy
    file: form-{{ member.name | slug }}
    for_each: members as member
"""
RESTING = COVER.replace("a-cover", "resting").replace("about_set: true", "").replace("file: cover", "file: resting")
BODY = """1. It holds:

   ::: each set.documents as document
   1. {{ document.title }}, {{ document.copies }}.
   :::

1. To sign:

   ::: each set.signings as signing
   1. {{ signing.title }}: ({{ signing.how }})
   :::

:::: when set.is_draft
1. Open:

   ::: each set.waiting as one
   1. {{ one.section }}: {{ one.question }}.
   :::
::::

1. Unconfirmed:

   ::: each set.doubts as one
   1. {{ one.authority }}: {{ one.doubt | sentence }}
   :::
"""
WAY = """
    id: way
    when: party.name == party.name
    intro: "Signed by {{ party.name }}."
    signatures: [[{label: Signature}]]
"""


def covered(tiny: TinyLibrary, answers: str = ANSWERS) -> str:
    tiny.clause("text", "1. Words.\n")
    tiny.clause("about", BODY)
    tiny.write("templates/execution/way.yaml", WAY)
    tiny.outline("parts: [{clauses: [text]}]\nexecution: {parties: [{party: {name: hub.name}}]}\n")
    tiny.outline("parts: [{clauses: [text]}]\n", head=FORMS, name="form")
    tiny.outline("parts: [{clauses: [about]}]\n", head=COVER, name="a-cover")
    return "\n".join(tiny.printed(answers, number=-1))


def test_it_lists_each_document_once_with_its_copies(tiny: TinyLibrary) -> None:
    text = covered(tiny)
    assert "Agreement of Harbour Hub, 1." in text
    assert "Form, 2." in text


def test_it_says_how_each_party_signs_without_the_last_full_stop(tiny: TinyLibrary) -> None:
    assert "Agreement of Harbour Hub: (Signed by Harbour Hub)" in covered(tiny)


def test_it_lists_the_open_questions_of_a_draft_by_section(tiny: TinyLibrary) -> None:
    assert "Members: Town" in covered(tiny, ANSWERS.replace(", town: Calder", ""))


def test_its_names_are_unknown_to_every_other_document(tiny: TinyLibrary) -> None:
    tiny.clause("about", BODY)
    tiny.outline("parts: [{clauses: [about]}]\n")
    assert "set.documents" in " ".join(finding.message for finding in tiny.project.library_findings())


def test_it_lists_the_unconfirmed_law_that_the_other_documents_rest_on(tiny: TinyLibrary) -> None:
    tiny.authority("act-s1", "Act, section 1", doubt="whether it is in force")
    tiny.authority("act-s2", "Act, section 2", doubt="nobody cites it")
    tiny.clause("resting", "1. Words.\n", basis="[{authority: act-s1, supports: it}]")
    tiny.outline("parts: [{clauses: [resting]}]\n", head=RESTING, name="resting")
    text = covered(tiny)
    assert "Act, section 1: whether it is in force." in text
    assert "section 2" not in text
