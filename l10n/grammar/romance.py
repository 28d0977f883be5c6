"""Articles and prepositions around names and terms in Spanish, Catalan, French, Italian and Portuguese.

What stands before a place is taken apart (`del` is `de` and `el`), and put together again for the form that comes
there: with its gender, its number, and its first sound. The contractions and elisions are those of the languages'
grammars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.glossary.model import Kind
from l10n.grammar.determiners import GRAMMARS, Grammar
from l10n.grammar.gender import is_feminine_noun, is_initials
from l10n.grammar.inflection import is_plural
from l10n.text.folding import unaccented

# Common nouns that names of organisations, countries and regions begin with: those have an article. By stems without
# accents, so that one line serves all.
_HEAD_WORDS = r"""
    uni[oó]n?e? uniao consell consejo conseil consiglio conselho organi[sz]\w+ corte? cours? tribunale?
    ban[cqk]\w* fond[si]? fondos? fundo comissi\w* commission\w* comision\w* comit[ea]\w* parlament\w* parlement
    assemble\w+ asamblea agen[cz]\w+ cruz croix creu croce casa maison ejercito exercit\w* armee esercito
    partido? partit? partito moviment\w* mouvement movimiento minist\w+ senado? senato? congre\w+ camara cambra
    chambre camera polic\w+ polizia guardi?[ae] liga ligue lega alian[cz]\w+ alleanza alliance nations? nazioni
    nacoes frente? front reino regne royaume regno republi\w+ repubblica pais(?:es|os)? paesi pays franja bande
    striscia faixa mare? mer rio riu fleuve fiume golf[eo]? oce\w+ estre\w+ detroit stretto peninsul\w+ emir\w+
    islas? ill[ae]s? iles? isol[ae] ilhas? estats? etats? estado stati imperi\w* empire impero federa\w+ confedera\w+
    pacte? pacto patto acuerdo acordo? accordo? conven[cz]\w+ tratado tractat traite trattato kremlin cremlino
    pentagon\w* vatica\w* caucas\w* bal[ck]an\w* sahel sahara institut[eo]? oficina office ufficio autori\w+
    servi\w+ fiscal\w+ grup[eo]? groupe gruppo elise\w* elysee
