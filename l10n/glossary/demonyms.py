"""What says a name in other words: the adjective of a place, a compound with it, its accents.

*La présence de la Russie* is *the Russian presence* in good English, and *el papel chino* says *China*. So a place
counts as rendered if a word of the target is made from it: by the endings that a language makes such adjectives with,
or as its pack has it. A list of all adjectives would need one for each city.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache

from l10n.glossary.model import Kind
from l10n.languages import pack
from l10n.model import Span
from l10n.text.folding import normal_word, unaccented
from l10n.text.tokens import Word, word_spans

_NAMES = {Kind.PLACE, Kind.ORGANISATION, Kind.PERSON}
_VOWEL = re.compile("[aeiouy]$")
_VOWELS = re.compile("[aeiouy]+$")
_COMPOUND = 4  # letters of a name that may start a compound
_TAIL = re.compile("[a-z]{0,5}")
_END = re.compile("")


def derivations(
    text: str, taken: Sequence[Span], forms: Iterable[str], kind: Kind, language: str
) -> Iterator[Span]:
    """Give the places of words in a text that say one of the `forms` in another way, outside of what is `taken`.

    `kind` is that of the forms; only names have such words. `language` is the text's, in BCP 47.
    """
    if kind not in _NAMES:
        return
    known = pack.language(language)
    free = list(word_spans(text, language))
    for start, end in taken:
        free = [word for word in free if word.end <= start or end <= word.start]
    saints = known.names.saints
    loose = [_loosely(word.text, saints) for word in free]
    folded = [unaccented(normal_word(word.text)).lower() for word in free]
    for form in forms:
        parts = _parts(form, language)
        yield from _accented(parts, free, loose, saints)
        if known.words.compounds and len(parts) == 1 and len(form) >= _COMPOUND:
            yield from (_span(word) for word in free if _compound(word.text, form, known.demonyms.regions))
        if kind is Kind.PLACE:
            if is_adjective := _adjective(form, language):
                yield from (_span(w) for w, word in zip(free, folded, strict=True) if is_adjective(word))
            yield from _directed(parts, free, folded, language)


@lru_cache(maxsize=1 << 14)
def _parts(form: str, language: str) -> tuple[str, ...]:
    return tuple(normal_word(part.text) for part in word_spans(form, language))


def _accented(parts: tuple[str, ...], free: list[Word], loose: list[str], saints: Set[str]) -> Iterator[Span]:
    """Give the words that are those of a form with more accents than it has: *Irán* for *Iran*."""
    size = len(parts)
    wanted = [_loosely(part, saints, part) for part in parts]
    for at in range(len(free) - size + 1):
        if loose[at] == wanted[0] and loose[at : at + size] == wanted:
            yield Span(free[at].start, free[at + size - 1].end)


def _loosely(word: str, saints: Set[str], accented: str = "") -> str:
    """Return a word without accents (or as it is `accented`), all words for saints as one."""
    return "St" if word in saints else accented or unaccented(word)


def _compound(word: str, name: str, regions: Set[str]) -> bool:
    """Whether a word is a name and what belongs to it: *Ukrainekrieg*, *Südfrankreichs*."""
    if word.startswith(name):
        return len(word) > len(name) + 1
    before, found, after = word.lower().partition(name.lower())
    return bool(found) and before in regions and after in ("", "s")


def _directed(parts: tuple[str, ...], free: list[Word], folded: list[str], language: str) -> Iterator[Span]:
    """Give the adjectives of names with a point of the compass: *norcoreano*, *North Korean*, *sud-coréen*."""
    directions = pack.language(language).demonyms.directions
    prefixes = [prefix for part in parts for prefix in directions.get(part.lower(), ())]
    mains = [part for part in parts if part[0].isupper() and part.lower() not in directions]
    if not prefixes or len(mains) != 1:
        return
    is_adjective = _adjective(mains[0], language)
    for at, (word, text) in enumerate(zip(free, folded, strict=True)):
        if is_adjective is None:
            break
        if at and folded[at - 1] in prefixes and is_adjective(text):
            yield Span(free[at - 1].start, word.end)
        elif any(text.startswith(p) and is_adjective(text.removeprefix(p)) for p in prefixes):
            yield _span(word)


@cache
def _adjective(form: str, language: str) -> Callable[[str], bool] | None:
    """Return what tells the adjectives and inhabitants of a place, in lower case and without accents."""
    known = pack.language(language).demonyms
    whole = unaccented(form).lower()
    stems = [(stem, _END) if stem.endswith("=") else (stem, _TAIL) for stem in known.adjectives.get(form, ())]
    stems = [(stem.removesuffix("="), ending) for stem, ending in stems]
    if known.endings and known.long_endings and len(form.split()) == 1:
        short = {whole, _VOWEL.sub("", whole), _VOWELS.sub("", whole)}
        short |= {whole.removesuffix(end) for end in known.dropped}
        for stem in short:
            if len(stem) > 3 or stem == whole:
                stems.append((stem, known.endings))
            elif len(stem) == 3:
                stems.append((stem, known.long_endings))
    if not stems:
        return None
    beginnings = tuple(stem for stem, _ in stems)
    # Nearly no word begins as one of these: that is quicker to tell than whether it ends as it should.
    return lambda word: (
        word.startswith(beginnings)
        and any(
            word.startswith(stem) and ending.fullmatch(word, len(stem)) is not None for stem, ending in stems
        )
    )


def _span(word: Word) -> Span:
    return Span(word.start, word.end)
