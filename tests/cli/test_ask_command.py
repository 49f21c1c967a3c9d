"""The questions asked in the terminal, one after another."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from docgen.cli.asking.conversation import Conversation
from docgen.cli.asking.lists import Lists
from docgen.cli.asking.terminal import Asked, Form, Move, Option
from docgen.cli.asking.way import Wanted, Way
from docgen.cli.main import main
from docgen.questionnaire.answers_file import AnswersFile
from docgen.questionnaire.new import create
from tests.cli.conftest import heeding_ctrl_c
from tests.samples import PROJECT, ROOT
from tests.tiny_library import TinyLibrary
from tests.tiny_library import build as tiny_library

CHOICES = (Option("strict", "The strict rule"), Option("loose", "The loose rule"), Option("none", "No rule"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.yaml"


@pytest.fixture
def tiny(tmp_path: Path) -> TinyLibrary:
    return tiny_library(tmp_path / "library")


def ask(tiny: TinyLibrary, file: Path, *typed: str, options: tuple[str, ...] = ()) -> Result:
    """Run ``docgen ask`` with lines from a pipe, which then ends."""
    given = ["ask", str(file), *options, "--library", str(tiny.root)]
    result = CliRunner().invoke(main, given, input="".join(f"{line}\n" for line in typed), prog_name="docgen")
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def answered(tiny: TinyLibrary, file: Path) -> AnswersFile:
    return AnswersFile(file, tiny.project.questionnaire)


def test_a_file_that_is_not_there_is_made_and_filled_from_a_pipe(tiny: TinyLibrary, file: Path) -> None:
    typed = ("Harbour Hub", "We help.", "to help", "to teach", "", "14", "1000", "75", "2026-04-01", "2", "1", "1,3")
    result = ask(tiny, file, *typed, "1", "Oak Trust", "yes", "Calder", "4")
    assert result.exit_code == 0
    answers = answered(tiny, file).reading().answers
    assert answers is not None
    assert answers.complete
    assert answers.lookup("hub.aims") == ("to help", "to teach")
    assert str(answers.lookup("hub.rule")) == "strictly"
    assert [str(one) for one in answered(tiny, file).typed("hub.works") or ()] == ["advice", "sport"]
    assert result.stdout.endswith(f"Nothing open. Next: “docgen check {file}”.\n")


def test_a_question_is_asked_only_if_the_answers_before_ask_for_it(tiny: TinyLibrary, file: Path) -> None:
    begin = [""] * 7
    assert "What is the secret?" not in ask(tiny, file, *begin, "no", "", "").stdout
    assert "What is the secret?" in ask(tiny, file, *begin, "yes", "", "").stdout


def test_every_answer_is_saved_when_the_pipe_ends_and_it_begins_there_again(tiny: TinyLibrary, file: Path) -> None:
    result = ask(tiny, file, "Harbour Hub")
    assert result.exit_code == 0
    assert "Stopped at “About the hub”. Every answer is saved. 10 questions open" in result.stdout
    assert f"Go on with: docgen ask {file}\n" in result.stdout
    again = ask(tiny, file)
    assert "What is it called?" not in again.stdout
    assert "What does it do?" in again.stdout


def test_going_back_shows_the_answer_and_enter_keeps_it(tiny: TinyLibrary, file: Path) -> None:
    result = ask(tiny, file, "Harbour Hub", "<", "", "We help.")
    assert result.stdout.count("What is it called?") == 2
    assert "Answer now: Harbour Hub" in result.stdout
    assert answered(tiny, file).typed("hub.name") == "Harbour Hub"
    assert answered(tiny, file).typed("hub.about") == "We help."


def test_at_the_first_question_nothing_is_before_it(tiny: TinyLibrary, file: Path) -> None:
    result = ask(tiny, file, "<", "Harbour Hub")
    assert "Nothing was asked before this." in result.stdout
    assert answered(tiny, file).typed("hub.name") == "Harbour Hub"


def test_why_gives_the_reason_and_an_example_and_asks_again(tiny: TinyLibrary, file: Path) -> None:
    result = ask(tiny, file, "?", "Harbour Hub")
    assert "Printed.\nExample: x\n" in result.stdout
    assert result.stdout.count("What is it called?") == 2
    assert answered(tiny, file).typed("hub.name") == "Harbour Hub"


def test_how_to_write_an_answer_is_always_printed_under_the_question(file: Path) -> None:
    text = CliRunner().invoke(main, ["ask", str(file), "--section", "consortium"], input=">\n>\n>\n").stdout
    assert "Which places does the consortium serve?\nLeave out the word “in” and the full stop.\n" in text


def test_what_is_odd_about_an_answer_is_told_and_the_answer_saved(file: Path) -> None:
    typed = ">\n>\n>\nin Hull\nOlder people.\n"
    text = CliRunner().invoke(main, ["ask", str(file), "--section", "consortium"], input=typed).stdout
    assert "“for Older people”. Begin with a small letter, unless it begins with a name.\n" in text
    assert AnswersFile(file, PROJECT.questionnaire).typed("consortium.beneficiaries") == "Older people."


def test_a_date_in_figures_is_read_back_in_words(tiny: TinyLibrary, file: Path) -> None:
    result = ask(tiny, file, *[""] * 6, "1/4/26", options=("--section", "hub"))
    assert "Taken as 1 April 2026.\n" in result.stdout


def test_why_shows_choices_by_their_labels_and_names_the_law(file: Path) -> None:
    text = CliRunner().invoke(main, ["ask", str(file), "--section", "hub"], input="?\n2\n>\n?\n").stdout
    assert "Example: Charitable company in England or Wales" in text
    assert "Law: Companies Act 2006" in text


def test_a_wrong_answer_is_told_in_the_words_of_the_questionnaire_and_asked_again(
    tiny: TinyLibrary, file: Path
) -> None:
    result = ask(tiny, file, "", "", "", "soon", "14")
    assert "“Notice (days)” takes a whole number, such as 14, not “soon”." in result.stdout
    assert "You typed: soon" in result.stdout
    assert answered(tiny, file).typed("hub.days") == "14"


@pytest.mark.parametrize("typed", ["-", "not sure", "tbc"])
def test_whoever_is_not_sure_leaves_a_question_open(tiny: TinyLibrary, file: Path, typed: str) -> None:
    ask(tiny, file, "Harbour Hub", "<", typed)
    assert answered(tiny, file).typed("hub.name") is None


def test_an_answer_that_is_taken_away_or_a_question_that_stays_open_is_told(tiny: TinyLibrary, file: Path) -> None:
    text = ask(tiny, file, "Harbour Hub", "<", "no idea", "not sure").stdout
    assert "” is open now: the answer is taken away.\n" in text
    assert "” stays open.\n" in text


@pytest.mark.parametrize("begun", [("Harbour Hub",), ("Harbour Hub", *[""] * 6, "no")])
def test_quit_stops_at_a_text_and_at_a_choice(tiny: TinyLibrary, file: Path, begun: tuple[str, ...]) -> None:
    result = ask(tiny, file, *begun, "Quit", "We help.")
    assert result.exit_code == 0
    assert "Every answer is saved." in result.stdout
    assert answered(tiny, file).typed("hub.about") is None


def test_only_what_is_open_is_asked(tiny: TinyLibrary, file: Path) -> None:
    ask(tiny, file, "Harbour Hub", ">", "to help", "")
    result = ask(tiny, file, "We help.", "14", options=("--open",))
    assert "What are its aims?" not in result.stdout
    assert answered(tiny, file).typed("hub.days") == "14"


def answered_at_the_end(tiny: TinyLibrary) -> None:
    """Give what the hub is about a stage of its own."""
    hub = tiny.root / "schemas" / "questionnaire" / "10-hub.yaml"
    text = hub.read_text(encoding="utf-8")
    hub.write_text(text.replace("short: About the hub,", "short: About the hub, stage: end,"), encoding="utf-8")
    stage = "- {id: end, title: At the end, about: Leave it until the end., one: 1 fact, several: '{count} facts'}\n"
    (tiny.root / "schemas" / "stages.yaml").write_text(stage, encoding="utf-8")


def test_what_nobody_can_know_yet_is_asked_only_where_its_stage_is_named(tiny: TinyLibrary, file: Path) -> None:
    answered_at_the_end(tiny)
    at_once = ask(tiny, file, "Harbour Hub", ">", *[">"] * 20)
    assert "What does it do?" not in at_once.stdout
    assert f"and 1 fact. Later: “docgen ask {file} --stage end”." in at_once.stdout
    later = ask(tiny, file, "?", "We help.", options=("--stage", "end"))
    assert "Leave it until the end." in later.stdout
    assert "What is it called?" not in later.stdout
    assert answered(tiny, file).typed("hub.about") == "We help."
    missing = CliRunner().invoke(main, ["missing", str(file), "--library", str(tiny.root)], prog_name="docgen").stdout
    assert "At the end" not in missing
    unknown = ask(tiny, file, options=("--stage", "en"))
    assert "There is no stage called ‘en’. Did you mean ‘end’?" in unknown.stderr


def test_what_nobody_can_know_yet_is_listed_last_under_its_stage(tiny: TinyLibrary, file: Path) -> None:
    answered_at_the_end(tiny)
    ask(tiny, file, "Harbour Hub")
    told = CliRunner().invoke(main, ["missing", str(file), "--library", str(tiny.root)], prog_name="docgen").stdout
    before, after = told.split("\nAt the end: Leave it until the end.\n")
    assert "Aims: What are its aims?" in before
    assert "What does it do?" not in before
    assert "What does it do?" in after
    assert "questions open, 1 more that hangs on them, and 1 fact: " in after


def test_one_section_is_asked_from_its_beginning_and_no_other(tiny: TinyLibrary, file: Path) -> None:
    ask(tiny, file, "Harbour Hub")
    again = ask(tiny, file, *[""] * 20, options=("--section", "hub"))
    assert "Answer now: Harbour Hub" in again.stdout
    assert "Members" not in again.stdout
    assert "Next: “docgen check" in again.stdout
    unknown = ask(tiny, file, options=("--section", "hubb"))
    assert unknown.exit_code == 2
    assert "There is no section called ‘hubb’. Did you mean ‘hub’?" in unknown.stderr


def test_members_are_added_changed_and_removed(tiny: TinyLibrary, file: Path) -> None:
    def go(*typed: str) -> str:
        return ask(tiny, file, *typed, options=("--section", "members")).stdout

    told = go("1", "Oak Trust", "yes", "Calder", "1", "Elm Society", "no", "Thorn", "1", "Ash Group", "", "", "4")
    assert "  Member 2: Elm Society\n" in told
    assert "What next?\n  1. Add another member\n  2. Change one\n  3. Remove one\n  4. Go on\n" in told
    assert "== Member 3: Ash Group ==" in go(*[""] * 9)
    go("", "", "2", "2", "Beech Society", "", "", "4")
    go("", "", "3", "1", "yes", "4")
    found = answered(tiny, file)
    assert [found.typed(f"members[{number}].name") for number in (1, 2, 3)] == ["Beech Society", "Ash Group", None]


def test_leaving_the_name_of_a_new_member_adds_nobody(tiny: TinyLibrary, file: Path) -> None:
    told = ask(tiny, file, "1", "", "1", "<", options=("--section", "members")).stdout
    assert "Members: 0 so far. What next?" in told
    answers = answered(tiny, file).reading().answers
    assert answers is not None
    assert answers.items("members") == ()


def test_an_answer_that_somebody_else_gave_meanwhile_is_shown_and_not_written_over(
    tiny: TinyLibrary, file: Path
) -> None:
    questionnaire = tiny.project.questionnaire
    create(file, questionnaire)
    told: list[str] = []

    class Beside:
        """Answers the first question, before which somebody else answers it in an editor."""

        how = ""
        asked = 0

        def heading(self, words: str) -> None:
            told.append(words)

        def tell(self, words: str = "") -> None:
            told.append(words)

        def ask(self, asked: Asked) -> str | list[str] | Move:
            self.asked += 1
            if self.asked == 1:
                file.write_text(file.read_text(encoding="utf-8").replace("  name:", "  name: Weir Hub", 1))
                return "Harbour Hub"
            told.append(f"now {asked.now}")
            raise EOFError

    talk = Conversation(AnswersFile(file, questionnaire), Way(questionnaire, Wanted()), Beside(), lambda stop: [])
    with pytest.raises(EOFError):
        talk.run()
    assert "Meanwhile it was answered elsewhere with “Weir Hub”. Yours is not saved." in told
    assert told[-1] == "now Weir Hub"
    assert answered(tiny, file).typed("hub.name") == "Weir Hub"


def test_an_answers_file_that_cannot_be_read_is_told_at_its_line(tiny: TinyLibrary, file: Path) -> None:
    file.write_text('hub:\n  name: "Harbour\n', encoding="utf-8")
    result = ask(tiny, file, "x")
    assert result.exit_code == 2
    assert f"{file}:2:9: error:" in result.stderr


def test_an_answers_file_that_is_not_utf8_is_told(tiny: TinyLibrary, file: Path) -> None:
    file.write_bytes("hub:\n  name: Café\n".encode("latin-1"))
    result = ask(tiny, file, "x")
    assert result.exit_code == 2
    assert f"{file}:2: error:" in result.stderr


def test_ctrl_c_says_where_it_stopped_and_how_to_go_on(file: Path) -> None:
    script = "from docgen.cli.main import main; main(prog_name='docgen')"
    command = [sys.executable, "-c", script, "ask", str(file)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, preexec_fn=heeding_ctrl_c) as asking:
        assert asking.stdin is not None
        assert asking.stdout is not None
        asking.stdin.write("Weir Together\n")
        asking.stdin.flush()
        for line in asking.stdout:
            if line.startswith("What change"):
                break
        asking.send_signal(signal.SIGINT)
        told = asking.stdout.read()
    assert asking.returncode == 130
    assert "Stopped at “Vision of the consortium”. Every answer is saved." in told
    assert f"Go on with: docgen ask {file}" in told
    assert AnswersFile(file, PROJECT.questionnaire).typed("consortium.name") == "Weir Together"


def test_the_usual_answer_is_shown_with_its_limits_and_taken_with_one_letter(file: Path) -> None:
    create(file, PROJECT.questionnaire)
    AnswersFile(file, PROJECT.questionnaire).answer("hub.legal_form", "clg")
    given = ["ask", str(file), "--section", "meetings", "--plain"]
    result = CliRunner().invoke(main, given, input="\nu\n", prog_name="docgen")
    assert "Usual: 21 (14 to 60) – u takes it" in result.stdout
    assert AnswersFile(file, PROJECT.questionnaire).typed("meetings.notice_days") == "21"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as made:
        yield made


def pressed(keys: PipeInput, typed: str, asked: Asked) -> str | list[str] | Move:
    keys.send_text(typed)
    return Lists(keys, DummyOutput()).ask(asked)


DOWN, ENTER = "\x1b[B", "\r"


def test_a_choice_is_made_with_the_arrow_keys(keys: PipeInput) -> None:
    asked = Asked("Which rule?", Form.ONE, CHOICES)
    assert pressed(keys, DOWN + ENTER, asked) == "loose"
    assert pressed(keys, ENTER, Asked("Which rule?", Form.ONE, CHOICES, now="none")) == "none"
    several = Asked("Which rules?", Form.SEVERAL, CHOICES, now=["strict"])
    assert pressed(keys, f"{DOWN} {ENTER}", several) == ["strict", "loose"]


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("form", [Form.ONE, Form.SEVERAL])
def test_one_key_leaves_a_list(keys: PipeInput, move: Move, form: Form) -> None:
    assert pressed(keys, move.value, Asked("Which?", form, CHOICES)) is move


def test_a_letter_takes_the_usual_answer_only_where_there_is_one(keys: PipeInput) -> None:
    assert pressed(keys, f"u{ENTER}", Asked("How many?", limits="Usual: 5 (2 to 100)", usual="5")) == "5"
    assert pressed(keys, f"u{ENTER}", Asked("What is it called?")) == "u"


def test_a_line_is_typed_and_a_sign_alone_is_a_move(keys: PipeInput) -> None:
    asked = Asked("What is it called?", now="Harbour Hub")
    assert pressed(keys, f"Weir Hub{ENTER}", asked) == "Weir Hub"
    assert pressed(keys, ENTER, asked) is Move.SKIP
    assert pressed(keys, f"<{ENTER}", asked) is Move.BACK
    refused = Asked("How many days?", refused="14 dayss")
    assert pressed(keys, f"\x7f{ENTER}", refused) == "14 days"
    lines = Asked("What are its aims?", Form.LINES)
    assert pressed(keys, f"to help{ENTER}to teach{ENTER}{ENTER}", lines) == ["to help", "to teach"]


def test_ctrl_c_leaves_the_lists(keys: PipeInput) -> None:
    for form in Form:
        with pytest.raises(KeyboardInterrupt):
            pressed(keys, "\x03", Asked("Which?", form, CHOICES))


def test_a_whole_section_is_answered_with_the_keys(keys: PipeInput, tiny: TinyLibrary, file: Path) -> None:
    questionnaire = tiny.project.questionnaire
    create(file, questionnaire)
    way = Way(questionnaire, Wanted("hub"))
    talk = Conversation(AnswersFile(file, questionnaire), way, Lists(keys, DummyOutput()), lambda stop: ["Printed."])
    lines = ("Harbour Hub", "?", "We help.", "to help", "", "soon", "\x15" + "14", "1000", "75", "2026-04-01")
    keys.send_text("".join(f"{line}{ENTER}" for line in lines) + f"{ENTER}{DOWN}{ENTER} {ENTER}hush{ENTER}")
    talk.run()
    found = answered(tiny, file)
    typed = {name: found.typed(f"hub.{name}") for name in ("about", "days", "deed", "rule", "works", "secret")}
    assert typed == {
        "about": "We help.",
        "days": "14",
        "deed": "yes",
        "rule": "loose",
        "works": ["advice"],
        "secret": "hush",
    }


AREAS = """
    id: areas
    title: Areas
    about: Where we work.
    repeat: {item: area, min: 0, max: 9, label: name}
    questions:
      - {id: name, ask: What is it called?, short: Area name, why: Printed., example: x, type: text}
