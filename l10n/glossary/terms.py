"""What a translation has to say: the glossary's terms in a source, with their forms in the target language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from l10n.glossary.derived import derived
from l10n.glossary.matching import Hit, Matcher
from l10n.glossary.model import Glossary, Kind, Match, Status
from l10n.glossary.typos import Typos
from l10n.model import LanguagePair, Span


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term at `source[start:end]`.

    `text` is how it stands there, `told` the form that a machine is told, `allowed` and `forbidden` are the forms in
    the target language that are right and wrong for it. `concepts` are more than one where the form is ambiguous.
    `kind` is what the concept is, `match` how the form was found.
    """

    start: int
    end: int
    text: str
    told: str
    allowed: tuple[str, ...]
    forbidden: tuple[str, ...]
    concepts: tuple[str, ...]
    kind: Kind
    match: Match


class Terms:
    """A glossary made ready for a pair of languages."""

    def __init__(self, glossary: Glossary, pair: LanguagePair) -> None:
        self.glossary = glossary
        self.pair = pair
        self.source = Matcher(glossary.forms(pair.source), pair.source)
        self.target = Matcher(glossary.forms(pair.target), pair.target)

    @cached_property
    def typos(self) -> Typos:
        """What finds the glossary's names where a source misspells them."""
        glossary = self.glossary
        forms = [form for language in glossary.languages for form in glossary.forms(language)]
        return Typos(forms, self.pair.source)

    def meant(self, source: str) -> list[Term]:
        """Return the terms that a source means where it misspells a name, in order."""
        found = []
        for typo in self.typos.find(source):
            hit = Hit(typo.start, typo.end, (typo.meant,))
            if (term := self._term(source, hit)) is not None:
                found.append(term)
        return found

    def gaps(self, source: str) -> list[Hit]:
        """Return the forms in a source for which nothing is decided in the target language, in order."""
        return [hit for hit in self.source.find(source) if self._term(source, hit) is None]

    def find(self, source: str) -> list[Term]:
        """Return the terms in a source for which something is decided in the target language, in order."""
        return [term for hit in self.source.find(source) if (term := self._term(source, hit))]

    def _term(self, source: str, hit: Hit) -> Term | None:
        target = self.pair.target
        rows = [form.row for form in hit.forms]
        told = next((told for row in rows if (told := self.glossary.told(row, target))), None)
        if told is None:
            return None
        concepts = tuple(dict.fromkeys(row.concept for row in rows))
        allowed = tuple(dict.fromkeys(a for c in concepts for a in self.glossary.allowed(c, target)))
        forbidden = tuple(dict.fromkeys(f for c in concepts for f in self.glossary.forbidden(c, target)))
        forbidden = tuple(form for form in forbidden if form not in allowed)
        text = source[hit.start : hit.end]
        return Term(
            hit.start, hit.end, text, told, allowed, forbidden, concepts, rows[0].kind, rows[0].matching
        )

    def lacking(self, found: Sequence[Term], target: str, *, loosely: bool = False) -> list[Term]:
        """Return those of a source's terms that a target lacks: in no allowed form as often as the source has them.

        One that stands there in a forbidden form lacks, too. `loosely` takes a word that is made from an allowed
        form for it (*Russian* for *Russia*), and once for twice.
        """
        hits = self.target.find(target)
        lacking: list[Term] = []
        for same in _by_concept(found):
            allowed, forbidden = self._there(same[0], hits)
            if loosely and not forbidden:
                taken = [Span(hit.start, hit.end) for hit in hits]
                wanted = 0 if allowed or any(self._derived(same[0], target, taken)) else len(same)
            else:
                wanted = len(same) if forbidden else max(0, len(same) - len(allowed))
            lacking += same[:wanted]
        return lacking

    def kept(self, found: Sequence[Term], target: str) -> list[Hit]:
        """Return the places where a target has its source's terms in allowed forms."""
        hits = self.target.find(target)
        return [hit for same in _by_concept(found) for hit in self._there(same[0], hits)[0]]

    def doubled(self, found: Sequence[Term], target: str, free: str) -> bool:
        """Whether a target has a term more often than its source and than a `free` one."""
        hits, before = self.target.find(target), self.target.find(free)
        return any(
            len(self._there(same[0], hits)[0]) > max(len(same), len(self._there(same[0], before)[0]))
            for same in _by_concept(found)
        )

    def _there(self, term: Term, hits: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
        """Return the hits in a target that are allowed for a term, and those that are forbidden."""
        mine = [hit for hit in hits if any(form.row.concept in term.concepts for form in hit.forms)]
        forbidden = [hit for hit in mine if all(form.row.status is Status.FORBIDDEN for form in hit.forms)]
        return [hit for hit in mine if hit not in forbidden], forbidden

    def _derived(self, term: Term, target: str, taken: Sequence[Span]) -> Iterator[Span]:
        return derived(target, taken, term.allowed, term.kind, self.pair.target)


def _by_concept(found: Sequence[Term]) -> list[list[Term]]:
    groups: dict[tuple[str, ...], list[Term]] = {}
    for term in found:
        groups.setdefault(term.concepts, []).append(term)
    return list(groups.values())
