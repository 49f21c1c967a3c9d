"""Pinning the fonts: the layout libraries see the fonts of the house and no others."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from docgen.sources.user_cache import user_cache

_VARIABLE: Final = "FONTCONFIG_FILE"
_SETTINGS: Final = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


@contextmanager
def only(fonts_dir: Path) -> Iterator[None]:
    """While it lasts, font settings that are loaded hold the fonts of this folder alone.

    What was loaded keeps them. The setting is taken back at the end, so that programs started from this process
    later still find the fonts of the system.
    """
    before = os.environ.get(_VARIABLE)
    # The path must be absolute: a relative one is looked up in the system's own folder, which silently gives its fonts.
    os.environ[_VARIABLE] = str(settings_file(fonts_dir).resolve())
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before


def settings_file(fonts_dir: Path) -> Path:
    """The font settings file that names this folder, written to the user's cache if it is not there yet."""
    fonts = fonts_dir.resolve()
    folder = _cache_folder()
    text = _SETTINGS.format(fonts=escape(str(fonts)), cache=escape(str(folder / "faces")))
    path = folder / f"fonts-{hashlib.sha256(text.encode()).hexdigest()[:16]}.conf"
    if not path.exists():
        _put(path, text)
    return path


def _cache_folder() -> Path:
    """A folder to write in: the user's cache, or a new one for this process. The package itself may be read-only."""
    try:
        folder = user_cache("fonts")
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        own = Path(tempfile.mkdtemp(prefix="docgen-fonts-"))
        atexit.register(shutil.rmtree, own, ignore_errors=True)
        return own


def _put(path: Path, text: str) -> None:
    """Put the file in place at once, as several processes may start together."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as file:
        file.write(text)
    os.replace(file.name, path)
