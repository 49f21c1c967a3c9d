"""Holding Python's garbage collector back while many values are made at once and none of them is garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_SELDOM: Final = 100_000  # new values; Python itself takes 700


def collect_seldom() -> None:
    """Look for garbage seldom from now on: docgen makes many small things that it keeps, and looking takes a tenth."""
    gc.set_threshold(_SELDOM)


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """While it lasts, nothing is looked through for garbage; what was on before is on again after it."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
