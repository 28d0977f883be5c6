"""What `l10n translate` says at the end: a table for people, JSON for programs."""

from __future__ import annotations

import json
from typing import Any

from rich.console import Console
from rich.table import Table

from l10n.cli.console import shown
from l10n.errors import L10nError
from l10n.model import Finding
from l10n.pipeline.prepare import Prepared
from l10n.pipeline.translate import Options, Row, State

# The version of the JSON report: one more whenever a field changes its meaning or goes.
_SCHEMA = 1


def show(prepared: Prepared, rows: list[Row], options: Options, *, to_stderr: bool) -> None:
    """Print the table of rows, where the catalogs are, and what to do next."""
    console = Console(stderr=to_stderr, highlight=False)
    if not console.is_terminal:
        console = Console(stderr=to_stderr, highlight=False, width=160)
    sure = {job.article.name: job.confidence for job in prepared.jobs}
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("article", overflow="fold")
    table.add_column("languages")
    for column in ("segments", "new", "kept", "suggested", "untranslated"):
        table.add_column(column, justify="right")
    table.add_column("engine", overflow="fold")
    table.add_column("seconds", justify="right")
    table.add_column("catalog")
    for row in rows:
        confidence = sure.get(row.article, 1.0)
        languages = f"{row.source}→{row.target}" + (f" ({confidence:.0%})" if confidence < 1 else "")
        counts = (row.segments, row.new, row.kept, row.suggested, row.untranslated)
        table.add_row(
            row.article,
            languages,
            *map(str, counts),
            row.engine or "–",
            f"{row.seconds:.1f}",
            row.state.value,
        )
    console.print(table)
    written = [row for row in rows if row.state in (State.WRITTEN, State.UNCHANGED) and row.path is not None]
    if options.dry_run:
        console.print("Nothing was translated or written: this was a dry run.")
    elif written:
        _next_steps(console, written, options)


def _next_steps(console: Console, rows: list[Row], options: Options) -> None:
    folder = options.locales or options.config.locales_dir
    example = next((row for row in rows if row.state is State.WRITTEN), rows[0])
    changed = sum(row.state is State.WRITTEN for row in rows)
    console.print(f"{changed} of {len(rows)} catalogs written in {shown(folder)}.")
    assert example.path is not None
    console.print(
        f"Next: open {shown(example.path)} in Poedit or another PO editor. What the machine wrote is marked"
        " fuzzy (Needs work): correct it and remove the mark. Your work is safe from every later run.",
        soft_wrap=True,
    )


def as_json(prepared: Prepared, rows: list[Row], options: Options) -> str:
    """Return the report that docs/formats.md describes."""
    findings = [*prepared.findings, *(finding for row in rows for finding in row.findings)]
    report = {
        "version": _SCHEMA,
        "dry_run": options.dry_run,
        "catalogs": [_catalog(row) for row in rows],
        "findings": [_finding(finding) for finding in findings],
        "errors": [_error(error) for error in [*prepared.errors, *(row.error for row in rows)] if error],
    }
    return json.dumps(report, ensure_ascii=False, indent=1)


def _catalog(row: Row) -> dict[str, Any]:
    return {
        "article": row.article,
        "source": row.source,
        "target": row.target,
        "path": str(row.path) if row.path else None,
        "state": row.state.value,
        "segments": row.segments,
        "new": row.new,
        "kept": row.kept,
        "suggested": row.suggested,
        "untranslated": row.untranslated,
        "engine": row.engine or None,
        "seconds": round(row.seconds, 3),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "source": finding.source,
        "target": finding.target,
    }


def _error(error: L10nError) -> dict[str, Any]:
    return {
        "reason": error.reason,
        "hint": error.hint,
        "path": str(error.path) if error.path is not None else None,
        "line": error.line,
        "exit_code": error.exit_code,
    }
