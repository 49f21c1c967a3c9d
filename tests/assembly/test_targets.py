"""A document or a clause written in place of another for another legal form is found under the other's name."""

from __future__ import annotations

from tests.tiny_library import ANSWERS, TinyLibrary

HEAD = """
    id: {id}
    title: {id}
    reference: the {name}
    subject: A document
    scheme: {scheme}
    file: {id}
    when: {when}
    stands_for: [{stands_for}]
"""
STRICT, LOOSE = 'hub.rule == "strict"', 'hub.rule == "loose"'


def set_of_two_forms(tiny: TinyLibrary) -> None:
    tiny.clause("pointing", "1. See [](articles#leaving/notice) and [](articles).\n")
    tiny.clause("leaving", "1. Leave. {#notice}\n")
    tiny.clause("staying", "1. Stay.\n")
    tiny.clause("going", "1. Stay a while.\n\n1. Go. {#notice}\n", stands_for="[leaving]")
    tiny.outline("parts: [{clauses: [pointing]}]\n")
    articles = HEAD.format(id="articles", name="Articles", scheme="articles", when=STRICT, stands_for="")
    tiny.outline("parts: [{clauses: [leaving]}]\n", head=articles, name="articles")
    other = HEAD.format(id="charter", name="Charter", scheme="constitution", when=LOOSE, stands_for="articles")
    tiny.outline("parts: [{clauses: [staying, going]}]\n", head=other, name="charter")


def test_the_document_that_a_reference_names_comes_before_one_in_its_place(tiny: TinyLibrary) -> None:
    set_of_two_forms(tiny)
    assert tiny.printed()[-1].endswith("See article 1.1 of the Articles and the Articles.")


def test_a_reference_goes_to_the_document_and_the_clause_in_place_of_those_it_names(tiny: TinyLibrary) -> None:
    set_of_two_forms(tiny)
    answers = ANSWERS.replace("rule: strict", "rule: loose")
    assert tiny.printed(answers)[-1].endswith("See clause 2.2 of the Charter and the Charter.")


def test_both_forms_of_a_set_pass_the_checks(tiny: TinyLibrary) -> None:
    set_of_two_forms(tiny)
    for answers in (ANSWERS, ANSWERS.replace("rule: strict", "rule: loose")):
        assert not [finding for finding in tiny.checked(answers) if finding.rule == "broken-reference"]
    assert not [found for found in tiny.project.library_findings() if found.rule == "unknown-reference"]
