"""“Did you mean”: the known word nearest to the one that was typed."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like ``word``, whatever its case, or None if none is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known word, or "" if none is near."""
    found = nearest(word, known)
    return f"Did you mean ‘{found}’?" if found else ""
