"""What a run puts aside on a disk: it comes back as it was, in its order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.scratch import Selection, Tables, from_order, in_order

TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=()))  # lone surrogates, too


@given(st.lists(st.lists(TEXT, min_size=1)))
def test_texts_sort_as_bytes_and_come_back(rows: list[list[str]]) -> None:
    assert [from_order(in_order(*row)).split("\0") for row in rows] == rows
    assert sorted(in_order(*row) for row in rows) == [in_order(*row) for row in sorted(rows)]


def test_a_selection_is_asked_for_whenever_it_is_gone_through() -> None:
    tables = Tables("CREATE TABLE word (number INTEGER, text BLOB)")
    tables.put("INSERT INTO word VALUES (?, ?)", [(2, in_order("deux")), (1, in_order("un")), (3, b"x")])
    query = "SELECT number, text FROM word WHERE number < ? ORDER BY number"
    words = Selection(tables, query, (3,), lambda number, text: (number, from_order(text)), 2)
    assert list(words) == list(words) == [(1, "un"), (2, "deux")]
    assert len(words) == 2
    assert (2, "deux") in words
    assert (3, "x") not in words
