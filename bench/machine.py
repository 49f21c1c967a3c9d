"""The computer that the figures are of."""

from __future__ import annotations

import ctypes
import os
import platform
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench.libreoffice import PROGRAM
from bench.timing import in_turn

PACKAGES = ("weasyprint", "docxtpl", "python-docx", "typst")
_STEPS = 1_000_000


def described() -> Iterator[str]:
    """Lines about the computer: processor, Python, and the versions of everything that is measured."""
    yield f"{_processor()}, {cores()} processors, {platform.system()} {platform.machine()}"
    yield f"Python {platform.python_version()}; {', '.join(f'{name} {_version(name)}' for name in PACKAGES)}"
    yield f"Pango {_pango()}, HarfBuzz {_harfbuzz()}; {_libreoffice()}"


def busy() -> str:
    """How busy and how fast the processors are at this moment: other figures stretch with these."""
    loop = in_turn({"loop": lambda: sum(number * number for number in range(_STEPS))}, 3)["loop"]
    load = os.getloadavg()[0]
    return f"load {load:.1f} on {cores()} processors; {_STEPS:,} multiplications in {loop.wall * 1000:,.0f} ms"


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text(encoding="utf-8").splitlines() if facts.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _pango() -> str:
    try:
        number = ctypes.CDLL("libpango-1.0.so.0").pango_version()
    except OSError:
        return "not found"
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _harfbuzz() -> str:
    try:
        told = ctypes.CDLL("libharfbuzz.so.0").hb_version_string
    except OSError:
        return "not found"
    told.restype = ctypes.c_char_p
    return str(told().decode())


def _libreoffice() -> str:
    if PROGRAM is None:
        return "LibreOffice not found"
    told = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=False).stdout
    return " ".join(told.split()[:2]) or "LibreOffice, version not told"
