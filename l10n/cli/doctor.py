"""`l10n doctor`: what is installed, what is missing, and how to get it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from l10n.cli.console import command, say
from l10n.cli.options import Json, languages
from l10n.errors import NoEngineError
from l10n.messages import Message, msg, msg_list, msg_with_hint, said
from l10n.text.display import as_json

if TYPE_CHECKING:
    from l10n.pipeline.doctor import Diagnosis

# The version of the JSON report: one more whenever a field changes its meaning or goes.
_SCHEMA = 1


@command
def doctor(
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="LANG",
            help="Language to translate into (BCP 47); may be repeated.",
            show_default="those of the project, else all",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="LANG", help="Language of the articles.", show_default="any"),
    ] = None,
    to_json: Json = False,
) -> int:
    """Say what is installed, what each pair of languages would use, and what is missing.

    Every Argos package is loaded and translates a sentence. Nothing is fetched from the network.

    Exit codes: 0 it can translate what was asked for (or anything); 2 bad usage; 3 it can't.

    Examples:

      l10n doctor

      l10n doctor --from fr --to es --to de

      l10n doctor --json
    """
    from l10n.pipeline.doctor import diagnose

    source, targets = languages(source, to)
    diagnosis = diagnose(targets, source)
    say(as_json(_values(diagnosis)) if to_json else _text(diagnosis))
    return 0 if diagnosis.works else NoEngineError.exit_code


def _text(diagnosis: Diagnosis) -> str:
    from l10n.cli import tables
    from l10n.cli.console import short_path
    from l10n.text.display import verbatim_line

    def versions(values: dict[str, str]) -> str:
        missing = said(msg("MISSING"))
        return ", ".join(f"{name} {said(value) or missing}" for name, value in values.items())

    folder = diagnosis.folder
    state = [msg("writable") if folder.writable else msg("NOT writable")]
    if not folder.exists:
        state.append(msg("not made yet"))
    parts = {
        said(msg("Libraries")): versions(diagnosis.libraries),
        said(msg("Programs")): versions(diagnosis.programs),
        said(msg("Packages")): f"{short_path(folder.path)} ({said(msg_list(state))})",
    }
    width = max(map(len, parts))
    lines = [
        *(f"{name:{width}}  {value}" for name, value in parts.items()),
        "",
        tables.of_installed(diagnosis.installed).rstrip()
        if diagnosis.installed
        else said(msg("No engine is installed.")),
    ]
    if diagnosis.ways:
        lines += ["", said(msg("What is used"))]
    for way in diagnosis.ways:
        lines.append(f"  {way.pair}  {way.origin or '–'}" + (f"  {said(way.problem)}" if way.problem else ""))
        if way.hint:
            lines.append(f"    {said(way.hint)}")
    if diagnosis.broken:
        lines += ["", said(msg("What is broken"))]
        lines += [
            f"  {f'{short_path(one.path)}: ' if one.path else ''}" + said(msg_with_hint(one.reason, one.hint))
            for one in diagnosis.broken
        ]
    if diagnosis.missing:
        lines += ["", said(msg("What is missing")), *(f"  {said(one)}" for one in diagnosis.missing)]
    lines += ["", said(_verdict(diagnosis))]
    return "".join(f"{verbatim_line(line)}\n" for text in lines for line in text.split("\n"))


def _verdict(diagnosis: Diagnosis) -> Message:
    if not diagnosis.installed:
        return msg(
            "l10n can't translate anything yet. To begin: {system}, or {own}",
            system="apt-get install apertium apertium-fr-es",
            own="l10n engines install fr en",
        )
    if diagnosis.works:
        return msg("l10n can translate.")
    return msg("l10n can't translate all that was asked for.")


def _values(diagnosis: Diagnosis) -> dict[str, Any]:
    from l10n.cli import tables

    return {
        "version": _SCHEMA,
        "works": diagnosis.works,
        "libraries": {name: value or None for name, value in diagnosis.libraries.items()},
        "programs": {name: value or None for name, value in diagnosis.programs.items()},
        "packages_folder": diagnosis.folder,
        "installed": [tables.values_of(one) for one in diagnosis.installed],
        "pairs": [
            {
                "source": way.pair.source,
                "target": way.pair.target,
                "works": way.works,
                "origin": way.origin or None,
                "problem": way.problem or None,
                "hint": way.hint or None,
            }
            for way in diagnosis.ways
        ],
        "broken": [{"path": one.path, "reason": one.reason, "hint": one.hint} for one in diagnosis.broken],
        "missing": diagnosis.missing,
    }
