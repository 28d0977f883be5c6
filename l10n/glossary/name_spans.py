"""Words with capitals that stand together: what names in a text are found by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from l10n.glossary.matching import Matcher
from l10n.languages import pack
from l10n.model import overlap
from l10n.text import lexicon
from l10n.text.folding import normal, normal_word, unaccented
from l10n.text.placeables import addresses
from l10n.text.proper_names import begins_sentence
from l10n.text.tokens import word_spans

_ACRONYM = re.compile(r"[^\W\d_][^\W_]{1,5}")
_ROMAN = re.compile("[IVXLCDM]+")
_JOINT = re.compile("[ \u00a0\u202f]|[-‐‑]|")
_LONGEST = 6  # words of a name
_FOLLOWING = 4  # small words after an institution's noun
_SYLLABLE = 4  # letters of the second half of a Korean first name, at most
_SHOUTED = 0.6  # of the letters of a text, from where capitals say nothing


class NameToken(NamedTuple):
    """A word at `start` to `end` of a text; whether a sentence begins with it, and whether the glossary has it."""

    text: str
    start: int
    end: int
    first: bool
    known: bool


@dataclass(frozen=True, slots=True)
class NameText:
    """A text and its words; `joined[i]` says whether nothing but white space or a hyphen precedes the word `i`."""

    text: str
    words: tuple[NameToken, ...]
    joined: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A run of words, from the `first` to the `last` of a text's: what may be a name.

    `head` is the key of what it would be without small words at its end. `initial` says that its first word may have
    its capital for being first.
    """

    key: tuple[str, ...]
    words: tuple[str, ...]
    first: int
    last: int
    start: int
    end: int
    initial: bool
    head: tuple[str, ...] = ()


class NameLexicon:
    """What a language (BCP 47) and its dictionary know of the words of names; little, where it has none."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._names = pack.language(language).names
        own = lexicon.dictionary_code(language)
        self._codes = (own,) if own else ()
        self._first_names = {*self._codes, *self._names.foreign}
        self.is_common = lru_cache(100_000)(self._is_common)

    def _is_common(self, word: str) -> bool:
        """Whether a word in small letters is one."""
        return self.is_link(word) or any(lexicon.is_entry(word, code) for code in self._codes)

    def is_first_name(self, word: str) -> bool:
        """Whether a word with a capital is a name that the language's or the English dictionary has."""
        first = word.split("-")[0]
        return any(lexicon.is_entry(first, code) for code in self._first_names)

    def is_acronym(self, word: str) -> bool:
        """Whether a word is two to six capitals (and figures), and no Roman number."""
        return bool(_ACRONYM.fullmatch(word)) and word.isupper() and not self.is_number(word)

    def is_number(self, word: str) -> bool:
        """Whether a word is a Roman number."""
        return _ROMAN.fullmatch(word) is not None

    def is_link(self, word: str) -> bool:
        """Whether a word may link those of a name, as articles and prepositions do."""
        links = self._names.links
        return links is not None and links.fullmatch(word) is not None

    def is_title(self, word: str) -> bool:
        """Whether a word is what people are called before their names."""
        titles = self._names.titles
        return titles is not None and titles.fullmatch(word) is not None

    def is_syllable(self, word: str) -> bool:
        """Whether a word behind a hyphen may be part of a name: *Kim Jong-un*."""
        return word.islower() and len(word) <= _SYLLABLE and word not in self._names.pointers


def is_shouted(text: str) -> bool:
    """Return whether a text is in capitals, so that they say nothing."""
    capitals = sum(map(str.isupper, text))
    if capitals < sum(map(str.islower, text)):  # as in nearly all
        return False
    letters = [char for char in text if char.isalpha()]
    return capitals > _SHOUTED * len(letters) and len(text.split()) > 1


def name_text(text: str, known: Matcher | None, words: NameLexicon) -> NameText:
    """Return a text (brought to form C) cut into words. One that is all capitals has no words but acronyms."""
    text = normal(text).text
    skipped = addresses(text)
    hits = known.find(text) if known else []
    if is_shouted(text):
        return NameText(text, (), ())
    tokens = []
    for word in word_spans(text, words.language):
        if any(overlap(word, one) for one in skipped):
            continue
        first = word.text[0].isupper() and begins_sentence(text, word.start)
        covered = any(overlap(hit, word) for hit in hits)
        tokens.append(NameToken(normal_word(word.text), word.start, word.end, first, covered))
    gaps = (_JOINT.fullmatch(text[a.end : b.start]) is not None for a, b in pairwise(tokens))
    return NameText(text, tuple(tokens), (False, *gaps)[: len(tokens)])


def name_spans(one: NameText, words: NameLexicon) -> Iterator[NameSpan]:
    """Yield all that may be a name in a text, names within names too; what the glossary has whole is left out."""
    tokens = one.words
    for first, token in enumerate(tokens):
        if not _has_capital(token) or words.is_title(token.text):
            continue
        initial = token.first and words.is_common(token.text.lower())
        last = first
        while True:
            last = _with_syllable(one, last, words)
            if not all(word.known for word in tokens[first : last + 1] if _has_capital(word)):
                span = _span(one, first, last, initial)
                yield span
                if not words.is_acronym(tokens[last].text) and words.is_common(tokens[last].text.lower()):
                    yield from _with_small_words(one, span, words)
            following = _next(one, last, words)
            if following is None or following - first >= _LONGEST:
                break
            last = following


def continues(one: NameText, span: NameSpan) -> bool:
    """Whether another word with a capital follows a run at once."""
    after = span.last + 1
    return after < len(one.words) and one.joined[after] and _has_capital(one.words[after])


def _span(one: NameText, first: int, last: int, initial: bool, head: tuple[str, ...] = ()) -> NameSpan:
    covered = one.words[first : last + 1]
    key = tuple(unaccented(word.text).lower().rstrip("'") for word in covered)
    texts = tuple(word.text for word in covered)
    return NameSpan(key, texts, first, last, covered[0].start, covered[-1].end, initial, head)


def _next(one: NameText, last: int, words: NameLexicon) -> int | None:
    """Return the next word of a run with a capital, over words that may stand inside a name."""
    at = last + 1
    while at < len(one.words) and one.joined[at] and at - last <= 3:
        if _has_capital(one.words[at]):
            return at
        if not words.is_link(one.words[at].text):
            return None
        at += 1
    return None


def _with_syllable(one: NameText, last: int, words: NameLexicon) -> int:
    """Return the last word of a run with what hangs on it by a hyphen: *Kim Jong-un*."""
    if last + 1 < len(one.words):
        word, there = one.words[last], one.words[last + 1]
        hyphen = one.text[word.end : there.start] in ("-", "\u2010", "\u2011")
        if hyphen and words.is_syllable(there.text):
            return last + 1
    return last


def _with_small_words(one: NameText, span: NameSpan, words: NameLexicon) -> Iterator[NameSpan]:
    """Yield a run that ends with a noun together with the small words after it: *Cour* with *suprême*."""
    for last in range(span.last + 1, min(span.last + 1 + _FOLLOWING, len(one.words))):
        word = one.words[last]
        if not one.joined[last] or not word.text.islower() or word.known:
            return
        if not words.is_link(word.text) and len(word.text) > 3 and words.is_common(word.text):
            yield _span(one, span.first, last, span.initial, span.key)


def _has_capital(token: NameToken) -> bool:
    return token.text[0].isupper() and (len(token.text) > 1) and not token.text.endswith("'")
