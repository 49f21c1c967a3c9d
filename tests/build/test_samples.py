from pathlib import Path

import pytest

from docgen.build.samples import sample_files, unshown
from docgen.findings import FindingError
from tests.tiny_library import ANSWERS, TinyLibrary, tiny

__all__ = ["tiny"]

LOOSE = ANSWERS.replace("rule: strict", "rule: loose")


def samples(tiny: TinyLibrary, **answers: str) -> list[Path]:
    tiny.clause("always", '1. The hub acts.\n\n::: when hub.rule == "strict"\n1. It is strict.\n:::\n')
    tiny.clause("lenient", "1. It is loose.\n", when='hub.rule == "loose"')
    tiny.outline()
    for name, text in answers.items():
        tiny.write(f"samples/{name}/answers.yaml", text)
    return sample_files(tiny.root / "samples")


def test_a_clause_and_a_passage_that_one_sample_has_and_another_lacks_are_shown(tiny: TinyLibrary) -> None:
    assert not list(unshown(tiny.project, samples(tiny, strict=ANSWERS, loose=LOOSE)))


def test_what_no_sample_has_and_what_none_lacks_is_told(tiny: TinyLibrary) -> None:
    found = {(one.what, one.never) for one in unshown(tiny.project, samples(tiny, strict=ANSWERS))}
    assert found == {("lenient", "in"), ('always, when hub.rule == "strict"', "out")}


def test_a_sample_that_cannot_be_assembled_is_named(tiny: TinyLibrary) -> None:
    files = samples(tiny, broken="hub: [")
    with pytest.raises(FindingError, match="broken"):
        list(unshown(tiny.project, files))


def test_a_variant_shows_what_its_sample_cannot(tiny: TinyLibrary) -> None:
    files = samples(tiny, strict=ANSWERS)
    tiny.write("samples/strict/variants.yaml", "loose:\n  hub.rule: loose\n")
    assert not list(unshown(tiny.project, files))


def test_a_variant_that_cannot_be_assembled_is_named(tiny: TinyLibrary) -> None:
    files = samples(tiny, strict=ANSWERS)
    tiny.write("samples/strict/variants.yaml", "lax:\n  hub.rule: lax\n")
    with pytest.raises(FindingError, match="lax"):
        list(unshown(tiny.project, files))
