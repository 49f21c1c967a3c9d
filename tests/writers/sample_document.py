"""A small agreement with one of everything a writer can meet, built straight from the model.

``sample()`` is the draft, ``sample("execution copy")`` the same agreement with nothing open.
"""

from __future__ import annotations

from docgen.model.blocks import (
    Block,
    Clause,
    ClauseKind,
    Definition,
    DefinitionList,
    DocumentStatus,
    ExecutionBlock,
    Note,
    Paragraph,
    Provision,
    Row,
    SignatureLine,
    Table,
)
from docgen.model.document import Cover, Document, Part, Schedule, Wording
from docgen.model.inlines import Blank, Filled, Inline, Inlines, LineBreak, Reference, Step, Term, Text

DOCUMENT = "partnership-agreement"


def line(*pieces: str | Inline) -> Inlines:
    return tuple(Text(piece) if isinstance(piece, str) else piece for piece in pieces)


def item(key: str, number: str, level: int, *pieces: str | Inline, under: tuple[Block, ...] = ()) -> Provision:
    return Provision(key=key, number=number, level=level, content=line(*pieces), children=under)


def refer(target: str, *steps: Step, document: str = DOCUMENT) -> Reference:
    return Reference(document=document, target=target, steps=steps)


def to_clause(target: str, number: str, word: str = "clause ") -> Reference:
    return refer(target, Step(word), Step(number, target, full=True))


def to_schedule(target: str, label: str) -> Reference:
    return refer(target, Step(label, target))


def open_or(status: DocumentStatus, path: str, label: str, text: str) -> Inline:
    return Blank(path, label) if status == "draft" else Filled(text, path)


def _parties(status: DocumentStatus) -> tuple[Clause, ...]:
    return (
        Clause(
            key="agreement-parties",
            kind=ClauseKind.PARTY,
            number="",
            heading="Parties",
            blocks=(
                item(
                    "agreement-parties/company",
                    "(1)",
                    1,
                    Filled("Calder & Northshire Together Limited", "hub.name"),
                    ", a company limited by guarantee registered in England and Wales with company number ",
                    open_or(status, "hub.company_number", "Company number", "01234567"),
                    " (the ",
                    Term("Company"),
                    "); and",
                ),
                item(
                    "agreement-parties/members",
                    "(2)",
                    1,
                    "each organisation named in ",
                    to_schedule("schedule-members", "Schedule 1"),
                    " (each a ",
                    Term("Member"),
                    ").",
                ),
            ),
            notes=(Note(line("Check each name against the register on the day of signature.")),),
        ),
    )


def _background() -> tuple[Clause, ...]:
    return (
        Clause(
            key="agreement-background",
            kind=ClauseKind.RECITAL,
            number="",
            heading="Background",
            blocks=(
                item(
                    "agreement-background/1",
                    "(A)",
                    1,
                    "Local charities wish to offer services together, each keeping its own name, board and purposes.",
                ),
                item(
                    "agreement-background/2",
                    "(B)",
                    1,
                    "They have formed the Company to hold contracts for them, and its articles govern:",
                    under=(
                        item("agreement-background/2.1", "(a)", 2, "who may be a Member; and"),
                        item("agreement-background/2.2", "(b)", 2, "how the Board decides."),
                    ),
                ),
            ),
        ),
    )


def _definitions() -> DefinitionList:
    return DefinitionList(
        (
            Definition(
                key="definitions/bid",
                term="Bid",
                content=line("a tender, application or quotation made to a Commissioner for an Opportunity."),
            ),
            Definition(
                key="definitions/bid-information",
                term="Bid Information",
                content=line("information about a Bid, in any form, that is:"),
                children=(
                    item("definitions/bid-information/1", "(a)", 2, "marked or described as confidential;"),
                    item("definitions/bid-information/2", "(b)", 2, "a price, a cost or a rate; or"),
                    item(
                        "definitions/bid-information/3",
                        "(c)",
                        2,
                        "shared with the Bid Team under ",
                        to_clause("agreement-bids/team", "3.2"),
                        ".",
                    ),
                ),
            ),
            Definition(
                key="definitions/competing-bid",
                term="Competing Bid",
                content=line("a Bid made by a Member, alone or with others, against a Bid of the Company."),
            ),
            Definition(
                key="definitions/costs",
                term="Costs",
                content=line("in relation to a Bid:"),
                children=(
                    item("definitions/costs/1", "(a)", 2, "fees paid to advisers; and"),
                    item("definitions/costs/2", "(b)", 2, "the time of paid staff."),
                ),
            ),
        )
    )


