"""The answers that a document prints, as data that goes with its PDF.

Only those: a paper that is handed to one person must not carry what all others answered.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final

from docgen.model.document import Document
from docgen.model.inlines import Blank, Filled
from docgen.model.walk import inlines
from docgen.version import DATE

ATTACHED: Final = "answers.json"
ATTACHED_IS: Final = "The answers that this document prints"
TIME: Final = datetime.fromisoformat(DATE)


def answers(document: Document) -> bytes:
    """A JSON object: which document this is, and for each question it prints the words, or null for a blank."""
    printed: dict[str, list[str | None]] = {}
    for inline in inlines(document):
        if isinstance(inline, Filled | Blank) and inline.path:
            words = inline.text if isinstance(inline, Filled) else None
            known = printed.setdefault(inline.path, [])
            if words not in known:
                known.append(words)
    told = {"document": document.id, "status": document.status, "docgen": document.version, "answers": printed}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
