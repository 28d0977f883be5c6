"""What becomes of the glossary's terms in a translation: each in an allowed form, a forbidden one, as it was, none.

Any allowed form of the concept will do, in any inflection where the kind of the term has some; what a longer term
covers counts for that one alone. Sentences that say the same in another way (*Russian* for *de Russie*) are no fault
(`l10n.glossary.demonyms`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from l10n.checks.context import Context
from l10n.checks.names.capitals import is_first
from l10n.checks.names.kept_names import is_kept
from l10n.glossary import Kind, Status
from l10n.glossary.demonyms import derivations
from l10n.glossary.families import covers, kin, parts
from l10n.glossary.finder import TermFinder
from l10n.glossary.matching import Hit
from l10n.glossary.remnants import whole
from l10n.glossary.term import Term
from l10n.languages import pack
from l10n.model import Span, Unit, overlap
from l10n.text.folding import fold
from l10n.text.tokens import word_spans, words

_HEAD = 5  # letters that say the same word in another language
_LONG = 6  # letters of a name
_NAME = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ][^\W\d_]+(?![\w-])")
_BEFORE = re.compile(r"(?<!\w)([A-ZÀ-ÖØ-Þ]\w+) $")
# A name is taken for another of its sort only.
_SORTS = (
    frozenset({Kind.PLACE, Kind.DEMONYM}),
    frozenset({Kind.ORGANISATION, Kind.ACRONYM}),
    frozenset({Kind.PERSON}),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A term of a source, its places there, and those of its forms in the target.

    `allowed` are those of all that says it: its allowed forms, words of their families, a name that is kept.
    `standing` are those where it was left as it is, `rivals` those of what may be there in its stead: other terms of
    its sort that nothing in the source stands for, and parts of its forms. `admitted` are those of `allowed` for
    which the glossary prefers another form.
    """

    term: Term
    places: tuple[Span, ...]
    allowed: tuple[Span, ...]
    forbidden: tuple[Span, ...] = ()
    standing: tuple[Span, ...] = ()
    rivals: tuple[Span, ...] = ()
    admitted: tuple[Span, ...] = ()


def verdicts(unit: Unit, context: Context) -> tuple[Verdict, ...]:
    """Return what becomes of the terms in a unit's source, each concept once; nothing without a glossary."""
    terms = context.terms
    found = terms.find(unit.source) if terms else []
    if not terms or not found:
        return ()
    by_concept: dict[tuple[str, ...], list[Term]] = {}
    for term in found:
        by_concept.setdefault(term.concepts, []).append(term)
    hits = terms.target.find(unit.target)
    there = {form.row.concept for hit in hits for form in hit.forms}
    return tuple(_verdict(same, hits, there, unit, terms) for same in by_concept.values())


def _verdict(same: list[Term], hits: list[Hit], there: set[str], unit: Unit, terms: TermFinder) -> Verdict:
    """Return what becomes of a term; `hits` are the target's, of all concepts that are `there`."""
    term = same[0]
    mine, right, wrong = hits[:0], hits[:0], hits[:0]
    if not there.isdisjoint(term.concepts):
        mine = [hit for hit in hits if any(form.row.concept in term.concepts for form in hit.forms)]
        wrong = [
            hit for hit in mine if all(_is_wrong(form.row.status, form.text, term) for form in hit.forms)
        ]
        good = [hit for hit in mine if hit not in wrong] if wrong else mine
        right = whole(term, good, unit.target, terms.pair.target)
    places = tuple(Span(one.start, one.end) for one in same)
    if right or wrong:
        admitted = [hit for hit in right if hit.forms[0].row.status is Status.ADMITTED]
        admitted = [
            hit
            for hit in admitted
            if _is_admitted(hit, term, terms) and not _goes_on(hit, unit.target, terms.pair.target)
        ]
        return Verdict(term, places, _spans(right), _spans(wrong), admitted=_spans(admitted))
    others = [hit for hit in hits if hit not in mine]
    standing = tuple(_standing(term.text, _spans(hits), unit.target, terms.pair.target))
    if standing and (
        _is_own_word(term) or all(is_kept(one, unit.source, unit.target, terms.pair) for one in standing)
    ):
        return Verdict(term, places, standing)
    # What a longer name shields in the source (*Rapid Vienne*) stands for itself, too.
    in_source = {form.row.concept for hit in terms.source.find(unit.source) for form in hit.forms}
    # A word may say two terms at once (*an Israeli military statement*), but what says another one says no more.
    foreign = [hit for hit in others if in_source.isdisjoint(form.row.concept for form in hit.forms)]
    variants = _otherwise(term, places, [*_spans(foreign), *_spans(mine), *standing], unit, terms)
    longer = [hit for hit in foreign if _is_longer(hit, term, unit, terms)]
    rest = words(fold(_without(unit.source, places))) if foreign else ()
    rivals = [hit for hit in foreign if hit not in longer and _is_rival(hit, term, unit, rest)]
    if not variants and not standing:
        variants = _spans(longer)
    if not variants and not standing and (near := _nearly(term, _spans(hits), unit.target)):
        return Verdict(term, places, (), rivals=near)
    if not rivals and not variants and term.kind is Kind.PLACE:
        shorter = dict.fromkeys(parts(unit.target, _spans(hits), term.allowed, terms.pair.target))
        asked = {*parts(unit.source, places, _source_forms(term, terms), terms.pair.source)}
        return Verdict(term, places, (), (), standing, (*_spans(mine), *tuple(shorter)[len(asked) :]))
    return Verdict(term, places, variants, (), standing, _spans([*mine, *rivals]))


