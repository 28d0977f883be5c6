"""What a translation has to say: the glossary's terms in a source, with their forms in the target language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from l10n.glossary.matching import Hit, Matcher
from l10n.glossary.model import Glossary, Kind, Match
from l10n.glossary.typos import Typos
from l10n.model import LanguagePair


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
