"""What a rule is, what it is given, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from inspect import cleandoc
from typing import NamedTuple

from l10n.checks.analysis import Analysis
from l10n.checks.context import Part
from l10n.checks.titles import title
from l10n.messages import Message
from l10n.model import Certainty, Edit, Finding, Severity, Span, Unit

CERTAIN, LIKELY, POSSIBLE = Certainty.CERTAIN, Certainty.LIKELY, Certainty.POSSIBLE


class Example(NamedTuple):
    """A source, a target that breaks a rule, and one that doesn't; `pair` is `fr-en`."""

    pair: str
    source: str
    wrong: str
    right: str


class Gate(NamedTuple):
    """What a unit has to have for rules to find anything in it: one of some signs, an aspect of its analysis."""

    signs: frozenset[str] = frozenset()
    aspect: str = ""

    def opens(self, unit: Analysis) -> bool:
        """Whether a unit has it: a sign in either text, anything by the name of the aspect."""
        if self.signs:
            return not self.signs.isdisjoint(unit.signs)
        return not self.aspect or bool(getattr(unit, self.aspect))


_OPEN = Gate()


@dataclass(frozen=True, slots=True, eq=False)  # one is only itself, and so a key
class Rule:
    """A rule that a finding may break: its id, `family/name`, and the old names of its findings, each with how sure.

    `description` says what is found, first in one sentence. `find` finds it in a unit that has a target; what it
    gives needs no rule, severity or place: `l10n.checks.run` fills them in. It finds nothing where other things than
    units are looked at, nor where its `gate` is closed: then it needn't be asked.
    """

    id: str
    names: Mapping[str, Certainty]
    description: str = ""
    example: Example | None = None
    find: Callable[[Analysis], Iterable[Finding]] = lambda unit: ()
    gate: Gate = _OPEN

    @property
    def family(self) -> str:
        """The first half of its id."""
        return self.id.partition("/")[0]

    @property
    def title(self) -> str:
        """What people call it: two to five words."""
        return title(self.id)

    @property
    def summary(self) -> str:
        """The first sentence of its description, without its end and its verb."""
        return " ".join(self.description.partition("\n\n")[0].removeprefix("Find ").split()).rstrip(".")

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What its description says below the first sentence."""
        return tuple(" ".join(one.split()) for one in self.description.split("\n\n")[1:])

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its findings by their old names."""
        return tuple((self.id, name) for name in self.names)

    def name(self, certainty: Certainty | None) -> str:
        """Return the old name of what is so sure; the first, if there are several."""
        return next(name for name, known in self.names.items() if known is certainty)


def rule(
    id: str,
    example: Example | None = None,
    *,
    certain: str = "",
    likely: str = "",
    possible: str = "",
    signs: str = "",
    aspect: str = "",
) -> Callable[[Callable[[Analysis], Iterable[Finding]]], Rule]:
    """Make a rule of a function, whose docstring says what it finds.

    `certain`, `likely` and `possible` are the old names of what is so sure, `signs` or an `aspect` of the analysis
    what a unit has to have for the function to be called.
    """
    sure = {CERTAIN: certain, LIKELY: likely, POSSIBLE: possible}
    names = {name: certainty for certainty, old in sure.items() for name in old.split()}

    def rule_of(find: Callable[[Analysis], Iterable[Finding]]) -> Rule:
        return Rule(id, names, cleandoc(find.__doc__ or ""), example, find, Gate(frozenset(signs), aspect))

    return rule_of


def finding(
    certainty: Certainty,
    message: Message,
    source: Iterable[Span] = (),
    target: Iterable[Span] = (),
    name: str = "",
    fix: Iterable[Edit] = (),
) -> Finding:
    """Return a finding with how sure it is, a sentence for the translator, and the places that it is about.

    `name` is its old name, where its rule had several for what is so sure: by default it is the first. `fix` is what
    puts the target right, where that is mechanical.
    """
    spans = tuple(source), tuple(target)
    severity = certainty.severity
    return Finding(name, severity, message, "", None, "", "", *spans, certainty=certainty, fix=tuple(fix))


def placed(found: Finding, unit: Unit, rule: Rule, name: str, severity: Severity) -> Finding:
    """Return a finding with its rule, its old `name`, how much it matters, and the unit that it is about."""
    return replace(
        found,
        check=name,
        severity=severity,
        path=unit.path,
        line=unit.line,
        source=unit.source,
        target=unit.target,
        rule=rule.id,
    )
