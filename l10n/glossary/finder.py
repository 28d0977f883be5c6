"""What a translation has to say: the glossary's terms in a source, with their forms in the target language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace

from l10n.glossary.demonyms import derivations
from l10n.glossary.matching import FormFinder, Hit, Matcher
from l10n.glossary.mentions import Mentions
from l10n.glossary.misspelling import Misspelling, MisspellingFinder
from l10n.glossary.model import Glossary, Kind, Matching, Row, Status
from l10n.glossary.own_forms import repeated, unmet_first
from l10n.glossary.readings import Readings
from l10n.glossary.remnants import ends_again, whole
from l10n.glossary.term import Term
from l10n.model import LanguagePair, Span, overlap


class TermFinder:
    """A glossary made ready for a pair of languages."""

    def __init__(self, glossary: Glossary, pair: LanguagePair) -> None:
        self.glossary = glossary
        self.pair = pair
        self.source: FormFinder = _matcher(glossary, pair.source)
        self.target: FormFinder = _matcher(glossary, pair.target)
        self._asked: tuple[str, list[tuple[Hit, Term | None]]] = ("", [])  # several checks ask about one text
        self._shielded: list[Hit] = []  # in the same text
        self._known: dict[tuple[int, ...], Term | None] = {}
        self._mentions = Mentions(glossary, self.source, pair.source)

    def with_rows(self, rows: Iterable[Row]) -> TermFinder:
        """Return one that finds the forms of further rows, too; the glossary's own matchers are shared."""
        further = Glossary(tuple(rows))
        other = copy(self)
        other.glossary = Glossary((*self.glossary.rows, *further.rows))
        other._known, other._asked, other._shielded = {}, ("", []), []
        other.source = _Both(self.source, _matcher(further, self.pair.source))
        other.target = _Both(self.target, _matcher(further, self.pair.target))
        return other

    @property
    def misspellings(self) -> MisspellingFinder:
        """What finds the glossary's names where a source misspells them."""
        glossary, key = self.glossary, (MisspellingFinder, self.pair.source)
        if key not in glossary.cache:
            forms = [form for language in glossary.languages for form in glossary.forms(language)]
            glossary.cache[key] = MisspellingFinder(forms, self.pair.source, self.source)
        finder: MisspellingFinder = glossary.cache[key]
        return finder

    def read(self, article: Iterable[str]) -> None:
        """Take in the sources of an article: what a doubtful one of them means, the others tell.

        A source that two articles have is the last one's.
        """
        self._asked = "", []  # what was decided for a source of the article before need not hold in this one
        self._mentions.read(article)

    def is_in(self, source: str) -> bool:
        """Whether a source has, or may misspell, anything of the glossary: if not, its article is of no matter."""
        return bool(self.source.find(source) or self.misspellings.find(source))

    def asked(self, source: str) -> list[Term]:
        """Return the terms in a source, and those that it surely means where it misspells a name, in order."""
        terms = self.find(source)
        meant = [one for one in self.meant(source) if not any(overlap(one, term) for term in terms)]
        return sorted((*terms, *meant), key=lambda term: term.start) if meant else terms

    def misspelt(self, source: str) -> list[Misspelling]:
        """Return the names that a source misspells, in order, by what stands around them and in its article."""
        return [
            typo
            for typo in self.misspellings.find(source)
            if not typo.weak or typo.meant.row.concept in self._mentions.mentioned(source)
        ]

    def meant(self, source: str) -> list[Term]:
        """Return the terms that a source surely means where it misspells a name, in order."""
        terms = []
        for typo in self.misspelt(source):
            if self.is_sure(source, typo):
                hit = Hit(typo.start, typo.end, (typo.meant,))
                if (term := self._term(source, hit)) is not None:
                    terms.append(term)
        return terms

    def is_sure(self, source: str, typo: Misspelling) -> bool:
        """Whether a misspelt name is as good as the right one: likely by itself, and something else says so, too.

        That is what stands around it, or its article: the right form, or what is of the same country.
        """
        return typo.likely and (typo.proven or self._mentions.is_near(typo.meant.row.concept, source))

    def country(self, concept: str) -> str:
        """Return the country (ISO 3166) that a concept is or lies in; empty if its names don't tell."""
        return self._mentions.country(concept)

    def hits(self, source: str) -> list[Hit]:
        """Return the forms in a source, in order, whether anything is decided for them or not."""
        return [hit for hit, _ in self._decisions(source)]

    def gaps(self, source: str) -> list[Hit]:
        """Return the forms in a source for which nothing is decided in the target language, in order."""
        return [hit for hit, term in self._decisions(source) if term is None]

    def find(self, source: str) -> list[Term]:
        """Return the terms in a source for which something is decided in the target language, in order."""
        return [term for _, term in self._decisions(source) if term is not None]

    def inside_names(self, source: str) -> list[Term]:
        """Return the places in a source that are parts of longer names, and so are not asked for: *Air Canada*."""
        self._decisions(source)
        terms = [self._term(source, hit) for hit in self._shielded]
        return [term for term in terms if term is not None and term.kind is Kind.PLACE]

    def _decisions(self, source: str) -> list[tuple[Hit, Term | None]]:
        """Return the glossary's forms in a source, with what they ask for."""
        asked, decisions = self._asked
        if asked != source:
            found = self.source.find(source)
            if not found:
                self._asked, self._shielded = (source, []), []
                return []
            read = Readings(source, found, self.pair.source)
            hits = [hit for hit in found if not read.is_shielded(hit)]
            self._shielded = [hit for hit in found if hit not in hits]
            hits = [hit for hit in hits if not read.is_doubtful(hit) or self._is_backed(hit, source, read)]
            decisions = [(hit, self._decision(source, hit, read)) for hit in hits]
            self._asked = source, decisions
        return decisions

    def _is_backed(self, hit: Hit, source: str, read: Readings) -> bool:
        """Whether something speaks for a doubtful form in a source.

        That is its article; or, of a place that is short for a longer name (*océan Pacifique*), the word before it.
        """
        if any(self._mentions.is_near(form.row.concept, source) for form in hit.forms):
            return True
        return read.has_article(hit) and any(
            row.kind is Kind.PLACE and row.forms.get(form.language, "").endswith(f" {form.text}")
            for form in hit.forms
            for row in self.glossary.concepts.get(form.row.concept, ())
        )

    def _decision(self, source: str, hit: Hit, read: Readings) -> Term | None:
        """Return what a form asks for: a surname asks for no first name where the source has one."""
        term = self._term(source, hit)
        if term is None or term.kind is not Kind.PERSON or not read.has_first_name(hit):
            return term
        size = len(term.text.split())
        if len(term.target_form.split()) > size:
            form = next((form for form in term.allowed if len(form.split()) == size), None)
            return replace(term, target_form=form) if form else None
        return term

    def _term(self, source: str, hit: Hit) -> Term | None:
        # A row that is said to match just so goes first: *Néo-Zélandais* for the people, beside *néo-zélandais*.
        text = source[hit.start : hit.end]
        forms_of = sorted(
            hit.forms, key=lambda form: form.row.match is not Matching.CASE or form.text != text
        )
        key = tuple(map(id, forms_of))  # the matchers keep them
        if key not in self._known:
            self._known[key] = self._decided([form.row for form in forms_of])
        decided = self._known[key]
        if decided is None:
            return None
        d = decided  # made anew rather than by `replace`, which costs four times as much
        place = hit.start, hit.end, source[hit.start : hit.end]
        forms = d.target_form, d.allowed, d.forbidden
        return Term(*place, *forms, d.concepts, d.kind, d.match, self.pair.source, d.must)

    def _decided(self, rows: Sequence[Row]) -> Term | None:
        """Return what is decided for rows that a form may be of, as a term that stands nowhere."""
        target = self.pair.target
        target_form = next((form for row in rows if (form := self.glossary.target_form(row, target))), None)
        if target_form is None:
            return None
        concepts = tuple(dict.fromkeys(row.concept for row in rows))
        allowed = tuple(dict.fromkeys(a for c in concepts for a in self.glossary.allowed(c, target)))
        forbidden = tuple(dict.fromkeys(f for c in concepts for f in self.glossary.forbidden(c, target)))
        forbidden = tuple(form for form in forbidden if form not in allowed)
        first, must = rows[0], any(row.must for row in rows)
        what = concepts, first.kind, first.matching, self.pair.source, must
        return Term(0, 0, "", target_form, allowed, forbidden, *what)

    def missing(self, terms: Sequence[Term], target: str, *, loosely: bool = False) -> list[Term]:
        """Return those of a source's terms that a target lacks: in no allowed form as often as the source has them.

        Of a land and its people, who are one concept, it is the one whose own form isn't there.
        One that stands there in a forbidden form lacks, too. `loosely` takes a word that is made from an allowed
        form for it (*Russian* for *Russia*), and once for twice.
        """
        hits = self.target.find(target)
        missing: list[Term] = []
        for same in _by_concept(terms):
            allowed, forbidden = self._there(same[0], hits)
            allowed = whole(same[0], allowed, target, self.pair.target)
            if loosely and not forbidden:
                taken = [Span(hit.start, hit.end) for hit in hits]
                wanted = 0 if allowed or any(self._derived(same[0], target, taken)) else len(same)
            else:
                wanted = len(same) if forbidden else max(0, len(same) - len(allowed))
            if 0 < wanted < len(same):
                same = sorted(unmet_first(same, allowed)[:wanted], key=lambda term: term.start)
            missing += same[:wanted]
        return missing

    def occurrences(self, terms: Sequence[Term], target: str) -> list[Hit]:
        """Return the places where a target has its source's terms in allowed forms."""
        hits = self.target.find(target)
        return [
            hit
            for same in _by_concept(terms)
            for hit in whole(same[0], self._there(same[0], hits)[0], target, self.pair.target)
        ]

    def doubled(self, terms: Sequence[Term], target: str, free: str) -> bool:
        """Whether a target has a term more often than its source and than a `free` one, or the end of one twice."""
        hits, before = self.target.find(target), self.target.find(free)
        for same in _by_concept(terms):
            there = self._there(same[0], hits)[0]
            # A form may be of several concepts: *virus* for *virus* and for *virale*.
            shared = {form.row.concept for hit in there for form in hit.forms}
            wanted = sum(not shared.isdisjoint(term.concepts) for term in terms)
            if len(there) > max(len(same), wanted, len(self._there(same[0], before)[0])):
                return True
            if any(ends_again(same[0], hit, target, self.pair.target) for hit in there):
                return True
        return False

    def repeats(self, terms: Sequence[Term], target: str) -> int:
        """Return how much more often a target says forms than terms ask: *New Zealand* for a land and its people."""
        hits = self.target.find(target)
        return sum(repeated(same, self._there(same[0], hits)[0]) for same in _by_concept(terms))

    def _there(self, term: Term, hits: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
        """Return the hits in a target that are allowed for a term, and those that are forbidden."""
        mine = [hit for hit in hits if any(form.row.concept in term.concepts for form in hit.forms)]
        forbidden = [hit for hit in mine if all(form.row.status is Status.FORBIDDEN for form in hit.forms)]
        return [hit for hit in mine if hit not in forbidden], forbidden

    def _derived(self, term: Term, target: str, taken: Sequence[Span]) -> Iterator[Span]:
        return derivations(target, taken, term.allowed, term.kind, self.pair.target)


@dataclass(frozen=True, slots=True)
class _Both:
    """What finds the forms of two glossaries, each as if it were alone: theirs may lie over one another."""

    first: FormFinder
    second: FormFinder

    def find(self, text: str) -> list[Hit]:
        return sorted((*self.first.find(text), *self.second.find(text)), key=lambda hit: hit.start)


def _matcher(glossary: Glossary, language: str) -> Matcher:
    key = (Matcher, language)
    if key not in glossary.cache:
        glossary.cache[key] = Matcher(glossary.forms(language), language)
    matcher: Matcher = glossary.cache[key]
    return matcher


def _by_concept(terms: Sequence[Term]) -> list[list[Term]]:
    groups: dict[tuple[str, ...], list[Term]] = {}
    for term in terms:
        groups.setdefault(term.concepts, []).append(term)
    return list(groups.values())
