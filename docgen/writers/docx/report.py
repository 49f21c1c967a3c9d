"""What is to be said of somebody's Word file: what was taken, what was not, and why it cannot be used."""

from __future__ import annotations

from typing import Final, NoReturn

from docgen.findings import Finding, FindingError, Place, Severity

RULE: Final = "letterhead"


class Report:
    """Collects what is noticed of one file, each sentence once."""

    def __init__(self, file: str) -> None:
        """``file`` is the name to show with each finding."""
        self.file = file
        self._found: dict[Finding, None] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed, in order."""
        return tuple(self._found)

    def note(self, message: str, remedy: str = "") -> None:
        """Something that was done, which changes nothing that anybody would miss."""
        self._add(Severity.NOTE, message, remedy)

    def warn(self, message: str, remedy: str) -> None:
        """Something that somebody should look at."""
        self._add(Severity.WARNING, message, remedy)

    def error(self, message: str, remedy: str) -> None:
        """Something for which the file cannot be used; what else is wrong is still looked for."""
        self._add(Severity.ERROR, message, remedy)

    def refuse(self, message: str, remedy: str) -> NoReturn:
        """End: the file cannot be used, and nothing more can be learnt of it. Raises FindingError."""
        self.error(message, remedy)
        raise FindingError(self.findings[-1])

    def _add(self, severity: Severity, message: str, remedy: str) -> None:
        self._found[Finding(RULE, severity, message, (Place(self.file),), remedy)] = None


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: “1 picture”, “3 pictures”."""
    return f"{number} {one if number == 1 else many or one + 's'}"
