"""What a saved answer has done to others, as the next page tells it: carried in its address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.questionnaire.effects import Effects, Renamed

Arguments = Mapping[str, Any]


def carried(found: Effects) -> dict[str, Any]:
    """What the address of the next page carries; nothing where nothing else has changed."""
    told: dict[str, Any] = {"unused": found.unused, "asked": found.asked}
    for one in found.renamed[:1]:  # on one page there is but one name
        told |= {"was": one.was, "now": one.now, "named": one.named}
    return {name: value for name, value in told.items() if value}


def arrived(arguments: Arguments) -> Effects:
    """What an address carries."""
    number = {name: _number(arguments.get(name)) for name in ("unused", "asked", "named")}
    was, now = arguments.get("was", ""), arguments.get("now", "")
    renamed = (Renamed(was, now, number["named"]),) if number["named"] and was and now else ()
    return Effects(number["unused"], number["asked"], renamed)


def _number(said: object) -> int:
    text = str(said or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
