"""What is left in a target of a longer name gone wrong: its words in another order, or its end once more."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from l10n.glossary.matching import Hit
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.model import overlap
from l10n.text.script import small_words
from l10n.text.tokens import Word, word_spans

_ALIKE = 80  # of 100: words that are a longer form gone wrong
_ENDS_ALIKE = 70  # of 100: the same of what follows it


def whole(term: Term, hits: Sequence[Hit], target: str, language: str) -> list[Hit]:
    """Return those of a term's hits in a target, in a language (BCP 47), that are not left of a longer name.

    That is one in another order (*Duma State*), or a person's misspelt (*Kim Jong-uno*).
    """
    full = _cut(term.target_form, language)
    if len(full) < 2 or term.kind in (Kind.TERM, Kind.DEMONYM):
        return list(hits)
    if all(target[hit.start : hit.end] == term.target_form for hit in hits):
        return list(hits)
    right = [_cut(form, language) for form in term.allowed]
    there = word_spans(target, language)
    small = small_words(language)
    return [hit for hit in hits if not _is_rest(hit, term.kind, full, right, there, small)]


def ends_again(term: Term, hit: Hit, target: str, language: str) -> bool:
    """Whether what follows a person's name in a target is nearly its end again: *Kim Jong Un Jong-one*."""
    end = _cut(term.target_form, language)[1:]
    if not end or term.kind is not Kind.PERSON:
        return False
    behind = _low_words(target[hit.end :], language)[: len(end)]
    return ratio(" ".join(behind), " ".join(end)) >= _ENDS_ALIKE


def _is_rest(
    hit: Hit,
    kind: Kind,
    full: list[str],
    right: list[list[str]],
    there: Sequence[Word],
    small: frozenset[str],
) -> bool:
    """Whether a hit stands among words that are those of a longer form in another order, or nearly those."""
    size = len(full)
    inside = [at for at, word in enumerate(there) if hit.start <= word.start and word.end <= hit.end]
    first, last = (inside[0], inside[-1]) if inside else (0, size)
    if last - first + 1 >= size:
        return False
    for start in range(max(0, last - size + 1), min(first, len(there) - size) + 1):
        near = [word.text.lower() for word in there[start : start + size]]
        if near in right:
            continue
        misspelt = kind is Kind.PERSON and ratio(" ".join(near), " ".join(full)) >= _ALIKE
        if misspelt or sorted(near) == sorted(full):
            beside = (word for word in there[start : start + size] if not overlap(word, hit))
            if not all(word.text.lower() in small for word in beside):  # *the Republic of Congo*
                return True
    return False


@lru_cache(1 << 12)
def _cut(form: str, language: str) -> list[str]:
    """Return the words of one of the glossary's forms, in small letters."""
    return _low_words(form, language)


def _low_words(text: str, language: str) -> list[str]:
    return [word.text.lower() for word in word_spans(text, language)]
