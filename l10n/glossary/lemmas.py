"""The forms of a word, for terms and demonyms that stand in any number, gender or case."""

from __future__ import annotations

import re

from l10n.text import lexicon
from l10n.text.folding import unaccented
from l10n.text.tokens import ABBREVIATED

# Languages whose names of several words inflect with the sentence: *der Vereinigten Staaten*.
_DECLINING = {"de"}
_ADJECTIVE = re.compile("(?<=..)e[nmrs]?$")
# Adjectives of places are what dictionaries have least of, and they end in few ways: what their feminines and plurals
# are made from, by the grammars of the languages. The first that fits counts.
_ENDINGS = {
    "fr": "iennes?>ien éennes?>éen oises?>ois aises?>ais aines?>ain iques?>ique",
    "ca": (
        "es(?:a|es|os)>ès an(?:a|es|s)>à en(?:ca|ques|cs)>enc in(?:a|es|s)>í (?<=[^aeiou])ques>c iques>ic nyes>ny"
        " (?<=rus)s(?:a|os|es)>"
    ),
    "de": "isch(?:e[mnrs]?)>isch",
    "en": "ans>an (?<=[aeq])is>i",
    "es": "es(?:a|as|es)>és an(?:a|as|os)>ano in(?:a|as|os)>ino",
    "it": "an(?:a|e|i)>ano es[ei]>ese",
    "pt": "es(?:a|as|es)>ês an(?:a|as|os)>ano",
}


# Forms of verbs that begin otherwise than what dictionaries have them under.
_VERBS = {
    "en": "be:am,is,are,was,were,been have:has,had go:went do:did,done",
    "fr": "être:suis,es,est,sommes,sont,était,étaient,été avoir:ai,as,a,ont,eu aller:va,vais,vont",
    "es": "ser:soy,es,son,era,eran,fue,fueron,sido ir:va,van,fue haber:ha,han,hubo",
}
_LONGEST = 8  # letters of an ending, and the two before it


class Lemmas:
    """What words of a language (BCP 47) are inflections of, by simplemma's dictionaries; as is where it has none.

    A dictionary is read when its first word is asked for.
    """

    def __init__(self, language: str) -> None:
        self._base = lexicon.dictionary_code(language)
        base = language.split("-")[0]
        rules = (rule.split(">") for rule in _ENDINGS.get(base, "").split())
        pairs = (verb.split(":") for verb in _VERBS.get(base, "").split())
        self._verbs = {form: verb for verb, forms in pairs for form in forms.split(",")}
        self._endings = [(re.compile(f"(?<=..){ending}$"), stem) for ending, stem in rules]

    def keys(self, word: str) -> set[str]:
        """Return what a word may be compared by: itself and its lemma, in lower case."""
        keys = self.ruled(word)
        if self._base:  # German nouns are found with their capital alone, demonyms in English, too
            keys |= {lexicon.lemma(form, self._base).lower() for form in {word, word.lower()}}
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
        for ending, stem in self._endings:
            if ending.search(lower, max(0, len(lower) - _LONGEST)):
                keys.add(ending.sub(stem, lower))
                break
        return keys


def name_keys(word: str, language: str) -> set[str]:
    """Return what a word may be compared by as (part of) a name, in lower case: its forms without an ending.

    Those are the genitive of German (*Moskaus*), its dative and its adjectives in names, and the plural of acronyms
    (*NGOs*); and what is short for a saint (*St. Petersburg*).
    """
    lower = word.lower()
    keys = {lower}
    if word == lower and word[-1:] != "s" and lower not in ABBREVIATED and language[:2] not in _DECLINING:
        return keys  # as most words
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
