"""Names of a target that nothing in its source stands for."""

from __future__ import annotations

import re

from l10n.checks.names.capitals import LEAST, is_first, is_only_name, may_be_name
from l10n.checks.names.spelling import NameIndex, is_known, is_like
from l10n.languages import pack
from l10n.model import LanguagePair, Span
from l10n.text.acronyms import is_acronym
from l10n.text.exonyms import is_place, renderings
from l10n.text.folding import fold

_BEFORE = re.compile(r"(?<!\w)([A-ZÀ-ÖØ-Þ][^\W\d_]{2,}) $")
_AFTER = re.compile(r" ([A-ZÀ-ÖØ-Þ][^\W\d_]{2,})")


def added_names(
    source: str,
    target: str,
    new: list[re.Match[str]],
    pair: LanguagePair,
    missing: list[Span],
    here: NameIndex,
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the names of `new` in a target that nothing in the source is like, and places if one is missing.

    Those that are words somewhere tell little: they may translate what is missing, unless they stand in its place.
    """
    back = LanguagePair(pair.target, pair.source)
    capitalising = pack.language(back.source).names.capital_nouns
    only = any(is_only_name(source, span, pair) for span in missing)
    gone = any(is_place(fold(source[start:end]), pair.source, pair.target) for start, end in missing)
    names: list[Span] = []
    places: list[Span] = []
    for match in new:
        word = match[1]
        if not missing and (capitalising or len(word) <= LEAST or not word.isalpha()):
            continue
        first = is_first(target, match.start())
        if (first and not missing) or is_acronym(word):
            continue
        low = fold(word)
        common = is_known(word if capitalising else word.lower(), back)
        place = gone and is_place(low, back.source, back.target)
        slot = not place and missing and _takes_place(source, target, match, missing)
        if slot:
            strange = not common or (only and not capitalising)
        else:
            strange = not (first or common or capitalising or len(word) <= LEAST) and (only or not missing)
            strange = strange and word.isalpha() and renderings(low, back.source, back.target) is None
        if not (strange or place) or low in here.text or not may_be_name(target, match, low, back.source):
            continue
        if is_like(low, here, back):
            continue
        if not _is_foreign_name(low, source, missing, pair):
            (places if place else names).append(Span(*match.span(1)))
    return tuple(names), tuple(places)


def _is_foreign_name(low: str, source: str, missing: list[Span], pair: LanguagePair) -> bool:
    """Return whether a name is what the target calls a place of the source's in a foreign name (*BBC Scotland*)."""
    names = (fold(source[start:end]) for start, end in missing)
    foreign = pack.language(pair.source).names.foreign
    return any(low in (renderings(name, tag, pair.target) or ()) for name in names for tag in foreign)


def _takes_place(source: str, target: str, match: re.Match[str], missing: list[Span]) -> bool:
    """Return whether a name stands beside the same name as a lost one does in the source: *Ann Lee* for *Ann Ray*."""
    before, after = neighbours(target, match)
    return any(is_beside(before, after, source, span) for span in missing)


def neighbours(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the words with capitals right before and right behind a name; empty where there is none."""
    before, after = (
        _BEFORE.search(text, max(0, match.start() - 30), match.start()),
        _AFTER.match(text, match.end()),
    )
    return before[1] if before else "", after[1] if after else ""


def is_beside(before: str, after: str, text: str, place: Span) -> bool:
    """Return whether a place in a text has one of a name's neighbours beside it."""
    return bool(before and text[: place.start].endswith(f"{before} ")) or bool(
        after and text[place.end :].startswith(f" {after}")
    )
