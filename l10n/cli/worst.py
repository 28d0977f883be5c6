"""`l10n status --worst`: what to review first, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.cli.console import progress_bar, say, short_path, show_error
from l10n.cli.findings import values_of_error
from l10n.errors import L10nError
from l10n.messages import msg, said
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.worst import worst as run
from l10n.text.display import as_json

if TYPE_CHECKING:
    from l10n.cluster.driver import Cluster
    from l10n.config import Config

# The version of the JSON report: one more whenever a field changes its meaning or goes.
_SCHEMA = 1


def worst(
    paths: Sequence[Path], most: int, project: Config, workers: Cluster | None, *, to_json: bool
) -> int:
    """Print the sentences in catalogs that engines were the least sure of; return the exit code.

    docs/worst.schema.json describes the report in JSON.
    """
    with progress_bar(msg("checking")) as progress:
        corpus = Corpus.below(paths)
        if workers:
            units, errors = workers.worst(corpus, most, project, progress)
        else:
            units, errors = run(corpus, most, progress=progress)
    errors = [*corpus.errors, *errors]
    for error in errors:
        show_error(error)
    if to_json:
        say(as_json({"version": _SCHEMA, "worst": units, "errors": list(map(values_of_error, errors))}))
    elif units:
        lines = (line for unit in units for line in unit.lines(short_path(Path(unit.path))))
        say("".join(f"{line}\n" for line in lines))
    elif not errors:
        say(said(msg("Nothing that an engine wrote says how sure it was.")) + "\n")
    return L10nError.exit_code if errors else 0
