"""Every name, choice and format that the library uses exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.assembly.formats import Formats
from docgen.checks.subject import LibrarySubject, error, within
from docgen.expressions.check import check
from docgen.expressions.vocabulary import ANYTHING, Vocabulary
from docgen.findings import Finding
from docgen.library.library import Outline, WrittenExecution
from docgen.library.walk import UsedExpression, expressions, fill_ins, repeat_expressions
from docgen.sources.suggest import did_you_mean


def unknown_names(subject: LibrarySubject) -> Iterator[Finding]:
    """A name, choice code or comparison that the questionnaire does not allow for."""
    for used, vocabulary in _everything(subject):
        yield from check(used.expression, vocabulary)


def unknown_formats(subject: LibrarySubject) -> Iterator[Finding]:
    """A fill-in whose format does not exist."""
    known = Formats(subject.library.words).names
    for used, _ in _everything(subject):
        fill_in = used.fill_in
        if fill_in is not None and fill_in.format is not None and fill_in.format not in known:
            hint = did_you_mean(fill_in.format, known)
            yield error("unknown-format", f"There is no format called “{fill_in.format}”.", fill_in.place, remedy=hint)


def _everything(subject: LibrarySubject) -> Iterator[tuple[UsedExpression, Vocabulary]]:
    for written in subject.files():
        if written.when is not None:
            whole = UsedExpression(written.when, ())
            yield whole, subject.vocabulary_for(whole, written)
        for used in expressions(written.elements):
            yield used, subject.vocabulary_for(used, written)
    for outline in subject.library.outlines.values():
        for used in _of_outline(outline):
            yield used, subject.vocabulary_for(used, outline)
    for execution in subject.library.executions:
        vocabulary = _with_party(subject)
        yield from ((used, vocabulary) for used in _of_execution(execution))


def _of_outline(outline: Outline) -> Iterator[UsedExpression]:
    lines = [outline.title, outline.short_title, outline.subject, outline.file, outline.header]
    lines += [*outline.cover_lines, *outline.small_print]
    lines += [part.heading for part in outline.parts]
    lines += [schedule.heading for schedule in outline.schedules]
    for line in lines:
        yield from fill_ins(line)
    yield from repeat_expressions(outline.repeat)
    conditions = [outline.when, *(part.when for part in outline.parts)]
    conditions.extend(schedule.when for schedule in outline.schedules)
    yield from (UsedExpression(when, ()) for when in conditions if when is not None)
    for signer in outline.signers:
        loops = (signer.repeat,) if signer.repeat else ()
        yield from repeat_expressions(signer.repeat)
        yield from (UsedExpression(value, loops) for value in signer.party.values())
        if signer.when is not None:
            yield UsedExpression(signer.when, ())


def _of_execution(execution: WrittenExecution) -> Iterator[UsedExpression]:
    yield UsedExpression(execution.when, ())
    yield from fill_ins(execution.intro)
    for signature in execution.signatures:
        for _, value in signature:
            yield from fill_ins(value)


def _with_party(subject: LibrarySubject) -> Vocabulary:
    """The names that execution files see: everything that the outlines say of a party."""
    names: Mapping[str, object] = {
        name: value
        for outline in subject.library.outlines.values()
        for signer in outline.signers
        for name, value in signer.party.items()
    }
    return within(subject.vocabulary, ()).with_names({f"party.{name}": ANYTHING for name in names})
