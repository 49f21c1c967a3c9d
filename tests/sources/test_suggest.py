from docgen.sources.quoting import quoted
from docgen.sources.suggest import did_you_mean, nearest


def test_the_nearest_known_word_is_found_whatever_its_case() -> None:
    assert nearest("CLG", ["cio", "clg"]) == "clg"
    assert did_you_mean("charity_numbr", ["charity_number", "name"]) == "Did you mean ‘charity_number’?"


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    assert did_you_mean("xyz", ["charity_number"]) == ""


def test_quotation_marks_inside_are_made_single() -> None:
    assert quoted("Leave out “Limited”") == "“Leave out ‘Limited’”"
