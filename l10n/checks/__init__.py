"""Checks of translations: one module a family of them, all of them in `CHECKS`.

A check is a function: a unit goes in, findings come out. To add one, write it into the module of its family (or a
new one) and give it its line here: its name, its family and how much it matters.

Errors are what is sure, warnings what is likely, and info what people may see differently. What nobody has reviewed
has no errors: there they are warnings.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.checks.model import Check, Context, finding
from l10n.checks.numbers import checks as numbers
from l10n.model import Finding, Severity, Unit

__all__ = ["CHECKS", "Check", "Context", "finding", "run"]

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

CHECKS: tuple[Check, ...] = (
    Check("number", "numbers", _ERROR, numbers.number),
    Check("number-word", "numbers", _WARNING, numbers.number_word),
    Check("number-lost", "numbers", _WARNING, numbers.number_lost),
    Check("number-added", "numbers", _WARNING, numbers.number_added),
    Check("number-format", "numbers", _WARNING, numbers.number_format),
    Check("currency", "values", _ERROR, numbers.currency),
    Check("percentage", "values", _WARNING, numbers.percentage),
    Check("unit", "values", _WARNING, numbers.measure),
    Check("measure-rounded", "values", _INFO, numbers.measure_rounded),
    Check("date", "dates", _ERROR, numbers.date),
    Check("weekday", "dates", _WARNING, numbers.weekday),
    Check("date-lost", "dates", _WARNING, numbers.date_lost),
    Check("time", "dates", _WARNING, numbers.time),
)


def run(unit: Unit, context: Context) -> Iterator[Finding]:
    """Give what all checks find in a unit, with its texts and its place; nothing if it has no target."""
    if not unit.target.strip():
        return
    for check in CHECKS:
        for found in check.run(unit, context):
            severity = check.severity
            if severity is Severity.ERROR and not unit.reviewed:
                severity = Severity.WARNING
            yield replace(
                found,
                check=found.check or check.name,
                severity=severity,
                path=unit.path,
                line=unit.line,
                source=unit.source,
                target=unit.target,
            )
