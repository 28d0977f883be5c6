"""`l10n check`: what is wrong in catalogs, ours or those of other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from l10n.cli.console import (
    command,
    detail,
    exit_code,
    in_lines,
    inform,
    progress_bar,
    say,
    short_path,
    show_error,
)
from l10n.cli.findings import Tally, finding_as_json, lines_of, values_of_error
from l10n.cli.options import (
    Catalogs,
    CatalogsFrom,
    CatalogsTo,
    FailOn,
    GlossaryFolder,
    OnCluster,
    Selected,
    Unselected,
    on_cluster,
)
from l10n.errors import L10nError, UsageError
from l10n.messages import Message, msg, msg_list, msgs, said, said_as_it_stands
from l10n.model import Severity
from l10n.text.display import json_pieces

if TYPE_CHECKING:
    from l10n.pipeline.catalog_check import CatalogCheck
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
            "--fix", help="Put right what is mechanical in what only a machine has written; show a diff."
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix: show the diff, and write nothing.")
    ] = False,
    cluster: OnCluster = None,
    show_list: Annotated[
        bool, typer.Option("--list", help="Name the rules, and how much they matter.")
    ] = False,
) -> int:
    """Check translations, of l10n's catalogs or of any other gettext catalogs.

    What is surely wrong in a translation that somebody has reviewed is an error, in any other a warning. A
    missing term is a warning unless the glossary says must. What is right all the same is marked so by a
    translator's comment, which needs a reason, or by l10n ignore:

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

      l10n check --cluster local:8
    """
    from l10n import config
    from l10n.files import folders_that_stay
    from l10n.languages import tags
    from l10n.pipeline.answers import Answers
    from l10n.pipeline.check import CheckOptions
    from l10n.pipeline.check import check as run
    from l10n.pipeline.corpus import Corpus
    from l10n.pipeline.glossary import load
    from l10n.pipeline.marks import known_to
    from l10n.pipeline.project_ignores import of_project
    from l10n.pipeline.rules import levels, rule_levels, selection
    from l10n.scratch import Spool

    if dry_run and (write or not fix):
        raise UsageError(
            msg("--dry-run goes with --fix, and not with --write"), hint=msg("l10n check --fix --dry-run")
        )
    project = config.project()
    wanted = levels(project)
    if show_list:
        say("\n".join([*_rules(rule_levels(wanted)), ""]))
        return 0
    is_chosen = selection(select or (), ignore or ())
    source = tags.parse(source) if source else project.source
    target = tags.parse(target) if target else None
    options = CheckOptions(
        load(project, glossary), wanted, of_project(project), write, fix, dry_run, project.notes
    )
    sums, tally = _Sums(), Tally()
    diffs: Spool[str] = Spool()
    lines: Spool[str] = Spool()
    values: Spool[bytes] = Spool()
    places = paths or [project.locales_dir]
    folders = []
    if (write or fix) and not dry_run:
        folders = [place if place.is_dir() else place.parent for place in places]
    with folders_that_stay(), Answers() as answers, on_cluster(cluster, project, folders) as workers:
        corpus = Corpus.below(places, source, target, known=known_to(project))
        with progress_bar(msg("checking")) as progress:
            if workers:
                corpus, results = workers.check(corpus, options, project, answers, progress)
            else:
                results = run(corpus, options, progress, answers)
        errors = [*corpus.errors]
        for result in results:
            size = msgs("{count} translation", "{count} translations", result.size)
            detail(msg("checked {path}: {size}", path=short_path(result.path), size=size))
            sums.add(result)
            errors += [result.error] if result.error else []
            findings = [finding for finding in result.findings if is_chosen(finding)]
            tally.add(findings)
            diffs.add([f"{result.diff}\n"] if result.diff else ())
            if form == "json":
                values.add(map(finding_as_json, findings))
            else:
                lines.add(f"{line}\n" for line in lines_of(findings))
    for error in errors:
        show_error(error)
    if form == "json":
        say(_json(sums, values, errors))
    else:
        say(chain(diffs, lines))
        inform(_summary(sums, tally))
    return exit_code(errors, tally.severities, fail_on)


def _rules(each: Iterable[RuleLevels]) -> Iterator[str]:
    """Give a line for each rule: its id, how much its findings matter here, and what they are."""
    lines = []
    for rule, here, own in each:
        level = _severities(here)
        if here != own:
            level = msg("{level} (here; {own} by default)", level=level, own=_severities(own))
        lines.append((rule.id, said(level), said_as_it_stands(rule.summary)))
    first, second = (max(len(line[at]) for line in lines) for at in (0, 1))
    yield from (f"{id_:{first}} {level:{second}} {summary}" for id_, level, summary in lines)


def _severities(levels: Iterable[Severity | None]) -> Message:
    """Return severities as people name them, the most severe first."""
    order = [*Severity, None]
    return msg_list(msg(level) if level else msg("off") for level in sorted(set(levels), key=order.index))


@dataclass(slots=True)
class _Sums:
    """What was checked, and what became of it, by the names that docs/check.schema.json explains."""

    catalogs: int = 0
    units: int = 0
    ignored: int = 0
    written: int = 0
    fixed: int = 0

    def add(self, result: CatalogCheck) -> None:
        """Count a catalog; one that couldn't be checked is none."""
        if not result.error:
            self.catalogs += 1
            self.units += result.size
            self.ignored += result.ignored
            self.written += result.written
            self.fixed += result.fixed


def _summary(sums: _Sums, tally: Tally) -> str:
    catalogs = msgs("{count} catalog", "{count} catalogs", sums.catalogs)
    units = msgs("{count} translation", "{count} translations", sums.units)
    checked = msg("{catalogs} with {translations}", catalogs=catalogs, translations=units)
    count = tally.rules.total()
    parts = [msg("No findings in {checked}", checked=checked)]
    if count:
        findings = msgs("{count} finding", "{count} findings", count)
        most = tally.message
        parts = [msg("{findings} in {checked}: {most}", findings=findings, checked=checked, most=most)]
    if sums.ignored:
        parts.append(msgs("{count} ignored", "{count} ignored", sums.ignored))
    if sums.fixed and sums.written:
        parts.append(msgs("{count} translation put right", "{count} translations put right", sums.fixed))
    elif sums.fixed:
        parts.append(
            msgs(
                "{count} translation put right if it weren't a dry run",
                "{count} translations put right if it weren't a dry run",
                sums.fixed,
            )
        )
    sentences = [msg("{summary}.", summary=msg_list(parts, "{one}; {other}"))]
    if sums.written:
        sentences.append(msgs("{count} catalog written.", "{count} catalogs written.", sums.written))
    return in_lines(msg_list(sentences, "{one} {other}"))


def _json(sums: _Sums, findings: Iterable[bytes], errors: Sequence[L10nError]) -> Iterator[bytes]:
    """Give the pieces of the report that docs/check.schema.json describes, in UTF-8."""
    report = {
        "version": _SCHEMA,
        "checked": asdict(sums),
        "findings": findings,
        "errors": map(values_of_error, errors),
    }
    return json_pieces(report)
