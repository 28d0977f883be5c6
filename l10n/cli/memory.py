"""`l10n memory`: what people made of sentences before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli.console import command, in_lines, inform, note, say, short_path, show_error, show_finding
from l10n.cli.memory_lessons import lessons
from l10n.cli.memory_options import Source, Targets, Unreviewed, errors, tell
from l10n.cli.options import Force, Json, languages
from l10n.errors import L10nError, UsageError
from l10n.messages import msg, msg_list, msgs
from l10n.text.display import file_size

if TYPE_CHECKING:
    from l10n.memory import Lookup, MemoryMatch
    from l10n.model import LanguagePair

memory = typer.Typer(
    name="memory",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The translation memory: what people made of sentences before.",
)


@memory.command("import")
@command
def import_(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="TMX files (.tmx).", show_default=False)
    ],
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="LANG",
            help="Language of the sources (BCP 47).",
            show_default="that of the project, else each unit's own",
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="LANG",
            help="Language of the targets; may be repeated.",
            show_default="those of the project, else all",
        ),
    ] = None,
) -> int:
    """Take in TMX files, in place of what they said before.

    A language of the file counts as the one asked for if its base and script are the same: fr-FR as fr. What the file
    marks as machine translation, a draft or not confirmed is not reviewed here, and never offered. A file that is
    broken changes nothing.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n memory import partner.tmx --from fr --to es
    """
    from l10n import config
    from l10n.memory import Memory
    from l10n.pipeline.memory import import_ as run

    project = config.project()
    source, targets = languages(source, to)
    errors: list[L10nError] = []
    with Memory(project.memory_path) as open_memory:
        for path in paths:
            try:
                tally, findings = run(open_memory, path, source or project.source, targets or project.targets)
            except L10nError as error:
                show_error(error)
                errors.append(error)
                continue
            for finding in findings:
                show_finding(finding)
            what = [msgs("{count} unit imported", "{count} units imported", tally.units)]
            if tally.unreviewed:
                what.append(
                    msgs(
                        "{count} of them not reviewed by its own word",
                        "{count} of them not reviewed by its own word",
                        tally.unreviewed,
                    )
                )
            inform(in_lines(msg("{path}: {what}", path=short_path(path), what=msg_list(what))))
            if not tally.units and not tally.bare:
                note(in_lines(msg("l10n: it has nothing in these languages (see --from, --to)")))
    return L10nError.exit_code if errors else 0


@memory.command()
@command
def export(
    path: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="TMX file to write.", show_default=False)
    ],
    source: Source = None,
    to: Targets = None,
    unreviewed: Unreviewed = False,
    force: Force = False,
) -> int:
    """Write the memory as TMX 1.4.

    The same memory gives the same bytes.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n memory export -o news.tmx --to es
    """
    from l10n import config
    from l10n.pipeline.memory import export as run
    from l10n.pipeline.memory import open_memory

    source, targets = languages(source, to)
    if path == Path("-"):
        raise UsageError(
            msg("TMX isn't written to standard output: a memory may be large"), hint=msg("name a file")
        )
    project = config.project()
    with open_memory(project) as session:
        code = tell(session)
        root = project.root
        count = run(session.memory, path, source, targets, root, reviewed=not unreviewed, force=force)
    inform(
        in_lines(
            msgs(
                "{path}: {count} unit written", "{path}: {count} units written", count, path=short_path(path)
            )
        )
    )
    return code


@memory.command()
@command
def stats(as_json: Json = False) -> int:
    """Say how much the memory holds, pair by pair.

    machine: what engines made, kept for l10n memory lessons.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n memory stats
    """
    from l10n import config
    from l10n.cli import memory_reports
    from l10n.pipeline.memory import open_memory

    with open_memory(config.project()) as session:
        code = tell(session)
        report = memory_reports.stats_as_json if as_json else memory_reports.stats_as_text
        say(report(session.memory.stats(), session.memory.path, session.memory.size()))
    return code


@memory.command()
@command
def compact() -> int:
    """Give back the room of what is gone.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n memory compact
    """
    from l10n import config
    from l10n.pipeline.memory import open_memory

    with open_memory(config.project()) as session:
        code = tell(session)
        before = session.memory.size()
        session.memory.compact()
        path, now = short_path(session.memory.path), file_size(session.memory.size())
        inform(
            in_lines(msg("{path}: {before} before, {now} now", path=path, before=file_size(before), now=now))
        )
    return code


@memory.command()
@command
def rebuild() -> int:
    """Read all catalogs into the memory again.

    What was imported, and what machines made, stays where it can still be read; what people wrote and no catalog has
    any more goes. A damaged file is set aside.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n memory rebuild
    """
    from l10n import config
    from l10n.pipeline.memory import rebuild as run

    project = config.project()
    filled, findings = run(project)
    for finding in findings:
        show_finding(finding)
    path = short_path(project.memory_path)
    inform(
        in_lines(
            msgs("{path}: {count} catalog read", "{path}: {count} catalogs read", filled.read, path=path)
        )
    )
    return errors(filled)


@memory.command()
@command
def find(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="A sentence, a phrase or a word.", show_default=False)
    ],
    source: Source = None,
    to: Targets = None,
    least: Annotated[
        int,
        typer.Option(metavar="PERCENT", min=1, max=100, help="Least similarity, in per cent of the words."),
    ] = 75,
    most: Annotated[int, typer.Option(metavar="N", min=1, help="How many at most, for each pair.")] = 5,
    unreviewed: Unreviewed = False,
    as_json: Json = False,
) -> int:
    """Show what is remembered of a sentence and of similar ones, and the units that a word or phrase stands in.

    The most similar come first; [-…-] is only in the remembered sentence, {+…+} only in yours. A word is looked for
    in sources, and in targets where no source has it.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n memory find "Le sous-marin est revenu au port." --to es

      l10n memory find soldats
    """
    from l10n import config
    from l10n.cli import memory_reports
    from l10n.memory import Lookup
    from l10n.model import collapse
    from l10n.pipeline.memory import open_memory

    source, targets = languages(source, to)
    if not (sentence := collapse(text)):
        raise UsageError(msg("the text is empty"), hint=msg("give a sentence"))
    with open_memory(config.project()) as session:
        code = tell(session)
        lookup = Lookup(session.memory)
        pairs = session.memory.pairs()
        matches = {
            pair: _found(lookup, pair, sentence, least / 100, most, reviewed=not unreviewed)
            for pair in pairs
            if source in (None, pair.source) and (not targets or pair.target in targets)
        }
    report = memory_reports.matches_as_json if as_json else memory_reports.matches_as_text
    say(report(sentence, matches))
    return code


def _found(
    lookup: Lookup, pair: LanguagePair, text: str, least: float, most: int, *, reviewed: bool
) -> list[MemoryMatch]:
    """Return what is similar, then what holds the text, each once, whatever its markup."""
    from l10n.memory.model import bare

    near = lookup.near(pair, text, least=least, most=most, reviewed=reviewed, alike=False)
    known = {(bare(one.source), bare(one.target)) for one in near}
    holding = lookup.holding(pair, text, most=most, reviewed=reviewed)
    return [*near, *(one for one in holding if (bare(one.source), bare(one.target)) not in known)][:most]


memory.command()(lessons)
