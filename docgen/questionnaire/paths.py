"""The path of an answer, such as ``members[3].email``, and where it stands in the file."""

from __future__ import annotations

from typing import Any

from docgen.sources.nodes import Node, Step, plain


def path_of(loc: tuple[Step, ...]) -> str:
    """``members[3].email`` for ("members", 2, "email")."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in loc).removeprefix(".")


def general(path: str) -> str:
    """The question of a path, whichever item it is of: ``members.email`` for ``members[3].email``."""
    head, bracket, rest = path.partition("[")
    return f"{head}{rest.partition(']')[2]}" if bracket else path


def typed_at(node: Node, path: str) -> str | list[str] | None:
    """What stands in a file for the question at a path, as it was typed; None where nothing does."""
    found: Any = node
    for step in location(path):
        try:
            found = found.items[step] if isinstance(step, int) else found.entry(step).value
        except (AttributeError, IndexError):
            return None
    found = plain(found)
    if isinstance(found, list):
        return [str(item or "") for item in found]
    return str(found) if isinstance(found, str) else None


def location(path: str) -> tuple[Step, ...]:
    """Where the answer of a path stands in the file: ("members", 2, "email") for ``members[3].email``."""
    before, dot, name = path.partition(".")
    head, _, number = before.rstrip("]").partition("[")
    inner: tuple[Step, ...] = (int(number) - 1,) if number else ()
    return (head, *inner, *((name,) if dot else ()))
