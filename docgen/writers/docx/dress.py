"""What a house file gives to the paragraphs of a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.writers.docx.sideways import Sideways


@dataclass(frozen=True, slots=True)
class Dress:
    """What the house file gives: the ids of the styles by name, the width of the text in twips, and a list.

    ``unnumbered`` is the list that prints no numbers. ``sideways`` is for a document with pages that lie on their side.
    """

    ids: Mapping[str, str]
    width: int
    unnumbered: int
    sideways: Sideways | None = None
