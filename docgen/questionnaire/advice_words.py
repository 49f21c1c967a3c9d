"""Advice in the words of the questionnaire, in the order in which the terminal and the pages tell it.

Options and answers stand there by their labels and the law by its titles; what is said round them is for who shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.questionnaire.advice import Change, Fit, Given, Reason, recommend, suggested
from docgen.questionnaire.advice_shapes import AdviceShape
from docgen.questionnaire.questions import Questionnaire


@dataclass(frozen=True, slots=True)
class ToldOption:
    """One option in the table: what it means by the title of each aspect, and the law behind it or ""."""

    option: str
    label: str
    says: dict[str, str]
    law: str


@dataclass(frozen=True, slots=True)
class ToldReason:
    """A reason: the short name of the question it comes from, a sentence, and the law behind it or ""."""

    question: str
    because: str
    law: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """An answer that goes with an option: the path of its question, what is written there, and both in words."""

    path: str
    value: str
    short: str
    label: str


@dataclass(frozen=True, slots=True)
class ToldFit:
    """An option with what speaks for and against it, what rules it out first, and what to write to choose it."""

    option: str
    label: str
    speaks_for: tuple[ToldReason, ...]
    speaks_against: tuple[ToldReason, ...]
    writes: tuple[Suggested, ...]


@dataclass(frozen=True, slots=True)
class ToldChange:
    """Another answer to a question, and the labels of what would fit best with it."""

    question: str
    answer: str
    best: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What fits: the best, several where they fit alike; the others that can be chosen; and those ruled out."""

    best: tuple[ToldFit, ...]
    others: tuple[ToldFit, ...]
    ruled_out: tuple[ToldFit, ...]
    changes: tuple[ToldChange, ...]

    @property
    def fits(self) -> tuple[ToldFit, ...]:
        """Every option, the best first."""
        return self.best + self.others + self.ruled_out


class AdviceWords:
    """Puts one advice into words."""

    def __init__(
        self, advice: AdviceShape, questionnaire: Questionnaire, authority_title: Callable[[str], str]
    ) -> None:
        """``authority_title`` gives the title of the law by its id."""
        self.advice, self._questionnaire, self._title = advice, questionnaire, authority_title
        self._labels = {one.code: one.label for one in questionnaire.by_path[advice.chooses].choices}

    def table(self) -> tuple[ToldOption, ...]:
        """What each option means."""
        return tuple(
            ToldOption(
                one.id,
                self._labels[one.id],
                {aspect.title: one.says[aspect.id] for aspect in self.advice.aspects},
                self._law(one.authorities),
            )
            for one in self.advice.options
        )

    def told(self, given: Given) -> Told:
        """What the answers speak for; answers and questions that the advice does not know raise KeyError."""
        found = recommend(self.advice, given)
        fits = {fit.option: fit for fit in found.fits}
        rest = [fit for fit in found.fits if fit.option not in found.best]
        return Told(
            tuple(self._fit(fits[option], given) for option in found.best),
            tuple(self._fit(fit, given) for fit in rest if not fit.is_ruled_out),
            tuple(self._fit(fit, given) for fit in rest if fit.is_ruled_out),
            tuple(self._change(change) for change in found.changes),
        )

    def _fit(self, fit: Fit, given: Given) -> ToldFit:
        # What an answer suggests goes with the options that it allows: beside one that it rules out it may be wrong.
        values = {self.advice.chooses: fit.option} if fit.is_ruled_out else suggested(self.advice, given, fit.option)
        return ToldFit(
            fit.option,
            self._labels[fit.option],
            tuple(map(self._reason, fit.speaks_for)),
            tuple(map(self._reason, fit.speaks_against)),
            tuple(self._suggested(path, value) for path, value in values.items()),
        )

    def _suggested(self, path: str, value: str) -> Suggested:
        question = self._questionnaire.by_path[path]
        labels = {choice.code: choice.label for choice in question.choices}
        return Suggested(path, value, question.short, labels.get(value, value))

    def _reason(self, reason: Reason) -> ToldReason:
        return ToldReason(reason.question, reason.because, self._law(reason.authorities))

    def _change(self, change: Change) -> ToldChange:
        return ToldChange(change.question, change.answer, tuple(self._labels[option] for option in change.best))

    def _law(self, names: Sequence[str]) -> str:
        return "; ".join(map(self._title, names))
