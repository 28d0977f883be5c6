"""What a pack can say of a language: a frozen value for each section, a field for each key.

Of a field's type follows how it is written: a list of words is a string with white space between them, or an array;
a pattern is a regular expression of Python's. A field that is empty says nothing, and what needs it is silent.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typography:
    """How a language sets marks and spaces."""

    quotes: tuple[tuple[str, str], ...] = ()
    """Its pairs of quotation marks, the usual first, each with the spaces that it has inside."""


SECTIONS = {section.__name__.lower(): section for section in (Typography,)}
