"""Checks of translations: one module a family of them, all of them in `CHECKS`.

A check is a function: a unit goes in, findings come out. To add one, write it into the module of its family (or a
new one) and give it its line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from l10n.glossary.terms import Terms
from l10n.model import Finding, LanguagePair, Unit

Check = Callable[[Unit, "Context"], Iterable[Finding]]

CHECKS: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What checks may need to know: the languages, and the glossary made ready for them if there is one."""

    pair: LanguagePair
    terms: Terms | None = None


def run(unit: Unit, context: Context) -> Iterator[Finding]:
    """Give what all checks find in a unit; nothing if it has no target."""
    if unit.target:
        for check in CHECKS:
            yield from check(unit, context)
