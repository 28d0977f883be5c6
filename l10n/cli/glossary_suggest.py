"""`l10n glossary suggest`: the names that recur in articles without an entry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from l10n.cli.console import command, exit_code, say, show_error, show_finding
from l10n.cli.options import ArticlesFrom, GlossaryFolder, Json, languages
from l10n.messages import msg, msgs, said
from l10n.text.display import as_json, one_line

if TYPE_CHECKING:
    from l10n.pipeline.suggest import Suggestions, TermSuggestion

# The version of the JSON report: one more whenever a field changes its meaning or goes.
_SCHEMA = 1


@command
def suggest(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH", help="Articles, or folders of them.", show_default="articles/ of the project"
        ),
    ] = None,
    source: ArticlesFrom = None,
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG", help="Language of the rows' other forms.", show_default="the project's"),
    ] = None,
    folder: GlossaryFolder = None,
    least: Annotated[int, typer.Option(min=1, metavar="N", help="How often a name must occur.")] = 3,
    to_json: Json = False,
) -> int:
    """Suggest names, acronyms and terms that recur in articles and that the glossary lacks, the most frequent first.

    Each with how often it occurs, where, and how people rendered it so far in what they reviewed of the project's
    catalogs; then the rows to paste into the glossary. What isn't known is left empty: fill it in.

    Exit codes: 0 done; 2 bad input or usage.

    Examples:

      l10n glossary suggest articles --to en

      l10n glossary suggest --least 5 --json
    """
    from l10n import config
    from l10n.pipeline.glossary import load
    from l10n.pipeline.suggest import suggest as run

    language, targets = languages(source, to)
    project = config.project([Path(path) for path in paths or []])
    targets = targets or project.targets
    result = run(
        paths or [str(project.articles_dir)],
        project,
        load(project, folder),
        source=language or project.source,
        targets=targets,
        least=least,
    )
    for finding in result.findings:
        show_finding(finding)
    for error in result.errors:
        show_error(error)
    where = folder or project.glossary_dir
    say(_json(result, targets, where) if to_json else _as_text(result, targets, where))
    return exit_code(result.errors, (), "never")


def _as_text(result: Suggestions, targets: Sequence[str], folder: Path) -> str:
    from l10n.pipeline.suggest import rows

    terms = sum(one.kind == "term" for one in result.suggestions)
    names, articles = len(result.suggestions) - terms, result.articles
    what = msgs("{count} name", "{count} names", names)
    if terms:
        what = msg("{names} and {terms}", names=what, terms=msgs("{count} term", "{count} terms", terms))
    where = msgs("{count} article", "{count} articles", articles)
    count = said(msg("{what} without an entry in {articles}.", what=what, articles=where))
    if not result.suggestions:
        return f"{count}\n"
    lines = [line for one in result.suggestions for line in (*_lines(one), "")]
    table = "".join(f"{one_line(line)}\n" for line in rows(result.suggestions, targets, folder).splitlines())
    return "\n".join([*lines, f"{count} {said(msg('Rows to paste:'))}", "", table])


def _lines(one: TermSuggestion) -> list[str]:
    candidate = one.candidate
    others = [f"{text} {count}" for text, count in candidate.variants if text != candidate.text]
    also = f" ({said(msg('also {forms}', forms=', '.join(others)))})" if others else ""
    kind = f": {one.kind}" if one.kind else ""
    lines = [f"{candidate.count:>4}  {candidate.text}{also}{kind}"]
    lines += [f"      {context.window}" for context in candidate.contexts]
    for language, ways in one.renderings.items():
        if ways:
            lines.append(f"      {language}: " + ", ".join(f"{text} {count}" for text, count in ways))
    return [line[:6] + one_line(line[6:]) for line in lines]


def _json(result: Suggestions, targets: Sequence[str], folder: Path) -> bytes:
    from l10n.pipeline.suggest import rows

    report: dict[str, Any] = {
        "version": _SCHEMA,
        "articles": result.articles,
        "suggestions": [_values(one) for one in result.suggestions],
        "rows": rows(result.suggestions, targets, folder) if result.suggestions else "",
        "errors": [str(error) for error in result.errors],
    }
    return as_json(report)


def _values(one: TermSuggestion) -> dict[str, Any]:
    candidate = one.candidate
    return {
        "text": candidate.text,
        "language": one.source,
        "kind": one.kind.value if one.kind else None,
        "count": candidate.count,
        "variants": [{"text": text, "count": count} for text, count in candidate.variants],
        "places": list(one.places),
        "contexts": [context.window for context in candidate.contexts],
        "renderings": {
            language: [{"text": text, "count": count} for text, count in ways]
            for language, ways in one.renderings.items()
        },
    }
