"""A target in which the names of its source are looked for."""

from __future__ import annotations

import re
from itertools import pairwise

from l10n.languages import pack
from l10n.model import LanguagePair
from l10n.text import gazetteer, lexicon
from l10n.text.acronyms import ROMAN, counterparts, is_acronym, is_typo_of
from l10n.text.exonyms import renderings
from l10n.text.folding import fold, unaccented
from l10n.text.proper_names import ProperName, Sort, is_capitals
from l10n.text.sound import sound

_WORD = re.compile(r"[^\W_]+")
_CAPITALS = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")
_PREFIX = 4  # letters at the beginning that make a place's names the same
_LEAST = 3  # letters of a key of sounds that says anything
_COGNATE = 6  # letters at the beginning that make a word of one language and one of another the same
_NEAR = 70  # of 100: how like its source's word a misspelling is


class NameTarget:
    """A target in which names are looked for."""

    def __init__(self, target: str, source: str, pair: LanguagePair) -> None:
        self._source = source
        self._pair = pair
        self._target = target
        self._tokens = set(map(fold, _WORD.findall(target)))
        self._folded = fold(target).replace("’", "'")
        ours = set(map(fold, _WORD.findall(source)))
        written = dict.fromkeys(word for word in _WORD.findall(target) if word[0].isupper())
        self._new = [word for word in written if fold(word) not in ours]
        self._keys = {sound(fold(word)) for word in self._new if self._may_be_name(word)}

    def has(self, name: ProperName) -> bool:
        """Whether the target has a name, in a spelling or by a name that is its own."""
        words = [self._source[span.start : span.end] for span in name.words]
        if name.sort is Sort.ACRONYM:
            return not self._is_word_for(words[0])
        if any(map(ROMAN.fullmatch, words[1:])):
            return True  # *Charles III*: kings and popes are translated
        # *Alexandre Loukachenko* may be *Alexander Lukashenko*, but no *Dominique de Villepin* is a Dominica.
        spelt = [
            not self._stands(word) and not self._is_known(word) and self._is_spelt(word) for word in words
        ]
        freely = len(words) == 1 or any(spelt)
        return all(self.has_word(word, freely) for word in words) and self._has_particles(name)

    def has_word(self, word: str, freely: bool) -> bool:
        """Whether the target has a word of a name; `freely`, as a place or a first name that is another there."""
        if self._stands(word):
            return True
        if is_capitals(word) or is_acronym(word):
            return not self._is_word_for(word.removesuffix("s"))
        if any(map(str.isdigit, word)):
            return False
        if freely and self._is_other_there(word):
            return True
        if freely and (
            self._is_exonym(fold(word)) or self._is_compound_of_exonym(word) or self._is_first_name(word)
        ):
            return True  # but a firm's name stays: *Tunis Air*
        return (freely or not self._is_known(word)) and self._is_spelt(word)

    def is_garbled(self, word: str) -> bool:
        """Return whether the target has a name that is none, and nearly a word of the source: *Magrats*."""
        from rapidfuzz import fuzz

        low, tag = fold(word), self._pair.target
        return any(
            fuzz.ratio(low, fold(other)) >= _NEAR
            for other in self._new
            if not lexicon.is_word(other.lower(), tag) and not gazetteer.is_of_land(other, tag)
        )

    def has_cognate(self, word: str) -> bool:
        """Return whether the target has a word in small letters that begins as one of the source: *jihadistas*."""
        begin = fold(word)[:_COGNATE]
        return len(begin) == _COGNATE and any(
            other.islower() and fold(other).startswith(begin) for other in _WORD.findall(self._target)
        )

    def has_capital_behind(self, word: str) -> bool:
        """Return whether a word with a capital that the source lacks stands right behind one of the source."""
        return self._has_new(rf"(?<!\w){re.escape(unaccented(word))}[ \u00a0]([^\W_]+)")

    def has_capital_before(self, word: str) -> bool:
        """Return whether a word with a capital that the source lacks leads to one of the source: *Torre Trump*."""
        return self._has_new(
            rf"([^\W_]+)(?:[ \u00a0][a-z]{{1,3}})?[ \u00a0]{re.escape(unaccented(word))}(?!\w)"
        )

    def _has_new(self, pattern: str) -> bool:
        """Whether the group of a pattern is a word with a capital that the source lacks, accents aside."""
        new = {unaccented(word) for word in self._new}
        return any(match[1] in new for match in re.finditer(pattern, unaccented(self._target)))

    def _is_other_there(self, word: str) -> bool:
        """Whether a place is called otherwise in the target's language, so that its own name would be wrong there."""
        low = fold(word)
        known = renderings(low, self._pair.source, self._pair.target)
        return known is not None and low not in known

    def _stands(self, word: str) -> bool:
        """Whether a word stands in the target, be it without its accents, or with an *s* behind it: *the Trumps*."""
        low = fold(word).replace("’", "'")
        if low in self._tokens or (not low.isalnum() and self._has_compound(low)):
            return True
        return any(token.startswith(low) and len(token) <= len(low) + 1 for token in self._tokens)

    def _is_spelt(self, word: str) -> bool:
        """Whether the target has a name that is written otherwise and sounds the same."""
        key = sound(fold(word))
        return len(key) >= _LEAST and key in self._keys

    def _is_known(self, word: str) -> bool:
        """Whether a word is a name as it is, and no other spelling of a foreign one."""
        return gazetteer.is_of_person(word) or lexicon.is_proper_noun(word, self._pair.source)

    def _has_compound(self, low: str) -> bool:
        """Whether the target has a compound, or an elided word, be it with a space in its midst."""
        parts = r"[\s\W]{1,2}".join(map(re.escape, _WORD.findall(low)))
        return re.search(rf"(?<!\w){parts}(?!\w)", self._folded) is not None

    def _has_particles(self, name: ProperName) -> bool:
        """Whether the target has what links the words of a name: *de* in *Dominique de Villepin*."""
        gaps = (self._source[one.end : other.start] for one, other in pairwise(name.words))
        return all(fold(word) in self._tokens for gap in gaps for word in _WORD.findall(gap))

    def _is_exonym(self, low: str) -> bool:
        known = renderings(low, self._pair.source, self._pair.target)
        others = {form[:_PREFIX] for form in (known or ())}
        return any(token[:_PREFIX] in others for token in self._tokens)

    def _is_compound_of_exonym(self, word: str) -> bool:
        """Whether a compound is translated, by the place in it: *Nouvelle-Angleterre*, *New England*."""
        parts = _WORD.findall(word)
        names = [part for part in parts if not lexicon.is_word(part.lower(), self._pair.source)]
        return len(parts) > 1 and any(
            self._is_exonym(fold(part)) and not self._stands(part) for part in names
        )

    def _is_first_name(self, word: str) -> bool:
        """Whether a lone first name is another one in the target, as those of saints and popes are."""
        own = (
            lexicon.is_proper_noun(word, self._pair.source),
            lexicon.is_proper_noun(word, self._pair.target),
        )
        return any(own) and any(
            other[0] == word[0] and lexicon.is_proper_noun(other, self._pair.target) for other in self._new
        )

    def _may_be_name(self, word: str) -> bool:
        """Whether a word with a capital in the target is no common word, nor has letters that its language lacks."""
        tag = self._pair.target
        own = pack.language(tag).script.accented
        if any(
            letter not in own and letter not in self._source
            for letter in word.lower()
            if not letter.isascii()
        ):
            return False
        return (
            not lexicon.is_word(word.lower(), tag)
            or lexicon.is_proper_noun(word, tag)
            or gazetteer.is_land(word, tag)
        )

    def _is_word_for(self, acronym: str) -> bool:
        """Whether the target has a common word in capitals for an acronym, or the acronym with a letter wrong."""
        if fold(acronym) in self._tokens or counterparts(acronym, self._pair.source, self._pair.target):
            return False
        new = [
            word for word in _CAPITALS.findall(self._target) if word.isupper() and word not in self._source
        ]
        alone = self._source.strip(" .!?") == acronym
        return any(
            lexicon.is_word(word.lower(), self._pair.target) or is_typo_of(acronym, word) for word in new
        ) or (alone and fold(self._target) != fold(self._source))
