"""What `l10n translate` says at the end: a table for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from rich.console import Console
from rich.table import Table

from l10n.cli.console import inform, note, short_path
from l10n.cli.findings import Tally, finding_as_json, values_of_error
from l10n.errors import L10nError
from l10n.messages import Numeral, msg, msgs, said
from l10n.pipeline.checker import CheckResult
from l10n.pipeline.prepare import Preparation
from l10n.pipeline.results import CatalogResult, Outcome, TranslateOptions
from l10n.scratch import Spool
from l10n.text.display import json_pieces, one_line, terminal_text

# The version of the JSON report: one more whenever a field changes its meaning or goes.
_SCHEMA = 1
# From so many columns on the table shows each row's engine; below, it has lines of its own.
_WIDE = 112


class Summary:
    """What a run did, summed up row by row; the findings are counted, and for JSON put aside."""

    def __init__(self, prepared: Preparation, options: TranslateOptions, *, as_json: bool) -> None:
        """Begin with nothing done of what was `prepared`; `as_json` says that `json` will be asked for."""
        self.rows: list[CatalogResult] = []
        self.tally = Tally()
        self._in_units = Tally()
        self._prepared = prepared
        self._options = options
        self._findings: Spool[bytes] | None = Spool() if as_json else None

    def add(self, row: CatalogResult) -> None:
        """Add what became of a catalog."""
        self.tally.add(row.all_findings)
        self._in_units.add(row.result.findings)
        if self._findings is not None:
            self._findings.add(map(finding_as_json, row.all_findings))
        self.rows.append(replace(row, findings=(), result=CheckResult(ignored=row.result.ignored)))

    @property
    def errors(self) -> list[L10nError]:
        """What failed; what is wrong for all rows of a pair stands once."""
        each = [*self._prepared.errors, *(row.error for row in self.rows)]
        return list({str(error): error for error in each if error}.values())

    def show(self, *, to_stderr: bool) -> None:
        """Print the table of rows, who translated, where the catalogs are, and what to do next."""
        rows, options = self.rows, self._options
        console, text, width = terminal_text(stderr=to_stderr)
        console.print(_table(self._prepared, rows, with_engine=width >= _WIDE))
        if width < _WIDE:
            for pair, engine in sorted({(_pair(row), row.engine) for row in rows if row.engine}):
                console.print(said(msg("{pair} by {engine}", pair=pair, engine=engine)))
        written = [row for row in rows if row.state in (Outcome.WRITTEN, Outcome.UNCHANGED) and row.path]
        if options.dry_run:
            console.print(said(msg("Nothing was translated or written: this was a dry run.")))
        elif written:
            if options.glossary is None:
                console.print(said(msg("No glossary: names and terms are as the engine has them.")))
            _next_steps(console, written, options, self._in_units)
        if to_stderr:
            note(text.getvalue())
        else:
            inform(text.getvalue())

    def json(self) -> Iterator[bytes]:
        """Give the pieces of the report that docs/translate.schema.json describes, in UTF-8."""
        sure = {job.name: job.confidence for job in self._prepared.jobs}
        report = {
            "version": _SCHEMA,
            "dry_run": self._options.dry_run,
            "unread": dict(self._prepared.unread),
            "catalogs": (_catalog(row, sure.get(row.article, 1.0)) for row in self.rows),
            "findings": chain(map(finding_as_json, self._prepared.findings), self._findings or ()),
            "errors": map(values_of_error, self.errors),
        }
        return json_pieces(report)


def _table(prepared: Preparation, rows: list[CatalogResult], *, with_engine: bool) -> Table:
    sure = {job.name: job.confidence for job in prepared.jobs}
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(said(msg("article")), overflow="fold")
    table.add_column(said(msg("pair")), no_wrap=True)
    # Some numbers are rare: their columns are there when they are.
    columns = [("segments", msg("segments")), ("new", msg("new")), ("kept", msg("kept"))]
    rare = [("remembered", msg("memory")), ("suggested", msg("suggested")), ("untranslated", msg("missing"))]
    rare += [("found", msg("findings"))]
    columns += [(field, title) for field, title in rare if any(getattr(row, field) for row in rows)]
    for _, title in columns:
        table.add_column(said(title), justify="right", no_wrap=True)
    table.add_column(said(msg("catalog")), no_wrap=True)
    if with_engine:
        table.add_column(said(msg("engine")), no_wrap=True)
    table.add_column(said(msg("seconds")), justify="right", no_wrap=True)
    for row in rows:
        confidence = f"{sure.get(row.article, 1.0):.0%}"
        table.add_row(
            one_line(row.article),
            _pair(row) + ("" if confidence == "100%" else f" ({confidence})"),
            *(str(getattr(row, field)) for field, _ in columns),
            said(msg(row.state)),
            *([row.engine or "–"] if with_engine else []),
            said(Numeral(row.seconds, 1)),
        )
    return table


def _pair(row: CatalogResult) -> str:
    return f"{row.source}→{row.target}"


def _next_steps(
    console: Console, rows: list[CatalogResult], options: TranslateOptions, findings: Tally
) -> None:
    folder = options.locales or options.config.locales_dir
    example = next((row for row in rows if row.state is Outcome.WRITTEN), rows[0])
    changed = sum(row.state is Outcome.WRITTEN for row in rows)
    written = msgs(
        "{changed} of {count} catalogs written in {folder}.",
        "{changed} of {count} catalogs written in {folder}.",
        len(rows),
        changed=changed,
        folder=short_path(folder),
    )
    console.print(said(written), soft_wrap=True)
    if findings.rules:
        checking = (
            "l10n check" if folder == options.config.locales_dir else f"l10n check {short_path(folder)}"
        )
        what = msg("In them: {findings}. {command} shows where.", findings=findings.message, command=checking)
        console.print(said(what), soft_wrap=True)
    assert example.path is not None
    step = msg("Next: open {path} in Poedit or another PO editor.", path=short_path(example.path))
    console.print(said(step), soft_wrap=True)
    console.print(
        said(
            msg(
                "What the machine wrote is marked fuzzy (Needs work): correct it and remove the mark."
                " Your work is safe from every later run."
            )
        )
    )


def _catalog(row: CatalogResult, confidence: float) -> dict[str, Any]:
    return {
        "article": row.article,
        "source": row.source,
        "confidence": round(confidence, 3),
        "target": row.target,
        "path": str(row.path) if row.path else None,
        "state": row.state.value,
        "segments": row.segments,
        "new": row.new,
        "remembered": row.remembered,
        "kept": row.kept,
        "suggested": row.suggested,
        "untranslated": row.untranslated,
        "found": row.found,
        "ignored": row.result.ignored,
        "engine": row.engine or None,
        "seconds": round(row.seconds, 3),
    }
