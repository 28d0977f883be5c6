"""What `l10n xliff` and `l10n table` share: what they print of exports, and imports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import inform, short_path, show_error, show_finding
from l10n.errors import L10nError, UsageError
from l10n.model import Finding, Severity
from l10n.text.display import many

if TYPE_CHECKING:
    from l10n.pipeline.exchange import Decode, ExportResult, ImportResult

OneCatalog = Annotated[
    Path | None,
    typer.Option(
        "--catalog", metavar="FILE", help="The one file's catalog.", show_default="by article and language"
    ),
]


def show_exports(results: Iterable[ExportResult], errors: list[L10nError], what: str) -> int:
    """Say what was exported to `what`, and show the errors; return the exit code."""
    for done in results:
        if done.error is not None:
            errors.append(done.error)
            continue
        assert done.path is not None
        lost = f"; {done.lost} left out: {what} can't hold them" if done.lost else ""
        state = "written" if done.changed else "unchanged"
        inform(f"{short_path(done.path)}: {state} ({many(done.units, 'unit')}{lost})\n")
    for error in errors:
        show_error(error)
    return L10nError.exit_code if errors else 0


def merge_files(
    paths: Sequence[Path],
    suffixes: Sequence[str],
    decode: Decode,
    family: str,
    locales: Path | None,
    catalog: Path | None,
) -> int:
    """Merge files back into catalogs, and say what became of each; return the exit code.

    In folders these are files with the `suffixes`; findings are of the `family` of rules.
    """
    from l10n import config
    from l10n.pipeline.corpus import find
    from l10n.pipeline.exchange import merge

    files, errors = find(paths, *suffixes)
    if catalog is not None and (len(paths) != 1 or len(files) > 1):
        raise UsageError("--catalog is for one file", hint="say --locales DIR")
    for error in errors:
        show_error(error)
    failed, open_ = bool(errors), False
    for done in merge(files, config.project(), decode, locales, catalog):
        if done.error is not None:
            show_error(done.error)
            failed = True
            continue
        open_ = open_ or bool(done.conflicts or done.sources)
        _show(done, family)
    return L10nError.exit_code if failed else int(open_)


def _show(done: ImportResult, family: str) -> None:
    assert done.catalog is not None
    old_name = {"xliff": "changed-twice", "table": "table-changed-twice"}[family]
    for conflict in done.conflicts:
        message = f"changed here and in {done.path.name}: this stays; there it is “{conflict.target}”"
        _show_finding(
            done, old_name, f"{family}/changed-twice", message, conflict.entry.line, conflict.entry.source
        )
    for conflict in done.sources:
        message = (
            f"its source was changed in {done.path.name}: change the article instead; the target there,"
            f" “{conflict.target}”, isn't taken"
        )
        _show_finding(
            done,
            "changed-source",
            f"{family}/changed-source",
            message,
            conflict.entry.line,
            conflict.entry.source,
        )
    parts = [f"{many(done.merged, 'unit')} taken over"]
    parts += [f"{done.late} of sentences that the article has no more, kept as obsolete"] * bool(done.late)
    parts += [f"{done.unknown} of other sentences"] * bool(done.unknown)
    parts += [f"{len(done.conflicts)} changed on both sides"] * bool(done.conflicts)
    parts += [f"{len(done.sources)} with a changed source"] * bool(done.sources)
    inform(f"{short_path(done.catalog)}: {', '.join(parts)}\n")


def _show_finding(
    done: ImportResult, check: str, rule: str, message: str, line: int | None, source: str
) -> None:
    show_finding(Finding(check, Severity.WARNING, message, str(done.catalog), line, source, rule=rule))
