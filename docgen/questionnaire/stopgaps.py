"""What people type where they have no answer: “tbc”, “n/a”, “same as above”. None of it is to be printed."""

from __future__ import annotations

import re

from docgen.questionnaire.questions import Question, Section
from docgen.sources.quoting import quoted

_KEEPS_THE_PLACE = re.compile(
    r"(?i:tb[acd]|to be (?:confirmed|agreed|announced|decided|discussed|determined|appointed|found|named|chosen)"
    r"|to follow|later(?: on)?|pending|vacan(?:t|cy)|x{3,}|\?+|\.{3}|…|-+|_+|no idea|dunno|unknown|n ?/ ?k"
    r"|not sure|unsure|not (?:known|agreed|decided|appointed)|not(?= yet)|(?:i |we )?do(?: not|n['’]?t) know"
    r"|(?:none|nobody|no[ -]one)(?=,? yet))(?:,? yet)?[.?]?"
)
_KEEPS_IT_FOR_SOMEBODY = re.compile(
    r"(?:tb[cd]|TB[CD]|Tb[cd])(?: ?[-–—:;,] ?[^\W\d_A-Z][^.]{0,60}| \([^()]{1,60}\)| (?:by|with) [^.]{1,60})\.?"
    r"|(?:\?+ ?)?(?:ask|see|check with|wait(?:ing)? for|awaiting) "
    r"(?:[A-Z]\w+|(?:the )?(?:board|chair|minutes|notes))\.?"
)
_NONE = re.compile(
    r"(?i:n ?/ ?a|n\.a|na|not applicable|no|nil"
    r"|(?:none|no[ -]?one|nobody)(?: at all| at present| at the moment| for now)?)\.?"
)
_ELSEWHERE = re.compile(
    r"(?i:see (?:above|below)|as (?:above|before|below)|(?:the )?same(?: as (?:above|before))?|ditto)\.?"
)
_SAME_AS = re.compile(r"(?i:(?:the )?same as \S.*)")
_SEVERAL = re.compile(
    r"(?i:(?:we )?take (?:it in )?turns|whoever is (?:free|there)|any(?:one|body)|every(?:one|body)|various|several)\.?"
)

_NOBODY = re.compile(r"(?i:no) [^\W\d_A-Z]+\.?")

_WORDS = frozenset({"text", "paragraph", "texts", "person", "people", "role", "address"})


def is_no_answer_yet(typed: str) -> bool:
    """Whether what was typed only keeps the place of an answer: “tbc”, “not sure yet”, “…”."""
    text = typed.strip()
    return bool(_KEEPS_THE_PLACE.fullmatch(text) or _KEEPS_IT_FOR_SOMEBODY.fullmatch(text))


def instead(typed: str, question: Question | None, section: Section | None = None) -> str:
    """What to do instead, as a sentence, where what was typed is no answer to a question; "" where it may be one.

    With the ``section`` of the question, “none” is told where to say so, if a yes-or-no question before it asks.

    What has a form of its own, such as a choice or a number, says itself what it takes: there “none” may be an answer.
    """
    if is_no_answer_yet(typed):
        return "Leave the answer empty."
    if question is None or question.type not in _WORDS:
        return ""
    text = " ".join(typed.split())
    if _NONE.fullmatch(text) or (question.type in ("person", "role") and _NOBODY.fullmatch(text)):
        asked = _asks_whether(question, section)
        return f"If there is none, answer no to {asked}." if asked else "Leave the answer empty until there is one."
    if _ELSEWHERE.fullmatch(text) or (question.type in ("person", "people", "address") and _SAME_AS.fullmatch(text)):
        return "Write it out: each paper is read by itself."
    if question.type == "person" and _SEVERAL.fullmatch(text):
        return "Name one person, or leave the answer empty."
    return ""


def _asks_whether(question: Question, section: Section | None) -> str:
    """The yes-or-no question that alone decides whether another one is asked, by its short name; "" for none."""
    names = question.when.names if question.when else frozenset()
    if section is None or len(names) != 1 or question.when is None or question.when.source not in names:
        return ""
    found = section.question(question.when.source.rpartition(".")[2])
    return quoted(found.short) if found and found.type == "yes_no" else ""
