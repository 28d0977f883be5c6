"""Glossaries in the formats of other tools.

A format is a module with `read` and `write` and a line in `FORMATS`. Both say what got lost on the way, a line for
each kind of loss: no format but our own holds all that a glossary says.
"""

from __future__ import annotations

from pathlib import Path

from l10n.errors import UsageError
from l10n.glossary.exchange.format import ExchangeFormat, Export, Import
from l10n.glossary.exchange.omegat import FORMAT as OMEGAT
from l10n.glossary.exchange.table import FORMAT as CSV
from l10n.glossary.exchange.tbx import FORMAT as TBX
from l10n.glossary.exchange.tbx import THIRD as TBX3
from l10n.glossary.exchange.tsv import FORMAT as TSV
from l10n.glossary.exchange.weblate import FORMAT as WEBLATE
from l10n.messages import msg

__all__ = ["FORMATS", "ExchangeFormat", "Export", "Import", "choose"]

FORMATS = {format.name: format for format in (TBX, OMEGAT, CSV, WEBLATE, TSV, TBX3)}


def choose(name: str | None, path: Path) -> ExchangeFormat:
    """Return the format of a name, or without one that of a file's suffix. Raises UsageError."""
    if name is not None:
        if name not in FORMATS:
            raise UsageError(
                msg("unknown format `{name}`", name=name),
                hint=msg("known are {names}", names=", ".join(FORMATS)),
            )
        return FORMATS[name]
    for format in FORMATS.values():
        if path.suffix.lower() in format.suffixes:
            return format
    known = ", ".join(f"{name} ({' '.join(format.suffixes)})" for name, format in FORMATS.items())
    reason = msg("its name doesn't say what format it is in")
    raise UsageError(reason, path=path, hint=msg("name one with --format: {known}", known=known))
