"""The forms of a word, for terms and demonyms that stand in any number, gender or case."""

from __future__ import annotations

import re

from l10n.languages import pack
from l10n.text import lexicon
from l10n.text.folding import unaccented

_STEM = 3  # letters of a stem
_INITIALS = 5  # letters at most: more in capitals are a word of a headline
_LONGEST = 8  # letters of an ending, and the two before it


class Lemmas:
    """What words of a language (BCP 47) are inflections of, by its dictionary and the endings in its pack.

    A dictionary is read when its first word is asked for.
    """

    def __init__(self, language: str) -> None:
        known = pack.language(language)
        inflection = known.inflection
        self._code = lexicon.dictionary_code(language)
        self._verbs = {form: verb for verb, forms in inflection.verbs.items() for form in forms}
        any_ending = "|".join(f"(?:{ending})" for ending, _ in inflection.adjectives)
        self._endings = [(re.compile(f"(?<=..){ending}$"), stem) for ending, stem in inflection.adjectives]
        # Whether a word has one of them at all: as most have none, that is asked first.
        self._ending = re.compile(f"(?<=..)(?:{any_ending})$") if any_ending else None
        self._plurals = (
            [(re.compile(f"(?<=..){end}$"), stem) for end, stem in inflection.plurals] if self._code else []
        )
        self._case, self._name_adjective = inflection.case_ending, inflection.name_adjective
        self._all, self._nominative = (
            (*map(unaccented, endings), "") if endings else ()
            for endings in (inflection.case_endings, inflection.dictionary_endings)
        )
        self._changes = inflection.stem_changes
        proclitics = known.words.proclitics
        self._proclitics = re.compile(proclitics) if proclitics else None
        self._abbreviations = known.names.abbreviations
        self.decline_names = self._name_adjective is not None

    def keys(self, word: str) -> set[str]:
        """Return what a word may be compared by: itself and its lemma, in lower case."""
        keys = self.ruled(word)
        if self._plurals and word[0].isalpha():
            lower = word.lower()
            singular = next((end.sub(stem, lower) for end, stem in self._plurals if end.search(lower)), "")
            if singular and not lexicon.is_form(word, self._code):  # dictionaries are dear: asked last
                keys.add(singular)
        if self._code:  # German nouns are found with their capital alone, demonyms in English, too
            keys |= {lexicon.lemma(form, self._code).lower() for form in {word, word.lower()}}
        return keys

    def verb(self, word: str) -> str:
        """Return the verb of which a word, in small letters, is a form that begins otherwise; empty if it is none."""
        return self._verbs.get(word, "")

    def ruled(self, word: str) -> set[str]:
        """Return what a word may be compared by without a dictionary: itself, and what its ending is made from."""
        lower = word.lower()
        keys = {lower}
        if verb := self.verb(lower):
            keys.add(verb)
        start = max(0, len(lower) - _LONGEST)
        if self._ending and self._ending.search(lower, start):
            keys.add(next(end.sub(stem, lower) for end, stem in self._endings if end.search(lower, start)))
        return keys

    def name_keys(self, word: str) -> set[str]:
        """Return what a word may be compared by as (part of) a name, in lower case: its forms without an ending.

        Those are its cases and its adjectives in names, where the language has such, and the plural of acronyms
        (*NGOs*); and what is short for a saint (*St. Petersburg*).
        """
        lower = word.lower()
        keys = {lower}
        keys |= self._stems(word, self._all)
        if word == lower and word[-1:] != "s" and lower not in self._abbreviations and not self.decline_names:
            return keys  # as most words
        if len(word) > 2 and word.endswith("s") and word[:-1].isupper():
            keys.add(lower[:-1])
        if self._case and (match := self._case.search(word)):
            keys.add(lower[: match.start()])
        if lower in self._abbreviations:
            keys.add(self._abbreviations[lower])
        if (stem := self.adjective(lower)) is not None:
            keys.add(stem)
        if word.isupper():
            keys.add(unaccented(lower))
        return keys

    def bare(self, word: str) -> set[str]:
        """Return what is left of a word, in small letters, without what is written before it: *بالصين*, *صين*."""
        if self._proclitics is None:
            return set()
        return {
            word[at:] for at in range(1, len(word) - _STEM + 1) if self._proclitics.fullmatch(word, 0, at)
        }

    def stems(self, word: str) -> set[str]:
        """Return by what stems a word of a name is found, as a dictionary has it; none where names don't change.

        Those of a word that a text has are among its `name_keys`: both are the same name if they share one.
        """
        return self._stems(word, self._nominative)

    def _stems(self, word: str, endings: tuple[str, ...]) -> set[str]:
        if not endings or len(word) < _STEM or (word.isupper() and len(word) <= _INITIALS):
            return set()
        lower = unaccented(word.lower())
        words = {lower, *map(unaccented, self.bare(word.lower()))}
        stems = {one.removesuffix(end) for one in words for end in endings if one.endswith(end)}
        stems |= {end.sub(first, stem) for stem in stems for end, first in self._changes}
        return {f"{stem}_" for stem in stems if len(stem) >= _STEM}

    def adjective(self, word: str) -> str | None:
        """Return the stem of what may be an adjective in a name that inflects, None of what can't: *vereinigten*."""
        stem = self._name_adjective.sub("", word) if self._name_adjective else word
        return stem + "_" if stem != word and len(stem) > 2 else None
