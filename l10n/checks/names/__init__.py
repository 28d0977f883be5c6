"""Names and acronyms of the source: those that the target doesn't have, in any spelling, and those it has wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.checks.names.compare import Compared, compared
from l10n.checks.rule import Context, finding
from l10n.model import Finding, Span, Unit


def compare(unit: Unit, context: Context) -> Compared:
    """Return how the names of a unit's source fare in its target; false if there is nothing to say of them."""
    return compared(unit.source, unit.target, context.pair)


def name_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names of the source in whose place the target has another name."""
    found = compare(unit, context)
    lost = _ours(found.lost, unit, context)
    if lost and found.strangers:
        named, instead = _listed(unit.source, lost), _listed(unit.target, found.strangers)
        yield finding(
            f"Write the name of the source, {named}: the target has {instead}.", lost, found.strangers
        )


def place_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find places of the source in whose stead the target has another place."""
    found = compare(unit, context)
    lost = _ours(found.lost, unit, context)
    if lost and found.places and not found.strangers:
        named, instead = _listed(unit.source, lost), _listed(unit.target, found.places)
        yield finding(
            f"Write the place of the source, {named}: the target has {instead}.", lost, found.places
        )


def name_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names of the source for which there is nothing like it in the target."""
    found = compare(unit, context)
    lost = _ours(found.lost, unit, context)
    if lost and not found.strangers and not found.places:
        named = _listed(unit.source, lost)
        yield finding(f"Say the name in the target, too, or what it is called there: {named}.", lost)


def name_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names of the target for which there is nothing like it in the source."""
    found = compare(unit, context)
    if found.strangers and not _ours(found.lost, unit, context):
        named = _listed(unit.target, found.strangers)
        yield finding(f"Take {named} out of the target, or find it in the source.", (), found.strangers)


def name_misspelt(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names with a letter wrong, where no language would write the name so."""
    yield from _paired(
        compare(unit, context).misspelt, unit, context, "Check the spelling of {}: the source has {}."
    )


def name_spelling(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names that the target spells in another way, which may be its own."""
    yield from _paired(
        compare(unit, context).alike, unit, context, "See whether {} is how the target language writes {}."
    )


def name_capital(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names that lost their capital."""
    yield from _paired(
        compare(unit, context).small, unit, context, "Write {} with a capital, as the source does: {}."
    )


def acronym_changed(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find acronyms in whose place the target has another that isn't its own word for it."""
    yield from _paired(
        compare(unit, context).slips, unit, context, "Check the acronym {}: the source has {}."
    )


def acronym_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find acronyms of the source that the target has neither the same, nor another, nor spelt out."""
    lost = _ours(compare(unit, context).acronyms, unit, context)
    if lost:
        named = _listed(unit.source, lost)
        yield finding(f"Say what {named} stands for in the target, or write it there.", lost)


def _paired(
    pairs: Iterable[tuple[Span, Span]], unit: Unit, context: Context, message: str
) -> Iterator[Finding]:
    ours = _ours((one for one, _ in pairs), unit, context)
    kept = [(one, other) for one, other in pairs if one in ours]
    if kept:
        mine, yours = tuple(one for one, _ in kept), tuple(other for _, other in kept)
        yield finding(message.format(_listed(unit.target, yours), _listed(unit.source, mine)), mine, yours)


def _ours(spans: Iterable[Span], unit: Unit, context: Context) -> tuple[Span, ...]:
    """Return the places that the glossary has no entry for: what it has is its own matter, misspelt or not."""
    found = tuple(spans)
    if found and context.terms is not None:
        terms = context.terms.asked(unit.source)
        found = tuple(
            span for span in found if not any(t.start < span.end and span.start < t.end for t in terms)
        )
    return found


def _listed(text: str, spans: tuple[Span, ...]) -> str:
    return ", ".join(dict.fromkeys(text[start:end] for start, end in spans))
