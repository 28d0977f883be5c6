"""Which of a concept's terms a target says in their own forms: a land and its people are one concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from l10n.glossary.matching import Hit
from l10n.glossary.term import Term


def unmet_first(same: Sequence[Term], there: Sequence[Hit]) -> list[Term]:
    """Return the terms of a concept, those before the others whose own forms are not `there`."""
    open_ = Counter(_form(hit, same) for hit in there)
    unmet: list[Term] = []
    met: list[Term] = []
    for term in same:
        (met if open_[term.target_form] > 0 else unmet).append(term)
        open_[term.target_form] -= 1
    return unmet + met


def repeated(same: Sequence[Term], there: Sequence[Hit]) -> int:
    """Return how much more often forms are `there` than terms of a concept ask for them, or for any one form."""
    asked = Counter(term.target_form for term in same)
    most = max(asked.values())
    forms = Counter(_form(hit, same) for hit in there)
    return sum(max(0, number - (asked[form] or most)) for form, number in forms.items())


def _form(hit: Hit, same: Sequence[Term]) -> str:
    """Return which form of a concept stands in a place: one that its terms ask for, if it may be that."""
    forms = [form.text for form in hit.forms if form.row.concept in same[0].concepts]
    asked = {term.target_form for term in same}
    return next((form for form in forms if form in asked), forms[0])