def _interpretation() -> Clause:
    return Clause(
        key="agreement-interpretation",
        kind=ClauseKind.CLAUSE,
        number="1",
        heading="Definitions and interpretation",
        blocks=(
            item("agreement-interpretation/1", "1.1", 1, "In this agreement:", under=(_definitions(),)),
            item(
                "agreement-interpretation/2",
                "1.2",
                1,
                "In this agreement, unless the context shows otherwise:",
                under=(
                    item("agreement-interpretation/2.1", "(a)", 2, "the singular includes the plural;"),
                    item(
                        "agreement-interpretation/2.2",
                        "(b)",
                        2,
                        "a reference to a law is to that law:",
                        under=(
                            item("agreement-interpretation/2.2.1", "(i)", 3, "as amended from time to time; and"),
                            item(
                                "agreement-interpretation/2.2.2",
                                "(ii)",
                                3,
                                "with any rules, orders & guidance made under it, whenever made; and",
                            ),
                        ),
                    ),
                    item(
                        "agreement-interpretation/2.3",
                        "(c)",
                        2,
                        "writing includes email, but not a message that disappears.",
                    ),
                ),
            ),
        ),
    )


def _relationship() -> Clause:
    return Clause(
        key="agreement-relationship",
        kind=ClauseKind.CLAUSE,
        number="2",
        heading="Relationship of the Members",
        blocks=(
            item(
                "agreement-relationship/1",
                "2.1",
                1,
                "Each Member stays independent. Nothing in this agreement makes a Member the partner, agent or "
                "employee of another Member.",
            ),
            item(
                "agreement-relationship/2",
                "2.2",
                1,
                "The Articles come first. If this agreement conflicts with ",
                refer("articles-objects", Step("article "), Step("4.1"), Step(" of the Articles"), document="articles"),
                ", the Articles prevail.",
            ),
            Paragraph(
                key="agreement-relationship/end",
                content=line("This clause does not stop the Members from working together on other business."),
                level=1,
            ),
        ),
        notes=(Note(line("Some members ask for a statement on charity law here.")),),
    )


def _bids(status: DocumentStatus) -> Clause:
    return Clause(
        key="agreement-bids",
        kind=ClauseKind.CLAUSE,
        number="3",
        heading="Bids",
        blocks=(
            item(
                "agreement-bids/1",
                "3.1",
                1,
                "The Company must tell every Member of an Opportunity within ",
                open_or(status, "bidding.call_days", "Notice of an opportunity", "5 Working Days"),
                " of learning of it.",
            ),
            Provision(
                key="agreement-bids/team",
                number="3.2",
                level=1,
                content=line("The Board must appoint a Bid Team, which must:"),
                children=(
                    item("agreement-bids/2.1", "(a)", 2, "prepare the Bid;"),
                    item(
                        "agreement-bids/prices",
                        "(b)",
                        2,
                        "keep prices apart, so that no Member learns:",
                        under=(
                            item("agreement-bids/2.2.1", "(i)", 3, "the price of another Member; or"),
                            item("agreement-bids/2.2.2", "(ii)", 3, "how that price was reached; and"),
                        ),
                    ),
                    Paragraph(
                        key="agreement-bids/2.2/after",
                        content=line("and for this purpose a price includes a rate, a discount and a margin;"),
                        level=2,
                    ),
                    item("agreement-bids/2.3", "(c)", 2, "report to the Board once the Bid is decided."),
                ),
                notes=(
                    Note(line("Ask whether the price circle needs an independent person: see ", _circle())),
                    Note(line("The commissioner may set its own terms.")),
                ),
            ),
            item(
                "agreement-bids/3",
                "3.3",
                1,
                "A Member may rely on ",
                to_clause("agreement-bids/prices", "3.2(b)"),
                " and on ",
                to_clause("agreement-bids/2.2.1", "3.2(b)(i)"),
                " against another Member.",
            ),
        ),
    )


