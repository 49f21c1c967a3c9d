"""The same words laid out by typst, with a plain template: how fast pages can be made where nothing has to be as ours.

It writes the same kind of file, PDF/A-3a and PDF/UA-1, but without cross-references, contents, running heads, form
fields or the look of the house.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.passages import Grid, Passage, Piece
from docgen.model.inlines import Inlines, LineBreak, Term

INSTALLED = find_spec("typst") is not None
_MARKUP = re.compile(r"([\\#$*_`<>@~=\-+/'\"\[\]])")
_LOOK = """#set document(title: "{title}")
#set page(paper: "a4", margin: 25mm, numbering: "1 of 1")
#set text(font: "Source Serif 4", size: {size}pt, lang: "en", region: "GB")
#set par(justify: false)
#show heading: set text(font: "Source Sans 3")
"""


class Typst:
    """A compiler with the fonts of the house, used for all documents."""

    def __init__(self, fonts: Path) -> None:
        import typst

        self._compiler: Any = typst.Compiler(font_paths=[str(fonts)], ignore_system_fonts=True)
        self._size = 10.5

    def pdf(self, title: str, pieces: Iterable[Piece]) -> bytes:
        """The pieces as a PDF."""
        # It remembers what it laid out before: letters larger by a hair make it do all of it again.
        self._size += 0.0001
        source = _source(title, pieces, self._size)
        return bytes(self._compiler.compile(source.encode(), pdf_standards=["a-3a", "ua-1"]))


def _source(title: str, pieces: Iterable[Piece], size: float) -> str:
    head = _LOOK.replace("{size}", f"{size:.4f}").replace("{title}", title.replace("\\", "").replace('"', ""))
    return head + "\n\n".join(_table(piece) if isinstance(piece, Grid) else _paragraph(piece) for piece in pieces)


def _paragraph(passage: Passage) -> str:
    words = _words(passage.line)
    match passage.style.split():
        case ["Title"]:
            return f"#heading(level: 1, outlined: false)[{words}]"
        case ["Heading", level]:
            return f"#heading(level: {level})[{words}]"
        case ["Level", level]:
            return f"#pad(left: {10 * int(level)}mm)[{words}]"
        case _:
            return f"#block[{words}]"


def _table(grid: Grid) -> str:
    first, *rest = (", ".join(f"[{_words(cell)}]" for cell in cells) for cells in grid.rows)
    return f"#table(columns: {len(grid.rows[0])}, table.header({first}), {', '.join(rest)})"


def _words(line: Inlines) -> str:
    written = []
    for inline in line:
        words = _MARKUP.sub(r"\\\1", inline.text)
        written.append("\\ " if isinstance(inline, LineBreak) else words.replace("\n", "\\ "))
        if isinstance(inline, Term):
            written[-1] = f"#strong[{words}]"
    return "".join(written)
