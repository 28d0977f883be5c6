"""Markup in a unit's source or target: where it is, and the text without it.

The same signs are markup in the units of all formats, as a translator sees them:

    <1>…</1>  <2/>        numbered: what they are a `#.` line says
    <em>…</em>  <br>      tags
    **…**  *…*  __…__     pairs of signs around words, not within one: `5*3` and `a_b` have none
    _…_  ~~…~~

What has no other half is text, but for numbers. So a text can be taken to an engine, a glossary and the rules without
its markup, and what they say of it be led back.
"""

from l10n.text.markup.differences import Difference, compare, described
from l10n.text.markup.numbered import NUMBERED, is_well_nested
from l10n.text.markup.parsing import OBJECT, Mark, Markup, assembled, parse, plain
from l10n.text.markup.repair import repaired
from l10n.text.markup.rewriting import rewritten, with_marks
from l10n.text.markup.sources import forms, message
from l10n.text.markup.tokens import VOID, Kind, Token, tokens
from l10n.text.markup.transfer import transferred, unmarked

__all__ = [
    "NUMBERED",
    "OBJECT",
    "VOID",
    "Difference",
    "Kind",
    "Mark",
    "Markup",
    "Token",
    "assembled",
    "compare",
    "described",
    "forms",
    "is_well_nested",
    "message",
    "parse",
    "plain",
    "repaired",
    "rewritten",
    "tokens",
    "transferred",
    "unmarked",
    "with_marks",
]
