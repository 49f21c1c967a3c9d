"""``manifest.json``: what a set was built from, its files with their digests, and why each clause is in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from docgen.findings import Finding, Place, Severity
from docgen.model.document import Decision

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
    """What is recorded of a set.

    ``inputs`` is one digest of answers, library, letterhead, engine and options; ``only`` names the documents that were
    asked for where the whole set never was; ``house`` is the digest of the letterhead, "" for none.
    """

    version: str
    status: str
    answers: str
    library: str
    inputs: str
    files: tuple[FileRecord, ...] = ()
    decisions: tuple[dict[str, Any], ...] = ()
    open: tuple[dict[str, str], ...] = ()
    findings: tuple[dict[str, Any], ...] = ()
    only: tuple[str, ...] = ()
    house: str = ""

    def record(self, name: str) -> FileRecord | None:
        """The record of a file, if the set has it."""
        return next((file for file in self.files if file.name == name), None)

    def told(self) -> tuple[Finding, ...]:
        """The findings of the build that made the set, to be told again."""
        return tuple(map(_finding, self.findings))

    def as_bytes(self) -> bytes:
        """The manifest as it is written."""
        return (json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n").encode()


def read(folder: Path) -> Manifest | None:
    """The manifest of a folder, or None where there is none that docgen wrote."""
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
        files = tuple(FileRecord(**file) for file in data.pop("files"))
        lists: dict[str, Any] = {name: tuple(data.pop(name)) for name in ("decisions", "open", "findings", "only")}
        return Manifest(**data, files=files, **lists)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def recorded(decisions: Iterable[Decision]) -> tuple[dict[str, Any], ...]:
    """Decisions as they are recorded, each once."""
    return tuple(asdict(one) for one in dict.fromkeys(decisions))


def _finding(data: dict[str, Any]) -> Finding:
    places = tuple(Place(p["file"], p["line"], p["column"], tuple(p["heading"])) for p in data["places"])
    more = {name: data[name] for name in ("stops_final", "question") if name in data}
    return Finding(data["rule"], Severity(data["severity"]), data["message"], places, data["remedy"], **more)
