"""The shapes of the files under templates/: what a lawyer may write in each, and nothing else."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
FormName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
FigureName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Line = Annotated[str, StringConstraints(min_length=1)]


class Shape(BaseModel):
    """A source file or a part of one; unknown keys are refused.

    What checks it is built when it is first needed: values that were read before are used without any of it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Basis(Shape):
    """The law behind words: the authority's id and what it supports."""

    authority: Identifier = Field(description="Id in authorities.yaml")
    supports: Line = Field(description="What the authority supports in these words")


class ClauseFront(Shape):
    """Front matter of a clause file."""

    id: Identifier = Field(description="The file's name")
    title: Line = Field(description="The heading, in sentence case")
    when: str | None = Field(None, description="The condition under which the clause is in")
    basis: list[Basis] = Field(default_factory=list)
    guidance: str = Field("", description="When to choose this clause, and what it costs a small group")
    meets: list[Identifier] = Field(default_factory=list, description="Requirements that the clause meets")
    stands_for: list[Identifier] = Field(
        default_factory=list, description="Clauses in whose place this one is written for another legal form"
    )
    prescribed: bool = Field(False, description="True where the law prescribes the words")


class DefinitionFront(Shape):
    """Front matter of a definition file."""

    id: Identifier
    term: Line = Field(description="The defined term, as printed")
    forms: list[Line] = Field(default_factory=list, description="Plurals and other spellings that count as a use")
    when: str | None = None
    basis: list[Basis] = Field(default_factory=list)
    guidance: str = ""


class OneOf(Shape):
    """Alternatives, exactly one of which must hold for every set of answers."""

    one_of: list[Identifier] = Field(min_length=2)


class PartShape(Shape):
    """A part of the agreed terms."""

    heading: str = ""
    when: str | None = None
    clauses: list[Identifier | OneOf]


class ScheduleShape(Shape):
    """A schedule. ``plain`` schedules are forms and lists without paragraph numbers; ``wide`` ones lie on their side.

    So does, unasked, one that holds little else than tables with many columns.
    """

    id: Identifier
    heading: Line
    when: str | None = None
    plain: bool = False
    wide: bool = False
    clauses: list[Identifier | OneOf]


class CoverShape(Shape):
    """The lines of the cover page, and the small print at its foot."""

    lines: list[Line] = Field(default_factory=list)
    small_print: list[Line] = Field(default_factory=list)


class PartyShape(Shape):
    """Who signs: each name of ``party`` is worked out by an expression."""

    each: str | None = Field(None, description="“members as member if …”: once for each item")
    when: str | None = None
    party: dict[FigureName, str]


class ExecutionShape(Shape):
    """The signatures of a document, at its end if nothing else is said."""

    intro: list[Identifier] = Field(default_factory=list)
    parties: list[PartyShape] = Field(default_factory=list)
    before_schedules: bool = Field(
        False, description="True where they stand above the schedules, as in a form that others complete in these"
    )


class OutlineShape(Shape):
    """The outline of one document."""

    id: Identifier
    title: Line
    short_title: str = Field("", description="The title at the foot of pages, without what their head says already")
    reference: Line = Field(description="How other documents name it: “the Articles”")
    subject: Line = Field(description="One line for the document's properties")
    scheme: Identifier = Field(description="What a clause is called in references: a scheme of house/words.yaml")
    stands_for: list[Identifier] = Field(
        default_factory=list, description="Documents to whose place this one comes for another legal form"
    )
    order: int = Field(100, description="Where the document stands in the set: lowest first, equals by id")
    begin_here: bool = Field(False, description="True where this is the document of the set to read first")
    about_set: bool = Field(False, description="True where the document tells of the other documents of the set")
    when: str | None = None
    for_each: str | None = Field(None, description="“directors as director”: one document for each item")
    file: Line = Field(description="File name without ending; may hold fill-ins")
    header: str = ""
    contents: bool = True
    terms_from: list[Identifier] = Field(
        default_factory=list, description="Documents whose definitions this one relies on instead of printing its own"
    )
    cover: CoverShape | None = None
    preamble: list[Identifier | OneOf] = Field(default_factory=list)
    parties: list[Identifier | OneOf] = Field(default_factory=list)
    background: list[Identifier | OneOf] = Field(default_factory=list)
    parts: list[PartShape] = Field(default_factory=list)
    schedules: list[ScheduleShape] = Field(default_factory=list)
    execution: ExecutionShape | None = None


class SignatureShape(Shape):
    """One line of a signature: a label, and its value if it is known."""

    label: Line
    value: str = ""


class ExecutionBlockShape(Shape):
    """How one kind of body signs."""

    id: Identifier
    when: str
    basis: list[Basis] = Field(default_factory=list)
    guidance: str = ""
    intro: Line
    signatures: list[list[SignatureShape]] = Field(min_length=1)
    usual: bool = Field(False, description="Stands in a draft while it is not known yet which kind of body signs")


