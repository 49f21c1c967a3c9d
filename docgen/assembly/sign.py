"""The signatures of a document: who signs, and how each kind of body does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.assembly.fill import Filling, Turn
from docgen.expressions.parse import Expression, holds
from docgen.expressions.scope import Layered, Scope
from docgen.expressions.values import Undecided
from docgen.findings import Finding, Severity
from docgen.library.library import Outline, Signer, WrittenExecution
from docgen.model.blocks import ExecutionBlock, SignatureLine
from docgen.model.inlines import Blank


def sign(
    outline: Outline, executions: Sequence[WrittenExecution], scope: Scope, filling: Filling
) -> tuple[ExecutionBlock, ...]:
    """One execution block for each party of the outline; a party that no way of signing fits is a finding."""
    return tuple(
        block
        for number, signer in enumerate(outline.signers, start=1)
        for block in _blocks(signer, str(number), executions, scope, filling)
    )


def _blocks(
    signer: Signer, number: str, executions: Sequence[WrittenExecution], scope: Scope, filling: Filling
) -> Iterator[ExecutionBlock]:
    if signer.when is not None and holds(signer.when, scope) is False:
        return
    turns = [Turn(scope, "")]
    if signer.repeat is not None:
        items = filling.items(signer.repeat, scope)
        turns = [] if isinstance(items, Undecided) else items
    for turn in turns:
        values = {name: expression.evaluate(turn.scope) for name, expression in signer.party.items()}
        party = {name: _known(value, signer.party[name], filling) for name, value in values.items()}
        key = f"{number}-{turn.key}" if turn.key else number
        yield from _block(signer, key, Layered({"party": party}, turn.scope), executions, filling)


def _block(
    signer: Signer, key: str, scope: Scope, executions: Sequence[WrittenExecution], filling: Filling
) -> Iterator[ExecutionBlock]:
    ways = [(way, holds(way.when, scope)) for way in executions]
    certain = [way for way, value in ways if value is True]
    possible = [way for way, value in ways if isinstance(value, Undecided)]
    name = _name(scope)
    if len(certain) != 1 and not possible:
        filling.findings.append(_misfit(signer, name, certain))
    likely = certain[:1] or sorted(possible or executions, key=lambda way: not way.usual)
    if len(likely) > 1:
        likely = [way for way in likely if _can_be_printed(way, scope, filling)] or likely
    for way in likely[:1]:
        yield _filled(way, key, name, scope, filling)


def _can_be_printed(way: WrittenExecution, scope: Scope, filling: Filling) -> bool:
    """Whether it prints no answer for which nobody is asked: such a way of signing will not be the one."""
    before = len(filling.findings)
    _filled(way, "", "", scope, filling)
    asked = len(filling.findings) == before
    del filling.findings[before:]
    return asked


def _filled(way: WrittenExecution, key: str, name: str, scope: Scope, filling: Filling) -> ExecutionBlock:
    signatures = tuple(
        tuple(SignatureLine(label, filling.line(value, scope)) for label, value in signature)
        for signature in way.signatures
    )
    return ExecutionBlock(f"execution-{key}", name, filling.line(way.intro, scope), signatures)


def _known(value: object, expression: Expression, filling: Filling) -> object:
    """An answer as the execution files see it: one that hangs on an open question stands for its blank."""
    if isinstance(value, Undecided) and value.causes:
        return replace(value.causes[0], label=filling.blanks.of(value, expression).label)
    return value


def _name(scope: Scope) -> str:
    name = scope.lookup("party.name")
    label = getattr(name, "label", None)
    return Blank("", label).text if isinstance(label, str) else str(name)


def _misfit(signer: Signer, name: str, certain: Sequence[WrittenExecution]) -> Finding:
    ways = ", ".join(way.id for way in certain) or "none"
    message = f"There must be exactly one way of signing for {name}, and there is: {ways}."
    places = (signer.place, *(way.place for way in certain))
    return Finding("execution", Severity.ERROR, message, places, "Change the conditions in templates/execution.")