"""
PLACES = """
    id: places
    title: Places
    about: Where things happen.
    questions:
      - {id: main, ask: Which area?, short: Main area, why: Printed., example: x, type: item, of: areas}
"""


def test_an_item_with_another_name_takes_along_the_answers_that_name_it(tiny: TinyLibrary, file: Path) -> None:
    tiny.questions("30-areas.yaml", AREAS)
    tiny.questions("40-places.yaml", PLACES)
    file.write_text("areas:\n  - name: rhos\nplaces:\n  main: rhos\n", encoding="utf-8")
    result = ask(tiny, file, "2", "Rhos", "3", "yes", options=("--section", "areas"))
    assert "1 answer that named ‘rhos’ now names ‘Rhos’." in result.output
    assert "main: Rhos" in file.read_text(encoding="utf-8")
    assert "Other answers name it, and stop every draft until they name another: Main area." in result.output


def test_a_changed_answer_says_how_much_more_is_asked(tiny: TinyLibrary, file: Path) -> None:
    file.write_text("hub:\n  name: Harbour Hub\n  deed: no\n", encoding="utf-8")
    result = ask(tiny, file, "", *["-"] * 6, "1", options=("--section", "hub"))
    assert "1 more question is asked now. See “docgen missing" in result.output


def test_a_word_that_is_no_choice_is_told_with_the_numbers_shown_and_how_to_stop(tiny: TinyLibrary, file: Path) -> None:
    told = ask(tiny, file, *[""] * 8, "maybe", "strict rules").stdout
    assert "‘maybe’ is not one of the choices for “" in told
    assert "Choose from 1 to 2, or type what stands beside the number. “quit” stops" in told
