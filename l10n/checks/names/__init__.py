"""Names and acronyms of the source: those that the target doesn't have, in any spelling, and those it has wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.checks.names.compare import NameComparison, compare_names
from l10n.checks.rule import Context, finding
from l10n.model import Finding, Span, Unit


def compare(unit: Unit, context: Context) -> NameComparison:
    """Return how the names of a unit's source fare in its target; false if there is nothing to say of them."""
    return compare_names(unit.source, unit.target, context.pair)


def name_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names of the source in whose place the target has another name."""
    names = compare(unit, context)
    missing = _outside_glossary(names.missing, unit, context)
    if missing and names.added:
        named, instead = _listed(unit.source, missing), _listed(unit.target, names.added)
        yield finding(
            f"Write the name of the source, {named}: the target has {instead}.", missing, names.added
        )


def place_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find places of the source in whose stead the target has another place."""
    names = compare(unit, context)
    missing = _outside_glossary(names.missing, unit, context)
    if missing and names.added_places and not names.added:
        named, instead = _listed(unit.source, missing), _listed(unit.target, names.added_places)
        yield finding(
            f"Write the place of the source, {named}: the target has {instead}.", missing, names.added_places
        )


def name_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names of the source for which there is nothing like it in the target."""
    names = compare(unit, context)
    missing = _outside_glossary(names.missing, unit, context)
    if missing and not names.added and not names.added_places:
        named = _listed(unit.source, missing)
        yield finding(f"Say the name in the target, too, or what it is called there: {named}.", missing)


def name_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names of the target for which there is nothing like it in the source."""
    names = compare(unit, context)
    if names.added and not _outside_glossary(names.missing, unit, context):
        named = _listed(unit.target, names.added)
        yield finding(f"Take {named} out of the target, or find it in the source.", (), names.added)


def name_misspelt(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names with a letter wrong, where no language would write the name so."""
    yield from _paired(
        compare(unit, context).misspellings, unit, context, "Check the spelling of {}: the source has {}."
    )


def name_spelling(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names that the target spells in another way, which may be its own."""
    yield from _paired(
        compare(unit, context).variants, unit, context, "See whether {} is how the target language writes {}."
    )


def name_capital(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names that lost their capital."""
    yield from _paired(
        compare(unit, context).lowercase, unit, context, "Write {} with a capital, as the source does: {}."
    )


def acronym_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find acronyms in whose place the target has another that isn't its own word for it."""
    yield from _paired(
        compare(unit, context).wrong_acronyms, unit, context, "Check the acronym {}: the source has {}."
    )


def acronym_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find acronyms of the source that the target has neither the same, nor another, nor spelt out."""
    missing = _outside_glossary(compare(unit, context).missing_acronyms, unit, context)
    if missing:
        named = _listed(unit.source, missing)
        yield finding(f"Say what {named} stands for in the target, or write it there.", missing)


def _paired(
    pairs: Iterable[tuple[Span, Span]], unit: Unit, context: Context, message: str
) -> Iterator[Finding]:
    ours = _outside_glossary((one for one, _ in pairs), unit, context)
    rest = [(one, other) for one, other in pairs if one in ours]
    if rest:
        mine, yours = tuple(one for one, _ in rest), tuple(other for _, other in rest)
        yield finding(message.format(_listed(unit.target, yours), _listed(unit.source, mine)), mine, yours)


def _outside_glossary(spans: Iterable[Span], unit: Unit, context: Context) -> tuple[Span, ...]:
    """Return the places that the glossary has no entry for: what it has is its own matter, misspelt or not."""
    spans = tuple(spans)
    terms = context.terms.asked(unit.source) if spans and context.terms is not None else ()
    return tuple(one for one in spans if not any(t.start < one.end and one.start < t.end for t in terms))


def _listed(text: str, spans: tuple[Span, ...]) -> str:
    return ", ".join(dict.fromkeys(text[start:end] for start, end in spans))
