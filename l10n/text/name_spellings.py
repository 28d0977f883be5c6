"""How a target spells the words of its source's names: *Choïgou* as *Shoigu*."""

from __future__ import annotations

import re
from collections.abc import Mapping

from l10n.languages import pack
from l10n.model import LanguagePair
from l10n.text import lexicon
from l10n.text.folding import fold
from l10n.text.proper_names import ProperName, Sort, proper_names
from l10n.text.sound import sound

_WORD = re.compile(r"(?<![\w@#/.])[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST = 4  # letters of a name, and
_KEY = 3  # of its key of sounds, which say something


def spellings(source: str, target: str, pair: LanguagePair) -> Mapping[str, str]:
    """Return what a target has for the words of its source's names, by these: the word itself, or its sounds.

    What it says in another way, such as a place by its own name there, is left out; so are words of three letters.
    """
    wanted = [word for word in _words(source, pair.source) if len(word) >= _LEAST]
    if not wanted:
        return {}
    written = dict.fromkeys(word for word in _WORD.findall(target) if word[0].isupper())
    by_sound = {
        key: word
        for word in reversed(written)
        if word not in source
        and len(key := sound(fold(word))) >= _KEY
        and (not lexicon.is_word(word.lower(), pair.target) or lexicon.is_proper_noun(word, pair.target))
    }
    found = {}
    for word in wanted:
        spelt = word if word in written else by_sound.get(sound(fold(word)), "")
        if spelt:
            found[word] = spelt
    return found


def respelt(target: str, old: str, new: str) -> str:
    """Return a target with a name's word in another spelling, wherever it stands as a word of its own."""
    return re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", lambda match: new, target)


def is_transcribed(word: str, language: str) -> bool:
    """Return whether a name's word is written as a language (BCP 47) writes foreign sounds: *Choïgou*, *Loukachenko*.

    Such a name is mostly written otherwise elsewhere.
    """
    pattern = pack.language(language).names.transcribed
    return (
        pattern is not None
        and pattern.search(word) is not None
        and not lexicon.is_proper_noun(word, language)
    )


def _words(text: str, language: str) -> list[str]:
    names = (name for name in proper_names(text, language) if name.sort is not Sort.ACRONYM)
    return list(dict.fromkeys(word for name in names for word in _of(text, name)))


def _of(text: str, name: ProperName) -> list[str]:
    return [
        text[span.start : span.end]
        for span in name.words
        if text[span.start : span.end].replace("-", "").isalpha()
    ]
