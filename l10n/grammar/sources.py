"""What a source says of a term beyond its words: its number, its gender, and whether it belongs to another noun.

An engine's rendering may have lost all of that. What no article, number or ending shows is left open.
"""

from __future__ import annotations

import re
from dataclasses import replace

from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.inflection import heads, is_feminine, is_plural
from l10n.languages import pack
from l10n.languages.grammar import Grammar

_WORDS_BEFORE = re.compile(r"[^\W\d_]+['’]?")
_ARTICLE = re.compile(r"(?:[^\W\d_]+['’]|[^\W\d_]+\s+)$")
_ADJECTIVES = 2  # that may stand between an article and its noun


def in_source(term: Term, source: str) -> Term:
    """Return a term of a source with the number and gender that it has there, and whether something governs it."""
    grammar = pack.language(term.language).grammar
    before = source[: term.start]
    return replace(
        term,
        plural=_number(term, before, grammar),
        feminine=_gender(term, before, grammar),
        governed=_is_governed(before, grammar),
        noun=term.kind is Kind.TERM or term.text[:1].isupper(),
    )


def _number(term: Term, before: str, grammar: Grammar) -> bool | None:
    if term.kind in (Kind.PLACE, Kind.ORGANISATION, Kind.PERSON):
        return None
    if grammar.plural_before.search(before):
        last = _WORDS_BEFORE.findall(before)[-1:]
        articles = {*grammar.definite, *grammar.contractions}
        # *les USA* is no number of them; *deux ONG* is, and *les ONG*, which are short for a common noun.
        name = term.kind is Kind.ACRONYM and not any(form[:1].islower() for form in term.allowed)
        return None if name and articles.intersection(map(str.lower, last)) else True
    if grammar.singular_before.search(before):
        return False
    head = next(iter(heads(term.text, grammar)), "")
    if term.kind is Kind.ACRONYM or not head or grammar.any_number.search(head):
        return None
    return is_plural(head, grammar)


def _gender(term: Term, before: str, grammar: Grammar) -> bool | None:
    """Return whether a noun is feminine: by itself, or by what stands before it, *la nouvelle ministre*."""
    if term.kind not in (Kind.TERM, Kind.DEMONYM, Kind.ACRONYM):
        return None
    head = next(iter(heads(term.text, grammar)), "")
    if term.kind is not Kind.ACRONYM and is_feminine(head, grammar):
        return True
    for word in reversed(_WORDS_BEFORE.findall(before)[-1 - _ADJECTIVES :]):
        low = word.replace("’", "'").lower()
        if low in grammar.feminine_before:
            return True
        if low in grammar.masculine_before:
            return False
        if low in grammar.links:
            break
    return None


def _is_governed(before: str, grammar: Grammar) -> bool | None:
    """Whether what stands before a term, or before its article, says that it is another noun's: *du*, *de l'*.

    None where a noun may stand right before it: *le sommet Otan*.
    """
    genitive = grammar.relations.get("genitive", frozenset())
    articles = {*grammar.definite, *grammar.definite_before_vowel, *grammar.indefinite}
    for turn in range(2):
        match = _ARTICLE.search(before)
        if not match:
            return False
        word = match[0].strip().lower().replace("’", "'")
        if word in genitive:
            return True
        if word not in articles:
            known = {
                *grammar.contractions,
                *grammar.prepositions,
                *grammar.conjunctions,
                *grammar.determiners,
            }
            return False if turn or word in known else None
        before = before[: match.start()]
    return False
