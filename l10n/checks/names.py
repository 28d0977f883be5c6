"""Names and acronyms of the source that the target doesn't have, in any spelling."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from l10n.checks.exonyms import renderings
from l10n.checks.model import Context, finding
from l10n.checks.numbers.words import fold
from l10n.model import Finding, LanguagePair, Span, Unit
from l10n.texts.dictionary import has_dictionary, is_name, is_word
from l10n.texts.language import small_words

_CAPITALISED = re.compile(r"(?<![\w@#/.])([A-ZÀ-ÖØ-ÞŁŚŠŽČİ][^\W_]*(?:[-.][^\W_]+)*)")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]+s?|[A-Z](?:\.[A-Z])+")
_OTHER_ACRONYM = re.compile(r"\b[A-Z][A-Z.&-]*[A-Z]\b|EE\. ?UU|(?:[A-Z]\. ?){2,}")
_BETWEEN = 2  # words among those that an acronym stands for
_TOKEN = re.compile(r"[^\W_]+")
_LEAST = 3  # letters of a name
_PREFIX = 4  # letters at the beginning that make names the same: Londres, London
_LIKE = 65  # of 100: spellings of one name in two languages
_ROMAN = re.compile(r"[IVXLCDM]+(?:e|er|ème|è)?")
_CAPITALISING = frozenset({"de", "lb"})  # languages that write all nouns with a capital
_TITLES = frozenset(
    {
        "Mme",
        "Mlle",
        "Mgr",
        "Mrs",
        "Sra",
        "Srta",
        "Sres",
        "Frau",
        "Herr",
        "Herrn",
        "Pays",
        "Près",
        "Juifs",
        "Sept",
        "Bible",
    }
)
# Forms of address, which languages have each their own of, or none.
_FORMS = frozenset(
    [
        "monsieur",
        "madame",
        "mademoiselle",
        "messieurs",
        "mesdames",
        "docteur",
        "reverend",
        "maitre",
        "pere",
        "mere",
        "frere",
        "soeur",
        "saint",
        "sainte",
        "sir",
        "lord",
        "lady",
        "mister",
        "miss",
        "president",
        "premier",
        "ministre",
        "senateur",
        "general",
        "colonel",
        "capitaine",
        "prince",
        "princesse",
        "roi",
        "reine",
        "pape",
        "juge",
    ]
)
# Words without a lemma of their own that sentences begin with; simplemma knows verbs, nouns and adjectives.
_BEGINNINGS = {
    "fr": "pourquoi plusieurs quiconque quant toujours jusqu aujourd quelqu lorsqu puisqu tandis parmi selon "
    "depuis pendant"
    " malgré lorsque puisque quoique quand comment combien quel quelle quels quelles lequel laquelle certains"
    " certaines"
    " chacun chacune chaque aucun aucune autre autres tout toute tous toutes tant tel telle tels telles trop "
    "très beaucoup"
    " peu assez bien mieux moins plus voici voilà ici là ailleurs partout nulle hier demain demain tôt tard "
    "bientôt souvent"
    " parfois jamais enfin ensuite puis alors ainsi aussi cependant toutefois néanmoins pourtant or car donc "
    "outre hormis"
    " sauf excepté envers vers chez contre entre sans sous hors dès avant après derrière devant durant via "
    "afin comme si"
    " oui non ceci cela ça celui celle ceux celles personne rien quelque quelques surtout presque environ "
    "peut-être maintenant"
    " désormais dorénavant auparavant jadis naguère autrefois soudain tiens hélas bravo merci bonjour "
    "monsieur madame"
    " mesdames messieurs mademoiselle deux trois quatre cinq six sept huit neuf dix onze douze treize vingt "
    "trente quarante"
    " cinquante soixante cent mille",
    "en": "however although though while when where why what who whose which whatever whoever despite during "
    "after before since"
    " until because therefore moreover meanwhile instead perhaps maybe today yesterday tomorrow now then here"
    " there also"
    " still just only even both neither either each every some any many much more most several few another "
    "other others such"
    " my our your its those these if unless whether among amid across against along around behind below "
    "beneath beside"
    " between beyond despite inside outside over under through throughout toward towards upon within without "
    "two three four"
    " five six seven eight nine ten eleven twelve twenty thirty please thanks hello mr mrs ms yes no nothing "
    "nobody none"
    " everyone everything anyone anything someone something once twice never always often sometimes soon "
    "later earlier",
}  # fmt: skip
_ADVERBS = {"fr": ("ment", "ement"), "en": ("ly",)}
_LETTERS = 7  # of an acronym, at most; longer ones are words in capitals


def name_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names of the source in whose place the target has another name."""
    lost = _lost(unit, context, acronyms=False)
    if lost and (other := _strangers(unit, context, lost)):
        named, instead = (_listed(*both) for both in ((unit.source, lost), (unit.target, other)))
        yield finding(f"Write the name of the source, {named}: the target has {instead}.", lost, other)


