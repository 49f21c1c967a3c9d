"""The names an expression may use, and what each means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Kind(StrEnum):
    """What kind of value a name or an expression gives."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    LIST = "list"
    ITEM = "item"
    GROUP = "group"
    NOTHING = "nothing"
    ANYTHING = "anything"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name or expression means.

    ``label`` is its short name for readers; ``choices`` maps codes to labels; ``of`` names the repeated group of an
    item or a list of items; ``says`` is what a derived yes-or-no fact says when it holds, as a clause of a sentence,
    and ``denies`` what it says when it does not; ``natural`` says that a number cannot be negative.
    """

    kind: Kind
    label: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    of: str = ""
    says: str = ""
    natural: bool = False
    denies: str = ""


NOTHING = Meaning(Kind.NOTHING)
ANYTHING = Meaning(Kind.ANYTHING)
TEXT = Meaning(Kind.TEXT)
NUMBER = Meaning(Kind.NUMBER)
YES_NO = Meaning(Kind.YES_NO)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every name with its meaning; ``groups`` holds the field names of the items of each repeated group."""

    names: Mapping[str, Meaning]
    groups: Mapping[str, Mapping[str, Meaning]] = field(default_factory=dict)

    def meaning(self, name: str) -> Meaning | None:
        """What a dotted name means, also through items (``director.nominated_by.name``); None if unknown."""
        found = self.names.get(name)
        if found is not None:
            return found
        head, dot, last = name.rpartition(".")
        outer = self.meaning(head) if dot else None
        if outer is None:
            return None
        if outer.kind is Kind.ANYTHING:
            return ANYTHING
        return self.groups.get(outer.of, {}).get(last) if outer.kind is Kind.ITEM else None

    def within(self, group: str, name: str) -> Vocabulary:
        """This vocabulary where ``name`` also means one item of a group: ``within("members", "member")``."""
        of = self.names.get(group)
        item = Meaning(Kind.ITEM, name.replace("_", " "), of=of.of) if of else ANYTHING
        return self.with_names({name: item})

    def with_names(self, names: Mapping[str, Meaning]) -> Vocabulary:
        """This vocabulary with more names."""
        return replace(self, names={**self.names, **names})

    def known(self) -> Iterator[str]:
        """Every dotted name that could be written, for “did you mean”."""
        for name, meaning in self.names.items():
            yield name
            if meaning.kind is Kind.ITEM:
                yield from (f"{name}.{field_name}" for field_name in self.groups.get(meaning.of, ()))
