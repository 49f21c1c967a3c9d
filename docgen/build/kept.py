"""What was read of files, kept in the user's cache, so that the next command need not read them all again.

What is kept holds for one state only: the contents of every file, docgen's own code, this Python, and the packages that
read files. In any other state the files are read. So nobody ever has to think of what is kept, or to clear it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final, TypeVar

from docgen.build.digests import digest, digest_of_engine, digest_of_file, digest_of_folders
from docgen.build.packing import pack, unpack
from docgen.build.shelf import Shelf
from docgen.memory import no_garbage_collection
from docgen.sources.user_cache import user_cache

Read = TypeVar("Read")
_READERS: Final = ("jinja2", "markdown_it", "pydantic", "yaml")


class Kept:
    """What was read of some files, for the state that they are in when something is first asked for."""

    def __init__(self, shelf: str, *folders: Path, file: Path | None = None, day: str = "") -> None:
        """``shelf`` is the folder of the cache; ``folders`` and the ``file`` are all that anything is read of.

        ``day`` is today's date where anything hangs on it.
        """
        self._shelf, self._folders, self._file, self._day = shelf, folders, file, day

    def read(self, what: str, reader: Callable[[], Read]) -> Read:
        """What the reader gives, or what it gave before for the same files.

        ``what`` tells it from all else that is read of these folders. What the reader gives must hang on nothing but
        them, the file and the day, and consist of plain values that ``packing`` knows; anything else is given, but not
        kept.
        """
        try:
            shelf, state = Shelf(user_cache(self._shelf)), self._state
        except OSError:  # a user without a home, or a file that cannot be read: that is for the reader to tell
            return reader()
        name = f"{what}-{digest(*(os.fsencode(folder.absolute()) for folder in self._folders))[:20]}"
        data = shelf.find(name, state)
        # Of bytes that somebody else made up, or another docgen, anything may come: then the files are read.
        with suppress(Exception), no_garbage_collection():
            if data is not None:
                found: Read = unpack(data)
                return found
        made = reader()
        with suppress(Exception):
            packed = pack(made)
            # Files that somebody saved meanwhile are not those of the state that was looked at before.
            if self._present() == state:
                shelf.keep(name, state, packed)
        return made

    @cached_property
    def _state(self) -> bytes:
        return self._present()

    def _present(self) -> bytes:
        parts = (
            self._day,
            digest_of_file(self._file),
            digest_of_folders(self._folders),
            digest_of_engine(),
            sys.version,
            *_readers(),
        )
        return bytes.fromhex(digest(*(part.encode() for part in parts)))


@cache
def _readers() -> tuple[str, ...]:
    """Which packages read the files. Another version may read them otherwise, and to ask for versions takes long."""
    found = []
    for name in _READERS:
        spec = find_spec(name)
        if spec and spec.origin:
            status = os.stat(spec.origin)
            found.append(f"{spec.origin} {status.st_size} {status.st_mtime_ns}")
    return tuple(found)
