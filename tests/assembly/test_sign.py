from tests.tiny_library import TinyLibrary

WAY = """
    id: {name}
    when: {when}
    intro: "Signed by {{{{ party.name }}}}{words}."
    signatures:
      - [{{label: Signature}}, {{label: Name, value: "{{{{ party.signatory }}}}"}}]
"""
PARTIES = """
    parts: [{clauses: [duty]}]
    execution:
      parties:
        - party: {name: hub.name, deed: hub.deed, signatory: hub.about}
        - each: members as member if not member.small
          party: {name: member.name, deed: hub.deed, signatory: member.town}
"""
OPEN = "{hub: {name: Hub}, members: [{name: Elm, small: no}]}"


def ways(tiny: TinyLibrary, **when: str) -> None:
    tiny.clause("duty", "1. A.\n")
    for name, condition in when.items():
        tiny.write(f"templates/execution/{name}.yaml", WAY.format(name=name, when=condition, words=f" ({name})"))
    tiny.outline(PARTIES)


def test_each_party_signs_in_the_one_way_that_fits(tiny: TinyLibrary) -> None:
    ways(tiny, deed="party.deed", simple="not party.deed")
    assert tiny.printed()[2:] == [
        "Signed by Harbour Hub (simple).",
        "Signature: ",
        "Name: We help.",
        "Signed by Elm Society (simple).",
        "Signature: ",
        "Name: Thorn",
    ]
    assert tiny.assembled().findings == ()


def test_execution_blocks_have_keys_of_their_own(tiny: TinyLibrary) -> None:
    ways(tiny, simple='"true"')
    text = PARTIES + "        - party: {name: hub.name, signatory: hub.about}\n        - each: members as member\n"
    tiny.outline(text + "          party: {name: member.name, signatory: member.town}\n")
    keys = [block.key for block in tiny.document().execution]
    assert len(keys) == 5
    assert len(set(keys)) == 5


def test_a_party_that_no_way_fits_is_an_error(tiny: TinyLibrary) -> None:
    ways(tiny, deed="party.deed")
    first, second = tiny.assembled().findings
    assert (first.rule, first.message) == (
        "execution",
        "There must be exactly one way of signing for Harbour Hub, and there is: none.",
    )
    assert "Elm Society" in second.message


def test_a_party_that_two_ways_fit_is_an_error_that_names_them(tiny: TinyLibrary) -> None:
    ways(tiny, deed="party.deed", either='"true"')
    first, _ = tiny.assembled(OPEN.replace("Hub}", "Hub, deed: yes}")).findings
    assert first.message == "There must be exactly one way of signing for Hub, and there is: deed, either."
    assert len(first.places) == 3


def test_without_any_way_of_signing_there_is_an_error_and_no_crash(tiny: TinyLibrary) -> None:
    ways(tiny)
    found = tiny.assembled()
    assert found.documents[0].execution == ()
    assert [finding.rule for finding in found.findings] == ["execution", "execution"]


def test_while_it_is_open_how_a_party_signs_a_way_that_may_fit_is_printed(tiny: TinyLibrary) -> None:
    ways(tiny, deed="party.deed", simple="not party.deed")
    assert tiny.assembled(OPEN).findings == ()
    assert tiny.printed(OPEN)[2:5] == ["Signed by Hub (deed).", "Signature: ", "Name: [About the hub]"]


def test_while_it_is_open_how_a_party_signs_the_usual_way_comes_first(tiny: TinyLibrary) -> None:
    ways(tiny, deed="party.deed", simple="not party.deed")
    usual = WAY.format(name="simple", when="not party.deed", words=" (simply)") + "    usual: true\n"
    tiny.write("templates/execution/simple.yaml", usual)
    assert tiny.printed(OPEN)[2] == "Signed by Hub (simply)."


def test_while_it_is_open_how_a_party_signs_no_way_is_shown_that_prints_what_nobody_is_asked(tiny: TinyLibrary) -> None:
    ways(tiny, loosely="party.rule == 'loose'")
    secret = WAY.format(name="a-strictly", when="party.rule == 'strict'", words=" with {{ party.secret }}")
    tiny.write("templates/execution/a-strictly.yaml", secret)
    parties = "parties: [{party: {name: hub.name, rule: hub.rule, secret: hub.secret, signatory: hub.about}}]"
    tiny.outline(f"    parts: [{{clauses: [duty]}}]\n    execution: {{{parties}}}\n")
    answers = "{hub: {name: Hub, deed: no}}"
    assert tiny.assembled(answers).findings == ()
    assert tiny.printed(answers)[2] == "Signed by Hub (loosely)."
    assert tiny.printed("{hub: {name: Hub, deed: yes}}")[2] == "Signed by Hub with [Secret]."


def test_a_party_without_a_name_yet_is_a_blank(tiny: TinyLibrary) -> None:
    ways(tiny, simple="not party.deed")
    (block, *_) = tiny.document("hub: {deed: no}").execution
    assert block.party == "[Hub name]"


def test_a_party_of_one_of_two_names_shows_the_one_that_is_known(tiny: TinyLibrary) -> None:
    ways(tiny, simple="not party.deed")
    tiny.outline(PARTIES.replace("name: hub.name", "name: hub.secret if hub.deed else hub.name"))
    (block, *_) = tiny.document(OPEN).execution
    assert block.party == "[Hub / Secret]"
    assert tiny.printed(OPEN)[2] == "Signed by [Hub / Secret] (simple)."
