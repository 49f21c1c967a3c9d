"""Whether this machine can make PDFs: asked before anything is loaded that would end the process if it cannot."""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from importlib.util import find_spec
from typing import Final

from docgen.findings import Finding, Place, Severity
from docgen.writers.house import House

# Library, and its file names on Linux, macOS and Windows. The last one is optional for the layout engine, not for us:
# without it each run gives other bytes, and a page takes eight times as long.
_LIBRARIES: Final[dict[str, tuple[str, str, str]]] = {
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0-0.dll"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "HarfBuzz Subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
}
_PLATFORMS: Final = {"darwin": 1, "win32": 2}
_REMEDY: Final = (
    "On Debian or Ubuntu: apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0. "
    "On macOS: brew install pango. On Windows: install Pango with MSYS2 and put its bin folder on the PATH."
)


def probe(house: House) -> list[Finding]:
    """What is missing for making PDFs, one finding each with how to get it; empty if all is there."""
    findings = []
    if absent := missing_libraries():
        message = f"PDFs cannot be made, because this computer lacks {_joined(absent)}."
        findings.append(Finding("pdf-library", Severity.ERROR, message, remedy=_REMEDY))
    if find_spec("weasyprint") is None:
        message = "PDFs cannot be made, because the Python package WeasyPrint is not installed."
        findings.append(Finding("pdf-library", Severity.ERROR, message, remedy="Install it: pip install weasyprint."))
    if not house.font_files:
        message = "PDFs cannot be made, because the house style has no fonts."
        place = Place(str(house.fonts_dir))
        remedy = "Put the TrueType files that the stylesheet names into this folder."
        findings.append(Finding("pdf-fonts", Severity.ERROR, message, (place,), remedy))
    return findings


@cache
def missing_libraries() -> tuple[str, ...]:
    """The names of the system libraries that cannot be loaded."""
    platform = _PLATFORMS.get(sys.platform, 0)
    return tuple(name for name, files in _LIBRARIES.items() if not _loads(files[platform]))


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _joined(names: tuple[str, ...]) -> str:
    kind = "library" if len(names) == 1 else "libraries"
    return f"the {kind} {', '.join(names[:-1])}{' and ' if len(names) > 1 else ''}{names[-1]}"
