"""What docs/checks.md says of the rules: `python -m l10n.checks.docs` writes it there anew.

Each family has its place in the file, between two comments; what stands around them is written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from l10n.checks import registry
from l10n.checks.analysis import Analysis
from l10n.checks.context import Context
from l10n.checks.rule import Example, Rule
from l10n.model import Certainty, LanguagePair, Unit
from l10n.mqm import category

_BLOCK = re.compile(r"(?<=<!-- rules: )(?P<family>[a-z ]+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)


def filled(text: str) -> str:
    """Return the text of docs/checks.md with what is to be said of the rules now."""

    def block(match: re.Match[str]) -> str:
        families = match["family"].split()
        rules = [rule for rule in registry.rules() if rule.family in families]
        return f"{match['family']}{match[2]}\n" + "\n".join([*_rules(rules), "", ""])

    return _BLOCK.sub(block, text)


def _rules(rules: Iterable[Rule]) -> Iterator[str]:
    """Give the lines about some rules: a section each, or a table of those that have no example."""
    bare = [rule for rule in rules if rule.example is None]
    for number, rule in enumerate(rule for rule in rules if rule.example is not None):
        yield from [""] * (number > 0)
        yield from _section(rule)
    if bare:
        yield from ["| rule | severity | finds | old names |", "|---|---|---|---|"]
        for rule in bare:
            severities = ", ".join(dict.fromkeys(one.severity for one in rule.names.values()))
            summary = rule.summary.replace("|", "\\|")
            yield f"| `{rule.id}` | {severities} | {summary} | {_names(rule.names)} |"


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.id}"
    yield ""
    yield rule.description.removeprefix("Find ")[:1].upper() + rule.description.removeprefix("Find ")[1:]
    yield ""
    yield f"MQM: {category(rule.id)}; " + "; ".join(
        f"*{certainty.severity}* (was {_names(old)})"
        for certainty in Certainty
        if (old := [name for name, known in rule.names.items() if known is certainty])
    )
    if rule.example:
        yield ""
        yield from _table(rule, rule.example)


def _table(rule: Rule, example: Example) -> Iterator[str]:
    """Give the example, with what is said of it."""
    pair = LanguagePair(*example.pair.split("-"))
    unit = Analysis(Unit(example.source, example.wrong, pair), Context(pair))
    message = next(iter(rule.find(unit))).message
    yield from ["| | |", "|---|---|"]
    rows = (
        (pair.source, example.source),
        (pair.target, example.wrong),
        ("says", message),
        ("right", example.right),
    )
    for title, text in rows:
        yield f"| {title} | {text} |".replace("\n", "`\\n`")


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    path = Path("docs/checks.md")
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
