"""Answers that go on inside a printed sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.questionnaire.answers import Reading, read_text
from docgen.questionnaire.load import load
from docgen.questionnaire.phrases import complaint, tidied
from docgen.questionnaire.questions import Phrase
from tests.questionnaire.conftest import FIGURES
from tests.samples import PROJECT

IN = Phrase(after="in", small="article")
FOR = Phrase(after="for", small="word")
TO = Phrase(after="The Objects are", begins="to")
THE = Phrase(after="the")
BENEFIT = Phrase(after="for the benefit of", small="word")


@pytest.mark.parametrize(
    ("phrase", "typed", "read"),
    [
        (IN, "in Sheffield", "Sheffield"),
        (IN, "In Sheffield.", "Sheffield"),
        (IN, "Inverlinn and its towns", "Inverlinn and its towns"),
        (IN, "in", "in"),
        (FOR, "older people and carers.", "older people and carers"),
        (TO, "To help local groups to bid.", "to help local groups to bid"),
        (TO, "to To help", "to help"),
        (TO, "The objects are to help", "to help"),
        (TO, "help local groups", "help local groups"),
        (BENEFIT, "For the benefit of people in Hull", "people in Hull"),
        (BENEFIT, "of people in Hull", "people in Hull"),
        (THE, "The Manager", "Manager"),
        (THE, "Theatre Manager", "Theatre Manager"),
        (Phrase(), "people in the U.K.", "people in the U.K."),
        (Phrase(), "advice, a pantry and more...", "advice, a pantry and more..."),
        (Phrase(), "bread, jam, etc.", "bread, jam, etc"),
    ],
)
def test_what_can_mean_only_one_thing_is_tidied(phrase: Phrase, typed: str, read: str) -> None:
    assert tidied(typed, phrase) == read
    assert tidied(read, phrase) == read


@pytest.mark.parametrize(
    ("phrase", "text", "told"),
    [
        (FOR, "Older people", "begins with a capital letter in the middle of a sentence: “for Older people”."),
        (Phrase(small="word"), "Advice on debt", "begins with a capital letter: “Advice on debt”."),
        (
            IN,
            "The dale of Eskdene",
            "begins with a capital letter in the middle of a sentence: “in The dale of Eskdene”.",
        ),
        (TO, "help local groups", "should begin with “to”: “The Objects are help local groups”."),
        (
            FOR,
            "people. We help carers too",
            "takes one phrase, and has more than one sentence: “for people. We help carers too”.",
        ),
        (
            TO,
            "to bid (and win). To teach",
            "takes one phrase, and has more than one sentence: “The Objects are to bid (and win). To teach”.",
        ),
    ],
)
def test_what_does_not_fit_its_sentence_is_told_as_it_would_be_printed(phrase: Phrase, text: str, told: str) -> None:
    assert complaint(text, phrase, lambda _: False)[0] == told


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (FOR, "NHS staff and their families"),
        (FOR, "older people"),
        (FOR, "16 to 25 year olds"),
        (IN, "Sheffield"),
        (IN, "St. Mary’s and the Manor"),
        (TO, "to help"),
        (Phrase(), "Older people"),
    ],
)
def test_what_fits_is_not_told(phrase: Phrase, text: str) -> None:
    assert complaint(text, phrase, lambda _: False) == ("", "")


def read_answers(text: str) -> Reading:
    return read_text(text, "answers.yaml", PROJECT.questionnaire)


SHEFFIELD = """\
consortium:
  place: in Sheffield
  beneficiaries: Older people and carers.
areas:
  - name: Kelham Island
members:
  - name: Burngreave Elders
    services: Kelham walks
  - name: Heeley Pantry
    services: Food parcels. Warm meals too.
"""


def test_a_phrase_is_told_at_its_place_with_the_sentence_and_what_to_do() -> None:
    told = [str(one) for one in read_answers(SHEFFIELD).findings if one.rule == "answer-phrase"]
    assert told == [
        "answers.yaml:3:18: warning: [answer-phrase] “People helped” begins with a capital letter in the middle of a "
        "sentence: “for Older people and carers”. Begin with a small letter, unless it begins with a name.",
        "answers.yaml:10:15: warning: [answer-phrase] “Work of the member” takes one phrase, and has more than one "
        "sentence: “Food parcels. Warm meals too”. Write it as one phrase.",
    ]


def test_papers_print_the_tidied_answer_and_the_file_keeps_what_was_typed() -> None:
    answers = read_answers(SHEFFIELD).answers
    assert answers is not None
    assert answers.lookup("consortium.place") == "Sheffield"
    assert answers.lookup("consortium.beneficiaries") == "Older people and carers"


def test_a_word_of_a_name_may_have_its_capital_unless_it_is_written_small_elsewhere() -> None:
    def told(member: str, typed: str) -> bool:
        text = f"members:\n  - name: {member}\n    services: {typed}\n"
        return any(one.rule == "answer-phrase" for one in read_answers(text).findings)

    assert not told("Kelham Walkers", "Kelham walks")
    assert told("Kelham Walkers", "Guided walks")
    assert told("Older People’s Lunch Club", "Older people’s lunches and visits to older people")


def test_the_schemas_of_the_library_say_how_each_phrase_is_written() -> None:
    for question in PROJECT.questionnaire.questions():
        if question.phrase and (question.phrase.begins or question.phrase.small == "word"):
            assert question.hint, question.path


def test_a_phrase_belongs_to_words(schemas: Path) -> None:
    file = schemas / "questionnaire" / "10-hub.yaml"
    changed = file.read_text(encoding="utf-8").replace("type: email", "type: email, phrase: {after: in}")
    file.write_text(changed, encoding="utf-8")
    told = [one.message for one in load(schemas, FIGURES).findings]
    assert told == ["‘phrase’ belongs to texts, paragraphs and roles only."]
