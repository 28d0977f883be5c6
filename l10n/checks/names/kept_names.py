"""Names and quotations that a target has as they are in the source, and with them what stands inside.

*Air France*, *Stade de France*, *La Libre Belgique* are names whole: the *France* in them is no place that was left
untranslated. So are titles in quotation marks (*« La Chine à l'heure du choix »*), and the surname behind a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.languages import pack
from l10n.model import LanguagePair, Span
from l10n.text.folding import fold
from l10n.text.script import small_words
from l10n.text.tokens import Word, word_spans
from l10n.text.typography import quotation_marks

_JOINT = re.compile("[ \u00a0\u202f]|[-‐‑’']|")
_QUOTED = 3  # words of a title that is left as it is, at least


def is_kept(place: Span, source: str, target: str, pair: LanguagePair) -> bool:
    """Return whether a place of a target, which its source has too, is part of a name or title that is kept whole."""
    words = word_spans(target, pair.target)
    inside = [at for at, word in enumerate(words) if place.start <= word.start and word.end <= place.end]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    if first and _is_title(words[first - 1], target, place.start, pair):
        return True
    start, end = _grown(first, last, words, source, target)
    more = [word for at, word in enumerate(words[start : end + 1], start) if not first <= at <= last]
    small = small_words(pair.source) | small_words(pair.target)
    if any(word.text[0].isupper() and word.text.lower() not in small for word in more):
        return True
    return len(more) + len(inside) >= _QUOTED and _is_quoted(Span(words[start].start, words[end].end), target)


def _grown(first: int, last: int, words: Sequence[Word], source: str, target: str) -> tuple[int, int]:
    """Return the first and last word of what stands in the source, too, around some words."""
    while first and _JOINT.fullmatch(target[words[first - 1].end : words[first].start]):
        if target[words[first - 1].start : words[last].end] not in source:
            break
        first -= 1
    while last + 1 < len(words) and _JOINT.fullmatch(target[words[last].end : words[last + 1].start]):
        if target[words[first].start : words[last + 1].end] not in source:
            break
        last += 1
    return first, last


def _is_title(word: Word, target: str, start: int, pair: LanguagePair) -> bool:
    """Return whether a word right before a place is what people are called before their names."""
    if target[word.end : start].strip(" \u00a0\u202f."):
        return False
    names = pack.language(pair.target).names
    titled = names.titles is not None and names.titles.fullmatch(word.text) is not None
    return titled or fold(word.text) in names.forms_of_address


def _is_quoted(place: Span, target: str) -> bool:
    """Return whether a place stands right between quotation marks."""
    start, end = place
    marks = quotation_marks(target)
    return any(target[mark.end() : start].strip() == "" and mark.end() <= start for mark in marks) and any(
        target[end : mark.start()].strip(" .,!?\u00a0\u202f") == "" and end <= mark.start() for mark in marks
    )
