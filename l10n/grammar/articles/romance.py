"""Articles and prepositions around names and terms in Spanish, Catalan, French, Italian and Portuguese.

What stands before a place is taken apart (`del` is `de` and `el`), and put together again for the form that comes
there: with its gender, its number, and its first sound. The contractions and elisions are those of the languages'
grammars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.glossary.model import Kind
from l10n.grammar.inflection import is_feminine_noun, is_initials, is_plural, spelt_out
from l10n.languages.grammar import Grammar
from l10n.text.folding import unaccented

_TOKEN = re.compile(r"(?:^|(?<=[^\w'’]))(?:(?P<word>[^\W\d_]+)(?P<space>\s+)|(?P<elided>[^\W\d_]+['’]))$")


def leads(
    before: str,
    form: str,
    kind: Kind,
    allowed: Sequence[str],
    grammar: Grammar,
    *,
    untranslated: bool = False,
    feminine: bool | None = None,
) -> list[str]:
    """Return what may stand before a form that is put behind a text in its place, the best first.

    `untranslated` says that the source's own word stood there: an article before it is one that the source asks for.
    `feminine` is what the source says of a noun that may be either.
    """
    stem, preposition, article, capital = _apart(before, grammar)
    definite, indefinite = article in _definites(grammar), article in grammar.indefinite
    choices: list[str] = []
    if re.split(r"(?<=')|\s", form.replace("’", "'"))[0].lower() in _definites(grammar):
        choices = [""]  # *a El Salvador*
    elif indefinite and kind in (Kind.TERM, Kind.DEMONYM):
        choices = ["indefinite", "definite"]
    elif not indefinite:
        standing = "definite" if definite else ""
        takes = (
            False if untranslated and _is_bare(form, kind, grammar, allowed) else _takes(form, kind, grammar)
        )
        if takes and not definite and not preposition and _is_determined(stem, grammar):
            takes = None
        choices = [standing, "" if standing else "definite"]
        if takes is not None and takes != definite and (definite or _may_begin(stem, preposition, grammar)):
            choices.reverse()
        if not standing and takes is None:
            choices = [""]
    texts = []
    for choice in choices or [article]:
        lead = _together(preposition, choice, article, form, kind, allowed, grammar, feminine)
        if capital:
            lead = lead[:1].upper() + lead[1:]
        texts.append(stem + lead if lead else _sounding(stem, form, grammar))
    return list(dict.fromkeys(texts))


def _definites(grammar: Grammar) -> set[str]:
    """Return all definite articles of a language."""
    others = [article for _, four in grammar.definite_before for article in four]
    return {*grammar.definite, *grammar.definite_before_vowel, *others, grammar.neuter} - {""}


def _apart(before: str, grammar: Grammar) -> tuple[str, str, str, bool]:
    """Return what stands before the last preposition and article of a text, those, and whether with a capital."""
    stem, token = _last(before)
    article = ""
    low = token.lower()
    capital = token[:1].isupper()
    if low in grammar.contractions:
        return stem, *grammar.contractions[low], capital
    if low in _definites(grammar) or low in grammar.indefinite:
        article = low
        further, token = _last(stem)
        low = token.lower()
        if low not in grammar.prepositions:
            return stem, "", article, capital
        stem, capital = further, token[:1].isupper()
    if low in grammar.prepositions:
        preposition = next((full for full, short in grammar.elisions.items() if short == low), low)
        return stem, preposition, article, capital
    return before, "", "", False


def _last(text: str) -> tuple[str, str]:
    """Return a text without its last word, and that word with a straight apostrophe."""
    match = _TOKEN.search(text)
    if not match:
        return text, ""
    return text[: match.start()], (match["word"] or match["elided"]).replace("’", "'")


def _together(
    preposition: str,
    choice: str,
    standing: str,
    form: str,
    kind: Kind,
    allowed: Sequence[str],
    grammar: Grammar,
    source: bool | None,
) -> str:
    """Return a preposition and an article for a form, with the space that follows them."""
    feminine = is_feminine_noun(form, grammar, kind, allowed)
    # Of initials that nobody spells out, the first letter tells less than the source.
    if feminine is None or (source is not None and is_initials(form) and not spelt_out(form, allowed)):
        feminine = source
    if feminine is None:
        feminine = standing in (grammar.definite[1], grammar.definite[3], *grammar.indefinite[1::2])
        feminine = feminine and standing not in (grammar.definite[0], grammar.definite[2])
    plural = is_plural(form, grammar) and kind is not Kind.PERSON
    if form.replace(".", "").isupper():
        plural = standing in grammar.definite[2:]
    index = (2 if plural else 0) + (1 if feminine else 0)
    if choice in ("definite", "") and (
        locative := _locative(preposition, standing, form, kind, index, grammar)
    ):
        return locative
    if choice == "indefinite":
        article = grammar.indefinite[index]
    elif choice == "definite":
        article = _definite(form, index, grammar)
    else:
        article = choice
    if preposition:
        both = (preposition, article)
        contracted = next((one for one, parts in grammar.contractions.items() if parts == both), None)
        if contracted:
            return _spaced(contracted)
        elided = grammar.elisions.get(preposition)
        preposition = elided if elided and not article and is_vowel(form, grammar) else f"{preposition} "
    return preposition + (_spaced(article) if article else "")


def _spaced(word: str) -> str:
    """Return a word with the space that follows it, but for one that elides."""
    return word if word.endswith("'") else f"{word} "


def _definite(form: str, index: int, grammar: Grammar) -> str:
    """Return the definite article of a form, of the four the one that its gender and number ask for."""
    for beginning, articles in grammar.definite_before:
        if beginning.match(form):
            return articles[index]
    if grammar.definite_before_vowel and is_vowel(form, grammar):
        return grammar.definite_before_vowel[index]
    return grammar.definite[index]


def is_vowel(form: str, grammar: Grammar) -> bool:
    """Whether a form begins with a sound before which articles and *de* elide."""
    return bool(grammar.vowel.match(form.replace(".", "")))


def _sounding(stem: str, form: str, grammar: Grammar) -> str:
    """Return a text whose last word suits the sound that follows: *qu'*, *e Irán*."""
    rest, token = _last(stem)
    low = token.lower()
    for word, other, sound in grammar.euphony:
        if low in (word, other):
            return rest + (other if sound.match(form) else word) + " "
    for full, elided in grammar.elisions.items():
        if low in (full, elided):
            return rest + token[0] + (elided[1:] if is_vowel(form, grammar) else full[1:] + " ")
    return stem


