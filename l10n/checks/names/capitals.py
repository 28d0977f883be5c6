"""Whether a word with a capital is a name."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from l10n.languages import pack
from l10n.model import LanguagePair, Span
from l10n.text.acronyms import ROMAN
from l10n.text.exonyms import is_place, renderings
from l10n.text.folding import fold
from l10n.text.gazetteer import is_first_name
from l10n.text.lexicon import dictionary_code, has_dictionary, is_proper_noun, is_word, lemma
from l10n.text.proper_names import is_determined
from l10n.text.script import small_words

# The capital comes first: what may stand before it is looked at from there, which is twice as fast.
CAPITALISED = re.compile(r"([A-ZÀ-ÖØ-ÞŁŚŠŽČİ](?<![\w@#/.].)[^\W_]*(?:[-.][^\W_]+)*)")
# The next word, if it has a capital.
CAPITAL_BEHIND = re.compile(r" ([^\W\d_a-zà-öø-ÿ][^\W\d_]+)")
# The words with a capital that end at a place, and how many signs before it are looked at.
_CAPITALS_BEFORE = re.compile(r"(?<![^\W_])(?:[A-ZÀ-ÖØ-ÞŁŚŠŽČİ][^\W_]*(?:-[^\W_]+)* )+$")
_NEAR = 60
_UNIT = re.compile(r"/[a-z]")
LEAST = 3  # letters of a name


@lru_cache(maxsize=64)
def capitalised(text: str) -> tuple[re.Match[str], ...]:
    """Return the words of a text that begin with a capital; `[1]` is the word."""
    return tuple(CAPITALISED.finditer(text))


def may_be_name(text: str, match: re.Match[str], low: str, language: str) -> bool:
    """Return whether a word with a capital, folded `low`, may be a name in a language."""
    word = match[1]
    known = pack.language(language).names
    if len(word) < LEAST or word in known.no_names or low in known.forms_of_address or ROMAN.fullmatch(word):
        return False
    if _UNIT.match(text, match.end()) and text[: match.start()].rstrip(" \xa0\u202f")[-1:].isdigit():
        return False  # *600 Mbit/s*
    following = text[match.end() : match.end() + 2].strip(" ")[:1].isupper()
    if not is_first(text, match.start()):
        # the source may lack the full stop before: *conservateurs Cette mesure*
        behind = text[: match.start()].rstrip(" ").rpartition(" ")[2][:1].isupper()
        return following or behind or low not in _beginnings(language)
    head, _, tail = word.partition("-")
    if tail.islower() and fold(head) in _beginnings(language):
        return False  # *Au-delà*
    return not (low in _beginnings(language) or (not following and _begins(low, language)))


def _begins(low: str, language: str) -> bool:
    """Return whether a folded word may well begin a sentence with a capital, being no name."""
    known = pack.language(language).names
    return not known.beginnings or low in _beginnings(language) or low.endswith(known.beginning_endings)


@cache
def _beginnings(language: str) -> frozenset[str]:
    """Return the words, folded, that sentences begin with and no name is (*Selon*, *Les*)."""
    return frozenset(map(fold, pack.language(language).names.beginnings | small_words(language)))


def is_first(text: str, start: int) -> bool:
    """Return whether a word begins a sentence."""
    before = text[:start].rstrip(" \xa0\u202f«“„\"'‘(–—-•¿¡")
    return not before or before[-1] in ".!?:…;"


def is_sure(source: str, match: re.Match[str], pair: LanguagePair) -> bool:
    """Return whether a word with a capital is a name, as far as dictionaries and its neighbours tell."""
    word = match[1]
    return (
        not _is_word(word, pair.source)
        or is_place(
            fold(word), pair.source, pair.target
        )  # and not a part of one: *État de la Cité du Vatican*
        or _is_beside_name(source, match, pair)
        or (
            not is_first(source, match.start())
            and (_is_also_name(word, pair.source) or _has_no_article(source, match.start(), pair.source))
        )
    )


def _has_no_article(text: str, start: int, language: str) -> bool:
    """Return whether a capital follows a word that is no article nor preposition: *a conseillé Carter*.

    Institutions have one there (*la Chambre*, *chef de l’État*, *en Conseil*), persons and titles haven't.
    """
    articles = pack.language(language).names.before_nouns
    if not articles or text[start - 1 : start] != " ":
        return False
    before = text[: start - 1].rpartition(" ")[2]
    return before.isalpha() and before.islower() and before not in articles


def is_only_name(text: str, span: Span, pair: LanguagePair) -> bool:
    """Return whether a name is nothing but a name: no place, no word, nor a foreign word beside another."""
    word = text[span.start : span.end]
    if "-" in word or _is_place(word, pair) or is_word(word.lower(), pair.source):
        return False
    foreign = pack.language(pair.source).names.foreign
    if not any(is_word(word.lower(), tag) for tag in foreign):
        return True
    beside = [*text[: span.start].split(" ")[-2:-1], *text[span.end :].split(" ")[1:2]]
    names = [one.lower().strip(",.;:»”") for one in beside if one[:1].isupper()]
    return not any(is_word(name, tag) for name in names for tag in foreign)


def _is_beside_name(text: str, match: re.Match[str], pair: LanguagePair) -> bool:
    """Return whether a word stands beside a word that can only be a name: then it is one, too (*Pierre Dupont*).

    In languages whose institutions have one capital, any two words with them make a name (*Baton Rouge*). Behind an
    article it is one that is translated, if neither is a person's: *la Seconde Guerre mondiale*, *du Moyen Âge*.
    """
    after = CAPITALISED.match(text, match.end() + 1) if text[match.end() : match.end() + 1] == " " else None
    before = text[: match.start()].split(" ")[-2:-1] if text[match.start() - 1 : match.start()] == " " else []
    beside = [
        *(before if before and before[0][:1].isupper() and before[0].isalpha() else []),
        *([after[1]] if after else []),
    ]
    names = [word for word in beside if len(word) >= LEAST]
    if any(not _is_word(word, pair.source) for word in names):
        return True
    known = pack.language(pair.source).names
    return (
        known.one_capital
        and any(word not in known.no_names and fold(word) not in known.forms_of_address for word in names)
        and not is_first(text, match.start() - len("".join(before)) - bool(before))
        and not (
            _is_behind_article(text, match.start(), pair.source)
            and not any(_may_be_of_person(one, pair.source) for one in (match[1], *names))
        )
    )


def _is_behind_article(text: str, start: int, language: str) -> bool:
    """Return whether an article or the like stands before a word, be there words with a capital between."""
    before = _CAPITALS_BEFORE.search(text, max(0, start - _NEAR), start)
    return is_determined(text, before.start() if before else start, language)


def _may_be_of_person(word: str, language: str) -> bool:
    """Return whether a word is a first name, or its dictionary has it, and its lemma, with a capital: *François*."""
    if is_first_name(word):
        return True
    return is_proper_noun(word, language) and lemma(word, dictionary_code(language))[0].isupper()


def _is_place(word: str, pair: LanguagePair) -> bool:
    return renderings(fold(word), pair.source, pair.target) is not None


def _is_word(name: str, language: str) -> bool:
    """Return whether a word with a capital is a word of its language, too: *Chambre*, *Parti*, not *Trump*."""
    if not has_dictionary(language):
        return True
    forms = [name, name.lower()] if pack.language(language).names.capital_nouns else [name.lower()]
    parts = name.lower().split("-")
    return (
        any(is_word(form, language) for form in forms)
        or (len(parts) > 1 and all(is_word(part, language) for part in parts))
        or any(is_word(first + name[1:], language) for first in _accented(name[0].lower(), language))
    )


@cache
def _accented(letter: str, language: str) -> tuple[str, ...]:
    """Return what a letter may be whose accent was left out as it is a capital: *Etat* is *État*."""
    known = pack.language(language).script.accented
    return tuple(one for one in known if one != letter and fold(one) == letter)


def _is_also_name(word: str, language: str) -> bool:
    """Return whether a word of a language is a name as well: *Boston* is a dance, *Rangers* nearly a verb."""
    known = pack.language(language).names
    if known.capital_nouns or known.title_case or "-" in word or _begins(fold(word), language):
        return False
    return any(is_proper_noun(word, tag) for tag in known.foreign) or (
        word.endswith("s") and has_dictionary(language) and is_proper_noun(word, language)
    )


def is_all_capitals(text: str) -> bool:
    """Return whether most letters of a text are capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(map(str.isupper, letters)) > 0.6 * len(letters)
