"""The day it is: the only place where the program looks at the clock for what it says of the answers."""

from __future__ import annotations

import datetime
import os
from typing import Final

DAY: Final = "DOCGEN_TODAY"


def today() -> datetime.date:
    """Today, or the day that the environment gives as ``DOCGEN_TODAY`` (2026-12-01), so that tests hang on no clock.

    Raises ValueError where that is no such day.
    """
    given = os.environ.get(DAY)
    return datetime.date.fromisoformat(given) if given else datetime.date.today()
