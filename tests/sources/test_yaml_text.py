import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.findings import Place
from docgen.sources.nodes import Located, MappingNode, ScalarNode, place_of
from docgen.sources.yaml_text import DEEPEST, SourceError, examine, plain, read


def problems(text: str) -> list[str]:
    return [str(finding) for finding in examine(text, "a.yaml")[1]]


def rules(text: str) -> list[str]:
    return [finding.rule for finding in examine(text, "a.yaml")[1]]


@pytest.mark.parametrize("typed", ["01234567", "no", "10:30", "1.10", "2026-04-01", "0x1f", "1e3", "~x"])
def test_a_value_stays_the_text_that_was_typed(typed: str) -> None:
    assert plain(read(f"a: {typed}", "a.yaml")) == {"a": typed}


@pytest.mark.parametrize("typed", ["", "~", "null", "# only a comment"])
def test_an_empty_value_is_nothing(typed: str) -> None:
    assert plain(read(f"a: {typed}", "a.yaml")) == {"a": None}


def test_quotation_marks_make_an_empty_text() -> None:
    assert plain(read("a: ''\nb: 'null'", "a.yaml")) == {"a": "", "b": "null"}


def test_every_value_knows_its_line_and_column() -> None:
    node = read("a:\n  - b: one\n    c: 'two'\n", "a.yaml", first_line=5)
    assert place_of(node, "a", 0, "c") == Place("a.yaml", 7, 8)
    value = plain(node)["a"][0]["b"]
    assert isinstance(value, Located)
    assert value.place == Place("a.yaml", 6, 8)


def test_an_empty_value_is_found_at_its_key_and_a_missing_one_above() -> None:
    node = read("a:\n  b:\n", "a.yaml")
    assert place_of(node, "a", "b") == Place("a.yaml", 2, 3)
    assert place_of(node, "a", "zzz") == place_of(node, "a")


def test_columns_count_letters_not_bytes() -> None:
    node = read('"é": ü', "a.yaml")
    assert place_of(node, "é") == Place("a.yaml", 1, 6)


def test_a_duplicate_key_is_refused_at_its_line_and_names_the_other() -> None:
    assert problems("a: 1\nb: 2\na: 3\n") == [
        "a.yaml:3:1: error: [yaml-duplicate-key] ‘a’ is written twice in the same place. Keep one of them. "
        "(also a.yaml:1:1)"
    ]


def test_all_problems_of_a_file_are_told_in_one_run() -> None:
    text = "a: &x 1\nb: *x\nc: !!int 3\n? [k]\n: v\nd: 1\nd: 2\n"
    assert rules(text) == ["yaml-anchor", "yaml-alias", "yaml-tag", "yaml-key", "yaml-duplicate-key"]


def test_what_stands_above_a_broken_line_is_read_and_checked() -> None:
    node, findings = examine("a: 1\na: 2\nb: [1\nc: 3", "a.yaml")
    assert {finding.rule for finding in findings} == {"yaml-duplicate-key", "yaml-syntax"}
    assert isinstance(node, MappingNode)
    assert node.entry("a") is not None


def test_broken_syntax_is_told_with_a_remedy() -> None:
    (found,) = problems("name: Harbour: Trust")
    assert found.startswith("a.yaml:1:7: error: [yaml-syntax] The file cannot be read after this line.")
    assert found.endswith("Put double quotation marks round the answer. It has a colon in it.")


def test_a_tab_is_told_at_its_line() -> None:
    (found,) = problems("a:\n\tb: 1")
    assert found.startswith("a.yaml:2:1: error: [yaml-syntax]")


def test_a_second_document_is_refused() -> None:
    assert rules("a: 1\n---\nb: 2\n") == ["yaml-documents"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\ud800", "\ufffe"])
def test_an_unprintable_character_is_told_at_its_place(character: str) -> None:
    node, findings = examine(f"a: 1\nb: x{character}y", "a.yaml")
    assert [(f.rule, str(f.places[0])) for f in findings] == [("yaml-character", "a.yaml:2:5")]
    assert plain(node)["b"] == "x\ufffdy"


def test_values_too_deep_are_refused_once_and_the_rest_is_read() -> None:
    text = f"a: {'[' * 100}{']' * 100}\nb: 1\na: 2\n"
    assert rules(text) == ["yaml-depth", "yaml-duplicate-key"]
    assert plain(examine(text, "a.yaml")[0])["b"] == "1"


def test_a_key_after_a_value_too_deep_keeps_its_own_value() -> None:
    deep = "".join(f"{' ' * n}k:\n" for n in range(DEEPEST)) + f"{' ' * DEEPEST}x: {{y: 1}}\n{' ' * DEEPEST}z: 2\n"
    node, findings = examine(deep, "a.yaml")
    assert {finding.rule for finding in findings} == {"yaml-depth"}
    assert "z" not in str(plain(node))


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.sources.yaml_text.LARGEST", 50)
    assert rules("\n".join(f"k{n}: {n}" for n in range(100))) == ["yaml-size"]


def test_an_empty_file_is_an_empty_value() -> None:
    node = read("", "a.yaml")
    assert isinstance(node, ScalarNode)
    assert node.value is None


def test_read_raises_with_every_finding() -> None:
    with pytest.raises(SourceError) as caught:
        read("a: 1\na: 2\nb: *x\n", "a.yaml")
    assert len(caught.value.findings) == 2


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    assert plain(read("\ufeffa: 1", "a.yaml")) == {"a": "1"}


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=12)
TREES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(WORDS, inner, min_size=1, max_size=4),
    max_leaves=20,
)


