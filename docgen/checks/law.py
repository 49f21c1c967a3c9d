"""Every authority that is cited is in the register, and what is not verified is said."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.subject import LibrarySubject, error
from docgen.findings import Finding, Place, Severity
from docgen.sources.suggest import did_you_mean


def unknown_authorities(subject: LibrarySubject) -> Iterator[Finding]:
    """A citation of an authority that is not in the register."""
    known = subject.library.authorities
    for name, place in cited(subject):
        if name not in known:
            hint = did_you_mean(name, known)
            message = f"The authority ‘{name}’ is not in the register."
            yield error("unknown-authority", message, place, remedy=hint or "Add it to authorities.yaml.")


def unverified_authorities(subject: LibrarySubject) -> Iterator[Finding]:
    """A citation of an authority that nobody has confirmed yet."""
    for name, place in cited(subject):
        authority = subject.library.authorities.get(name)
        if authority is not None and not authority.verified:
            doubt = authority.doubt or "nobody has confirmed it"
            message = f"{authority.title} is not verified: {doubt.rstrip('.')}."
            yield Finding("unverified-authority", Severity.NOTE, message, (place,))


def cited(subject: LibrarySubject) -> Iterator[tuple[str, Place]]:
    """Every citation in the library, with its place."""
    library = subject.library
    for written in (*subject.files(), *library.executions):
        yield from ((basis.authority, written.place) for basis in written.basis)
    for figure in library.figures.values():
        if figure.authority is not None:
            yield figure.authority, Place("templates/figures.yaml")
    yield from subject.cited
