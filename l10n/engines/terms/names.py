"""Names that an engine changed, as terms whose target is themselves: *Paul Singer* is no *Paul Imitate*.

What became of a name is only seen in a target. A name that stands there, that is spelt as the target's language
writes its sounds (*Choïgou*, *Shoigu*), or that is a place by its own name there (*Londres*, *London*), is left to
the engine, and so is one that is made of words to be translated (*the White House*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.engines.terms.descriptive_names import is_translated
from l10n.engines.terms.name_target import NameTarget
from l10n.glossary.model import Kind, Matching, Row, Status
from l10n.glossary.term import NAME, Term
from l10n.languages import pack
from l10n.model import LanguagePair, Span, overlap
from l10n.text.proper_names import ProperName, Sort, proper_names


def names_changed(source: str, target: str, terms: Sequence[Term], pair: LanguagePair) -> list[Term]:
    """Return the names of a source that a target has otherwise, each time that they stand there, in order.

    `terms` are the glossary's in the source: what those say is their own matter. Where names inflect, or are written
    in other letters, nothing is told.
    """
    if not can_hold(pair):
        return []
    names = [
        name
        for name in proper_names(source, pair.source)
        if not any(overlap(Span(name.start, name.end), term) for term in terms)
    ]
    if not names:
        return []
    there = NameTarget(target, source, pair)
    changed = {
        source[name.start : name.end]
        for name in names
        if not there.has(name) and not is_translated(name, source, there, pair)
    }
    return [_term(source, name, pair) for name in names if source[name.start : name.end] in changed]


def can_hold(pair: LanguagePair) -> bool:
    """Return whether names of one language stay as they are in the other: neither inflected nor in other letters."""
    ours, theirs = pack.language(pair.source), pack.language(pair.target)
    return theirs.inflection.steady_names and ours.script.letters == theirs.script.letters


def rows(terms: Sequence[Term], *languages: str) -> Iterator[Row]:
    """Yield a row for each of some names, with the same form in all languages (BCP 47) but the term's own target."""
    for term in {term.concepts: term for term in terms}.values():
        *others, target = languages
        forms = {**dict.fromkeys(others, term.text), target: term.target_form}
        yield Row(term.concepts[0], term.kind, Status.PREFERRED, forms, term.match)


def _term(source: str, name: ProperName, pair: LanguagePair) -> Term:
    text = source[name.start : name.end]
    kind = Kind.PERSON if name.sort is Sort.PERSON else Kind.ORGANISATION
    what = text, (text,), (), (NAME + text,), kind, Matching.EXACT, pair.source
    return Term(name.start, name.end, text, *what, governed=False, noun=True)
