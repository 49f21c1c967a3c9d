"""The signatures of a document: who signs, and how each kind of body does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.assembly.fill import Filling
from docgen.expressions.parse import holds
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
    return tuple(block for signer in outline.signers for block in _blocks(signer, executions, scope, filling))


def _blocks(
    signer: Signer, executions: Sequence[WrittenExecution], scope: Scope, filling: Filling
) -> Iterator[ExecutionBlock]:
    if signer.when is not None and holds(signer.when, scope) is False:
        return
    scopes: list[tuple[Scope, str]] = [(scope, "")]
    if signer.repeat is not None:
        items = filling.items(signer.repeat, scope)
        scopes = [] if isinstance(items, Undecided) else items
    for inner, key in scopes:
        party = {name: _known(expression.evaluate(inner)) for name, expression in signer.party.items()}
        yield _block(signer, key or "hub", Layered({"party": party}, inner), executions, filling)


def _block(
    signer: Signer, key: str, scope: Scope, executions: Sequence[WrittenExecution], filling: Filling
) -> ExecutionBlock:
    ways = [(way, holds(way.when, scope)) for way in executions]
    certain = [way for way, value in ways if value is True]
    possible = [way for way, value in ways if isinstance(value, Undecided)]
    name = _name(scope)
    if len(certain) != 1 and not possible:
        filling.findings.append(_misfit(signer, name, certain))
    way = (certain or possible or list(executions))[0]
    signatures = tuple(
        tuple(SignatureLine(label, filling.line(value, scope)) for label, value in signature)
        for signature in way.signatures
    )
    return ExecutionBlock(f"execution-{key}", name, filling.line(way.intro, scope), signatures)


def _known(value: object) -> object:
    """An answer as the execution files see it: one that hangs on an open question stands for that question."""
    return value.causes[0] if isinstance(value, Undecided) and value.causes else value


def _name(scope: Scope) -> str:
    name = scope.lookup("party.name")
    label = getattr(name, "label", None)
    return Blank("", label).text if isinstance(label, str) else str(name)


def _misfit(signer: Signer, name: str, certain: Sequence[WrittenExecution]) -> Finding:
    ways = ", ".join(way.id for way in certain) or "none"
    message = f"There must be exactly one way of signing for {name}, and there is: {ways}."
    places = (signer.place, *(way.place for way in certain))
    return Finding("execution", Severity.ERROR, message, places, "Change the conditions in templates/execution.")
