"""What a finding asks to be decided in the glossary: the changes that settle how its term is to be said."""

from __future__ import annotations

from collections import defaultdict

from l10n.model import Finding, overlap
from l10n.reports.model import Report
from l10n.reports.terms import GlossaryChange, Rendering, Use

_FAMILIES = ("terms", "corpus")
# A sentence: its catalog's path, its line and its texts.
_Sentence = tuple[str, int | None, str, str]


class Decisions:
    """The changes of the glossary by the findings that they would settle."""

    def __init__(self, report: Report) -> None:
        """Take the changes that a report has for the renderings of its terms, and for names without an entry."""
        self._additions = report.additions
        self._ways: defaultdict[_Sentence, list[tuple[str, Rendering, Use]]] = defaultdict(list)
        for term in report.terms:
            for language in term.languages:
                for way in language.renderings:
                    for use in way.uses if way.changes else ():
                        sentence = use.path, use.line, use.source, use.target
                        self._ways[sentence].append((term.concept, way, use))

    def of(self, finding: Finding, target: str) -> tuple[GlossaryChange, ...]:
        """Return the changes that would settle a finding in a target's language (BCP 47): none for most."""
        if finding.rule.partition("/")[0] not in _FAMILIES:
            return ()
        if finding.rule == "corpus/names" and finding.source_spans:
            start, end = finding.source_spans[0]
            change = self._additions.get((target, finding.source[start:end]))
            return (change,) if change else ()
        sentence = finding.path, finding.line, finding.source, finding.target
        for concept, way, use in self._ways.get(sentence, ()):
            if finding.concept in ("", concept) and (
                any(overlap(one, other) for one in finding.target_spans for other in use.target_spans)
            ):
                return way.changes
        return ()
