"""A report's findings as commands to GitHub Actions, which shows them beside the lines that they are about.

The format is that of GitHub's "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterator

from l10n.model import Severity
from l10n.reports.model import Report
from l10n.text.display import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> Iterator[str]:
    """Give a report's findings and problems, a line each."""
    return (f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for finding in report.findings:
        message = str(finding.message)
        if finding.target:
            message += f"\n{finding.source}\n{finding.target}"
        yield _command(_COMMANDS[finding.severity], finding.path, finding.line, finding.rule, message)
    for problem in report.problems:
        message = f"{problem.reason}; {problem.hint}" if problem.hint else problem.reason
        yield _command("error", problem.path, problem.line, "not looked at", message)


def _command(command: str, path: str, line: int | None, title: str, message: str) -> str:
    properties = {"file": path, "line": str(line or ""), "title": title}
    values = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{command} {values}::{_data(message)}"


def _data(text: str) -> str:
    """Return a text in which nothing ends the command or begins another one."""
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
