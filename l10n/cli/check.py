"""`l10n check`: what is wrong in catalogs, ours or those of other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from l10n.cli.console import command, exit_code, progress_bar, say, show_error
from l10n.cli.findings import Tally, lines_of, values_of_error
from l10n.cli.options import Catalogs, CatalogsFrom, CatalogsTo, FailOn, GlossaryFolder, Selected, Unselected
from l10n.errors import L10nError, UsageError
from l10n.model import Finding, Severity
from l10n.text.display import as_json, many, values_of

if TYPE_CHECKING:
    from l10n.pipeline.check import CatalogCheck
    from l10n.pipeline.rules import RuleLevels

# The version of the JSON report: one more whenever a field changes its meaning or goes.
_SCHEMA = 1


@command
def check(
    paths: Catalogs = None,
    glossary: GlossaryFolder = None,
    source: CatalogsFrom = None,
    target: CatalogsTo = None,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", help="For people, or for programs.")
    ] = "text",
    fail_on: FailOn = "error",
    select: Selected = None,
    ignore: Unselected = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write the findings into the catalogs, as notes for translators.")
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Put right the typography of what only a machine has written; show a diff."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix: show the diff, and write nothing.")
    ] = False,
    show_list: Annotated[
        bool, typer.Option("--list", help="Name the rules, and how much they matter.")
    ] = False,
) -> int:
    """Check translations, of l10n's catalogs or of any other gettext catalogs.

    What is found in a translation that somebody has reviewed is an error, in any other a warning. What is right
    all the same is marked so by a translator's comment, which needs a reason, or by l10n ignore:

      # l10n-ignore: terms/missing Koursk; the boat is called so

    Rules are named as l10n check --list does, by their families or by their old names. --select and --ignore are
    about what is shown and counts for the exit code: --write writes all. What a project never wants stands in its
    l10n.toml.

    Exit codes: 0 done; 1 findings at or over --fail-on; 2 bad input or usage.

    Examples:

      l10n check

      l10n check --write locales/es

      l10n check --select numbers,dates --ignore numbers/format

      l10n check --fix --dry-run

      l10n check po --from en --glossary terms --format json
    """
    from l10n import config
    from l10n.languages import tags
    from l10n.pipeline.check import CheckOptions
    from l10n.pipeline.check import check as run
    from l10n.pipeline.corpus import Corpus
    from l10n.pipeline.glossary import load
    from l10n.pipeline.rules import chosen, levels, rule_levels

    if dry_run and (write or not fix):
        raise UsageError("--dry-run goes with --fix, and not with --write", hint="l10n check --fix --dry-run")
    project = config.project()
    wanted = levels(project)
    if show_list:
        say("\n".join([*_rules(rule_levels(wanted)), ""]))
        return 0
    is_chosen = chosen(select or (), ignore or ())
    source = tags.parse(source) if source else project.source
    target = tags.parse(target) if target else None
    options = CheckOptions(load(project, glossary), wanted, write, fix, dry_run)
    corpus = Corpus.below(paths or [project.locales_dir], source, target)
    with progress_bar("checking") as progress:
        results = run(corpus, options, progress)
    errors = [*corpus.errors, *(result.error for result in results if result.error)]
    for error in errors:
        show_error(error)
    findings = [finding for result in results for finding in result.findings if is_chosen(finding)]
    say(_json(results, findings, errors) if form == "json" else _as_text(results, findings))
    return exit_code(errors, (finding.severity for finding in findings), fail_on)


def _rules(each: Iterable[RuleLevels]) -> Iterator[str]:
    """Give a line for each rule: its id, how much its findings matter here, and what they are."""
    for rule, here, own in each:
        changed = f" (here; {_severities(own)} by default)" if here != own else ""
        yield f"{rule.id:28} {_severities(here) + changed:20} {rule.summary}"


def _severities(levels: Iterable[Severity | None]) -> str:
    """Return severities as people name them, the most severe first."""
    order = [*Severity, None]
    return ", ".join(level or "off" for level in sorted(set(levels), key=order.index))


def _as_text(results: Sequence[CatalogCheck], findings: Sequence[Finding]) -> str:
    diffs = [result.diff for result in results if result.diff]
    return "\n".join([*diffs, *lines_of(findings), _summary(results, findings), ""])


def _summary(results: Sequence[CatalogCheck], findings: Sequence[Finding]) -> str:
    done = [result for result in results if not result.error]
    checked = (
        f"{many(len(done), 'catalog')} with {many(sum(len(result.units) for result in done), 'translation')}"
    )
    summary = f"No findings in {checked}"
    if findings:
        tally = Tally()
        tally.add(findings)
        summary = f"{many(len(findings), 'finding')} in {checked}: {tally}"
    ignored = sum(result.ignored for result in results)
    summary += f"; {ignored} ignored" if ignored else ""
    written = sum(result.written for result in results)
    if fixed := sum(result.fixed for result in results):
        summary += f"; {many(fixed, 'translation')} put right" + (
            "" if written else " if it weren't a dry run"
        )
    return f"{summary}." + (f" {many(written, 'catalog')} written." if written else "")


def _json(results: Sequence[CatalogCheck], findings: Sequence[Finding], errors: Sequence[L10nError]) -> bytes:
    """Return the report that docs/check.schema.json describes, in UTF-8."""
    done = [result for result in results if not result.error]
    report = {
        "version": _SCHEMA,
        "checked": {
            "catalogs": len(done),
            "units": sum(len(result.units) for result in done),
            "ignored": sum(result.ignored for result in done),
            "written": sum(result.written for result in done),
            "fixed": sum(result.fixed for result in done),
        },
        "findings": [values_of(finding) for finding in findings],
        "errors": [values_of_error(error) for error in errors],
    }
    return as_json(report)
