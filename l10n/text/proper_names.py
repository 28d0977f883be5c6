"""The proper names of a text: people, towns, firms, models, as far as capitals and dictionaries tell.

A word with a capital is a name where its language has no such word in small letters (*Goma*), and all behind it that
has a capital is part of it (*Evo Morales*, *Dominique de Villepin*). What are words, too, is a name where a first
name leads (*Claire Boulanger*), and where a town of that name stands without an article (*à Digne*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from l10n.languages import pack
from l10n.languages.pack import Language
from l10n.model import Span, overlap
from l10n.text import gazetteer, lexicon
from l10n.text.acronyms import ROMAN
from l10n.text.folding import fold
from l10n.text.placeables import addresses, is_all_placeable, is_full_name
from l10n.text.script import small_words

_BEFORE_FIRST = re.compile(r"(?:^|[.!?…:«»“”\"(\[•–—]|(?<!\w)-)\s*['‘’“«\"(]*\s*$")
_NEAR = 60  # signs before a place that are looked at: the whole of a long text would cost its square
_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŚŠŽČİ]"
_WORD = re.compile(rf"(?<![\w@#/.-]){_CAPITAL}(?:\.(?:-?{_CAPITAL}\.)*(?=\s)|[^\W_]*(?:[-'’][^\W_]+)*)")
_GAP = re.compile(r"[ \u00a0](?:([^\W\d_]{1,3}[ \u00a0]|d['’])([^\W\d_]{1,3}[ \u00a0])?)?")
_BEFORE = re.compile(r"([^\W\d_]+['’]?)[ \u00a0]?$")
_TITLE = re.compile(r"([^\W\d_]+)\.?[ \u00a0]$")
_SUBJECT = re.compile(r"[ \u00a0](?:(?:ne|se|n['’]|s['’])[ \u00a0]?)?([^\W\d_]+)")
# A compound that is a name by itself: *Charles-de-Gaulle*, *Pointe-à-Pitre*.
_COMPOUND = re.compile(rf"[^\W\d_]+(?:-[^\W\d_A-Z]+)+-{_CAPITAL}[^\W\d_]*")
_SHOUTED = 0.6  # of the letters of a text, from where capitals say nothing


class Sort(StrEnum):
    """What is known of a name: that it is a person's or whatever has no article, a thing's, or an acronym."""

    PERSON = "person"
    THING = "thing"
    ACRONYM = "acronym"


class ProperName(NamedTuple):
    """A name at `text[start:end]`, and where its `words` are that have to stand in a translation."""

    start: int
    end: int
    words: tuple[Span, ...]
    sort: Sort


def begins_sentence(text: str, start: int) -> bool:
    """Return whether a sentence begins at a place of a text, or what has a capital as sentences have."""
    return _BEFORE_FIRST.search(text, max(0, start - _NEAR), start) is not None


@lru_cache(maxsize=64)
def proper_names(text: str, language: str) -> tuple[ProperName, ...]:
    """Return the names in a text of a language (BCP 47), in order; none where its capitals say something else.

    That is where all nouns have one, where it has no dictionary, and in a text of capitals.
    """
    known = pack.language(language)
    letters = [letter for letter in text if letter.isalpha()]
    shouted = sum(map(str.isupper, letters)) > _SHOUTED * len(letters) and len(text.split()) > 1
    if known.names.capital_nouns or not lexicon.has_dictionary(language) or shouted:
        return ()
    skipped = addresses(text)
    words = [_bare(text, Span(*match.span()), known) for match in _WORD.finditer(text)]
    words = [word for word in words if not any(overlap(word, one) for one in skipped)]
    finder = _Finder(text, known)
    names = (finder.name(run) for run in finder.runs(words))
    return tuple(name for name in names if name is not None)


def is_untranslatable(text: str, language: str) -> bool:
    """Return whether `text` as a whole stays as it is in a translation from `language`: a name, addresses, figures.

    Two words with a capital may be a heading, too: *Grève Générale*, *Procès Sarkozy*.
    """
    if is_all_placeable(text):
        return True
    if not pack.language(language).names.sentence_case or not is_full_name(text):
        return False
    if not lexicon.has_dictionary(language):
        return True
    return [(one.start, one.end) for one in proper_names(text, language)] == [(0, len(text))]


def is_titled(text: str, start: int, language: str) -> bool:
    """Return whether a title that only people have stands right before a place: *Mme Boucher*, no *General*."""
    match = _TITLE.search(text, max(0, start - _NEAR), start)
    return match is not None and _is_title(match[1], pack.language(language))


def is_determined(text: str, start: int, language: str, *, locative: bool = False) -> bool:
    """Return whether an article or the like stands right before a place; `locative`, a preposition of lands, too."""
    match = _BEFORE.search(text, max(0, start - _NEAR), start)
    if match is None:
        return False
    grammar = pack.language(language).grammar
    word = match[1].lower().replace("’", "'")
    articles = {
        *grammar.definite,
        *grammar.definite_before_vowel,
        *grammar.indefinite,
        *grammar.contractions,
    }
    return word in articles or word in grammar.determiners or (locative and word in grammar.locative)


def _is_title(word: str, known: Language) -> bool:
    titles = known.names.titles
    return titles is not None and titles.fullmatch(word) is not None


def _bare(text: str, word: Span, known: Language) -> Span:
    """Return the place of a word without the article that a sentence begins with, and the genitive's ending.

    *L'Ukraine*, *Ukraine's*.
    """
    if ending := known.grammar.genitive:
        bare = re.sub(rf"['’]{ending}$", "", text[word.start : word.end])
        word = Span(word.start, word.start + len(bare))
    head, mark, _ = text[word.start : word.end].replace("’", "'").partition("'")
    if mark and head.lower() in known.words.elisions and begins_sentence(text, word.start):
        at = word.start + len(head) + 1
        return Span(at, word.end) if text[at : at + 1].isupper() else Span(at, at)
    return word


class _Finder:
    """Finds the names among the words of one text that have a capital."""

    def __init__(self, text: str, known: Language) -> None:
        self._text = text
        self._known = known
        self._tag = known.tag

    def runs(self, words: Sequence[Span]) -> Iterator[list[Span]]:
        """Yield words that stand one behind the other, with nothing but a space or a particle between."""
        run: list[Span] = []
        for word in words:
            if word.start == word.end:
                continue
            if run and not self._joins(run[-1], word):
                yield run
                run = []
            run.append(word)
        if run:
            yield run

    def _joins(self, one: Span, other: Span) -> bool:
        gap = _GAP.fullmatch(self._text[one.end : other.start])
        if gap is None:
            return False
        particles = [part.strip(" \u00a0").replace("’", "'").lower() for part in gap.groups() if part]
        links = self._known.names.links
        if not particles:
            return True
        if links is None or not all(map(links.fullmatch, particles)):
            return False
        small = small_words(self._tag)
        if all(part.rstrip("'") not in small for part in particles):
            return True
        contracted = any(part in self._known.grammar.contractions for part in particles)  # *Caroline du Sud*
        return self._is_first_name(self._at(one)) and not (contracted and self._is_common(self._at(other)))

    def name(self, run: Sequence[Span]) -> ProperName | None:
        """Return the name in a run of words, None if there is none."""
        if len(run) > 1 and ROMAN.fullmatch(self._at(run[0])):  # *la VI République*
            run = run[:1]
        begins = begins_sentence(self._text, run[0].start)
        first, titled = 0, is_titled(self._text, run[0].start, self._tag)
        while first < len(run) and (
            self._is_title(run[first]) or (begins and not first and self._is_small(run[0]))
        ):
            titled = self._is_title(run[first])
            first += 1
        run = self._without_common(run[first:], begins and first == 0, titled)
        words = tuple(span for span in run if not self._at(span).endswith("."))
        if not words:
            return None
        sort = Sort.THING if is_determined(self._text, run[0].start, self._tag) else Sort.PERSON
        if len(run) == 1 and is_capitals(self._at(run[0])):
            sort = Sort.ACRONYM
        return ProperName(run[0].start, run[-1].end, words, sort)

    def _without_common(self, run: Sequence[Span], begins: bool, titled: bool) -> Sequence[Span]:
        """Return a run without the common nouns that lead to a name: *Université Columbia*, *Affaire Benalla*.

        Where institutions have one capital, two words without an article are a person: *Clémence Guetté*.
        """
        words = [self._at(span) for span in run]
        if len(run) == 1:
            is_name = not self._is_common(words[0]) or titled or self._is_bare_town(run[0], begins)
            return run if is_name else ()
        if (
            run
            and self._known.names.one_capital
            and not is_determined(self._text, run[0].start, self._tag, locative=True)
        ):
            subject = not begins or self._is_first_name(words[0]) or self._is_before_verb(run[-1].end)
            kinds = self._known.names.kinds.values()
            if subject and not self._is_small(run[0]) and not any(words[0].lower() in kind for kind in kinds):
                return run
        first = 0
        while (
            first < len(run)
            and self._is_common(words[first])
            and not (first + 1 < len(run) and self._is_first_name(words[first]))
        ):
            first += 1
        return run[first:]

    def _is_title(self, word: Span) -> bool:
        text = self._at(word).rstrip(".")
        return fold(text) in self._known.names.forms_of_address or _is_title(text, self._known)

    def _is_small(self, word: Span) -> bool:
        """Whether a word is one that sentences begin with: *Selon*, *Les*."""
        text = fold(self._at(word))
        return text in map(fold, self._known.names.beginnings | small_words(self._tag))

    def _at(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _is_common(self, word: str) -> bool:
        """Whether a word with a capital may be a common word of its language."""
        names = self._known.names
        low = word.lower().replace("’", "'")
        if ROMAN.fullmatch(word) and not word.isupper():
            return True  # *au XIXe siècle*
        if (
            any(map(str.isdigit, word))
            or is_capitals(word)
            or word.endswith(".")
            or _COMPOUND.fullmatch(word)
        ):
            return False
        if word in names.no_names or fold(word) in names.forms_of_address or low in names.beginnings:
            return True
        if names.title_case and lexicon.is_proper_noun(word, self._tag):
            return True
        parts = [part for part in re.split("['-]", low) if part]
        return lexicon.is_word(low, self._tag) or all(
            lexicon.is_word(part, self._tag) or part in self._known.words.elisions or part in names.beginnings
            for part in parts
        )

    def _is_first_name(self, word: str) -> bool:
        """Whether a word with a capital is a name that the language's dictionary or that of a neighbour has.

        Where names of all kinds have capitals throughout, so have their words in the dictionary: *White*, *United*.
        """
        first = word.split("-")[0]
        if self._known.names.title_case and lexicon.is_proper_noun(first.lower(), self._tag):
            return gazetteer.is_first_name(first)
        own = lexicon.dictionary_code(self._tag)
        if any(lexicon.is_entry(first, code) for code in (own, *self._known.names.foreign)):
            return True
        return not self._is_common(word) and gazetteer.is_of_person(first)

    def _is_bare_town(self, word: Span, begins: bool) -> bool:
        """Whether a common word is a town's name, by the article that it lacks: *à Digne*, *Grasse n'a pas dit*."""
        if not gazetteer.is_town(self._at(word)) or is_determined(self._text, word.start, self._tag):
            return False
        return not begins or (not self._is_small(word) and self._is_before_verb(word.end))

    def _is_before_verb(self, end: int) -> bool:
        """Whether a finite verb follows a place: what stands there without an article is a name."""
        verb = _SUBJECT.match(self._text, end)
        forms = self._known.inflection.verbs.values()
        return verb is not None and any(verb[1].lower() in of_verb for of_verb in forms)


def is_capitals(word: str) -> bool:
    """Return whether a word is capitals alone, a Roman number, too."""
    return len(word) > 1 and word.isupper() and word.isalpha()
