"""Strings of software and its documentation: what stands between their words, and how variables are written.

`parse` reads a unit's texts as `l10n.text.markup` does, with code, roles, variables, entities and the signs of keys.
"""

from l10n.text.software.parsing import parse, parse_both
from l10n.text.software.pieces import is_name

__all__ = ["is_name", "parse", "parse_both"]
