"""What says a term in another word of its family: its plural or feminine, its adjective or noun, a compound with it.

*Las armas químicas* says *arma química*, *Polizeisprecher* says *Sprecher*, *ex-ministra* says *ministro*, *Kurds*
says *Kurdish*. Words are of a family if a dictionary has one lemma for them, or if they begin alike and have no more
than an ending behind that: the letters that words share from the start tell most of what stemmers (Porter 1980) know,
in languages that inflect at the end, and need no table. What takes a wrong word for one of a family hides a fault, so
that is asked only of texts in which no form of the term was found, outside of what else is known there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from l10n.glossary.model import Kind
from l10n.languages import pack
from l10n.model import Span
from l10n.text import lexicon
from l10n.text.folding import unaccented
from l10n.text.script import small_words
from l10n.text.tokens import word_spans

_HEAD = 3  # letters that a word has in common with a part of it, at least
_SHARED = 4  # letters that words of a family share at least, from their beginning
_ENDING = 3  # letters that a form may have beyond those
_TAIL = 6  # and a word of a text: *Hungary*, *Hungarian*
_COMPOUND = 5  # letters that a part of a compound shares at least
_APART = 3  # words between those of a term
# Of these a part of the words is enough: *the UN assembly*, *der Sprecher*; a person may be called by any name.
_PARTLY = frozenset({Kind.ORGANISATION, Kind.ACRONYM, Kind.PERSON})


class _Folded(NamedTuple):
    """A word of a text, and what it is compared by: small letters without accents; whether it has a capital."""

    text: str
    start: int
    end: int
    capital: bool = False


def kin(
    text: str,
    taken: Sequence[Span],
    forms: Iterable[str],
    kind: Kind,
    language: str,
    *,
    shared: bool = True,
) -> Iterator[Span]:
    """Give the places in a text where words of the family of one of the `forms` stand, outside of what is `taken`.

    `kind` is that of the forms: of an organisation half of the words are enough, of a person one name; else it is
    all. If `shared`, some may belong to another place (*Central and South America*). `language` is the text's, in
    BCP 47.
    """
    words = _folded(text, language)
    free = {
        at
        for at, word in enumerate(words)
        if all(word.end <= start or end <= word.start for start, end in taken)
    }
    if not free:
        return
    for form in forms:
        names = [word.text for word in _folded(form, language)]
        wanted = len(names)
        if kind in _PARTLY:
            wanted = 1 if kind is Kind.PERSON else (len(names) + 1) // 2
        within = range(len(words)) if shared and 1 < len(names) == wanted else sorted(free)
        found = [[at for at in within if akin(words[at].text, part, language)] for part in names]
        found = [each for each in found if each]
        if not names or len(found) < wanted:
            continue
        # The words of a term stand near one another.
        anchor = found[0][0]
        near = sorted({min(each, key=lambda at: abs(at - anchor)) for each in found})
        near = [at for at in near if abs(at - anchor) <= len(names) + _APART]
        if len(near) < min(wanted, len(set(names))) or free.isdisjoint(near):
            continue
        if kind is Kind.PERSON and len(near) < len(names) and _goes_on(text, words, near[-1]):
            continue
        yield Span(words[near[0]].start, words[near[-1]].end)


def parts(text: str, taken: Sequence[Span], forms: Iterable[str], language: str) -> Iterator[Span]:
    """Give the places of words in a text that are some of the words of a form, or of their families, but not all.

    That is *Korea* or *Korean* for *North Korea*: a longer name that was cut or changed.
    """
    words = [
        word for word in _folded(text, language) if all(word.end <= s or e <= word.start for s, e in taken)
    ]
    for form in forms:
        names = _folded(form, language)
        found = [
            word
            for word in words
            if word.capital and any(akin(word.text, one.text, language) for one in names)
        ]
        if len(names) > 1:
            yield from (Span(word.start, word.end) for word in found)


def covers(longer: str, forms: Iterable[str], language: str) -> bool:
    """Return whether a text has all words of some form, or words of their families: *West Africa* has *African*."""
    words = _folded(longer, language)
    for form in forms:
        names = _folded(form, language)
        if names and all(any(akin(word.text, one.text, language) for word in words) for one in names):
            return True
    return False


def _goes_on(text: str, words: Sequence[_Folded], last: int) -> bool:
    """Return whether another name stands right behind one of a person's: *Donald Tusk* is no *Donald Trump*."""
    if last + 1 == len(words):
        return False
    one, two = words[last], words[last + 1]
    return two.capital and text[one.end : two.start] == " "


@lru_cache(maxsize=1 << 16)
def akin(word: str, part: str, language: str) -> bool:
    """Return whether a word is of the family of another, or a compound with it; both folded."""
    if part[:_HEAD] not in word:  # as of most words
        return _same_lemma(word, part, language)
    if word == part or _begins_alike(word, part, _TAIL) or _same_lemma(word, part, language):
        return True
    known = pack.language(language).words
    if known.compounds and len(part) >= _COMPOUND:
        stem = part[: max(_COMPOUND, len(part) - 1)]
        if word.startswith(stem):
            return True
    for at in range(2, len(word) - 2):
        if word[at] != part[0] and word[at + 1] != part[0]:
            continue
        rest, prefix = word[at:], word[:at]
        if prefix in known.prefixes:
            # *prorruso*: a vowel before it doubles the consonant
            bare = rest[1:] if rest[:1] == rest[1:2] else rest
            if bare == part or _same_lemma(bare, part, language) or _begins_alike(bare, part, _ENDING):
                return True
        elif _begins_alike(rest, part, _ENDING, _COMPOUND):
            return True
    return False


def _begins_alike(word: str, part: str, tail: int, least: int = _SHARED) -> bool:
    """Return whether two words begin alike, and have no more than an ending behind that."""
    shared = 0
    for one, other in zip(word, part, strict=False):
        if one != other:
            break
        shared += 1
    return shared >= least and len(part) - shared <= _ENDING and len(word) - shared <= tail


@lru_cache(maxsize=1 << 14)
def _same_lemma(word: str, part: str, language: str) -> bool:
    if word[:1] != part[:1]:  # as most: a dictionary costs
        return False
    code = lexicon.dictionary_code(language)
    return bool(code) and lexicon.lemma(word, code) == lexicon.lemma(part, code)


@lru_cache(maxsize=256)
def _folded(text: str, language: str) -> tuple[_Folded, ...]:
    """Return the words of a text that say something, as they are compared."""
    small = small_words(language)
    return tuple(
        _Folded(unaccented(word.text).lower(), word.start, word.end, word.text[0].isupper())
        for word in word_spans(text, language)
        if word.text.lower() not in small
    )