def _locative(preposition: str, standing: str, form: str, kind: Kind, index: int, grammar: Grammar) -> str:
    """Return what stands before a country for a preposition; nothing where there is no such word.

    That is French *en*, *au* or *aux*. Where no article stands, the place may be a city.
    """
    if kind not in (Kind.PLACE, Kind.ACRONYM) or is_initials(form):
        return ""
    if preposition not in grammar.locative_prepositions:
        return ""
    if preposition == grammar.locative_prepositions[0] and not standing:
        return ""
    return grammar.locative[1 if index == 0 and is_vowel(form, grammar) else index] + " "


def _takes(form: str, kind: Kind, grammar: Grammar) -> bool | None:
    """Whether a form stands with an article in a sentence; None where nothing says so."""
    if kind is Kind.PERSON:
        return None if form[:1].islower() else False  # *el papa León XIV*: a title has its article
    if kind in (Kind.TERM, Kind.DEMONYM) or not form:
        return None
    if is_initials(form):
        return None if grammar.bare_acronyms.search(form) else True
    head = unaccented(re.split(r"[\s'’-]", form)[0]).lower()
    return True if grammar.article_heads.fullmatch(head) and not grammar.bare_heads.search(head) else None


def _is_bare(form: str, kind: Kind, grammar: Grammar, allowed: Sequence[str]) -> bool:
    """Whether a place lacks the article in Spanish or Catalan that French has: *Ucrania*, *Rússia*, not *el Japó*."""
    if kind is not Kind.PLACE or not grammar.bare_places:
        return False
    if unaccented(form).lower() in grammar.places_with_article:
        return False
    if _takes(form, kind, grammar) or is_plural(form, grammar):
        return False
    return grammar.bare_places == "all" or bool(is_feminine_noun(form, grammar, kind, allowed))


def _may_begin(stem: str, preposition: str, grammar: Grammar) -> bool:
    """Whether a noun phrase surely begins in a place: behind a preposition, *and*, a mark, or nothing."""
    _, token = _last(stem)
    return bool(preposition) or not token or token.lower() in grammar.conjunctions


def _is_determined(stem: str, grammar: Grammar) -> bool:
    """Whether the words before a place determine it already: *su*, *la otra*."""
    rest, token = _last(stem)
    if token.lower() in grammar.determiners:
        return True
    low = _last(rest)[1].lower()
    return low in _definites(grammar) or low in grammar.contractions or low in grammar.determiners
