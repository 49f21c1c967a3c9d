"""The same mistake gives the same sentence wherever it is made, each with its own place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html

from docgen.build.examine import authority_title
from docgen.cli.main import main
from docgen.exchange.placing import letters
from docgen.findings import Finding, has_errors
from docgen.questionnaire.answers import Reading, read_text
from docgen.questionnaire.answers_file import AnswersFile
from docgen.questionnaire.questions import Question
from docgen.questionnaire.standing import State
from docgen.questionnaire.stops import stops
from docgen.sources.yaml_edit import fill
from tests.exchange import post
from tests.exchange.post import QUESTIONS, bring, typing, workbook
from tests.questionnaire.mistakes import ABOUT_MEMBERS, ELSEWHERE, Mistake
from tests.samples import PROJECT, ROOT
from tests.web.conftest import open_browser

MISTAKES = (*ABOUT_MEMBERS, *ELSEWHERE)
MEMBERS = QUESTIONS.by_id["members"]
HEAD = "hub:\n  legal_form: clg\nareas:\n  - name: North Coast\nmembers:\n"


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody is told: the sentence with its remedy, and where it is told."""

    sentence: str
    place: str


Way = Callable[[Path], Mapping[str, Told]]
"""Makes every mistake in a folder, and gives what is told of each by its name."""


def _rounds(mistakes: Sequence[Mistake]) -> list[list[Mistake]]:
    """The mistakes so that in a round each question is answered once, and what is beside one fits the others."""
    rounds: list[list[Mistake]] = []
    for mistake in mistakes:
        fitting = next((one for one in rounds if _fits(mistake, one)), None)
        if fitting is None:
            rounds.append(fitting := [])
        fitting.append(mistake)
    return rounds


def _fits(mistake: Mistake, others: Sequence[Mistake]) -> bool:
    beside = {name: value for one in others for name, value in one.beside.items()}
    wrong = {one.question for one in others}
    agreed = all(beside.get(name, value) == value for name, value in mistake.beside.items())
    return agreed and mistake.question not in {*wrong, *beside} and not wrong & set(mistake.beside)


OF_EACH_MEMBER = _rounds(ABOUT_MEMBERS)
FORMS = _rounds(ELSEWHERE)


def _path(mistake: Mistake) -> str:
    number = _member(mistake)
    return f"{mistake.section}[{number}].{mistake.question}" if number else _in_general(mistake)


def _member(mistake: Mistake) -> int:
    """The number of the member it is about, or 0."""
    return next((number for number, one in enumerate(OF_EACH_MEMBER, 1) if mistake in one), 0)


def _in_general(mistake: Mistake) -> str:
    return f"{mistake.section}.{mistake.question}"


def _right() -> str:
    """Answers with members to make the mistakes about, who have everything beside them right."""
    lines = []
    for number, mistakes in enumerate(OF_EACH_MEMBER, 1):
        beside = {name: value for one in mistakes for name, value in one.beside.items()}
        lines += [f"  - name: Member {number}", *(f"    {name}: {value}" for name, value in beside.items())]
    return HEAD + "\n".join(lines) + "\n"


RIGHT = _right()
PATHS = {mistake.name: _path(mistake) for mistake in MISTAKES}


def test_there_are_many_kinds_of_mistake_and_each_is_asked_for() -> None:
    assert len(PATHS) == len(MISTAKES) >= 40
    answers = _read(RIGHT).answers
    assert answers is not None
    assert {answers.state(path) for path in PATHS.values()} == {State.OPEN}


def _in_the_answers_file(folder: Path) -> Mapping[str, Told]:
    told: dict[str, Told] = {}
    for mistakes in _forms():
        text = fill(RIGHT, {_location(one): _typed(one) for one in mistakes}, {}, lambda _: ())
        reading, lines = _read(text), text.splitlines()
        assert len(_errors(reading.findings)) == len(mistakes)
        for one in mistakes:
            (finding,) = reading.problems_of(PATHS[one.name])
            line = lines[finding.places[0].line - 1].strip().removeprefix("- ")
            assert line.startswith(f"{one.question}:") or line == one.lines[-1]
            told[one.name] = Told(finding.told, str(finding.places[0]))
    return told


def _in_a_workbook(folder: Path) -> Mapping[str, Told]:
    told: dict[str, Told] = {}
    for number, mistakes in enumerate(_forms()):
        cells: dict[str, str] = {}
        edits = [typing(_in_general(one), one.typed, _member(one)) for one in mistakes]
        found = _brought(workbook(folder / f"{number}.xlsx", RIGHT, *edits, _noting(cells, mistakes)))
        assert set(found) == set(cells)
        told |= {cells[cell]: one for cell, one in found.items()}
    return told


