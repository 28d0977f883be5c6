"""Whether a target is a translation at all: not the source again, nor another language, nor the same words twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from l10n.checks.model import Context, finding
from l10n.model import Finding, Span, Unit, collapse
from l10n.texts.kept import is_name
from l10n.texts.language import is_other, likelier, small_words
from l10n.texts.loops import repeats

_WORD = re.compile(r"[^\W\d_]+")
_FEW = 2
_SENTENCE = 4  # words in small letters that make a sentence where the small words of the language are unknown
_RUN = 3  # words of the source in a row
_LONG_RUN = 6
_MOST = 0.6  # of the target's words in quotation marks are no title or quotation any more
_DOUBLE = re.compile(r"(?<![\w'’-])([^\W\d_]+(?:['’][^\W\d_]+)?) \1(?![\w'’-])", re.IGNORECASE)
_DOUBLE_PHRASE = re.compile(r"(?<!\w)([^\W\d_]+(?:[ '’][^\W\d_]+){1,3}) \1(?!\w)", re.IGNORECASE)
# Words that languages double in good sentences.
_DOUBLES = {
    "fr": "nous vous si très non oui tout petit", "en": "that had very is so no knock bye long", "es": "muy no sí ya",
    "de": "die der das sie den dem sehr nein ihr wir haben", "it": "piano via così molto no sì poco man", "pt": "muito não do da o a",
    "ca": "molt no de si els les", "nl": "dat die heel zijn",
}  # fmt: skip
_ANY = frozenset("ha ho hi bla la pim wagga new duran bora sing tam blah bye chop tut talk cha".split())


def untranslated(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets that are the source again."""
    if collapse(unit.source).casefold() != collapse(unit.target).casefold() or is_name(unit.source):
        return
    words = _WORD.findall(unit.source)
    low = [word for word in words if word.islower()]
    ours = small_words(context.pair.source)
    theirs = small_words(context.pair.target)
    own = sum(word.lower() in ours and word.lower() not in theirs for word in words)
    if (len(words) >= _FEW and own) or len(low) >= _SENTENCE:
        yield finding("Translate it: the target is the source again.", [_all(unit.source)], [_all(unit.target)])


def half_translated(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find words of the source that are left in a row in the target."""
    ours, theirs = small_words(context.pair.source), small_words(context.pair.target)
    if not ours or collapse(unit.source).casefold() == collapse(unit.target).casefold():
        return
    mine = [word.lower() for word in _WORD.findall(unit.source)]
    known = set(pairwise(mine))
    words = list(_WORD.finditer(unit.target))
    low = [match[0].lower() for match in words]
    if len(words) < _FEW or known.isdisjoint(pairwise(low)):
        return
    places, at = [], 0
    while at < len(words) - 1:
        last = at
        while last < len(words) - 1 and (low[last], low[last + 1]) in known:
            last += 1
        if last > at and _is_left(words[at : last + 1], len(words), ours, theirs, unit.target):
            places.append(Span(words[at].start(), words[last].end()))
        at = max(last, at + 1)
    if places:
        left = ", ".join(unit.target[start:end] for start, end in places)
        yield finding(f"Translate what is left of the source: {left}.", (), places)


def _is_left(run: list[re.Match[str]], total: int, ours: frozenset[str], theirs: frozenset[str], target: str) -> bool:
    """Return whether a run of the source's words is no name, title or quotation."""
    words = [match[0] for match in run]
    small = sum(len(word) > 1 and word in ours and word not in theirs for word in words)
    lower = sum(map(str.islower, words))
    if len(run) < _RUN and not (small and len(run) == total):
        return False
    if not small or lower < _FEW or lower * 2 <= len(run):
        return False
    if small < _FEW and len(run) < _LONG_RUN and len(run) < _MOST * total:
        return False  # a word may be small in one language and long in another: *est*
    before, after = target[: run[0].start()].rstrip()[-1:], target[run[-1].end() :].lstrip(" \xa0,.!?…")[:1]
    quoted = before in tuple("«“„\"'‘(") and after in tuple("»”“\"'’)")
    return not quoted or len(run) > _MOST * total


def other_language(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets in another language than the one that was asked for."""
    source, target = unit.source, unit.target
    if collapse(source).casefold() == collapse(target).casefold():
        return
    if is_other(target, context.pair.target, source) or likelier(target, context.pair.target, source):
        yield finding("Translate it into the language of the catalog: it seems to be in another one.", (), [_all(target)])


def repetition(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find targets that say the same again and again."""
    if not next(doubled(unit, context), None) and repeats(unit.source, unit.target):
        yield finding("Say it once: the target repeats itself.", (), [_all(unit.target)])


def doubled(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find a word or a few words that stand twice in a row."""
    usual = _DOUBLES.get(context.pair.target.partition("-")[0], "").split()
    source = unit.source.lower()
    places = []
    for pattern in (_DOUBLE, _DOUBLE_PHRASE):
        for match in pattern.finditer(unit.target):
            word = match[1].lower()
            if word in usual or word in _ANY or f"{word} {word}" in source or (match[1][0].isupper() and word in source):
                continue
            if pattern is _DOUBLE and _DOUBLE.search(unit.source):
                continue
            if word in ("a més", "més i", "cada vez", "poc a", "di più"):
                continue
            places.append(Span(*match.span()))
    if places:
        words = ", ".join(unit.target[start:end] for start, end in places)
        yield finding(f"Write it once only: {words}.", (), places)


def _all(text: str) -> Span:
    return Span(0, len(text))


__all__ = ["doubled", "half_translated", "other_language", "repetition", "untranslated"]
