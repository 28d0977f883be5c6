"""Forms of two concepts that are one word misspelt: *Koursck* beside *Koursk*, both *Kursk* in English.

Names of different places are often an edit apart (*Iran*, *Irak*). So two forms are taken for one only where their
rows have the same form in another language and different ones in none, or where the word that differs should be in a
dictionary, as terms are, and only the other is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from l10n.glossary.model import Form, Glossary, Kind, Status
from l10n.languages import pack
from l10n.text import lexicon
from l10n.text.spelling import Nearest
from l10n.text.tokens import word_spans

_SHORTEST = 5  # letters: nearly every short word is an edit from another


class NearForms(NamedTuple):
    """A form that seems to be another concept's, misspelt."""

    form: Form
    other: Form


def near_forms(glossary: Glossary) -> Iterator[NearForms]:
    """Give the forms that seem to be misspelt ones of other concepts, the later of two rows first."""
    for language in glossary.languages:
        yield from _of(glossary, language)


def _of(glossary: Glossary, language: str) -> Iterator[NearForms]:
    forms: dict[tuple[str, ...], list[Form]] = {}
    for form in glossary.forms(language):
        if form.language == language and form.row.status is not Status.FORBIDDEN:
            forms.setdefault(
                tuple(word.text.casefold() for word in word_spans(form.text, language)), []
            ).append(form)
    nearest = Nearest(word for parts in forms for word in parts if len(word) >= _SHORTEST)
    order = {id(row): number for number, row in enumerate(glossary.rows)}
    for parts, mine in forms.items():
        for place, word in enumerate(parts):
            if len(word) < _SHORTEST:
                continue
            for edits, near in nearest.find(word):
                others = forms.get((*parts[:place], near, *parts[place + 1 :]), ()) if edits else ()
                yield from _pairs(mine, others, (word, near), order, language)


def _pairs(
    mine: Iterable[Form],
    others: Iterable[Form],
    differing: tuple[str, str],
    order: dict[int, int],
    language: str,
) -> Iterator[NearForms]:
    """Give the pairs of forms of two concepts that differ in one word, where something shows that they are one."""
    word, near = differing
    if word in (near + "s", near + "e") or near in (word + "s", word + "e"):  # a plural, a feminine
        return
    for form in mine:
        for other in others:
            if form.row.concept == other.row.concept:
                continue
            misspelt = form.row.kind is Kind.TERM and _is_none_of(word, near, language)
            is_later = order[id(form.row)] > order[id(other.row)]
            if misspelt or (is_later and _share(form, other)):
                yield NearForms(form, other)


def _share(form: Form, other: Form) -> bool:
    """Whether two rows have forms in common in other languages, and no different ones."""
    languages = (form.row.forms.keys() & other.row.forms.keys()) - {form.language}
    return bool(languages) and all(form.row.forms[one] == other.row.forms[one] for one in languages)


def _is_none_of(word: str, near: str, language: str) -> bool:
    """Whether a word is in no dictionary of a language that has nearly all words, and one near to it is."""
    if not pack.language(language).words.complete:
        return False
    return lexicon.is_word(near, language) and not lexicon.is_word(word, language)