def _noting(cells: dict[str, str], mistakes: Sequence[Mistake]) -> post.Edit:
    """Notes in which cell of a workbook each mistake is."""

    def note(book: Any) -> None:
        for one in mistakes:
            cell = post.cell(book, _in_general(one), _member(one))
            cells[f"{cell.parent.title}!{cell.coordinate}"] = one.name

    return note


def _in_a_table(folder: Path) -> Mapping[str, Told]:
    path = post.table(folder / "members.csv", RIGHT)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    ids = [question.id for question in MEMBERS.questions]
    for one in ABOUT_MEMBERS:
        rows[_member(one)][ids.index(one.question)] = one.typed
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)
    found = _brought(path)
    told: dict[str, Told] = {}
    for one in ABOUT_MEMBERS:
        place = f"row {_member(one) + 1}, column {letters(ids.index(one.question) + 1)} ("
        (name,) = [name for name in found if name.startswith(place)]
        told[one.name] = found.pop(name)
    assert not found
    return told


def _in_the_terminal(folder: Path) -> Mapping[str, Told]:
    told: dict[str, Told] = {}
    for section, stage in dict.fromkeys((one.section, _stage(PATHS[one.name])) for one in MISTAKES):
        script = list(_script(section, stage))
        path = folder / f"{section}.yaml"
        path.write_text(RIGHT, encoding="utf-8")
        puttings = _puttings(_asked(path, section, [line for _, line, _ in script], stage))
        for (question, _, name), lines, after in zip(script, puttings, puttings[1:], strict=False):
            assert lines[0] == question.ask
            if name:
                assert after[0] == question.ask, "it is asked again"
                what, how = lines[-2:]  # beside a mistaken choice it is said, too, how to choose
                told[name] = Told(what if how.startswith("Choose from 1 to ") else how, lines[0])
        assert path.read_text(encoding="utf-8") == RIGHT
    return told


def _stage(path: str) -> str:
    question = QUESTIONS.question(path)
    return question.stage.id if question and question.stage else ""


def _script(section: str, stage: str) -> Iterator[tuple[Question, str, str]]:
    """The questions of a section that are asked at a stage, each with a line that is typed at it.

    Where the line is a mistake its name stands beside it.
    """
    answers = _read(RIGHT).answers
    assert answers is not None
    for stop in stops(answers):
        # What is answered is asked again too, but for that of items.
        here = stop.section.id == section and stop.stage == stage
        if stop.question and here and (stop.is_open or not stop.item):
            for one in MISTAKES:
                if PATHS[one.name] == stop.path and not one.by_number:
                    yield stop.question, ", ".join(one.lines), one.name
            yield stop.question, ">", ""


def _asked(path: Path, section: str, lines: Sequence[str], stage: str = "") -> str:
    """What ``docgen ask`` prints where those lines are typed."""
    given = ["ask", str(path), "--section", section, "--stage", stage, "--plain", "--library", str(ROOT)]
    result = CliRunner().invoke(main, given, input="".join(f"{line}\n" for line in lines), prog_name="docgen")
    assert result.exit_code == 0, result.output
    return result.stdout


def _puttings(printed: str) -> list[list[str]]:
    """Each time a question was put: its words, its choices, what was typed, and what was said to that."""
    asks = {question.ask for question in QUESTIONS.questions()}
    blocks = [block.split("\n") for block in printed.split("\n\n")]
    return [lines for lines in blocks if lines[0] in asks]


def _in_the_browser(folder: Path) -> Mapping[str, Told]:
    path = folder / "answers.yaml"
    path.write_text(RIGHT, encoding="utf-8")
    browser = open_browser(path)
    told: dict[str, Told] = {}
    for one in MISTAKES:
        name = f"Member {_member(one)}" if _member(one) else None
        response = browser.answer(PATHS[one.name], _typed(one), same=json.dumps(name))
        assert response.status_code == 422, one.name
        told[one.name] = _beside_the_field(response.get_data(as_text=True), PATHS[one.name])
    assert path.read_text(encoding="utf-8") == RIGHT
    browser.close()
    return told


def _beside_the_field(body: str, path: str) -> Told:
    """What a page says beside the field of a question; the summary above says the same, and leads to the field."""
    page: Any = html.fromstring(body)
    (link,) = page.xpath("//div[contains(@class, 'govuk-error-summary__body')]//a")
    field = page.get_element_by_id(link.get("href").removeprefix("#"))
    assert field.get("name") == path
    error = page.get_element_by_id(f"{field.get('id')}-error")
    sentence = error.text_content().strip().removeprefix("Error:").strip()
    assert link.text_content() == sentence
    return Told(sentence, field.get("id"))


