"""Names and acronyms that a target has as its source has them, though it calls them otherwise: *Londres*, *OTAN*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.checks.exonyms import is_place, names_of_several, renderings
from l10n.checks.model import Context, finding
from l10n.checks.names.acronyms import called, is_acronym, others, plain
from l10n.checks.names.capitals import capitalised, is_all_capitals, is_first
from l10n.checks.numbers.words import fold
from l10n.model import Finding, LanguagePair, Span, Unit
from l10n.texts.dictionary import has_dictionary, is_word
from l10n.texts.words import distinct, tokens

_LEAST = 4  # letters of a place: shorter ones are parts of names
_MONEY = "sterling"  # stands among the places, and is a name, too
_ACRONYM = 3  # letters of an acronym in small letters


def place_left(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find places that the target calls as the source does, where it has a name of its own for them."""
    pair = context.pair
    ours = {match[1] for match in capitalised(unit.source) if len(match[1]) >= _LEAST}
    if not ours:
        return
    whole = [name for name in names_of_several(ours, pair.source, pair.target) if name in unit.source]
    left = [match for name in whole for match in re.finditer(rf"\b{re.escape(name)}\b", unit.target)]
    left += [
        match
        for match in (capitalised(unit.target) if any(word in unit.target for word in ours) else ())
        if match[1] in ours
        and not _is_in_name(match, unit.target)
        and _is_called_otherwise(match[1], pair, unit.target)
    ]
    if left:
        named = ", ".join(match[0] for match in left)
        yield finding(f"Say what the place is called in the target language: {named}.", (), _spans(left))


def _is_called_otherwise(name: str, pair: LanguagePair, target: str) -> bool:
    """Return whether a target's language has another name for a place, and the target doesn't say that."""
    low = fold(name)
    if low == _MONEY or not is_place(low, pair.source, pair.target):
        return False
    forms = renderings(low, pair.source, pair.target) or frozenset()
    if not forms or low in forms or renderings(low, pair.target, pair.source) is not None:
        return False  # the same, or a place of that name there, too: *Valence*
    said = [fold(token) for token in tokens(target)]
    return not any(token.startswith(form) for form in forms for token in said)


def _is_in_name(match: re.Match[str], text: str) -> bool:
    """Return whether a word stands beside another with a capital: then it is part of a name, mostly a person's."""
    before = text[: match.start()].rstrip(" ").rpartition(" ")[2]
    after = text[match.end() + 1 : match.end() + 2] if text[match.end() : match.end() + 1] == " " else ""
    if after.isupper():
        return True
    return (
        before[:1].isupper()
        and before[-1:].isalpha()
        and not is_first(text, text.rfind(before, 0, match.start()))
    )


def acronym_left(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find acronyms that the target has as the source does, where it has others of its own."""
    ours = {match[1] for match in capitalised(unit.source) if is_acronym(match[1])}
    if not ours or is_all_capitals(unit.target):
        return
    own = {plain(one) for one in others(unit.target, unit.source)}
    left = []
    for match in capitalised(unit.target):
        known = called(match[1], context.pair.source, context.pair.target) if match[1] in ours else None
        if known and plain(match[1]) not in known and own.isdisjoint(known):
            left.append(match)
    if left:
        named = ", ".join(match[1] for match in left)
        yield finding(f"Write what {named} is called in the target language.", (), _spans(left))


def acronym_small(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find acronyms of the source in small letters."""
    theirs = context.pair.target
    found = [match[1] for match in capitalised(unit.source) if is_acronym(match[1])]
    low = {one.lower() for one in found if len(one) >= _ACRONYM and one.isalpha() and one not in unit.target}
    low &= distinct(unit.target)
    if not low or not has_dictionary(theirs):
        return
    places = [
        match
        for match in re.finditer(r"(?<![\w@#/.-])[^\W\d_]+(?![\w@-]|\.\w)", unit.target)
        if match[0] in low and not is_word(match[0], theirs)
    ]
    if places:
        named = ", ".join(match[0] for match in places)
        yield finding(f"Write the acronym in capitals: {named}.", (), _spans(places))


def _spans(matches: list[re.Match[str]]) -> list[Span]:
    return [Span(*match.span()) for match in matches]
