"""Documents for the tests of the Word writer: one long, one with everything that is awkward."""

from __future__ import annotations

from docgen.model.blocks import (
    Block,
    Clause,
    ClauseKind,
    Definition,
    DefinitionList,
    ExecutionBlock,
    Note,
    Paragraph,
    Provision,
    Row,
    SignatureLine,
    Table,
)
from docgen.model.document import Document, Part, Schedule, Wording
from docgen.model.inlines import Filled, LineBreak, Step, Text
from tests.writers.sample_document import item, line, refer, to_clause

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
WORDS = "The Board must tell every Member in writing within the time that this clause allows, and must give reasons. "


def document(
    *clauses: Clause, schedules: tuple[Schedule, ...] = (), preamble: tuple[Clause, ...] = (), **more: object
) -> Document:
    """A small execution copy without cover, contents and parts."""
    values: dict[str, object] = {
        "id": "paper",
        "outline": "paper",
        "file_name": "paper",
        "title": "Paper",
        "subject": "",
        "scheme": "policy",
        "cover": None,
        "preamble": preamble,
        "parties": (),
        "background": (),
        "parts": (Part("part", "", clauses),),
        "schedules": schedules,
        "execution": (),
        "contents": False,
        "status": "execution copy",
        "wording": Wording(),
        **more,
    }
    return Document(**values)  # type: ignore[arg-type]


def clause(key: str, number: str, *blocks: Block, kind: ClauseKind = ClauseKind.CLAUSE, **more: object) -> Clause:
    values: dict[str, object] = {"heading": f"Heading of {key}", "notes": (), "undecided": "", **more}
    return Clause(key=key, kind=kind, number=number, blocks=blocks, **values)  # type: ignore[arg-type]


def plain(key: str, *blocks: Block, **more: object) -> Clause:
    return clause(key, "", *blocks, kind=ClauseKind.PLAIN, **more)


def schedule(number: str, *clauses: Clause) -> Schedule:
    return Schedule(f"schedule-{number}", number, f"Schedule {number}", f"The {number}th schedule", clauses)


def paragraph(key: str, text: str, level: int = 0) -> Paragraph:
    return Paragraph(key, (Text(text),), level)


def table(key: str, *rows: tuple[str, ...], header: tuple[str, ...] = ("One", "Two"), **more: object) -> Table:
    return Table(
        key=key,
        header=tuple(line(cell) if cell else () for cell in header),
        rows=tuple(Row(tuple(line(cell) if cell else () for cell in row)) for row in rows),
        widths=(0.5, 0.5),
        **more,  # type: ignore[arg-type]
    )


def awkward() -> Document:
    """A draft with everything that is rare or hard to get right."""
    many = tuple(item(f"many/{n}", f"({_letters(n)})", 2, f"item {n};") for n in range(1, 30))
    long_key = "a-clause-with-an-identifier-far-longer-than-word-allows"
    return document(
        clause("first", "1", item("first/1", "1.1", 1, "Of many:", under=many)),
        clause(
            "escapes",
            "2",
            item("escapes/1", "2.1", 1, Filled("R&D <Ltd> \"A\" 'B' \x0b\ud800 ]]> {{ 7 * 7 }} {% x %}", "name")),
            item("escapes/2", "2.2", 1, Filled("one\ntwo\tthree", "address"), LineBreak(), "four"),
            item("escapes/3", "2.3", 1, "مرحبا, Llanfair­pwll, 日本語, e\u0301, 👩‍🚒."),
            undecided="“Safe?” & <other> is not answered",
        ),
        clause(
            long_key,
            "3",
            item(f"{long_key}/one", "3.1", 1, "See ", to_clause(f"{long_key}/two", "3.2"), "."),
            item(f"{long_key}/two", "3.2", 1, "Two keys that look alike:"),
            item("alike-a/1", "3.3", 1, "one, and"),
            item("alike/a-1", "3.4", 1, "the other."),
        ),
        clause(
            "odd",
            "5",
            item("odd/1", "5.1", 1, "The fourth clause has the number 5, "),
            item("odd/2", "", 1, "this has none, and this is wrong: ", to_clause("odd/1", "5.7"), "."),
            item("odd/3", "5.2", 1, "See ", refer("plain-notes", Step("the note", "plain-notes")), "."),
            Paragraph("odd/4", line("Far in."), 3),
            table("odd/t1", ("a", "b"), level=1),
            table("odd/t2", ("a", "b"), ("", ""), level=2, undecided="No reason"),
        ),
        clause("definitions", "6", item("definitions/1", "6.1", 1, "In this paper:"), _definitions()),
        preamble=(
            plain("plain-notes", paragraph("plain-notes/1", "Made under:"), notes=(Note(line("A note & <b>.")),)),
            plain("plain-list", item("pl/1", "(a)", 1, "the law; and"), item("pl/2", "(b)", 1, "the Articles.")),
            plain("unnumbered", item("un/1", "", 1, "No number:", under=(item("un/2", "(a)", 2, "one;"),))),
            plain("unnumbered-2", item("un/3", "", 1, "None again:", under=(item("un/4", "(a)", 2, "one;"),))),
        ),
        schedules=(
            schedule(
                "1",
                plain("list-1", item("l1/1", "1.", 1, "first"), item("l1/2", "2.", 1, "second", under=_sub("l1"))),
                plain("list-2", paragraph("l2/0", "Again:"), item("l2/1", "1.", 1, "first", under=_sub("l2"))),
            ),
            schedule("2", plain("list-3", item("l3/1", "1.", 1, "first"), item("l3/2", "2.", 1, "second"))),
            schedule(
                "3",
                plain(
                    "table-only",
                    table("t3", ("Name", ""), ("☐ yes  ☐ no", ""), header=("", ""), form=True),
                    notes=(Note(line("On a table.")),),
                ),
            ),
            schedule("4", plain("deed", paragraph("deed/1", "Sign here:"), _block(), table("t4", ("last", "row")))),
        ),
        contents=True,
        status="draft",
    )