WAYS: Mapping[str, Way] = {
    "workbook": _in_a_workbook,
    "table": _in_a_table,
    "terminal": _in_the_terminal,
    "browser": _in_the_browser,
}
SAME = [
    pytest.param(way, one, id=f"{way}: {one.name}")
    for way in WAYS
    for one in (ABOUT_MEMBERS if way == "table" else MISTAKES)  # a table holds what is asked of each member
    if not (way == "terminal" and one.by_number)
]


@pytest.fixture(scope="module")
def told_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Mapping[str, Told]]:
    """What is told in one way, of all mistakes."""
    ways = {"answers file": _in_the_answers_file, **WAYS}
    return cache(lambda way: ways[way](tmp_path_factory.mktemp("ways")))


@pytest.mark.parametrize("mistake", MISTAKES, ids=[one.name for one in MISTAKES])
def test_each_mistake_is_told_at_its_line_of_the_answers_file(
    mistake: Mistake, told_in: Callable[[str], Mapping[str, Told]]
) -> None:
    assert mistake.says in told_in("answers file")[mistake.name].sentence


@pytest.mark.parametrize(("way", "mistake"), SAME)
def test_each_way_says_the_same_at_a_place_of_its_own(
    way: str, mistake: Mistake, told_in: Callable[[str], Mapping[str, Told]]
) -> None:
    here, there = told_in(way)[mistake.name], told_in("answers file")[mistake.name]
    assert here.sentence == there.sentence
    assert here.place != there.place


def test_in_the_terminal_a_number_is_that_of_a_choice_and_no_mistake(tmp_path: Path) -> None:
    for mistake in (one for one in MISTAKES if one.by_number):
        path = tmp_path / "answers.yaml"
        path.write_text("members:\n  - name: Member 1\n", encoding="utf-8")
        answers = _read(path.read_text(encoding="utf-8")).answers
        assert answers is not None
        before = [stop for stop in stops(answers) if stop.section is MEMBERS and stop.is_open]
        number = [stop.question.id if stop.question else "" for stop in before].index(mistake.question)
        _asked(path, mistake.section, [*[">"] * number, mistake.typed])
        assert AnswersFile(path, QUESTIONS).typed(f"members[1].{mistake.question}") == mistake.by_number


@pytest.mark.parametrize("typed", ["n/a", "none", "no idea", "as above", "to follow"])
def test_what_is_no_answer_counts_as_open_in_each_way(typed: str, tmp_path: Path) -> None:
    before = "consortium:\n  name: Oak Together\n  vision:\n"
    (sentence,) = _no_answer(_read(before.replace("vision:", f"vision: {typed}")))
    path = tmp_path / "answers.yaml"

    path.write_text(before, encoding="utf-8")
    printed = _asked(path, "consortium", [">", typed])
    kept = AnswersFile(path, QUESTIONS).typed("consortium.vision")
    assert kept is None or sentence in " ".join(printed.split())  # “no idea” leaves the answer empty, as “-” does
    assert _no_answer(AnswersFile(path, QUESTIONS).reading()) == ([sentence] if kept else [])

    path.write_text(before, encoding="utf-8")
    browser = open_browser(path)
    page: Any = html.fromstring(browser.answer("consortium.vision", typed).get_data(as_text=True))
    browser.close()
    assert sentence in " ".join(page.text_content().split())
    assert _no_answer(AnswersFile(path, QUESTIONS).reading()) == [sentence]

    brought = bring([workbook(tmp_path / "form.xlsx", before, typing("consortium.vision", typed))], before)
    assert [one.told for one in brought.findings] == [sentence]


def _no_answer(reading: Reading) -> list[str]:
    """What is told of answers that are none; that of the vision, which is open then."""
    assert reading.answers is not None
    assert reading.answers.state("consortium.vision") is State.OPEN
    return [one.told for one in reading.findings if one.rule == "answer-stopgap"]


def _forms() -> list[list[Mistake]]:
    """The mistakes of each form that is filled in: all about members in the first."""
    first, *others = FORMS
    return [[*ABOUT_MEMBERS, *first], *others]


def _read(text: str) -> Reading:
    return read_text(text, "answers.yaml", QUESTIONS, authority_title(PROJECT))


def _brought(path: Path) -> dict[str, Told]:
    """What is told of a form that comes back, by its cells."""
    brought = bring([path], RIGHT)
    assert brought.text is None
    errors = _errors(brought.findings)
    found = {one.places[0].cell: Told(one.told, str(one.places[0])) for one in errors}
    assert len(found) == len(errors)
    return found


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if has_errors([finding])]


def _typed(mistake: Mistake) -> str | list[str]:
    return mistake.typed if len(mistake.lines) == 1 else mistake.lines


def _location(mistake: Mistake) -> tuple[str | int, ...]:
    number = _member(mistake)
    return (mistake.section, number - 1, mistake.question) if number else (mistake.section, mistake.question)
