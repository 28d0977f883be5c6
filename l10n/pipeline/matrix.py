"""How the glossary's terms were rendered: concept by language by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from l10n.checks import Context
from l10n.checks.verdicts import verdicts
from l10n.glossary import Form, Kind, Status
from l10n.glossary.matching import Hit
from l10n.glossary.term import Term
from l10n.model import Span, Unit
from l10n.reports.terms import Rendering, RenderingStatus, TermRenderings, TermReport, Use

# A concept, its kind, a form of it in the source's language, that language.
_Key = tuple[str, Kind, str, str]
_Uses = dict[tuple[str, RenderingStatus], list[Use]]


class TermUse(NamedTuple):
    """A term in a unit: its concept, kind and form in the source, a way in which the target says it, the places."""

    concept: str
    kind: Kind
    form: str
    text: str
    choice: RenderingStatus
    places: tuple[Span, ...]
    spans: tuple[Span, ...]

    @classmethod
    def of_json(cls, values: Sequence[Any]) -> TermUse:
        """Return what JSON made of one."""
        concept, kind, form, text, choice, *both = values
        places, spans = (tuple(Span(*one) for one in each) for each in both)
        return cls(concept, Kind(kind), form, text, RenderingStatus(choice), places, spans)


_CHOICES = {
    Status.PREFERRED: RenderingStatus.PREFERRED,
    Status.ADMITTED: RenderingStatus.ADMITTED,
    Status.FORBIDDEN: RenderingStatus.FORBIDDEN,
}


class Matrix:
    """Collects how units render terms."""

    def __init__(self) -> None:
        self._uses: dict[_Key, dict[str, _Uses]] = {}

    def add(self, unit: Unit, uses: Iterable[TermUse]) -> None:
        """Add the terms of a unit, as `term_uses` gives them."""
        for one in uses:
            key = one.concept, one.kind, one.form, unit.pair.source
            ways = self._uses.setdefault(key, {}).setdefault(unit.pair.target, {})
            use = Use(
                unit.article,
                unit.path,
                unit.line,
                unit.source,
                unit.target,
                one.places,
                one.spans,
                unit.reviewed,
            )
            ways.setdefault((one.text, one.choice), []).append(use)

    def terms(self) -> tuple[TermReport, ...]:
        """Return the terms: those first that the most sentences say in another way than most do."""
        terms = [
            TermReport(
                concept,
                kind.value,
                text,
                source,
                tuple(
                    TermRenderings(target, _renderings(uses)) for target, uses in sorted(by_target.items())
                ),
            )
            for (concept, kind, text, source), by_target in self._uses.items()
        ]
        return tuple(
            sorted(
                terms, key=lambda one: (-one.apart, -one.missing, -one.count, one.text, one.concept, one.kind)
            )
        )


def term_uses(unit: Unit, context: Context) -> Iterator[TermUse]:
    """Give the terms of a unit with how it renders them; none without a glossary in the context."""
    if context.terms is None:
        return
    forms = {hit[:2]: hit.forms[0].text for hit in context.terms.hits(unit.source)}
    groups: dict[tuple[str, Kind, str], list[Term]] = {}
    for term in context.terms.find(unit.source):
        groups.setdefault((term.concepts[0], term.kind, forms[term.start, term.end]), []).append(term)
    hits = context.terms.target.find(unit.target) if groups else []
    for key, same in groups.items():
        others = {
            rest[0].target_form for other, rest in groups.items() if other[0] == key[0] and other != key
        }
        places = tuple(Span(term.start, term.end) for term in same)
        for way, spans in _ways(same[0], key[2], hits, others, unit, context).items():
            yield TermUse(*key, *way, places, spans)


def _ways(
    term: Term, name: str, hits: list[Hit], others: set[str], unit: Unit, context: Context
) -> dict[tuple[str, RenderingStatus], tuple[Span, ...]]:
    """Return how a target says a term, each way with its places; `name` is the term's form in the glossary.

    A sentence may have a concept in two forms. Then what `others` ask for is theirs, and forms of the same kind come
    first: with *Russie* and *russe* in the source, the target's *Rusia* is the one and *ruso* the other.
    """
    mine = [(hit, form) for hit in hits if (form := _of(hit, term))]
    mine = [(hit, form) for hit, form in mine if form.text not in others - {term.target_form}] or mine
    alike = [(hit, form) for hit, form in mine if form.row.kind is term.kind]
    ways: dict[tuple[str, RenderingStatus], tuple[Span, ...]] = {}
    for hit, form in alike or mine:
        way = form.text, _choice(form, term)
        ways[way] = (*ways.get(way, ()), Span(hit.start, hit.end))
    if ways:
        return ways
    for verdict in verdicts(unit, context):
        if verdict.term.concepts == term.concepts:
            for span in (*verdict.allowed, *verdict.standing):
                text = unit.target[span.start : span.end]
                is_left = (
                    span in verdict.standing or text == term.text
                )  # also where a longer name is kept whole
                way = (name, RenderingStatus.LEFT) if is_left else (text, RenderingStatus.DERIVED)
                ways[way] = (*ways.get(way, ()), span)
    return ways or {("", RenderingStatus.MISSING): ()}


def _of(hit: Hit, term: Term) -> Form | None:
    """Return the form of a term that stands at a place: what it should be, if it can be that."""
    forms = [form for form in hit.forms if form.row.concept in term.concepts]

    def order(form: Form) -> tuple[bool, bool, bool]:
        return form.text != term.target_form, form.row.kind is not term.kind, form.text not in term.allowed

    return min(forms, key=order, default=None)


def _choice(form: Form, term: Term) -> RenderingStatus:
    """Return what a form is to the term: that which the machine is told is preferred, whatever its row says."""
    if form.text == term.target_form:
        return RenderingStatus.PREFERRED
    if form.text in term.allowed:
        return RenderingStatus.ADMITTED
    return _CHOICES[form.row.status]


def _renderings(uses: _Uses) -> tuple[Rendering, ...]:
    """Return the renderings in a language, the most frequent first, last the sentences without any."""
    ordered = sorted(uses.items(), key=lambda item: (not item[0][0], -len(item[1]), item[0]))
    return tuple(
        Rendering(text, choice, tuple(sorted(uses, key=lambda use: (use.article, use.path, use.line or 0))))
        for (text, choice), uses in ordered
    )
