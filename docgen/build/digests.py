"""Digests: how a build knows that nothing has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def digest(*parts: bytes) -> str:
    """One SHA-256 of several byte strings; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def digest_of_folders(folders: Iterable[Path], pattern: str = "*") -> str:
    """One digest of all files below the folders that fit the pattern, their names included."""
    parts: list[bytes] = []
    for folder in folders:
        for path in sorted(folder.rglob(pattern)):
            if path.is_file() and not path.name.startswith("."):
                parts += (path.relative_to(folder).as_posix().encode(), path.read_bytes())
    return digest(*parts)


@cache
def digest_of_engine() -> str:
    """One digest of docgen's own code: other code may give other documents, whatever its version is called."""
    return digest_of_folders([Path(__file__).parents[1]], "*.py")
