"""A sheet with one row for each item of a repeated section, and rows to spare."""

from __future__ import annotations

import math
from typing import Any

from docgen.exchange import cells, formulas, looks
from docgen.exchange.forms import FIRST_ITEM_ROW, HEAD_ROW, MARK, NOTES, NUMBER, table_rows
from docgen.exchange.guidance import how
from docgen.exchange.placing import Inside, Placing, Sheet
from docgen.exchange.written import Held
from docgen.expressions.explain import explain
from docgen.expressions.vocabulary import Vocabulary
from docgen.questionnaire.guidance import only_if, who_agrees
from docgen.questionnaire.questions import Question

_SHORT = frozenset({"yes_no", "whole_number", "percent", "money", "date"})
_SHORT |= {"company_number", "charity_number", "registered_number"}
_COLUMNS_A_PAGE = 10
_SPARE_PRINTED = 8
_TITLE_COLUMNS, _TITLE_ROOM = 7, 20


def write(
    out: Any, sheet: Sheet, placing: Placing, held: Held, styles: looks.Looks, lists: dict[tuple[str, ...], str]
) -> dict[str, str]:
    """Write the sheet; gives what each of its answers is now, by path."""
    section, repeat = sheet.section, sheet.section.repeat
    assert repeat is not None
    words = placing.questionnaire.vocabulary.within(section.id, repeat.item)
    filled = len(placing.answers.items(section.id))
    rows = table_rows(repeat.most, filled)
    before: dict[str, str] = {}
    _head(out, sheet, placing, styles, words)
    for number in range(1, rows + 1):
        row = FIRST_ITEM_ROW + number - 2
        out.write_number(row, 0, number, styles.status)
        texts = []
        for column, question in enumerate(section.questions, 1):
            path = f"{section.id}[{number}].{question.id}"
            text = held.shown(question, path) if number <= filled else ""
            if text and len(text) <= cells.LONGEST:
                before[path] = text
            texts.append((text, float(_width(question))))
            cells.write(out, row, column, question, text, styles.answer(cells.number_format(question)))
        out.write_blank(row, len(section.questions) + 1, None, styles.notes)
        out.set_row(row, looks.height(texts))
    _rules(out, sheet, placing, styles, lists, words, FIRST_ITEM_ROW + rows - 2)
    looks.printed(out, (HEAD_ROW - 1, HEAD_ROW), max(1, math.ceil(len(section.questions) / _COLUMNS_A_PAGE)))
    out.repeat_columns(0, 1)
    shown = min(rows, filled + _SPARE_PRINTED)
    out.print_area(0, 0, FIRST_ITEM_ROW + shown - 2, len(section.questions) + 1)
    looks.guarded(out)
    out.freeze_panes(FIRST_ITEM_ROW - 1, 2)
    return before


def _width(question: Question) -> int:
    return looks.SHORT_WIDTH if question.type in _SHORT else looks.ITEM_WIDTH


def _head(out: Any, sheet: Sheet, placing: Placing, styles: looks.Looks, words: Vocabulary) -> None:
    section, repeat = sheet.section, sheet.section.repeat
    assert repeat is not None
    each = f"One row for each {repeat.item.replace('_', ' ')}."
    when = only_if(section, placing.questionnaire.vocabulary)
    about = " ".join(filter(None, (section.about, each, when, who_agrees(section))))
    last = min(len(section.questions) + 1, _TITLE_COLUMNS)
    room = looks.NUMBER_WIDTH + sum([*map(_width, section.questions), looks.ITEM_WIDTH][:last])
    out.merge_range(0, 0, 0, last, "", styles.about)
    out.write_rich_string(0, 0, styles.title, section.title, styles.plain, f"\n{about}", styles.about)
    out.set_row(0, looks.height([(about, room)]) + _TITLE_ROOM)
    out.write_string(1, 0, f"{MARK}{section.id}", styles.hidden)
    out.set_row(1, None, None, {"hidden": True})
    out.write_string(HEAD_ROW - 1, 0, NUMBER, styles.head)
    out.write_blank(HEAD_ROW, 0, None, styles.small)
    out.set_column(0, 0, looks.NUMBER_WIDTH)
    heads, asks = [], []
    for column, question in enumerate(section.questions, 1):
        width = float(_width(question))
        asked = [question.ask, question.hint, f"Only if {explain(question.when, words)}." if question.when else ""]
        ask = "\n".join(part for part in (*asked, how(question, words, placing.answers)) if part)
        out.write_string(1, column, question.path, styles.hidden)
        out.write_string(HEAD_ROW - 1, column, question.short, styles.head)
        out.write_string(HEAD_ROW, column, ask, styles.small)
        out.set_column(column, column, width)
        heads.append((question.short, width * 0.85))
        asks.append((ask, width))
    last = len(section.questions) + 1
    out.write_string(HEAD_ROW - 1, last, NOTES, styles.head)
    out.write_blank(HEAD_ROW, last, None, styles.small)
    out.set_column(last, last, looks.ITEM_WIDTH)
    out.set_row(HEAD_ROW - 1, looks.height(heads))
    out.set_row(HEAD_ROW, looks.height(asks, 9))


def _rules(
    out: Any,
    sheet: Sheet,
    placing: Placing,
    styles: looks.Looks,
    lists: dict[tuple[str, ...], str],
    words: Vocabulary,
    last: int,
) -> None:
    """What may be typed into each column, and grey where its question is not asked."""
    names, first = Inside(placing, sheet), FIRST_ITEM_ROW - 1
    for column, question in enumerate(sheet.section.questions, 1):
        out.data_validation(first, column, last, column, cells.validation(question, words, placing, lists))
        asked = placing.asked(sheet, question, names)
        if asked not in (formulas.YES, formulas.HALF):
            grey = {"type": "formula", "criteria": f"={asked}=0", "format": styles.grey}
            out.conditional_format(first, column, last, column, grey)
