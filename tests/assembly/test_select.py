from tests.tiny_library import TinyLibrary


def reasons(tiny: TinyLibrary, answers: str) -> dict[str, tuple[str, str]]:
    decisions = tiny.assembled(answers).decisions
    return {one.clause: (one.state, one.reason) for one in decisions if one.clause}


def test_a_clause_is_in_out_or_undecided_with_the_reason_in_english(tiny: TinyLibrary) -> None:
    tiny.clause("always", "1. A.\n")
    tiny.clause("strict", "1. B.\n", when='hub.rule == "strict"')
    tiny.clause("loose", "1. C.\n", when='hub.rule == "loose"')
    tiny.clause("deed", "1. D.\n", when="hub.deed")
    tiny.outline()
    found = reasons(tiny, "hub: {rule: strict}")
    assert found["always"] == ("in", "always included")
    assert found["strict"] == ("in", "included because “Rule” is “The strict rule”")
    assert found["loose"][0] == "out"
    assert found["loose"][1].startswith("left out because “Rule” is")
    assert found["deed"][0] == "undecided"
    assert found["deed"][1].startswith("included only if ")
    assert tiny.printed("hub: {rule: strict}") == [
        "1. Always",
        "1.1 A.",
        "2. Strict",
        "2.1 B.",
        "3. [Deed]",
        "3.1 [D.]",
    ]


PART = """
    parts:
      - {heading: Deeds, when: hub.deed, clauses: [first, second]}
      - {heading: Rest, clauses: [third]}
"""


def three(tiny: TinyLibrary) -> None:
    tiny.clause("first", "1. A.\n")
    tiny.clause("second", "1. B.\n", when='hub.rule == "loose"')
    tiny.clause("third", "1. C.\n")
    tiny.outline(PART)


def test_a_part_that_is_out_takes_its_clauses_with_it(tiny: TinyLibrary) -> None:
    three(tiny)
    found = reasons(tiny, "hub: {rule: loose, deed: no}")
    assert found["first"][0] == found["second"][0] == "out"
    assert found["first"][1].startswith("left out with its part, because")
    assert tiny.printed("hub: {rule: loose, deed: no}") == ["1. Third", "1.1 C."]


def test_a_part_that_is_undecided_makes_its_clauses_undecided(tiny: TinyLibrary) -> None:
    three(tiny)
    assert [state for state, _ in reasons(tiny, "hub: {rule: loose}").values()] == ["undecided", "undecided", "in"]


def test_a_part_without_clauses_is_not_printed(tiny: TinyLibrary) -> None:
    tiny.clause("second", "1. B.\n", when="hub.deed")
    tiny.clause("third", "1. C.\n")
    tiny.outline("parts:\n  - {heading: Deeds, clauses: [second]}\n  - {heading: Rest, clauses: [third]}\n")
    assert [part.heading for part in tiny.document("hub: {deed: no}").parts] == ["Rest"]


def alternatives(tiny: TinyLibrary, strict: str, loose: str) -> None:
    tiny.clause("strict", "1. B.\n", when=strict)
    tiny.clause("loose", "1. C.\n", when=loose)
    tiny.outline("parts: [{clauses: [{one_of: [strict, loose]}]}]\n")


def test_one_alternative_is_chosen_without_a_word(tiny: TinyLibrary) -> None:
    alternatives(tiny, "hub.deed", "not hub.deed")
    assert tiny.assembled("hub: {deed: no}").findings == ()
    assert tiny.printed("hub: {deed: no}") == ["1. Loose", "1.1 C."]


def test_while_the_choice_is_open_all_alternatives_stand_in_brackets(tiny: TinyLibrary) -> None:
    alternatives(tiny, "hub.deed", "not hub.deed")
    assert tiny.assembled("hub: {name: A}").findings == ()
    assert tiny.printed("hub: {name: A}") == ["1. [Strict]", "1.1 [B.]", "2. [Loose]", "2.1 [C.]"]


def test_no_alternative_is_an_error_that_names_them_all(tiny: TinyLibrary) -> None:
    alternatives(tiny, "hub.deed", "hub.deed and hub.days > 3")
    (finding,) = tiny.assembled("hub: {deed: no, days: 5}").findings
    assert finding.rule == "alternatives"
    assert finding.message == "None of the alternatives strict, loose holds for these answers."
    assert [place.file.rpartition("/")[2] for place in finding.places] == ["agreement.yaml", "strict.md", "loose.md"]


