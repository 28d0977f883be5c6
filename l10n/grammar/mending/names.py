"""How names are written in a target, and the articles and prepositions before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar import articles
from l10n.grammar.articles import english
from l10n.grammar.articles.romance import is_vowel
from l10n.grammar.mending.occurrences import occurrences
from l10n.grammar.phrases import describes
from l10n.grammar.substitution import with_capital
from l10n.languages import pack
from l10n.languages.grammar import Grammar

_LAST = re.compile(r"([^\W\d_]+['’]?)\s*$")
_COMMON = (Kind.TERM, Kind.DEMONYM)
_CLAUSE = re.compile(r"[.;:!?,]\s")
_NEAR = 8  # words before a place in which its verb is looked for
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]['\"”»]?\s+)[«“\"'‘¿¡(—–-]*\s?$")


def as_written(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
    """Write names with the capitals and hyphens that the glossary has: *Consejo de Seguridad*, *los rusos*."""
    if target.isupper():
        return target
    for hit, term in occurrences(target, terms, finder):
        text = target[hit.start : hit.end]
        forms = [form.text for form in hit.forms]
        if text in (*forms, *term.allowed):
            continue
        begins = _begins(target[: hit.start])
        if term.kind is Kind.TERM:
            # *Prime minister* is neither a title nor a common noun.
            if not begins and _is_half_titled(text, forms) and not _is_in_name(term, finder):
                target = target[: hit.start] + text[0].lower() + text[1:] + target[hit.end :]
            continue
        # The land in small letters may be found as one of its people: *e india*.
        land = all(one.kind is Kind.PLACE for one in terms if one.concepts == term.concepts)
        names = (*forms, *term.allowed) if land else forms
        alike = next((form for form in names if _plain(form) == _plain(text)), None)
        if term.kind is Kind.DEMONYM and not (land and alike):
            alike = _cased(_uninflected(text, forms[0], grammar), forms[0])
            before = _LAST.search(target[: hit.start])
            titled = before and before[1][0].isupper() and not _begins(target[: before.start()])
            if text.isupper() or alike == text or (alike[0].islower() and titled):
                continue
        elif alike is None or text.isupper():
            continue
        if begins:
            alike = alike[:1].upper() + alike[1:]
        target = target[: hit.start] + alike + target[hit.end :]
    return target


def _is_half_titled(text: str, forms: Sequence[str]) -> bool:
    """Whether a term of several words in small letters stands with a capital at its first word only."""
    first, *others = text.split()
    return first.istitle() and len(others) > 0 and all(map(str.islower, (*others, *forms)))


def _is_in_name(term: Term, finder: TermFinder) -> bool:
    """Whether a term has a capital that the glossary doesn't give it: *la Banque centrale de Turquie*."""
    rows = [row for concept in term.concepts for row in finder.glossary.concepts.get(concept, ())]
    forms = [form.text for row in rows if (form := row.form(term.language)) is not None]
    return term.text[:1].isupper() and not any(term.text[0] == form[0] for form in forms)


def _uninflected(text: str, form: str, grammar: Grammar) -> str:
    """Return the form for a plural that it doesn't have: *South Sudanese*, not *South-Sudaneses*."""
    words = _plain(text).split()
    invariable = grammar.invariable_names.search(form) is not None
    return form if invariable and [*words[:-1], words[-1].removesuffix("s")] == _plain(form).split() else text


def _cased(text: str, form: str) -> str:
    """Return a form in another number or gender with the capitals of the form: *South Koreans*, *rusos*."""
    words, known = re.split("[ -]", text), re.split("[ -]", form)
    if len(words) != len(known):
        return text
    return ("-" if "-" in form else " ").join(
        (word[:1].upper() if model[:1].isupper() else word[:1].lower()) + word[1:]
        for word, model in zip(words, known, strict=True)
    )


def _begins(before: str) -> bool:
    return bool(_SENTENCE_START.search(before))


def _plain(text: str) -> str:
    return text.casefold().replace("-", " ").replace("’", "'")


