"""Choosing a legal form in the terminal."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from docgen.cli.main import main
from tests.cli.conftest import Docgen
from tests.questionnaire.test_advice import PLANS


def choose(*options: str, typed: str = "") -> Result:
    result = CliRunner().invoke(main, ["choose", *options], input=typed, prog_name="docgen")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_eight_numbers_give_a_form_with_its_reasons() -> None:
    result = choose(typed="3\n1\n1\n1\n2\n2\n2\n1\n")
    assert result.exit_code == 0
    _, _, told = result.stdout.partition("Fits best: ")
    assert told.startswith("Scottish charitable incorporated organisation with members (SCIO)\n  For it:\n")
    assert "Administration: It is a charity and a body in one, with one regulator." in told
    assert "Against it: nothing that you said." in told
    assert "Ruled out:\n" in told
    assert "Nation: “England” would give “Charitable incorporated organisation" in told
    assert told.endswith("In the answers file that is:\n  hub.legal_form: scio\n  hub.office_nation: scotland\n")


def test_going_back_leaving_out_why_and_a_wrong_number() -> None:
    result = choose(typed="?\n9\n1\n<\nWales\n\n")
    assert "Charities have another law and another regulator in each nation" in result.stdout
    assert "‘9’ is not one of the answers. Type a number." in result.stdout
    assert "Answer now: England" in result.stdout
    assert "No question is answered" not in result.stdout
    asked = result.stdout.count("In which nation")
    assert asked == 4


def test_the_table_alone_tells_of_every_form_and_asks_nothing() -> None:
    shown = choose("--table").stdout
    assert "?" not in shown
    assert "\nCommunity interest company limited by guarantee\n  Control " in shown
    assert shown.count("  Regulators ") == 9
    assert all(len(line) <= 100 for line in shown.splitlines())
    assert not any(line.endswith(" ") for line in shown.splitlines())


def test_other_programs_give_answers_and_get_data() -> None:
    given = [f"--answer={name}={answer}" for name, answer in PLANS["national-lead"].items()]
    told = json.loads(choose("--json", *given).stdout)
    assert told["recommendation"]["best"] == ["lead_body"]
    assert told["recommendation"]["suggests"]["hub.office_nation"] == "england_and_wales"
    assert len(told["table"]) == 9
    assert told["answers"] == PLANS["national-lead"]


def test_an_answer_that_nobody_knows_is_refused() -> None:
    unknown = choose("--answer", "naton=wales")
    assert unknown.exit_code == 2
    assert "There is no question called ‘naton’. Did you mean ‘nation’?" in unknown.stderr
    assert "‘wale’ is no answer to ‘nation’. Did you mean ‘wales’?" in choose("--answer", "nation=wale").stderr


def test_whoever_says_nothing_is_suggested_nothing() -> None:
    assert "No question is answered: nothing is suggested." in choose().stdout


def test_a_library_without_advice_says_so(docgen: Docgen) -> None:
    result = docgen("choose")
    assert result.exit_code == 2
    assert "This library has no advice on choosing" in result.stderr