def _letters(number: int) -> str:
    return LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)


def _sub(key: str) -> tuple[Provision, ...]:
    return (item(f"{key}/a", "(a)", 2, "with a letter", under=(item(f"{key}/i", "(i)", 3, "and a roman number."),)),)


def _definitions() -> DefinitionList:
    deep = (
        item("d/a", "(a)", 2, "one:", under=(item("d/i", "(i)", 3, "of these; or"),)),
        item("d/b", "(b)", 2, "two."),
    )
    return DefinitionList(
        (
            Definition("d/first", "First", line("means nothing:"), deep),
            Definition("d/second", "Second", line("neither:"), (item("d/2a", "(a)", 2, "one."),), "Undecided"),
        )
    )


def _block() -> ExecutionBlock:
    lines = (
        SignatureLine("Signature of somebody whose office has a very long name indeed"),
        SignatureLine("Name of somebody whose office has a very long name", line("Ann Lee")),
    )
    return ExecutionBlock("sign", "X", line("Signed by X"), (lines, (SignatureLine("Witness"),)))


def register(rows: int = 4) -> Table:
    """A form with many columns."""
    header = tuple(line(word) for word in ("Person", "Interest", "Kind", "Since", "Until", "Handled how"))
    return Table("register", header, (Row(((),) * 6),) * rows, (1 / 6,) * 6, form=True)


def block(key: str, *signers: tuple[str, ...]) -> ExecutionBlock:
    """What one party signs: the labels for each person who signs for it."""
    lines = tuple(tuple(SignatureLine(label) for label in signer) for signer in signers)
    return ExecutionBlock(key, key, line(f"Signed by {key}"), lines)


def long(clauses: int = 26) -> Document:
    """An execution copy of about 25 pages in two parts: every clause refers to the one before, in every way."""
    half = clauses // 2
    numbers = range(1, clauses + 1)
    made = [_long_clause(number) for number in numbers]
    return document(
        schedules=tuple(_long_schedule(number) for number in (1, 2)),
        parts=(Part("part-1", "The first part", tuple(made[:half])), Part("part-2", "The second", tuple(made[half:]))),
        contents=True,
        scheme="agreement",
    )


def _long_clause(number: int) -> Clause:
    key, before = f"clause-{number}", max(number - 1, 1)
    provisions = []
    for index in range(1, 6):
        target = f"clause-{before}/{index}/a"
        roman = tuple(item(f"{key}/{index}/a/{n}", f"({n})", 3, f"{WORDS}", "and;") for n in ROMAN[:3])
        children = (
            item(f"{key}/{index}/a", "(a)", 2, WORDS, under=roman),
            item(
                f"{key}/{index}/b",
                "(b)",
                2,
                "see ",
                to_clause(f"{target}/ii", f"{before}.{index}(a)(ii)"),
            ),
            item(f"{key}/{index}/c", "(c)", 2, "and ", to_clause(f"clause-{before}", str(before)), "."),
        )
        provisions.append(item(f"{key}/{index}", f"{number}.{index}", 1, WORDS, under=children))
    return clause(key, str(number), *provisions)


def _long_schedule(number: int) -> Schedule:
    made = []
    for index in range(1, 5):
        key = f"s{number}-{index}"
        inner = tuple(
            item(
                f"{key}/{n}",
                f"{index}.{n}",
                1,
                WORDS,
                refer(
                    f"{key}/1/a",
                    Step("paragraph "),
                    Step(f"{index}.1", f"{key}/1"),
                    Step("(a)", f"{key}/1/a"),
                    Step(" of "),
                    Step(f"Schedule {number}", f"schedule-{number}"),
                ),
                under=(item(f"{key}/{n}/a", "(a)", 2, "one; and"), item(f"{key}/{n}/b", "(b)", 2, "two.")),
            )
            for n in (1, 2, 3)
        )
        made.append(clause(key, str(index), *inner, kind=ClauseKind.SCHEDULE_PARAGRAPH))
    return schedule(str(number), *made)
