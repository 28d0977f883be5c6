"""What XML can hold; how files are read that may be hostile is tested with their formats."""

from __future__ import annotations

import sys

from lxml import etree

from l10n.xml import UNWRITABLE


def is_written(char: str) -> bool:
    """Return whether lxml writes a character, and reads it again."""
    element = etree.Element("a")
    try:
        element.text = char
    except ValueError:
        return False
    return bool(etree.fromstring(etree.tostring(element)).text == char)


def test_what_lxml_refuses_is_what_can_t_be_written() -> None:
    codes = (*range(0x3000), *range(0xD7F0, 0x10010), *range(0x10FFF0, sys.maxunicode + 1))
    assert [code for code in codes if is_written(chr(code)) == bool(UNWRITABLE.match(chr(code)))] == []
