"""Bookmarks: the names that stand for the keys of paragraphs, the same in every run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from zlib import crc32

_LONGEST: Final = 40
# For each character of ASCII, itself where a bookmark may have it and "_" where not.
_ALLOWED: Final = "".join(chr(code) if chr(code).isalnum() else "_" for code in range(128)).ljust(256, "_").encode()
_OWN: Final = "_dg_"


class Names:
    """Bookmark names given out for keys: no two keys share one, and each keeps the one it was given first."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def numbered(self, prefix: str, key: str) -> str:
        """A name of the kind that Word itself makes: ``_Ref`` or ``_Toc`` and nine digits."""
        salted = key
        while True:
            name = f"{prefix}{crc32(salted.encode()) % 10**9:09d}"
            if self._keys.setdefault(name, key) == key:
                return name
            salted += "+"

    def own(self, key: str) -> str:
        """The hidden name by which a provision is found again: readable where the key is short."""
        allowed = key.encode("ascii", "replace").translate(_ALLOWED).decode()
        name = _OWN + allowed
        if len(name) <= _LONGEST and self._keys.setdefault(name.casefold(), key) == key:
            return name
        salted = key
        while True:
            name = f"{_OWN}{allowed[:25]}_{crc32(salted.encode()):08x}"
            if self._keys.setdefault(name.casefold(), key) == key:
                return name
            salted += "+"


def own_names(keys: Iterable[str]) -> dict[str, str]:
    """The hidden bookmark name of every key."""
    names = Names()
    return {key: names.own(key) for key in keys}


def numbered_names(prefix: str, keys: Iterable[str]) -> dict[str, str]:
    """The bookmark of every key for references (``_Ref``) or the contents table (``_Toc``)."""
    names = Names()
    return {key: names.numbered(prefix, key) for key in keys}
