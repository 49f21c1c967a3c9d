"""What is kept of a library comes back as it was, and can be nothing else."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from docgen.build.packing import pack, unpack
from docgen.expressions.explain import explain
from docgen.expressions.parse import parse
from docgen.expressions.scope import Layered
from docgen.expressions.vocabulary import Vocabulary
from docgen.findings import Finding, Place, Severity


class Dangerous:
    """Makes a file when it is read back by a reader that lets it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.file,)


def test_an_expression_comes_back_able_to_work() -> None:
    source = "members | where('small') | length > 1 and (a.b in ['x', 'y'] if not c.d is none else -1 + 2 * 3 < 8)"
    expression = parse(source, Place("clause.md", 3, 7))
    expression.evaluate(Layered({"members": (), "a": {"b": "x"}, "c": {"d": None}}))
    again = unpack(pack(expression))
    assert again == expression
    scope = Layered({"members": ({"small": True}, {"small": True}), "a": {"b": "y"}, "c": {"d": 1}})
    assert again.evaluate(scope) == expression.evaluate(scope) is True
    assert explain(again, Vocabulary({})) == explain(expression, Vocabulary({}))


def test_findings_come_back_as_they_were() -> None:
    finding = Finding("rule", Severity.WARNING, "Look.", (Place("a.md", 1, 2, ("One",)),), "Mend it.")
    assert unpack(pack((finding, {"a": [1, 2.5, None, True]}))) == (finding, {"a": [1, 2.5, None, True]})


def test_nothing_runs_when_foreign_bytes_are_read(tmp_path: Path) -> None:
    file = tmp_path / "made"
    data = pickle.dumps(Dangerous(file))
    with pytest.raises(pickle.UnpicklingError, match="is no value of a library"):
        unpack(data)
    assert not file.exists()


@pytest.mark.parametrize("name", ["docgen.build.workers\n_Worker", "docgen.library.read\nread", "builtins\neval"])
def test_only_plain_values_can_be_named(name: str) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no value of a library"):
        unpack(b"c" + name.encode() + b"\n.")