def _circle() -> Reference:
    return to_clause("agreement-competing/duties", "4.2")


def _competing(status: DocumentStatus) -> Clause:
    undecided = "Competing bids is not answered" if status == "draft" else ""
    opening, closing = ("[", "]") if status == "draft" else ("", "")
    return Clause(
        key="agreement-competing",
        kind=ClauseKind.CLAUSE,
        number="4",
        heading="Competing Bids",
        blocks=(
            item(
                "agreement-competing/notice",
                "4.1",
                1,
                "A Member that decides to make a Competing Bid must tell the Company, by the form in ",
                to_schedule("schedule-notice", "Schedule 3"),
                ", before it learns any Bid Information.",
            ),
            item(
                "agreement-competing/duties",
                "4.2",
                1,
                "From the notice under ",
                to_clause("agreement-competing/notice", "4.1"),
                ", the Member must comply with ",
                refer(
                    "schedule-allocation/method",
                    Step("paragraph "),
                    Step("2.1", "schedule-allocation/method"),
                    Step(" of "),
                    Step("Schedule 2", "schedule-allocation"),
                ),
                ", and with ",
                refer(
                    "schedule-allocation/score",
                    Step("paragraph "),
                    Step("2.1", "schedule-allocation/method"),
                    Step("(b)", "schedule-allocation/score"),
                    Step(" of "),
                    Step("Schedule 2", "schedule-allocation"),
                ),
                ".",
            ),
            Provision(
                key="agreement-competing/panel",
                number="4.3",
                level=1,
                content=line(f"{opening}An independent person must sit in the price circle.{closing}"),
                undecided=undecided,
                doubtful=bool(undecided),
            ),
        ),
    )


def _money(status: DocumentStatus) -> Clause:
    return Clause(
        key="agreement-charge",
        kind=ClauseKind.CLAUSE,
        number="5",
        heading="Management charge, and how members pay for the work that the Company does for them",
        blocks=(
            item(
                "agreement-charge/1",
                "5.1",
                1,
                "The Company may keep a share of each payment as a management charge, at these rates:",
                under=(
                    Table(
                        key="agreement-charge/rates",
                        header=(line("Size of Member"), line("Yearly income"), line("Management charge")),
                        rows=(
                            Row((line("No staff"), line("under £10,000"), line("none"))),
                            Row((line("Small"), line("£10,000 to £250,000"), line("2%"))),
                            Row(
                                (
                                    line("Staffed"),
                                    line("over £250,000"),
                                    line(open_or(status, "agreement.management_charge", "Management charge", "5%")),
                                )
                            ),
                        ),
                        widths=(0.4, 0.35, 0.25),
                        caption="Rates of the management charge",
                        level=1,
                    ),
                ),
            ),
            item(
                "agreement-charge/2",
                "5.2",
                1,
                "The Board must review the rates each year, and the new rates apply from the next 1 April. ",
                to_clause("agreement-interpretation", "1", "Clause "),
                " applies to words used in the table.",
            ),
        ),
    )


def _general() -> Clause:
    return Clause(
        key="agreement-general",
        kind=ClauseKind.CLAUSE,
        number="6",
        heading="General",
        blocks=(
            item(
                "agreement-general/1",
                "6.1",
                1,
                "Notices to the Company go to:",
                LineBreak(),
                Filled("12 Harbour Row, Calder", "hub.office_address"),
            ),
            item("agreement-general/2", "6.2", 1, "This agreement is governed by the law of England and Wales."),
        ),
    )


