"""What a finding asks to be decided in the glossary: the changes that settle how its term is to be said."""

from __future__ import annotations

from l10n.model import Finding, Span
from l10n.reports.model import Report
from l10n.reports.terms import GlossaryChange

_FAMILIES = ("terms", "corpus")


class Decisions:
    """The changes of the glossary by the findings that they would settle."""

    def __init__(self, report: Report) -> None:
        """Take the changes that a report has for the renderings of its terms."""
        self._additions = report.additions
        self._changes: dict[tuple[str, str, str], tuple[GlossaryChange, ...]] = {}
        for term in report.terms:
            for language in term.languages:
                for way in language.renderings:
                    for name in (term.concept, term.text):
                        self._changes.setdefault((language.target, name, way.text), way.changes)

    def of(self, finding: Finding, target: str) -> tuple[GlossaryChange, ...]:
        """Return the changes that would settle a finding in a target's language (BCP 47): none for most."""
        if finding.rule.partition("/")[0] not in _FAMILIES:
            return ()
        names = [finding.concept, *_pieces(finding.source, finding.source_spans)]
        forms = _pieces(finding.target, finding.target_spans)
        for name in filter(None, names):
            for form in forms:
                if changes := self._changes.get((target, name, form)):
                    return changes
        if finding.rule == "corpus/names":
            return tuple(self._additions[target, name] for name in names if (target, name) in self._additions)
        return ()


def _pieces(text: str, spans: tuple[Span, ...]) -> list[str]:
    return list(dict.fromkeys(text[span.start : span.end] for span in spans))
