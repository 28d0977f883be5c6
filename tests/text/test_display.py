"""What a terminal may have of texts of others."""

from __future__ import annotations

import json

import pytest

from l10n.text.display import as_json, inert, json_text, one_line, part_of_line, verbatim_line, visible


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("::error file=a.txt::gone", r"\x3a:error file=a.txt::gone", id="GitHub"),
        pytest.param("::group::", r"\x3a:group::", id="GitHub's group"),
        pytest.param("a ##[error]b", r"a \x23#[error]b", id="within a line"),
        pytest.param("##vso[task.setvariable]x", r"\x23#vso[task.setvariable]x", id="Azure"),
        pytest.param("##teamcity[a]", r"\x23#teamcity[a]", id="TeamCity"),
        pytest.param("std::vector::x ## [a] # [b] ::", "std::vector::x ## [a] # [b] ::", id="none"),
    ],
)
def test_a_ci_finds_no_command(text: str, shown: str) -> None:
    assert visible(text) == one_line(text) == verbatim_line(text) == inert(text) == shown
    assert "##" not in json_text([text]).replace("## ", "")
    assert json.loads(json_text([text])) == [text]


def test_json_has_what_nobody_sees_escaped() -> None:
    text = "\x1b\x9b\u202e\udce9\uffff é\U0001f468"
    assert json_text({"a": text}) == r'{"a": "\u001b\u009b\u202e\udce9\uffff é' + '\U0001f468"}'
    assert json.loads(as_json({"a": text})) == {"a": text}


def test_a_line_is_one_line() -> None:
    text = " a\r\n b\t"
    assert one_line(text) == "a b"
    assert part_of_line(text) == " a b "
    assert verbatim_line(text) == "\\".join((" a", "r", "n b\t"))
    assert visible(text) == text
