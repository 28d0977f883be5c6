"""What a terminal may have of texts of others."""

from __future__ import annotations

import pytest

from l10n.text.display import one_line, part_of_line, verbatim_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31m\x07\x9b", r"\x1b[31m\x07\x9b", id="commands"),
        pytest.param("a\u202eb\u2066c", r"a\u202eb\u2066c", id="direction of writing"),
        pytest.param("caf\udce9", r"caf\udce9", id="a byte that isn't UTF-8"),
        pytest.param(
            "«\u202foui\xa0» \u200fשלום می\u200cخواهم",
            "«\u202foui\xa0» \u200fשלום می\u200cخواهم",
            id="letters",
        ),
    ],
)
def test_what_nobody_sees_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == one_line(text) == part_of_line(text) == verbatim_line(text) == shown


def test_a_line_is_one_line() -> None:
    text = " a\r\n b\t"
    assert one_line(text) == "a b"
    assert part_of_line(text) == " a b "
    assert verbatim_line(text) == "\\".join((" a", "r", "n b\t"))
    assert visible(text) == text
