import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.assembly.assemble import assemble
from docgen.assembly.briefing import Briefing
from docgen.assembly.typed import typed_names
from docgen.build.project import Project
from docgen.expressions.scope import Layered
from docgen.model.blocks import Clause, Paragraph, Provision, Table
from docgen.model.inlines import Blank, Filled
from docgen.model.walk import inlines, text_of
from tests.tiny_library import TinyLibrary, build, printed

OPEN = "hub: {name: Harbour Hub}"


def only(tiny: TinyLibrary, answers: str) -> Clause:
    (clause,) = tiny.document(answers).parts[0].clauses
    return clause


def test_answers_stand_in_the_text_in_their_formats(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. {{ hub.name }} gets {{ hub.fee | money }} and {{ hub.works | list }} {{ hub.rule }}.\n")
    tiny.outline()
    assert tiny.printed()[1] == "1.1 Harbour Hub gets £1,000 and giving advice and serving meals strictly."


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("The name is {{ hub.name }}.", "The name is Hafan Cyf."),
        ("The name is {{ hub.name }}. It stays.", "The name is Hafan Cyf. It stays."),
        ("{{ hub.name }}, the hub.", "Hafan Cyf., the hub."),
        ("Ask {{ hub.name }}... and wait.", "Ask Hafan Cyf.... and wait."),
        ("Ask {{ hub.name }} .", "Ask Hafan Cyf. ."),
    ],
)
def test_after_an_answer_that_ends_with_a_full_stop_its_sentence_has_none(
    tiny: TinyLibrary, words: str, line: str
) -> None:
    tiny.clause("name", f"1. {words}\n")
    tiny.outline()
    assert tiny.printed("hub: {name: Hafan Cyf.}")[1] == f"1.1 {line}"


