"""Placeables with numbers, as catalogs have them."""

from __future__ import annotations

import pytest

from l10n.text.markup import is_well_nested


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a", True, id="none"),
        pytest.param("<1>a <2/> b</1> <3>c</3>", True, id="nested, alone and one after the other"),
        pytest.param("<1>a", False, id="open"),
        pytest.param("a</1>", False, id="never opened"),
        pytest.param("<1>a <2>b</1></2>", False, id="crossed"),
        pytest.param("<1/> <1/>", False, id="twice"),
        pytest.param("<1>a</1> <1>b</1>", False, id="a pair twice"),
        pytest.param("<1>a</1/>", False, id="both strokes"),
        pytest.param("<0> <01> <b>", True, id="no numbers of ours"),
    ],
)
def test_pairs_close_in_their_turn_and_numbers_stand_once(text: str, expected: bool) -> None:
    assert is_well_nested(text) == expected
