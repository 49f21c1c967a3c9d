"""The house style on disk: print stylesheet, fonts, Word shell, numbering and the words the engine prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class House:
    """The folder ``templates/house``; each file is read when first asked for, and kept.

    ``letterhead`` is a firm's own Word file, whose look Word files take instead of that of ``shell.docx``.
    """

    root: Path
    letterhead: Path | None = None

    def __reduce__(self) -> tuple[type[House], tuple[Path, Path | None]]:
        """Another process is told only where the house is, and reads what it needs."""
        return House, (self.root, self.letterhead)

    @property
    def fonts_dir(self) -> Path:
        """The folder of the font files that are put into every PDF."""
        return self.root / "fonts"

    @property
    def css_path(self) -> Path:
        """The stylesheet of the HTML and the PDF."""
        return self.root / "print.css"

    @property
    def notes_css_path(self) -> Path:
        """What follows the stylesheet in a PDF that has drafting notes."""
        return self.root / "notes.css"

    @property
    def shell_path(self) -> Path:
        """The Word file that gives covers, headers and styles."""
        return self.root / "shell.docx"

    @property
    def numbering_path(self) -> Path:
        """The number formats and indents of each kind of clause."""
        return self.root / "numbering.yaml"

    @property
    def words_path(self) -> Path:
        """The words that the engine itself prints."""
        return self.root / "words.yaml"

    @cached_property
    def css(self) -> str:
        """The text of the stylesheet."""
        return self.css_path.read_text(encoding="utf-8")

    @cached_property
    def notes_css(self) -> str:
        """The text of the stylesheet for PDFs with drafting notes."""
        return self.notes_css_path.read_text(encoding="utf-8")

    @cached_property
    def font_files(self) -> tuple[Path, ...]:
        """The font files, in the order of their names."""
        return tuple(sorted(path for path in self.fonts_dir.glob("*") if path.suffix.lower() in (".ttf", ".otf")))

    @property
    def form_font(self) -> Path:
        """The font of what people type into forms: the first regular face, as the faces are named."""
        return next((path for path in self.font_files if "regular" in path.stem.lower()), self.font_files[0])

    @cached_property
    def numbering(self) -> Mapping[str, Any]:
        """The numbering file as plain data."""
        return _mapping(self.numbering_path)

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """The words file as plain data."""
        return _mapping(self.words_path)


def _mapping(path: Path) -> Mapping[str, Any]:
    # Only the Word writer and the library need these files: a PDF worker starts without the YAML reader.
    from docgen.sources import yaml_text

    data = yaml_text.plain(yaml_text.read(path.read_text(encoding="utf-8"), str(path)))
    if not isinstance(data, dict):
        raise TypeError(f"{path} must hold a mapping")
    return data
