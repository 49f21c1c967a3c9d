"""``python -m tests.goldens`` writes the goldens of the samples anew.

Each sample has the plain text of its papers, one provision a line, and of those that are made once for each member or
person the first two; ``papers.txt``, which lists all of them; and ``why.txt``: why each clause is in, out or
undecided. Their diff shows what a change of words, questions or code does to whole sets.
"""

from __future__ import annotations

from pathlib import Path

from docgen.model.document import Decision, Document
from docgen.writers import text
from docgen.writers.house import House
from tests.samples import PROJECT, ROOT, SAMPLES, documents, examined, some_of_each

COMMAND = "python -m tests.goldens"
WHY, PAPERS = "why.txt", "papers.txt"


def folder(sample: str) -> Path:
    return ROOT / "samples" / sample / "golden"


def goldens(sample: str) -> dict[str, str]:
    """The text of each golden of a sample by its file name."""
    house = House(PROJECT.house)
    found = documents(sample)
    papers = {f"{document.id}.txt": _paper(document, house) for document in some_of_each(found)}
    return {**papers, WHY: why(sample), PAPERS: "".join(f"{one.file_name}: {one.title}\n" for one in found)}


def why(sample: str) -> str:
    """The decisions of a set for reading, document by document; what is decided alike for each person is said once."""
    found = examined(sample).documents
    assert found is not None
    by_document: dict[str, dict[str, None]] = {}
    for decision in found.decisions:
        by_document.setdefault(decision.document, {})[f"   {_sentence(decision)}"] = None
    return "\n".join(line for name, lines in by_document.items() for line in (name, *lines, ""))


def _sentence(decision: Decision) -> str:
    what = decision.clause or "the document"
    passage = f", passage at {decision.place}" if decision.place else ""
    return f"{what}{passage} is {decision.state}: {decision.reason}"


def _paper(document: Document, house: House) -> str:
    return text.write(document, house).decode()


def refresh() -> None:
    """Write the goldens that differ, and remove those of papers that are no more."""
    for sample in SAMPLES:
        wanted = goldens(sample)
        folder(sample).mkdir(exist_ok=True)
        for path in folder(sample).glob("*.txt"):
            if path.name not in wanted:
                path.unlink()
                print(f"removed: {path.relative_to(ROOT)}")
        for name, words in wanted.items():
            path = folder(sample) / name
            if not path.exists() or path.read_text(encoding="utf-8") != words:
                path.write_text(words, encoding="utf-8")
                print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    refresh()
