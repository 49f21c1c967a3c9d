"""What each command prints, and the codes that commands end with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli.main import COMMANDS, main
from tests.build.papers import Papers
from tests.cli.conftest import Docgen
from tests.samples import ROOT


def test_a_new_file_builds_a_draft_at_once(tmp_path: Path) -> None:
    answers, out = tmp_path / "deep" / "answers.yaml", tmp_path / "out"
    runner = CliRunner()
    assert runner.invoke(main, ["new", str(answers)]).exit_code == 0
    assert (answers.parent / "answers.schema.json").exists()
    checked = runner.invoke(main, ["check", str(answers)])
    assert "error:" not in checked.stderr
    assert checked.exit_code == 0
    built = runner.invoke(main, ["build", str(answers), "-o", str(out), "--format", "text"])
    assert built.exit_code == 0
    assert "DRAFT" in (out / "articles-of-association.txt").read_text(encoding="utf-8")
    assert runner.invoke(main, ["build", str(answers), "-o", str(out), "--final"]).exit_code == 1


def test_a_file_that_exists_is_not_written_anew(docgen: Docgen, papers: Papers) -> None:
    before = papers.answers.read_bytes()
    result = docgen("new", papers.answers)
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert papers.answers.read_bytes() == before


def test_check_says_how_many_errors_there_are(docgen: Docgen, papers: Papers) -> None:
    assert docgen("check", papers.answers).stdout == (
        f"{papers.answers}: no errors.\nNothing open. Next: “docgen build {papers.answers} -o papers” makes a draft "
        "for your solicitor; when its words are settled, --final makes execution copies.\n"
    )
    papers.answer("days: 14", "days:")
    assert docgen("check", papers.answers).stdout.splitlines()[1] == (
        f"1 question open. Next: “docgen missing {papers.answers}” lists them; "
        f"“docgen build {papers.answers} -o papers” makes a draft."
    )
    papers.answer("days:", "days: soon")
    result = docgen("check", papers.answers)
    assert result.exit_code == 1
    assert result.stdout == f"{papers.answers}: 1 error.\n"
    assert f"{papers.answers}:6:9: error: [" in result.stderr


def test_check_marks_what_a_draft_may_have_and_execution_copies_may_not(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.write(
        "schemas/rules/20-signed.yaml",
        """
        - id: S01-deed
          severity: error
          until: final
          holds: hub.deed
          questions: [hub.deed]
          message: It is not signed as a deed.
          remedy: Sign it as a deed.
        """,
    )
    checked = docgen("check", papers.answers)
    assert (checked.exit_code, "[S01-deed]" in checked.stderr) == (0, True)
    assert checked.stderr.endswith("Sign it as a deed. (stops execution copies)\n")
    assert checked.stdout.endswith("for your solicitor. Not yet --final: execution copies wait for S01-deed.\n")
    assert docgen("build", papers.answers, "-o", papers.out, "--format", "text", "--final").exit_code == 1


def test_check_without_answers_checks_the_library(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.clause("lonely", "1. The hub may {{ hub.nothing }}.\n")
    result = docgen("check")
    assert result.exit_code == 1
    assert "lonely.md" in result.stderr
    assert result.stdout.startswith("The library: ")


def test_missing_lists_what_is_open_and_what_waits_for_it(docgen: Docgen, papers: Papers) -> None:
    assert docgen("missing", papers.answers).stdout == "Nothing is missing.\n"
    papers.answer("days: 14", "days:")
    result = docgen("missing", papers.answers)
    assert result.exit_code == 1
    assert (
        f"{papers.answers}:6:3: Notice (days): How many days?\n      needed in: Agreement (Notice)\n" in result.stdout
    )
    assert result.stdout.endswith("\n1 question open: about 1 minute to write down, longer to agree.\n")


def test_missing_says_what_hangs_on_what_and_lists_answers_that_are_not_used_last(
    docgen: Docgen, papers: Papers
) -> None:
    papers.answer("deed: no", "secret: xyz")
    result = docgen("missing", papers.answers)
    assert "Secret: What is the secret?\n      only if “Signed as a deed” is yes\n" in result.stdout
    assert "\n1 question open, 1 more that hangs on it: " in result.stdout
    papers.answer("town: Thorn", "")
    assert ": Town – Elm Society: Where is it?\n" in docgen("missing", papers.answers).stdout
    papers.answer("secret: xyz", "secret: xyz\n  deed: no")
    shown = docgen("missing", papers.answers).stdout
    assert "Answers that are not used, as their questions are not asked\n" in shown
    assert shown.index("Secret") > shown.index("not used")


def test_missing_names_what_has_no_line_of_its_own_yet(docgen: Docgen, papers: Papers) -> None:
    papers.answer("{name: Elm Society, small: no, town: Thorn}", "name: Elm Society\n    town:")
    lines = [line for line in docgen("missing", papers.answers).stdout.splitlines() if "Elm Society" in line]
    assert lines == [
        f"  {papers.answers}:15:5 (small): Small – Elm Society: Is it small?",
        f"  {papers.answers}:16:5: Town – Elm Society: Where is it?",
    ]


def test_missing_names_three_clauses_and_counts_the_others(docgen: Docgen, papers: Papers) -> None:
    names = [f"more-{number}" for number in range(4)]
    for name in names:
        papers.tiny.clause(name, "1. The hub gives {{ hub.days | clear_days }} notice.\n")
    outline = papers.tiny.root / "templates" / "documents" / "rules.yaml"
    outline.write_text(outline.read_text().replace("[fees]", f"[fees, {', '.join(names)}]"))
    papers.answer("days: 14", "days:")
    shown = docgen("missing", papers.answers).stdout
    assert "      needed in: Rules (More 0; More 1; More 2) and 2 more clauses\n" in shown


def test_why_says_why_a_clause_or_a_document_is_in_or_out(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.clause("deeds", "1. The hub signs.\n", when="hub.deed")
    outline = papers.tiny.root / "templates" / "documents" / "rules.yaml"
    outline.write_text(outline.read_text().replace("[fees]", "[fees, deeds]"))
    line = "Rules: “Deeds”: left out because “Signed as a deed” is no.\n"
    assert docgen("why", papers.answers, "deeds").stdout == line
    assert docgen("why", papers.answers, "Deeds").stdout == line
    assert docgen("why", papers.answers, "rules").stdout == "Rules: in, as in every set.\n"
    assert docgen("why", papers.answers, "rules.docx").stdout == "Rules: in, as in every set.\n"
    wrong = docgen("why", papers.answers, "deads")
    assert wrong.exit_code == 2
    assert "Did you mean ‘deeds’?" in wrong.stderr


def test_why_says_of_an_open_clause_which_question_it_hangs_on(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.clause("fees", "1. A fee.\n", when="hub.deed")
    papers.answer("deed: no", "deed:")
    assert docgen("why", papers.answers, "fees").stdout == (
        "Rules: “Fees”: open: included only if “Signed as a deed” is yes; it hangs on “Signed as a deed”.\n"
    )


def test_why_finds_a_document_of_the_set_by_a_word_of_its_title(docgen: Docgen, papers: Papers) -> None:
    assert "Letter: in" in docgen("why", papers.answers, "the", "letter").stdout
    outline = papers.tiny.root / "templates" / "documents" / "rules.yaml"
    outline.write_text(outline.read_text().replace("title: ", "title: The Great Rulebook and ", 1))
    assert docgen("why", papers.answers, "rulebook").stdout == "Rules: in, as in every set.\n"


def test_why_tells_clauses_with_one_heading_apart(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.clause("deed-yes", "1. The hub signs.\n", title="Signing", when="hub.deed")
    papers.tiny.clause("deed-no", "1. The hub signs.\n", title="Signing", when="not hub.deed")
    outline = papers.tiny.root / "templates" / "documents" / "rules.yaml"
    outline.write_text(outline.read_text().replace("[fees]", "[fees, deed-yes, deed-no]"))
    told = docgen("why", papers.answers, "signing").stdout
    assert "“Signing” (deed-yes): left out because" in told
    assert "“Signing” (deed-no): included because" in told


def test_why_says_of_a_document_for_some_items_whose_it_is(docgen: Docgen, papers: Papers) -> None:
    outline = papers.tiny.root / "templates" / "documents" / "letter.yaml"
    outline.write_text(outline.read_text().replace("members as member", "members as member if member.small"))
    told = docgen("why", papers.answers, "letter").stdout
    assert told == "Letter: in, as there are members for which “Small” is yes.\n"


def test_why_does_not_call_a_document_included_of_which_none_is_made(docgen: Docgen, papers: Papers) -> None:
    outline = papers.tiny.root / "templates" / "documents" / "letter.yaml"
    text = outline.read_text().replace("members as member", 'members as member if member.town == "Hull"')
    outline.write_text(text)
    assert docgen("why", papers.answers, "letter").stdout == (
        "Letter: the document is not made, because there are no members for which “Town” is “Hull”.\n"
    )


def test_why_passes_over_passages_without_words(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.clause(
        "fees",
        "1. A fee.\n\n::: when hub.deed\n::: note\nA note.\n:::\n:::\n".replace("::: when", ":::: when").replace(
            ":::\n:::\n", ":::\n::::\n"
        ),
    )
    assert docgen("why", papers.answers, "fees").stdout == "Rules: “Fees”: in, as in every set.\n"


def test_why_knows_terms_and_printed_numbers_and_quotes_passages(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.definition("day", "Working Day", "a day that is not a Saturday")
    papers.tiny.clause("deeds", "1. The hub signs.\n\n::: when hub.deed\n1. It signs as a deed.\n:::\n")
    outline = papers.tiny.root / "templates" / "documents" / "rules.yaml"
    outline.write_text(outline.read_text().replace("[fees]", "[fees, deeds]"))
    lines = [
        "Rules: “Deeds”: in, as in every set.",
        "Rules: the passage “It signs as a deed.”: left out because “Signed as a deed” is no.",
    ]
    for asked in (["rules", "2"], ["rules clause 2"], ["Rules", "clause", "2"], ["clause 2"]):
        assert docgen("why", papers.answers, *asked).stdout.splitlines() == lines
    assert "is in no document of this set" in docgen("why", papers.answers, "working day").stdout
    assert docgen("why", papers.answers, "rules", "99").exit_code == 2


@pytest.mark.parametrize("kind", ["documents", "clauses", "questions", "rules", "checks", "authorities"])
def test_list_lists_each_kind(docgen: Docgen, kind: str) -> None:
    result = docgen("list", kind)
    rows = json.loads(docgen("list", kind, "--json").stdout)[kind]
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == len(rows)
    assert all(row["id"] and row["what"] for row in rows)


def test_list_lists_the_documents_unless_asked_for_something_else(docgen: Docgen) -> None:
    assert docgen("list").stdout == docgen("list", "documents").stdout


def test_list_shows_which_clauses_meet_each_requirement(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.requirement("notice-1", "Notice", required=["strict"], expected=["loose"])
    papers.tiny.clause("fees", "1. The hub asks for a fee.\n", meets="[notice-1]", when='hub.rule == "strict"')
    assert docgen("list", "--coverage").stdout.splitlines() == [
        "notice-1  Notice; required for strict: rules/fees",
        "notice-1  Notice; expected for loose: NOT COVERED",
    ]
    assert docgen("check").exit_code == 1


def test_list_shows_what_no_sample_has_and_names_a_sample_that_is_wrong(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.write("samples/one/answers.yaml", papers.answers.read_text(encoding="utf-8"))
    assert docgen("list", "--unused-in-samples").stdout == ""
    papers.tiny.clause("fees", '1. A fee.\n\n::: when hub.rule == "loose"\n1. No fee.\n:::\n')
    assert "in no sample" in docgen("list", "--unused-in-samples").stdout
    papers.tiny.write("samples/one/answers.yaml", "hub: [")
    result = docgen("list", "--unused-in-samples")
    assert (result.exit_code, "samples/one/answers.yaml" in result.stderr) == (1, True)


def test_list_shows_clauses_that_say_nearly_the_same(docgen: Docgen, papers: Papers) -> None:
    words = "1. The hub must tell each member of every change within seven days of it by post.\n"
    papers.tiny.clause("fees", words)
    papers.tiny.clause("notice", words)
    assert docgen("list", "--alike").stdout.startswith("fees  notice: 100%")


def test_check_lists_the_authorities_that_nobody_has_confirmed(docgen: Docgen, papers: Papers) -> None:
    papers.tiny.authority("act-s1", "Act, section 1", doubt="Confirm the number.")
    papers.tiny.authority("act-s2", "Act, section 2")
    assert docgen("check", "--authorities").stdout.splitlines() == [
        "act-s1: Act, section 1, looked at 2026-11-22: Confirm the number.",
        "1 of 2 authorities are not verified.",
    ]


def test_check_shows_how_easy_each_document_is_to_read(docgen: Docgen, papers: Papers) -> None:
    lines = docgen("check", papers.answers, "--reading-ease").stdout.splitlines()
    assert lines[0].startswith("Flesch reading ease")
    assert [line.split()[0] for line in lines[1:]] == ["agreement", "letter", "rules"]


def test_doctor_says_what_is_ready(docgen: Docgen) -> None:
    result = docgen("doctor")
    assert "Word: ready. PDF: " in result.stdout
    assert result.exit_code == (0 if "PDF: ready." in result.stdout else 1)


def test_schemas_are_written_and_checked(docgen: Docgen) -> None:
    stale = docgen("schemas", "--check")
    assert stale.exit_code == 1
    assert "answers.schema.json is stale" in stale.stdout
    assert docgen("schemas").exit_code == 0
    fresh = docgen("schemas", "--check")
    assert (fresh.exit_code, fresh.stdout) == (0, "All are up to date.\n")


def test_the_schemas_of_the_library_are_up_to_date() -> None:
    result = CliRunner().invoke(main, ["schemas", "--check", "--library", str(ROOT)])
    assert result.stdout == "All are up to date.\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(docgen: Docgen, shell: str) -> None:
    result = docgen("completion", shell)
    assert result.exit_code == 0
    assert "_DOCGEN_COMPLETE" in result.stdout


JSON = {
    "new": lambda papers: [papers.out / "answers.yaml"],
    "check": lambda papers: [papers.answers],
    "missing": lambda papers: [papers.answers],
    "build": lambda papers: [papers.answers, "-o", papers.out, "--format", "text"],
    "why": lambda papers: [papers.answers, "fees"],
    "list": lambda papers: ["clauses"],
    "doctor": lambda papers: [],
    "schemas": lambda papers: [],
}


@pytest.mark.parametrize("command", JSON)
def test_every_command_prints_json_when_asked(docgen: Docgen, papers: Papers, command: str) -> None:
    result = docgen(command, *JSON[command](papers), "--json")
    assert isinstance(json.loads(result.stdout)["findings"], list)
    assert result.stderr == ""


@pytest.mark.parametrize("command", ["check", "missing", "build", "why"])
def test_even_of_what_cannot_be_read_it_prints_json(docgen: Docgen, papers: Papers, command: str) -> None:
    papers.answers.write_bytes(b"hub: \xff\n")
    result = docgen(command, *JSON[command](papers), "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["findings"][0]["rule"] == "answers-file"


@pytest.mark.parametrize("command", ["check", "missing", "build", "why", "list", "new"])
def test_a_library_that_cannot_be_read_ends_with_two(docgen: Docgen, papers: Papers, command: str) -> None:
    papers.tiny.write("templates/documents/rules.yaml", "id: [")
    papers.tiny.write("schemas/questionnaire/30-more.yaml", "id: [")
    result = docgen(command, *JSON[command](papers))
    assert result.exit_code == 2
    assert "rules.yaml" in result.stderr
    assert json.loads(docgen(command, *JSON[command](papers), "--json").stdout)["findings"]


def test_a_misspelt_file_is_told_with_the_one_beside_it(docgen: Docgen, papers: Papers) -> None:
    told = docgen("check", papers.answers.with_name("answer.yaml"))
    assert (told.exit_code, "does not exist. Did you mean ‘answers.yaml’?" in told.stderr) == (2, True)


WRONG_USAGE = {
    "no such command": (["bild"], "Did you mean ‘build’?"),
    "no answers": (["build"], "ANSWERS"),
    "no folder": (["build", str(ROOT / "README.md")], "--out"),
    "no such file": (["check", "nowhere.yaml"], "nowhere.yaml"),
    "no such option": (["check", "--jason"], "--json"),
    "no such kind": (["list", "claws"], "claws"),
    "no such library": (["check", "--library", "nowhere"], "nowhere"),
    "too much": (["doctor", "now"], "now"),
    "no shell": (["completion", "cmd"], "cmd"),
}


@pytest.mark.parametrize("mistake", WRONG_USAGE)
def test_wrong_usage_ends_with_two_and_one_line(mistake: str) -> None:
    arguments, words = WRONG_USAGE[mistake]
    result = CliRunner().invoke(main, arguments, prog_name="docgen")
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith("docgen")
    assert words in line


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"], prog_name="docgen")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: docgen {command} ")


def test_nothing_is_called_missing_where_the_file_cannot_be_read_to_its_end(docgen: Docgen, papers: Papers) -> None:
    papers.answer("fee: 1000", "fee: *1000*")
    result = docgen("missing", papers.answers)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"{papers.answers}:7:8: error: [yaml-syntax] The file cannot be read after this line. "
        "Put double quotation marks round the answer.\n"
    )


def test_findings_are_told_errors_first_and_in_the_order_of_the_file(docgen: Docgen, papers: Papers) -> None:
    papers.answer("share: 75", "share: many")
    papers.answer("starts: 2026-04-01", "starts: tbc")
    papers.answer("days: 14", "days: soon")
    lines = [line.split(":")[1] for line in docgen("check", papers.answers).stderr.splitlines()]
    assert lines == ["6", "8", "9"]


@pytest.mark.parametrize(
    ("command", "more"), [("missing", ()), ("review", ()), ("why", ("fees",)), ("questionnaire", ("-o",))]
)
def test_what_is_wrong_with_answers_is_left_to_check(
    docgen: Docgen, papers: Papers, tmp_path: Path, command: str, more: tuple[str, ...]
) -> None:
    papers.answer("days: 14", "days: soon")
    papers.answer("share: 75", "share: many")
    folder = (tmp_path / "q", "--format", "text") if more == ("-o",) else ()
    told = docgen(command, papers.answers, *more, *folder)
    assert told.stderr.endswith(f"2 errors: “docgen check {papers.answers}” lists them.\n")
    assert "soon" not in told.stderr


def test_verify_says_which_file_is_not_as_it_was_built(docgen: Docgen, papers: Papers) -> None:
    papers.build()
    assert docgen("verify", papers.out).stdout == f"{papers.out}: 4 as built.\n"
    (papers.out / "rules.txt").write_text("by hand", encoding="utf-8")
    result = docgen("verify", papers.out)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{papers.out / 'rules.txt'}: changed since",
        f"{papers.out}: 3 as built, 1 changed since.",
    ]


def test_verify_with_answers_says_whether_they_give_the_set(docgen: Docgen, papers: Papers) -> None:
    papers.build()
    assert docgen("verify", papers.out, papers.answers).stdout == f"{papers.out}: 4 what these answers give.\n"
    papers.answer("fee: 1000", "fee: 2000")
    result = docgen("verify", papers.out, papers.answers, "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["good"] is False
    assert told["files"]["rules.txt"] == "not what these answers give"


def test_verify_of_a_folder_without_a_set_says_what_to_name(docgen: Docgen, tmp_path: Path) -> None:
    result = docgen("verify", tmp_path)
    assert result.exit_code == 2
    assert "Name the folder that “docgen build” wrote a set into." in result.stderr


def test_review_records_who_has_agreed_and_shows_what_is_left(docgen: Docgen, papers: Papers) -> None:
    left = docgen("review", papers.answers)
    assert left.exit_code == 1
    assert "hub.fee: Fee: proposed" in left.stdout
    assert left.stdout.splitlines()[:2] == ["The hub: 0 of 10 agreed", "Members: 0 of 6 agreed"]
    docgen("review", papers.answers, "hub", "members", "--as", "agreed", "--by", "Board")
    told = docgen("review", papers.answers)
    assert told.exit_code == 0
    assert told.stdout.endswith("answers are agreed.\n")
    papers.answer("fee: 1000", "fee: 2000")
    assert "hub.fee: Fee: proposed" in docgen("review", papers.answers).stdout


def test_a_record_says_who_agreed(docgen: Docgen, papers: Papers) -> None:
    assert "Say who" in docgen("review", papers.answers, "hub.fee", "--as", "agreed").stderr
    assert "Did you mean ‘hub.fee’?" in docgen("review", papers.answers, "hub.fe", "--as", "agreed", "--by", "x").stderr


@pytest.mark.parametrize(
    ("day", "sentence"), [("soon", "takes a date such as"), ("2926-04-01", "that day has not come yet")]
)
def test_a_record_is_of_a_day_that_there_was(docgen: Docgen, papers: Papers, day: str, sentence: str) -> None:
    told = docgen("review", papers.answers, "hub.fee", "--as", "agreed", "--by", "Board", "--on", day)
    assert told.exit_code == 2
    assert sentence in told.stderr
    assert docgen("review", papers.answers, "hub.fee", "--as", "agreed", "--by", "Board", "--on", "1 April 2026")
    assert "on: 2026-04-01" in papers.answers.read_text(encoding="utf-8")


def test_execution_copies_of_what_is_not_agreed_come_with_a_warning(docgen: Docgen, papers: Papers) -> None:
    docgen("review", papers.answers, "members", "--as", "agreed", "--by", "Board")
    built = docgen("build", papers.answers, "-o", papers.out, "--final", "--format", "text")
    assert built.exit_code == 0
    assert "“Fee” is proposed and not agreed." in built.stderr
    assert "“Name" not in built.stderr


def test_a_warning_that_comes_often_stands_once_with_the_way_to_list_all(docgen: Docgen, papers: Papers) -> None:
    more = "".join(f'  - {{name: "Guild {number}", small: no, town: Hull}}\n' for number in range(9))
    papers.answers.write_text(papers.answers.read_text(encoding="utf-8").rstrip() + "\n" + more, encoding="utf-8")
    docgen("review", papers.answers, "hub.fee", "--as", "agreed", "--by", "Board")
    built = docgen("build", papers.answers, "-o", papers.out, "--final", "--format", "text")
    assert built.stderr.count("[not-agreed]") == 1
    assert "times in all, and first here: “" in built.stderr
    assert f"“docgen review {papers.answers}” lists all that is not agreed." in built.stderr
    again = docgen(
        "build", papers.answers, "-o", papers.out.with_name("again"), "--final", "--format", "text", "--json"
    )
    assert again.stdout.count('"not-agreed"') > 10


def test_a_document_is_named_by_its_file_too_and_near_ones_are_told(docgen: Docgen, papers: Papers) -> None:
    outline = papers.tiny.root / "templates" / "documents" / "rules.yaml"
    outline.write_text(outline.read_text().replace('file: "rules"', 'file: "house-rules"'))
    for name in ("house-rules", "house-rules.text"):
        built = docgen("build", papers.answers, "-o", papers.out, "--only", name, "--format", "text")
        assert built.exit_code == 0, built.output
    assert "Did you mean ‘rules’?" in docgen("build", papers.answers, "-o", papers.out, "--only", "house").output
    assert "docx (Word), pdf" in docgen("build", papers.answers, "-o", papers.out, "--format", "word").output


def test_sections_are_listed_and_reviewed_by_their_titles(docgen: Docgen, papers: Papers) -> None:
    assert "members  Members" in docgen("list", "sections", "--library", papers.tiny.root).stdout
    told = docgen("review", papers.answers, "the hub", "--as", "agreed", "--by", "Board")
    assert "answers recorded as agreed" in told.stdout
    assert "docgen list sections" in docgen("review", papers.answers, "zzz", "--as", "agreed", "--by", "B").stderr
