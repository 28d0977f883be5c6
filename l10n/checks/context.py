"""What a rule may need to know besides a unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair, Severity

# Whose findings a setting is about: a rule's id, and the name that it had for them before rules had ids.
Part = tuple[str, str]
# How much somebody wants findings to matter, in place of their own severities; None for what shouldn't be looked for.
Levels = Mapping[Part, Severity | None]


@dataclass(frozen=True, slots=True)
class Context:
    """What rules may need to know: the languages, the glossary made ready for them if there is one, the levels."""

    pair: LanguagePair
    terms: TermFinder | None = None
    levels: Levels = field(default_factory=dict, compare=False)

    @property
    def turned(self) -> Context:
        """The context for what the target has and the source has not: the other way round, without a glossary."""
        return Context(LanguagePair(self.pair.target, self.pair.source))
