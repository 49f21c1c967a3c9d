"""A document filled in with docxtpl, as docassemble does it: every clause in one template, with tags for answers.

The template holds only the clauses that this document prints, and each answer is a name that is ready to print. Both
are less work than a template of all alternatives.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from docxtpl import DocxTemplate

from bench import python_docx_way
from bench.passages import Piece
from docgen.model.inlines import Filled, Inline

_OTHER = re.compile(r"\W+")


@dataclass(slots=True)
class Template:
    """A template as bytes, and what fills it: answers by name, and for each condition that it holds."""

    data: bytes = b""
    context: dict[str, object] = field(default_factory=dict)

    @property
    def conditions(self) -> int:
        """How many conditions there are."""
        return sum(value is True for value in self.context.values())

    def rendered(self) -> bytes:
        """The .docx that the template gives. The template is read anew each time, as docassemble reads it."""
        template = DocxTemplate(io.BytesIO(self.data))
        template.render(self.context, autoescape=True)
        stream = io.BytesIO()
        template.save(stream)
        return stream.getvalue()


def template(pieces: Iterable[Piece]) -> Template:
    """The template of a document."""
    made = Template()
    document = python_docx_way.filled((), _as_it_is)
    for clause, together in groupby(pieces, key=lambda piece: piece.clause):
        name = f"if_{_OTHER.sub('_', clause)}"
        if clause:
            made.context[name] = True
            document.add_paragraph(f"{{%p if {name} %}}")
        for piece in together:
            python_docx_way.put(document, piece, lambda inline: _tagged(inline, made.context))
        if clause:
            document.add_paragraph("{%p endif %}")
    made.data = python_docx_way.saved(document)
    return made


def _tagged(inline: Inline, context: dict[str, object]) -> str:
    """An answer as a tag, the name of which says where it comes from; all else as it is."""
    if not isinstance(inline, Filled) or not inline.text.strip():
        return inline.text
    path = _OTHER.sub("_", inline.path).strip("_") or "typed"
    name, count = path, 1
    while context.setdefault(name, inline.text) != inline.text:
        count += 1
        name = f"{path}_{count}"
    return f"{{{{ {name} }}}}"


def _as_it_is(inline: Inline) -> str:
    return inline.text
