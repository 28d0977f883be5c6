"""What says a name in other words: the adjective of a place, a compound with it, its accents.

*La présence de la Russie* is *the Russian presence* in good English, and *el papel chino* says *China*. So a place
counts as rendered if a word of the target is made from it: by the endings that a language makes such adjectives with,
or as `languages/data/adjectives.txt` has it. A list of all adjectives would need one for each city.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from l10n.glossary.model import Kind
from l10n.model import Span
from l10n.text.folding import normal_word, unaccented
from l10n.text.tokens import Word, word_spans

_NAMES = {Kind.PLACE, Kind.ORGANISATION, Kind.PERSON}
# Endings of adjectives and of people, without accents.
_ENDINGS = {
    "en": r"(?:e?an|i?an|ese|ish|i)s?|(?:n|ic|er|ite)s?|",
    "es": r"(?:e?an|ian|in|en|i)[oa]s?|esa?s?|es[ae]s|i?enses?|i(?:es)?|[oa]s?|es|",
    "it": r"(?:e?an|ian|in)[oaie]|es[ei]|ens[ei]|[oaie]|",
    "ca": r"(?:e?an|ian|in)(?:a|s|es)?|e?as?|es(?:a|os|es)?|enc(?:a|s)?|enques|[oa]s?|es|",
    "pt": r"(?:e?an|ian|in|i)[oa]s?|e?a[os]s?|es(?:a|es|as)?|i?enses?|[oa]s?|",
    "fr": r"(?:i?en|een)(?:ne)?s?|(?:i|e)?ain?e?s?|oise?s?|aise?s?|ites?|(?:an|in)e?s?|es?|",
    "de": r"(?:i?an|es|ens|in|)isch(?:e[mnrs]?)?|(?:i?an|)er(?:n|s|in|innen)?|es(?:en?|in|innen)|en?|",
}
_DIRECTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {"north": ("north", "northern"), "south": ("south", "southern"), "east": ("east",), "west": ("west",)},
    "es": {"norte": ("nor", "norte"), "sur": ("sud", "sur"), "este": ("este",), "oeste": ("oeste",)},
    "it": {"nord": ("nord",), "sud": ("sud",), "est": ("est",), "ovest": ("ovest",)},
    "ca": {"nord": ("nord",), "sud": ("sud",)},
    "pt": {"norte": ("norte", "nor"), "sul": ("sul", "sud")},
    "fr": {"nord": ("nord",), "sud": ("sud",), "est": ("est",), "ouest": ("ouest",)},
}  # fmt: skip
_VOWEL = re.compile("[aeiouy]$")
_VOWELS = re.compile("[aeiouy]+$")
# Languages that write a name and what belongs to it as one word: *Ukrainekrieg*.
_COMPOUNDING = {"da", "de", "is", "nb", "nl", "nn", "no", "sv"}
_COMPOUND = 4  # letters of a name that may start a compound
_TAIL = re.compile("[a-z]{0,5}")
_END = re.compile("")
# The parts of a land, in front of its name: German, then the Dutch and Scandinavian words.
_REGIONS = {
    "nord", "süd", "ost", "west", "nordost", "nordwest", "südost", "südwest", "mittel", "zentral", "inner", "ganz",
    "noord", "zuid", "oost", "midden", "øst", "vest", "syd", "sør", "öst", "väst", "central",
}  # fmt: skip
# Saints' names are translated: *Saint Martin* is *San Martín*.
_SAINTS = {"St", "Ste", "Saint", "Sainte", "San", "Santo", "Santa", "Sant", "Sankt", "São", "Sint"}


def derived(
    text: str, taken: Sequence[Span], forms: Iterable[str], kind: Kind, language: str
) -> Iterator[Span]:
    """Give the places of words in a text that say one of the `forms` in another way, outside of what is `taken`.

    `kind` is that of the forms; only names have such words. `language` is the text's, in BCP 47.
    """
    if kind not in _NAMES:
        return
    base = language.split("-")[0]
    free = list(word_spans(text, language))
    for start, end in taken:
        free = [word for word in free if word.end <= start or end <= word.start]
    loose = [_loosely(word.text) for word in free]
    folded = [unaccented(normal_word(word.text)).lower() for word in free]
    for form in forms:
        parts = _parts(form, language)
        yield from _accented(parts, free, loose)
        if base in _COMPOUNDING and len(parts) == 1 and len(form) >= _COMPOUND:
            yield from (_span(word) for word in free if _compound(word.text, form))
        if kind is Kind.PLACE:
            if made := _adjective(form, base):
                yield from (_span(w) for w, word in zip(free, folded, strict=True) if made(word))
            yield from _directed(parts, free, folded, base)


@lru_cache(maxsize=1 << 14)
def _parts(form: str, language: str) -> tuple[str, ...]:
    return tuple(normal_word(part.text) for part in word_spans(form, language))


def _accented(parts: tuple[str, ...], free: list[Word], loose: list[str]) -> Iterator[Span]:
    """Give the words that are those of a form with more accents than it has: *Irán* for *Iran*."""
    size = len(parts)
    wanted = [_loosely(part, part) for part in parts]
    for at in range(len(free) - size + 1):
        if loose[at] == wanted[0] and loose[at : at + size] == wanted:
            yield Span(free[at].start, free[at + size - 1].end)


def _loosely(word: str, accented: str = "") -> str:
    """Return a word without accents (or as it is `accented`), all words for saints as one."""
    return "St" if word in _SAINTS else accented or unaccented(word)


def _compound(word: str, name: str) -> bool:
    """Whether a word is a name and what belongs to it: *Ukrainekrieg*, *Südfrankreichs*."""
    if word.startswith(name):
        return len(word) > len(name) + 1
    before, found, after = word.lower().partition(name.lower())
    return bool(found) and before in _REGIONS and after in ("", "s")


def _directed(parts: tuple[str, ...], free: list[Word], folded: list[str], base: str) -> Iterator[Span]:
    """Give the adjectives of names with a point of the compass: *norcoreano*, *North Korean*, *sud-coréen*."""
    directions = _DIRECTIONS.get(base, {})
    prefixes = [prefix for part in parts for prefix in directions.get(part.lower(), ())]
    mains = [part for part in parts if part[0].isupper() and part.lower() not in directions]
    if not prefixes or len(mains) != 1:
        return
    made = _adjective(mains[0], base)
    for at, (word, text) in enumerate(zip(free, folded, strict=True)):
        if made is None:
            break
        if at and folded[at - 1] in prefixes and made(text):
            yield Span(free[at - 1].start, word.end)
        elif any(text.startswith(p) and made(text.removeprefix(p)) for p in prefixes):
            yield _span(word)


@cache
def _adjective(form: str, base: str) -> Callable[[str], bool] | None:
    """Return what tells the adjectives and inhabitants of a place, in lower case and without accents."""
    whole = unaccented(form).lower()
    found = [(stem, _END) if stem.endswith("=") else (stem, _TAIL) for stem in _table().get((base, form), ())]
    found = [(stem.removesuffix("="), ending) for stem, ending in found]
    if base in _ENDINGS and len(form.split()) == 1:
        stems = {whole, _VOWEL.sub("", whole), _VOWELS.sub("", whole)}
        if base == "de":  # *Argentinien*: *argentinisch*
            stems |= {whole.removesuffix("ien"), whole.removesuffix("en")}
        for stem in stems:
            if len(stem) > 3 or stem == whole:
                found.append((stem, _ending(_ENDINGS[base])))
            elif len(stem) == 3:
                found.append((stem, _ending(_LONG[base])))
    if not found:
        return None
    beginnings = tuple(stem for stem, _ in found)
    # Nearly no word begins as one of these: that is quicker to tell than whether it ends as it should.
    return lambda word: (
        word.startswith(beginnings)
        and any(
            word.startswith(stem) and ending.fullmatch(word, len(stem)) is not None for stem, ending in found
        )
    )


@cache
def _ending(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# What is enough behind a stem of three letters: *Cor-ean*, *Cin-ese*; *mal-o* is no word from Mali.
_LONG = {
    "en": r"(?:e?an|i?an|ese)s?",
    "es": r"(?:ean|ian)[oa]s?|es(?:es|as?)?|enses?",
    "it": r"(?:ean|ian)[oaie]|es[ei]",
    "ca": r"(?:ean|ian)(?:a|s|es)?|e[as]s?",
    "pt": r"(?:ean|ian)[oa]s?|es(?:es|as?)|enses?",
    "fr": r"(?:i?en|een)(?:ne)?s?|ains?|ain?es?|oise?s?|aise?s?",
    "de": r"(?:i?an|es)isch(?:e[mnrs]?)?",
}


@cache
def _table() -> dict[tuple[str, str], tuple[str, ...]]:
    text = files("l10n.languages").joinpath("data/adjectives.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    table = {}
    for line in lines:
        place, _, stems = line.partition(" = ")
        language, _, form = place.partition(": ")
        table[language, form] = tuple(stems.split())
    return table


def _span(word: Word) -> Span:
    return Span(word.start, word.end)
