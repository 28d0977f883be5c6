"""Which of the glossary's forms in a source are what they look like.

A form may stand in a longer name, which shields it (*Air France*, *Nouvelle-Angleterre*, *Salvador Dalí*), or be
another word, where its capital tells nothing: in a headline that is all capitals (*LES COMMUNES DU CANTON*), or as
the first word of a sentence. Such a one is doubtful, and something else in its article has to speak for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from l10n.glossary.casing import is_small, needed
from l10n.glossary.matching import Hit
from l10n.glossary.model import Kind, Matching
from l10n.glossary.name_spans import is_shouted
from l10n.languages import pack
from l10n.text import gazetteer, lexicon
from l10n.text.folding import normal_word
from l10n.text.proper_names import begins_sentence
from l10n.text.tokens import Word, word_spans

_JOINT = re.compile("[ \u00a0\u202f]|[-‐‑]")
_AFTER_TITLE = re.compile("\\.?[ \u00a0\u202f]")
_HYPHENS = "-‐‑"
_start, _end = attrgetter("start"), attrgetter("end")
_SURNAME = 4  # letters
_NAMES = {Kind.PERSON, Kind.PLACE, Kind.ORGANISATION}


class Readings:
    """What tells forms of a language (BCP 47) from other words and from parts of longer names, in one text."""

    def __init__(self, text: str, hits: Sequence[Hit], language: str) -> None:
        self._text = text
        self._hits = hits
        self._language = language
        self._known = pack.language(language)
        self._shouted = is_shouted(text)
        self._words: tuple[Word, ...] | None = None

    def is_doubtful(self, hit: Hit) -> bool:
        """Whether a form may be a common word here, as its capital tells nothing."""
        if all(form.row.matching is Matching.INFLECTED for form in hit.forms):
            return False
        if not self._shouted and not begins_sentence(self._text, hit.start):
            return False
        words = tuple(normal_word(word.text) for word in self._inside(hit))
        if not self._shouted:
            return len(words) == 1 and self._is_common(words[0])
        forms = (tuple(normal_word(w.text) for w in word_spans(f.text, self._language)) for f in hit.forms)
        alone = len(words) == 1 and self._is_common(words[0])
        return alone or any(len(form) > 1 and needed(form, self._language) for form in forms)

    def _is_common(self, word: str) -> bool:
        """Whether a word is a common one, and, as far as dictionaries know, no name."""
        low = word.lower()
        if is_small(low, self._known):
            return True
        code = lexicon.dictionary_code(self._language)
        if not code or not lexicon.is_entry(low, code):
            return False
        lemma = lexicon.lemma(low, code)
        is_noun = low == lemma or low in (f"{lemma}s", f"{lemma}x", f"{lemma}es")
        return (
            is_noun
            and not lexicon.is_entry(low.capitalize(), code)
            and not gazetteer.is_land(low, self._language)
        )

    def has_article(self, hit: Hit) -> bool:
        """Whether a definite article stands before a form, by itself or in a contraction."""
        before = self._before(hit)
        if before is None:
            return False
        return self._known.grammar.is_definite(normal_word(before.text).lower())

    def is_shielded(self, hit: Hit) -> bool:
        """Whether a form is a part of a longer name, or of another word."""
        kinds = {form.row.kind for form in hit.forms}
        if Kind.DEMONYM in kinds:
            second = self._is_second_demonym(hit)
            if second or kinds == {Kind.DEMONYM}:
                return second
            kinds.remove(Kind.DEMONYM)  # *Suisse* is a country and one of its people
        if not kinds <= _NAMES:
            return False
        if self._shouted:
            return kinds == {Kind.PLACE} and self._goes_on_in_capitals(hit)
        if Kind.PERSON not in kinds and self._has_title(hit):
            return True
        if not self._known.names.sentence_case:
            return False
        return self._joins_right(hit) or self._joins_left(hit, kinds)

    def has_first_name(self, hit: Hit) -> bool:
        """Whether the word before a person's name may be the first name: it has a capital of its own."""
        before, _ = self._beside(hit)
        return before is not None and self._is_of_name(before) and not self._is_covered(before)

    def _inside(self, hit: Hit) -> list[Word]:
        return [word for word in self._all() if hit.start <= word.start and word.end <= hit.end]

    def _all(self) -> tuple[Word, ...]:
        if self._words is None:
            self._words = word_spans(self._text, self._language)
        return self._words

    def _before(self, hit: Hit) -> Word | None:
        words = self._all()
        at = bisect_right(words, hit.start, key=_end)
        return words[at - 1] if at else None

    def _beside(self, hit: Hit) -> tuple[Word | None, Word | None]:
        """Return the words that nothing but a space or a hyphen parts from a form, if there are such."""
        before = self._before(hit)
        words = self._all()
        at = bisect_left(words, hit.end, key=_start)
        after = words[at] if at < len(words) else None
        if before and not _JOINT.fullmatch(self._text[before.end : hit.start]):
            before = None
        if after and not _JOINT.fullmatch(self._text[hit.end : after.start]):
            after = None
        return before, after

    def _is_covered(self, word: Word) -> bool:
        return any(hit.start <= word.start and word.end <= hit.end for hit in self._hits)

    def _is_demonym(self, word: Word) -> bool:
        return any(
            hit.start == word.start and all(form.row.kind is Kind.DEMONYM for form in hit.forms)
            for hit in self._hits
        )

    def _is_of_name(self, word: Word) -> bool:
        """Whether a word has a capital for a name's sake: not as it begins a sentence, nor as an article or title."""
        names, text = self._known.names, normal_word(word.text)
        if not text[0].isupper() or len(text) < 2 or text.lower() in self._known.demonyms.directions:
            return False
        if any(pattern is not None and pattern.fullmatch(text) for pattern in (names.links, names.titles)):
            return False
        if not begins_sentence(self._text, word.start):
            return True
        low = text.lower()
        grammar = self._known.grammar
        return not (
            low in names.beginnings
            or low in grammar.prepositions
            or low in grammar.conjunctions
            or is_small(low, self._known)
            or low.endswith(names.beginning_endings)
            or self._is_inflected(low)
        )

    def _is_inflected(self, word: str) -> bool:
        """Whether a word is a form of another, as a participle is that begins a sentence: *Accusant Moscou*."""
        code = lexicon.dictionary_code(self._language)
        return bool(code) and lexicon.is_entry(word, code) and lexicon.lemma(word, code) != word

    def _has_title(self, hit: Hit) -> bool:
        """Whether people are called so: *Mme Damas*."""
        titles = self._known.names.titles
        before = self._before(hit)
        return (
            titles is not None
            and before is not None
            and titles.fullmatch(normal_word(before.text)) is not None
            and before.text[0].isupper()
            and _AFTER_TITLE.fullmatch(self._text[before.end : hit.start]) is not None
        )

    def _joins_right(self, hit: Hit) -> bool:
        """Whether a name goes on behind a form: *New York Times*, *Châlons-en-Champagne*, *Mexico-américain*."""
        _, after = self._beside(hit)
        hyphen = after is not None and self._text[hit.end] in _HYPHENS
        combining = self._known.demonyms.combining
        name = self._text[hit.start : hit.end]
        if after and hyphen and combining and combining.fullmatch(name) and self._is_demonym(after):
            return True
        if after is None or self._is_covered(after):
            return False
        if hyphen and self._is_linked(after):
            return True
        return self._is_of_name(after) and not (hyphen and self._is_place(after))

    def _goes_on_in_capitals(self, hit: Hit) -> bool:
        """Whether a word that no dictionary has stands behind a form, as a surname does: *SALVADOR DALÍ*."""
        _, after = self._beside(hit)
        code = lexicon.dictionary_code(self._language)
        return (
            bool(code)
            and after is not None
            and len(after.text) >= _SURNAME
            and after.text.isalpha()
            and self._text[hit.end] not in _HYPHENS
            and not self._is_covered(after)
            and not lexicon.is_form(after.text.lower(), code)
            and not self._is_place(after)
        )

    def _joins_left(self, hit: Hit, kinds: set[Kind]) -> bool:
        """Whether a name goes on before a form: *Air France*, *Nouvelle-Angleterre*, *Fort-de-France*."""
        before, after = self._beside(hit)
        if before is None or self._is_covered(before):
            return False
        if self._text[hit.start - 1] in _HYPHENS:
            return self._is_linked(before) or (self._is_of_name(before) and not self._is_place(before))
        if kinds != {Kind.PLACE} or (after and self._text[hit.end] in _HYPHENS and self._is_covered(after)):
            return False  # *le président Poutine*, *le match France-Italie*
        return self._is_of_name(before)

    def _is_linked(self, word: Word) -> bool:
        """Whether a small word has hyphens on both sides, as those in names do: *-de-*, *-sur-*."""
        before, after = self._text[word.start - 1 : word.start], self._text[word.end : word.end + 1]
        return word.text.islower() and before in _HYPHENS and after in _HYPHENS and before != "" != after

    def _is_place(self, word: Word) -> bool:
        return gazetteer.is_land(word.text, self._language)

    def _is_second_demonym(self, hit: Hit) -> bool:
        """Whether a demonym is the end of a word of two: *afro-américain*, *franco-allemand*."""
        combining = self._known.demonyms.combining
        before, _ = self._beside(hit)
        return (
            combining is not None
            and before is not None
            and self._text[hit.start - 1] in _HYPHENS
            and combining.fullmatch(before.text) is not None
            and not self._is_covered(before)
        )