class AuthorityShape(Shape):
    """An entry of the register of authorities."""

    id: Identifier
    title: Line
    says: Line = Field(description="What it provides, in one sentence of our own")
    nations: list[Literal["england_wales", "scotland", "northern_ireland"]] = Field(min_length=1)
    forms: list[FormName] = Field(
        default_factory=list, description="Legal forms of the body at the centre that it concerns; none for all"
    )
    link: Annotated[str, StringConstraints(pattern=r"^https://")]
    looked_at: datetime.date = Field(description="The day somebody last looked at it")
    verified: bool = True
    doubt: str = Field("", description="What must be confirmed before it is relied on")


class WaiverShape(Shape):
    """Why no clause meets a requirement for some forms."""

    forms: list[FormName] = Field(min_length=1)
    reason: Line


class RequirementShape(Shape):
    """What a document must hold, by legal form: an entry of ``requirements/*.yaml``."""

    id: Identifier
    topic: Line
    asks: Line = Field(description="What the document contains or offers, in one sentence")
    documents: list[Identifier] = Field(min_length=1, description="Documents in which a clause may meet it")
    required: list[FormName] = Field(default_factory=list, description="Forms for which the law asks for it")
    expected: list[FormName] = Field(default_factory=list, description="Forms for which good practice asks for it")
    optional: list[FormName] = Field(default_factory=list, description="Forms for which it is a choice")
    authorities: list[Identifier] = Field(default_factory=list)
    doubt: str = Field("", description="What nobody has confirmed")
    waived: list[WaiverShape] = Field(default_factory=list)


class FigureShape(Shape):
    """A legal number, or a number of house practice, with its unit and date."""

    id: FigureName
    value: int
    unit: Line
    kind: Literal["law", "practice"]
    authority: Identifier | None = None
    looked_at: datetime.date | None = None
    note: str = ""


class PaperWordsShape(Shape):
    """The words of the questionnaire on paper; “{…}” stands for what is put in."""

    title: Line
    subject: Line
    file: Line = Field(description="The name of the file, without its ending")
    how: list[Line] = Field(
        min_length=1, description="How to use it: a paragraph each; may have {questions}, {all} (their time) and {left}"
    )
    how_filled: list[Line] = Field(min_length=1, description="The same, where answers are given already")
    columns: list[Line] = Field(min_length=4, max_length=4, description="Section, questions, minutes, who should agree")
    only_if: Line = Field(description="With {condition}")
    agree: Line = Field(description="With {who}")
    between: Line = Field(description="With {least} and {most}")
    least: Line = Field(description="With {least}")
    most: Line = Field(description="With {most}")
    usual: Line = Field(description="With {usual}")
    example: Line = Field(description="With {example}")
    law: Line = Field(description="With {law}")
    several: Line = Field(description="Where more than one box may be ticked")
    settled: Line = Field(description="Stands at the end of each section, over what follows; with {section}")
    settle: list[Line] = Field(min_length=1, description="What is written down at the end of each section")
    sheet: Line = Field(description="Stands before the number of a sheet that is copied for each item")
    fill_sheet: Line = Field(description="With {sheet} and {item}; stands in the place of a repeated section")
    each: Line = Field(description="With {sheet} and {item}; stands beside a repeated section in the table")
    copy_sheet: Line = Field(description="With {item}")
    answered: Line = Field(description="The heading over the items that are answered already; with {section}")


class WordsShape(Shape):
    """The words that the engine itself prints: ``house/words.yaml``."""

    wording: dict[FigureName, Line] = Field(description="Headings and marks of the printed page")
    references: dict[Line, Line] = Field(
        description="The word before a number in a cross-reference, by scheme and kind"
    )
    units: dict[FigureName, list[Line]] = Field(description="Singular and plural of each unit")
    joins: dict[FigureName, Line] = Field(description="The words that join a list")
    months: list[Line] = Field(min_length=12, max_length=12)
    numbers: list[Line] = Field(description="Numbers in words, from nought")
    answers: dict[FigureName, Line] = Field(description="How yes and no are printed")
    reasons: dict[FigureName, Line] = Field(description="Why a clause is in or out")
    questionnaire: PaperWordsShape


class StyleShape(Shape):
    """What the checks of the words know: ``house/style.yaml``."""

    known_names: list[Line] = Field(description="Capitalised names that are no defined terms")
    banned_words: list[Line] = Field(description="Words that clauses do not use")
    participles: list[Line] = Field(
        default_factory=list, description="Participles that do not end in -ed, by which a passive duty is known"
    )
    forms_of: str = Field("", description="The question whose choices are the legal forms that requirements name")


class LevelShape(BaseModel):
    """The form of a number at one level: ``place`` says what for, ``number`` holds counts ("%1.%2"), ``counts`` how."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    place: str
    number: str
    counts: Literal["decimal", "letter", "capital", "roman", "none"]


class NumberingShape(BaseModel):
    """The house's numbered lists: ``house/numbering.yaml``. What only the writers need stands beside these."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    families: dict[str, list[LevelShape]]
    schemes: dict[str, dict[str, list[str]]]
