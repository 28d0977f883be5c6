from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.clauses import clauses


@pytest.mark.parametrize(
    ("text", "most", "parts"),
    [
        pytest.param("Un. Deux.", 20, ["Un. Deux."], id="short enough"),
        pytest.param("Un. Deux. Trois.", 10, ["Un.", "Deux.", "Trois."], id="sentences, each by itself"),
        pytest.param("un, deux, trois", 9, ["un, deux,", "trois"], id="after commas"),
        pytest.param("un, deux, trois", 5, ["un,", "deux,", "trois"], id="as few as will do"),
        pytest.param("un deux trois", 8, ["un deux", "trois"], id="between words"),
        pytest.param("abcdefgh", 3, ["abc", "def", "gh"], id="between characters"),
        pytest.param("你好。再见。", 3, ["你好。", "再见。"], id="without spaces"),
        pytest.param("", 3, [""], id="empty"),
    ],
)
def test_long_text_is_split_where_it_hurts_least(text: str, most: int, parts: list[str]) -> None:
    assert clauses(text, len, most) == parts


@given(st.text(st.sampled_from("ab ,.;\n")), st.integers(1, 8))
def test_nothing_is_lost_and_no_part_is_too_long(text: str, most: int) -> None:
    parts = clauses(text, len, most)
    if len(text) > most:
        assert all(len(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