def _nearly(term: Term, taken: Sequence[Span], target: str) -> tuple[Span, ...]:
    """Return the places of a name that is a form of a term but for one letter: *Teheran* for *Tehran*."""
    forms = [form for form in term.allowed if len(form) >= _LONG and form.isalpha() and form[0].isupper()]
    spans = [Span(*match.span()) for match in _NAME.finditer(target)] if forms else []
    return tuple(
        span
        for span in spans
        if not any(overlap(span, one) for one in taken)
        and any(_is_near(form, target[span.start : span.end]) for form in forms)
    )


def _is_near(form: str, word: str) -> bool:
    from rapidfuzz.distance import OSA

    return form[0] == word[0] and OSA.distance(form, word, score_cutoff=1) <= 1


def _otherwise(
    term: Term, places: Sequence[Span], taken: Sequence[Span], unit: Unit, terms: TermFinder
) -> tuple[Span, ...]:
    """Return the places of words in a target that say a term without being one of its forms."""
    # What the source says in other words, too, is no more than that: *le président russe en Russie*; but for what
    # stands inside a longer name: *l'Europe de l'Est*.
    names = _source_forms(term, terms)
    hits = terms.hits(unit.source)
    others = [span for span in _spans(hits) if len(words(unit.source[span.start : span.end])) > 1]
    ours, theirs = (term.allowed, term.kind, terms.pair.target), (names, term.kind, terms.pair.source)
    derived = [*derivations(unit.target, taken, *ours)] or [*kin(unit.target, taken, *ours)]
    if not derived:
        return ()
    taken = [*places, *others]
    asked = [*derivations(unit.source, taken, *theirs), *kin(unit.source, taken, *theirs, shared=False)]
    return tuple(_apart(derived))[len(_apart(asked)) :]


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return those of some places that lie over none before them."""
    apart: list[Span] = []
    for one in spans:
        if not any(overlap(one, other) for other in apart):
            apart.append(one)
    return apart


def _source_forms(term: Term, terms: TermFinder) -> list[str]:
    """Return all allowed forms of a term in its own language."""
    return [form for concept in term.concepts for form in terms.glossary.allowed(concept, terms.pair.source)]


def _is_longer(hit: Hit, term: Term, unit: Unit, terms: TermFinder) -> bool:
    """Return whether a form in a target says a term and more: *UN peacekeepers*.

    Of a place it does so only if the source says where in it: *Southeast Asia* for *le sud-est de l'Asie*; or if the
    target has a part of its name in a longer one: *Baja California*.
    """
    text, language = unit.target[hit.start : hit.end], terms.pair.target
    if _is_inside_name(hit, unit) and any(covers(form, [text], language) for form in term.allowed):
        return True
    if not covers(text, term.allowed, language):
        return False
    if any(covers(form, [text], language) for form in term.allowed):
        return True  # the same words: *Democratic Republic of Congo*
    if not _SORTS[0].isdisjoint({term.kind}):
        known = pack.language(terms.pair.source).demonyms.directions
        starts = tuple({*known, *(prefix for prefixes in known.values() for prefix in prefixes)})
        return any(word.startswith(starts) for word in words(unit.source)) if starts else False
    return True


def _without(text: str, places: Iterable[Span]) -> str:
    """Return a text without what stands in some places of it."""
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text


def _is_rival(hit: Hit, term: Term, unit: Unit, rest: Iterable[str]) -> bool:
    """Return whether a form in a target may stand there in the place of a term: it is of the same sort.

    What the source has, letter by letter, stands for that (*Ligue Europa*), and so does what begins as one of the
    other words of it, `rest`: *Mediterranean* for *méditerranéen*.
    """
    head = fold(unit.target[hit.start : hit.end])[:_HEAD]
    if len(head) == _HEAD and any(word.startswith(head) for word in rest):
        return False
    sort = next((sort for sort in _SORTS if term.kind in sort), frozenset())
    text = unit.target[hit.start : hit.end]
    return any(form.row.kind in sort for form in hit.forms) and (text == term.text or text not in unit.source)


def _is_inside_name(hit: Hit, unit: Unit) -> bool:
    """Return whether a place stands right behind another word with a capital, in languages whose nouns have none."""
    if pack.language(unit.pair.target).names.capital_nouns or unit.target.isupper():
        return False
    before = _BEFORE.search(unit.target, 0, hit.start)
    return before is not None and not is_first(unit.target, before.start(1))


def _spans(hits: Sequence[Hit]) -> tuple[Span, ...]:
    return tuple([Span(hit.start, hit.end) for hit in hits])


def _is_own_word(term: Term) -> bool:
    """Return whether a term as it stands in the source is the plural of an allowed form: *migrants* in Catalan."""
    return term.kind in (Kind.TERM, Kind.DEMONYM) and term.text.lower() in {
        f"{form.lower()}s" for form in term.allowed
    }


def _is_admitted(hit: Hit, term: Term, terms: TermFinder) -> bool:
    """Return whether a hit is in no form that the glossary prefers, though it prefers one of the same kind.

    A part of a person's name is that name.
    """
    if term.kind is Kind.PERSON and covers(term.target_form, [hit.forms[0].text], terms.pair.target):
        return False
    if any(form.row.status is not Status.ADMITTED or form.text == term.target_form for form in hit.forms):
        return False
    rows = [row for concept in term.concepts for row in terms.glossary.concepts[concept]]
    preferred = {row.kind for row in rows if row.status is Status.PREFERRED and row.form(terms.pair.target)}
    return term.kind in preferred and all(form.row.kind is term.kind for form in hit.forms)


def _goes_on(hit: Hit, target: str, language: str) -> bool:
    """Return whether an institution's name goes on behind a form, so that the target says it in another way.

    That is *Duma de Estado*, where the glossary knows *Duma* and *Duma Estatal*.
    """
    if any(form.row.kind is not Kind.ORGANISATION for form in hit.forms):
        return False
    small = "|".join(map(re.escape, sorted(pack.language(language).grammar.inner))).replace("'", "['’]")
    behind = rf" (?:(?:{small})(?: |(?<=['’])))+[^\W\d_a-zà-öø-ÿ]"
    return bool(small) and re.match(behind, target[hit.end :]) is not None


def _is_wrong(status: Status, text: str, term: Term) -> bool:
    return status is Status.FORBIDDEN and text not in term.allowed


def _standing(text: str, others: Sequence[Span], target: str, language: str) -> Iterator[Span]:
    """Give the places where a source's term stands in the target, letter by letter, outside of other terms."""
    if text not in target:
        return
    starts = {word.start for word in word_spans(target, language)}
    ends = {word.end for word in word_spans(target, language)}
    start = target.find(text)
    while start >= 0:
        end = start + len(text)
        if start in starts and end in ends and all(end <= s or e <= start for s, e in others):
            yield Span(start, end)
        start = target.find(text, end)
