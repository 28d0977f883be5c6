"""What a run puts aside on a disk: it comes back as it was, in its order; and folders that go."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.files import SET_TMPDIR
from l10n.scratch import Selection, Tables, from_order, in_order, temporary_folder

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


def test_a_temporary_folder_goes_with_what_is_in_it() -> None:
    with temporary_folder() as folder:
        (folder / "inside").mkdir()
        (folder / "inside" / "file").touch()
    assert not folder.exists()


def test_a_temporary_folder_that_can_not_be_made_is_an_error_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(InputError) as error, temporary_folder():
        pass
    assert error.value.hint == SET_TMPDIR
    assert list(tmp_path.iterdir()) == []
