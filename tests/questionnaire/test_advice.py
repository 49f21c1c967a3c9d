"""Advice on the legal form: what the founders' plans speak for, and what would change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.questionnaire.advice import Fit, recommend, weigh
from docgen.questionnaire.advice_shapes import AdviceShape
from docgen.questionnaire.load_advice import load_advice
from tests.samples import PROJECT, SAMPLES, examined
from tests.tiny_library import TinyLibrary
from tests.tiny_library import build as tiny_library

BODY = {"contracts": "own_body", "liability": "apart", "leader": "nobody", "voice": "more"}
CHARITY = {**BODY, "purposes": "all", "administration": "two", "money": "neither"}
ONE_REGULATOR = {**CHARITY, "administration": "one"}
PLANS = {
    "half-finished": {**CHARITY, "nation": "england"},
    "hub-and-spoke": {**CHARITY, "nation": "scotland"},
    "national-lead": {
        "nation": "england",
        "contracts": "one_of_us",
        "liability": "carried",
        "purposes": "all",
        "leader": "one",
        "voice": "more",
        "administration": "least",
        "money": "neither",
    },
    "neighbourhood-hubs-cic": {**CHARITY, "nation": "england", "purposes": "community", "money": "pay"},
    "neighbourhood-hubs-cio": {**ONE_REGULATOR, "nation": "england"},
    "northern-ireland": {**ONE_REGULATOR, "nation": "northern_ireland"},
    "rural-collaboration": {
        "nation": "scotland",
        "contracts": "none",
        "liability": "carried",
        "purposes": "all",
        "leader": "nobody",
        "voice": "only",
        "administration": "least",
        "money": "neither",
    },
    "rural-scio": {**ONE_REGULATOR, "nation": "scotland"},
    "small-company": {**ONE_REGULATOR, "nation": "wales", "purposes": "mixed"},
    "time-bank": {**CHARITY, "nation": "wales"},
    "twenty-organisations": {**CHARITY, "nation": "england", "leader": "one"},
}
"""What the founders of each sample would have said."""

TINY = """
    chooses: hub.rule
    title: Choose a rule
    about: Two questions.
    caution: It only suggests.
    aspects: [{id: cost, title: Cost}]
    groups: {both: [strict, loose]}
    options:
      - {id: strict, says: {cost: Much.}}
      - {id: loose, says: {cost: Little.}}
    questions:
      - id: money
        ask: Have you money?
        short: Money
        why: It costs.
        answers:
          - {id: much, label: Much, effects: [{options: [strict], points: 2, because: You can pay.}]}
          - {id: none, label: None, effects: [{options: [strict], rules_out: true, because: You cannot pay.}]}
