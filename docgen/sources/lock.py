"""One at a time: a lock file beside a folder or a file, which the system frees when its owner ends, however."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Hold the lock of an absolute folder, or file, while it lasts; False where another process holds it.

    The folders above are made where they are missing, and taken away again where nothing was put into them.
    """
    made = [parent for parent in folder.parents if not parent.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    path = folder.with_name(f".{folder.name}.docgen-lock")
    handle = None
    try:
        handle = _taken(path)
        yield handle is not None
    finally:
        if handle is not None:
            _free(path, handle)
        for parent in made:
            with suppress(OSError):
                parent.rmdir()


def _taken(path: Path) -> int | None:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _lock(handle):
            os.close(handle)
            return None
        if _is(path, handle):
            return handle
        os.close(handle)  # its owner took the file away between our opening and our locking


def _free(path: Path, handle: int) -> None:
    if sys.platform == "win32":  # an open file cannot be taken away there
        os.close(handle)
    with suppress(OSError):
        path.unlink()
    if sys.platform != "win32":
        os.close(handle)


def _is(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(handle))
    except FileNotFoundError:
        return False


def _lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
