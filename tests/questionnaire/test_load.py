from pathlib import Path

import pytest

from docgen.expressions.vocabulary import Kind
from docgen.questionnaire.load import load
from docgen.questionnaire.questions import Questionnaire

SECTION = "id: extra\ntitle: Extra\nquestions:\n"
QUESTION = {
    "id": "one",
    "ask": "Which?",
    "short": "One",
    "why": "Because.",
    "example": "x",
    "type": "text",
}


def question(**changes: str) -> str:
    fields = {**QUESTION, **changes}
    return "  - {" + ", ".join(f"{name}: {value}" for name, value in fields.items() if value) + "}\n"


def problems(schemas: Path, section: str, number: int = 50) -> list[str]:
    (schemas / "questionnaire" / f"{number}-extra.yaml").write_text(section, encoding="utf-8")
    shown = f"schemas/questionnaire/{number}-extra.yaml:"
    found = [str(finding) for finding in load(schemas, {"notice_days": 14}).findings]
    assert all(finding.startswith(shown) for finding in found)
    return [finding.removeprefix(shown) for finding in found]


def test_a_questionnaire_knows_its_sections_questions_and_facts(questionnaire: Questionnaire) -> None:
    assert [section.id for section in questionnaire.sections] == ["hub", "members", "meetings", "charity"]
    notice = questionnaire.question("meetings.notice_days")
    assert notice is not None
    assert (notice.lawful.least, notice.lawful.most, notice.sensible.usual) == (14, 60, 21)
    assert questionnaire.question("members[2].fee") is questionnaire.question("members.fee")
    assert questionnaire.question("members.nothing") is None
    assert set(questionnaire.derived) == {"hub.is_charity", "hub.noun", "hub.nation", "members.title"}


def test_the_vocabulary_knows_every_name(questionnaire: Questionnaire) -> None:
    words = questionnaire.vocabulary
    kinds = {
        name: words.meaning(name)
        for name in ("hub.legal_form", "hub.is_charity", "hub.noun", "members", "figures.notice_days")
    }
    assert [meaning.kind if meaning else None for meaning in kinds.values()] == [
        Kind.CHOICE,
        Kind.YES_NO,
        Kind.TEXT,
        Kind.GROUP,
        Kind.NUMBER,
    ]
    inner = words.within("members", "member").meaning("member.fee")
    assert inner is not None
    assert inner.kind is Kind.NUMBER


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        ({"ask": "Tell us which."}, "question-words", "should end with a question mark"),
        ({"short": "A short name that is much too long here"}, "question-words", "at most 32 fit"),
        ({"why": ""}, "source-shape", "‘why’ is missing"),
        ({"example": ""}, "source-shape", "‘example’ is missing"),
        ({"type": "txt"}, "source-shape", "Did you mean ‘text’?"),
        ({"typ": "x"}, "source-shape", "Did you mean ‘type’?"),
        ({"when": "meetings.qorum > 1"}, "expression-name", "Did you mean ‘meetings.quorum’?"),
        ({"when": "hub.legal_form == 'CLG'"}, "expression-choice", "Did you mean ‘clg’?"),
        ({"when": "hub.legal_form"}, "expression-kind", "compare it"),
        ({"when": "hub.name =="}, "expression-syntax", "cannot be read"),
        ({"when": "extra.one == 'x'"}, "question-order", "‘extra.one’, which is asked later"),
        ({"type": "date"}, "question-example", "takes a date"),
        ({"type": "choice"}, "question-choices", "needs ‘choices’"),
        ({"choices": "[{id: a, label: A}]"}, "question-choices", "is no choice"),
        ({"type": "item", "of": "membrs"}, "question-of", "Did you mean ‘members’?"),
        ({"of": "members"}, "question-of", "item or items only"),
        ({"lawful": "{min: 1}"}, "question-limit", "belong to numbers"),
        (
            {"type": "money", "example": "5", "lawful": "{min: figures.none}"},
            "expression-value",
            "cannot be worked out",
        ),
        ({"type": "money", "example": "5", "lawful": "{min: '\"x\"'}"}, "question-limit", "not a whole number"),
        ({"type": "money", "example": "5", "sensible": "{min: 9, max: 3}"}, "question-limit", "out of order"),
        ({"nation": "hub.nation"}, "question-nation", "registered numbers only"),
        ({"id": "One"}, "source-shape", "does not match"),
        ({"stage": "signing"}, "question-stage", "no stage called ‘signing’"),
    ],
)
def test_a_faulty_question_is_told(schemas: Path, changes: dict[str, str], rule: str, words: str) -> None:
    found = problems(schemas, SECTION + question(**changes))[0]
    assert f"[{rule}]" in found
    assert words in found
    assert found.startswith(("4:", "2:"))


