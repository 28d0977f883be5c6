"""Whether the glossary is obeyed: each term of the source in an allowed form in the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from l10n.checks.analysis import Analysis
from l10n.checks.names.capitals import capitalised
from l10n.checks.names.spelling import NameIndex, is_called, is_like
from l10n.checks.rule import CERTAIN, LIKELY, POSSIBLE, finding, rule
from l10n.checks.verdicts import Verdict
from l10n.glossary import Kind
from l10n.glossary.term import Term
from l10n.messages import Message, msg, msg_choice
from l10n.model import Certainty, Finding, LanguagePair, Span, overlap
from l10n.text.exonyms import is_place, renderings
from l10n.text.folding import fold
from l10n.text.gazetteer import country, territory

_VARIANT = 50  # of 100: spellings of one name in any two languages
_LEAST = 4  # letters of a place: shorter ones are parts of names


@rule(
    "terms/missing",
    likely="term-missing term-untranslated",
    possible="term-lost",
    aspect="verdicts",
)
def missing(unit: Analysis) -> Iterator[Finding]:
    """Find terms that the target has in no allowed form, nor in another word of its family.

    It is an error where the glossary says that the term must be there. It is likely to be wrong where it was left as
    it is, where something else stands in its place, or where nobody has reviewed the unit. In a reviewed one, a term
    of which nothing is there may be said in other words, or be known from before.
    """
    for verdict in unit.verdicts:
        if verdict.allowed or verdict.forbidden:
            continue
        term = verdict.term
        rivals = verdict.rivals or _changed(verdict, unit)
        if verdict.standing:
            message = msg("“{text}” was left as it is: write {choice}", text=term.text, choice=_choice(term))
            yield _about(verdict, message, verdict.standing, "term-untranslated", LIKELY)
        elif rivals and unit.unit.reviewed and not term.must and _stands_for(rivals, unit, term):
            message = msg(
                "see whether “{passage}” stands for {choice}, as a capital does for its country",
                passage=unit.at(rivals),
                choice=_choice(term),
            )
            yield _about(verdict, message, rivals, "term-lost", POSSIBLE)
        elif term.must or rivals or not unit.unit.reviewed:
            message = msg("“{text}” is {choice} here: write that", text=term.text, choice=_choice(term))
            if rivals:
                message = msg("{message}, not “{rivals}”", message=message, rivals=unit.at(rivals))
            yield _about(verdict, message, rivals, "term-missing", LIKELY)
        else:
            message = msg(
                "nothing in the target says “{text}”: see whether {choice} should be there",
                text=term.text,
                choice=_choice(term),
            )
            yield _about(verdict, message, (), "term-lost", POSSIBLE)


def _changed(verdict: Verdict, unit: Analysis) -> tuple[Span, ...]:
    """Return the names of the target that stand for nothing in the source, if a term is a name that has gone."""
    kind, names = verdict.term.kind, unit.names
    if kind is Kind.TERM:
        return ()
    gone = any(overlap(a, b) for a in names.missing for b in verdict.places)
    back, here = LanguagePair(unit.pair.target, unit.pair.source), NameIndex(verdict.term.text)
    new = (*names.added, *names.added_places) if gone else ()
    # What is like the term may be what it is called there: *Praha*.
    rivals = tuple(span for span in new if not _is_variant(fold(unit.at([span])), here, back))
    return rivals or (tuple(_new_places(unit, verdict)) if kind in (Kind.PLACE, Kind.DEMONYM) else ())


def _stands_for(rivals: tuple[Span, ...], unit: Analysis, term: Term) -> bool:
    """Return whether all that stands for a place is its country, or a town of it: *Germany* for *Berlin*."""
    if term.kind is not Kind.PLACE or unit.terms is None:
        return False
    code, language = unit.terms.country(term.concepts[0]), unit.pair.target
    texts = [unit.at([span]) for span in rivals]
    if not code or any(country(text, language) != code for text in texts):
        return False
    land = bool(territory(term.text, unit.pair.source))
    return all(bool(territory(text, language)) is not land for text in texts)


def _is_variant(low: str, here: NameIndex, pair: LanguagePair) -> bool:
    """Return whether a folded name may be another spelling of one of a text's names, in another language, too."""
    if is_like(low, here, pair):
        return True
    from rapidfuzz.fuzz import ratio

    return any(low[0] == name[0] and ratio(low, name) >= _VARIANT for name in here.names)


