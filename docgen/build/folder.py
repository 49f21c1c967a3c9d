"""The folder of a set as it stands: which files are as docgen made them, and whether docgen may publish there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from docgen.build.digests import digest
from docgen.build.manifest import NAME, Manifest
from docgen.findings import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Standing:
    """The names in a folder: files as they were made, files changed by hand since, and what docgen did not make."""

    intact: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @property
    def precious(self) -> frozenset[str]:
        """What is somebody's own work, and must not be lost."""
        return self.edited | self.others


def look(folder: Path, manifest: Manifest | None) -> Standing:
    """Compare a folder with its manifest."""
    if not folder.is_dir():
        return Standing()
    names = {path.name for path in folder.iterdir()} - {NAME}
    records = [record for record in manifest.files if record.name in names] if manifest else []
    intact = frozenset(record.name for record in records if _is_as_made(folder / record.name, record.digest))
    edited = frozenset(record.name for record in records) - intact
    return Standing(intact, edited, frozenset(names) - intact - edited)


def unfit(folder: Path) -> list[Finding]:
    """Why a folder cannot be replaced in one step, if so."""
    place = folder.resolve()
    if os.path.ismount(place):
        why = "The folder is a whole disk of its own, and cannot be replaced in one step."
        return [_refusal(folder, why, "Name a folder inside it.")]
    if Path.cwd().is_relative_to(place):
        why = "A set takes the place of its whole folder, so it cannot be the folder you stand in."
        return [_refusal(folder, why, "Name a folder inside it, or go to another folder first.")]
    return []


def foreign(folder: Path, standing: Standing, manifest: Manifest | None) -> list[Finding]:
    """That a folder is not docgen's to replace, if so. Hidden files in it do no harm."""
    if manifest is not None:
        return []
    if (folder / NAME).exists():
        why = f"docgen cannot read {NAME} in this folder, and so does not know which files it may replace."
        return [_refusal(folder, why, "Choose an empty folder, or a new one.")]
    names = sorted(name for name in standing.others if not name.startswith("."))
    if not names:
        return []
    some = f"{', '.join(names[:3])}{', …' if len(names) > 3 else ''}"
    why = f"The folder holds files that docgen did not make ({some})."
    return [_refusal(folder, why, "Choose an empty folder, or a new one.")]


def issued(folder: Path) -> Finding:
    """That a draft would take the place of execution copies."""
    why = "The folder holds execution copies, and a draft would take their place."
    return _refusal(folder, why, "Choose another folder, or build with --overwrite.")


def unsaved(folder: Path, name: str) -> Finding:
    """That a file which is somebody's own work stands where a document of the set should go."""
    message = "The file was changed by hand since it was made, or made by hand, and is not overwritten."
    remedy = "Keep it elsewhere, or build with --overwrite: this file is then kept beside the new one."
    return Finding("edited-file", Severity.ERROR, message, (Place(str(folder / name)),), remedy)


def left(folder: Path, name: str) -> Finding:
    """That a file changed by hand is no longer one of the set, and is not docgen's to take away."""
    message = "The file is no longer one of the set. It was changed by hand, and stays as it is."
    return Finding(
        "edited-file", Severity.WARNING, message, (Place(str(folder / name)),), "Remove it, or keep it elsewhere."
    )


def _is_as_made(path: Path, known: str) -> bool:
    return path.is_file() and digest(path.read_bytes()) == known


def _refusal(folder: Path, message: str, remedy: str) -> Finding:
    return Finding("folder", Severity.ERROR, message, (Place(str(folder)),), remedy)
