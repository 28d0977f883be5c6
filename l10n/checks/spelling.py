"""Words of a target that no dictionary has: two that run together, or one that is misspelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from string import ascii_lowercase

from l10n.checks.analysis import Analysis
from l10n.checks.rule import POSSIBLE, Example, finding, rule
from l10n.languages import pack
from l10n.messages import msg
from l10n.model import Finding, LanguagePair, Span
from l10n.text.folding import fold, unaccented
from l10n.text.lexicon import has_dictionary, is_word, known_letters, listed
from l10n.text.sound import sound
from l10n.text.tokens import distinct, small

# A word in small letters that stands alone, long enough to be two.
_WORD = re.compile(r"(?<![\w.@#/’'·-])[a-zß-öø-ÿœ]{7,40}(?![\w@/·-]|\.\w)")
# The same, be it short, or right behind a quotation mark that may be an apostrophe.
_ANY = re.compile(r"(?<![\w.@#/·-])(?<!\w[’'])[^\W\d_]{5,40}(?![\w@/·-]|\.\w)")
_SOME = 5  # letters of a word that is broken
_WELL = 8  # letters of one of which two may be wrong
_ENDINGS = range(1, 4)  # letters of an ending
_ENDING = 3  # letters that may differ at the end of a word in two languages
_LONG = 7  # letters, as above
_LEAST = 4  # letters of a part that isn't one of the small words
_NEARLY = 2  # letters in which a word may differ from the source's
_END = 2  # letters that inflection may change: there, what a dictionary lacks is mostly a form of what it has


@rule(
    "spelling/words",
    Example("fr-en", "Le gouvernement part.", "The goverment leaves.", "The government leaves."),
    possible="words-joined word-misspelt",
)
def spelling(unit: Analysis) -> Iterator[Finding]:
    """Find words that no dictionary has, though it has two that make them up, or one that is a letter away.

    So are words of the source that lost letters, or have others (*pisode* for *épisode*). What stands in the source
    is left alone, and so is what differs at its end only, but for an accent.
    """
    language = unit.pair.target
    joined, wrong = {}, {}
    for word in _unknown(unit):
        if parts := _parts(word, language):
            if not _has_cognate(word, parts[1], unit):
                joined[word] = " ".join(parts)
        elif correction := _correction(word, language):
            wrong[word] = f"{word} ({correction}?)"
    broken = {word: f"{word} ({whole}?)" for word, whole in _broken(unit) if word not in {**joined, **wrong}}
    if joined:
        message = msg("See whether these are two words: {passage}.", passage=", ".join(joined.values()))
        yield finding(POSSIBLE, message, (), _places(unit.target, joined))
    if wrong:
        message = msg("See whether it is misspelt: {passage}.", passage=", ".join(wrong.values()))
        yield finding(POSSIBLE, message, (), _places(unit.target, wrong), "word-misspelt")
    if broken:
        message = msg(
            "See whether it is a word of the source that was miscopied: {passage}.",
            passage=", ".join(broken.values()),
        )
        places = [Span(*match.span()) for match in _ANY.finditer(unit.target) if match[0] in broken]
        yield finding(POSSIBLE, message, (), places, "word-misspelt")


def _unknown(unit: Analysis) -> tuple[str, ...]:
    """Return the words of a target that neither its language's dictionary has nor its source."""
    if not has_dictionary(unit.pair.target):
        return ()
    unknown = {word for word in unit.unknown if len(word) >= _LONG and word not in unit.source}
    if not unknown:
        return ()
    return tuple(word for word in dict.fromkeys(_WORD.findall(unit.target)) if word in unknown)


def _broken(unit: Analysis) -> Iterator[tuple[str, str]]:
    """Give words of a target that nobody knows and that are nearly words of its source, with those."""
    ours, theirs = unit.pair.source, unit.pair.target
    if not has_dictionary(ours) or not pack.language(theirs).words.complete:
        return
    unknown = [word for word in unit.unknown if len(word) >= _SOME]
    if not unknown:
        return
    here = distinct(unit.source)
    alone = set(_ANY.findall(unit.target))
    for word in dict.fromkeys(unknown):
        if word in alone and word not in here and not _is_of_others(word, unit.pair):
            words = (one for one in small(unit.source) if len(one) >= _SOME)
            near = (
                one for one in words if _is_broken(unaccented(word), unaccented(one)) and is_word(one, ours)
            )
            if whole := next(near, None):
                yield word, whole


