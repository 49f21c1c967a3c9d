"""Lengths in the units that Word stores."""

from __future__ import annotations

from typing import Final

_TWIPS_PER_MM: Final = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def points(size: float) -> int:
    """Points as twentieths of a point."""
    return round(size * 20)
