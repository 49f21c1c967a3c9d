"""Which character each glyph of a PDF shows, where several glyphs make up one letter, such as the ọ́ of Yoruba.

WeasyPrint gives all characters of such a letter to the last of its glyphs and none to the others. The words would be
copied and searched wrongly, and PDF/A wants a character for each glyph (ISO 19005-3, 6.2.11.7).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final
from unicodedata import combining, normalize

_NO_CHARACTER: Final = "\u034f"  # joins letters, and is never seen


def with_every_glyph_named(original: Callable[..., Any]) -> Callable[..., Any]:
    """Stands in front of what writes the fonts of a PDF."""

    def build_fonts(pdf: Any, fonts: Any, *options: Any) -> Any:
        for font in fonts.values():
            if any(not text or any(map(combining, text)) for text in font.to_unicode.values()):
                font.to_unicode.update(_named(font))
        return original(pdf, fonts, *options)

    return build_fonts


def _named(font: Any) -> dict[int, str]:
    """The glyphs of a font that show a part of a letter, with the character of that part."""
    from fontTools.ttLib import TTFont

    face = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    glyphs = {chr(code): face.getGlyphID(name) for code, name in face.getBestCmap().items()}
    characters = {glyph: character for character, glyph in reversed(glyphs.items())}
    nameless = {glyph for glyph, text in font.to_unicode.items() if not text}
    named = {}
    for glyph, text in font.to_unicode.items():
        own, parts = characters.get(glyph, ""), normalize("NFD", text)
        if not text or (own and own in parts):
            named[glyph] = own or _NO_CHARACTER
        elif len(parts) > 1 and not own and glyphs.get(parts[0]) in nameless:
            named[glyph] = parts[1:]
    return named
