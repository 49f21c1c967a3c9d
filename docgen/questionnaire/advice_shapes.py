"""The shape of ``schemas/advice.yaml``: what speaks for and against each answer to one question of choice."""

from __future__ import annotations

from pydantic import Field

from docgen.questionnaire.shapes import Name, Shape, Words


class AspectShape(Shape):
    """Something that the options are compared by."""

    id: Name
    title: Words


class OptionShape(Shape):
    """One choice of the question, with what it means under each aspect."""

    id: Name = Field(description="The code of the choice")
    says: dict[Name, Words] = Field(description="By aspect, a sentence or two")
    authorities: list[Words] = Field(default_factory=list, description="Ids of the law behind it")


class EffectShape(Shape):
    """What one answer means for some options: points for or against them, or that they are ruled out."""

    options: list[Name] = Field(min_length=1, description="Options or groups of them")
    points: int = Field(0, ge=-3, le=3, description="More speaks for them; below 0 against them")
    rules_out: bool = Field(False, description="They cannot be chosen with this answer")
    because: Words = Field(description="The reason, as a sentence about the option")
    authorities: list[Words] = Field(default_factory=list, description="Ids of the law behind it")


class SuggestionShape(Shape):
    """An answer to another question that goes with this one, for all options or only for those named."""

    question: Words = Field(description="The path of a question, such as hub.office_nation")
    value: Words
    options: list[Name] = Field(default_factory=list)


class AnswerShape(Shape):
    """One answer to choose from."""

    id: Name
    label: Words
    effects: list[EffectShape] = Field(min_length=1)
    suggests: list[SuggestionShape] = Field(default_factory=list, description="The last that fits counts")


class AskedShape(Shape):
    """A question about the founders' plans."""

    id: Name
    ask: Words
    short: Words
    why: Words
    answers: list[AnswerShape] = Field(min_length=2)


class AdviceShape(Shape):
    """The whole file."""

    chooses: Words = Field(description="The path of the question of choice that it advises on")
    title: Words = Field(description="What those who ask for it see first, such as “Choose a legal form”")
    about: Words
    caution: Words = Field(description="What is said with every suggestion")
    aspects: list[AspectShape] = Field(min_length=1)
    groups: dict[Name, list[Name]] = Field(default_factory=dict, description="Names for several options")
    options: list[OptionShape] = Field(min_length=2)
    questions: list[AskedShape] = Field(min_length=1)

    def meant(self, names: list[str]) -> frozenset[str]:
        """The options that names of options and groups mean."""
        return frozenset(option for name in names for option in self.groups.get(name, [name]))
