"""Which number and gender of a term a place in a text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.inflection import feminine, feminine_of_person, heads, is_feminine, is_plural, plural
from l10n.grammar.phrases import describes, follows_noun
from l10n.languages import pack
from l10n.languages.grammar import Grammar
from l10n.model import Span

_PLURAL_LOOK = re.compile(r"(?<=[^\W\d_]{3})(?<!s)(?<!si)[sx]\b")  # not *crisis*
_WORDS = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*'?")
_BETWEEN = r"[\s\u00a0-]*"
_LETTERS = re.compile(r"[^\W\d_]+")
_PLURAL_NOUN = re.compile(r"(?<=[^\W\d_]{3})s\s+$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")


def agreed(form: str, before: str, old: str, after: str, term: Term, grammar: Grammar) -> Iterator[str]:
    """Yield a form in the numbers and genders that may be asked for, the likeliest first.

    It comes between `before` and `after` in the place of `old`.
    """
    if _has_plural(form, term, grammar):
        yield plural(form, grammar)
    if term.kind not in (Kind.TERM, Kind.DEMONYM):
        yield form
        return
    if (verb := _verb(form, before, old, grammar)) is not None:
        yield verb
        return
    female = feminine(form, grammar) if term.kind is Kind.DEMONYM else feminine_of_person(form, grammar)
    genders = [female, form] if _wants_feminine(before, old, term, grammar) else [form, female]
    numbers = [[one, plural(one, grammar)] for one in genders]
    if _wants_plural(before, old, term, grammar) and not _is_adjective(before, after, term, grammar):
        numbers = [[many, one] for one, many in numbers]
    yield from dict.fromkeys(one for of_gender in numbers for one in of_gender)


def _verb(form: str, before: str, old: str, grammar: Grammar) -> str | None:
    """Return a form that begins with *be* as the sentence has that verb: *is infected*; None for any other form."""
    if not grammar.copula or not form.startswith(f"{grammar.copula[0]} "):
        return None
    verb, rest = rf"(?:{'|'.join(grammar.copula)})\b", form[len(grammar.copula[0]) + 1 :]
    if match := re.match(verb, old, re.IGNORECASE):
        return f"{match[0]} {rest}"
    return rest if re.search(rf"\b{verb}\s+$", before, re.IGNORECASE) else form


def _is_adjective(before: str, after: str, term: Term, grammar: Grammar) -> bool:
    """Whether an English demonym stands by a noun, and so is in no plural: *North Korean missiles*."""
    if not grammar.adjectives_precede or term.kind is not Kind.DEMONYM or _is_noun(term):
        return False
    return describes(after, grammar) or follows_noun(before, grammar)


def form_in_number(term: Term, grammar: Grammar) -> str:
    """Return the form that is asked for in the number that a noun has in its source: *whistleblowers*."""
    if term.kind in (Kind.TERM, Kind.DEMONYM) and term.noun and term.plural:
        return plural(term.target_form, grammar)
    return term.target_form


def is_form(text: str, term: Term, grammar: Grammar) -> bool:
    """Whether a text is one of a term's forms in another number or gender that dictionaries may lack.

    An article or a preposition inside may be another one: *ministra de la Defensa*.
    """
    if term.kind not in (Kind.TERM, Kind.DEMONYM):
        return False
    known = {form.casefold() for form in term.allowed}
    return text.casefold() not in known and _bare(text, grammar) in _inflected(term, grammar)


def lacking(terms: Sequence[Term], target: str, finder: TermFinder) -> list[Term]:
    """Return those of a source's terms that a target lacks in whatever number and gender."""
    grammar = pack.language(finder.pair.target).grammar
    taken = [Span(hit.start, hit.end) for hit in finder.occurrences(terms, target)]
    missing = []
    for one in finder.missing(terms, target):
        # The noun and the adjective of a place are one concept with it, of which any may be the one that lacks.
        same = [one, *(other for other in terms if other.concepts == one.concepts)]
        free = [
            place
            for term in same
            for place in inflected_places(target, term, grammar)
            if all(place.end <= start or end <= place.start for start, end in taken)
        ]
        if free:
            taken.append(free[0])
        else:
            missing.append(one)
    return missing