def name_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names of the source for which there is nothing like it in the target."""
    lost = _lost(unit, context, acronyms=False)
    if lost and not _strangers(unit, context, lost):
        named = _listed(unit.source, lost)
        yield finding(f"Say the name in the target, too, or what it is called there: {named}.", lost)


def acronym_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find acronyms of the source that the target has neither the same, nor another, nor spelt out."""
    lost = _lost(unit, context, acronyms=True)
    if lost:
        named = _listed(unit.source, lost)
        yield finding(f"Say what {named} stands for in the target, or write it there.", lost)


def _listed(text: str, spans: tuple[Span, ...]) -> str:
    return ", ".join(dict.fromkeys(text[start:end] for start, end in spans))


@lru_cache(maxsize=1024)
def _found(source: str, target: str, pair: LanguagePair) -> tuple[tuple[Span, bool], ...]:
    """Return the names of a source that its target hasn't, with whether they are acronyms."""
    found: list[tuple[Span, bool]] = []
    other: _Target | None = None
    for match in _CAPITALISED.finditer(source):
        word = match[1]
        if len(word) < 2 or (word in target and (len(word) > _PREFIX or re.search(rf"\b{word}", target))):
            continue
        low = fold(word)
        acronym = _is_acronym(word)
        if not acronym:
            if len(word) < _LEAST or word in _TITLES or low in _FORMS or _ROMAN.fullmatch(word):
                continue
            following = source[match.end() : match.end() + 2].strip(" ")[:1].isupper()
            if not following and _is_first(source, match.start()) and _begins(low, pair.source):
                continue
        other = other or _Target(target)
        if low in other.tokens or (
            len(low) > _PREFIX and (low in other.text or low.removesuffix("s") in other.text)
        ):
            continue
        if acronym:
            if not other.translates(word, source) and not other.spells(word):
                found.append((Span(*match.span(1)), True))
        elif not _is_like(low, other, pair) and (
            _is_beside_name(source, match, pair)
            or not _is_word(word, pair.source)
            or _is_place(word, pair)
            or (_is_also_name(word, pair.source) and not _is_first(source, match.start()))
        ):
            found.append((Span(*match.span(1)), False))
    if found and _is_all_capitals(source):
        return ()
    return tuple(found)


def _is_acronym(word: str) -> bool:
    return len(word) <= _LETTERS and _ACRONYM.fullmatch(word) is not None and not _ROMAN.fullmatch(word)


def _is_first(text: str, start: int) -> bool:
    """Return whether a word begins a sentence."""
    before = text[:start].rstrip(" \xa0\u202f«“„\"'‘(–—-•¿¡")
    return not before or before[-1] in ".!?:…;"


def _begins(low: str, language: str) -> bool:
    """Return whether a word may well begin a sentence with a capital, being no name."""
    code = language.partition("-")[0]
    return low in _beginnings(code) or (code not in _BEGINNINGS) or low.endswith(_ADVERBS.get(code, ("-",)))


@cache
def _beginnings(code: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _BEGINNINGS.get(code, "").split()) | {
        fold(w) for w in small_words(code)
    }


def _lost(unit: Unit, context: Context, acronyms: bool) -> tuple[Span, ...]:
    found = tuple(
        span for span, is_acronym in _found(unit.source, unit.target, context.pair) if is_acronym is acronyms
    )
    if found and context.terms is not None:
        terms = context.terms.find(unit.source)
        found = tuple(
            span for span in found if not any(t.start < span.end and span.start < t.end for t in terms)
        )
    return found


