"""The folder in which this user's programs keep what they can make again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_cache(name: str) -> Path:
    """The folder ``name`` of docgen's in the user's cache: it need not exist, and may refuse to be written to.

    ``XDG_CACHE_HOME`` is respected on every system; as its standard asks, a relative one is not. Raises OSError for a
    user who has no home.
    """
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    folder = Path(chosen if os.path.isabs(chosen) else os.path.expanduser(_usual()))
    if not folder.is_absolute():
        raise FileNotFoundError("this user has no home folder")
    return folder / "docgen" / name


def _usual() -> str:
    if sys.platform == "darwin":
        return "~/Library/Caches"
    return os.environ.get("LOCALAPPDATA") or "~/AppData/Local" if sys.platform == "win32" else "~/.cache"