def inflected_places(target: str, term: Term, grammar: Grammar) -> list[Span]:
    """Return the places where a term stands in a target in another number or gender, as `is_form` tells it."""
    acronym = any(_has_plural(form, term, grammar) for form in term.allowed)
    if (term.kind not in (Kind.TERM, Kind.DEMONYM) and not acronym) or not grammar.plural:
        return []
    between = rf"(?:{_BETWEEN}(?:{'|'.join(map(re.escape, sorted(grammar.inner)))})(?:(?<=')|\b))*{_BETWEEN}"
    places: list[Span] = []
    for words in sorted(_inflected(term, grammar), key=len, reverse=True):
        pattern = rf"(?<![\w-]){between.join(map(re.escape, words))}(?![\w-])"
        for match in re.finditer(pattern, target, re.IGNORECASE):
            if not any(match.start() < end and start < match.end() for start, end in places):
                places.append(Span(*match.span()))
    return sorted(places)


def _inflected(term: Term, grammar: Grammar) -> set[tuple[str, ...]]:
    """Return what is left of a term's forms in any number and gender."""
    genders = {one for form in term.allowed for one in _genders(form, term, grammar)}
    return {_bare(form, grammar) for one in genders for form in (one, plural(one, grammar))} - {()}


def _genders(form: str, term: Term, grammar: Grammar) -> tuple[str, ...]:
    if term.kind is Kind.DEMONYM:
        return form, feminine(form, grammar)
    return form, feminine_of_person(form, grammar)


def _bare(text: str, grammar: Grammar) -> tuple[str, ...]:
    """Return the words of a text in small letters, without the articles and prepositions inside."""
    words = _WORDS.findall(text.casefold().replace("’", "'"))
    return tuple(word for word in words if word not in grammar.inner)


def _wants_plural(before: str, old: str, term: Term, grammar: Grammar) -> bool:
    """Whether a plural is asked for: by the word before, by the source, by what stood there."""
    if grammar.plural_before.search(before):
        return True
    if _is_noun(term) and term.plural is not None:
        return term.plural
    if grammar.singular_before.search(before):
        return False
    if not old or old == term.text or _is_untranslated(old, term, grammar):
        first = term.text.split(" ")[0]
        if pack.language(term.language).grammar.any_number.search(first.lower()):
            # *gallois*: as the noun before; *une majorité de Gallois*: several
            people = term.kind is Kind.DEMONYM and first[0].isupper()
            return not grammar.adjectives_precede and (people or bool(_PLURAL_NOUN.search(before)))
        return bool(_PLURAL_LOOK.search(first))
    return is_plural(old, grammar)  # one in the same language that is no plural says singular


def _has_plural(form: str, term: Term, grammar: Grammar) -> bool:
    """Whether what is short for a noun stands in a plural that shows: *two NGOs*, *las pymes*."""
    return (
        term.kind is Kind.ACRONYM
        and bool(term.plural)
        and (form.islower() or (grammar.head_last and form.isupper()))
    )


def _is_noun(term: Term) -> bool:
    """Whether a term is a noun in its source, and so has a number and gender of its own."""
    return term.kind is Kind.TERM or term.text[:1].isupper() if term.noun is None else term.noun


def _is_untranslated(old: str, term: Term, grammar: Grammar) -> bool:
    """Whether the word that would show the number was left as it stood in the source: *medicines antiviraux*."""
    head = heads(old.lower(), grammar)[:1]
    return bool(head) and " " in term.text and head[0] in _LETTERS.findall(term.text.lower())


def _wants_feminine(before: str, old: str, term: Term, grammar: Grammar) -> bool:
    if _is_noun(term) and term.feminine is not None:
        return term.feminine
    if old and old != term.text:
        return is_feminine(old.split(" ")[0], grammar)
    last = _LAST_WORD.search(before)
    if last and last[1].lower() in grammar.feminine_before:
        return True
    return is_feminine(term.text.split(" ")[0], pack.language(term.language).grammar)
