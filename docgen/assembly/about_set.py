"""What a document about the set, such as its cover sheet, knows of the other documents: the names under ``set``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from docgen.expressions.vocabulary import NUMBER, TEXT, YES_NO, Kind, Meaning, Vocabulary
from docgen.library.library import Library, Outline
from docgen.model.blocks import ExecutionBlock
from docgen.model.document import Document
from docgen.model.walk import clauses
from docgen.questionnaire.answered import Answers
from docgen.questionnaire.review_record import Status
from docgen.questionnaire.standing import State

NAME: Final = "set"
LIST: Final = Meaning(Kind.LIST)
_GROUPS: Final[Mapping[str, Mapping[str, Meaning]]] = {
    "set.documents": {"title": TEXT, "file": TEXT, "outline": TEXT, "copies": NUMBER},
    "set.signings": {"title": TEXT, "party": TEXT, "how": TEXT},
    "set.waiting": {"question": TEXT, "section": TEXT, "stage": TEXT},
    "set.review": {"section": TEXT, "agreed": NUMBER, "proposed": NUMBER, "needs_advice": NUMBER, "open": NUMBER},
    "set.doubts": {"authority": TEXT, "doubt": TEXT, "nations": LIST, "forms": LIST},
}
WORDS: Final = frozenset(field for fields in _GROUPS.values() for field in fields)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that waits for an answer, in its own words, the title of its section, and its later stage or ""."""

    question: str
    section: str
    stage: str = ""


def open_questions(answers: Answers) -> tuple[OpenQuestion, ...]:
    """The open questions of the answers, in their order."""
    return tuple(
        OpenQuestion(one.label, one.section.title, one.stage.id if one.stage else "")
        for one in answers.standings()
        if one.state is State.OPEN
    )


@dataclass(frozen=True, slots=True)
class SectionAgreed:
    """How many answers of a section, by its title, are agreed, proposed, wait for advice or are open."""

    section: str
    agreed: int
    proposed: int
    needs_advice: int
    open: int


def agreed(answers: Answers) -> tuple[SectionAgreed, ...]:
    """How far the answers are agreed, section by section; nothing where nobody keeps a record of that."""
    if not answers.review:
        return ()
    counts: dict[str, Counter[str]] = {}
    for standing, status in answers.reviewed():
        counts.setdefault(standing.section.title, Counter())[status] += 1
    return tuple(SectionAgreed(title, **{one: count[one] for one in Status}) for title, count in counts.items())


def with_set(vocabulary: Vocabulary) -> Vocabulary:
    """A vocabulary with the names that a document about the set may use."""
    names = {group: Meaning(Kind.GROUP, group, of=group) for group in _GROUPS}
    groups = {**vocabulary.groups, **_GROUPS}
    return Vocabulary({**vocabulary.names, **names, "set.is_draft": YES_NO}, groups)


def facts(
    documents: Sequence[Document],
    library: Library,
    waiting: Sequence[OpenQuestion],
    review: Sequence[SectionAgreed] = (),
) -> dict[str, object]:
    """The values under ``set``.

    Documents made once for each item are one row with the number of ``copies``, named as other documents name them;
    a signing is one execution block, with the words that say how the party signs, without their last full stop, which
    cells of tables do not have; a doubt is an authority that nobody has confirmed and that a clause of some document
    rests on.
    """
    return {
        "documents": tuple(_rows(documents, library.outlines)),
        "signings": tuple(
            {"title": document.title, "party": block.party, "how": _how(block)}
            for document in documents
            for block in document.execution
        ),
        "waiting": tuple(map(asdict, waiting)),
        "review": tuple(map(asdict, review)),
        "doubts": tuple(_doubts(documents, library)),
        "is_draft": any(document.is_draft for document in documents),
    }


def _how(block: ExecutionBlock) -> str:
    return "".join(piece.text for piece in block.intro).removesuffix(".")


def _rows(documents: Sequence[Document], outlines: Mapping[str, Outline]) -> Iterator[dict[str, object]]:
    for outline, group in groupby(documents, key=attrgetter("outline")):
        made = list(group)
        several = outlines[outline].repeat is not None
        title = _as_title(outlines[outline].reference) if several else made[0].title
        yield {"title": title, "file": made[0].file_name, "outline": outline, "copies": len(made)}


def _doubts(documents: Sequence[Document], library: Library) -> Iterator[dict[str, object]]:
    """Each unconfirmed authority once, in the order of the register."""
    printed = {clause.key for document in documents for clause in clauses(document)}
    written = (library.clauses[key] for key in sorted(printed & library.clauses.keys()))
    cited = {basis.authority for clause in written for basis in clause.basis}
    for authority in library.authorities.values():
        if authority.id in cited and not authority.verified:
            yield {
                "authority": authority.title,
                "doubt": authority.doubt,
                "nations": tuple(authority.nations),
                "forms": tuple(authority.forms),
            }


def _as_title(reference: str) -> str:
    name = reference.removeprefix("the ")
    return name[:1].upper() + name[1:]
