"""Registered numbers of companies and charities, by the nation of the register."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Register:
    """The numbers of one register: its nation in words, the pattern of a number and an example of one."""

    nation: str
    pattern: re.Pattern[str]
    example: str


_EW, _SCOTLAND, _NI = "England and Wales", "Scotland", "Northern Ireland"

COMPANIES: Mapping[str, Register] = {
    "england_and_wales": Register(
        _EW, re.compile(r"[0-9]{8}|(?:OC|LP|CE|RS|RC|FC|AC|GE|IC|SE|ZC|PC)[0-9]{6}|IP[0-9]{5}[0-9A-Z]"), "01234567"
    ),
    "scotland": Register(_SCOTLAND, re.compile(r"(?:SC|SO|SL|CS|SR|SF|SA|SG)[0-9]{6}|SP[0-9]{5}[0-9A-Z]"), "SC123456"),
    "northern_ireland": Register(
        _NI, re.compile(r"(?:NI|NC|NL|NO|NF|NR|NA|R0)[0-9]{6}|NP[0-9]{5}[0-9A-Z]"), "NI612345"
    ),
}
CHARITIES: Mapping[str, Register] = {
    "england_and_wales": Register(_EW, re.compile(r"[0-9]{6,7}(?:-[0-9]{1,4})?"), "1234567"),
    "scotland": Register(_SCOTLAND, re.compile(r"SC[0-9]{6}"), "SC012345"),
    "northern_ireland": Register(_NI, re.compile(r"NIC1[0-9]{5}"), "NIC100123"),
}
_NATIONS = {"england": "england_and_wales", "wales": "england_and_wales", "england_wales": "england_and_wales"}


def tidy(number: str) -> str:
    """A number as registers write it: capitals, no spaces."""
    return "".join(number.split()).upper()


def complaint(number: str, registers: Mapping[str, Register], nation: str = "") -> str:
    """What is wrong with a tidy number, or "". With a known ``nation`` it must be of that nation's register."""
    wanted = registers.get(_NATIONS.get(nation, nation))
    fitting = [register for register in registers.values() if register.pattern.fullmatch(number)]
    if not fitting:
        shapes = [wanted] if wanted else list(registers.values())
        listed = " or ".join(f"{register.example} ({register.nation})" for register in shapes)
        return f"‘{number}’ is not in the form of such a number: for example {listed}.{_padded(number, shapes)}"
    if wanted and wanted not in fitting:
        return f"‘{number}’ is a number of {fitting[0].nation}, and this one is registered in {wanted.nation}."
    return ""


def _padded(number: str, registers: list[Register]) -> str:
    """“Did you mean” with the noughts in front that spreadsheets drop."""
    if not number.isascii() or not number.isdigit() or not 6 <= len(number) < 8:
        return ""
    padded = number.zfill(8)
    fits = any(register.pattern.fullmatch(padded) for register in registers)
    return f" Did you mean ‘{padded}’?" if fits else ""