def _members() -> Schedule:
    return Schedule(
        key="schedule-members",
        number="1",
        label="Schedule 1",
        heading="The Members",
        clauses=(
            Clause(
                key="schedule-members-list",
                kind=ClauseKind.PLAIN,
                number="",
                heading="Members",
                blocks=(
                    Paragraph(key="schedule-members-list/1", content=line("These are the Members at the start date.")),
                    Table(
                        key="schedule-members-list/table",
                        header=(line("Name"), line("Number"), line("Area")),
                        rows=(
                            Row((line(Filled("Harbour Trust", "")), line("1098765"), line("Calder"))),
                            Row((line(Filled("Moor & Dale Friends", "")), line("1087654"), line("Northshire"))),
                        ),
                        widths=(0.5, 0.2, 0.3),
                        caption="The Members",
                    ),
                ),
            ),
        ),
    )


def _allocation() -> Schedule:
    return Schedule(
        key="schedule-allocation",
        number="2",
        label="Schedule 2",
        heading="How work is shared out",
        clauses=(
            Clause(
                key="allocation-principles",
                kind=ClauseKind.SCHEDULE_PARAGRAPH,
                number="1",
                heading="Principles",
                blocks=(
                    item("allocation-principles/1", "1.1", 1, "Work goes to those best able to do it."),
                    item(
                        "allocation-principles/2",
                        "1.2",
                        1,
                        "See ",
                        to_clause("agreement-bids/prices", "3.2(b)"),
                        " and ",
                        refer(
                            "allocation-principles/1",
                            Step("paragraph "),
                            Step("1.1", "allocation-principles/1"),
                        ),
                        ".",
                    ),
                ),
            ),
            Clause(
                key="allocation-method",
                kind=ClauseKind.SCHEDULE_PARAGRAPH,
                number="2",
                heading="Method",
                blocks=(
                    item(
                        "schedule-allocation/method",
                        "2.1",
                        1,
                        "The panel must:",
                        under=(
                            item("allocation-method/1.1", "(a)", 2, "publish the criteria;"),
                            item(
                                "schedule-allocation/score",
                                "(b)",
                                2,
                                "score each offer for:",
                                under=(
                                    item("allocation-method/1.2.1", "(i)", 3, "quality; and"),
                                    item("allocation-method/1.2.2", "(ii)", 3, "value; and"),
                                ),
                            ),
                            item("allocation-method/1.3", "(c)", 2, "write down its reasons."),
                        ),
                    ),
                    item("allocation-method/2", "2.2", 1, "A Member may appeal."),
                ),
            ),
        ),
    )


def _notice() -> Schedule:
    return Schedule(
        key="schedule-notice",
        number="3",
        label="Schedule 3",
        heading="Notice of a Competing Bid",
        clauses=(
            Clause(
                key="notice-form",
                kind=ClauseKind.PLAIN,
                number="",
                heading="Form",
                blocks=(
                    Paragraph(
                        key="notice-form/1",
                        content=line("To the Company, under ", to_clause("agreement-competing/notice", "4.1"), "."),
                    ),
                    Table(
                        key="notice-form/table",
                        header=(line("Question"), line("Answer")),
                        rows=(
                            Row((line("Name of Member"), ())),
                            Row((line("Opportunity"), ())),
                            Row((line("Alone or with others?"), line("☐ alone  ☐ with others"))),
                            Row(
                                (
                                    line("Who in your organisation knows of the Company’s Bid, and what do they know?"),
                                    (),
                                )
                            ),
                        ),
                        widths=(0.4, 0.6),
                        caption="Form of notice",
                        form=True,
                    ),
                    Paragraph(
                        key="notice-form/2",
                        content=line("The Member has read ", to_schedule("schedule-allocation", "Schedule 2"), "."),
                    ),
                ),
            ),
        ),
    )


def _execution() -> tuple[ExecutionBlock, ...]:
    return (
        ExecutionBlock(
            key="execution-1",
            party="Calder & Northshire Together Limited",
            intro=line(
                "Executed as a deed by ",
                Filled("Calder & Northshire Together Limited", "hub.name"),
                " acting by ",
                Filled("Ann Lee", "hub.signatory_name"),
                ", a director, in the presence of a witness.",
            ),
            signatures=(
                (
                    SignatureLine("Signature of director"),
                    SignatureLine("Name", line(Filled("Ann Lee", "hub.signatory_name"))),
                    SignatureLine("Date"),
                ),
                (
                    SignatureLine("Signature of witness"),
                    SignatureLine("Name of witness"),
                    SignatureLine("Address of witness"),
                ),
            ),
        ),
        ExecutionBlock(
            key="execution-2",
            party="Harbour Trust",
            intro=line("Signed by ", Filled("Harbour Trust", ""), " acting by:"),
            signatures=(
                (
                    SignatureLine("Signature"),
                    SignatureLine("Name", line(Filled("Bo Ahmed", ""))),
                    SignatureLine("Office held", line("trustee")),
                    SignatureLine("Date"),
                ),
            ),
        ),
    )


