from tests.tiny_library import TinyLibrary

SLOT = "1. In this agreement:\n\n   ::: definitions\n   :::\n"


def defined(tiny: TinyLibrary, answers: str = "hub: {name: Harbour Hub}") -> list[str]:
    return [line for line in tiny.printed(answers) if " means " in line or line.startswith("(")]


def test_only_the_terms_in_use_and_those_that_they_use_are_defined_in_alphabetical_order(tiny: TinyLibrary) -> None:
    tiny.clause("meanings", SLOT)
    tiny.clause("duty", "1. The Zebras must tell the Board's clerk.\n")
    tiny.definition("zebra", "Zebra", "an animal that a Member owns.\n", forms="[Zebras]")
    tiny.definition("member", "Member", "a body.\n")
    tiny.definition("board", "Board", "the board of the Hub.\n")
    tiny.definition("unused", "Unused", "nothing of a Vote.\n")
    tiny.definition("vote", "Vote", "a vote.\n")
    tiny.outline()
    assert defined(tiny) == [
        "Board means the board of the Hub.",
        "Member means a body.",
        "Zebra means an animal that a Member owns.",
    ]


def test_definitions_that_use_each_other_end(tiny: TinyLibrary) -> None:
    tiny.clause("meanings", SLOT)
    tiny.clause("duty", "1. The Board acts.\n")
    tiny.definition("board", "Board", "those whom a Member elects.\n")
    tiny.definition("member", "Member", "a body that the Board admits.\n")
    tiny.outline()
    assert defined(tiny) == ["Board means those whom a Member elects.", "Member means a body that the Board admits."]


def test_a_definition_in_place_wins(tiny: TinyLibrary) -> None:
    tiny.clause("meanings", SLOT)
    tiny.clause("duty", "1. Harbour Hub (the **Company**) pays. The Company acts.\n")
    tiny.definition("company", "Company", "something else.\n")
    tiny.outline()
    assert defined(tiny) == []


def test_a_word_that_somebody_typed_uses_no_term(tiny: TinyLibrary) -> None:
    tiny.clause("meanings", SLOT)
    tiny.clause("duty", "1. {{ hub.name }} pays {{ hub.noun }}.\n")
    tiny.definition("board", "Board", "a board.\n")
    tiny.definition("company", "Company", "a company.\n")
    tiny.outline()
    assert defined(tiny, "hub: {name: The Board}") == ["Company means a company."]


def test_a_term_used_in_a_table_or_a_signature_is_defined(tiny: TinyLibrary) -> None:
    tiny.clause("meanings", SLOT)
    tiny.clause("list", "| Member |\n|---|\n| x |\n")
    tiny.definition("member", "Member", "a body.\n")
    tiny.definition("board", "Board", "a board.\n")
    tiny.write(
        "templates/execution/simple.yaml",
        'id: simple\nwhen: "true"\nintro: "Signed for the Board by {{ party.name }}."\nsignatures: [[{label: Name}]]\n',
    )
    tiny.outline("parts: [{clauses: [meanings, list]}]\nexecution: {parties: [{party: {name: hub.name}}]}\n")
    assert defined(tiny) == ["Board means a board.", "Member means a body."]


def test_a_meaning_may_have_items_and_passages(tiny: TinyLibrary) -> None:
    tiny.clause("meanings", SLOT)
    tiny.clause("duty", "1. The Board acts.\n")
    meaning = """
        the board, being:

        1. the chair; and

        ::: when hub.deed
        1. the clerk; and
        :::

        1. others:

           1. of {{ hub.name }}.
    """
    tiny.definition("board", "Board", meaning)
    tiny.outline()
    head = "Board means the board, being:"
    assert defined(tiny, "hub: {name: H, deed: no}") == [head, "(a) the chair; and", "(b) others:", "(i) of H."]
    assert defined(tiny, "hub: {name: H}") == [
        head,
        "(a) the chair; and",
        "(b) [the clerk; and]",
        "(c) others:",
        "(i) of H.",
    ]


def test_the_paragraphs_of_a_meaning_are_words_apart(tiny: TinyLibrary) -> None:
    tiny.clause("meanings", SLOT)
    tiny.clause("duty", "1. The Board acts.\n")
    tiny.definition("board", "Board", "the board,\n\n::: when hub.deed\nunder seal.\n:::\n")
    tiny.outline()
    assert defined(tiny, "hub: {deed: yes}") == ["Board means the board, under seal."]
    assert defined(tiny) == ["Board means the board, [under seal.]"]
    (entry,) = tiny.document("hub: {name: H}").parts[0].clauses[0].blocks[0].children[0].entries  # type: ignore[union-attr]
    assert entry.undecided.startswith("included only if ")


def rivals(tiny: TinyLibrary, first: str, second: str) -> None:
    tiny.clause("meanings", SLOT)
    tiny.clause("duty", "1. The Board acts.\n")
    tiny.definition("board-one", "Board", "one.\n", when=first)
    tiny.definition("board-two", "Board", "two.\n", when=second)
    tiny.outline()


def test_of_two_meanings_of_a_term_the_one_that_holds_is_printed(tiny: TinyLibrary) -> None:
    rivals(tiny, "hub.deed", "not hub.deed")
    assert defined(tiny, "hub: {deed: no}") == ["Board means two."]
    assert tiny.assembled("hub: {deed: no}").findings == ()


def test_while_it_is_open_which_holds_both_stand_in_brackets(tiny: TinyLibrary) -> None:
    rivals(tiny, "hub.deed", "not hub.deed")
    assert defined(tiny) == ["Board means [one.]", "Board means [two.]"]
    assert [finding.rule for finding in tiny.checked("hub: {name: H}")] == []


def test_two_meanings_that_hold_at_once_are_an_error(tiny: TinyLibrary) -> None:
    rivals(tiny, "hub.deed", "hub.days > 3")
    (finding,) = tiny.assembled("hub: {deed: yes, days: 5}").findings
    assert finding.rule == "alternatives"
    assert finding.message == "More than one definition of “Board” holds for these answers."
    assert len(finding.places) == 2


def test_a_document_without_a_place_for_definitions_prints_none(tiny: TinyLibrary) -> None:
    tiny.clause("duty", "1. The Board acts.\n")
    tiny.definition("board", "Board", "a board.\n")
    tiny.outline()
    assert defined(tiny) == []


def test_every_definition_has_its_decision(tiny: TinyLibrary) -> None:
    tiny.clause("meanings", SLOT)
    tiny.clause("duty", "1. The Board acts.\n")
    tiny.definition("board", "Board", "a board.\n")
    tiny.definition("vote", "Vote", "a vote.\n")
    tiny.outline()
    states = {one.clause: one.state for one in tiny.assembled().decisions}
    assert (states["definition-board"], states["definition-vote"]) == ("in", "out")
