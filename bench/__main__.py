"""``python -m bench``: measures, and prints a table and which targets are met."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator

import bench
from bench import browser, commands, machine, pdf, profile, sizes, whole_set, word
from bench.papers import Papers
from bench.table import HEADINGS, Figure, Row, Target, markdown, plain_row

Subject = Callable[[Papers, bool], Iterator[Row]]
SUBJECTS: dict[str, Subject] = {
    "word": word.rows,
    "pdf": pdf.rows,
    "set": whole_set.rows,
    "commands": commands.rows,
    "browser": browser.rows,
    "sizes": sizes.rows,
    "profile": profile.rows,
}
TARGET_HEADINGS = ("target", "wanted", "measured", "")
WHERE = "Paste this between the marks in docs/speed.md, and its targets into README.md, which shows some of them."


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=bench.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds, and the largest set left out")
    parser.add_argument("--only", choices=SUBJECTS, action="append", help="only this subject (may be given again)")
    parser.add_argument("--markdown", action="store_true", help="print one block of Markdown at the end")
    asked = parser.parse_args()
    subjects = [rows for name, rows in SUBJECTS.items() if not asked.only or name in asked.only]
    papers = Papers()
    found = (row for rows in subjects for row in rows(papers, asked.quick))
    if asked.markdown:
        print(_block(found))
        print(WHERE, file=sys.stderr)
    else:
        _print(found)


def _print(rows: Iterable[Row]) -> None:
    """Each row as it is there, the targets after all others."""
    print("\n".join(machine.described()), f"At the start: {machine.busy()}", "", plain_row(HEADINGS), sep="\n")
    targets = []
    for row in rows:
        if isinstance(row, Target):
            targets.append(row)
        else:
            print(plain_row(row.cells), flush=True)
    print()
    for target in targets:
        what, wanted, measured, verdict = target.cells
        print(f"{what:68}{wanted:>10}{measured:>10}  {verdict}")
    print(f"\nAt the end: {machine.busy()}")


def _block(rows: Iterable[Row]) -> str:
    """Everything as Markdown."""
    before, found = machine.busy(), list(rows)
    figures = [row.cells for row in found if isinstance(row, Figure)]
    targets = [row.cells for row in found if isinstance(row, Target)]
    about = "\n".join((*machine.described(), f"At the start: {before}. At the end: {machine.busy()}."))
    return "\n\n".join((about, markdown(HEADINGS, figures), markdown(TARGET_HEADINGS, targets)))


if __name__ == "__main__":
    main()
