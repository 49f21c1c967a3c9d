import pytest

from docgen.expressions.check import check, meaning_of
from docgen.expressions.parse import parse
from docgen.expressions.vocabulary import Kind, Meaning, Vocabulary
from docgen.findings import Place

FORMS = {"clg": "Company limited by guarantee", "cio": "Charitable incorporated organisation"}
WORDS = Vocabulary(
    {
        "hub.legal_form": Meaning(Kind.CHOICE, "Legal form", FORMS),
        "hub.is_charity": Meaning(Kind.YES_NO, "Charity", says="the hub is a charity"),
        "hub.name": Meaning(Kind.TEXT, "Name"),
        "hub.started": Meaning(Kind.DATE, "Started"),
        "meetings.notice_days": Meaning(Kind.NUMBER, "Notice (days)"),
        "meetings.matters": Meaning(Kind.CHOICES, "Reserved matters", {"borrowing": "Borrowing"}),
        "figures.days": Meaning(Kind.NUMBER, "days"),
        "consortium.values": Meaning(Kind.LIST, "Values"),
        "members": Meaning(Kind.GROUP, "Members", of="members"),
        "directors": Meaning(Kind.GROUP, "Directors", of="directors"),
    },
    {
        "members": {"name": Meaning(Kind.TEXT, "Name"), "form": Meaning(Kind.CHOICE, "Form", FORMS)},
        "directors": {"by": Meaning(Kind.ITEM, "Nominated by", of="members"), "chair": Meaning(Kind.YES_NO, "Chair")},
    },
)


def problems(source: str, words: Vocabulary = WORDS, condition: bool = False) -> list[str]:
    return [str(f).removeprefix("x: error: ") for f in check(parse(source, Place("x")), words, condition)]


@pytest.mark.parametrize(
    "source",
    [
        "hub.legal_form == 'clg' and not hub.is_charity",
        "hub.legal_form in ['clg', 'cio']",
        "'borrowing' in meetings.matters",
        "meetings.notice_days >= figures.days + 1",
        "hub.started > '2026-01-01'",
        "(hub.started - hub.started) > 30",
        "hub.name | mentions(['trust']) or consortium.values | mentions(['x'])",
        "members | where('form', 'cio') | each('name') | length > 0",
        "directors | where('by', directors | each('by') | first) | length",
        "hub.name is none",
        "hub.name == 'x' or hub.name != none",
        "'clg' in members | each('form')",
        "meetings.notice_days if hub.is_charity else none",
    ],
)
def test_what_is_right_passes(source: str) -> None:
    assert problems(source) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "hub.legal_frm == 'clg'",
            "[expression-name] There is nothing called ‘hub.legal_frm’ here. Did you mean ‘hub.legal_form’?",
        ),
        (
            "board.notice_days > 1",
            (
                "[expression-name] There is nothing called ‘board.notice_days’ here. Did you "
                "mean ‘meetings.notice_days’?"
            ),
        ),
        ("zzz", "[expression-name] There is nothing called ‘zzz’ here."),
        (
            "hub.legal_form == 'CLG'",
            ("[expression-choice] ‘CLG’ is not one of the choices for “Legal form”: clg, cio. Did you mean ‘clg’?"),
        ),
        (
            "'cio_x' == hub.legal_form",
            ("[expression-choice] ‘cio_x’ is not one of the choices for “Legal form”: clg, cio. Did you mean ‘cio’?"),
        ),
        (
            "hub.legal_form in ['clg', 'xx']",
            "[expression-choice] ‘xx’ is not one of the choices for “Legal form”: clg, cio.",
        ),
        (
            "'borrow' in meetings.matters",
            (
                "[expression-choice] ‘borrow’ is not one of the choices for “Reserved matters”: "
                "borrowing. Did you mean ‘borrowing’?"
            ),
        ),
        ("members | where('form', 'ltd')", "[expression-choice] ‘ltd’ is not one of the choices for “Form”: clg, cio."),
        (
            "members | where('frm', 'clg')",
            "[expression-name] An item of ‘members’ has no field called ‘frm’. Did you mean ‘form’?",
        ),
        ("hub.name > 3", "[expression-kind] “Name”, which is a text, and a number cannot be put in order."),
        (
            "hub.is_charity == 'yes'",
            (
                "[expression-kind] “Charity”, which is yes or no, is never equal to a text. "
                "Write the name alone, or “not name”."
            ),
        ),
        (
            "meetings.matters == 'borrowing'",
            '[expression-kind] A list is never equal to a text. Write “"code" in name”.',
        ),
        (
            "'a' in hub.name",
            (
                "[expression-substring] “in” looks into a list, not into a text. Use “| "
                "mentions([…])” for words in a text."
            ),
        ),
        ("hub.started > 'soon'", "[expression-kind] “soon” is not a date. Write it as 2026-04-01."),
        ("hub.name + 1", "[expression-kind] “Name”, which is a text, and a number cannot be worked out together."),
        ("hub.name | sum", "[expression-kind] “| sum” cannot be used on a text."),
        (
            "not hub.legal_form",
            "[expression-kind] ‘hub.legal_form’ is a choice, not yes or no: compare it with something.",
        ),
    ],
)
def test_what_is_wrong_is_told(source: str, expected: str) -> None:
    assert problems(source) == [expected]


def test_a_choice_alone_is_no_condition() -> None:
    assert problems("hub.legal_form") == []
    assert problems("hub.legal_form", condition=True) != []


def test_names_of_a_loop_are_known_inside_it() -> None:
    words = WORDS.within("directors", "director")
    assert problems("director.by.form == 'cio' and director.chair", words) == []
    assert problems("director.chare", words) == [
        "[expression-name] There is nothing called ‘director.chare’ here. Did you mean ‘director.chair’?"
    ]
    assert problems("director.chair") != []


def test_all_problems_of_an_expression_are_told() -> None:
    assert len(problems("zz.a == 1 and hub.legal_form == 'x' and 'a' in hub.name")) == 3


@pytest.mark.parametrize(
    ("source", "kind", "of"),
    [
        ("hub.name", Kind.TEXT, ""),
        ("members | where('form', 'cio')", Kind.GROUP, "members"),
        ("members | first", Kind.ITEM, "members"),
        ("directors | each('by')", Kind.GROUP, "members"),
        ("members | each('form')", Kind.CHOICES, ""),
        ("members | length", Kind.NUMBER, ""),
        ("hub.started + 3", Kind.DATE, ""),
        ("hub.started - hub.started", Kind.NUMBER, ""),
        ("'a' if hub.is_charity else none", Kind.TEXT, ""),
        ("hub.legal_form == 'clg'", Kind.YES_NO, ""),
    ],
)
def test_an_expression_has_a_kind(source: str, kind: Kind, of: str) -> None:
    meaning = meaning_of(parse(source, Place("x")), WORDS)
    assert (meaning.kind, meaning.of) == (kind, of)
