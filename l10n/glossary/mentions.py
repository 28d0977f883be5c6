"""What the articles of sources are about: what speaks for a doubtful form in one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from l10n.glossary.matching import FormFinder, Hit
from l10n.glossary.model import Glossary, Kind
from l10n.glossary.name_spans import is_shouted
from l10n.glossary.readings import Readings
from l10n.text.gazetteer import country, territory

_MOST = 1 << 15  # sources whose articles are remembered: more than a run looks at together


class Mentions:
    """The concepts of a glossary that the articles have in which sources stand.

    `matcher` finds its forms in the sources' language (BCP 47).
    """

    def __init__(self, glossary: Glossary, matcher: FormFinder, language: str) -> None:
        self._glossary = glossary
        self._matcher = matcher
        self._language = language
        self._articles: dict[str, tuple[str, ...]] = {}  # the sources beside which one stands
        self._last: tuple[tuple[str, ...], frozenset[str]] = ((), frozenset())
        self._countries: dict[str, str] = {}

    def read(self, article: Iterable[str]) -> None:
        """Take in the sources of an article. One that two articles have is the last one's."""
        sources = tuple(article)
        if len(self._articles) >= _MOST:
            self._articles.clear()
        self._articles.update(dict.fromkeys(sources, sources))

    def is_near(self, concept: str, source: str) -> bool:
        """Whether the article of a source has a concept, or another one of the same country."""
        there = self.mentioned(source)
        if concept in there:
            return True
        country = self.country(concept)
        return country != "" and any(self.country(other) == country for other in there)

    def mentioned(self, source: str) -> frozenset[str]:
        """Return the concepts of which nobody doubts that the article of a source has them.

        Headlines in capitals say so of themselves only: a page may have several, of other articles.
        """
        article = self._articles.get(source, (source,))
        if self._last[0] is not article:
            self._last = article, self._concepts(text for text in article if not is_shouted(text))
        return self._last[1] | self._concepts([source]) if is_shouted(source) else self._last[1]

    def _concepts(self, texts: Iterable[str]) -> frozenset[str]:
        hits = (hit for text in texts for hit in self._undoubted(text))
        return frozenset(form.row.concept for hit in hits for form in hit.forms)

    def _undoubted(self, source: str) -> list[Hit]:
        hits = self._matcher.find(source)
        read = Readings(source, hits, self._language)
        return [hit for hit in hits if not read.is_shielded(hit) and not read.is_doubtful(hit)]

    def country(self, concept: str) -> str:
        """Return the country (ISO 3166) that a concept is or lies in, by its names; empty if nothing is known."""
        if concept not in self._countries:
            rows = self._glossary.concepts.get(concept, ())
            names = {pair for row in rows if row.kind is Kind.PLACE for pair in row.forms.items()}
            land = any(row.kind is Kind.DEMONYM for row in rows)  # *Palestine* is no town in Texas
            known: Counter[str] = Counter()
            for language, name in names:
                code = territory(name, language) or ("" if land else country(name, language))
                # Most of its names have to say the same, and rather those of other languages than the source's,
                # which is what is in doubt: there is a *Canton* in Ohio, too.
                known[code] += 1 if language == self._language else 2
            del known[""]
            first, second = [*known.most_common(2), ("", 0), ("", 0)][:2]
            self._countries[concept] = first[0] if first[1] > second[1] else ""
        return self._countries[concept]