@given(TREES)
def test_what_is_written_is_read_again(tree: object) -> None:
    text = yaml.safe_dump(tree, default_style='"', allow_unicode=True, width=10_000)
    node, findings = examine(text, "a.yaml")
    assert findings == []
    assert plain(node) == tree


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    node, findings = examine(text, "a.yaml")
    assert node.place.file == "a.yaml"
    assert all(finding.places[0].line >= 1 for finding in findings)


@given(st.text(alphabet="ab:-[]{}&*!?|>'\"# \n\t,%@`", max_size=80))
def test_no_markup_makes_the_reader_fail(text: str) -> None:
    node, findings = examine(text, "a.yaml")
    assert {place.file for finding in findings for place in finding.places} <= {"a.yaml"}
    assert node.place.file == "a.yaml"


ROUND = "Put double quotation marks round the answer."
STRAY = "This line belongs to no question. Indent it further, or put quotation marks round the whole answer."
COLUMN = "Begin this line in the same column as the lines it belongs with."
SLIPS = [
    ('  b: "Harbour hub\n  c: 3\n  d: "x"\n', "2:6", "This quotation mark is never closed."),
    ('  b: "Harbour hub\n  c: 3\n', "2:6", "This quotation mark is never closed."),
    ("  b: 'Tis the season\n  c: 3\n", "2:6", f"This quotation mark is never closed. {ROUND}"),
    ('  b: "One\n    two"\n  c: "three\n  d: 4\n', "4:6", "This quotation mark is never closed."),
    ("  b: The first line\nof the answer goes on\n  c: 3\n", "3:1", STRAY),
    ("  b: The first line\n  of the answer goes on\n  c: 3\n", "3:3", STRAY),
    ("  b: The first line\n   of the answer: goes on\n  c: 3\n", "3:4", f"{ROUND} It has a colon in it."),
    ("  b:\n    - Honesty\n    -Fairness\n  c: 3\n", "4:5", "Put a space after the dash."),
    ("  values: - Honesty\n  c: 3\n", "2:11", "Begin the list on the next line."),
    ("  name:Fellside\n  c: 3\n", "2:3", "Put a space after the colon."),
    ("  b: 1\n  name:Fellside\n  c: 3\n", "3:3", "Put a space after the colon."),
    ("  b: 1\n\tc: 1\n", "3:1", "Use spaces, not tabs."),
    ("  b: 'Fell' side\n  c: 3\n", "2:6", ROUND),
    ('  b: "Fell" side\n  c: 3\n', "2:6", "Put single quotation marks round the whole answer."),
    ("  b: *bold text\n  c: 3\n", "2:6", ROUND),
    ("  b: & Sons\n  c: 3\n", "2:6", ROUND),
    ("  b: @handle\n  c: 3\n", "2:6", ROUND),
    ("  b: `x`\n  c: 3\n", "2:6", ROUND),
    ("  b: %50\n  c: 3\n", "2:6", ROUND),
    ("  b: [one, two\n  c: 3\n", "2:6", ROUND),
    ("  b: 1\n   c: [3]\n", "3:4", COLUMN),
]


@pytest.mark.parametrize(("text", "place", "advice"), SLIPS)
def test_a_slip_is_told_once_where_it_begins_and_with_what_to_do(text: str, place: str, advice: str) -> None:
    assert problems(f"a:\n{text}") == [
        f"a.yaml:{place}: error: [yaml-syntax] The file cannot be read after this line. {advice}"
    ]


@given(st.lists(st.sampled_from([" ", "\n", "- ", "a:", "b: ", "'", '"', "[", "*", "\t", "x", "}", "|"]), max_size=30))
def test_no_broken_file_is_told_in_the_parsers_words(pieces: list[str]) -> None:
    for problem in problems("".join(pieces)):
        assert " while " not in problem
        assert "yaml.parser" not in problem


def test_a_second_item_without_its_dash_is_told_once() -> None:
    text = "m:\n  - name: A\n    nation: x\n    name: B\n    nation: y\n    more: z\n"
    node, findings = examine(text, "a.yaml")
    assert [str(finding) for finding in findings] == [
        "a.yaml:4:5: error: [yaml-missing-dash] A second item seems to begin here without “- ”. Write “- name: …”."
    ]
    assert plain(node) == {"m": [{"name": "A", "nation": "x"}]}


def test_one_answer_written_twice_in_an_item_is_no_second_item() -> None:
    assert rules("m:\n  - name: A\n    nation: x\n    nation: y\n") == ["yaml-duplicate-key"]


@pytest.mark.parametrize("typed", ["?", "? ", "?  # ask Amina"])
def test_a_question_mark_alone_is_a_text(typed: str) -> None:
    assert plain(read(f"a: {typed}\nb:\n  - {typed}\n  - c: {typed}\n", "a.yaml")) == {"a": "?", "b": ["?", {"c": "?"}]}
