"""A sheet with one row for each question of a section."""

from __future__ import annotations

from typing import Any

from docgen.exchange import cells, looks
from docgen.exchange.forms import ANSWER, HEAD_ROW, HELP, MARK, NOTES, QUESTION, STATUS
from docgen.exchange.guidance import paragraphs
from docgen.exchange.placing import ANSWER_COLUMN, ASKED_COLUMN, Inside, Outside, Placing, Sheet
from docgen.exchange.written import Held
from docgen.expressions.scope import Scope
from docgen.expressions.vocabulary import Vocabulary
from docgen.questionnaire.guidance import only_if, who_agrees
from docgen.questionnaire.questions import Question
from docgen.questionnaire.standing import State

OPEN, ANSWERED, NOT_ASKED, NOT_USED, UNDECIDED = "open", "answered", "not asked", "not used", "undecided"
TOO_LONG = "too long for a cell: see the answers file"


def write(
    out: Any, sheet: Sheet, placing: Placing, held: Held, styles: looks.Looks, lists: dict[tuple[str, ...], str]
) -> dict[str, str]:
    """Write the sheet; gives what each of its answers is now, by path."""
    section, words = sheet.section, _words(sheet, placing)
    _head(out, sheet, styles, words)
    names = Inside(placing, sheet) if section.repeat else placing.outside
    before: dict[str, str] = {}
    for question in sheet.questions:
        text = held.shown(question, f"{sheet.prefix}.{question.id}")
        before[question.path] = text if len(text) <= cells.LONGEST else ""
        _row(out, sheet, question, text, styles, words, placing.answers)
        row = sheet.row(question) - 1
        cells_style = styles.answer(cells.number_format(question))
        cells.write(out, row, 2, question, text, cells_style)
        out.data_validation(row, 2, row, 2, cells.validation(question, words, placing, lists))
        _asked(out, sheet, placing, question, names, text, styles)
    _colours(out, sheet, styles)
    looks.printed(out, (HEAD_ROW - 1, HEAD_ROW - 1))
    looks.guarded(out)
    out.freeze_panes(HEAD_ROW, 2)
    return before


def _words(sheet: Sheet, placing: Placing) -> Vocabulary:
    words, repeat = placing.questionnaire.vocabulary, sheet.section.repeat
    return words.within(sheet.section.id, repeat.item) if repeat else words


def _head(out: Any, sheet: Sheet, styles: looks.Looks, words: Vocabulary) -> None:
    section = sheet.section
    about = " ".join(filter(None, (section.about, only_if(section, words), who_agrees(section))))
    out.write_string(0, 0, f"{MARK}{section.id}", styles.hidden)
    out.write_string(0, 1, section.title, styles.title)
    out.set_row(0, 24)
    out.merge_range(1, 1, 1, 5, about, styles.about)
    out.set_row(1, looks.height([(about, sum(looks.WIDTHS.values()))]))
    for column, heading in enumerate((QUESTION, ANSWER, STATUS, HELP, NOTES), 1):
        out.write_string(HEAD_ROW - 1, column, heading, styles.head)
    out.set_column("A:A", 3, None, {"hidden": True})
    out.set_column(f"{ASKED_COLUMN}:{ASKED_COLUMN}", 3, None, {"hidden": True})
    for letter, width in looks.WIDTHS.items():
        out.set_column(f"{letter}:{letter}", width)


def _row(
    out: Any, sheet: Sheet, question: Question, text: str, styles: looks.Looks, words: Vocabulary, scope: Scope
) -> None:
    row = sheet.row(question) - 1
    help_text = "\n".join(paragraphs(question, words, scope))
    out.write_string(row, 0, question.path, styles.hidden)
    out.write_rich_string(row, 1, styles.bold, question.short, styles.plain, f"\n{question.ask}", styles.cell)
    out.write_string(row, 4, help_text, styles.small)
    out.write_blank(row, 5, None, styles.notes)
    widths = looks.WIDTHS
    asked = (f"{question.short}\n{question.ask}", widths["B"])
    helped = looks.height([(help_text, widths["E"])], 9)
    out.set_row(row, max(helped, looks.height([asked, (text, widths["C"])])))


def _asked(
    out: Any, sheet: Sheet, placing: Placing, question: Question, names: Outside, text: str, styles: looks.Looks
) -> None:
    """Whether the question is asked, and its status, as formulas with what they give now."""
    row, line = sheet.row(question) - 1, sheet.row(question)
    state = placing.answers.state(f"{sheet.prefix}.{question.id}")
    now = {State.NOT_ASKED: 0.0, State.UNDECIDED: 0.5}.get(state, 1.0)
    out.write_formula(row, 6, f"={placing.asked(sheet, question, names)}", styles.hidden, now)
    if len(text) > cells.LONGEST:
        out.write_string(row, 3, TOO_LONG, styles.status)
        return
    asked, answer = f"{ASKED_COLUMN}{line}", f"{ANSWER_COLUMN}{line}"
    status = (
        f'=IF({asked}=0,IF({answer}="","{NOT_ASKED}","{NOT_USED}"),'
        f'IF({answer}<>"","{ANSWERED}",IF({asked}=1,"{OPEN}","{UNDECIDED}")))'
    )
    out.write_formula(row, 3, status, styles.status, _status(now, text))


def _status(asked: float, text: str) -> str:
    if not asked:
        return NOT_USED if text else NOT_ASKED
    return ANSWERED if text else OPEN if asked == 1 else UNDECIDED


def _colours(out: Any, sheet: Sheet, styles: looks.Looks) -> None:
    first, last = HEAD_ROW, HEAD_ROW + len(sheet.questions) - 1
    grey = {"type": "formula", "criteria": f"=${ASKED_COLUMN}{first + 1}=0", "format": styles.grey}
    out.conditional_format(first, 1, last, 5, {**grey, "stop_if_true": True})
    for word, style in ((OPEN, styles.waits), (ANSWERED, styles.done)):
        out.conditional_format(
            first, 3, last, 3, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style}
        )
