"""Saying in English why something is in, out or undecided."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.expressions.explain import explain, explain_items
from docgen.expressions.parse import Expression, holds
from docgen.expressions.parts import Signature, signature
from docgen.expressions.phrases import listed
from docgen.expressions.scope import Scope
from docgen.expressions.values import Undecided
from docgen.expressions.vocabulary import Vocabulary
from docgen.library.shapes import WordsShape
from docgen.sources.quoting import quoted

IN, OUT, UNDECIDED = "in", "out", "undecided"
_LONGEST_NOTE = 24  # words: what a lay person reads at one go, after “Not decided yet”


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a condition lets something in, the reason in English, and the open questions it hangs on.

    ``undecided`` is the reason as a note on the page gives it, in few words, where it is undecided, else "".
    """

    state: str
    reason: str
    waits_for: tuple[str, ...] = ()
    undecided: str = ""


class Reasons:
    """Judges conditions and words the verdicts; explanations are worked out once for each way a condition stands."""

    def __init__(self, words: WordsShape, vocabulary: Vocabulary) -> None:
        """``words`` frames the reasons; ``vocabulary`` knows the questions' own words."""
        self._frames = words.reasons
        self._vocabulary = vocabulary
        self._and = words.joins["list"]
        self._explained: dict[tuple[str, bool, Signature], str] = {}

    def always(self) -> Verdict:
        """The verdict for what has no condition."""
        return Verdict(IN, self._frames["always"])

    def verdict(self, condition: Expression | None, scope: Scope) -> Verdict:
        """The verdict for a condition under the answers in ``scope``."""
        if condition is None:
            return self.always()
        value = holds(condition, scope)
        if isinstance(value, Undecided):
            waits_for = tuple(dict.fromkeys(cause.label for cause in value.causes))
            reason = self.frame("undecided", reason=self.explain(condition, scope))
            return Verdict(UNDECIDED, reason, waits_for, self._note(reason, waits_for))
        if value:
            return Verdict(IN, self.frame("included", reason=self.explain(condition, scope)))
        return Verdict(OUT, self.frame("omitted", reason=self.explain(condition, scope, opposite=True)))

    def none(self, items: Expression, condition: Expression | None) -> Verdict:
        """The verdict for what is made once for each of some items, of which there are none."""
        things = explain_items(items, condition, self._vocabulary)
        return Verdict(OUT, self.frame("document_omitted", reason=f"there are no {things}"))

    def _note(self, reason: str, waits_for: tuple[str, ...]) -> str:
        """The reason, or if it is long as many of the open questions that it hangs on as can be read at one go."""
        note = reason
        for count in range(len(waits_for), 0, -1):
            if len(note.split()) <= _LONGEST_NOTE:
                break
            left = len(waits_for) - count
            named = [quoted(label) for label in waits_for[:count]]
            named += [self.frame("waits_more", count=str(left))] if left else []
            note = self.frame("waits", questions=listed(named, self._and))
        return note

    def frame(self, name: str, **values: str) -> str:
        """One of the house's sentences, filled."""
        return self._frames[name].format(**values)

    def explain(self, condition: Expression, scope: Scope, opposite: bool = False) -> str:
        """Why a condition holds, or does not, in English: only what is so under the answers in ``scope``."""
        states = signature(condition, scope)
        key = (condition.source, opposite, states)
        known = self._explained.get(key)
        if known is None:
            known = self._explained[key] = explain(condition, self._vocabulary, opposite, states)
        return known
