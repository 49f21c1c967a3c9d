"""The questionnaire with its answers as a workbook: a sheet for each section, to be filled in and sent back."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docgen.exchange import item_sheet, looks, question_sheet
from docgen.exchange.forms import BEFORE, DIGEST, FACTS, LISTS, MADE_BY, Unreadable, digest
from docgen.exchange.placing import README, Placing, Sheet, letters, titles
from docgen.exchange.written import Held
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.journey import work
from docgen.questionnaire.possible import Possible
from docgen.questionnaire.questions import Questionnaire, Section
from docgen.version import DATE, VERSION

WITHOUT = "Workbooks need the packages XlsxWriter, openpyxl and defusedxml, which are not installed."
REMEDY = "Install them: pip install 'docgen[xlsx]'."


def whole(questionnaire: Questionnaire, held: Held, answers: Answers) -> bytes:
    """The workbook of the whole questionnaire. Raises Unreadable where XlsxWriter is not installed."""
    named = zip(questionnaire.sections, titles([one.title for one in questionnaire.sections]), strict=True)
    sheets = [Sheet(section, title) for section, title in named]
    subject = answers.given.values.get(next(questionnaire.questions()).path, "")
    return _made(Placing(answers, sheets), held, str(subject), _INTRODUCTION)


def of_item(section: Section, number: int, held: Held, answers: Answers) -> bytes:
    """The workbook of one item of a repeated section, counted from 1, with its own answers only.

    Questions that cannot be asked of it, given the answers there are, are left out.
    """
    sheet = Sheet(section, titles([section.title])[0], number, Possible(answers).questions(section, number))
    return _made(Placing(answers, [sheet]), held, answers.items(section.id)[number - 1].name, _ONE)


def _made(placing: Placing, held: Held, subject: str, introduction: Sequence[str]) -> bytes:
    try:
        import xlsxwriter
    except ImportError:
        raise Unreadable("docgen[xlsx]", WITHOUT, REMEDY) from None
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        _properties(book, placing.questionnaire, subject)
        styles = looks.Looks(book)
        _read_me(book.add_worksheet(README), subject, introduction, placing, styles)
        outs = {sheet.title: book.add_worksheet(sheet.title) for sheet in placing.sheets}
        hidden = {name: book.add_worksheet(name) for name in (BEFORE, FACTS, LISTS)}
        lists = _lists(hidden[LISTS], placing)
        before: dict[str, str] = {}
        for sheet in placing.sheets:
            writer = item_sheet if sheet.is_table else question_sheet
            before |= writer.write(outs[sheet.title], sheet, placing, held, styles, lists)
        _facts(hidden[FACTS], placing)
        _before(hidden[BEFORE], before)
        for out in hidden.values():
            out.protect("")
            out.hide()
    return file.getvalue()


def _properties(book: Any, questionnaire: Questionnaire, subject: str) -> None:
    made = datetime.fromisoformat(DATE.removesuffix("Z"))
    book.set_properties({"title": "Questionnaire", "subject": subject, "author": "docgen", "created": made})
    book.set_custom_property(DIGEST, digest(questionnaire), "text")
    book.set_custom_property(MADE_BY, VERSION, "text")
    book.set_calc_mode("auto")


def _lists(out: Any, placing: Placing) -> dict[tuple[str, ...], str]:
    """Write each list of labels into a column of its own; the range of each."""
    ranges: dict[tuple[str, ...], str] = {}
    for sheet in placing.sheets:
        for question in sheet.questions:
            labels = tuple(choice.label for choice in question.choices)
            if question.type != "choice" or labels in ranges:
                continue
            column = len(ranges)
            for row, label in enumerate(labels):
                out.write_string(row, column, label)
            letter = letters(column + 1)
            ranges[labels] = f"='{LISTS}'!${letter}$1:${letter}${len(labels)}"
    return ranges


def _facts(out: Any, placing: Placing) -> None:
    for row, (name, (formula, now)) in enumerate(placing.facts.items()):
        out.write_string(row, 0, name)
        out.write_formula(row, 1, f"={formula}", None, float(now))


def _before(out: Any, before: dict[str, str]) -> None:
    kept = [(path, text) for path, text in before.items() if text]
    for row, (path, text) in enumerate(kept):
        out.write_string(row, 0, path)
        out.write_string(row, 1, text)


_INTRODUCTION = (
    "This workbook asks the questions from which the papers of the consortium are drafted. Each sheet is one section; "
    "take them in order, as later questions hang on earlier ones.",
    "Type into the yellow cells only. An empty cell means “not sure yet”: leave it empty rather than write “to be "
    "agreed”. Papers can be drafted at any time, and show what is open in square brackets.",
    "Where a cell has an arrow beside it, choose from the list. Where several answers fit, write one on each line: "
    "Alt+Enter (on a Mac Ctrl+Option+Enter) begins a new line in the cell.",
    "A question turns grey when it is not asked, given the answers so far. You may leave it.",
    "Sheets with one row for each organisation or person have rows to spare at the bottom. If one is no longer "
    "wanted, say so under Notes; emptying its row does not take it away.",
    "Under Notes write what you want others to know, such as who must still agree. Notes reach nobody’s papers.",
    "Save the workbook as .xlsx and send it back. It is read with “docgen import”, which changes only what you "
    "changed, and says where two people gave different answers.",
    "What is drafted from the answers is for a solicitor to read. It is not legal advice.",
)
_ONE = (
    "This workbook asks what the papers of the consortium say about you. The next sheet has one row for each question.",
    *_INTRODUCTION[1:4],
    "What your present answers make needless is left out. If you change one of them, you may be asked more later.",
    *_INTRODUCTION[5:],
)


def _read_me(out: Any, subject: str, introduction: Sequence[str], placing: Placing, styles: looks.Looks) -> None:
    out.set_column(0, 0, 3)
    out.set_column(1, 1, 110)
    out.hide_gridlines(2)
    out.write_string(0, 1, "Questionnaire", styles.title)
    out.set_row(0, 26)
    out.write_string(1, 1, subject, styles.bold)
    row = 3
    for paragraph in introduction:
        out.write_string(row, 1, paragraph, styles.body)
        out.set_row(row, looks.height([(paragraph, 110)]) + 4)
        row += 1
    for line in _last_lines(placing):
        row += 1
        out.write_string(row, 1, line, styles.hidden)
    looks.printed(out, (0, 0))
    out.set_portrait()
    looks.guarded(out)


def _last_lines(placing: Placing) -> list[str]:
    left = work(filter(placing.holds, placing.answers.standings()), placing.answers)
    time = f": {left.time} to write down once, and longer to agree" if left.time else ""
    return [
        f"When this workbook was made: {left.tally}{time}.",
        f"docgen {VERSION}, questions {digest(placing.questionnaire)}",
    ]
