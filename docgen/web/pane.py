"""The draft that stands beside a question."""

from __future__ import annotations

from typing import Any, Final

from docgen.assembly.named import document_name
from docgen.expressions.values import Undecided
from docgen.web.current import addresses, sitting
from docgen.writers.html.passages import passages

MOST_PARTS: Final = 2
"""How many passages of a document are shown."""


def pane(path: str, fresh: bool) -> dict[str, Any] | None:
    """What the pane beside a question shows: a document, or what decides whether there is one; None for neither."""
    now = sitting()
    touched = now.live.touched(now.view().answers, path, fresh)
    if touched is None:
        return None
    if isinstance(touched, Undecided):
        return {"path": path, "decided_by": touched.causes}
    library = now.project.library
    parts = list(passages(touched.document, "h4", touched.clauses, addresses()))
    return {
        "document": document_name(library.outlines[touched.document.outline]),
        "title": touched.document.title,
        "outline": touched.document.outline,
        "parts": parts[:MOST_PARTS],
        "more": len(parts[MOST_PARTS:]),
        "touched": touched.clauses,
        "always": library.words.reasons["always"],
    }
