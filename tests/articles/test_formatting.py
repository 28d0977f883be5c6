"""Which formatting the others are told from: that of most letters, but rather one that is plainer."""

from __future__ import annotations

import pytest

from l10n.articles.formatting import base


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        pytest.param([], None, id="nothing"),
        pytest.param([("b", 9)], "b", id="one"),
        pytest.param([("", 5), ("b", 3), ("", 4)], "", id="most-letters"),
        pytest.param([("", 2), ("b", 12)], "", id="plainer-with-no-more-pairs"),
        pytest.param([("", 2), ("b", 12), ("", 1)], "", id="plainer-around"),
        pytest.param([("b", 12), ("", 2), ("b", 12)], "b", id="one-plain-word-in-bold"),
        pytest.param([("b", 12), ("", 12), ("b", 12)], "", id="much-that-is-plainer"),
        pytest.param([("b", 4), ("i", 12)], "i", id="neither-plainer"),
        pytest.param([("bi", 12), ("b", 2)], "b", id="plainer-but-not-plain"),
        pytest.param([("l", 0), ("b", 2)], "b", id="what-does-not-count"),
    ],
)
def test_base(stretches: list[tuple[str, int]], expected: str | None) -> None:
    assert base(stretches, lambda one, most: set(one) < set(most)) == expected
