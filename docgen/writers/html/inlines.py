"""Lines of text as HTML."""

from __future__ import annotations

from collections.abc import Callable

from docgen.model.inlines import Blank, Filled, Inline, Inlines, LineBreak, Reference, Term
from docgen.writers.bound import bound_answer, bound_steps, bound_title, bound_words
from docgen.writers.characters import printable
from docgen.writers.html.anchors import Anchors


def escape(text: str) -> str:
    """Text as it may stand between tags or in a quoted attribute, whatever a person typed."""
    text = printable(text)
    if text.isalnum():
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;")


def title_html(title: str) -> str:
    """A title, with no line that ends within a word."""
    return bound_title(escape(title), lambda word: f'<span class="whole">{word}</span>')


def marked_blank(blank: Blank) -> str:
    """A blank, highlighted."""
    return f"<mark>{_lines(blank.text)}</mark>"


def line_html(line: Inlines, anchors: Anchors, blank: Callable[[Blank], str] = marked_blank) -> str:
    """One line of text; ``blank`` writes its blanks."""
    return "".join([_inline(inline, anchors, blank) for inline in line])


def _inline(inline: Inline, anchors: Anchors, blank: Callable[[Blank], str]) -> str:
    if isinstance(inline, Reference):
        return _reference(inline, anchors)
    if isinstance(inline, LineBreak):
        return "<br>"
    if isinstance(inline, Blank):
        return blank(inline)
    if isinstance(inline, Filled):
        return bound_answer(_lines(inline.text))
    text = bound_words(_lines(inline.text))
    return f"<dfn>{text}</dfn>" if isinstance(inline, Term) else text


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _reference(reference: Reference, anchors: Anchors) -> str:
    text = escape("".join(bound_steps(reference)))
    if not anchors.holds(reference):
        return text
    return f'<a href="#{escape(reference.target)}">{text}</a>'
