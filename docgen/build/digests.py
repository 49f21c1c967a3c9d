"""Digests: how a build knows that nothing has changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
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
        for name, path in sorted(_files(str(folder))):
            if fnmatchcase(os.path.basename(name), pattern):
                with open(path, "rb") as file:
                    parts += (os.fsencode(name), file.read())
    return digest(*parts)


def _files(folder: str, above: str = "") -> Iterator[tuple[str, str]]:
    """Each file below a folder, its name from there and its path; hidden ones, which editors leave, apart.

    Every command looks at each file of the library, so this makes no objects for them.
    """
    for entry in os.scandir(folder) if os.path.isdir(folder) else ():
        if entry.is_dir():
            # A link to a folder above would lead round for ever.
            if not (entry.is_symlink() and os.path.realpath(folder).startswith(os.path.realpath(entry.path))):
                yield from _files(entry.path, f"{above}{entry.name}/")
        elif not entry.name.startswith(".") and entry.is_file():
            yield above + entry.name, entry.path


def digest_of_file(file: Path | None) -> str:
    """The digest of one file, such as a letterhead; "" for none."""
    return digest(file.read_bytes()) if file is not None else ""


@cache
def digest_of_engine() -> str:
    """One digest of docgen's own code: other code may give other documents, whatever its version is called."""
    return digest_of_folders([Path(__file__).parents[1]], "*.py")