@pytest.mark.parametrize("code", ["yes", "no", "on", "off", "true", "false", "null", "y", "1a", "2"])
def test_a_choice_that_yaml_would_mangle_is_refused(schemas: Path, code: str) -> None:
    text = question(type="choice", example="a", choices=f"[{{id: a, label: A}}, {{id: '{code}', label: B}}]")
    assert any(
        "[question-choices]" in found or "[source-shape]" in found for found in problems(schemas, SECTION + text)
    )


def test_a_condition_may_not_look_at_later_sections(schemas: Path) -> None:
    found = problems(schemas, SECTION + question(when="meetings.quorum > 1"), number=15)
    assert found == [
        "4:85: error: [question-order] This condition hangs on ‘meetings.quorum’, which is asked later. "
        "Move it up, or change the condition."
    ]


def test_a_condition_may_not_look_at_later_answers_through_a_fact(schemas: Path) -> None:
    text = SECTION + question(when="extra.fact") + question(id="two", type="yes_no", example="yes")
    text += "derived:\n  - {id: fact, value: extra.two, means: it is so}\n"
    assert [found.split("[")[1].split("]")[0] for found in problems(schemas, text)] == ["question-order"]


def test_facts_may_not_go_round_in_circles(schemas: Path) -> None:
    text = SECTION + question()
    text += "derived:\n  - {id: a, value: extra.b, means: a}\n  - {id: b, value: extra.a, means: b}\n"
    assert any("[question-order] ‘a’ is worked out from ‘extra.b’" in found for found in problems(schemas, text))


def test_the_condition_of_a_section_may_not_look_inside_it(schemas: Path) -> None:
    text = "id: extra\ntitle: Extra\nwhen: extra.one == 'x'\nquestions:\n" + question()
    assert any("[question-order]" in found for found in problems(schemas, text))


def test_names_used_twice_are_told(schemas: Path) -> None:
    assert len(problems(schemas, SECTION + question() + question())) == 2
    assert any("[question-name] ‘hub’ is used for two things" in str(f) for f in load_twice(schemas).findings)


def load_twice(schemas: Path) -> Questionnaire:
    source = (schemas / "questionnaire" / "10-hub.yaml").read_text(encoding="utf-8")
    (schemas / "questionnaire" / "90-again.yaml").write_text(source, encoding="utf-8")
    return load(schemas, {"notice_days": 14})


def test_a_name_with_a_meaning_of_its_own_is_refused(schemas: Path) -> None:
    text = "id: figures\ntitle: Figures\nquestions:\n" + question()
    assert any("[question-name] ‘figures’ has a meaning of its own" in found for found in problems(schemas, text))


def test_the_label_of_a_group_must_be_a_question_that_is_always_asked(schemas: Path) -> None:
    text = "id: extra\ntitle: Extra\nrepeat: {item: one_extra, label: nme}\nquestions:\n" + question()
    assert any("[question-label]" in found for found in problems(schemas, text))


def test_one_faulty_question_does_not_hide_the_others(schemas: Path) -> None:
    text = SECTION + question(typ="x") + question(id="two", ask="Say.") + question(id="three")
    (schemas / "questionnaire" / "50-extra.yaml").write_text(text, encoding="utf-8")
    loaded = load(schemas, {"notice_days": 14})
    assert [q.id for q in loaded.by_id["extra"].questions] == ["two", "three"]
    assert len(loaded.findings) == 2


