"""Which of the encodings that came before UTF-8 some bytes are in, told from very little text.

Every byte is a letter in most of these encodings, so a wrong guess reads as text too: `Å` for `é`, `č` for
`è`. What gives it away is where the characters stand (a capital inside a word, a symbol between letters)
and that no language has those letters together.
"""

from __future__ import annotations

import re
from collections import Counter

# The letters besides a to z that languages write their own words with (CLDR's main exemplar sets, and the few
# auxiliary ones that newspapers are full of), by the encodings that the languages used.
_WESTERN = (
    "àâæçéèêëîïôœùûü",  # French
    "áéíñóúüç",  # Spanish, Galician
    "àçéèíïóòúüñá",  # Catalan, Occitan
    "áâãàçéêíóôõúü",  # Portuguese
    "àéèìíîóòùú",  # Italian
    "äöüßé",  # German
    "åæøäöéèêüà",  # Danish, Norwegian, Swedish, Finnish
    "áéëïíóöúüèê",  # Dutch
    "áðéíóúýþæö",  # Icelandic
)
_CENTRAL = (
    "áčďéěíňóřšťúůýžäĺľôŕ",  # Czech, Slovak
    "ąćęłńóśźżé",  # Polish
    "áéíóöőúüű",  # Hungarian
    "ăâîșțşţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
)
_CYRILLIC = (
    "абвгдежзийклмнопрстуфхцчшщъыьэюяё",  # Russian, Bulgarian
    "абвгґдеєжзиіїйклмнопрстуўфхцчшщьэюяыё",  # Ukrainian, Belarusian
    "абвгдђежзијклљмнњопрстћуфхцчџшѓѕќ",  # Serbian, Macedonian
)
_TURKISH = ("âçğıîöşüû",)
_GREEK = ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",)
_ARABIC = ("ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيپچژگ",)

# Between equals, the first is the answer: the likelier.
_ALPHABETS = {
    "cp1252": _WESTERN,
    "iso8859-15": _WESTERN,
    "mac-roman": _WESTERN,
    "cp850": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "cp1251": _CYRILLIC,
    "koi8-r": _CYRILLIC,
    "cp866": _CYRILLIC,
    "cp1254": _TURKISH,
    "cp1253": _GREEK,
    "cp1256": _ARABIC,
}
ENCODINGS = tuple(_ALPHABETS)

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ENOUGH = 5000  # characters: more of them change no answer

_OPENING = frozenset("«‹„‘‚¿¡")
_CLOSING = frozenset("»›”")
_SIGNS = frozenset("€£§©®™²³½¼¾×÷‰±µ•")  # that texts have, but not in words
_WORDS = "ÀÁÉÈÓ"  # capitals that are a word, at the beginning of a sentence
_TOO_STRANGE = 0.25  # of the characters: then it is none of these encodings


def guess(data: bytes) -> str | None:
    """Return which of `ENCODINGS` the bytes, which aren't UTF-8, are most likely in; None if they fit none."""
    best, least = None, float("inf")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (cost := _strangeness(text, _ALPHABETS[encoding])) < least:
            best, least = encoding, cost
    return best if least <= _TOO_STRANGE else None


def _strangeness(text: str, alphabets: tuple[str, ...]) -> float:
    """Return how odd a text's characters outside ASCII are where they stand: from 0 to about 3 each."""
    letters: Counter[str] = Counter()
    cost = 0.0
    count = 0
    for match in _NOT_ASCII.finditer(text):
        count += 1
        if count > _ENOUGH:
            break
        at = match.start()
        before, char, after = text[at - 1 : at], match[0], text[at + 1 : at + 2]
        if char.isalpha() and char not in "ªºƒˆ":
            letters[char.lower()] += 1
            cost += char.isupper() and before.islower()
            cost += 0.5 * (before.isdigit() or after.isdigit())
            alone = not before.isalpha() and not after.isalpha()
            cost += 0.3 * (alone and char.isupper() and char not in _WORDS)
            cost += char > "\u036f" and (_is_latin(before) or _is_latin(after))
        else:
            cost += _sign(before, char, after)
    count = min(count, _ENOUGH)
    foreign = min(sum(n for letter, n in letters.items() if letter not in known) for known in alphabets)
    return (cost + foreign) / max(count, 1)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _sign(before: str, char: str, after: str) -> float:
    """Return how odd a character that is no letter is between two others."""
    in_word = before.isalpha() and after.isalpha()
    if char in "’‑":
        return 0.0 if before.isalnum() else 0.5
    if char == "“":  # which opens in English and closes in German
        return 1.0 if before.isalnum() and after.isalnum() else 0.0
    if char in _OPENING:
        return 1.0 if before.isalnum() or (char != "«" and after == " ") else 0.0
    if char in _CLOSING:
        return 1.0 if after.isalnum() else 0.0
    if char == "·":
        return 0.0 if (before + after).lower() == "ll" else 1.0
    if char in "–—":
        return 0.3 if in_word else 0.5 if before.isalpha() and after.isspace() else 0.0
    if char == "…":
        return 1.0 if in_word else 0.5 if before == " " else 0.0
    if char in "\u00a0\u202f":
        return 0.5 if in_word or " " in (before, after) else 0.0
    if char in "°ºª":
        return 0.0 if not before.isalpha() or before in "nN" else 1.0
    if char in _SIGNS:
        return 1.0 if before.isalpha() or after.isalpha() else 0.1 * (char not in "€£")
    return 3.0 if char < "\u00a0" else 1.0
