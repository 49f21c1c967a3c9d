from __future__ import annotations

import pytest

from bench.table import HEADINGS, Figure, Target, markdown, plain_row, timed
from bench.timing import Times, processor_ratio, wall_ratio


def test_a_figure_is_the_median_of_its_rounds() -> None:
    row = timed("laid out", Times([0.5, 9.0, 0.7], [0.04, 0.01, 0.02]))
    assert row.cells == ("laid out", "700 ms", "20.0 ms", "", "")


def test_a_ratio_compares_each_round_with_the_same_round_of_the_other() -> None:
    slow, fast = Times([2.0, 30.0, 4.0], [1.0, 1.0, 1.0]), Times([1.0, 10.0, 1.0], [2.0, 4.0, 8.0])
    assert wall_ratio(slow, fast) == 3.0
    assert processor_ratio(slow, fast) == 0.25
    assert timed("slow", slow, wall_ratio(slow, fast)).ratio == "3.00×"


def test_rounds_of_different_numbers_are_not_compared() -> None:
    with pytest.raises(ValueError, match="longer"):
        wall_ratio(Times([1.0], [1.0]), Times([1.0, 2.0], [1.0, 2.0]))


@pytest.mark.parametrize(
    ("measured", "verdict"), [(1.99, "met"), (2.0, "met"), (2.01, "NOT met"), (None, "not measured")]
)
def test_what_should_be_at_most_so_much_is_met_up_to_it(measured: float | None, verdict: str) -> None:
    assert Target("against the floor", measured, 2, "×").cells[-1] == verdict


@pytest.mark.parametrize(("measured", "verdict"), [(26.9, "NOT met"), (27.0, "met"), (300.0, "met")])
def test_what_should_be_at_least_so_much_is_met_from_it_on(measured: float, verdict: str) -> None:
    assert Target("pages a second", measured, 27, at_least=True).cells[-1] == verdict


def test_a_target_is_told_with_its_unit_and_no_more_digits_than_mean_something() -> None:
    assert Target("memory", 213.44, 400, " MB").cells == ("memory", "≤ 400 MB", "213 MB", "met")
    assert Target("faster", 10.27, 10, "×", at_least=True).cells == ("faster", "≥ 10×", "10.3×", "met")
    assert Target("help", 0.1234, 0.2, " s").cells == ("help", "≤ 0.2 s", "0.12 s", "met")


def test_a_figure_that_misses_its_target_by_a_hair_is_not_told_as_the_target() -> None:
    assert Target("against the floor", 2.004, 2, "×").cells[2:] == ("2.004×", "NOT met")
    assert Target("faster", 9.996, 10, "×", at_least=True).cells[2:] == ("9.996×", "NOT met")


def test_rows_are_aligned_in_the_terminal_and_a_table_in_markdown() -> None:
    row = Figure("Word", "7.0 ms", "6.9 ms", "1.00×", "25 pages")
    assert plain_row(row.cells) == f"{'Word':46}{'7.0 ms':>11}{'6.9 ms':>11}{'1.00×':>8}  25 pages"
    assert markdown(HEADINGS, [row.cells]) == (
        "|  | wall | processor | ratio |  |\n| --- | ---: | ---: | ---: | --- |\n"
        "| Word | 7.0 ms | 6.9 ms | 1.00× | 25 pages |"
    )