"""
_HEADS = re.compile("|".join(_HEAD_WORDS.split()))
_PLURAL_STATES = {"ca", "fr", "it", "pt"}  # *els Estats Units*, but *en Estados Unidos*
_WITH_ARTICLE = frozenset(
    ["donbas", "donbass", "congo", "libano", "yemen", "india", "bronx", "magreb", "levante"]
)
_STRESSED_A = re.compile(r"(?:agua|arma|área|alma|aula|ala|hambre|habla|acta|águila|ancla)\b", re.IGNORECASE)
_CONJUNCTIONS = frozenset(["y", "e", "i", "et", "ed", "que", "qu'", "o", "ou", "u"])
_TOKEN = re.compile(r"(?:^|(?<=[^\w'’]))(?:(?P<word>[^\W\d_]+)(?P<space>\s+)|(?P<elided>[^\W\d_]+['’]))$")
_VOWEL = re.compile("[aeiouàáâèéêëìíîïòóôùúûüœæ]|h(?![aeé]ros\b)", re.IGNORECASE)
# French h that lets nothing elide, in names of news: *le Hamas*, *le Hezbollah*, *de Hongrie*.
_ASPIRATED = re.compile("h(?:a|e[zr]z|ou|on|ut|o[lr]|urd|aut|éros)", re.IGNORECASE)
_UNSTRESSED = re.compile("h?[iu](?![ns]dia|sla|tàlia)", re.IGNORECASE)  # Catalan: *la Unió*, *la instrucció*


def leads(
    before: str, form: str, language: str, kind: Kind, allowed: Sequence[str], *, left: bool = False
) -> list[str]:
    """Return what may stand before a form that is put behind a text in its place, the best first.

    `left` says that the source's own word stood there: an article before it is one that the source asks for.
    """
    base = language.split("-")[0]
    grammar = GRAMMARS[base]
    stem, preposition, article, capital = _apart(before, grammar)
    definite, indefinite = article in _articles(grammar), article in grammar.indefinite
    chosen: list[str] = []
    if re.split(r"(?<=')|\s", form.replace("’", "'"))[0].lower() in _articles(grammar):
        chosen = [""]  # *a El Salvador*
    elif indefinite and kind in (Kind.TERM, Kind.DEMONYM):
        chosen = ["indefinite", "definite"]
    elif not indefinite:
        there = "definite" if definite else ""
        takes = False if left and _is_bare(form, kind, base, allowed) else _takes(form, kind, base)
        if takes and not definite and not preposition and _is_determined(stem, grammar):
            takes = None
        chosen = [there, "" if there else "definite"]
        if takes is not None and bool(takes) != definite and (definite or _may_begin(stem, preposition)):
            chosen.reverse()
        if not there and takes is None:
            chosen = [""]
    found = []
    for want in chosen or [article]:
        made = _together(preposition, want, article, form, base, kind, allowed)
        if capital:
            made = made[:1].upper() + made[1:]
        lead = _sounding(stem, form, base) + made if not made else stem + made
        found.append(lead)
    return list(dict.fromkeys(found))


def _articles(grammar: Grammar) -> set[str]:
    return {*grammar.definite, "l'", "lo", "gli"}


def _apart(before: str, grammar: Grammar) -> tuple[str, str, str, bool]:
    """Return what stands before the last preposition and article of a text, those, and whether with a capital."""
    stem, token = _last(before)
    article = preposition = ""
    low = token.lower()
    capital = token[:1].isupper()
    if low in grammar.contracted:
        preposition, article = grammar.contracted[low]
        return stem, preposition, article, capital
    if low in _articles(grammar) or low in grammar.indefinite:
        article = low
        further, token = _last(stem)
        low = token.lower()
        if low not in grammar.prepositions:
            return stem, "", article, capital
        stem, capital = further, token[:1].isupper()
    if low in grammar.prepositions:
        preposition = {made: full for full, made in grammar.elided.items()}.get(low, low)
        return stem, preposition, article, capital
    return before, "", "", False


def _last(text: str) -> tuple[str, str]:
    """Return a text without its last word, and that word with a straight apostrophe."""
    match = _TOKEN.search(text)
    if not match:
        return text, ""
    return text[: match.start()], (match["word"] or match["elided"]).replace("’", "'")


def _together(
    preposition: str, want: str, standing: str, form: str, base: str, kind: Kind, allowed: Sequence[str]
) -> str:
    """Return a preposition and an article for a form, with the space that follows them."""
    grammar = GRAMMARS[base]
    feminine = is_feminine_noun(form, base, kind, allowed)
    if feminine is None:
        feminine = standing in (grammar.definite[1], grammar.definite[3], *grammar.indefinite[1::2])
        feminine = feminine and standing not in (grammar.definite[0], grammar.definite[2])
    plural = is_plural(form, base) and kind is not Kind.PERSON
    if form.replace(".", "").isupper():
        plural = standing in grammar.definite[2:]
    index = (2 if plural else 0) + (1 if feminine else 0)
    if (
        base == "fr"
        and kind in (Kind.PLACE, Kind.ACRONYM)
        and preposition in ("à", "en")
        and want in ("definite", "")
    ):
        special = None if is_initials(form) else _french_in(preposition, standing, feminine, plural, form)
        if special is not None:
            return special
    if want == "indefinite":
        article = grammar.indefinite[index]
    elif want == "definite":
        article = _definite(grammar.definite[index], form, base, plural=plural, feminine=feminine)
    else:
        article = want
    for made, parts in grammar.contracted.items():
        if parts == (preposition, article) and preposition:
            return made + ("" if made.endswith("'") else " ")
    if preposition and not article:
        return _elided(preposition, form, base)
    return (
        (preposition + " " if preposition else "")
        + article
        + ("" if article.endswith("'") or not article else " ")
    )


def _definite(article: str, form: str, base: str, *, plural: bool, feminine: bool) -> str:
    if base == "it":
        return _italian_article(article, form, plural=plural)
    if plural:
        return article
    if base == "es" and feminine and _STRESSED_A.match(form):
        return "el"
    if base in ("ca", "fr") and is_vowel(form, base):
        unstressed = base == "ca" and feminine and _UNSTRESSED.match(form) and not form[:2].isupper()
        return article if unstressed or (base == "ca" and form[:2] == "UE") else "l'"
    return article


def _italian_article(article: str, form: str, *, plural: bool) -> str:
    hard = re.match(r"(?:z|gn|ps|pn|x|y|s[^aeiouàèéìòù])", form, re.IGNORECASE)
    vowel = is_vowel(form, "it")
    if article in ("la", "le"):
        return "l'" if vowel and not plural else article
    if plural:
        return "gli" if hard or vowel else "i"
    return "l'" if vowel else "lo" if hard else "il"


def is_vowel(form: str, base: str) -> bool:
    """Whether a form begins with a sound before which articles and *de* elide."""
    letters = form.replace(".", "")
    if base == "fr" and letters[:1].lower() == "h":
        return not _ASPIRATED.match(letters)
    if base == "fr" and letters[:2] in ("UE", "UN"):
        return letters[:2] == "UE"
    return bool(_VOWEL.match(letters))


def _elided(preposition: str, form: str, base: str) -> str:
    elided = GRAMMARS[base].elided.get(preposition)
    return elided if elided and is_vowel(form, base) else preposition + " "


def _sounding(stem: str, form: str, base: str) -> str:
    """Return a text whose last word suits the sound that follows: *qu'*, *e Irán*."""
    rest, token = _last(stem)
    low = token.lower()
    if base == "es" and low in ("y", "e"):
        return rest + ("e " if re.match("h?[ií](?!e)", form, re.IGNORECASE) else "y ")
    for full, made in GRAMMARS[base].elided.items():
        if low in (full, made):
            return rest + token[0] + (made[1:] if is_vowel(form, base) else full[1:] + " ")
    return stem


