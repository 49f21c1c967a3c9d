"""Choosing a legal form in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
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
    command = "docgen new answers.yaml --set hub.legal_form=scio --set hub.office_nation=scotland"
    assert told.endswith(f"Next, write your answers file:\n  {command}\n")


def test_the_result_comes_first_and_then_only_the_forms_that_are_possible() -> None:
    told = choose("--answer=nation=scotland", "--answer=purposes=mixed").stdout
    result, _, table = told.partition(" that are possible, and what they mean:\n")
    assert "Fits best: " in result or "Fits as well as another: " in result
    assert "  Regulators " not in result
    assert "(clg)\n  Control " in table
    assert "(scio)" not in table
    assert "(clg_charity_ew)" not in table
    assert "“docgen choose --table” compares all of them." in table


def test_where_several_fit_alike_there_is_a_command_for_each() -> None:
    told = choose("--answer=nation=wales").stdout
    _, _, commands = told.partition("Next, write your answers file with one of these:\n")
    assert "  docgen new answers.yaml --set hub.legal_form=clg --set hub.office_nation=wales\n" in commands
    assert "scotland" not in commands


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_command_at_the_end_makes_an_answers_file(plan: dict[str, str], tmp_path: Path) -> None:
    told = choose(*(f"--answer={name}={answer}" for name, answer in plan.items())).stdout
    for line in told.rpartition("Next, write your answers file")[2].splitlines()[1:]:
        _, _, _, *settings = line.split()
        made = CliRunner().invoke(main, ["new", str(tmp_path / f"{len(settings)}{line[-9:]}.yaml"), *settings])
        assert made.exit_code == 0, made.output


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
    assert "\nCommunity interest company limited by guarantee (cic_clg)\n  Control " in shown
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
    told = choose().stdout
    assert "No question is answered: nothing is suggested." in told
    assert "Regulators" not in told
    assert told.endswith("  docgen new answers.yaml\n")


def test_a_library_without_advice_says_so(docgen: Docgen) -> None:
    result = docgen("choose")
    assert result.exit_code == 2
    assert "This library has no advice on choosing" in result.stderr
