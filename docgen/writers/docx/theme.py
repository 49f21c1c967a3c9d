"""The theme of a house file: Word wants one, and takes the colours and fonts it offers from it."""

from __future__ import annotations

from typing import Final

from docgen.writers.docx.looks import GREY, INK, RULE, SANS, SERIF
from docgen.writers.docx.package import XML

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS: Final = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": INK,
    "lt2": "EEF0F4",
    "accent1": INK,
    "accent2": GREY,
    "accent3": "3E6C8F",
    "accent4": "7A6A4F",
    "accent5": "5C7F67",
    "accent6": RULE,
    "hlink": INK,
    "folHlink": GREY,
}
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml() -> str:
    """The theme part: the colours and the two fonts of the house."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    fonts = f"<a:majorFont>{_faces(SANS)}</a:majorFont><a:minorFont>{_faces(SERIF)}</a:minorFont>"
    return (
        f'{XML}<a:theme xmlns:a="{_DRAWING}" name="House"><a:themeElements><a:clrScheme name="House">{colours}'
        f'</a:clrScheme><a:fontScheme name="House">{fonts}</a:fontScheme><a:fmtScheme name="House"><a:fillStyleLst>'
        f"{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}"
        f"</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _faces(font: str) -> str:
    return f'<a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
