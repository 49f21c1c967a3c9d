"""Drafting notes as Word's comments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from docgen.model.inlines import Inlines
from docgen.model.walk import text_of
from docgen.version import DATE
from docgen.writers.docx.names import W
from docgen.writers.docx.runs import attribute, run

_ENGINE: Final = "docgen"


def author(name: str) -> str:
    """Who a document and its notes are by: the engine where nobody is named."""
    return name or _ENGINE


def comments_xml(notes: Iterable[Inlines], name: str, ids: Mapping[str, str]) -> str:
    """The comments part: one comment for each note, numbered from 0, all by one author and at one fixed time."""
    by = author(name)
    initials = "".join(word[0] for word in by.split() if word[0].isalpha())[:3].upper()
    opening = f'w:author={attribute(by)} w:date="{DATE}" w:initials={attribute(initials or "D")}'
    written = "".join(
        f'<w:comment w:id="{number}" {opening}><w:p><w:pPr><w:pStyle w:val="{ids["annotation text"]}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{ids["annotation reference"]}"/></w:rPr><w:annotationRef/></w:r>'
        f"{run(text_of(note))}</w:p></w:comment>"
        for number, note in enumerate(notes)
    )
    return f'<w:comments xmlns:w="{W}">{written}</w:comments>'
