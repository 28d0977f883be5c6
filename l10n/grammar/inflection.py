"""Plurals, feminines and genders of terms, by the regular rules of a language's grammar.

What is irregular and frequent in news has its own line. A form that a rule gets wrong is one of several that are
offered, and not found in the glossary, so it is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from l10n.glossary.model import Kind
from l10n.languages.grammar import Grammar, Rewrites

_WORD = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*'?|\W+|[\d_]+")


def plural(form: str, grammar: Grammar) -> str:
    """Return the plural of a term; as it is where it is one, or no rule is known."""
    if not grammar.plural or is_plural(form, grammar):
        return form
    return _with_heads(form, grammar, lambda word: _plural(word, grammar))


def feminine(form: str, grammar: Grammar) -> str:
    """Return the feminine of an adjective or of a demonym; as it is where no rule is known."""
    if not grammar.feminine:
        return form
    return _with_heads(form, grammar, lambda word: _rewritten(word, grammar.feminine))


def feminine_of_person(form: str, grammar: Grammar) -> str:
    """Return what a noun of a person is for a woman, *ministra de Defensa*; as it is where it is none of a person."""
    if not any(word.lower() in grammar.persons for word in heads(form, grammar)):
        return form

    def change(word: str) -> str:
        other = grammar.persons.get(word.lower())
        if other is None:
            return _rewritten(word, grammar.feminine)
        return other if word[0].islower() else other[0].upper() + other[1:]

    return _with_heads(form, grammar, change)


def variants(form: str, grammar: Grammar) -> list[str]:
    """Return what a form may be in other numbers and genders, by the rules of its language: itself first.

    Some of it is no word. None are returned where no rules are known.
    """
    if not grammar.plural:
        return []
    female = feminine(form, grammar)
    forms = [form, plural(form, grammar), female, plural(female, grammar)]
    if grammar.open_endings:  # from any of them to the others
        ending = re.compile(rf"(?<=[^\W\d_]{{2}})(?:{'|'.join(grammar.open_endings)})$")
        forms += [_with_heads(form, grammar, partial(ending.sub, other)) for other in grammar.open_endings]
    return list(dict.fromkeys(forms))


def is_plural(form: str, grammar: Grammar) -> bool:
    """Whether a form looks like a plural: by the ending of its head."""
    word = next(iter(heads(form, grammar)), "").lower()
    return word in grammar.irregular_plurals.values() or bool(grammar.plural_look.search(word))


def is_feminine(word: str, grammar: Grammar) -> bool:
    """Whether an adjective looks like a feminine."""
    return bool(grammar.feminine_look.search(word.lower()))


def is_feminine_noun(form: str, grammar: Grammar, kind: Kind, allowed: Sequence[str]) -> bool | None:
    """Whether a noun or name is feminine, by the ending of its head; None where nothing tells."""
    if is_initials(form):
        if full := spelt_out(form, allowed):
            return is_feminine_noun(full, grammar, kind, ())
        return True if form[0] in "AOU" else False if form[0] in "FPT" else None
    head = re.split(r"\s", form)[0].lower()
    if (other := grammar.persons.get(head)) is not None:
        return None if other == head else False
    if is_plural(form, grammar):
        head = _rewritten(head, grammar.singular)
    if grammar.masculine_ending.search(head):
        return False
    if kind is Kind.PLACE and grammar.feminine_places:
        return bool(grammar.feminine_places.search(head))
    if grammar.feminine_ending.search(head) or _is_feminine_by_adjective(form, grammar):
        return True
    return None if grammar.unsure_ending.search(head) else False


def _is_feminine_by_adjective(form: str, grammar: Grammar) -> bool:
    """Whether the second word of a name agrees with a feminine: *Gihad Islàmica*; none that may be either."""
    adjective = "".join(re.split(r"\s", form)[1:2]).lower()
    if not adjective or not grammar.feminine or not is_feminine(adjective, grammar):
        return False
    masculines = {adjective[:-1] + ending for ending in ("", *grammar.open_endings)}
    return any(_rewritten(one, grammar.feminine) == adjective != one for one in masculines)


def spelt_out(form: str, allowed: Sequence[str]) -> str:
    """Return the name among others that initials are short for; empty where none begins as they do."""
    full = (name for name in allowed if " " in name and not is_initials(name) and name[0] == form[0])
    return next(full, "")


def is_initials(form: str) -> bool:
    """Whether a form is a name's initials: *OTAN*, *EE. UU.*."""
    letters = form.replace(".", "").replace(" ", "")
    return letters.isupper() and 1 < len(letters) < 8


def heads(form: str, grammar: Grammar) -> list[str]:
    """Return the words of a form that show its number."""
    parts, places = _cut(form, grammar)
    return [parts[at] for at in places]


def _plural(word: str, grammar: Grammar) -> str:
    if word[0].isupper() and grammar.invariable_names.search(word):
        return word
    if irregular := grammar.irregular_plurals.get(word.lower()):
        return word[0] + irregular[1:]
    return word if grammar.uncounted.search(word.lower()) else _rewritten(word, grammar.plural)


def _rewritten(word: str, rewrites: Rewrites) -> str:
    """Return a word with the ending that the first rule which fits gives it."""
    for ending, other in rewrites:
        text, count = ending.subn(other, word, count=1)
        if count:
            return text
    return word


def _with_heads(form: str, grammar: Grammar, change: Callable[[str], str]) -> str:
    parts, places = _cut(form, grammar)
    return "".join(change(part) if at in places else part for at, part in enumerate(parts))


def _cut(form: str, grammar: Grammar) -> tuple[list[str], list[int]]:
    """Return the parts of a form, and which of them agree with its number: those before what only belongs to it."""
    parts = _WORD.findall(form.replace("’", "'"))
    end = next((at for at, part in enumerate(parts) if at and part.lower() in grammar.links), len(parts))
    places = [at for at in range(end) if parts[at][0].isalpha()]
    if grammar.head_last:
        gerund = len(places) > 1 and grammar.gerund and parts[places[-1]].endswith(grammar.gerund)
        return parts, [] if gerund else places[-1:]
    # Of a compound with a hyphen no word agrees but the first.
    return parts, [at for at in places if not at or "-" not in parts[at - 1]]
