"""Which number and gender of a term a place in a text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.glossary.finder import Term
from l10n.glossary.model import Kind
from l10n.grammar.inflection import feminine, heads, is_feminine, is_plural, plural
from l10n.grammar.phrases import describes, follows_noun
from l10n.languages import pack
from l10n.languages.grammar import Grammar

_PLURAL_LOOK = re.compile(r"(?<=[^\W\d_]{3})(?<!s)(?<!si)[sx]\b")  # not *crisis*
_ANY_NUMBER = re.compile("(?:[ao]is|eux|oux|(?:vir|camp|process|consens|corp|fœt)us)$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_PLURAL_NOUN = re.compile(r"(?<=[^\W\d_]{3})s\s+$")
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")


def agreed(form: str, before: str, old: str, after: str, term: Term, grammar: Grammar) -> Iterator[str]:
    """Yield a form in the numbers and genders that may be asked for, the likeliest first.

    It comes between `before` and `after` in the place of `old`.
    """
    if term.kind not in (Kind.TERM, Kind.DEMONYM):
        yield form
        return
    if (verb := _verb(form, before, old, grammar)) is not None:
        yield verb
        return
    female = feminine(form, grammar) if term.kind is Kind.DEMONYM else form
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
    if not grammar.adjectives_precede or term.kind is not Kind.DEMONYM or not term.text[:1].islower():
        return False
    return describes(after, grammar) or follows_noun(before, grammar)


def is_form(text: str, term: Term, grammar: Grammar) -> bool:
    """Whether a text is one of a term's forms in another number or gender that dictionaries may lack."""
    if term.kind not in (Kind.TERM, Kind.DEMONYM):
        return False
    known = {form.casefold() for form in term.allowed}
    genders = (one for form in term.allowed for one in (form, feminine(form, grammar)))
    inflected = {form.casefold() for one in genders for form in (one, plural(one, grammar))}
    return text.casefold() in inflected - known


def _wants_plural(before: str, old: str, term: Term, grammar: Grammar) -> bool:
    """Whether a plural is asked for: by the word before, by what stood there and by how the source has it."""
    if grammar.plural_before.search(before):
        return True
    if grammar.singular_before.search(before):
        return False
    if not old or old == term.text or _is_untranslated(old, term, grammar):
        first = term.text.split(" ")[0]
        if _ANY_NUMBER.search(first):  # *gallois*: as the noun before; *une majorité de Gallois*: several
            people = term.kind is Kind.DEMONYM and first[0].isupper()
            return not grammar.adjectives_precede and (people or bool(_PLURAL_NOUN.search(before)))
        return bool(_PLURAL_LOOK.search(first))
    return is_plural(old, grammar)  # one in the same language that is no plural says singular


def _is_untranslated(old: str, term: Term, grammar: Grammar) -> bool:
    """Whether the word that would show the number was left as it stood in the source: *medicines antiviraux*."""
    head = heads(old.lower(), grammar)[:1]
    return bool(head) and " " in term.text and head[0] in _LETTERS.findall(term.text.lower())


def _wants_feminine(before: str, old: str, term: Term, grammar: Grammar) -> bool:
    if old and old != term.text:
        return is_feminine(old.split(" ")[0], grammar)
    last = _LAST_WORD.search(before)
    if last and last[1].lower() in grammar.feminine_before:
        return True
    return is_feminine(term.text.split(" ")[0], pack.language(term.language).grammar)
