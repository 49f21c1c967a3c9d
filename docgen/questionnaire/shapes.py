"""The shapes of the files under schemas/: what may be written in a section of questions, and in a list of rules."""

from __future__ import annotations

from re import Pattern
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Words = Annotated[str, StringConstraints(min_length=1)]
Bound = int | str

TypeName = Literal[
    "text",
    "paragraph",
    "texts",
    "choice",
    "choices",
    "yes_no",
    "whole_number",
    "money",
    "percent",
    "date",
    "email",
    "web",
    "address",
    "company_number",
    "charity_number",
    "registered_number",
    "person",
    "people",
    "role",
    "item",
    "items",
]


class Shape(BaseModel):
    """A file or a part of one; unknown names are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ChoiceShape(Shape):
    """One of the answers to choose from."""

    id: Name = Field(description="The code that stands in the answers file and in conditions")
    label: Words = Field(description="What people choose from, in plain English")
    words: Words | None = Field(None, description="What is printed in documents; the label if not given")
    when: str | None = Field(None, description="Offered only if this condition holds; over earlier questions")


class LawfulShape(Shape):
    """What the law allows: an answer outside is an error."""

    min: Bound | None = Field(None, description="A number, or an expression over figures")
    max: Bound | None = Field(None, description="A number, or an expression over figures")
    authority: str | None = Field(None, description="The id of the authority that sets the limit")


class SensibleShape(Shape):
    """What is usual: an answer outside is a warning."""

    min: Bound | None = None
    max: Bound | None = None
    usual: Bound | None = Field(
        None, description="The figure most often chosen; may be an expression over earlier answers"
    )


class PhraseShape(Shape):
    """The answer goes on inside a printed sentence, or is one of its parts; “{}” if there is nothing more to say.

    A full stop at its end is taken away, and one with two sentences draws a warning.
    """

    after: Words | None = Field(
        None, description="The words printed right before it, such as “in”: taken away where the answer repeats them"
    )
    begins: Words | None = Field(
        None, description="The word that it begins with, such as “to”: made small; a warning where it is missing"
    )
    small: Literal["word", "article"] | None = Field(
        None,
        description="A warning where a capital should be small: of the first word, unless it is a name the answers "
        "know (“word”), or only of “the”, “a” or “an”, as names may follow (“article”)",
    )


class PatternShape(Shape):
    """How a text must be written; anything else is refused."""

    matches: Pattern[str] = Field(description="A regular expression for the whole answer")
    means: Words = Field(description="The same in words, after “takes”, such as “a code of five digits”")


class StageShape(Shape):
    """A time later than the drafting, at which some questions are answered: an entry of ``stages.yaml``."""

    id: Name
    title: Words = Field(description="Stands over the questions of the stage where they are listed")
    about: Words = Field(description="What to do with such a question until then, to be read under each one")
    one: Words = Field(description="How one open question of the stage is counted")
    several: Annotated[str, StringConstraints(pattern=r"\{count\}")] = Field(
        description="How several are counted, with {count}"
    )


class PlainWordShape(Shape):
    """A word of the questions and what it means: an entry of ``glossary.yaml``."""

    word: Words
    means: Words = Field(description="What it means in these questions, as a sentence that follows the word")


class QuestionShape(Shape):
    """One question."""

    id: Name
    ask: Words = Field(description="The question, ending with a question mark")
    short: Words = Field(description="Its short name, at most 32 characters; printed in blanks")
    hint: Words | None = Field(None, description="How to write the answer; stands right under the question")
    why: Words = Field(description="Why we ask, and where the answer is printed")
    example: str | list[str] = Field(description="An answer that could be given")
    example_fits_many: bool = Field(
        False, description="The example is what many answer, such as “Chair”: else the same answer draws a warning"
    )
    type: TypeName
    when: str | None = Field(None, description="Asked only if this condition holds; over earlier questions")
    not_to_come: bool = Field(
        False, description="For dates: one still to come draws a warning and stops execution copies"
    )
    phrase: PhraseShape | None = Field(None, description="For texts that go on inside a printed sentence")
    sentences: bool = Field(
        False, description="The answer is whole sentences: a small letter at its beginning is printed as a capital"
    )
    pattern: PatternShape | None = Field(None, description="For texts that must be written in one way, such as a code")
    choices: list[ChoiceShape] = Field(default_factory=list)
    of: Name | None = Field(None, description="The repeated section whose labels are the answers")
    lawful: LawfulShape | None = None
    sensible: SensibleShape | None = None
    unit: Words | None = Field(None, description="What a whole number counts, such as “working days”; may be typed too")
    registered_as: str | None = Field(
        None,
        description="For type registered_number: an expression that gives “company” or “charity”; anything else is not "
        "checked",
    )
    nation: str | None = Field(None, description="For registered numbers: an expression for the nation")
    authority: str | None = Field(None, description="The id of the authority behind the question")
    minutes: float = Field(1, ge=0, description="How long it takes to answer")
    agree: str = Field("", description="Who should agree on the answer; those of the section if not given")
    stage: Name | None = Field(None, description="The stage of stages.yaml before which nobody can answer it")


class DerivedShape(Shape):
    """A fact worked out from answers."""

    id: Name
    value: Words = Field(description="An expression")
    means: Words = Field(description="What the fact is; for yes or no, a clause that is true when it holds")
    means_not: Words | None = Field(None, description="For yes or no: a clause that is true when it does not hold")


class RepeatShape(Shape):
    """Makes a section a group that is answered once for each item."""

    item: Name = Field(description="What one item is called in expressions")
    min: int = Field(0, ge=0)
    max: int = Field(200, ge=1)
    label: Name = Field("name", description="The question whose answer names the item")


class SectionHead(Shape):
    """A section without its questions."""

    id: Name
    title: Words
    about: str = Field("", description="One sentence for whoever answers")
    agree: str = Field("", description="Who should agree on the answers, such as “All founding organisations”")
    when: str | None = None
    repeat: RepeatShape | None = None


class SectionShape(SectionHead):
    """One file of schemas/questionnaire."""

    questions: list[QuestionShape] = Field(min_length=1)
    derived: list[DerivedShape] = Field(default_factory=list)


class RuleShape(Shape):
    """One rule over the answers."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$")]
    severity: Literal["error", "warning", "note"] = "error"
    each: str | None = Field(None, description="“members as member”: once for each item")
    when: str | None = Field(None, description="The rule applies only if this holds")
    holds: Words = Field(description="What must be so")
    message: Words = Field(description="What is wrong, in a founder's words; may hold fill-ins")
    remedy: str = Field("", description="What to do; may hold fill-ins")
    questions: list[str] = Field(min_length=1, description="The questions that the finding points at")
    authority: str | None = None
    cited_when: str | None = Field(None, description="The authority is named only where this holds: to whom it applies")
    until: Literal["final"] | None = Field(
        None, description="“final”: a draft only warns; an execution copy is refused until the rule holds"
    )
