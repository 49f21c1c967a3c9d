"""Quotation marks round names in messages."""

from __future__ import annotations

_INNER = str.maketrans("“”", "‘’")


def quoted(words: str) -> str:
    """The words in double quotation marks, with those inside made single: “Leave out ‘Limited’”."""
    return f"“{words.translate(_INNER)}”"
