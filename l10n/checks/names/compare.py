"""The names of a source that its target doesn't have, or has wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from l10n.checks.names.added_names import added_names, is_beside, neighbours
from l10n.checks.names.capitals import (
    CAPITAL_BEHIND,
    LEAST,
    capitalised,
    is_all_capitals,
    is_first,
    is_sure,
    may_be_name,
)
from l10n.checks.names.spelling import (
    NameIndex,
    is_called,
    is_known,
    is_like,
    is_misspelling_of,
    misspelling_of,
)
from l10n.languages import pack
from l10n.model import LanguagePair, Span, overlap
from l10n.text.acronyms import (
    compare_acronym,
    is_acronym,
)
from l10n.text.folding import fold
from l10n.text.gazetteer import is_land, is_of_person, is_town
from l10n.text.lexicon import has_dictionary, is_proper_noun, is_word, listed
from l10n.text.patterns import standing
from l10n.text.placeables import is_full_name
from l10n.text.proper_names import proper_names

_BEFORE, _BEHIND = re.compile(r"(?<![\w@./-])"), re.compile(r"(?![\w@/-]|\.\w)")
_WHOLE = 4  # letters of a name, up to which it has to begin a word

Pairs = tuple[tuple[Span, Span], ...]


@dataclass(frozen=True, slots=True)
class NameComparison:
    """What of the names of a source isn't in its target as it should be; false if nothing is.

    `missing` are names, and `missing_acronyms` those for which there is nothing. `added` are the target's names that
    nothing in the source stands for, `added_places` such places in the stead of one that is missing. The others are
    pairs: `misspellings` and `variants` are names in a spelling that is wrong, and in one that may be right;
    `lowercase` names that lost their capital; `wrong_acronyms` acronyms with what the target has for them.
    """

    missing: tuple[Span, ...] = ()
    missing_acronyms: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    added_places: tuple[Span, ...] = ()
    misspellings: Pairs = ()
    variants: Pairs = ()
    lowercase: Pairs = ()
    wrong_acronyms: Pairs = ()

    def __bool__(self) -> bool:
        return self is not _NOTHING


_NOTHING = NameComparison()


def compare_names(source: str, target: str, pair: LanguagePair) -> NameComparison:
    """Return how the names of a source fare in its target."""
    here, there = NameIndex(source), NameIndex(target)
    missing: list[Span] = []
    missing_acronyms: list[Span] = []
    misspellings: list[tuple[Span, Span]] = []
    variants: list[tuple[Span, Span]] = []
    lowercase: list[tuple[Span, Span]] = []
    wrong_acronyms: list[tuple[Span, Span]] = []
    seen: dict[str, tuple[Span | None, bool]] = {}
    ours = list(capitalised(source))
    if is_full_name(source):  # *Affaire Benalla* is a heading, and half of it a name
        names = proper_names(source, pair.source)
        ours = [match for match in ours if any(overlap(Span(*match.span()), name) for name in names)]
    new = [match for match in capitalised(target) if match[1] not in source]
    for match in ours:
        word = match[1]
        if len(word) < 2 or _stands(word, target):
            continue
        low, acronym = fold(word), is_acronym(word)
        if not acronym and not may_be_name(source, match, low, pair.source):
            continue
        span = Span(*match.span(1))
        if not acronym and low in there.tokens and low not in there.names:
            if at := _small(word, source, match, target, pair):
                (variants if at[1] else lowercase).append((span, at[0]))
            continue
        if low in there.tokens or (len(low) > _WHOLE and _is_part(low, there.text)):
            continue
        if acronym:
            if word not in seen:
                seen[word] = compare_acronym(word, source, target, pair)
            wrong, gone = seen[word]
            wrong_acronyms += [(span, wrong)] if wrong else []
            missing_acronyms += [span] if gone else []
        elif not is_called(low, there, pair, here):
            sure = is_sure(source, match, pair)
            other = misspelling_of(word, there, here, pair)
            if other and _are_words(word, other[0], pair):
                continue
            if other and (sure or (not is_first(source, match.start()) and not _is_known(other[0], pair))):
                at_other = target.find(other[0])
                pair_of = (span, Span(at_other, at_other + len(other[0])))
                (misspellings if sure and other[1] else variants).append(pair_of)
            elif sure and not is_like(low, there, pair, here):
                missing.append(span)
    variants += _misspellings(ours, new, pair, {other for _, other in (*misspellings, *variants)})
    added, places = added_names(source, target, new, pair, missing, here)
    found = (missing, missing_acronyms, misspellings, variants, lowercase, wrong_acronyms, added, places)
    if not any(found) or is_all_capitals(source):
        return _NOTHING
    first_names = _first_names(source, target, missing, added)
    variants += first_names.items()
    renderings = {target[start:end] for start, end in first_names.values()}
    added = tuple(place for place in added if target[place.start : place.end] not in renderings)
    return NameComparison(
        tuple(name for name in missing if name not in first_names),
        tuple(missing_acronyms),
        added,
        places,
        tuple(misspellings),
        tuple(variants),
        tuple(lowercase),
        tuple(wrong_acronyms),
    )


def _are_words(word: str, other: str, pair: LanguagePair) -> bool:
    """Return whether a capital is a common word's that the target has another word for: *Analyse*, *Analysis*."""
    name = is_of_person(word) or is_town(word) or is_proper_noun(word, pair.source)
    return not name and is_word(word.lower(), pair.source) and is_word(other.lower(), pair.target)