def _is_of_others(word: str, pair: LanguagePair) -> bool:
    """Return whether a word is one of the source's, of a language whose words stand in texts, or begins as others."""
    words = pack.language(pair.target).words
    if any(is_word(word, tag) for tag in (pair.source, *pack.language(pair.target).names.foreign)):
        return True
    return any(word.startswith(one) and is_word(word[len(one) :], pair.target) for one in words.prefixes)


def _has_cognate(word: str, end: str, unit: Analysis) -> bool:
    """Return whether a source has nearly the same word: *colorrectal* for *colorectal* is one, not two.

    Words that differ at their ends are nearly the same, too, but for one that has a small word as its `end`.
    """
    from rapidfuzz.distance import OSA

    plain = unaccented(word)
    is_small = end in unit.language.words.small
    return any(
        OSA.distance(plain, one, score_cutoff=_NEARLY) <= _NEARLY
        or (not is_small and len(plain) - len(one) <= _NEARLY and plain.startswith(one[:-_ENDING]))
        for one in (unaccented(one) for one in small(unit.source) if len(one) >= _WELL)
    )


def _is_broken(word: str, whole: str) -> bool:
    """Return whether a word, without accents, is what is left of another, or has one letter or two wrong.

    What begins alike and ends in another way may be its form in the other language, and so may what sounds the same.
    """
    if word == whole or word.startswith(whole[:-_ENDING]):
        return False
    if word in whole:
        near = len(whole) - len(word) <= _ENDING and not whole.startswith(word)
    else:
        from rapidfuzz.distance import OSA

        most = 2 if len(whole) >= _WELL else 1
        near = abs(len(whole) - len(word)) <= most and OSA.distance(word, whole, score_cutoff=most) <= most
    return near and sound(word) != sound(whole)


def _places(text: str, words: Collection[str]) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text) if match[0] in words]


@lru_cache(maxsize=4096)
def _parts(word: str, language: str) -> tuple[str, ...]:
    """Return two words that make one up, if there are such."""
    known = pack.language(language).words
    if not known.complete:
        return ()
    small = known.small
    behind = small - known.enclitics
    for at in range(2, len(word) - 1):
        one, two = word[:at], word[at:]
        if one in known.prefixes or two in known.suffixes:
            continue
        if known.compounds and one not in small and two not in small:
            continue
        if (one in small or (len(one) >= _LEAST and is_word(one, language))) and (
            two in behind or (len(two) >= _LEAST and is_word(two, language))
        ):
            # *downloaders*: what another word begins has its ending
            derived = two not in behind and any(is_word(word[:-end], language) for end in _ENDINGS)
            return () if derived else (one, two)
    return ()


@lru_cache(maxsize=4096)
def _correction(word: str, language: str) -> str:
    """Return a word of the dictionary that is a letter away from one, if any is; its first and last are right."""
    if not pack.language(language).words.complete:
        return ""
    letters = pack.language(language).script.accented
    alphabet = ascii_lowercase + letters
    # What is right before the slip begins some word: no need to look for one further on.
    places = range(1, min(len(word) - _END, known_letters(word, language) + 1))
    near = () if _is_feminine(word, language) else _near(word, places, alphabet)
    return listed(chain(_accented(word, letters), near), language)


def _is_feminine(word: str, language: str) -> bool:
    """Return whether a word is another with an ending of adjectives: dictionaries lack many, *cancillera*."""
    endings = pack.language(language).grammar.open_endings
    return any(word.endswith(end) and is_word(word[: -len(end)], language) for end in endings)


def _accented(word: str, letters: str) -> Iterator[str]:
    """Give what a word is with an accent more, or another, on one of its letters, wherever it is."""
    others = _others(letters)
    for at, letter in enumerate(word):
        yield from (word[:at] + one + word[at + 1 :] for one in others.get(letter, ()))


@cache
def _others(letters: str) -> Mapping[str, str]:
    """Return what letters may be with another accent, of those that a language has."""
    return {
        one: "".join(x for x in letters if fold(x) == fold(one) and x != one)
        for one in {*letters, *"aeioucn"}
    }


def _near(word: str, places: Iterable[int], alphabet: str) -> Iterator[str]:
    """Give what a word is with one edit undone, the likeliest kind first: letters turned, lost, too many, changed."""
    for at in places:
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in places:
        yield from (word[:at] + letter + word[at:] for letter in alphabet)
    for at in places:
        yield word[:at] + word[at + 1 :]
    for at in places:
        yield from (word[:at] + letter + word[at + 1 :] for letter in alphabet)
