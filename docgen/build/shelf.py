"""A folder of the user's in which bytes are kept between commands, and which is believed only where it is the user's.

Nothing here is needed: what cannot be kept or found again is made anew by whoever asked for it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG, S_IWGRP, S_IWOTH
from typing import Final

MOST_ENTRIES: Final = 32
_MARK: Final = b"docgen kept 1\n"
_SEAL: Final = 32
_ENDING: Final = ".kept"


class Shelf:
    """The entries of one folder: each one file, put in place at once, that its owner alone may read or write.

    On systems that do not tell whose a file is, nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        """``folder`` is made when something is first kept; the folders above it, too."""
        self._folder = folder

    def find(self, name: str, state: bytes) -> bytes | None:
        """What was kept under a name for that state; None if it is not there, not whole, or perhaps not ours."""
        with suppress(OSError), self._opened() as folder:
            entry = os.open(name + _ENDING, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
            with open(entry, "rb") as file:
                data = file.read() if _is_ours(entry, S_ISREG) else b""
            start = len(_MARK) + _SEAL
            if data[:start] == _MARK + _sealed(data[start:], state):
                return data[start:]
        return None

    def keep(self, name: str, state: bytes, content: bytes) -> None:
        """Keep something, in place of what was kept under this name for another state."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._opened() as folder:
                new = f"{name}-{secrets.token_hex(8)}"
                _write(new, _MARK + _sealed(content, state) + content, folder)
                os.replace(new, name + _ENDING, src_dir_fd=folder, dst_dir_fd=folder)
                _prune(folder)

    @contextmanager
    def _opened(self) -> Iterator[int]:
        """The folder itself, so that no other can take its place meanwhile; raises OSError unless it is ours alone."""
        if os.open not in os.supports_dir_fd or not hasattr(os, "geteuid"):
            raise PermissionError("this system does not tell whose a folder is")
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            if not _is_ours(folder, S_ISDIR):
                raise PermissionError(f"{self._folder} is not this user's alone")
            yield folder
        finally:
            os.close(folder)


def _is_ours(opened: int, kind: Callable[[int], bool]) -> bool:
    """Whether an open file or folder belongs to this user, and nobody else may write to it."""
    found = os.fstat(opened)
    return kind(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & (S_IWGRP | S_IWOTH)


def _sealed(content: bytes, state: bytes) -> bytes:
    """What shows that the content is whole, and was kept for this state."""
    return hashlib.blake2b(content, digest_size=_SEAL, key=state).digest()


def _write(name: str, data: bytes, folder: int) -> None:
    entry = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=folder)
    try:
        with open(entry, "wb") as file:
            file.write(data)
    except OSError:
        os.unlink(name, dir_fd=folder)
        raise


def _prune(folder: int) -> None:
    """Drop the oldest entries, and with them what a process left that was stopped while it wrote."""
    ages = {entry.name: entry.stat(follow_symlinks=False).st_mtime_ns for entry in os.scandir(folder)}
    for name in sorted(ages, key=ages.__getitem__, reverse=True)[MOST_ENTRIES:]:
        with suppress(OSError):
            os.unlink(name, dir_fd=folder)
