"""A small consortium with two papers and a letter to each of two members: what the tests of a build build."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from docgen.build.build import Built, Order, build
from docgen.build.manifest import read
from docgen.build.project import Project
from tests.samples import PROJECT
from tests.tiny_library import ANSWERS, TinyLibrary
from tests.tiny_library import build as tiny_library

OUTLINES = {
    "agreement": "{clauses: [notice]}",
    "rules": "{clauses: [fees]}",
    "letter": "{clauses: [welcome]}\nfor_each: members as member",
}


@dataclass
class Papers:
    """The library, the answers and the folder that the set is built into."""

    tiny: TinyLibrary
    answers: Path
    out: Path

    @property
    def project(self) -> Project:
        return self.tiny.project

    def build(self, *formats: str, **order: object) -> Built:
        wanted = Order(self.answers, self.out, formats or ("text",), workers=0, **order)  # type: ignore[arg-type]
        return build(self.project, wanted)

    def answer(self, old: str, new: str) -> None:
        """Change some words of the answers file."""
        text = self.answers.read_text(encoding="utf-8")
        assert old in text
        self.answers.write_text(text.replace(old, new), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """What is in the folder now."""
        return contents(self.out)


def contents(folder: Path) -> dict[str, bytes]:
    """The names and bytes of all files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def beside(folder: Path) -> list[str]:
    """What a build left beside the folder."""
    return sorted(path.name for path in folder.parent.iterdir() if ".docgen-" in path.name)


def is_whole(folder: Path) -> bool:
    """Whether the folder holds exactly the files of its manifest, as they were made."""
    from docgen.build.folder import look

    manifest = read(folder)
    standing = look(folder, manifest)
    return manifest is not None and standing.intact == {file.name for file in manifest.files} and not standing.precious


def papers(root: Path) -> Papers:
    tiny = tiny_library(root / "library")
    for name in ("shell.docx", "print.css", "notes.css"):
        shutil.copy(PROJECT.house / name, root / "library" / "templates" / "house" / name)
    (root / "library" / "templates" / "house" / "fonts").symlink_to(PROJECT.house / "fonts")
    tiny.clause("notice", "1. The hub must give {{ hub.days | days }} of notice.\n")
    tiny.clause("fees", "1. The fee is {{ hub.fee | money }}.\n")
    tiny.clause("welcome", "1. Welcome, {{ member.name }} of {{ member.town }}.\n")
    for name, parts in OUTLINES.items():
        clauses, _, more = parts.partition("\n")
        file = "letter-{{ member.name | slug }}" if more else name
        tiny.write(
            f"templates/documents/{name}.yaml",
            f"id: {name}\ntitle: {name.title()}\nreference: the {name.title()}\nsubject: A paper\nscheme: agreement\n"
            f'file: "{file}"\nparts:\n  - {clauses}\n{more}\n',
        )
    answers = root / "answers.yaml"
    answers.write_text(dedent(ANSWERS), encoding="utf-8")
    return Papers(tiny, answers, root / "out")
