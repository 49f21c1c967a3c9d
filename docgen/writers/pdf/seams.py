"""Where WeasyPrint is made faster from outside: what it works out again and again is worked out once.

Each seam is a function of WeasyPrint's own, put in front of the original and giving the same result; but for two that
mend faults, none changes what is written. WeasyPrint's version is pinned, and a test lays out documents with and
without each seam.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pydyf
import weasyprint.pdf
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.draw import text as drawing
from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import block, inline, table
from weasyprint.layout import page as pages
from weasyprint.text import line_break
from weasyprint.text.ffi import pango

from docgen.writers.pdf.glyphs import with_every_glyph_named

_LEVEL: Final = 6  # as small as 9 to a hundredth, and three times as fast
_SEPARATOR: Final = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
_Function = Callable[..., Any]


def _kept_by_style(name: str) -> Callable[[_Function], _Function]:
    """For what follows from a style alone: many runs of text share one style, which does not change any more."""

    def seam(original: _Function) -> _Function:
        def kept(style: Any, *options: Any, **named: Any) -> Any:
            known = style.__dict__.setdefault(name, {})
            key = (options, *named.items())
            if key not in known:
                known[key] = original(style, *options, **named)
            return known[key]

        return kept

    return seam


def _taken_over(original: _Function) -> _Function:
    """A property that a rule says nothing of has its parent's value, or the initial one: no need to ask about more."""

    def missing(style: Any, key: str) -> Any:
        said = _SAID_ELSEWHERE.get(key)
        if said is None or style.parent_style is None or not said.isdisjoint(style.cascaded):
            return original(style, key)
        value = style.parent_style[key] if key in INHERITED else INITIAL_VALUES[key]
        style[key] = value
        return value

    return missing


def _said_elsewhere() -> dict[str, frozenset[str]]:
    """For each plain property the names that rules may call it by: its own, and those that follow the text."""
    names = {}
    for key in INITIAL_VALUES:
        computed = key in INITIAL_NOT_COMPUTED and key not in INHERITED
        if not computed and key not in _PECULIAR and not key.startswith("text_decoration_"):
            logical = PHYSICAL_FUNCTIONS.get(key)
            others = [logical(block="ttb", inline=way) for way in ("ltr", "rtl")] if logical else []
            names[key] = frozenset((key, *others))
    return names


_PECULIAR: Final = frozenset({"position", "float", "display", "page"})
_SAID_ELSEWHERE: Final = _said_elsewhere()


def _in_flow(original: _Function) -> _Function:
    """Nearly every box stands where it is written, which two of its properties tell."""

    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        return (style["float"] == "none" and style["position"] in ("static", "relative")) or bool(original(box))

    return is_in_normal_flow


def _resolved_once(original: _Function) -> _Function:
    """The sizes of boxes whose style gives all of them as lengths are the same wherever the boxes stand."""

    def resolve(box: Any, containing_block: Any) -> None:
        known = box.style.__dict__.get("kept_sizes")
        if known:
            box.__dict__.update(known)
            return
        original(box, containing_block)
        if known is None:
            plain = box.style["border_collapse"] != "collapse" and all(
                map(_is_length, map(box.style.__getitem__, _SIZES))
            )
            box.style.kept_sizes = {name: getattr(box, name) for name in (*_SIZES, *_BORDERS)} if plain else {}

    return resolve


def _is_length(value: Any) -> bool:
    return value == "auto" or getattr(value, "unit", "") == "px"


_SIDES: Final = ("top", "right", "bottom", "left")
_SIZES: Final = (
    *(f"margin_{side}" for side in _SIDES),
    *(f"padding_{side}" for side in _SIDES),
    *(f"{least}{size}" for least in ("", "min_", "max_") for size in ("width", "height")),
)
_BORDERS: Final = tuple(f"border_{side}_width" for side in _SIDES)


class _Drawing:
    """Pango for whoever draws a line: the line has been laid out, and is not laid out anew."""

    def __getattr__(self, name: str) -> Any:
        found = getattr(pango, name)
        setattr(self, name, found)
        return found

    def pango_layout_set_single_paragraph_mode(self, layout: Any, single: bool) -> None:
        """Nothing: this would throw the line away, and ``_taken_up`` sees to those lines for which it matters."""


def _put_aside(original: _Function) -> _Function:
    """A line that was laid out is about to be drawn: keep Pango's layout of it until then."""

    def deactivate(layout: Any) -> None:
        if layout.justification_spacing or hasattr(layout, "drawn"):
            original(layout)

    return deactivate


def _taken_up(original: _Function) -> _Function:
    """Draw a line from the layout that was put aside, if it was and is a line and no more."""

    def reactivate(layout: Any, style: Any) -> None:
        if layout.justification_spacing or not hasattr(layout, "layout") or _SEPARATOR.search(layout.text):
            original(layout, style)
            pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        layout.drawn = True

    return reactivate


