"""Where a target has the terms of its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from l10n.glossary.finder import TermFinder
from l10n.glossary.matching import Hit
from l10n.glossary.term import Term


def occurrences(target: str, terms: Sequence[Term], finder: TermFinder) -> Iterator[tuple[Hit, Term]]:
    """Yield the places of terms in a target from right to left, so that those before stay where they are."""
    known = {concept: term for term in terms for concept in term.concepts}
    for hit in sorted(finder.occurrences(terms, target), key=lambda one: -one.start):
        term = next((known[form.row.concept] for form in hit.forms if form.row.concept in known), None)
        if term is not None:
            kinds = {form.row.kind for form in hit.forms}
            yield hit, term if term.kind in kinds else replace(term, kind=hit.forms[0].row.kind)
