"""Findings as people and programs read them."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import typer

from l10n.cli.console import short_path
from l10n.errors import L10nError
from l10n.messages import Message, Numeral, msg, msg_list, said
from l10n.model import Finding, Severity, Span
from l10n.text.display import json_text, marks, one_line, part_of_line, values_of

_MOST = 6  # so many kinds of findings are named
SHOWN = 8  # digits of a fingerprint: of ten thousand findings two have them in common once in a hundred times

_COLOURS = {Severity.ERROR: typer.colors.RED, Severity.WARNING: typer.colors.YELLOW}


def lines_of(findings: Sequence[Finding]) -> Iterator[str]:
    """Give the lines that show findings, file by file: those of a unit, then its source and its target.

    Each ends with the rule and the beginning of the fingerprint, by which `l10n ignore` knows it.
    For a terminal the places that they are about are marked.
    """
    colour = sys.stdout is not None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for path, here in groupby(findings, key=lambda finding: finding.path):
        file = one_line(short_path(Path(path)))
        for (line, source, target), of_unit in groupby(here, key=lambda f: (f.line, f.source, f.target)):
            place = f"{file}:{line}" if line else file
            unit = list(of_unit)
            for finding in unit:
                severity = said(msg(finding.severity))
                if colour:
                    fg = _COLOURS.get(finding.severity, typer.colors.BLUE)
                    severity = typer.style(severity, fg=fg, bold=True)
                mark = finding.fingerprint[:SHOWN]
                yield f"{place}: {severity}: {one_line(said(finding.message))} [{finding.rule}] {mark}".rstrip()
            sides = (
                (source, [one.source_spans for one in unit]),
                (target, [one.target_spans for one in unit]),
            )
            for text, spans in sides:
                if text:
                    yield "    " + (_mark(text, chain.from_iterable(spans)) if colour else one_line(text))
        yield ""


@dataclass(slots=True)
class Tally:
    """How many findings there were, by rule and by severity; the findings themselves are not held."""

    rules: Counter[str] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, findings: Iterable[Finding]) -> None:
        """Count findings."""
        for finding in findings:
            self.rules[finding.rule] += 1
            self.severities[finding.severity] += 1

    @property
    def message(self) -> Message:
        """What was found most often, in words: `9 × glossary term missing, 3 × number changed`."""
        from l10n.pipeline.rules import title  # with all the rules, which no help needs

        by_count = sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))
        most = [(count, msg(title(rule))) for rule, count in by_count[:_MOST]]
        if rest := sum(count for _, count in by_count[_MOST:]):
            most.append((rest, msg("something else")))
        return msg_list(msg("{count} × {title}", count=Numeral(count), title=title) for count, title in most)


def finding_as_json(finding: Finding) -> bytes:
    """Return what JSON reports say of a finding, in UTF-8."""
    return json_text(values_of(finding)).encode()


def values_of_error(error: L10nError) -> dict[str, Any]:
    """Return what JSON reports say of an error."""
    return {
        "reason": error.reason,
        "hint": error.hint,
        "path": str(error.path) if error.path is not None else None,
        "line": error.line,
        "exit_code": error.exit_code,
    }


def _mark(text: str, spans: Iterable[Span]) -> str:
    """Return a text with stretches of it underlined; where they overlap, as one."""
    return "".join(
        typer.style(part_of_line(part), bold=True, underline=True) if marked else part_of_line(part)
        for part, marked in marks(text, spans)
    )
