"""The font of what people type into a PDF: put into the file, so that what they type looks the same everywhere."""

from __future__ import annotations

import io
import zlib
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pydyf

_ENCODING: Final = "cp1252"  # what PDF calls WinAnsiEncoding: the letters of Western Europe
_FIRST, _LAST = 32, 255
_NAME: Final = "DGFORM+Form"
_NONSYMBOLIC: Final = 1 << 5
_LEVEL: Final = 9


class FormFont:
    """A TrueType font of the house, cut down once to the letters that a simple font of a PDF can have."""

    def __init__(self, path: Path) -> None:
        """``path`` is the font file; it is read when a form is first made."""
        self._path = path

    def add_to(self, pdf: Any) -> bytes:
        """Add the font to a PDF; the reference of it."""
        program, widths, measures = self._cut
        file = pydyf.Stream([program], {"Filter": "/FlateDecode", "Length1": measures["length"]})
        pdf.add_object(file)
        descriptor = pydyf.Dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": f"/{_NAME}",
                "Flags": _NONSYMBOLIC,
                "FontBBox": pydyf.Array(measures["box"]),
                "ItalicAngle": 0,
                "Ascent": measures["ascent"],
                "Descent": measures["descent"],
                "CapHeight": measures["capitals"],
                "StemV": 80,
                "FontFile2": file.reference,
            }
        )
        pdf.add_object(descriptor)
        font = pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/TrueType",
                "BaseFont": f"/{_NAME}",
                "Encoding": "/WinAnsiEncoding",
                "FirstChar": _FIRST,
                "LastChar": _LAST,
                "Widths": pydyf.Array(widths),
                "FontDescriptor": descriptor.reference,
            }
        )
        pdf.add_object(font)
        return bytes(font.reference)

    @cached_property
    def _cut(self) -> tuple[bytes, list[int], dict[str, Any]]:
        """The font program, compressed; the width of each character; and the measures of the whole."""
        from fontTools import subset
        from fontTools.ttLib import TTFont

        font = TTFont(self._path, recalcTimestamp=False)
        characters = [_character(code) for code in range(_FIRST, _LAST + 1)]
        options = subset.Options(layout_features=[], hinting=False, name_IDs=[], notdef_outline=True)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(one) for one in characters if one])
        cutter.subset(font)
        names, advances = font.getBestCmap(), font["hmtx"]
        scale = 1000 / font["head"].unitsPerEm
        widths = [
            round(advances[names.get(ord(one), ".notdef") if one else ".notdef"][0] * scale) for one in characters
        ]
        head, marks = font["head"], font["OS/2"]
        stream = io.BytesIO()
        font.save(stream)
        measures = {
            "length": len(stream.getvalue()),
            "box": [round(number * scale) for number in (head.xMin, head.yMin, head.xMax, head.yMax)],
            "ascent": round(font["hhea"].ascent * scale),
            "descent": round(font["hhea"].descent * scale),
            "capitals": round(marks.sCapHeight * scale),
        }
        return zlib.compress(stream.getvalue(), _LEVEL), widths, measures


def _character(code: int) -> str:
    try:
        return bytes([code]).decode(_ENCODING)
    except UnicodeDecodeError:
        return ""
