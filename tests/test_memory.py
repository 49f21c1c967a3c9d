import gc
from collections.abc import Iterator

import pytest

from docgen.memory import no_garbage_collection


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    enabled = gc.isenabled()
    yield
    (gc.enable if enabled else gc.disable)()


def stopped() -> None:
    with no_garbage_collection():
        assert not gc.isenabled()
        raise ValueError("stopped")


@pytest.mark.parametrize("before", [True, False])
def test_garbage_is_left_alone_meanwhile_and_then_looked_for_as_before(before: bool) -> None:
    (gc.enable if before else gc.disable)()
    with pytest.raises(ValueError, match="stopped"):
        stopped()
    assert gc.isenabled() is before
