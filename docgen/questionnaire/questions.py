"""The questionnaire as a value: sections, questions, derived facts and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from docgen.expressions.fill_in import FillIn
from docgen.expressions.parse import Expression
from docgen.expressions.values import Choice
from docgen.expressions.vocabulary import Vocabulary
from docgen.findings import Finding, Place, Severity
from docgen.questionnaire.paths import general


@dataclass(frozen=True, slots=True)
class Lawful:
    """The least and greatest answer that the law allows, and the authority's id, or ""."""

    least: int | None = None
    most: int | None = None
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Sensible:
    """The range that is usual, and the answer most often given: a number, or how it hangs on earlier answers."""

    least: int | None = None
    most: int | None = None
    usual: int | Expression | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """How an answer stands inside a printed sentence.

    ``after`` are the words printed right before it, ``begins`` is the word it begins with; ``small`` says what of it
    begins with a small letter: "word" (its first word, unless that is a name), "article" (the, a, an), or "".
    """

    after: str = ""
    begins: str = ""
    small: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a text must be written: the regular expression it ``matches`` as a whole, and what that ``means``."""

    matches: str
    means: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A time later than the drafting, before which nobody can answer some questions.

    ``about`` says what to do with them until then; ``one`` and ``several`` are how those open are counted.
    """

    id: str
    title: str
    about: str
    one: str
    several: str

    def counted(self, number: int) -> str:
        """So many open questions of the stage in words: “24 facts for the signing”."""
        return self.one if number == 1 else self.several.format(count=number)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``path`` is its name in expressions, with the section's id: ``meetings.notice_days``.

    ``hint`` says how to write the answer, ``phrase`` how it stands in a sentence, None where it stands alone; ``unit``
    is what a whole number counts, and ``registered_as`` gives "company" or "charity" for a number of such a register.
    A date that is ``not_to_come`` draws a warning while its day is still to come, and no execution copy is made.
    ``sentences`` stand by themselves. ``choices_when`` has the conditions of choices that are not always offered, by
    their codes.
    """

    path: str
    id: str
    section: str
    ask: str
    short: str
    why: str
    example: str | tuple[str, ...]
    type: str
    place: Place
    when: Expression | None = None
    choices: tuple[Choice, ...] = ()
    of: str = ""
    lawful: Lawful = Lawful()
    sensible: Sensible = Sensible()
    nation: Expression | None = None
    authority: str = ""
    minutes: float = 1
    agree: str = ""
    hint: str = ""
    phrase: Phrase | None = None
    unit: str = ""
    registered_as: Expression | None = None
    example_fits_many: bool = False
    stage: Stage | None = None
    not_to_come: bool = False
    sentences: bool = False
    pattern: Pattern | None = None
    choices_when: Mapping[str, Expression] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Derived:
    """A fact worked out from answers, by its name in expressions."""

    path: str
    id: str
    value: Expression
    means: str
    place: Place
    means_not: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often a section is answered: the name of one item, how many there may be, and the question naming it."""

    item: str
    least: int
    most: int
    label: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions answered once, or, with ``repeat``, once for each item."""

    id: str
    title: str
    about: str
    questions: tuple[Question, ...]
    derived: tuple[Derived, ...]
    place: Place
    when: Expression | None = None
    repeat: Repeat | None = None
    agree: str = ""

    def question(self, name: str) -> Question | None:
        """The question with that id."""
        return next((question for question in self.questions if question.id == name), None)


@dataclass(frozen=True, slots=True)
class RuleEach:
    """``members as member if …``: the items a rule is checked for, one by one."""

    items: Expression
    name: str
    only_if: Expression | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A statement over the answers that the law or good practice asks for.

    ``until_final``: it says what must be ready when papers are signed, so that in a draft it only warns. The
    ``authority`` is named only where ``cited_when`` holds, as law that does not apply to a reader would mislead.
    """

    id: str
    severity: Severity
    holds: Expression
    message: tuple[str | FillIn, ...]
    remedy: tuple[str | FillIn, ...]
    questions: tuple[str, ...]
    place: Place
    each: RuleEach | None = None
    when: Expression | None = None
    authority: str = ""
    until_final: bool = False
    cited_when: Expression | None = None


@dataclass(frozen=True, slots=True)
class PlainWord:
    """A word of the questions that a founder may not know, and a sentence that says what it ``means``."""

    word: str
    means: str


@dataclass(frozen=True, eq=False)
class Questionnaire:
    """Everything under schemas/; ``findings`` are the problems of those files."""

    sections: tuple[Section, ...]
    rules: tuple[Rule, ...]
    vocabulary: Vocabulary
    figures: Mapping[str, int | str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    stages: Mapping[str, Stage] = field(default_factory=dict)
    glossary: tuple[PlainWord, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Section]:
        """The sections by their ids."""
        return {section.id: section for section in self.sections}

    @cached_property
    def by_path(self) -> Mapping[str, Question]:
        """The questions by their paths; those of repeated sections too (``members.email``)."""
        return {question.path: question for question in self.questions()}

    @cached_property
    def derived(self) -> Mapping[str, Derived]:
        """The derived facts by their paths."""
        return {fact.path: fact for section in self.sections for fact in section.derived}

    @cached_property
    def needed(self) -> Mapping[str, tuple[str, ...]]:
        """By the path of a question what its condition names, where one of these must be asked for it to be asked.

        That is so where it names nothing but questions, and does not ask whether there is an answer (“is none”).
        """
        found = {}
        for section in self.sections:
            own = f"{section.repeat.item}." if section.repeat else ""
            for question in section.questions:
                names = question.when.names if question.when else ()
                paths = (
                    f"{section.id}.{name.removeprefix(own)}" if own and name.startswith(own) else name for name in names
                )
                plain = all(path in self.by_path for path in paths)
                if question.when and plain and " is " not in f" {question.when.source} ":
                    found[question.path] = tuple(names)
        return found

    def questions(self) -> Iterator[Question]:
        """Every question in order."""
        for section in self.sections:
            yield from section.questions

    def question(self, path: str) -> Question | None:
        """The question at a path: ``meetings.notice_days``, ``members.email`` or ``members[3].email``."""
        return self.by_path.get(general(path))
