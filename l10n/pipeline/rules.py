"""The rules about translations as a project sets them: how much the findings of each matter, under which names."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from l10n.checks import registry
from l10n.checks.context import Levels, Part
from l10n.checks.rule import Rule
from l10n.config import Config
from l10n.errors import UsageError
from l10n.model import Severity


def names() -> tuple[str, ...]:
    """Return what rules about translations are called: by their families, their ids, and their old names."""
    return registry.names(registry.translations())


def levels(config: Config) -> Levels:
    """Return how much findings matter in a project, where it says that; None for those that it has turned off.

    What stands for less goes before what stands for more: an old name, a rule, its family. Raises UsageError for a
    name that none of them has.
    """
    known = registry.translations()
    meant = {name: registry.parts(name, known) for name in config.checks}
    for name, parts in meant.items():
        if not parts:
            raise UsageError(f"`checks` has `{name}`, which is no rule", path=config.root, hint=like(name))
    levels_of_parts: dict[Part, Severity | None] = {}
    for name in sorted(meant, key=lambda name: -len(meant[name])):
        level = config.checks[name]
        levels_of_parts |= dict.fromkeys(meant[name], None if level == "off" else Severity(level))
    return levels_of_parts


def like(name: str) -> str:
    """Return what somebody who typed a name that no rule has may want to know."""
    near = difflib.get_close_matches(name.lower(), names(), n=1)
    if near:
        return f"did you mean “{near[0]}”?"
    families = dict.fromkeys(rule.family for rule in registry.translations())
    return f"known are {', '.join(families)}, and what `l10n check --list` names"


class Listed(NamedTuple):
    """A rule with how much its findings matter here, and by themselves: each in the order of their old names."""

    rule: Rule
    here: list[Severity | None]
    own: list[Severity | None]


def listed(levels: Levels) -> Iterator[Listed]:
    """Give all rules about translations, each with how much its findings matter by `levels`."""
    for rule in registry.translations():
        own: list[Severity | None] = [certainty.severity for certainty in rule.names.values()]
        here = [levels.get(part, each) for part, each in zip(rule.parts, own, strict=True)]
        yield Listed(rule, here, own)
