"""The looks of the styles that the writer uses, for a house file that does not have them yet.

A style that the house's Word file has under the same name keeps the look that it has there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

SERIF: Final = "Source Serif 4"
SANS: Final = "Source Sans 3"
INK: Final = "14284B"
BLACK: Final = "16181D"
GREY: Final = "5B6470"
RULE: Final = "B9BFC8"
FAINT: Final = "DDE1E7"
FORM: Final = "8B939F"
DRAFT: Final = "9B1C1C"
UNDECIDED: Final = "FFF6D6"
RIGHT: Final = 0.0


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop at a distance from the left margin in millimetres; RIGHT is the right margin, whatever the paper."""

    at: float
    align: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: sizes in points, indents in millimetres, ``outline`` 1 for a main heading and 0 for text.

    ``line`` is the least height of a line, so that another font than ours leaves the page as airy as it was.
    Between two paragraphs stands the larger of the room after one and before the other, as in print.css.
    ``rule`` is how far below the text a rule stands, 0 for none; ``rule_colour`` is that of a thin one, which each
    paragraph has below it though the next is of the same style.
    """

    name: str
    based_on: str = "Normal"
    following: str = ""
    font: str = ""
    size: float = 0
    bold: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    line: float = 14.9
    align: str = "left"
    indent: float = 0
    hanging: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    contextual: bool = False
    outline: int = 0
    rule: float = 0
    rule_colour: str = ""
    tabs: tuple[Tab, ...] = ()
    quick: bool = True


_BODY: Final = Look("", after=6.8)
_HEADING: Final = Look("", font=SANS, bold=True, colour=INK, keep_next=True, keep_lines=True, following="Body Text")
_CLAUSE: Final = replace(_HEADING, size=10.5, colour="", line=14.2, before=17, after=6.8)
_FURNITURE: Final = Look("", font=SANS, size=8, colour=GREY, line=10.5, quick=False)
_SIGNING: Final = replace(_BODY, keep_next=True, keep_lines=True)

_CELL: Final = Look("Table Text", font=SANS, size=9, line=12.4, before=3.1, after=3.7)
_ENTRY: Final = Look("", font=SANS, size=9.5, after=1.4, line=12.4, tabs=(Tab(RIGHT, "right"),))


def _listed(*names: str) -> tuple[Look, ...]:
    return tuple(replace(_BODY, name=name) for name in names)


LOOKS: Final[tuple[Look, ...]] = (
    Look("Normal", based_on="", font=SERIF, size=10.5, after=6.8),
    replace(_HEADING, name="Title", size=19, line=23, after=20, rule=11),
    Look("Cover Title", size=30, colour=INK, line=36, before=172, after=25, rule=20),
    Look("Cover Line", size=12.5, line=17.5, after=5.7),
    Look("Cover Small Print", font=SANS, size=8.5, colour=GREY, line=11.5, before=240, after=3, contextual=True),
    replace(_HEADING, name="TOC Heading", size=13, line=16.5, after=11),
    replace(_ENTRY, name="toc 1", bold=True, before=8.7, after=3.2),
    # A faint rule leads the eye to the page: dots would be read out one by one.
    replace(_ENTRY, name="toc 2", indent=9, hanging=9, rule=1, rule_colour=FAINT),
    replace(_HEADING, name="heading 1", size=12, line=15, before=22.7, after=7.9, outline=1),
    replace(_CLAUSE, name="heading 2", outline=2),
    replace(_HEADING, name="Opening Heading", size=13, line=16.5, before=25.5, after=10.6, outline=3),
    replace(_HEADING, name="Schedule Heading", size=13, line=16.5, after=11, outline=1, page_break=True, rule=7),
    replace(_CLAUSE, name="Schedule Clause Heading", outline=3),
    *_listed("Clause Level 1", "Clause Level 2", "Clause Level 3"),
    *_listed("Schedule Level 1", "Schedule Level 2", "Schedule Level 3"),
    *_listed("Schedule List 1", "Schedule List 2", "Schedule List 3"),
    *_listed("Party", "Party Level 2", "Party Level 3"),
    *_listed("Recital", "Recital Level 2", "Recital Level 3"),
    *_listed("Definition", "Definition Level 2", "Definition Level 3"),
    *_listed("Plain Level 1", "List Level 1", "List Level 2", "List Level 3", "Lettered Level 1", "Lettered Level 2"),
    replace(_BODY, name="Body Text"),
    replace(_BODY, name="Body Level 1", indent=12),
    replace(_BODY, name="Body Level 2", indent=22),
    replace(_BODY, name="Body Level 3", indent=34),
    _CELL,
    replace(_CELL, name="Table Heading", bold=True, colour=INK, keep_next=True),
    replace(_CELL, name="Small Table Text", size=7.5, line=10),
    replace(_CELL, name="Small Table Heading", size=7.5, line=10, bold=True, colour=INK, keep_next=True),
    Look("After Table", size=1, line=10, quick=False),
    replace(_SIGNING, name="Signature Intro", before=17, after=2),
    # Two lines of this height, a label and what stands below it, leave the 12 mm to sign in that print.css does.
    replace(_BODY, name="Signature Line", after=5.7, line=17, keep_lines=True, rule=1, rule_colour=BLACK),
    replace(_FURNITURE, name="header", tabs=(Tab(RIGHT, "right"),)),
    replace(_FURNITURE, name="footer", tabs=(Tab(RIGHT, "right"),)),
    Look("annotation text", font=SANS, size=9, line=11.5, quick=False),
)
