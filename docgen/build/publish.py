"""Putting a set in place all at once: whatever stops it, the folder holds the old set or the new one, whole.

The new folder is made ready beside the old one and the two change places in one step of the file system (Linux
``renameat2`` with ``RENAME_EXCHANGE``; elsewhere two renames, the first of which is undone at the next build if the
second did not happen).
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.build.manifest import NAME, Manifest, digest

AT_FDCWD = -100
RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Existing:
    """What stands in a folder before a build: files of the set as built, changed by hand since, and others."""

    intact: frozenset[str]
    edited: frozenset[str]


def examine(folder: Path, manifest: Manifest | None) -> Existing:
    """Compare the files of a folder with its manifest."""
    intact: set[str] = set()
    edited: set[str] = set()
    for record in manifest.files if manifest else ():
        path = folder / record.name
        if path.is_file():
            (intact if digest(path.read_bytes()) == record.digest else edited).add(record.name)
    return Existing(frozenset(intact), frozenset(edited))


def foreign(folder: Path) -> list[str]:
    """The names in a folder that has no manifest, hidden ones apart: a reason not to publish into it."""
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def recover(folder: Path) -> None:
    """Undo what a build that was stopped left beside the folder."""
    old, staging = _beside(folder, "old"), _beside(folder, "new")
    if old.exists() and not folder.exists():
        old.rename(folder)
    for leftover in (old, staging):
        if leftover.exists():
            shutil.rmtree(leftover)


def publish(folder: Path, files: Mapping[str, bytes | None], manifest: Manifest, keep_aside: frozenset[str]) -> None:
    """Put the set in place.

    ``files`` maps each file's name to its bytes, or to None where the file that stands there is still right. Files
    named in ``keep_aside`` are kept under another name. What else stands in the folder stays; files that an earlier
    build made and this one does not are left out. Raises OSError if the disk refuses; the folder is then as it was.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    recover(folder)
    staging = _beside(folder, "new")
    staging.mkdir()
    try:
        _carry_over(folder, staging, files, keep_aside)
        for name, data in files.items():
            if data is not None:
                _write(staging / name, data)
        _write(staging / NAME, manifest.as_bytes())
        _sync(staging)
        _exchange(staging, folder)
    finally:
        if staging.exists():
            shutil.rmtree(staging)


def _carry_over(folder: Path, staging: Path, files: Mapping[str, bytes | None], keep_aside: frozenset[str]) -> None:
    if not folder.exists():
        return
    from docgen.build.manifest import read

    made = {record.name for record in old.files} if (old := read(folder)) else set()
    for path in folder.iterdir():
        name = path.name
        if name in keep_aside:
            _link(path, staging / _aside_name(folder, name))
        elif name != NAME and (name not in made or files.get(name, b"") is None):
            _link(path, staging / name)


def _aside_name(folder: Path, name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    count = 1
    while (folder / f"{stem}.edited-{count}{dot}{ending}").exists():
        count += 1
    return f"{stem}.edited-{count}{dot}{ending}"


def _link(source: Path, target: Path) -> None:
    """The same file under another name, without copying its bytes where the file system can."""
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True, copy_function=_link_file)
    else:
        _link_file(str(source), str(target))


def _link_file(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(staging: Path, folder: Path) -> None:
    if not folder.exists():
        staging.rename(folder)
    elif not _exchanged_at_once(staging, folder):
        old = _beside(folder, "old")
        folder.rename(old)
        staging.rename(folder)
        shutil.rmtree(old)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    names = (os.fsencode(one.absolute()), os.fsencode(other.absolute()))
    return bool(library.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)


def _beside(folder: Path, what: str) -> Path:
    absolute = folder.absolute()
    return absolute.with_name(f".{absolute.name}.docgen-{what}")
