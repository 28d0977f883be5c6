"""`l10n check`: what is wrong in catalogs, ours or those of other tools."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from l10n.cli.console import exit_code, reported, say, show_error
from l10n.cli.findings import counts, listed, values_of, values_of_error
from l10n.errors import L10nError
from l10n.model import Finding

if TYPE_CHECKING:
    from l10n.pipeline.check import Checked, Options

# The version of the JSON report: one more whenever a field changes its meaning or goes.
_SCHEMA = 1


@reported
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH…]",
            help="Catalogs (.po), or folders of them.",
            show_default="locales/ of the project",
        ),
    ] = None,
    glossary: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder of the glossary.", show_default="glossary/ of the project"),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="LANG",
            help="Language of the sources, for catalogs that don't say.",
            show_default="detected",
        ),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="LANG",
            help="Language of the targets, for catalogs that don't say.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")
    ] = "text",
    fail_on: Annotated[
        Literal["error", "warning", "never"],
        typer.Option(help="The least finding that makes the exit code 1."),
    ] = "error",
    write: Annotated[
        bool, typer.Option("--write", help="Write the findings into the catalogs, as notes for translators.")
    ] = False,
) -> int:
    """Check translations, of l10n's catalogs or of any other gettext catalogs.

    What is found in a translation that somebody has reviewed is an error, in any other a warning. What is right
    all the same is marked so by a translator's comment, which needs a reason, or by l10n ignore:

      # l10n-ignore: term-missing Koursk; the boat is called so

    Exit codes: 0 done; 1 findings at or over --fail-on; 2 bad input or usage.

    Examples:

      l10n check

      l10n check --write locales/es

      l10n check po --from en --glossary terms --format json
    """
    from l10n import config, languages
    from l10n.pipeline.check import Options, find
    from l10n.pipeline.termbase import glossary as load

    project = config.project()
    source = languages.parse(source) if source else project.source
    target = languages.parse(target) if target else None
    options = Options(load(project, glossary), source, target, write)
    files, errors = find(paths or [project.locales_dir])
    results = list(_results(files, options))
    errors += [result.error for result in results if result.error]
    for error in errors:
        show_error(error)
    findings = [finding for result in results for finding in result.findings]
    say(_as_json(results, findings, errors) if form == "json" else _as_text(results, findings))
    return exit_code(errors, findings, fail_on)


def _results(files: Sequence[Path], options: Options) -> Iterator[Checked]:
    """Give the results, with a bar for whoever looks on."""
    from rich.console import Console
    from rich.progress import Progress

    from l10n.pipeline.check import check as run

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("checking", total=len(files))
        yield from run(files, options, lambda done, total: bar.update(task, completed=done, total=total))


def _as_text(results: Sequence[Checked], findings: Sequence[Finding]) -> str:
    return "\n".join([*listed(findings), _summary(results, findings), ""])


def _summary(results: Sequence[Checked], findings: Sequence[Finding]) -> str:
    done = [result for result in results if not result.error]
    checked = (
        f"{_many(len(done), 'catalog')} with {_many(sum(result.units for result in done), 'translation')}"
    )
    told = f"No findings in {checked}"
    if findings:
        told = f"{_many(len(findings), 'finding')} in {checked}: {counts(findings)}"
    ignored = sum(result.ignored for result in results)
    told += f"; {ignored} ignored" if ignored else ""
    written = sum(result.written for result in results)
    return f"{told}." + (f" {_many(written, 'catalog')} written." if written else "")


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" + "s" * (count != 1)


def _as_json(results: Sequence[Checked], findings: Sequence[Finding], errors: Sequence[L10nError]) -> bytes:
    """Return the report that docs/check.schema.json describes, in UTF-8."""
    done = [result for result in results if not result.error]
    report = {
        "version": _SCHEMA,
        "checked": {
            "catalogs": len(done),
            "units": sum(result.units for result in done),
            "ignored": sum(result.ignored for result in done),
            "written": sum(result.written for result in done),
        },
        "findings": [values_of(finding) for finding in findings],
        "errors": [values_of_error(error) for error in errors],
    }
    # A path that isn't UTF-8 has surrogates for its bytes, which JSON can only escape.
    return (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")
