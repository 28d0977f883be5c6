"""The noun phrase around a place in a text: the noun that a name or an adjective belongs to, and the genitive."""

from __future__ import annotations

import re

from l10n.grammar.inflection import is_plural
from l10n.languages.grammar import Grammar

_NEXT = re.compile(r"[ \u00a0]([A-Za-z][\w'’-]*)")
_LAST = re.compile(r"([^\W\d_][\w'’-]*)\s+$")


def noun_before(before: str, grammar: Grammar) -> str:
    """Return the noun, with what follows it, that an adjective stands behind as in French; empty if none is sure.

    Only one that comes right after an article or the like is, and a plural after a preposition or a number.
    """
    match = next((match for one in grammar.nouns_before if (match := one.search(before))), None)
    return before[match.start(1) :] if match and match[1].lower() not in grammar.no_nouns else ""


def follows_noun(before: str, grammar: Grammar) -> bool:
    """Whether what comes before a place may be a noun."""
    match = _LAST.search(before)
    return bool(match and match[1].lower() not in grammar.no_nouns)


def describes(after: str, grammar: Grammar) -> bool:
    """Whether what follows a name is a noun that it describes: *the NATO summit*."""
    match = _NEXT.match(after)
    if not match:
        return after[:1] == "-"
    word = match[1].lower()
    return word not in grammar.no_nouns and not word.endswith("ed")


def genitive(form: str, old: str, before: str, after: str, grammar: Grammar) -> str:
    """Return what follows a form, with the ending of a genitive that its own last letter asks for."""
    ending = grammar.genitive
    if not ending:
        return after
    if re.match(rf"['’]{ending}\b", after) and is_plural(form, grammar) and form.endswith(ending):
        return after[0] + after[1 + len(ending) :]
    quoted = re.search(r"(?:^|\s)['‘]", before)
    if re.match(r"['’]\s", after) and old.endswith(ending) and not form.endswith(ending) and not quoted:
        return after[0] + ending + after[1:]
    return after
