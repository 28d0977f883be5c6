"""The glossary that a run works with."""

from __future__ import annotations

import os
from pathlib import Path

from l10n.config import Config
from l10n.glossary import Glossary, csv


def glossary(config: Config, folder: Path | None = None) -> Glossary | None:
    """Return the glossary in `folder` (or a file), or else the project's; None if that has none.

    Raises InputError, with the line, where one can't be used.
    """
    if folder is not None:
        return csv.read([folder])
    own = config.glossary_dir
    unreadable = own.is_dir() and not os.access(own, os.R_OK | os.X_OK)  # which `csv.read` says
    if own.is_dir() and (unreadable or any(own.rglob("*.csv"))):
        return csv.read([own])
    return None