def _strangers(unit: Unit, context: Context, lost: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the names of a target for which there is nothing like it in the source: in place of those lost.

    Those that are words somewhere, or places, tell little: they may translate what is lost.
    """
    back = LanguagePair(context.pair.target, context.pair.source)
    if back.source.partition("-")[0] in _CAPITALISING:
        return ()
    there = [unit.source[start:end] for start, end in lost]
    if all(_is_place(word, context.pair) or "-" in word for word in there):
        return ()
    return tuple(
        span
        for span, is_acronym in _found(unit.target, unit.source, back)
        if not is_acronym
        and not _is_first(unit.target, span.start)
        and _is_name(unit.target[span.start : span.end], back)
    )


class _Target:
    """A target made ready to look for names in."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.text = fold(text)
        self.tokens = tuple(dict.fromkeys(_TOKEN.findall(self.text)))
        self.names = tuple(dict.fromkeys(fold(word) for word in _TOKEN.findall(text) if word[0].isupper()))

    def translates(self, acronym: str, source: str) -> bool:
        """Return whether it has an acronym of its own that may be one of the source: *ONU* is *UN*, *IA* is *AI*."""
        letters = _letters(acronym)
        own = {_letters(one) for one in _OTHER_ACRONYM.findall(self.original) if one not in source}
        return any(
            abs(len(one) - len(letters)) <= _BETWEEN
            and (Counter(one) & Counter(letters)).total() >= max(1, min(len(one), len(letters)) - 1)
            for one in own
        )

    def spells(self, acronym: str) -> bool:
        """Return whether it has words near one another with the letters of an acronym, in whatever order."""
        letters = sorted(letter for letter in acronym if letter.isalpha())
        words = [word[0] for word in _TOKEN.findall(self.original)]
        size = len(letters) + _BETWEEN
        return len(letters) > _BETWEEN and any(
            all(words[at : at + size].count(letter) >= letters.count(letter) for letter in letters)
            for at in range(max(1, len(words) - size + 1))
        )


def _letters(acronym: str) -> str:
    """Return the letters of an acronym, once each pair that says a plural: *EE. UU.*."""
    return re.sub(r"([A-Z])\1", r"\1", "".join(letter for letter in acronym if letter.isupper()))


def _is_like(low: str, target: _Target, pair: LanguagePair) -> bool:
    """Return whether a name may stand in the target by another spelling, or by what the other language calls it."""
    for part in low.split("-"):
        if len(part) >= _LEAST and _like(part, target.names):
            return True
    known = renderings(low, pair.source, pair.target)
    return bool(known) and any(_begins_like(form, target.tokens) for form in {*(known or ()), low})


def _is_beside_name(text: str, match: re.Match[str], pair: LanguagePair) -> bool:
    """Return whether a word stands beside a word that can only be a name: then it is one, too (*Pierre Dupont*)."""
    after = _CAPITALISED.match(text, match.end() + 1) if text[match.end() : match.end() + 1] == " " else None
    before = text[: match.start()].split(" ")[-2:-1] if text[match.start() - 1 : match.start()] == " " else []
    beside = [
        *(before if before and before[0][:1].isupper() and before[0].isalpha() else []),
        *([after[1]] if after else []),
    ]
    return any(len(word) >= _LEAST and not _is_word(word, pair.source) for word in beside)


def _begins_like(name: str, tokens: tuple[str, ...]) -> bool:
    """Return whether a word has the beginning of a name, as adjectives of places have."""
    beginning = name[: min(_PREFIX, len(name))]
    return any(token.startswith(beginning) for token in tokens)


def _is_place(word: str, pair: LanguagePair) -> bool:
    return renderings(fold(word), pair.source, pair.target) is not None


def _is_name(word: str, pair: LanguagePair) -> bool:
    """Return whether a word is a name and nothing else, as far as dictionaries know."""
    if "-" in word or _is_place(word, pair):
        return False
    return not any(
        has_dictionary(tag) and is_word(word.lower(), tag) for tag in (pair.source, pair.target, "en")
    )


def _like(name: str, names: tuple[str, ...]) -> bool:
    """Return whether one of a target's names is the name: the same beginning, or most of its letters."""
    if _begins_like(name, names):
        return True
    if any(len(other) >= _PREFIX and name.startswith(other[:_PREFIX]) for other in names):
        return True
    from rapidfuzz import fuzz, process

    return process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_LIKE) is not None


def _is_word(name: str, language: str) -> bool:
    """Return whether a word with a capital is a word of its language, too: *Chambre*, *Parti*, not *Trump*."""
    if not has_dictionary(language):
        return True
    forms = [name, name.lower()] if language.partition("-")[0] in _CAPITALISING else [name.lower()]
    parts = name.lower().split("-")
    return any(is_word(form, language) for form in forms) or (
        len(parts) > 1 and all(is_word(part, language) for part in parts)
    )


def _is_also_name(word: str, language: str) -> bool:
    """Return whether a word of a language is a name as well: *Boston* is a dance, *Rangers* nearly a verb."""
    if language.partition("-")[0] in (*_CAPITALISING, "en") or "-" in word or _begins(fold(word), language):
        return False
    return is_name(word, "en") or (
        word.endswith("s") and has_dictionary(language) and is_name(word, language)
    )


def _is_all_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) > 0.6 * len(letters)
