"""Which number and gender of a term a place in a text asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.glossary.finder import Term
from l10n.glossary.model import Kind
from l10n.grammar import english
from l10n.grammar.inflection import feminine, heads, is_feminine, is_plural, plural

_SINGULAR_BEFORE = re.compile(
    r"(?:^|\W)(?:an?|this|that|one|every|each|un|una|este|esta|el|la|del|al|aquest|aquesta|une|le|ce|cet|cette|du|au"
    r"|il|lo|uno|questo|questa|um|uma|o|do|da|ao|l['’])\s*$",
    re.IGNORECASE,
)
_PLURAL_BEFORE = re.compile(
    r"(?:^|\W)(?:these|those|many|several|few|all|both|some|two|three|four|five|ten|million"
    r"|los|las|unos|unas|estos|estas|varios|varias|muchos|muchas|dos|tres|cuatro|els|les|dels|als|uns|unes|aquests"
    r"|aquestes|des|ces|aux|deux|trois|gli|i|dei|delle|degli|alle|ai|agli|questi|queste|os|as|dos|das|uns|umas|nos|nas"
    r"|\d[\d.,]*)\s+$",
    re.IGNORECASE,
)
_PLURAL_LOOK = re.compile(r"(?<=[^\W\d_]{3})(?<!s)(?<!si)[sx]\b")  # not *crisis*
_ANY_NUMBER = re.compile("(?:[ao]is|eux|oux|(?:vir|camp|process|consens|corp|fœt)us)$", re.IGNORECASE)
_BE = re.compile(r"(?:be|am|is|are|was|were|been|being)\b", re.IGNORECASE)
_BE_BEFORE = re.compile(rf"\b{_BE.pattern}\s+$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_PLURAL_NOUN = re.compile(r"(?<=[^\W\d_]{3})s\s+$")
# Words before a feminine, by language.
_FEMALE_BEFORE = {
    "es": "la las una unas esta estas esa esas varias",
    "ca": "la les una unes aquesta aquestes",
    "fr": "la une cette",
    "it": "la le una alla alle della delle nella nelle dalla questa queste",
    "pt": "a as da das na nas uma umas esta estas",
}
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+$")


def agreeing(form: str, before: str, old: str, after: str, term: Term, base: str) -> Iterator[str]:
    """Yield a form in the numbers and genders that may be asked for, the likeliest first.

    It comes between `before` and `after` in the place of `old`.
    """
    if term.kind not in (Kind.TERM, Kind.DEMONYM):
        yield form
        return
    if (verb := _verb(form, before, old, base)) is not None:
        yield verb
        return
    female = feminine(form, base) if term.kind is Kind.DEMONYM and base != "en" else form
    genders = [female, form] if _wants_feminine(before, old, term, base) else [form, female]
    numbers = [[one, plural(one, base)] for one in genders]
    if _wants_plural(before, old, term, base) and not _is_adjective(before, after, term, base):
        numbers = [[many, one] for one, many in numbers]
    yield from dict.fromkeys(told for of_gender in numbers for told in of_gender)


def _verb(form: str, before: str, old: str, base: str) -> str | None:
    """Return a form that begins with *be* as the sentence has that verb: *is infected*; None for any other form."""
    if base != "en" or not form.startswith("be "):
        return None
    if match := _BE.match(old):
        return match[0] + form[2:]
    return form[3:] if _BE_BEFORE.search(before) else form


def _is_adjective(before: str, after: str, term: Term, base: str) -> bool:
    """Whether an English demonym stands by a noun, and so is in no plural: *North Korean missiles*."""
    if base != "en" or term.kind is not Kind.DEMONYM or not term.text[:1].islower():
        return False
    return english.describes(after) or english.follows_noun(before)


def says(text: str, term: Term, language: str) -> bool:
    """Whether a text is one of a term's forms in another number or gender that dictionaries may lack."""
    if term.kind not in (Kind.TERM, Kind.DEMONYM):
        return False
    known = {form.casefold() for form in term.allowed}
    made = (one for form in term.allowed for one in (form, feminine(form, language)))
    return (
        text.casefold() in {form.casefold() for one in made for form in (one, plural(one, language))} - known
    )


def _wants_plural(before: str, old: str, term: Term, base: str) -> bool:
    """Whether a plural is asked for: by the word before, by what stood there and by how the source has it."""
    if _PLURAL_BEFORE.search(before):
        return True
    if base != "en" and _SINGULAR_BEFORE.search(before):
        return False
    if base == "en" and re.search(r"(?:^|\W)(?:an?|this|that|one|every|each)\s+$", before, re.IGNORECASE):
        return False
    if not old or old == term.text or _is_left(old, term, base):
        first = term.text.split(" ")[0]
        if _ANY_NUMBER.search(first):  # *gallois*: as the noun before; *une majorité de Gallois*: several
            people = term.kind is Kind.DEMONYM and first[0].isupper()
            return base != "en" and (people or bool(_PLURAL_NOUN.search(before)))
        return bool(_PLURAL_LOOK.search(first))
    return is_plural(old, base)  # one in the same language that is no plural says singular


def _is_left(old: str, term: Term, base: str) -> bool:
    """Whether the word that would show the number was left as it stood in the source: *medicines antiviraux*."""
    head = heads(old.lower(), base)[:1]
    return bool(head) and " " in term.text and head[0] in _LETTERS.findall(term.text.lower())


def _wants_feminine(before: str, old: str, term: Term, base: str) -> bool:
    if old and old != term.text:
        return is_feminine(old.split(" ")[0], base)
    last = _LAST_WORD.search(before)
    if last and last[1].lower() in _FEMALE_BEFORE.get(base, "").split():
        return True
    return any(is_feminine(term.text.split(" ")[0], language) for language in ("fr", "es"))
