"""What a check is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from l10n.glossary.finder import TermFinder
from l10n.model import Finding, LanguagePair, Severity, Span, Unit


@dataclass(frozen=True, slots=True)
class Context:
    """What checks may need to know: the languages, and the glossary made ready for them if there is one.

    `levels` has what somebody wants of checks in place of their own severities; None for what shouldn't run.
    """

    pair: LanguagePair
    terms: TermFinder | None = None
    levels: Mapping[str, Severity | None] = field(default_factory=dict, compare=False)

    @property
    def turned(self) -> Context:
        """The context for what the target has and the source has not: the other way round, without a glossary."""
        return Context(LanguagePair(self.pair.target, self.pair.source))


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its stable name, the family it belongs to, how much it matters in a reviewed unit, and itself.

    `run` gets a unit that has a target; what it finds needs no name, severity or place: `l10n.checks.run` fills
    them in. `needs` is for checks that look at the same thing (numbers, quotation marks): where it returns nothing,
    none of them is run.
    """

    name: str
    family: str
    severity: Severity
    run: Callable[[Unit, Context], Iterable[Finding]]
    needs: Callable[[Unit, Context], object] | None = None


def finding(message: str, source: Iterable[Span] = (), target: Iterable[Span] = ()) -> Finding:
    """Return a finding with a sentence for the translator, and the places in source and target it is about."""
    return Finding("", Severity.INFO, message, source_spans=tuple(source), target_spans=tuple(target))
