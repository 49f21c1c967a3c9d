"""LibreOffice turning Word files into PDFs, as programs that fill in Word templates have it done."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

PROGRAM: Final = shutil.which("soffice") or shutil.which("libreoffice")


def one_by_one(files: Iterable[Path], folder: Path, profile: Path) -> None:
    """A process for each file, one after the other."""
    for file in files:
        at_once([file], folder, profile)


def at_once(files: Iterable[Path], folder: Path, profile: Path) -> None:
    """One call for all files; ``profile`` is the folder of its settings, which is there after the first call.

    Raises RuntimeError where a PDF is missing afterwards: LibreOffice ends well even then.
    """
    files = list(files)
    assert PROGRAM
    command = [PROGRAM, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "pdf"]
    outputs = [folder / f"{file.stem}.pdf" for file in files]
    for output in outputs:
        output.unlink(missing_ok=True)
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], capture_output=True, check=True)
    if missing := [output.name for output in outputs if not output.exists()]:
        raise RuntimeError(f"LibreOffice made no {', '.join(missing)}")
