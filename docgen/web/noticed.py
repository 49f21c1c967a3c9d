"""What somebody is shown before the page goes on: each warning about an answer just saved, and each error it brings.

A page carries what it has told, so that it does not matter whether its button or its script has saved the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

from docgen.findings import Severity
from docgen.web.fields import Form
from docgen.web.sitting import Told, View

NAME: Final = "told"
"""The name under which a form carries what its page has told."""
_LENGTH: Final = 12


def noticed(view: View, paths: Iterable[str]) -> Mapping[str, Told]:
    """What is told about the answers at some paths, and every error of the set: by what it is told apart by.

    A warning that stays when its answer is changed counts as another one: it is not mended.
    """
    shown = list(paths)
    found: dict[str, Told] = {}
    for told in view.told:
        part = [path for path in shown if view.involves(told, path)]
        if part or told.finding.severity is Severity.ERROR:
            typed = [(path, view.reading.typed(path)) for path in part]
            found[sha256(repr((told.finding.told, typed)).encode()).hexdigest()[:_LENGTH]] = told
    return found


def carried(view: View, paths: Iterable[str]) -> str:
    """What a form carries that has told all about the answers at some paths."""
    return " ".join(noticed(view, paths))


def new(view: View, paths: Iterable[str], form: Form) -> list[Told]:
    """What a form with the answers at some paths has not told, errors first."""
    told = form.get(NAME, "").split()
    return [one for name, one in noticed(view, paths).items() if name not in told]
