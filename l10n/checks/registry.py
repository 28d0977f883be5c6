"""All rules, and the names that stand for what they find.

A rule's id is `family/name`. Before rules had ids, findings had names, which stand in catalogs and settings; a rule
may have had several, by how sure it was. So what may be named is a family, for all that its rules find; a rule; or an
old name, for what had that name alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from l10n import checks
from l10n.checks.consistency import RULES as CORPUS
from l10n.checks.context import Part
from l10n.checks.nouns import RULE as NOUNS
from l10n.checks.rule import Rule
from l10n.checks.runs import RUNS


def translations() -> tuple[Rule, ...]:
    """Return the rules of translations: those of a unit, then those of all units, or an article's, together."""
    return (*checks.RULES, *CORPUS, NOUNS)


def rules() -> tuple[Rule, ...]:
    """Return all rules: those of translations, then those of articles, catalogs, the glossary and runs."""
    return (*translations(), *RUNS)


def parts(name: str, among: Iterable[Rule]) -> frozenset[Part]:
    """Return what a name stands for `among` some rules: a family, a rule's id or an old name; empty if nothing."""
    return frozenset(part for rule in among for part in rule.parts if name in (rule.family, *part))


def names(among: Iterable[Rule]) -> tuple[str, ...]:
    """Return all names of rules: families, ids, old names."""
    return tuple(
        dict.fromkeys(name for rule in among for part in rule.parts for name in (rule.family, *part))
    )
