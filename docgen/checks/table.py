"""All checks, one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from docgen.checks import assembled, coverage, law, names, pointers, printed, style, terms, wording
from docgen.checks.subject import LibrarySubject, SetSubject
from docgen.findings import Finding


@dataclass(frozen=True, slots=True)
class LibraryCheck:
    """A check over what is written, before anybody answers anything."""

    id: str
    looks_for: str
    run: Callable[[LibrarySubject], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class SetCheck:
    """A check over the documents that some answers give."""

    id: str
    looks_for: str
    run: Callable[[SetSubject], Iterator[Finding]]


LIBRARY_CHECKS: Final[tuple[LibraryCheck, ...]] = (
    LibraryCheck("unknown-name", "names, choices and comparisons that no question allows for", names.unknown_names),
    LibraryCheck("unknown-format", "formats that do not exist", names.unknown_formats),
    LibraryCheck("unknown-clause", "outlines that name a clause that is not there", pointers.unknown_clauses),
    LibraryCheck("homeless-clause", "clauses that no outline names", pointers.homeless_clauses),
    LibraryCheck("unknown-reference", "cross-references to what is not there", pointers.unknown_references),
    LibraryCheck("unknown-authority", "citations that are not in the register", law.unknown_authorities),
    LibraryCheck("unverified-authority", "citations that nobody has confirmed", law.unverified_authorities),
    LibraryCheck(
        "unknown-in-requirements", "requirements that name what is not there", coverage.unknown_in_requirements
    ),
    LibraryCheck("uncovered-requirement", "requirements that no clause meets", coverage.uncovered_requirements),
    LibraryCheck("banned-word", "words that clauses do not use", wording.banned_words),
    LibraryCheck("unfinished-words", "words that stand for missing words", wording.unfinished_words),
    LibraryCheck("typed-number", "figures with units typed into clauses", wording.typed_numbers),
    LibraryCheck("typed-reference", "cross-references typed by hand", wording.typed_references),
    LibraryCheck("indentation", "numbered items read as plain text", wording.indentation),
    LibraryCheck("empty-clause", "clauses without words", wording.empty_clauses),
    LibraryCheck("long-sentence", "sentences that are too long to follow", style.long_sentences),
    LibraryCheck("long-provision", "provisions that say more than one thing", style.long_provisions),
    LibraryCheck("duty-without-actor", "duties that do not say whose they are", style.duties_without_actor),
    LibraryCheck("duty-in-definition", "definitions that bind somebody", style.duties_in_definitions),
    LibraryCheck("period-without-unit", "periods that are printed as bare numbers", style.periods_without_unit),
)

SET_CHECKS: Final[tuple[SetCheck, ...]] = (
    SetCheck("broken-reference", "references to clauses that are left out", assembled.broken_references),
    SetCheck("undefined-term", "capitalised words that nothing defines", terms.undefined_terms),
    SetCheck("defined-twice", "terms that one document defines twice", terms.terms_defined_twice),
    SetCheck("unused-term", "terms that are defined and not used", terms.unused_terms),
    SetCheck("blank", "blanks in an execution copy", assembled.blanks),
    SetCheck("unmentioned-schedule", "schedules that nothing refers to", assembled.unmentioned_schedules),
    SetCheck("unbalanced-list", "lists whose items do not close", printed.unbalanced_lists),
    SetCheck("repeated-heading", "headings that stand twice", printed.repeated_headings),
    SetCheck("missing-signatory", "parties without an execution block", assembled.missing_signatories),
)


def check_library(subject: LibrarySubject) -> list[Finding]:
    """Every finding over the library."""
    return [finding for check in LIBRARY_CHECKS for finding in dict.fromkeys(check.run(subject))]


def check_set(subject: SetSubject) -> list[Finding]:
    """Every finding over an assembled set, the passes' own first.

    What is wrong in a clause that several documents have, or in a document made once for each item, is told once.
    """
    found = [finding for check in SET_CHECKS for finding in check.run(subject)]
    once = {(one.rule, one.message, *map(str, one.places)): one for one in reversed(found)}
    return [*subject.documents.findings, *reversed(once.values())]
