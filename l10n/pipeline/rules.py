"""The rules about translations as a project sets them: how much the findings of each matter, under which names."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from l10n.checks import registry
from l10n.checks.context import Levels, Part
from l10n.checks.rule import Rule
from l10n.checks.titles import title
from l10n.config import Config
from l10n.errors import UsageError
from l10n.messages import Message, msg
from l10n.model import Finding, Severity

__all__ = ["RuleLevels", "levels", "like", "names", "rule_levels", "selection", "title"]


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
            raise UsageError(
                msg("`checks` has `{name}`, which is no rule", name=name), path=config.root, hint=like(name)
            )
    levels_of_parts: dict[Part, Severity | None] = {}
    for name in sorted(meant, key=lambda name: -len(meant[name])):
        level = config.checks[name]
        levels_of_parts |= dict.fromkeys(meant[name], None if level == "off" else Severity(level))
    return levels_of_parts


def selection(select: Iterable[str], ignore: Iterable[str]) -> Callable[[Finding], bool]:
    """Return what tells whether a finding is asked for: one of `select`, if that names any, and none of `ignore`.

    Both are names of rules, those of runs among them, each alone or several with commas. Raises UsageError for one
    that no rule has.
    """
    wanted, unwanted = _parts("--select", select), _parts("--ignore", ignore)

    def is_chosen(finding: Finding) -> bool:
        part = finding.rule, finding.check
        return (not wanted or part in wanted) and part not in unwanted

    return is_chosen


def _parts(option: str, names: Iterable[str]) -> frozenset[Part]:
    known = registry.rules()
    found: frozenset[Part] = frozenset()
    for name in (name.strip() for each in names for name in each.split(",")):
        meant = registry.parts(name, known)
        if not meant:
            raise UsageError(
                msg("{option} has `{name}`, which is no rule", option=option, name=name),
                hint=like(name, known),
            )
        found |= meant
    return found


def like(name: str, among: Sequence[Rule] | None = None) -> Message:
    """Return what somebody who typed a name that no rule has may want to know."""
    among = registry.translations() if among is None else among
    near = difflib.get_close_matches(name.lower(), registry.names(among), n=1)
    if near:
        return msg("did you mean “{name}”?", name=near[0])
    families = dict.fromkeys(rule.family for rule in among)
    return msg("known are {names}, and what `l10n check --list` names", names=", ".join(families))


class RuleLevels(NamedTuple):
    """A rule with how much its findings matter here, and by themselves: each in the order of their old names."""

    rule: Rule
    here: list[Severity | None]
    own: list[Severity | None]


def rule_levels(levels: Levels) -> Iterator[RuleLevels]:
    """Give all rules about translations, each with how much its findings matter by `levels`."""
    for rule in registry.translations():
        own: list[Severity | None] = [certainty.severity for certainty in rule.names.values()]
        here = [levels.get(part, each) for part, each in zip(rule.parts, own, strict=True)]
        yield RuleLevels(rule, here, own)
