"""The JSON Schemas that editors use: of the answers file and of every kind of source file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.build.project import Project
from docgen.library import shapes
from docgen.questionnaire.json_schema import answers, for_editor, sources

FOLDER = "json"


def editor_schemas(project: Project) -> Mapping[str, str]:
    """The text of each schema by its file name."""
    kinds: dict[str, Any] = {
        "clause": shapes.ClauseFront,
        "definition": shapes.DefinitionFront,
        "outline": shapes.OutlineShape,
        "execution": shapes.ExecutionBlockShape,
        "authorities": list[shapes.AuthorityShape],
        "requirements": list[shapes.RequirementShape],
        "figures": list[shapes.FigureShape],
        "words": shapes.WordsShape,
        "style": shapes.StyleShape,
        "numbering": shapes.NumberingShape,
    }
    schemas = {name: for_editor(shape, name.capitalize()) for name, shape in kinds.items()}
    schemas |= sources()
    schemas["answers"] = answers(project.questionnaire)
    return {f"{name}.schema.json": _text(schema) for name, schema in sorted(schemas.items())}


def stale(project: Project) -> list[str]:
    """The schema files that are missing or not what they would be if they were written now."""
    folder = project.schemas / FOLDER
    current = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.schema.json")}
    wanted = editor_schemas(project)
    return sorted(name for name in {*wanted, *current} if wanted.get(name) != current.get(name))


def write(project: Project) -> list[Path]:
    """Write the schemas that are stale; the files written."""
    folder = project.schemas / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    wanted, written = editor_schemas(project), []
    for name in stale(project):
        path = folder / name
        if name in wanted:
            path.write_text(wanted[name], encoding="utf-8")
        else:
            path.unlink()
        written.append(path)
    return written


def _text(schema: Any) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
