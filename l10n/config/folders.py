"""Where articles are that were not in the project's own folder: `.l10n/articles` keeps it, a path a line.

So `status` and `report` know an article again that was translated from a folder of any name.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from l10n import files
from l10n.config.model import Config

_FILE = Path(".l10n", "articles")
_MOST = 10_000  # lines: far more folders than anybody names one by one


def remembered(root: Path) -> tuple[Path, ...]:
    """Return what runs in the project at `root` were given, of what lies below it; nothing where it can't be read."""
    try:
        lines = files.read(root / _FILE, files.SETTINGS).decode("utf-8", "surrogateescape").split("\n")
    except OSError:
        return ()
    base = os.path.realpath(root)
    paths = [root / line for line in lines[:_MOST] if line and "\0" not in line]
    return tuple(path for path in paths if Path(os.path.realpath(path)).is_relative_to(base))


def with_articles(config: Config, paths: Iterable[Path]) -> Config:
    """Return the settings with the articles and folders of a run that lie outside of those that are known."""
    base = Path(os.path.realpath(config.root))
    roots = [Path(os.path.realpath(root)) for root in config.article_roots]
    new: list[Path] = []
    for path in paths:
        place = Path(os.path.realpath(path))
        known = any(place.is_relative_to(root) for root in roots) or config.articles_dir.name in place.parts
        if not known and place.exists() and place.is_relative_to(base) and place != base:
            new.append(config.root / place.relative_to(base))
    return replace(config, elsewhere=(*config.elsewhere, *new)) if new else config


def remember(config: Config, before: Sequence[Path]) -> None:
    """Write down what has come to `elsewhere` since `before`, where that can be written."""
    if list(config.elsewhere) == list(before):
        return
    lines = [os.fsencode(path.relative_to(config.root)) + b"\n" for path in config.elsewhere]
    with suppress(OSError):
        files.make_hidden_folder(config.root / _FILE.parent)
        files.write(config.root / _FILE, lines)
