"""Words that simplemma's dictionaries lack: those with one form (adverbs, numerals, *temps*, *città*), new spellings.

The dictionaries are made to find the lemma of a form: they hardly have a word that is its own in any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from l10n.languages import pack

_LEAST = 3  # letters of an adjective
_BARE = str.maketrans("áéí", "aei")  # an infinitive has no accent but with a pronoun behind it


def is_lacking(word: str, language: str, is_word: Callable[[str, str], bool]) -> bool:
    """Return whether a word, in small letters, is one of a language (its base) that its dictionary lacks.

    `is_word` tells whether the dictionary has what it is made from, the adjective of an adverb.
    """
    known = pack.language(language).words
    if word in known.invariable or word in _of_units(language):
        return True
    for ending, stem in known.adverbs:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            made_from = word.removesuffix(ending) + stem
            if is_word(made_from, language):
                return True
    if known.enclitic_verb and (verb := known.enclitic_verb.fullmatch(word)):
        bare = verb[1].translate(_BARE)
        return any(is_word(f"{bare}{end}", language) for end in known.infinitive)
    if known.invariable_pattern and known.invariable_pattern.fullmatch(word):
        return True
    if known.dropped:
        new, old = _spellings(known.dropped, known.dropped_before)
        places = [] if old.search(word) else [match.start() for match in new.finditer(word)]
        return any(
            is_word(word[:at] + letter + word[at:], language) for at in places for letter in known.dropped
        )
    return False


@cache
def _spellings(dropped: str, before: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return where a word of the new spelling may have dropped a letter, and what one of the old spelling has."""
    return re.compile(f"(?<=[aeiou])(?=[{before}])"), re.compile(f"[{dropped}][{before}]")


@cache
def _of_units(language: str) -> frozenset[str]:
    """Return the words that a pack has for measures and currencies, shares too: *percento*."""
    return frozenset(word for words in pack.language(language).units.words.values() for word in words)