"""


@pytest.fixture
def advice() -> AdviceShape:
    found = PROJECT.advice.advice
    assert found is not None, PROJECT.advice.findings
    return found


@pytest.fixture
def tiny(tmp_path: Path) -> TinyLibrary:
    return tiny_library(tmp_path / "library")


def complaints(tiny: TinyLibrary, old: str, new: str) -> list[str]:
    assert old in TINY
    tiny.write("schemas/advice.yaml", TINY.replace(old, new))
    return [str(one) for one in load_advice(tiny.root / "schemas", tiny.project.questionnaire).findings]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_plans_of_each_sample_lead_to_its_form_and_nation(advice: AdviceShape, sample: str) -> None:
    answers = examined(sample).answers
    assert answers is not None
    found = recommend(advice, PLANS[sample])
    form, nation = answers.lookup("hub.legal_form"), answers.lookup("hub.office_nation")
    assert found.suggests == {"hub.legal_form": form, "hub.office_nation": nation}


def test_every_form_is_told_of_under_every_aspect(advice: AdviceShape) -> None:
    choices = [choice.code for choice in PROJECT.questionnaire.by_path["hub.legal_form"].choices]
    assert sorted(option.id for option in advice.options) == sorted(choices)
    for option in advice.options:
        assert list(option.says) == [aspect.id for aspect in advice.aspects]


def test_every_answer_says_why_in_a_sentence(advice: AdviceShape) -> None:
    for asked in advice.questions:
        assert asked.ask.endswith("?")
        for answer in asked.answers:
            for effect in answer.effects:
                assert effect.because.endswith("."), effect.because
                assert effect.because.split()[0][0].isupper(), effect.because


def test_reasons_name_what_speaks_for_and_against(advice: AdviceShape) -> None:
    fits = {fit.option: fit for fit in recommend(advice, PLANS["northern-ireland"]).fits}
    best = fits["clg_charity_ni"]
    assert "A body of your own signs, employs and holds money in its own name." in because(best, "for")
    assert because(best, "against") == ["It has two regulators."]
    assert fits["scio"].is_ruled_out


def because(fit: Fit, side: str) -> list[str]:
    return [reason.because for reason in (fit.speaks_for if side == "for" else fit.speaks_against)]


def test_what_would_change_it_is_told(advice: AdviceShape) -> None:
    changes = {(one.question, one.answer): one.best for one in recommend(advice, PLANS["rural-scio"]).changes}
    assert changes["Nation", "England"] == ("cio_assoc",)
    assert changes["Lenders, surplus and pay", "It will share a surplus among its members"] == ("clg",)


def test_nothing_is_suggested_to_whoever_says_nothing_or_where_two_fit_alike(advice: AdviceShape) -> None:
    nothing = recommend(advice, {})
    assert nothing.best == ()
    assert nothing.suggests == {}
    alike = recommend(advice, {**PLANS["time-bank"], "administration": "one", "money": "borrow"})
    assert set(alike.best) == {"clg_charity_ew", "cio_assoc"}
    assert alike.suggests == {}


def test_an_option_that_is_ruled_out_is_never_best_whatever_its_points(tiny: TinyLibrary) -> None:
    tiny.write("schemas/advice.yaml", TINY)
    advice = tiny.project.advice.advice
    assert advice is not None
    assert recommend(advice, {"money": "much"}).best == ("strict",)
    assert recommend(advice, {"money": "none"}).best == ("loose",)
    assert [fit.option for fit in weigh(advice, {"money": "none"})] == ["loose", "strict"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("chooses: hub.rule", "chooses: hub.rules", "schemas/advice.yaml:1:10: error: [advice] ‘hub.rules’ is no"),
        ("- {id: loose, says", "- {id: lose, says", "There is no choice ‘lose’. Did you mean ‘loose’?"),
        ("- {id: loose, says", "- {id: lose, says", "The choice ‘loose’ of “Rule” is missing here."),
        ("{cost: Little.}", "{price: Little.}", "‘loose’ says nothing about ‘cost’."),
        ("[strict], points", "[strikt], points", "There is no option ‘strikt’. Did you mean ‘strict’?"),
        ("both: [strict, loose]", "both: [strict, lose]", "There is no option ‘lose’."),
        ("points: 2", "points: 9", "advice.yaml:16:71: error: [source-shape] ‘points’ should be at most 3, not 9."),
        ("points: 2, ", "", "An effect either gives points other than 0 or rules out."),
        ("caution:", "cautoin:", "there is nothing called ‘cautoin’ here. Did you mean ‘caution’?"),
        ("effects: [{options: [strict], points", "suggests: [{question: hub.nam, value: x}], effects: [{options: [strict], points", "There is no question ‘hub.nam’. Did you mean ‘hub.name’?"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_mistake_in_the_file_is_told_at_its_place(tiny: TinyLibrary, old: str, new: str, said: str) -> None:
    assert any(said.casefold() in one.casefold() for one in complaints(tiny, old, new)), complaints(tiny, old, new)


def test_a_library_needs_no_advice_and_check_tells_what_is_wrong_with_one(tiny: TinyLibrary) -> None:
    assert tiny.project.advice.advice is None
    assert tiny.project.advice.findings == ()
    tiny.write("schemas/advice.yaml", TINY.replace("You can pay.", "You can pay., authorities: [gone]"))
    found = [str(one) for one in tiny.project.library_findings()]
    assert any("The authority ‘gone’ is not in the register." in one for one in found)
    tiny.write("schemas/advice.yaml", TINY.replace("hub.rule", "hub.role"))
    assert any("‘hub.role’ is no question with choices" in str(one) for one in tiny.project.library_findings())