def sample(status: DocumentStatus = "draft") -> Document:
    """The agreement, as a draft with open questions or as an execution copy with none."""
    draft = status == "draft"
    return Document(
        id=DOCUMENT,
        outline=DOCUMENT,
        file_name="partnership-agreement",
        title="Members’ Partnership Agreement",
        subject="The agreement between the Company and its Members",
        scheme="agreement",
        cover=Cover(
            title="Members’ Partnership Agreement",
            lines=(
                line(Filled("Calder & Northshire Together Limited", "hub.name")),
                line("and each of its Members"),
                line("Dated ", open_or(status, "agreement.start_date", "Start date", "1 April 2027")),
            ),
            small_print=(line("The law in this document is stated as at 22 November 2026."),),
        ),
        preamble=(),
        parties=_parties(status),
        background=_background(),
        parts=(
            Part("part-1", "Working together", (_interpretation(), _relationship())),
            Part("part-2", "Bids and money", (_bids(status), _competing(status), _money(status), _general())),
        ),
        schedules=(_members(), _allocation(), _notice()),
        execution=_execution(),
        execution_intro=(
            Clause(
                key="execution-intro",
                kind=ClauseKind.PLAIN,
                number="",
                heading="Signatures",
                blocks=(
                    Paragraph(
                        key="execution-intro/1",
                        content=line("This agreement is a deed and takes effect on the date on its first page."),
                    ),
                ),
            ),
        ),
        status=status,
        open_questions=5 if draft else 0,
        author="Calder & Northshire Together Limited",
        version="0123abcd",
        header="Calder & Northshire Together Limited",
        wording=Wording(open_questions="5 questions are open" if draft else ""),
    )


def plain_sample() -> Document:
    """A one-page policy: no cover, no contents table, no parts, no schedules, a preamble and two clauses."""
    return Document(
        id="conflicts-policy",
        outline="conflicts-policy",
        file_name="conflicts-policy",
        title="Conflicts Policy",
        subject="How conflicts of interest are handled",
        scheme="policy",
        cover=None,
        preamble=(
            Clause(
                key="policy-made-under",
                kind=ClauseKind.PLAIN,
                number="",
                heading="",
                blocks=(
                    Paragraph(
                        key="policy-made-under/1",
                        content=line(
                            "The Board makes this policy under ",
                            refer("articles-policies", Step("article 30 of the Articles"), document="articles"),
                            ".",
                        ),
                    ),
                ),
            ),
        ),
        parties=(),
        background=(),
        parts=(
            Part(
                "part-1",
                "",
                (
                    Clause(
                        key="conflicts-declare",
                        kind=ClauseKind.CLAUSE,
                        number="1",
                        heading="Declaring interests",
                        blocks=(
                            item("conflicts-declare/1", "1.1", 1, "Each Director must declare each interest."),
                            item(
                                "conflicts-declare/2",
                                "1.2",
                                1,
                                "A change must be declared as ",
                                to_clause("conflicts-declare/1", "1.1", "paragraph "),
                                " says.",
                            ),
                        ),
                    ),
                    Clause(
                        key="conflicts-meetings",
                        kind=ClauseKind.CLAUSE,
                        number="2",
                        heading="Meetings",
                        blocks=(item("conflicts-meetings/1", "2.1", 1, "The chair must ask at each meeting."),),
                    ),
                ),
            ),
        ),
        schedules=(),
        execution=(),
        contents=False,
        status="execution copy",
        header="Calder & Northshire Together Limited",
    )
