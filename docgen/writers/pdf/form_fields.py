"""Room to write, made into fields that a person can type into: an empty cell is a text field, a "☐" a box to tick.

The HTML says where they are (``data-field`` is the name, ``data-label`` what is read out); here they become the
fields of the PDF. They are made without scripts and without ``NeedAppearances``, as PDF/A asks, and each belongs to
the table cell it stands in, as PDF/UA asks (ISO 19005-3, 6.4.1; ISO 14289-1, 7.18.4).
"""

from __future__ import annotations

from typing import Any, Final

import pydyf

from docgen.writers.pdf.form_font import FormFont

FIELD: Final = "data-field"
LABEL: Final = "data-label"
_PRINT: Final = 1 << 2
_MULTILINE: Final = 1 << 12
_SIZE: Final = 9
_TEXT_LOOK: Final = f"/F {_SIZE} Tf 0 g"
_INSET: Final = 1.5
_PIXEL: Final = 0.75  # a CSS pixel in points

_Rectangle = tuple[float, float, float, float]


def find_fields(document: Any) -> None:
    """Tell each laid out page which of its boxes are fields, as the engine does with inputs of web pages."""
    for page in document.pages:
        boxes = (box for box in page._page_box.descendants() if _is_field(box))
        page.forms = {None: [(box, _place(box)) for box in boxes]}


def add_fields(font: FormFont, *given: Any) -> None:
    """Add the fields of one page to the PDF; called with what the engine calls its own ``add_forms`` with."""
    forms, matrix, pdf, page = given[:4]
    for box, rectangle in forms[None]:
        corners = (*matrix.transform_point(*rectangle[:2]), *matrix.transform_point(*rectangle[2:]))
        place = (min(corners[::2]), min(corners[1::2]), max(corners[::2]), max(corners[1::2]))
        field = _tick_box(pdf, box, place) if _mark(box) else _text_field(pdf, box, place)
        field["P"] = page.reference
        pdf.add_object(field)
        box.widget_annotation = field  # the engine puts it into the structure of the document
        page.setdefault("Annots", pydyf.Array()).append(field.reference)
        _form(pdf, font)["Fields"].append(field.reference)


def _is_field(box: Any) -> bool:
    # The box of the words in a span has the same element as the span's own.
    named = box.element is not None and FIELD in box.element.attrib and box.element_tag == box.element.tag
    return named and not hasattr(box, "text")


def _mark(box: Any) -> Any:
    """The box of the "☐" to tick, or None where an empty cell is to be written in."""
    return next((inner for inner in box.descendants() if hasattr(inner, "text")), None)


def _place(box: Any) -> _Rectangle:
    """Where the field is, in CSS pixels from the top left of the page: the cell, or the line of its mark."""
    mark = _mark(box)
    if mark is not None:
        side = mark.height * 0.62
        left = mark.position_x + (mark.width - side) / 2
        top = mark.position_y + (mark.height - side) / 2
        return left, top, left + side, top + side
    left, top = box.padding_box_x(), box.padding_box_y()
    inset = _INSET / _PIXEL
    return left + inset, top + inset, left + box.padding_width() - inset, top + box.padding_height() - inset


def _field(box: Any, place: _Rectangle, kind: str) -> Any:
    return pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": kind,
            "Rect": pydyf.Array([round(number, 2) for number in place]),
            "F": _PRINT,
            "T": pydyf.String(box.element.get(FIELD)),
            "TU": pydyf.String(box.element.get(LABEL)),
        }
    )


def _text_field(pdf: Any, box: Any, place: _Rectangle) -> Any:
    field = _field(box, place, "/Tx")
    field["Ff"] = _MULTILINE
    field["DA"] = pydyf.String(_TEXT_LOOK)
    field["V"] = pydyf.String("")
    field["AP"] = pydyf.Dictionary({"N": _drawing(pdf, place, b"/Tx BMC EMC")})
    return field


def _tick_box(pdf: Any, box: Any, place: _Rectangle) -> Any:
    width, height = place[2] - place[0], place[3] - place[1]
    cross = b"0.9 w 0.08 0.16 0.3 RG %.2f %.2f m %.2f %.2f l %.2f %.2f m %.2f %.2f l S" % (
        *(width * 0.2, height * 0.2, width * 0.8, height * 0.8),
        *(width * 0.2, height * 0.8, width * 0.8, height * 0.2),
    )
    field = _field(box, place, "/Btn")
    states = {"Yes": _drawing(pdf, place, cross), "Off": _drawing(pdf, place, b"")}
    field["AP"] = pydyf.Dictionary({"N": pydyf.Dictionary(states)})
    field["V"] = field["AS"] = "/Off"
    return field


def _drawing(pdf: Any, place: _Rectangle, operators: bytes) -> bytes:
    """What a field shows: a drawing of its size."""
    box = pydyf.Array([0, 0, round(place[2] - place[0], 2), round(place[3] - place[1], 2)])
    drawing = pydyf.Stream([operators], {"Type": "/XObject", "Subtype": "/Form", "BBox": box})
    pdf.add_object(drawing)
    return bytes(drawing.reference)


def _form(pdf: Any, font: FormFont) -> Any:
    """The form of the whole PDF, made with its first field."""
    if "AcroForm" not in pdf.catalog:
        fonts = pydyf.Dictionary({"Font": pydyf.Dictionary({"F": font.add_to(pdf)})})
        pdf.catalog["AcroForm"] = pydyf.Dictionary(
            {"Fields": pydyf.Array(), "DR": fonts, "DA": pydyf.String(_TEXT_LOOK)}
        )
    return pdf.catalog["AcroForm"]
