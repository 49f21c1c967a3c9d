"""Characters that not every typeface of the house has: where one lacks it, it is printed in another of the house."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from docgen.findings import Finding, Place, Severity
from docgen.model.document import Document
from docgen.writers.house import House
from docgen.writers.reading import printed_lines

_PLAIN: Final = 0x17F  # up to here every face has every letter that is used in Britain and Ireland


def fallen_back(document: Document, house: House) -> Finding | None:
    """That some letters of a document are in another face than the words round them, if so."""
    odd = {character for line in printed_lines(document) for character in line if ord(character) > _PLAIN}
    lacking = sorted(odd - _in_every_face(house)) if odd else []
    if not lacking:
        return None
    named = ", ".join(f"“{character}”" for character in lacking)
    message = f"Not every typeface of the house style has {named}: there it is printed in another one."
    remedy = "Look at it on the page, or write it in other letters."
    return Finding("pdf-fallback", Severity.WARNING, message, (Place(document.file_name),), remedy)


@lru_cache(maxsize=4)
def _in_every_face(house: House) -> frozenset[str]:
    from fontTools.ttLib import TTFont

    faces = (TTFont(path, lazy=True).getBestCmap() for path in house.font_files)
    return frozenset(map(chr, frozenset.intersection(*map(frozenset, faces))))