@pytest.mark.parametrize("text", ["", "- a\n", "just words", "id: x\n"])
def test_a_file_that_is_no_section_is_told(schemas: Path, text: str) -> None:
    assert problems(schemas, text) != []


def test_a_file_that_is_not_utf_8_is_told(schemas: Path) -> None:
    (schemas / "questionnaire" / "50-extra.yaml").write_bytes(b"id: \xff")
    (found,) = load(schemas, {"notice_days": 14}).findings
    assert found.rule == "source-file"


RULE = {"id": "R9", "holds": "hub.is_charity", "message": "Wrong.", "questions": "[hub.name]"}


@pytest.mark.parametrize(
    ("changes", "rule", "words"),
    [
        ({"holds": "hub.is_chrity"}, "expression-name", "Did you mean ‘hub.is_charity’?"),
        ({"holds": "hub.legal_form"}, "expression-kind", "compare it"),
        ({"when": "a b"}, "expression-syntax", "cannot be read"),
        ({"each": "members"}, "rule-each", "members as member"),
        ({"each": "hub.name as name"}, "rule-each", "is not a list of items"),
        ({"message": "'{{ hub.nme }}'"}, "expression-name", "Did you mean ‘hub.name’?"),
        ({"message": "'{{ hub.name'"}, "expression-syntax", "not closed"),
        ({"questions": "[hub.nam]"}, "rule-question", "Did you mean ‘hub.name’?"),
        ({"severity": "bad"}, "source-shape", "error, warning"),
        ({"questions": ""}, "source-shape", "‘questions’ is missing"),
        ({"id": "R1-notice"}, "rule-id", "two rules"),
    ],
)
def test_a_faulty_rule_is_told(schemas: Path, changes: dict[str, str], rule: str, words: str) -> None:
    fields = {**RULE, **changes}
    text = "- {" + ", ".join(f"{name}: {value}" for name, value in fields.items() if value) + "}\n"
    (schemas / "rules" / "20-more.yaml").write_text(text, encoding="utf-8")
    found = load(schemas, {"notice_days": 14}).findings
    assert [finding.rule for finding in found][:1] == [rule]
    assert words in str(found[0])


@pytest.mark.parametrize("means", ["whether it is so", "is_so", "is it so?"])
def test_what_a_yes_or_no_fact_means_must_be_a_clause(schemas: Path, means: str) -> None:
    text = SECTION + question(type="yes_no", example="yes")
    text += f"derived:\n  - {{id: fact, value: extra.one, means: '{means}'}}\n"
    assert any("[question-means] “means” of ‘fact’ should be a clause" in found for found in problems(schemas, text))


def test_a_fact_without_a_meaning_is_told(schemas: Path) -> None:
    text = SECTION + question() + "derived:\n  - {id: fact, value: extra.one == 'x'}\n"
    assert any("‘means’ is missing" in found for found in problems(schemas, text))


def test_the_words_of_the_glossary_stand_in_the_order_of_the_alphabet_and_none_twice(schemas: Path) -> None:
    file = schemas / "glossary.yaml"
    file.write_text("- {word: quorum, means: is enough.}\n- {word: Hub, means: is in the middle.}\n", encoding="utf-8")
    assert [word.word for word in load(schemas, {"notice_days": 14}).glossary] == ["Hub", "quorum"]
    file.write_text(file.read_text(encoding="utf-8") + "- {word: hub, means: is a wheel’s.}\n", encoding="utf-8")
    (found,) = load(schemas, {"notice_days": 14}).findings
    assert str(found) == (
        "schemas/glossary.yaml:3:3: error: [glossary-word] “hub” is explained twice. Keep one of them."
    )


def test_a_glossary_that_is_no_list_is_refused(schemas: Path) -> None:
    (schemas / "glossary.yaml").write_text("word: hub\n", encoding="utf-8")
    (found,) = load(schemas, {"notice_days": 14}).findings
    assert "A list of words (“- word:”) should stand here." in str(found)