def _new_places(unit: Analysis, verdict: Verdict) -> Iterator[Span]:
    """Give the places of a target that nothing in its source is called, and that the glossary lacks."""
    back = LanguagePair(unit.pair.target, unit.pair.source)
    rest = NameIndex(_without(unit.source, verdict.places))
    own = NameIndex(verdict.term.text)
    known = unit.terms.target.find(unit.target) if unit.terms else []
    for match in capitalised(unit.target):
        low, span = fold(match[1]), Span(*match.span(1))
        if len(low) < _LEAST or any(overlap(hit, span) for hit in known):
            continue
        forms = renderings(low, back.source, back.target) or frozenset()
        if not is_place(low, back.source, back.target) or low in rest.text or is_called(low, rest, back):
            continue
        # *Gènova* (Gênes) is like *Genève*, and another place.
        is_own = is_called(low, own, back) if verdict.term.kind is Kind.DEMONYM else own.tokens.keys() & forms
        if not is_own and low not in own.text:
            yield span


def _without(text: str, places: Iterable[Span]) -> str:
    """Return a text with spaces in some of its places."""
    for start, end in places:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@rule("terms/forbidden", certain="term-forbidden", aspect="verdicts")
def forbidden(unit: Analysis) -> Iterator[Finding]:
    """Find terms that the target has in a form that the glossary forbids."""
    for verdict in unit.verdicts:
        if verdict.forbidden:
            first = verdict.forbidden[0]
            wrong = unit.target[first.start : first.end]
            message = msg(
                "not “{wrong}”: “{text}” is {choice}",
                wrong=wrong,
                text=verdict.term.text,
                choice=_choice(verdict.term),
            )
            yield _about(verdict, message, verdict.forbidden, "term-forbidden", CERTAIN)


@rule("terms/admitted", possible="term-admitted", aspect="verdicts")
def admitted(unit: Analysis) -> Iterator[Finding]:
    """Find terms that the target has in a form that the glossary admits, though it prefers another one."""
    for verdict in unit.verdicts:
        if verdict.admitted:
            message = msg(
                "the glossary prefers “{target_form}” to “{passage}”",
                target_form=verdict.term.target_form,
                passage=unit.at(verdict.admitted),
            )
            found = finding(POSSIBLE, message, verdict.places, verdict.admitted)
            term = verdict.term
            yield replace(found, term=term.text, concept=term.concepts[0], allowed=term.allowed)


@rule("terms/gap", possible="glossary-gap")
def gap(unit: Analysis) -> Iterator[Finding]:
    """Find terms that the glossary has, but not in the target's language."""
    if unit.terms is None:
        return
    seen = set()
    for hit in unit.terms.gaps(unit.source):
        row = hit.forms[0].row
        if row.concept not in seen:
            seen.add(row.concept)
            text = unit.source[hit.start : hit.end]
            message = msg(
                "the glossary has no {target} form for “{text}”: add one", target=unit.pair.target, text=text
            )
            found = finding(POSSIBLE, message, [Span(hit.start, hit.end)])
            yield replace(found, term=text, concept=row.concept)


def _choice(term: Term) -> Message:
    """Return what is allowed, for a sentence: the form that the machine is told first."""
    forms = list(dict.fromkeys((term.target_form, *term.allowed)))[:3]
    return msg_choice(f"“{form}”" for form in forms)


def _about(
    verdict: Verdict, message: Message, places: tuple[Span, ...], name: str, certainty: Certainty
) -> Finding:
    term = verdict.term
    found = finding(CERTAIN if term.must else certainty, message, verdict.places, places, name)
    return replace(found, term=term.text, concept=term.concepts[0], allowed=term.allowed)
