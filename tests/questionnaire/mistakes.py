"""Mistakes that people make in answers, a row each, for every way in which answers reach docgen.

Whoever adds a way tests that each mistake gives the sentence that the answers file gives, at a place of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_BRANCH = {"is_branch": "yes", "own_entity": "no"}
_COMPANY = {"legal_form": "clg", "is_branch": "no", "nation": "england_and_wales"}
_CHARITY = {"legal_form": "cio", "is_branch": "no", "is_charity": "yes", "nation": "england_and_wales"}
_LATER = {"joins_later": "yes"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """An answer that is wrong: the question's id, what is typed, words of the sentence, and what is answered beside it.

    ``section`` is where the question stands; that of members is answered once for each. ``by_number`` is the choice
    that the terminal takes it for, where a number chooses: there nobody can make this mistake.
    """

    question: str
    typed: str
    says: str
    beside: Mapping[str, str] = field(default_factory=dict)
    section: str = "members"
    by_number: str = ""

    @property
    def lines(self) -> list[str]:
        """What is typed, by its lines: several answers of a list."""
        return self.typed.split("\n")

    @property
    def name(self) -> str:
        return f"{self.question} {self.typed[:24]!a}"


ABOUT_MEMBERS = (
    Mistake("legal_form", "clgg", "Did you mean ‘clg’"),
    Mistake("legal_form", "Charitable firm", "is not one of the choices"),
    Mistake("legal_form", "spaceship", "is not one of the choices"),
    Mistake("nation", "Ireland", "is not one of the choices"),
    Mistake("class", "full or associate", "is not one of the choices"),
    Mistake("tier", "12", "is not one of the choices"),
    Mistake("is_branch", "maybe", "takes yes or no"),
    Mistake("is_charity", "1", "takes yes or no", by_number="yes"),
    Mistake("trading_name_used", "yes please", "takes yes or no"),
    Mistake("company_number", "12-34", "not in the form", _COMPANY),
    Mistake("company_number", "1234567", "Did you mean ‘01234567’", _COMPANY),
    Mistake("company_number", "SC1", "not in the form", _COMPANY),
    Mistake("company_number", "SC123456", "is a number of Scotland", _COMPANY),
    Mistake("charity_number", "12", "not in the form", _CHARITY),
    Mistake("charity_number", "abc", "not in the form", _CHARITY),
    Mistake("charity_number", "NIC100123", "is a number of Northern Ireland", _CHARITY),
    Mistake("email", "office", "takes an email address"),
    Mistake("email", "office@weir", "takes an email address"),
    Mistake("email", "one@weir.example, two@weir.example", "takes an email address"),
    Mistake("branch_limit", "lots", "takes whole pounds", _BRANCH),
    Mistake("branch_limit", "12.50", "takes whole pounds", _BRANCH),
    Mistake("branch_limit", "1.000.000", "takes whole pounds", _BRANCH),
    Mistake("branch_limit", "-5", "must be at least £0", _BRANCH),
    Mistake("branch_expiry", "12/31/2028", "there is no such day", _BRANCH),
    Mistake("branch_expiry", "31 February 2028", "there is no such day", _BRANCH),
    Mistake("branch_expiry", "2028-13-01", "there is no such day", _BRANCH),
    Mistake("joins_on", "next week", "takes a date", _LATER),
    Mistake("area", "Atlantis", "is not listed under"),
    Mistake("area", "North Coats", "Did you mean ‘North Coast’"),
    Mistake("services", "meals\u200b and company", "cannot be printed"),
    Mistake("services", "m" * 1_001, "at most 1,000"),
    Mistake("representative", "Farida \ue000 Rahman", "cannot be printed"),
    Mistake("representative", "F" * 201, "at most 200"),
    Mistake("address", "a" * 501, "at most 500"),
    Mistake("deputy", "Colin \u202e Abernethy", "cannot be printed", beside={"has_deputy": "yes"}),
)

ELSEWHERE = (
    Mistake("notice_days", "soon", "takes a whole number", section="meetings"),
    Mistake("quorum_number", "2.5", "takes a whole number", section="meetings"),
    Mistake("quorum_percent", "150", "must be at most 100%", section="meetings"),
    Mistake("reserved_matters", "borrowing\nparties", "is not one of the choices", section="meetings"),
    Mistake("reserved_matters", "borrowing\nborrowing", "is given twice", section="meetings"),
    Mistake("office_nation", "england", "can be chosen for “Nation of the main office” only if", section="hub"),
    Mistake("vision", "v" * 10_001, "at most 10,000", section="consortium"),
    Mistake("law_date", "today", "takes a date", section="consortium"),
    Mistake("law_date", "17 Nov", "has no year", section="consortium"),
)
