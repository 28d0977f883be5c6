"""Words that run together, without a mark between them: no dictionary has them, but it has their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from l10n.checks.model import Context, finding
from l10n.model import Finding, Span, Unit
from l10n.texts.dictionary import has_dictionary, is_word
from l10n.texts.language import small_words

# A word in small letters that stands alone, long enough to be two.
_WORD = re.compile(r"(?<![\w.@#/’'-])[a-zß-öø-ÿœ]{7,}(?![\w@/-]|\.\w)")
_LEAST = 4  # letters of a part that isn't one of the small words
# Languages that write few words together; in those with `*` small words are put behind verbs (*parar-lo*, *salirse*).
_APART = {"en": "", "fr": "", "es": "*", "it": "*", "pt": "*", "ca": "*"}
# What makes adverbs and gerunds, and looks like a word.
_NO_WORDS = ("ment", "mente", "ament", "adament", "amente", "temente", "ente", "dosi", "dola")
_BEFORE = (
    "auto",
    "extra",
    "inter",
    "super",
    "anti",
    "micro",
    "macro",
    "contra",
    "sobre",
    "entre",
    "pluri",
    "tele",
)


def words_joined(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find words that the dictionary doesn't have, though it has two that make them up."""
    language = context.pair.target
    if not has_dictionary(language) or language.partition("-")[0] not in _APART:
        return
    joined = {
        word
        for word in _WORD.findall(unit.target)
        if not is_word(word, language) and word not in unit.source and _parts(word, language)
    }
    if not joined:
        return
    places = [Span(*match.span()) for match in _WORD.finditer(unit.target) if match[0] in joined]
    named = ", ".join(" ".join(_parts(unit.target[start:end], language)) for start, end in places)
    yield finding(f"See whether these are two words: {named}.", (), places)


@lru_cache(maxsize=4096)
def _parts(word: str, language: str) -> tuple[str, ...]:
    """Return two words that make one up, if there are such."""
    small = small_words(language)
    behind = frozenset() if _APART[language.partition("-")[0]] else small
    for at in range(2, len(word) - 1):
        one, two = word[:at], word[at:]
        if one in _BEFORE or two in _NO_WORDS:
            continue
        if (one in small or (len(one) >= _LEAST and is_word(one, language))) and (
            two in behind or (len(two) >= _LEAST and is_word(two, language))
        ):
            return one, two
    return ()
