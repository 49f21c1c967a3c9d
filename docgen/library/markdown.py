"""Markdown as clause files use it: lists, paragraphs, tables, containers, fill-ins, cross-references.

Everything else that Markdown knows (raw HTML, indented code, headings, images) is off, so that it is seen as text and
told to the author rather than silently dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

CONTAINERS = ("when", "each", "rows", "form", "note", "definitions")
FENCE = re.compile(r"(:{3,})[ \t]*(?:(\w+)[ \t]*(.*?))?[ \t]*$")
CROSS_REFERENCE = re.compile(r"\[\]\(([^()\s]*)\)")


@dataclass(slots=True)
class Node:
    """A piece of the syntax tree: ``line`` is the line of the body at which it starts, counted from 0."""

    type: str
    line: int
    content: str = ""
    info: str = ""
    closed: bool = True
    children: list[Node] = field(default_factory=list)


def parse(body: str) -> Node:
    """The syntax tree of a clause body."""
    return _tree(_reader().parse(body), Node("root", 0))


def _tree(tokens: Iterable[Token], root: Node) -> Node:
    """Opening and closing tokens as nodes that hold what stands between them."""
    open_nodes = [root]
    for token in tokens:
        if token.nesting < 0:
            open_nodes.pop()
            continue
        above = open_nodes[-1]
        kind = token.type.removesuffix("_open") if token.nesting else token.type
        line = token.map[0] if token.map else above.line
        node = Node(kind, line, token.content, token.info, token.meta.get("closed", True))
        above.children.append(node)
        if token.nesting:
            open_nodes.append(node)
        elif token.children:
            _tree(token.children, node)
    return root


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "typographer": True, "quotes": "“”‘’"})
    reader.enable(["list", "table", "newline", "escape", "emphasis", "link", "smartquotes"])
    stops: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    reader.block.ruler.before("table", "container", _container, stops)
    reader.inline.ruler.before("escape", "fill_in", _fill_in)
    reader.inline.ruler.before("link", "cross_reference", _cross_reference)
    return reader


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take ``::: name …`` up to a line of as many colons or more as one block; without such a line, up to the end."""
    first = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", first):
        return False
    fence = FENCE.match(state.src[first : state.eMarks[start]])
    if fence is None or fence[2] not in CONTAINERS:
        return False
    if silent:
        return True
    last, closed = _closing(state, start, end, len(fence[1]))
    token = state.push(f"container_{fence[2]}_open", "", 1)
    token.info, token.map, token.meta = fence[3], [start, last], {"closed": closed}
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax = parent, line_max
    state.push(f"container_{fence[2]}_close", "", -1)
    state.line = last + closed
    return True


def _closing(state: StateBlock, start: int, end: int, colons: int) -> tuple[int, bool]:
    """The line that closes a container, and True; or the line after what it can hold, and False."""
    for line in range(start + 1, end):
        first, last = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        if first < last and state.sCount[line] < state.blkIndent:
            return line, False
        text = state.src[first:last].rstrip()
        if len(text) >= colons and not text.strip(":"):
            return line, True
    return end, False


def _fill_in(state: StateInline, silent: bool) -> bool:
    """Take ``{{ … }}`` as one token before any other rule sees what stands inside it."""
    if not state.src.startswith("{{", state.pos):
        return False
    end = state.src.find("}}", state.pos)
    if end < 0:
        return False
    if not silent:
        token = state.push("fill_in", "", 0)
        token.content = state.src[state.pos + 2 : end].strip()
    state.pos = end + 2
    return True


def _cross_reference(state: StateInline, silent: bool) -> bool:
    """Take ``[](…)`` as one token, so that quotation marks after it know that words stand before them."""
    match = CROSS_REFERENCE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("cross_reference", "", 0).content = match[1]
    state.pos = match.end()
    return True
