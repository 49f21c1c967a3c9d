"""Properties of expressions with open answers, for any expression and any answers."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.expressions.check import check
from docgen.expressions.explain import explain
from docgen.expressions.parse import holds, parse
from docgen.expressions.scope import Layered
from docgen.expressions.values import Open, Undecided
from docgen.expressions.vocabulary import Kind, Meaning, Vocabulary
from docgen.findings import FindingError, Place

BOOLEANS, NUMBERS, CHOICES = ("p", "q", "r"), ("m", "n"), ("c", "d")
DOMAINS: dict[str, tuple[object, ...]] = {
    **dict.fromkeys(BOOLEANS, (True, False)),
    **dict.fromkeys(NUMBERS, (0, 2, 5)),
    **dict.fromkeys(CHOICES, ("a", "b")),
    "i.flag": (True, False),
}
WORDS = Vocabulary(
    {
        **{name: Meaning(Kind.YES_NO, name.upper()) for name in BOOLEANS},
        **{name: Meaning(Kind.NUMBER, name.upper()) for name in NUMBERS},
        **{name: Meaning(Kind.CHOICE, name.upper(), {"a": "Choice A", "b": "Choice B"}) for name in CHOICES},
        "items": Meaning(Kind.GROUP, "Items", of="items"),
    },
    {"items": {"flag": Meaning(Kind.YES_NO, "Flag"), "code": Meaning(Kind.CHOICE, "Code", {"a": "A", "b": "B"})}},
)

numbers = st.recursive(
    st.sampled_from([*NUMBERS, "1", "3", "items | length", "items | where('flag') | length"]),
    lambda inner: st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
    max_leaves=3,
)
facts = (
    st.sampled_from([*BOOLEANS, "true", "false", "items | where('flag')", "'a' in items | each('code')"])
    | st.tuples(numbers, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers).map(" ".join)
    | st.tuples(st.sampled_from(CHOICES), st.sampled_from(["== 'a'", "!= 'b'", "in ['a']", "not in ['a', 'b']"])).map(
        " ".join
    )
    | st.sampled_from(["c == d", "p == q", "p == true", "n is none", "m is not none", "0 < n <= 5"])
)
conditions = st.recursive(
    facts,
    lambda inner: (
        inner.map(lambda x: f"not ({x})")
        | st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})")
        | st.tuples(inner, inner, inner).map(lambda t: f"({t[0]}) if ({t[1]}) else ({t[2]})")
    ),
    max_leaves=5,
)
answered = st.fixed_dictionaries({name: st.sampled_from([*values, None]) for name, values in DOMAINS.items()})
opened = st.sets(st.sampled_from(sorted(DOMAINS)), max_size=4)


def scope(values: dict[str, object]) -> Layered:
    plain = {name: value for name, value in values.items() if "." not in name}
    items = ({"flag": True, "code": "b"}, {"flag": values["i.flag"], "code": "a"})
    return Layered({**plain, "items": items})


@settings(max_examples=400, deadline=None)
@given(conditions, answered, opened)
def test_a_decided_result_holds_however_the_open_questions_are_answered(
    source: str, values: dict[str, object], gaps: set[str]
) -> None:
    expression = parse(source, Place("x"))
    found = holds(expression, scope({**values, **{name: Open(name, name) for name in gaps}}))
    if isinstance(found, Undecided):
        assert {cause.path for cause in found.causes} <= gaps
        assert found.causes
        return
    for combination in itertools.product(*(DOMAINS[name] for name in sorted(gaps))):
        filled = {**values, **dict(zip(sorted(gaps), combination, strict=True))}
        assert holds(expression, scope(filled)) is found


@settings(max_examples=200, deadline=None)
@given(conditions, answered)
def test_with_every_answer_given_the_result_is_that_of_python(source: str, values: dict[str, object]) -> None:
    given_all = {name: DOMAINS[name][0] if value is None else value for name, value in values.items()}
    names = {name: value for name, value in given_all.items() if "." not in name}
    flagged = [True, *([True] if given_all["i.flag"] else [])]
    python = (
        source.replace("items | where('flag') | length", str(len(flagged)))
        .replace("items | where('flag')", "True")
        .replace("'a' in items | each('code')", "True")
        .replace("items | length", "2")
        .replace("true", "True")
        .replace("false", "False")
        .replace("none", "None")
    )
    assert holds(parse(source, Place("x")), scope(given_all)) is bool(eval(python, {}, names))


@settings(max_examples=200, deadline=None)
@given(conditions)
def test_every_condition_can_be_checked_and_explained(source: str) -> None:
    expression = parse(source, Place("x"))
    assert check(expression, WORDS, condition=True) == []
    assert explain(expression, WORDS)
    assert explain(expression, WORDS, opposite=True)


@given(st.text(max_size=40))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    place = Place("x")
    heard: tuple[Place, ...] = ()
    try:
        heard = (parse(text, place).place,)
    except FindingError as refused:
        heard = refused.finding.places
    assert heard == (place,)
