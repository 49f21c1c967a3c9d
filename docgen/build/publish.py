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

AT_FDCWD = -100
RENAME_EXCHANGE = 2


@dataclass(frozen=True, slots=True)
class Issue:
    """What a folder is to hold. Whatever else stands in it stays.

    ``files`` maps each file's name to its bytes, or to None where the file that stands there is still right;
    ``dropped`` are names to leave out; files in ``aside`` are kept under another name, as theirs is needed.
    """

    files: Mapping[str, bytes | None]
    dropped: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()


def recover(folder: Path) -> None:
    """Undo what a build that was stopped left beside the folder."""
    old, staging = _beside(folder, "old"), _beside(folder, "new")
    if old.exists() and not folder.exists():
        old.rename(folder)
    for leftover in (old, staging):
        if leftover.exists():
            shutil.rmtree(leftover)


def publish(folder: Path, issue: Issue) -> dict[str, str]:
    """Put the issue in place; under which name each file in ``aside`` is kept now.

    Raises OSError if the disk refuses: the folder, an absolute path, is then as it was.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    recover(folder)
    staging = _beside(folder, "new")
    staging.mkdir()
    aside = {name: _aside_name(folder, name, issue) for name in sorted(issue.aside)}
    try:
        if folder.exists():
            shutil.copymode(folder, staging)
            _carry_over(folder, staging, issue, aside)
        for name, data in issue.files.items():
            if data is not None:
                _write(staging / name, data)
        _sync(staging)
        _exchange(staging, folder)
        _sync(folder.parent)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return aside


def _carry_over(folder: Path, staging: Path, issue: Issue, aside: Mapping[str, str]) -> None:
    for path in folder.iterdir():
        name = path.name
        if name in aside:
            _link(path, staging / aside[name])
        elif name not in issue.dropped and issue.files.get(name) is None:
            _link(path, staging / name)


def _aside_name(folder: Path, name: str, issue: Issue) -> str:
    """A free name for a file that was changed by hand: ``articles.edited-1.docx``."""
    path, count = Path(name), 1
    while (free := f"{path.stem}.edited-{count}{path.suffix}") in issue.files or (folder / free).exists():
        count += 1
    return free


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
    # A new file always: writing into one that is linked would change the old set.
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    if os.name != "posix":
        return
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
        shutil.rmtree(old, ignore_errors=True)


def _exchanged_at_once(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    names = (os.fsencode(one), os.fsencode(other))
    return bool(library.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], RENAME_EXCHANGE) == 0)


def _beside(folder: Path, what: str) -> Path:
    return folder.with_name(f".{folder.name}.docgen-{what}")
