"""Texts as what their nouns, and terms of several words, are compared by: lemmas in their order.

A line of them begins and ends with a blank, and has one between any two. A bar stands for marks, numbers and small
words, nothing for what a pack allows inside a term (*de*, *of the*): *un taux d'intérêt* is ` | taux intérêt `.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from l10n.languages import pack
from l10n.languages.grammar import Rewrites
from l10n.model import Span
from l10n.text import lexicon
from l10n.text.memo import Memo
from l10n.text.patterns import any_of
from l10n.text.script import small_words

BAR = "|"
LONGEST = 3  # words of a term, without the small ones
_LETTERS = 4  # of a noun, at least
_SHORT = 3  # letters of any other word: what has fewer says little
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_TOKEN = re.compile(rf"{_WORD}|\d+|[^\w\s'’]")


def line(text: str, language: str) -> str:
    """Return the line of a text in a language (BCP 47) that has a dictionary."""
    return _line(text, _keys(language))


def noun_line(text: str, language: str) -> str:
    """Return the line of a text with a bar for each word that is no noun or adjective by its form, too."""
    return _line(text, _nominals(language))


def word_keys(text: str, language: str) -> frozenset[str]:
    """Return what the words of a text are compared by that may be nouns or render some."""
    return frozenset(line(text, language).split()) - {BAR}


def determined(text: str, language: str) -> Iterator[str]:
    """Give the key of each noun or term that may begin right behind a determiner of a text: words of its `noun_line`.

    None of what has a capital, which is a name or begins a sentence.
    """
    pattern = _phrase(language)
    if pattern is None:
        return
    keys, is_last = _nominals(language), pack.language(language).grammar.adjectives_precede
    for phrase in pattern.findall(text):
        run: list[str] = []
        for word in _TOKEN.findall(phrase):
            more = keys[word.lower()] if word.islower() else BAR
            if more == BAR:
                break
            if more:
                run.append(more)
                for first in range(len(run) if is_last else 1):
                    if len(run) > first + 1 or len(word) >= _LETTERS:
                        yield " ".join(run[first:])


def places(key: str, text: str, language: str, *, nouns: bool) -> Iterator[Span]:
    """Give where the words of a key stand in a text: of its `noun_line` if they are `nouns`, else of its `line`."""
    keys = _nominals(language) if nouns else _keys(language)
    found = [(match.span(), keys[match[0].lower()]) for match in _TOKEN.finditer(text)]
    found = [(span, one) for span, one in found if one]
    size = key.count(" ") + 1
    for at in range(len(found) - size + 1):
        if " ".join(one for _, one in found[at : at + size]) == key:
            yield Span(found[at][0][0], found[at + size - 1][0][1])


def stands_alone(key: str, text: str, language: str) -> bool:
    """Return whether a noun or term stands in a text, be it once, that is no part of a name, a title or a year.

    Those have a capital, or a name or number behind them: *Fox News*, *le professeur Pitt*, *les années 1980*.
    """
    for start, end in places(key, text, language, nouns=True):
        behind = text[end : end + 2].lstrip()[:1]
        begins = not any(map(str.isalnum, text[:start]))
        if (begins or text[start].islower()) and not behind.isupper() and not behind.isdigit():
            return True
    return False


def _line(text: str, keys: Memo[str]) -> str:
    return f" {' '.join(filter(None, map(keys.__getitem__, _tokens(text))))} "


@lru_cache(maxsize=256)  # an article's sources are asked for with their nouns alone, and with all words
def _tokens(text: str) -> list[str]:
    return list(map(str.lower, _TOKEN.findall(text)))


@cache
def _phrase(language: str) -> re.Pattern[str] | None:
    """Return what finds the words behind determiners of a language, None if it has none that are known."""
    grammar = pack.language(language).grammar
    known = {
        *grammar.definite,
        *grammar.definite_before_vowel,
        *grammar.indefinite,
        *grammar.determiners,
        *grammar.contractions,
    }
    if not known:
        return None
    elided = any_of(one[:-1] for one in known if one.endswith("'"))
    whole = any_of(one for one in known if not one.endswith("'"))
    links = any_of(one.rstrip("'") for one in grammar.inner)
    gap = rf"\s(?:(?:{links})(?:\s|['’])){{0,2}}"
    return re.compile(
        rf"(?i)(?<![\w'’-])(?:(?:{whole})\s+|(?:{elided})['’])(?=({_WORD}(?:{gap}{_WORD}){{0,{LONGEST - 1}}}))"
    )


@cache
def _keys(language: str) -> Memo[str]:
    """Return what a language's words, in small letters, and marks are compared by."""
    known = pack.language(language)
    links = {word.rstrip("'") for word in known.grammar.inner}
    little = small_words(language) | known.names.beginnings
    code = lexicon.dictionary_code(language)

    def key(word: str) -> str:
        if word in links:
            return ""
        if len(word) < _SHORT or word in little or not word[0].isalpha():
            return BAR
        return lexicon.lemma(word, code).lower().replace(" ", "-")

    return Memo(key)


@cache
def _nominals(language: str) -> Memo[str]:
    """Return the keys of a language's words that may be nouns or adjectives by their form, a bar for others.

    Those are their own lemma, or look like a plural or a feminine: *fait* is of *faire*, *mise* also of *mis*.
    """
    keys, grammar = _keys(language), pack.language(language).grammar

    def key(word: str) -> str:
        one = keys[word]
        if one in ("", BAR, word) or grammar.plural_look.search(word):
            return one
        if word in (_rewritten(one, grammar.plural), _rewritten(one, grammar.feminine)):
            return one
        masculine = word[:-1]
        is_feminine = _rewritten(masculine, grammar.feminine) == word and lexicon.is_word(masculine, language)
        return one if is_feminine else BAR

    return Memo(key)


def _rewritten(word: str, endings: Rewrites) -> str:
    return next((end.sub(new, word) for end, new in endings if end.search(word)), "")
