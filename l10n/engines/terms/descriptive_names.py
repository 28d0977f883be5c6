"""Names that are translated: those made of words of their language, as *the White House* and *a Cruz Vermelha* are.

Capitals alone don't tell them from people whose names are words (*Paul Singer*). A person's name is seen by the first
name in it, by the title before it, and by what became of it: the words of *the Louisiana State Police* stand in
another order in Portuguese (*a Polícia do Estado da Louisiana*), where those of a person keep theirs (*Paul Cantor*).
"""

from __future__ import annotations

import re
from itertools import pairwise

from l10n.engines.terms.name_target import NameTarget
from l10n.languages import pack
from l10n.languages.pack import Language
from l10n.model import LanguagePair
from l10n.text import gazetteer, lexicon
from l10n.text.acronyms import is_acronym
from l10n.text.folding import fold
from l10n.text.proper_names import ProperName, Sort, is_titled
from l10n.text.script import small_words

_WORD = re.compile(r"[^\W\d_]+['’]?")
_LATER = re.compile(r"-[a-z]+$")  # *Netherlands-based*
_CONSONANTS = re.compile("[^aeiouy]{2,4}")  # *Lt*, *Sgt*
_PART = re.compile(r"[^\W_]+")


def is_translated(name: ProperName, source: str, there: NameTarget, pair: LanguagePair) -> bool:
    """Return whether a target that lacks a name of its source has a translation of it, as far as can be told.

    Where an institution has one capital, two words with one each are taken for a person's but behind an article.
    """
    return _Description(name, source, there, pack.language(pair.source)).is_translated()


class _Description:
    """A name that may be made of words to be translated."""

    def __init__(self, name: ProperName, source: str, there: NameTarget, known: Language) -> None:
        self._name = name
        self._source = source
        self._there = there
        self._known = known
        self._words = [source[span.start : span.end] for span in name.words]
        self._stands = [there.has_word(word, freely=len(self._words) == 1) for word in self._words]

    def is_translated(self) -> bool:
        if self._name.sort is Sort.ACRONYM:
            return False
        changed = [at for at, stands in enumerate(self._stands) if not stands]
        if not changed:
            return self._is_genitive()
        if not all(self._is_abbreviation(at) or self._is_ordinary(self._words[at]) for at in changed):
            return False
        if len(self._words) == 1:
            titled = is_titled(self._source, self._name.start, self._known.tag)
            return self._known.names.title_case and not titled
        thing = self._name.sort is Sort.THING and self._is_all_ordinary() and not self._is_foreign()
        if self._known.names.one_capital and not thing:
            return False
        return not any(map(self._is_of_person, changed))

    def _is_genitive(self) -> bool:
        """Whether what links the words is no particle of a person's: *University of Michigan*, *CEO da Shell*."""
        gaps = [self._source[one.end : other.start] for one, other in pairwise(self._name.words)]
        small = [word.lower().replace("’", "'") for gap in gaps for word in _WORD.findall(gap)]
        if self._known.names.title_case:
            return self._known.grammar.relation_words.get("genitive") in small
        full = len(self._words) > 2 or any(map(is_acronym, self._words))  # *Dominique de Villepin* has two
        return full and small != [] and all(word in self._known.grammar.contractions for word in small)

    def _is_abbreviation(self, at: int) -> bool:
        """Whether a word is short for a title or the like: *Democratic Sen. Chris Coons*."""
        end = self._name.words[at].end
        short = _CONSONANTS.fullmatch(fold(self._words[at])) is not None
        return self._known.names.title_case and (short or self._source[end : end + 2] == ". ")

    def _is_all_ordinary(self) -> bool:
        return all(is_acronym(word) or self._is_ordinary(word) for word in self._words)

    def _is_foreign(self) -> bool:
        """Whether all words are another language's, too, whose names stand in texts: *la Magistrates Court*."""
        foreign = self._known.names.foreign
        return any(all(lexicon.is_proper_noun(word.lower(), tag) for word in self._words) for tag in foreign)

    def _is_ordinary(self, word: str) -> bool:
        """Whether a word has a meaning, and the target no misspelling of it."""
        if not self._known.names.title_case:
            return self._is_word(word) and not self._there.is_garbled(word)
        if gazetteer.is_of_land(word, self._known.tag) or _LATER.search(word):
            return True
        if all(map(self._is_word, _PART.findall(word))):
            return not self._there.is_garbled(word)
        return self._there.has_cognate(word) and not gazetteer.is_known(word, self._known.tag)

    def _is_word(self, word: str) -> bool:
        low, tag = word.lower(), self._known.tag
        if low in small_words(tag) or low in self._known.names.beginnings:
            return True
        if any(lexicon.is_word(form, tag) for form in (low, *self._singulars(low))):
            return True
        return gazetteer.is_of_land(word, tag)

    def _is_common(self, word: str) -> bool:
        """Whether a dictionary has a word in small letters, or it is a land's."""
        return lexicon.is_proper_noun(word.lower(), self._known.tag) or gazetteer.is_of_land(
            word, self._known.tag
        )

    def _singulars(self, low: str) -> list[str]:
        return [
            re.sub(rf"{ending}$", singular, low)
            for ending, singular in self._known.inflection.plurals
            if re.search(rf"{ending}$", low)
        ]

    def _is_of_person(self, at: int) -> bool:
        """Whether a changed word is a part of a person's name, by the word before it, and where both stand."""
        if at == 0:
            return (
                len(self._words) > 1
                and self._stands[1]
                and self._is_first_name(self._words[0])
                and self._there.has_capital_before(self._words[1])
            )
        before = self._words[at - 1]
        if _WORD.search(self._source[self._name.words[at - 1].end : self._name.words[at].start]):
            return False  # *Erik the Red*
        first = self._is_first_name(before)
        if not self._stands[at - 1]:
            return first and self._name.sort is not Sort.THING
        if not first and (is_acronym(before) or self._is_common(before)):
            return False
        return self._there.has_capital_behind(before) or (
            first and at == 1 and not self._there.has_capital_before(before)
        )

    def _is_first_name(self, word: str) -> bool:
        low, known = fold(word), self._known
        if is_acronym(word) or low in known.names.forms_of_address or self._is_demonym(low):
            return False
        return gazetteer.is_first_name(word) and not gazetteer.is_of_land(word, known.tag)

    def _is_demonym(self, low: str) -> bool:
        return any(low == stem.rstrip("=") for of in self._known.demonyms.adjectives.values() for stem in of)
