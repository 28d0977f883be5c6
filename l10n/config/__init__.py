"""The settings of a project: `l10n.toml`, or `[tool.l10n]` in `pyproject.toml`.

The project is the folder that the file lies in; paths in the file are relative to it. The command line
overrides what the file says.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from l10n.config import folders
from l10n.config.model import Config, FailOn
from l10n.config.reading import find_config, load

__all__ = ["Config", "FailOn", "find_config", "load", "project"]


def project(paths: Sequence[Path] = ()) -> Config:
    """Return the settings of the project that the working directory lies in.

    Where no folder from there upwards has settings, the project is the parent of the folder `articles` that
    the first of `paths` lies in, and else the working directory, with the defaults. Raises `UsageError`.
    """
    found = _project(paths)
    return replace(found, elsewhere=folders.remembered(found.root))


def _project(paths: Sequence[Path]) -> Config:
    cwd = Path.cwd()
    if file := find_config(cwd):
        return load(file)
    for path in paths[:1]:
        resolved = Path(os.path.realpath(path))
        for folder in (resolved, *resolved.parents):
            if folder.name == "articles":
                return Config(folder.parent)
    return Config(cwd)
