"""Names and acronyms of the source: those that the target doesn't have, in any spelling, and those it has wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from l10n.checks.analysis import Analysis, excerpts
from l10n.checks.names.compare import NameComparison
from l10n.checks.names.untranslated_names import in_small_letters
from l10n.checks.rule import LIKELY, POSSIBLE, Example, finding, rule
from l10n.messages import msg, msg_template
from l10n.model import Certainty, Edit, Finding, Span, overlap


@rule(
    "names/lost",
    Example(
        "fr-en", "Il a vu Kavanaugh hier.", "He saw Vandermolen yesterday.", "He saw Kavanaugh yesterday."
    ),
    likely="name-changed",
    possible="name-lost place-changed",
    aspect="names",
)
def lost(unit: Analysis) -> Iterator[Finding]:
    """Find names of the source in whose place the target has another, or nothing that is like it.

    Where it has nothing like it, or another place in the stead of one, it may say it in another way.
    """
    names = unit.names
    if not (missing := _outside_glossary(names.missing, unit)):
        return
    named = excerpts(unit.source, missing)
    if names.added:
        message = msg(
            "Write the name of the source, {in_source}: the target has {in_target}.",
            in_source=named,
            in_target=excerpts(unit.target, names.added),
        )
        yield finding(LIKELY, message, missing, names.added)
    elif names.added_places:
        instead = excerpts(unit.target, names.added_places)
        message = msg(
            "Write the place of the source, {in_source}: the target has {in_target}.",
            in_source=named,
            in_target=instead,
        )
        yield finding(POSSIBLE, message, missing, names.added_places, "place-changed")
    else:
        message = msg(
            "Say the name in the target, too, or what it is called there: {in_source}.", in_source=named
        )
        yield finding(POSSIBLE, message, missing)


@rule(
    "names/added",
    Example("fr-es", "Un homme est venu hier.", "Un hombre, Vandermolen, vino ayer.", "Un hombre vino ayer."),
    possible="name-added",
    aspect="names",
)
def added(unit: Analysis) -> Iterator[Finding]:
    """Find names of the target for which there is nothing like it in the source."""
    names = unit.names
    if names.added and not _outside_glossary(names.missing, unit) and (new := _not_asked(names.added, unit)):
        named = excerpts(unit.target, new)
        message = msg("Take {passage} out of the target, or find it in the source.", passage=named)
        yield finding(POSSIBLE, message, (), new)


@rule(
    "names/spelling",
    Example("fr-es", "Il a vu Kavanaugh hier.", "Ayer vio a kavanaugh.", "Ayer vio a Kavanaugh."),
    likely="name-capital",
    possible="name-misspelt name-spelling",
    aspect="names",
)
def spelling(unit: Analysis) -> Iterator[Finding]:
    """Find names that lost their capital, and those with other letters.

    Where a letter is wrong, or the target spells it in another way, that may be its own.
    """
    names = unit.names
    yield from _paired(
        names.misspellings,
        unit,
        POSSIBLE,
        msg_template("Check the spelling of {target}: the source has {source}."),
    )
    message = msg_template("See whether {target} is how the target language writes {source}.")
    yield from _paired(names.variants, unit, POSSIBLE, message, "name-spelling")
    yield from _paired(
        names.lowercase,
        unit,
        LIKELY,
        msg_template("Write {target} with a capital, as the source does: {source}."),
    )


@rule(
    "names/acronym",
    Example("fr-en", "L’OTAN a réagi.", "NASA has reacted.", "NATO has reacted."),
    likely="acronym-changed acronym-small",
    possible="acronym-lost",
)
def acronym(unit: Analysis) -> Iterator[Finding]:
    """Find acronyms in whose place the target has another that isn't its own word for it, and those in small letters.

    One for which it has nothing may be spelt out.
    """
    if names := unit.names:
        yield from _acronyms(names, unit)
    yield from in_small_letters(unit)


def _acronyms(names: NameComparison, unit: Analysis) -> Iterator[Finding]:
    """Find acronyms that are wrong, and those for which there is nothing."""
    yield from _paired(
        names.wrong_acronyms,
        unit,
        LIKELY,
        msg_template("Check the acronym {target}: the source has {source}."),
    )
    if missing := _outside_glossary(names.missing_acronyms, unit):
        message = msg(
            "Say what {passage} stands for in the target, or write it there.",
            passage=excerpts(unit.source, missing),
        )
        yield finding(POSSIBLE, message, missing)


def lacks_name(unit: Analysis) -> bool:
    """Return whether the target lacks a name or acronym of the source, or has another for it."""
    names = unit.names
    if not names:
        return False
    missing = names.missing if names.added or not names.added_places else ()
    return bool(_outside_glossary((*missing, *names.missing_acronyms), unit))


def _paired(
    pairs: Iterable[tuple[Span, Span]], unit: Analysis, certainty: Certainty, message: str, name: str = ""
) -> Iterator[Finding]:
    ours = _outside_glossary((one for one, _ in pairs), unit)
    outside = [(one, other) for one, other in pairs if one in ours]
    if outside:
        mine, yours = tuple(one for one, _ in outside), tuple(other for _, other in outside)
        text = msg(message, target=excerpts(unit.target, yours), source=excerpts(unit.source, mine))
        fix = (
            (Edit(*other, unit.source[slice(*one)]) for one, other in outside) if certainty is LIKELY else ()
        )
        same = (one for one in fix if one.text.casefold() == unit.target[one.start : one.end].casefold())
        yield finding(certainty, text, mine, yours, name, same)


def _outside_glossary(spans: Iterable[Span], unit: Analysis) -> tuple[Span, ...]:
    """Return the places that the glossary has no entry for: what it has is its own matter, misspelt or not."""
    spans = tuple(spans)
    terms = unit.terms.asked(unit.source) if spans and unit.terms is not None else ()
    return tuple(one for one in spans if not any(overlap(t, one) for t in terms))


def _not_asked(spans: Iterable[Span], unit: Analysis) -> tuple[Span, ...]:
    """Return the places of a target that are no form of what the glossary asks for, a misspelt name, too."""
    spans = tuple(spans)
    if unit.terms is None:
        return spans
    concepts = {concept for term in unit.terms.asked(unit.source) for concept in term.concepts}
    asked = [
        hit
        for hit in (unit.terms.target.find(unit.target) if concepts else ())
        if any(form.row.concept in concepts for form in hit.forms)
    ]
    return tuple(one for one in spans if not any(overlap(hit, one) for hit in asked))