def with_articles(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar
) -> str:
    """Put the article right before names: *NATO*, not *the NATO*; *en el mar Negro*, not *en mar Negro*.

    Other languages than English have articles mostly where French has them: one is only added behind a preposition.
    """
    for hit, term in occurrences(target, terms, finder):
        before, name, after = target[: hit.start], target[hit.start : hit.end], target[hit.end :]
        lead = before
        if grammar.articles == "english":
            if term.kind not in _COMMON or english.takes_the(name, term.kind, grammar) is False:
                lead = english.with_article(before, name, after, term.kind, grammar, governed=term.governed)
        elif grammar.articles == "romance" and term.kind not in (*_COMMON, Kind.PERSON):
            word = _LAST.search(before)
            wrong = {grammar.neuter}
            if term.kind is not Kind.ACRONYM:
                wrong |= grammar.prepositions
            elif grammar.definite_before_vowel and is_vowel(name, grammar):
                wrong |= {grammar.definite[0]}
            if word and word[1].lower().replace("’", "'") in wrong:
                lead = articles.leads(before, name, name, after, term, grammar)[0]
        target = with_capital(lead + target[hit.start :], target)
    return target


def without_articles(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar
) -> str:
    """Take away the article that places have in the source and not here: *Peru*, not *the Peru*."""
    if grammar.articles != "english":
        return target
    for hit, term in occurrences(target, terms, finder):
        before, name, after = target[: hit.start], target[hit.start : hit.end], target[hit.end :]
        if term.kind is Kind.PLACE and not describes(after, grammar):
            lead = english.with_article(before, name, after, term.kind, grammar, governed=term.governed)
            if len(lead) < len(before) and before.lower().endswith("the "):
                target = with_capital(lead + target[hit.start :], target)
    return target


def with_indefinites(
    target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar
) -> str:
    """Put *a* and *an* right before terms: *an armed aggression*, *an Italian*."""
    if grammar.articles == "english":
        for hit, _ in occurrences(target, terms, finder):
            before = target[: hit.start]
            lead = english.with_indefinite(before, target[hit.start : hit.end], grammar)
            target = lead + target[hit.start :]
    return target


def in_places(target: str, source: str, terms: Sequence[Term], finder: TermFinder, grammar: Grammar) -> str:
    """Say where something is with the preposition for it, unless a verb of motion is near: *en Níger*."""
    ours = pack.language(finder.pair.source).grammar.relations.get("location", frozenset())
    if not grammar.places_after or not ours:
        return target
    by_concept: dict[str, list[Term]] = {}
    for term in terms:
        if term.kind is Kind.PLACE:
            by_concept.setdefault(term.concepts[0], []).append(term)
    for hit, term in occurrences(target, terms, finder):
        same = by_concept.get(term.concepts[0], [])
        if len(same) != 1 or not _is_located(source[: same[0].start], ours):
            continue
        before = target[: hit.start]
        word = _LAST.search(before)
        right = grammar.places_after.get(word[1].lower()) if word else None
        if word is None or (right is None and not _is_bare_behind(word[1], grammar)):
            continue
        clause = _CLAUSE.split(before[: word.start() if right else None])[-1]
        moves = grammar.motion.search(" ".join(clause.split()[-_NEAR:]))
        if right is None:  # the engine has lost it
            if not target[hit.start].isupper():
                continue
            lost = next(iter(grammar.places_after.items()))[0 if moves else 1]
            target = f"{before}{lost} {target[hit.start :]}"
            continue
        if moves:
            continue
        lead = before[: word.start()] + (right[0].upper() if word[1][0].isupper() else right[0]) + right[1:]
        target = lead + before[word.end(1) :] + target[hit.start :]
    return target


def _is_bare_behind(word: str, grammar: Grammar) -> bool:
    """Whether a place right behind a word lacks its preposition: *firmado Yuba*, *millones de euros Kiev*."""
    low = word.lower()
    small = {
        *grammar.prepositions,
        *grammar.contractions,
        *grammar.definite,
        *grammar.indefinite,
        grammar.neuter,
    }
    small |= {*grammar.conjunctions, *grammar.determiners, *grammar.places_after.values()}
    return (
        not grammar.adjectives_precede
        and word.islower()
        and low not in small
        and not grammar.motion.search(low)
    )


def _is_located(before: str, location: frozenset[str]) -> bool:
    word = _LAST.search(before)
    return bool(word and word[1].lower() in location)
