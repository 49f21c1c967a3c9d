"""Markdown as clause files use it: lists, paragraphs, tables, containers, fill-ins, cross-references.

Everything else that Markdown knows (raw HTML, indented code, headings, images) is off, so that it is seen as text and
told to the author rather than silently dropped.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

CONTAINERS = ("when", "each", "rows", "form", "note", "definitions")


def parse(body: str) -> SyntaxTreeNode:
    """The syntax tree of a clause body; node positions (``map``) count lines of ``body`` from 0."""
    return SyntaxTreeNode(_reader().parse(body))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "typographer": True, "quotes": "“”‘’"})
    reader.enable(["list", "table", "newline", "escape", "emphasis", "link", "smartquotes"])
    for name in CONTAINERS:
        container_plugin(reader, name)
    reader.inline.ruler.before("escape", "fill_in", _fill_in)
    return reader


def _fill_in(state: StateInline, silent: bool) -> bool:
    """Take ``{{ … }}`` as one token before any other rule sees what stands inside it."""
    if not state.src.startswith("{{", state.pos):
        return False
    end = state.src.find("}}", state.pos)
    if end < 0:
        return False
    if not silent:
        token = state.push("fill_in", "", 0)
        token.content = state.src[state.pos + 2 : end]
    state.pos = end + 2
    return True
