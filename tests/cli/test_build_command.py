"""``docgen build``: what it prints and how it ends."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docgen.findings import Finding, Severity
from docgen.writers.pdf import doctor
from tests.build.papers import Papers
from tests.cli.conftest import Docgen, heeding_ctrl_c
from tests.samples import ROOT

SENTENCE = "PDFs cannot be made, because this computer lacks the library Pango."
RUN = "from docgen.cli.main import main; main(prog_name='docgen')"
# A build that takes long enough to be stopped: nothing is examined before somebody has had the time for it.
SLOW = f"import time; from docgen.build import examine; examine.examine = lambda *_: time.sleep(60); {RUN}"


@pytest.fixture
def no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = Finding("pdf-library", Severity.ERROR, SENTENCE, remedy="Install it.")
    monkeypatch.setattr(doctor, "probe", lambda house: [lacking])


def test_it_says_how_many_files_were_written_and_kept(docgen: Docgen, papers: Papers) -> None:
    first = docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    assert (first.exit_code, first.stdout) == (0, f"{papers.out}: a draft, nothing open; 4 files written; no errors.\n")
    again = docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    assert (again.exit_code, again.stdout) == (0, f"{papers.out}: nothing has changed, 4 files as before.\n")
    papers.answer("fee: 1000", "fee: 2000")
    papers.answer("  - {name: Elm Society, small: no, town: Thorn}\n", "")
    third = docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    assert third.stdout == f"{papers.out}: a draft, nothing open; 1 file written, 2 unchanged, 1 removed; no errors.\n"


def test_it_says_under_which_name_a_file_changed_by_hand_is_kept(docgen: Docgen, papers: Papers) -> None:
    docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    (papers.out / "rules.txt").write_bytes(b"mine")
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text", "--overwrite")
    assert "  rules.txt was changed by hand: your file is kept as rules.edited-1.txt.\n" in result.stdout


def test_a_draft_does_not_take_the_place_of_execution_copies(docgen: Docgen, papers: Papers) -> None:
    docgen("build", papers.answers, "-o", papers.out, "--format", "text", "--final")
    issued = papers.files()
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    assert (result.exit_code, papers.files()) == (2, issued)
    assert "The folder holds execution copies, and a draft would take their place." in result.stderr
    again = docgen("build", papers.answers, "-o", papers.out, "--format", "text", "--overwrite")
    assert again.exit_code == 0


def test_a_folder_that_was_never_made_is_said_to_be_missing(docgen: Docgen, papers: Papers) -> None:
    papers.answer("days: 14", "days: soon")
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    assert f"Nothing was built: 1 error. {papers.out} was not made." in result.stdout


def test_a_build_says_with_which_file_to_begin(docgen: Docgen, papers: Papers) -> None:
    assert "Begin with" not in docgen("build", papers.answers, "-o", papers.out, "--format", "text").stdout
    outline = papers.tiny.root / "templates" / "documents" / "rules.yaml"
    outline.write_text(f"{outline.read_text(encoding='utf-8')}begin_here: true\n", encoding="utf-8")
    told = docgen("build", papers.answers, "-o", papers.out, "--format", "text").stdout
    assert told.endswith(f" Begin with {papers.out / 'rules.txt'}.\n")


def test_a_wrong_answer_stops_a_draft_and_an_empty_one_does_not(docgen: Docgen, papers: Papers) -> None:
    papers.answer("days: 14", "days: soon")
    stopped = docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    assert stopped.stdout.endswith("mend them: an answer that is empty does not stop a draft.\n")
    final = docgen("build", papers.answers, "-o", papers.out, "--format", "text", "--final")
    assert "does not stop" not in final.stdout
    papers.answer("days: soon", "days:")
    assert docgen("build", papers.answers, "-o", papers.out, "--format", "text").exit_code == 0


def test_as_json_it_tells_the_same(docgen: Docgen, papers: Papers) -> None:
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text", "--json")
    data = json.loads(result.stdout)
    assert data["published"] is True
    assert "rules.txt" in data["written"]
    assert {"kept", "removed", "findings", "seconds"} <= set(data)


def test_it_tells_how_long_each_phase_took_when_asked(docgen: Docgen, papers: Papers) -> None:
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text", "--timings")
    for phase in ("look for changes", "read, check and assemble", "write text", "render", "publish"):
        assert f"  {phase}: " in result.stdout


WRONG = {
    "a wrong value": ("days: 14", "days: soon", "6:9", "“Notice (days)”"),
    "a misspelt question": ("days: 14", "dayz: 14", "6:3", "Did you mean ‘days’?"),
    "a misspelt choice": ("rule: strict", "rule: strikt", "11:9", "Did you mean ‘strict’ (“The strict rule”)?"),
    "an answer of no section": ("hub:", "hub:\n  extra: 1", "3:3", "extra"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_each_mistake_gives_one_clear_line_and_leaves_the_folder(docgen: Docgen, papers: Papers, mistake: str) -> None:
    old, new, place, words = WRONG[mistake]
    papers.build()
    before = papers.files()
    papers.answer(old, new)
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{papers.answers}:{place}: error: [")
    assert words in line
    assert "Nothing was built: 1 error." in result.stdout
    assert papers.files() == before


def test_execution_copies_are_refused_with_a_line_for_each_open_question(docgen: Docgen, papers: Papers) -> None:
    papers.answer("days: 14", "days:")
    result = docgen("build", papers.answers, "-o", papers.out, "--final")
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{papers.answers}:6:3: error: [open-question] “Notice (days)” is open.")


def test_without_pdf_libraries_word_is_still_made_with_a_warning(docgen: Docgen, papers: Papers, no_pdf: None) -> None:
    result = docgen("build", papers.answers, "-o", papers.out)
    assert result.exit_code == 0
    assert f"warning: [pdf-library] {SENTENCE} Only Word is made. Install it." in result.stderr
    assert {Path(name).suffix for name in papers.files()} == {".docx", ".json"}


def test_without_pdf_libraries_a_pdf_that_was_asked_for_is_an_error(
    docgen: Docgen, papers: Papers, no_pdf: None
) -> None:
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "docx,pdf")
    assert result.exit_code == 2
    assert result.stderr == f"error: [pdf-library] {SENTENCE} Install it.\n"
    assert not papers.out.exists()
    assert json.loads(docgen("build", papers.answers, "-o", papers.out, "--format", "pdf", "--json").stdout)["findings"]


def test_a_format_that_does_not_exist_is_refused_with_the_nearest(docgen: Docgen, papers: Papers) -> None:
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "docs")
    assert result.exit_code == 2
    assert "There is no format ‘docs’. Did you mean ‘docx’?" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("only", ["agrement", "nothing-like-it"])
def test_a_document_that_does_not_exist_is_refused(docgen: Docgen, papers: Papers, only: str) -> None:
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text", "--only", only)
    assert result.exit_code == 2
    assert "agreement" in result.stderr


def test_a_foreign_folder_is_refused(docgen: Docgen, papers: Papers) -> None:
    papers.out.mkdir()
    (papers.out / "thesis.odt").write_text("mine")
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    assert result.exit_code == 2
    assert f"{papers.out}: error: [folder]" in result.stderr
    assert "thesis.odt" in result.stderr


def test_a_disk_that_refuses_is_one_line(docgen: Docgen, papers: Papers, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("docgen.build.publish._write", full)
    result = docgen("build", papers.answers, "-o", papers.out, "--format", "text")
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert "error: [disk]" in line
    assert "No space left on device" in line
    assert not papers.out.exists()


def test_ctrl_c_says_that_the_folder_is_as_it_was(papers: Papers) -> None:
    papers.build()
    before = papers.files()
    papers.answer("fee: 1000", "fee: 2000")
    lock = papers.out.parent / ".out.docgen-lock"
    process = _started(papers, "--format", "text", run=SLOW)
    end = time.monotonic() + 60
    while not lock.exists() and process.poll() is None and time.monotonic() < end:
        time.sleep(0.001)
    told = _stopped(process)
    assert process.returncode == 130
    assert told == f"Stopped. {papers.out} is as it was.\n"
    assert papers.files() == before
    # A second Ctrl-C may leave the lock's file, but never the lock: the next build is not in its way.
    assert papers.build().published


def test_progress_is_shown_on_a_terminal(papers: Papers) -> None:
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("no terminal can be opened here")
    process = _started(papers, "--format", "text", stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while block := os.read(ours, 4096):
            shown += block
    except OSError:  # how Linux tells that the other end has gone
        pass
    assert process.wait(60) == 0
    assert b"4/4" in shown


def _stopped(process: subprocess.Popen[str]) -> str:
    """What a process says when it is stopped as a person would: again, where the first time was to no avail."""
    for _ in range(6):
        process.send_signal(signal.SIGINT)
        try:
            return process.communicate(timeout=10)[1]
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError("it does not stop")


def _started(papers: Papers, *options: str, stderr: int = subprocess.PIPE, run: str = RUN) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", run, "build", str(papers.answers), "-o", str(papers.out), *options]
    command += ["--library", str(papers.tiny.root)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "120"}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=stderr, text=True, preexec_fn=heeding_ctrl_c
    )