def test_two_alternatives_are_an_error(tiny: TinyLibrary) -> None:
    alternatives(tiny, "hub.deed", "hub.days > 3")
    (finding,) = tiny.assembled("hub: {deed: yes, days: 5}").findings
    assert finding.message.startswith("More than one of the alternatives")


def test_a_clause_without_a_file_is_an_error_and_no_crash(tiny: TinyLibrary) -> None:
    tiny.clause("first", "1. A.\n")
    tiny.outline("parts: [{clauses: [first, frist]}]\n")
    (finding,) = tiny.assembled().findings
    assert (finding.rule, str(finding.places[0])) == ("unknown-clause", "templates/documents/agreement.yaml:7:27")


def test_a_document_whose_condition_fails_is_not_made_and_says_why(tiny: TinyLibrary) -> None:
    tiny.clause("first", "1. A.\n")
    tiny.outline("when: hub.deed\nparts: [{clauses: [first]}]\n")
    found = tiny.assembled("hub: {deed: no}")
    assert found.documents == ()
    assert found.decisions[0].reason.startswith("the document is not made, because")


def test_a_document_is_made_once_for_each_item_with_its_own_name_and_numbers(tiny: TinyLibrary) -> None:
    tiny.clause("small", "1. Small.\n", when="member.small")
    tiny.clause("town", "1. {{ member.name }} of {{ member.town }}. See [](#town).\n")
    tiny.outline(
        "parts: [{clauses: [small, town]}]\n",
        head="""
            id: paper
            title: Paper of {{ member.name }}
            reference: the Paper
            subject: A paper
            scheme: policy
            for_each: members as member
            file: paper {{ member.name }}
        """,
        name="paper",
    )
    first, second = tiny.assembled().documents
    assert (first.id, first.file_name, first.title) == ("paper-oak-trust", "paper-oak-trust", "Paper of Oak Trust")
    assert tiny.printed(number=0)[-1] == "2.1 Oak Trust of Calder. See paragraph 2."
    assert tiny.printed(number=1) == ["1. Town", "1.1 Elm Society of Thorn. See paragraph 1."]
    assert second.outline == "paper"


def test_a_reason_names_only_what_is_so_for_these_answers(tiny: TinyLibrary) -> None:
    tiny.clause("deeds", "1. One.\n", when="hub.deed and hub.days > 3")
    tiny.clause("either", "1. One.\n", when="hub.deed or hub.days > 3")
    tiny.outline()
    found = reasons(tiny, "hub: {deed: no, days: 14}")
    assert found["deeds"] == ("out", "left out because “Signed as a deed” is no")
    assert found["either"] == ("in", "included because “Notice (days)” is more than 3")
    found = reasons(tiny, "hub: {deed: yes}")
    assert found["deeds"] == ("undecided", "included only if “Notice (days)” is more than 3")
    assert found["either"] == ("in", "included because “Signed as a deed” is yes")


def test_the_note_on_a_page_names_the_open_questions_where_the_reason_is_long(tiny: TinyLibrary) -> None:
    long = " or ".join(f"(hub.days > {number} and hub.fee > {number})" for number in range(3, 12))
    tiny.clause("long", "1. One.\n", when=long)
    tiny.outline()
    (clause,) = tiny.document("hub: {deed: yes}").parts[0].clauses
    assert clause.undecided == "this depends on “Notice (days)” and “Fee”"
    assert reasons(tiny, "hub: {deed: yes}")["long"][1].startswith("included only if ")


def test_a_passage_of_a_loop_has_its_own_reason_for_each_item(tiny: TinyLibrary) -> None:
    body = ":::: each members as one\n::: when one.small and hub.days > 3\n1. {{ one.name }}.\n:::\n::::\n"
    tiny.clause("list", body)
    tiny.outline()
    members = "[{name: Oak, small: yes}, {name: Elm, small: no}, {name: Ash, small: yes}]"
    text = f"hub: {{days: 1}}\nmembers: {members}\n"
    decisions = [one.reason for one in tiny.assembled(text).decisions if one.place]
    assert decisions == [
        "left out because “Notice (days)” is at most 3",
        "left out because “Small” is no and “Notice (days)” is at most 3",
        "left out because “Notice (days)” is at most 3",
    ]
