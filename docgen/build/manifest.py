"""``manifest.json``: what a set was built from, its files with their digests, and why each clause is in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of a set: its digest as written, and the digest of all that decided its bytes."""

    name: str
    document: str
    format: str
    digest: str
    source: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is recorded of a set. ``inputs`` is one digest of answers, library, version and options."""

    version: str
    status: str
    answers: str
    library: str
    inputs: str
    files: tuple[FileRecord, ...] = ()
    decisions: tuple[dict[str, str], ...] = ()
    open: tuple[dict[str, str], ...] = ()
    findings: tuple[dict[str, Any], ...] = field(default=())

    def record(self, name: str) -> FileRecord | None:
        """The record of a file, if the set has it."""
        return next((file for file in self.files if file.name == name), None)

    def as_bytes(self) -> bytes:
        """The manifest as it is written."""
        return (json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n").encode()


def read(folder: Path) -> Manifest | None:
    """The manifest of a folder, or None where there is none that can be read."""
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
        files = tuple(FileRecord(**file) for file in data.pop("files"))
        lists: dict[str, Any] = {name: tuple(data.pop(name)) for name in ("decisions", "open", "findings")}
        return Manifest(**data, files=files, **lists)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def digest(*parts: bytes) -> str:
    """One SHA-256 of several byte strings; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def digest_of_folders(folders: Iterable[Path]) -> str:
    """One digest of all files below the folders, their names included."""
    parts: list[bytes] = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                parts += (str(path.relative_to(folder)).encode(), path.read_bytes())
    return digest(*parts)