def _with_a_hanging_space(original: _Function) -> _Function:
    """A fault mended: of a line that fits but for its last space, only the first word was kept on the line.

    It showed where a reference follows that does not fit any more. The space hangs over the edge, and is not printed.
    """

    def split(text: str, style: Any, context: Any, width: Any, spacing: Any, *options: Any, **named: Any) -> Any:
        found = original(text, style, context, width, spacing, *options, **named)
        words = text.rstrip(" ")
        if words != text and found[2] is not None and " " not in text.encode()[: found[2]].decode().rstrip():
            whole = original(words, style, context, width, spacing, *options, **named)
            if whole[2] is None and whole[3] <= width:
                return original(text, style, context, width + style["font_size"], spacing, *options, **named)
        return found

    return split


def _like_another_page(original: _Function) -> _Function:
    """Pages of one kind share their styles, unless the stylesheet tells pages apart by their number."""

    def set_styles(page_type: Any, html: Any, style_for: Any) -> None:
        computed = style_for.get_computed_styles()
        models = style_for.__dict__.setdefault("models", {})
        kind = page_type._replace(index=min(page_type.index, 1), groups=())
        model = models.setdefault(kind, page_type)
        if model is page_type or _numbered(style_for):
            original(page_type, html, style_for)
            models[kind, None] = [pseudo for page, pseudo in computed if page == page_type]
        else:
            computed.update({(page_type, pseudo): computed[model, pseudo] for pseudo in models[kind, None]})

    return set_styles


def _numbered(style_for: Any) -> bool:
    """Whether a rule for pages holds for some by their number ("@page :nth(3)")."""
    rules = (rule for sheet, _, _ in style_for._sheets for rule in sheet.page_rules)
    return any(selector.index is not None for _, selectors, _ in rules for _, _, selector in selectors)


def _known_page_references(original: Any) -> Any:
    """The references of the pages so far, worked out anew only when there are more, and not for each tag."""

    def page_references(pdf: Any) -> Any:
        count, known = pdf.__dict__.get("known_pages", (0, ()))
        if count != pdf.pages["Count"]:
            known = original.fget(pdf)
            pdf.known_pages = pdf.pages["Count"], known
        return known

    return property(page_references)


def _written_once(original: Any) -> Any:
    """A compressed stream is written into the file and into the digest that identifies it: compress it once."""

    def data(stream: Any) -> bytes:
        if not stream.compress:
            return bytes(original.fget(stream))
        if "written" not in stream.__dict__:
            raw = b"\n".join(part if isinstance(part, bytes) else _bytes(part) for part in stream.stream)
            content = zlib.compress(raw, _LEVEL)
            extra = pydyf.Dictionary({**stream.extra, "Filter": "/FlateDecode", "Length": len(content)})
            stream.written = b"\n".join((extra.data, b"stream", content, b"endstream"))
        return bytes(stream.written)

    return property(data)


def _bytes(part: Any) -> bytes:
    if isinstance(part, pydyf.Object):
        return bytes(part.data)
    text = f"{part:f}".rstrip("0").rstrip(".") if isinstance(part, float) else str(part)
    return text.encode("ascii")


SEAMS: Final[tuple[tuple[Any, str, Callable[[Any], Any]], ...]] = (
    (line_break, "get_font_description", _kept_by_style("kept_description")),
    (line_break, "_font_style_cache_key", _kept_by_style("kept_key")),
    *((module, "resolve_percentages", _resolved_once) for module in (block, inline, pages, table)),
    (ComputedStyle, "__missing__", _taken_over),
    (Box, "is_in_normal_flow", _in_flow),
    (drawing, "pango", lambda original: _Drawing()),
    (line_break.Layout, "deactivate", _put_aside),
    (line_break.Layout, "reactivate", _taken_up),
    (inline, "split_first_line", _with_a_hanging_space),
    (pages, "set_page_type_computed_styles", _like_another_page),
    (weasyprint.pdf, "build_fonts_dictionary", with_every_glyph_named),
    (pydyf.PDF, "page_references", _known_page_references),
    (pydyf.Stream, "data", _written_once),
)
"""Whose name each seam stands in front of."""


@contextmanager
def open_seams(add_fields: _Function) -> Iterator[None]:
    """While it lasts, WeasyPrint uses every seam, and ``add_fields`` makes the fields of forms in its stead."""
    seams = (*SEAMS, (weasyprint.pdf, "add_forms", lambda original: add_fields))
    originals = [(owner, name, getattr(owner, name)) for owner, name, _ in seams]
    try:
        for (owner, name, seam), (_, _, original) in zip(seams, originals, strict=True):
            setattr(owner, name, seam(original))
        yield
    finally:
        for owner, name, original in originals:
            setattr(owner, name, original)