def _is_known(word: str, pair: LanguagePair) -> bool:
    """Return whether a word of a target is a name that is known, or a common noun: *Parlement* is *Parlamento*."""
    return is_known(word, pair) or is_word(word.lower(), pair.target)


def _first_names(
    source: str, target: str, missing: Iterable[Span], added: Iterable[Span]
) -> dict[Span, Span]:
    """Return first names that are spelt otherwise before the same name: *Ponce Pilate*, *Pontius Pilate*.

    Each has its own place in the target, as long as there are enough.
    """
    pairs: dict[Span, Span] = {}
    for one in missing:
        name = CAPITAL_BEHIND.match(source, one.end)
        if not name or CAPITAL_BEHIND.match(source, name.end()):
            continue
        fitting = [
            other
            for other in added
            if fold(source[one.start]) == fold(target[other.start])
            and (same := CAPITAL_BEHIND.match(target, other.end))
            and name[1] == same[1]
        ]
        if fitting:
            pairs[one] = next((other for other in fitting if other not in pairs.values()), fitting[0])
    return pairs


def _stands(word: str, text: str) -> bool:
    """Return whether a word stands in a text, alone or in a compound."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (len(word) > _WHOLE or not text[max(0, at - 1) : at].isalnum()) and (
            text[end : end + 1] != word[-1] or text[end + 1 : end + 2].isalnum()
        ):
            return True
        at = text.find(word, at + 1)
    return False


def _is_part(low: str, text: str) -> bool:
    """Return whether a folded text has a name with an ending, or in a compound; but not with a letter doubled."""
    stem = low.removesuffix("s")
    for at in _places(stem, text):
        rest = text[at + len(stem) :]
        end = next((n for n, letter in enumerate(rest) if not letter.isalpha()), len(rest))
        if (rest.startswith("s") or stem == low or end <= 1) and not (
            end == 1 and rest[0] == low[-1] == stem[-1]
        ):
            return True
    return False


def _places(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _misspellings(
    ours: list[re.Match[str]], new: list[re.Match[str]], pair: LanguagePair, seen: set[Span]
) -> Iterator[tuple[Span, Span]]:
    """Give names with a letter wrong, though the target may have them right elsewhere."""
    for match in new:
        word = match[1]
        if len(word) <= _WHOLE:
            continue
        near = [one for one in ours if _may_be_misspelling(word, one[1])]
        if not near or (span := Span(*match.span(1))) in seen or is_acronym(word) or is_known(word, pair):
            continue
        meant = next((one for one in near if is_misspelling_of(word, one[1], pair)), None)
        if meant is not None:
            yield Span(*meant.span(1)), span


def _may_be_misspelling(word: str, name: str) -> bool:
    """Return whether two words begin or end alike and are as long, as they do with one letter wrong."""
    return abs(len(word) - len(name)) <= 1 and (word[:2] == name[:2] or word[-2:] == name[-2:])


def _small(
    word: str, source: str, match: re.Match[str], target: str, pair: LanguagePair
) -> tuple[Span, bool] | None:
    """Return where a target has a name without its capital, and whether it may be right: it is a word there."""
    at = next(standing(word.lower(), target, _BEFORE, _BEHIND), None)
    if at is None:
        return None
    foreign = pack.language(pair.target).names.foreign
    low, first = word.lower(), is_first(source, match.start())
    known = any(has_dictionary(tag) and is_word(low, tag) for tag in (pair.target, *foreign))
    only_name = not first and has_dictionary(pair.target) and not listed([low], pair.target)  # *boston*
    if len(word) <= LEAST and not only_name:
        return None
    beside = is_beside(*neighbours(source, match), target, at)  # *new York*
    if (
        known
        and not (only_name or beside)
        and (is_word(low, pair.source) or not is_sure(source, match, pair))
    ):
        return None
    name = beside or is_of_person(word) or is_town(word) or is_land(word, pair.source)
    named = name or any(
        is_proper_noun(word, tag) for tag in (pair.source, pair.target) if has_dictionary(tag)
    )
    return at, known or first or not named
