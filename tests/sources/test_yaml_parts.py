"""A text read part by part says what it says as a whole, and each thing in it knows its place."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgen.sources.yaml_parts import parts
from docgen.sources.yaml_text import examine, examined

FILE = "# Ours\n\nhub:\n  name: Weir  # agreed\n\nmembers:\n  - name: Oak\n# of all\n  - name: Elm\nmoney:\n"
LINES = st.sampled_from(
    [
        *("hub:", "hub: x", "money:", "fees: [1,", "2]", "aims: |", "aims: 'one", "two: x'", '"hub": x', "hub : x"),
        *(
            "  name: Oak",
            "  name: ?",
            "  - Elm",
            "- Elm",
            "    more",
            "more",
            "",
            "# of all",
            "  # of one",
            "\t",
            "? x",
        ),
        *("---", "...", "%YAML 1.1", "a: &b c", "a: *b", "a: !!int 3", "{a: 1}", "x:y", "hub:\tx", "é: x", "_a: \x85b"),
    ]
)
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])), max_size=12)


def test_each_outermost_name_begins_a_part_at_its_line():
    before, found = parts(FILE) or ("", ())
    assert before == "# Ours\n\n"
    assert [(part.name, part.first_line) for part in found] == [("hub", 3), ("members", 6), ("money", 10)]
    assert before + "".join(part.text for part in found) == FILE


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "hub\nmoney: 1\n", "a: 1\n---\nb: 2\n", "a: 1\na: 2\n", "a: 1\rb: 2\n"]
)
def test_a_text_that_may_hang_together_otherwise_is_not_divided(text):
    assert parts(text) is None


@settings(max_examples=600)
@given(TEXTS)
@example([("hub: 'one", "\n"), ("two: x'", "\n"), ("money:", "\n")])
@example([("fees: [1,", "\n"), ("2]", "\n"), ("hub: x", "\r")])
@example([("# of all", "\n"), ("aims: |", "\n"), ("  name: Oak", "\n"), ("", "\n"), ("hub: x", "")])
def test_part_by_part_a_text_says_what_it_says_as_a_whole(lines):
    text = "".join(line + end for line, end in lines)
    node, findings = examine(text, "answers.yaml")
    assert examined(text, "answers.yaml") == (node, tuple(findings))


def test_the_limits_of_a_file_hold_for_all_parts_together():
    text = "".join(f"{name}: [{'1,' * 70_000}]\n" for name in "abc")
    assert [finding.rule for finding in examined(text, "large.yaml")[1]] == ["yaml-size"]