def test_an_open_answer_is_a_blank_with_the_short_name_of_its_question(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. Pay {{ hub.fee | money }}, {{ hub.fee + 1 }}.\n")
    tiny.outline()
    assert tiny.printed(OPEN)[1] == "1.1 Pay [Fee], [Fee]."
    blanks = [inline for inline in inlines(tiny.document(OPEN)) if isinstance(inline, Blank)]
    assert blanks[0].path == "hub.fee"


def test_a_blank_stands_apart_where_the_answer_would_bring_the_space(tiny: TinyLibrary) -> None:
    words = "{{ hub.name }}{{ ', at cost' if hub.fee > 1 else '' }}{{ ' now' if hub.fee > 2 else '' }}"
    tiny.clause("fees", f"1. {words} {{{{ 'must not ' if hub.fee > 3 else 'must ' }}}}pay{{{{ hub.fee }}}}.\n")
    tiny.outline()
    assert tiny.printed(OPEN)[1] == "1.1 Harbour Hub [, at cost – depends on: Fee] [now] [must not / must] pay[Fee]."


@pytest.mark.parametrize(
    ("fill_in", "blank"),
    [
        ("'weekly' if hub.fee > 1 else 'daily'", "weekly / daily – depends on: Fee"),
        ("hub.name if hub.deed else 'nobody'", "Harbour Hub / nobody – depends on: Signed as a deed"),
        ("hub.secret if hub.deed else 'nothing'", "nothing / Secret"),
        ("'with ' + hub.secret if hub.deed else 'alone'", "alone / with [Secret] – depends on: Signed as a deed"),
        ("'for ' + hub.secret", "for [Secret]"),
        ("(100 if hub.fee > 1 else 20) | money", "£100 / £20 – depends on: Fee"),
        ("hub.secret if hub.deed else ''", "Signed as a deed"),
    ],
)
def test_an_open_answer_that_chooses_between_words_shows_them_and_its_question(
    tiny: TinyLibrary, fill_in: str, blank: str
) -> None:
    tiny.clause("fees", f"1. Ask {{{{ {fill_in} }}}}.\n")
    tiny.outline()
    assert tiny.printed(OPEN)[1] == f"1.1 Ask [{blank}]."


def test_of_many_words_only_the_question_is_shown(tiny: TinyLibrary) -> None:
    choices = " else ".join(f"'{word}' if hub.fee == {number}" for number, word in enumerate("abcdef"))
    tiny.clause("fees", f"1. Ask {{{{ {choices} else 'g' }}}}.\n")
    tiny.outline()
    assert tiny.printed(OPEN)[1] == "1.1 Ask [Fee]."


def test_one_blank_stands_for_two_in_a_row_that_wait_for_the_same_answer(tiny: TinyLibrary) -> None:
    words = "{{ hub.fee }} {{ hub.fee | money }} pay"
    tiny.clause("fees", f"1. {words}, {{{{ hub.fee }}}}.\n")
    tiny.outline()
    assert tiny.printed(OPEN)[1] == "1.1 [Fee] pay, [Fee]."


def test_an_answer_to_a_question_that_is_not_asked_is_an_error_at_the_fill_in(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. Keep {{ hub.secret }}.\n")
    tiny.outline()
    (finding,) = tiny.assembled("hub: {deed: no, secret: x}").findings
    assert (finding.rule, str(finding.places[0])) == ("fill-in", "templates/clauses/tiny/fees.md:5:12")
    assert "“hub.secret” cannot be printed: the question is not asked here" in finding.message


def test_a_format_that_does_not_exist_is_an_error_and_no_crash(tiny: TinyLibrary) -> None:
    tiny.clause("fees", "1. Pay {{ hub.fee | moony }}.\n")
    tiny.outline()
    (finding,) = tiny.assembled().findings
    assert "there is no format called “moony”" in finding.message


def test_each_item_gets_its_passage_and_keys_of_its_own(tiny: TinyLibrary) -> None:
    tiny.clause(
        "list",
        """
        ::: each members as member if member.small
        1. {{ member.name }}: {#entry}

           1. of {{ member.town }}.
        :::

        ::: each hub.aims as aim
        1. Aim {{ aim }}.
        :::
        """,
    )
    tiny.outline()
    lines = ["1.1 Oak Trust:", "(a) of Calder.", "1.2 Aim to help.", "1.3 Aim to teach."]
    assert tiny.printed()[1:] == lines
    keys = [block.key for block in only(tiny, OPEN.replace("}", ", aims: [A b, 'a, b']}")).blocks]
    assert len(set(keys)) == len(keys)


def test_two_items_of_a_list_that_look_the_same_still_have_keys_of_their_own(tiny: TinyLibrary) -> None:
    tiny.clause("list", "::: each hub.aims as aim\n1. Aim {{ aim }}.\n:::\n")
    tiny.outline()
    keys = [block.key for block in only(tiny, 'hub: {aims: ["A+B", "A B", "A-B", "中", "文"]}').blocks]
    assert len(set(keys)) == 5


def test_a_table_row_is_printed_for_each_item(tiny: TinyLibrary) -> None:
    body = (
        "::: rows members as member\n| Name | Fee |\n|---|---|\n| {{ member.name }} | {{ hub.fee \\| money }} |\n:::\n"
    )
    tiny.clause("list", body)
    tiny.outline()
    assert tiny.printed()[1:] == ["Name | Fee", "Oak Trust | £1,000", "Elm Society | £1,000"]


def test_while_there_are_no_items_their_place_is_a_blank(tiny: TinyLibrary) -> None:
    rows = "::: rows members as member\n| Name | Town |\n|---|---|\n| {{ member.name }} | x |\n:::\n"
    tiny.clause("list", f"{rows}\n::: each members as member\n1. {{{{ member.name }}}}.\n:::\n")
    tiny.clause("text", "::: each members as member\n{{ member.name }}.\n:::\n")
    tiny.outline()
    assert tiny.printed(OPEN)[1:] == ["Name | Town", "[Members] | ", "1.1 [Members]", "2. Text", "[Members]"]


def test_an_item_that_may_be_in_stands_in_brackets(tiny: TinyLibrary) -> None:
    answers = "members: [{name: Oak, small: yes}, {name: Elm}]"
    rows = "::: rows members as member if member.small\n| Name | Town |\n|---|---|\n| {{ member.name }} | |\n:::\n"
    tiny.clause("list", f"{rows}\n::: each members as member if member.small\n1. {{{{ member.name }}}}.\n:::\n")
    tiny.outline()
    assert tiny.printed(answers)[1:] == ["Name | Town", "Oak | ", "[Elm] | ", "1.1 Oak.", "1.2 [Elm.]"]


PASSAGES = """
    1. Always:

       1. one; and

    ::: when hub.deed
    1. Deed:

       1. inner.

    Text.

    | A |
    |---|
    | b |
    :::
"""


def test_a_passage_is_in_or_out(tiny: TinyLibrary) -> None:
    tiny.clause("deeds", PASSAGES)
    tiny.outline()
    always = ["1. Deeds", "1.1 Always:", "(a) one; and"]
    assert tiny.printed("hub: {deed: no}") == always
    assert tiny.printed("hub: {deed: yes}") == [*always, "1.2 Deed:", "(a) inner.", "Text.", "A", "b"]


def test_an_undecided_passage_stands_in_brackets_and_says_why_once(tiny: TinyLibrary) -> None:
    tiny.clause("deeds", PASSAGES)
    tiny.outline()
    assert tiny.printed(OPEN)[3:] == ["1.2 [Deed:]", "(a) [inner.]", "[Text.]", "A", "b"]
    blocks = only(tiny, OPEN).blocks
    why = [block.undecided for block in blocks if isinstance(block, Provision | Paragraph | Table)]
    assert [bool(reason) for reason in why] == [False, True, False, False]
    assert why[1].startswith("included only if ")
    doubtful = [block.doubtful for block in blocks if isinstance(block, Provision | Paragraph | Table)]
    assert doubtful == [False, True, True, True]


def test_an_undecided_passage_in_another_keeps_its_own_reason_and_one_pair_of_brackets(tiny: TinyLibrary) -> None:
    tiny.clause(
        "deeds",
        """
        :::: when hub.deed
        1. Deed:

           ::: when hub.days > 3
           1. long.
           :::
        ::::
        """,
        when='hub.rule == "strict"',
    )
    tiny.outline()
    assert tiny.printed(OPEN) == ["1. [Deeds]", "1.1 [Deed:]", "(a) [long.]"]
    clause = only(tiny, OPEN)
    (outer,) = clause.blocks
    assert isinstance(outer, Provision)
    (inner,) = outer.children
    assert isinstance(inner, Provision)
    reasons = [clause.undecided, outer.undecided, inner.undecided]
    assert [word in reason for word, reason in zip(["Rule", "deed", "Notice"], reasons, strict=True)] == [True] * 3


def test_words_that_begin_with_a_bracket_of_their_own_still_get_brackets(tiny: TinyLibrary) -> None:
    tiny.clause(
        "deeds", "::: when hub.deed\n1. \\[sic\\] he {{ hub.fee }}.\n\n1. {{ hub.fee }} and {{ hub.days }}\n:::\n"
    )
    tiny.outline()
    assert tiny.printed(OPEN)[1:] == ["1.1 [[sic] he [Fee].]", "1.2 [[Fee] and [Notice (days)]]"]


def notes(tiny: TinyLibrary, answers: str = OPEN) -> dict[str, list[str]]:
    clause = only(tiny, answers)
    found = {"clause": [text_of(note.content) for note in clause.notes]}
    waiting = list(clause.blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Provision | Paragraph):
            found[text_of(block.content)] = [text_of(note.content) for note in block.notes]
        if isinstance(block, Provision):
            waiting.extend(block.children)
    return {words: texts for words, texts in found.items() if texts}


def test_a_note_belongs_to_what_stands_before_it(tiny: TinyLibrary) -> None:
    tiny.clause(
        "deeds",
        """
        ::: note
        On the clause.
        :::

        1. One:

           ::: note
           On one.
           :::

           1. a.

           ::: note
           On a.
           :::

        ::: note
        On one, too; {{ hub.name }}.
        :::
        """,
    )
    tiny.outline()
    assert notes(tiny) == {
        "clause": ["On the clause."],
        "One:": ["On one.", "On one, too; Harbour Hub."],
        "a.": ["On a."],
    }


@pytest.mark.parametrize("answers", ["hub: {deed: yes}", OPEN])
def test_a_note_first_in_a_passage_is_not_lost(tiny: TinyLibrary, answers: str) -> None:
    tiny.clause("deeds", ":::: when hub.deed\n::: note\nOn it.\n:::\n\n1. Deed.\n::::\n")
    tiny.outline()
    assert notes(tiny, answers) == {"clause": ["On it."]}


def test_a_note_after_a_table_goes_to_the_block_before_the_table(tiny: TinyLibrary) -> None:
    tiny.clause("deeds", "1. One.\n\n| A |\n|---|\n| b |\n\n::: note\nOn it.\n:::\n")
    tiny.outline()
    assert notes(tiny) == {"One.": ["On it."]}


def test_the_note_of_a_passage_that_is_out_is_out(tiny: TinyLibrary) -> None:
    tiny.clause("deeds", "1. One.\n\n:::: when hub.deed\n1. Deed.\n\n::: note\nOn it.\n:::\n::::\n")
    tiny.outline()
    assert notes(tiny, "hub: {deed: no}") == {}


def test_what_somebody_typed_is_marked_as_typed(tiny: TinyLibrary) -> None:
    tiny.clause(
        "fees",
        "1. {{ hub.name }} {{ hub.noun }} {{ hub.works }} {{ hub.aims | list }} {{ hub.days }} {{ hub.starts }}.\n",
    )
    tiny.outline()
    filled = [inline for inline in inlines(tiny.document()) if isinstance(inline, Filled)]
    assert {inline.path: inline.typed for inline in filled} == {
        "hub.name": True,
        "hub.noun": False,
        "hub.works": False,
        "hub.aims": True,
        "hub.days": False,
        "hub.starts": True,
    }


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    tiny = build(tmp_path_factory.mktemp("library"))
    tiny.clause("first", "1. Before {{ hub.name }} after.\n\n1. See [](#second).\n")
    tiny.clause("second", "| A | B |\n|---|---|\n| {{ hub.name }} | b |\n")
    tiny.outline()
    return tiny.project


HOSTILE = st.one_of(
    st.sampled_from(
        [
            "**Member**",
            "{{ hub.fee }}",
            "[](#second)",
            "::: when x",
            "{#name}",
            "| a | b |",
            "1. One",
            "<b>x</b>",
            "[x]",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1),
).filter(lambda text: text.strip() == text and text)


@settings(deadline=None)
@given(HOSTILE)
def test_an_answer_can_never_become_markup(shared: Project, name: str) -> None:
    """Whatever somebody types as an answer is printed letter by letter and changes nothing around it."""
    questionnaire = shared.questionnaire
    briefing = Briefing(Layered({"hub": {"name": name}}), questionnaire.vocabulary, typed_names(questionnaire))
    documents = assemble(shared.library, briefing).documents
    lines = ["1. First", f"1.1 Before {name} after.", "1.2 See clause 2.", "2. Second", "A | B", f"{name} | b"]
    assert printed(documents[0]) == lines


def test_the_headings_of_parts_and_schedules_are_filled(tiny: TinyLibrary) -> None:
    tiny.clause("first", "1. See [](#schedule-list).\n")
    tiny.clause("second", "1. The hub acts.\n")
    tiny.outline(
        """
        parts: [{heading: "What {{ hub.name }} does", clauses: [first]}]
        schedules: [{id: schedule-list, heading: "Who joins {{ hub.name }}", clauses: [second]}]
        """
    )
    document = tiny.document()
    assert document.parts[0].heading == "What Harbour Hub does"
    assert document.schedules[0].heading == "Who joins Harbour Hub"
