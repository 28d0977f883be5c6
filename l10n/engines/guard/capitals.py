"""Headlines in capitals, which models have hardly seen: lowered, translated, raised again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from l10n.languages import pack
from l10n.model import Span, overlap
from l10n.text.placeables import split_placeables
from l10n.text.proper_names import proper_names

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_JOINT = re.compile("(['’-])")
_LEAST = 8  # letters: `ONU` and `BBC NEWS` are no headlines
_WORDS = 2
_SHORT = 3  # letters of a word that may be an abbreviation
_SHARE = 0.9  # of the letters are capitals (`McCAIN`)
_DOTS = str.maketrans({"I": "ı", "İ": "i"})


def is_capitals(text: str) -> bool:
    """Return whether `text` is a headline in capitals."""
    letters = [letter for piece in split_placeables(text)[::2] for letter in piece if letter.isalpha()]
    cased = [letter for letter in letters if letter.isupper() or letter.islower()]
    return (
        len(cased) >= _LEAST
        and len(_WORD.findall(text)) >= _WORDS
        and sum(map(str.isupper, cased)) >= _SHARE * len(cased)
    )


def spellings(texts: Iterable[str]) -> dict[str, str]:
    """Return how words are written inside sentences, by their capitals: `TRUMP` is `Trump`, `ONU` is `ONU`."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        if is_capitals(text):
            continue
        for match in _WORD.finditer(text):
            if (
                text[: match.start()].rstrip()[-1:].isalnum()
                or text[match.start() - 1 : match.start()] == ","
            ):
                seen.setdefault(match[0].upper(), Counter())[match[0]] += 1
    return {capitals: written.most_common(1)[0][0] for capitals, written in seen.items()}


def lowered(text: str, language: str, known: Mapping[str, str] = {}) -> str:
    """Return a headline in capitals as a sentence; names are written as they are in `known`."""
    dotted = pack.language(language).script.dotted_i

    def lower(match: re.Match[str]) -> str:
        word = match[0]
        if written := known.get(word.upper()):
            return written
        parts = _JOINT.split(word)  # *L'OTAN*
        if len(parts) > 1 and any(part.upper() in known for part in parts):
            return "".join(known.get(part.upper()) or part.lower() for part in parts)
        return (word.translate(_DOTS) if dotted else word).lower()

    cut = split_placeables(text)
    cut[::2] = [_WORD.sub(lower, piece) for piece in cut[::2]]
    if first := _WORD.search(cut[0]):
        at = first.start()
        cut[0] = cut[0][:at] + cut[0][at].upper() + cut[0][at + 1 :]
    return "".join(cut)


def heading(text: str, language: str) -> str:
    """Return a heading whose words all have capitals as a sentence has them: *Grève générale*, *Procès Sarkozy*."""
    if not pack.language(language).names.sentence_case:
        return text
    names = proper_names(text, language)
    first = True

    def lower(match: re.Match[str]) -> str:
        nonlocal first
        stays = first or any(overlap(name, Span(*match.span())) for name in names)
        first = False
        return match[0] if stays else match[0].lower()

    return _WORD.sub(lower, text)


def raised(text: str, language: str) -> str:
    """Return `text` in capitals, but for addresses and handles."""
    cut = split_placeables(text)
    if pack.language(language).script.dotted_i:
        cut[::2] = [piece.replace("i", "İ") for piece in cut[::2]]
    cut[::2] = [piece.upper() for piece in cut[::2]]
    return "".join(cut)
