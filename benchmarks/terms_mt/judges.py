"""Who says which terms a target obeys: exact forms, which know nothing, and the matcher of a contestant, l10n."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.terms_mt.terms import FormFinder, Term


class Judge(Protocol):
    """Says of the terms of a sentence whether a target has them.

    A term counts where the source has it and the reference its translation, for only there it is known to be right.
    """

    def verdicts(self, source: str, reference: str, target: str) -> list[bool]:
        """Return whether a target is right, for each term that counts: always as many for a source and reference."""
        ...


class FormJudge:
    """Asks for a form that the list has for a term, letter by letter, as often as source and reference have it."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._source = FormFinder({term.concept: term.source_forms for term in terms})
        self.target = FormFinder({term.concept: term.target_forms for term in terms})

    def verdicts(self, source: str, reference: str, target: str) -> list[bool]:
        """Return the verdicts, in the order of the concepts' names."""
        wanted = self._source.count(source) & self.target.count(reference)
        there = self.target.count(target)
        return [there[concept] >= count for concept, count in sorted(wanted.items())]


class L10nJudge:
    """Asks l10n's matcher, which knows inflection, longer names around a term, and which form a place wants."""

    def __init__(self, glossary: Path, source: str, target: str) -> None:
        from l10n.glossary.csv import read
        from l10n.glossary.finder import TermFinder
        from l10n.model import LanguagePair

        self._finder = TermFinder(read([glossary]), LanguagePair(source, target))

    def verdicts(self, source: str, reference: str, target: str) -> list[bool]:
        """Return the verdicts, in the order of the source."""
        found = self._finder.find(source)
        lacks = self._finder.missing(found, reference)
        asked = [term for term in found if term not in lacks]
        missing = self._finder.missing(asked, target)
        return [term not in missing for term in asked]
