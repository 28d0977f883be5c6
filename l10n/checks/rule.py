"""What a rule is, what a check of one is given, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from l10n.glossary.finder import TermFinder
from l10n.model import Certainty, Finding, LanguagePair, Severity, Span, Unit

# Whose findings a setting is about: a rule's id, and the name that it had for them before rules had ids.
Part = tuple[str, str]
# How much somebody wants findings to matter, in place of their own severities; None for what shouldn't be looked for.
Levels = Mapping[Part, Severity | None]


@dataclass(frozen=True, slots=True)
class Context:
    """What checks may need to know: the languages, the glossary made ready for them if there is one, the levels."""

    pair: LanguagePair
    terms: TermFinder | None = None
    levels: Levels = field(default_factory=dict, compare=False)

    @property
    def turned(self) -> Context:
        """The context for what the target has and the source has not: the other way round, without a glossary."""
        return Context(LanguagePair(self.pair.target, self.pair.source))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that a finding may break: its id, `family/name`, and the old names of its findings, each with how sure.

    `description` says what is found.
    """

    id: str
    names: Mapping[str, Certainty]
    description: str = ""

    @property
    def family(self) -> str:
        """The first half of its id."""
        return self.id.partition("/")[0]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its findings by their old names."""
        return tuple((self.id, name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its old name, the id of its rule, how sure it is, and itself.

    `run` gets a unit that has a target; what it finds needs no name, severity or place: `l10n.checks.run` fills
    them in. `needs` is for checks that look at the same thing (numbers, quotation marks): where it returns nothing,
    none of them is run.
    """

    name: str
    rule: str
    certainty: Certainty
    run: Callable[[Unit, Context], Iterable[Finding]]
    needs: Callable[[Unit, Context], object] | None = None

    @property
    def part(self) -> Part:
        """What a setting about it is about."""
        return self.rule, self.name


def finding(message: str, source: Iterable[Span] = (), target: Iterable[Span] = ()) -> Finding:
    """Return a finding with a sentence for the translator, and the places in source and target it is about."""
    return Finding("", Severity.INFO, message, source_spans=tuple(source), target_spans=tuple(target))
