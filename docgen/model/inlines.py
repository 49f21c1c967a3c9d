"""The pieces of a line of text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the library, printed as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """An answer, formatted; ``path`` is the question it came from (``"meetings.notice_days"``).

    ``typed`` is True where the person answering typed the words, so that capitals in them are no defined terms.
    """

    text: str
    path: str
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """A fill-in whose question is open; printed ``[label]`` and highlighted in a draft."""

    path: str
    label: str

    @property
    def text(self) -> str:
        """The blank as printed."""
        return f"[{self.label}]"


@dataclass(frozen=True, slots=True)
class Term:
    """A term where it is defined in place, printed bold: ``(the **Company**)``."""

    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of a cross-reference: printed words, and the key of the paragraph whose own number they show.

    ``target`` is "" for connecting words ("clause ", " of ", " of the Articles"), or when the target stands in another
    document: those pieces are plain text. Otherwise ``text`` is the number of the paragraph with that key, as the
    chain shows it: for ``full`` steps the whole number from the clause down ("7.2(b)"), otherwise its own ("2.1").
    """

    text: str
    target: str = ""
    full: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference as resolved: where it points (document id and paragraph key) and its printed pieces."""

    document: str
    target: str
    steps: tuple[Step, ...] = ()

    @property
    def text(self) -> str:
        """The reference as printed: "clause 7.2(b)"."""
        return "".join(step.text for step in self.steps)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside the same paragraph."""

    text: str = "\n"


Inline = Text | Filled | Blank | Term | Reference | LineBreak
Inlines = tuple[Inline, ...]
