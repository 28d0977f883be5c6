"""The forms of a word, for terms and demonyms that stand in any number, gender or case."""

from __future__ import annotations

import re

from l10n.glossary.words import ABBREVIATED, unaccented

# Languages whose names of several words inflect with the sentence: *der Vereinigten Staaten*.
_DECLINING = {"de"}
_ADJECTIVE = re.compile("(?<=..)e[nmrs]?$")


class Lemmas:
    """What words of a language (BCP 47) are inflections of, by simplemma's dictionaries; as is where it has none."""

    def __init__(self, language: str) -> None:
        import simplemma

        base = language.split("-")[0]
        try:
            simplemma.lemmatize("a", base)
        except ValueError:
            self._base = ""
        else:
            self._base = base
        self._lemmatize = simplemma.lemmatize

    def keys(self, word: str) -> set[str]:
        """Return what a word may be compared by: itself and its lemma, in lower case."""
        keys = {word.lower()}
        if self._base:  # German nouns are found with their capital alone, demonyms in English, too
            keys |= {self._lemmatize(form, self._base).lower() for form in (word, word.lower())}
        return keys


def name_keys(word: str, language: str) -> set[str]:
    """Return what a word may be compared by as (part of) a name, in lower case: its forms without an ending.

    Those are the genitive of German (*Moskaus*), its dative and its adjectives in names, and the plural of acronyms
    (*NGOs*); and what is short for a saint (*St. Petersburg*).
    """
    lower = word.lower()
    keys = {lower}
    genitive = language.split("-")[0] in _DECLINING
    if len(word) > 2 and word.endswith("s") and (genitive or word[:-1].isupper()):
        keys.add(lower[:-1])
    if genitive and lower.endswith("en") and len(lower) > 4:
        keys.add(lower[:-1])  # the dative: *in den Niederlanden*
    if lower in ABBREVIATED:
        keys.add(ABBREVIATED[lower])
    if genitive and (stem := adjective(lower)) is not None:
        keys.add(stem)
    if word.isupper():
        keys.add(unaccented(lower))
    return keys


def adjective(word: str) -> str | None:
    """Return the stem of what may be a German adjective, None of what can't: *vereinigten*, *demokratische*."""
    stem = _ADJECTIVE.sub("", word)
    return stem + "_" if stem != word and len(stem) > 3 else None