def _french_in(preposition: str, standing: str, feminine: bool, plural: bool, form: str) -> str | None:
    """Return French *en*, *au* or *aux* before a country, None where a city may stand."""
    if preposition == "à" and not standing:
        return None
    if plural:
        return "aux "
    return "en " if feminine or is_vowel(form, "fr") else "au "


def _takes(form: str, kind: Kind, base: str) -> bool | None:
    """Whether a form stands with an article in a sentence; None where nothing says so."""
    if kind is Kind.PERSON:
        return False
    if kind in (Kind.TERM, Kind.DEMONYM) or not form:
        return None
    if is_initials(form):
        return None if form.startswith("EE") or form in ("HRW", "AFP", "MSF", "RSF") else True
    head = unaccented(re.split(r"[\s'’-]", form)[0]).lower()
    if head in ("estados", "naciones") or (head == "estados" and base == "pt"):
        return True if base in _PLURAL_STATES else None
    return True if _HEADS.fullmatch(head) else None


def _is_bare(form: str, kind: Kind, base: str, allowed: Sequence[str]) -> bool:
    """Whether a place lacks the article in Spanish or Catalan that French has: *Ucrania*, *Rússia*, not *el Japó*."""
    if (
        kind is not Kind.PLACE
        or base not in ("es", "ca")
        or _takes(form, kind, base)
        or is_plural(form, base)
    ):
        return False
    if base == "es":
        return unaccented(form).lower() not in _WITH_ARTICLE
    return bool(is_feminine_noun(form, base, kind, allowed)) and form not in ("Xina", "Índia", "Argentina")


def _may_begin(stem: str, preposition: str) -> bool:
    """Whether a noun phrase surely begins in a place: behind a preposition, *and*, a mark, or nothing."""
    _, token = _last(stem)
    return bool(preposition) or not token or token.lower() in _CONJUNCTIONS


def _is_determined(stem: str, grammar: Grammar) -> bool:
    """Whether the words before a place determine it already: *su*, *la otra*."""
    rest, token = _last(stem)
    if token.lower() in grammar.determiners:
        return True
    _, further = _last(rest)
    low = further.lower()
    return low in _articles(grammar) or low in grammar.contracted or low in grammar.determiners
