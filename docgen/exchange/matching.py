"""Which member an answer is about: by its number on a register, then by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from docgen.exchange.forms import Part
from docgen.exchange.written import Held
from docgen.findings import Finding, Severity
from docgen.questionnaire.questions import Section
from docgen.questionnaire.registration import tidy
from docgen.questionnaire.types import REGISTERS
from docgen.sources.quoting import quoted

Key = tuple[str, str]


class Matcher:
    """Finds the items of one repeated section: those that the answers file has, and those that files add.

    Items are counted from 1; those that are new stand after those of the file.
    """

    def __init__(self, section: Section, held: Held) -> None:
        """``held`` is what the answers file has."""
        self.section = section
        self.label = section.repeat.label if section.repeat else ""
        self._registers = [question.id for question in section.questions if question.type in REGISTERS]
        self._numbers: dict[Key, set[int]] = {}
        self._names: dict[str, set[int]] = {}
        self.count = held.count(section.id)
        for number in range(1, self.count + 1):
            prefix = f"{section.id}[{number}]"
            known = {one.id: held.shown(one, f"{prefix}.{one.id}") for one in section.questions}
            self._remember(number, known)

    def find(self, part: Part) -> int | Finding:
        """The number of the item that a part is about, a new one where there is none; or why that is not clear."""
        typed = {name: cell.text for name, cell in part.cells.items()}
        for values in (part.before or {}, typed):
            by_number = {one for key in self._keys(values) for one in self._numbers.get(key, ())}
            by_name = self._names.get(_folded(values.get(self.label, "")), set())
            found = by_number & by_name or (by_number if len(by_number) == 1 else set()) or by_name
            if by_number and by_name and not by_number & by_name:
                return self._unclear(part, values.get(self.label, ""))
            if len(found) > 1:
                return self._unclear(part, values.get(self.label, ""))
            if found:
                number = found.pop()
                self._remember(number, typed)
                return number
        if not typed.get(self.label):
            short = next(one.short for one in self.section.questions if one.id == self.label)
            message = f"This row has answers, but no {quoted(short)}."
            return Finding("exchange-match", Severity.ERROR, message, (part.place,), "Say whose answers they are.")
        self.count += 1
        self._remember(self.count, typed)
        return self.count

    def _unclear(self, part: Part, name: str) -> Finding:
        message = (
            f"It is not clear which entry of {quoted(self.section.title)} this is about: the name is {quoted(name)},"
        )
        message += " and the number is another’s, or several have it."
        return Finding("exchange-match", Severity.ERROR, message, (part.place,), "Make name and number agree.")

    def _remember(self, number: int, values: Mapping[str, str]) -> None:
        for key in self._keys(values):
            self._numbers.setdefault(key, set()).add(number)
        if values.get(self.label):
            self._names.setdefault(_folded(values[self.label]), set()).add(number)

    def _keys(self, values: Mapping[str, str]) -> Iterator[Key]:
        for name in self._registers:
            if values.get(name):
                yield name, tidy(values[name])


def put_back(parts: Sequence[Part], label: str) -> list[Part]:
    """The parts of one sheet where rows were moved: each with what its own item was before, not its new row's."""
    was = {part.before[label]: part.before for part in parts if part.before and part.before.get(label)}
    found = []
    for part in parts:
        name = part.cells[label].text if label in part.cells else ""
        moved = part.before is not None and name in was and part.before.get(label) != name
        found.append(replace(part, before=was[name]) if moved else part)
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
