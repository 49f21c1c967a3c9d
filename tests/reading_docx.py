"""Reads the printed words of a Word file, numbers included, from the file alone.

Numbers come from the lists of ``numbering.xml`` as Word counts them, so that this reader can tell whether a file
prints the numbers it should; nothing of the writer is used.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}noBreakHyphen": "-"}
_CONTENTS = re.compile(r"toc (heading|\d)", re.IGNORECASE)


def printed_lines(docx: bytes) -> list[str]:
    """The words of the body in order: a line for each paragraph, with its number, and for each table cell.

    The contents table, comments, headers and footers are left out; fields show what is stored in the file; white
    space is single spaces.
    """
    return [line.words for line in read(docx) if line.words and not _CONTENTS.fullmatch(line.style)]


@dataclass(frozen=True)
class PrintedLine:
    """One paragraph: the name of its style, its automatic number, its text and its bookmarks."""

    style: str
    number: str
    text: str
    bookmarks: tuple[str, ...]

    @property
    def words(self) -> str:
        return " ".join(f"{self.number} {self.text}".split())


def read(docx: bytes) -> Iterator[PrintedLine]:
    """Every paragraph of the body in order, table cells included."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        styles = etree.fromstring(archive.read("word/styles.xml"))
        numbering = etree.fromstring(archive.read("word/numbering.xml"))
    sheet = _Sheet.read(styles)
    lists = _Lists.read(numbering)
    for paragraph in document.iter(f"{_W}p"):
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        number_id, level = _list_of(paragraph, style, sheet, lists)
        number = lists.count(number_id, level) if number_id else ""
        marks = tuple(mark.get(f"{_W}name", "") for mark in paragraph.iter(f"{_W}bookmarkStart"))
        yield PrintedLine(sheet.names.get(style, ""), number, _text(paragraph), marks)


def _value(element: etree._Element | None, default: str = "") -> str:
    return default if element is None else element.get(f"{_W}val", default)


def _text(paragraph: etree._Element) -> str:
    words = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        parent = element.getparent()
        if parent is not None and parent.tag == f"{_W}r":
            words.append(_SIGNS.get(element.tag, element.text or ""))
    return "".join(words)


@dataclass
class _Sheet:
    names: dict[str, str] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    list_ids: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, styles: etree._Element) -> _Sheet:
        sheet = cls()
        for style in styles.iterfind(f"{_W}style"):
            name = style.get(f"{_W}styleId", "")
            sheet.names[name] = _value(style.find(f"{_W}name"))
            sheet.based_on[name] = _value(style.find(f"{_W}basedOn"))
            number = style.find(f"{_W}pPr/{_W}numPr/{_W}numId")
            if number is not None:
                sheet.list_ids[name] = _value(number)
        return sheet


def _list_of(paragraph: etree._Element, style: str, sheet: _Sheet, lists: _Lists) -> tuple[str, int]:
    own = paragraph.find(f"{_W}pPr/{_W}numPr")
    if own is not None:
        number = _value(own.find(f"{_W}numId"))
        return ("" if number == "0" else number), int(_value(own.find(f"{_W}ilvl"), "0"))
    while style:
        if style in sheet.list_ids:
            number = sheet.list_ids[style]
            # The level of a style is the one that names the style, whatever the style says.
            return number, lists.level_of(number, style)
        style = sheet.based_on[style]
    return "", 0


@dataclass
class _Lists:
    abstract_of: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, etree._Element]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def read(cls, numbering: etree._Element) -> _Lists:
        lists = cls()
        for abstract in numbering.iterfind(f"{_W}abstractNum"):
            levels = {int(level.get(f"{_W}ilvl", "0")): level for level in abstract.iterfind(f"{_W}lvl")}
            lists.levels[abstract.get(f"{_W}abstractNumId", "")] = levels
        for number in numbering.iterfind(f"{_W}num"):
            lists.abstract_of[number.get(f"{_W}numId", "")] = _value(number.find(f"{_W}abstractNumId"))
        return lists

    def level_of(self, number: str, style: str) -> int:
        for index, level in self.levels[self.abstract_of[number]].items():
            if _value(level.find(f"{_W}pStyle")) == style:
                return index
        raise AssertionError(f"no level of list {number} is linked to the style {style}")

    def count(self, number: str, index: int) -> str:
        levels = self.levels[self.abstract_of[number]]
        counts = self.counts.setdefault(self.abstract_of[number], [0] * 9)
        counts[index] += 1
        counts[index + 1 :] = [0] * (8 - index)
        text = _value(levels[index].find(f"{_W}lvlText"))
        return re.sub(r"%(\d)", lambda found: _figure(levels[int(found[1]) - 1], counts[int(found[1]) - 1]), text)


def _figure(level: etree._Element, count: int) -> str:
    count = max(count, int(_value(level.find(f"{_W}start"), "1")))
    match _value(level.find(f"{_W}numFmt")):
        case "decimal":
            return str(count)
        case "lowerLetter":
            return chr(96 + (count - 1) % 26 + 1) * ((count - 1) // 26 + 1)
        case "upperLetter":
            return chr(64 + (count - 1) % 26 + 1) * ((count - 1) // 26 + 1)
        case "lowerRoman":
            return _roman(count)
        case "none":
            return ""
        case other:
            raise AssertionError(f"a number format that is not known: {other}")


def _roman(count: int) -> str:
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc")
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return tens[count // 10] + ones[count % 10]
