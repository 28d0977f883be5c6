"""The folders of what is installed: l10n's own, and where Argos Translate looks for its packages.

That one is by the same variables and settings.

argostranslate itself isn't asked: its `settings` makes folders in the home directory when it is imported.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from l10n.errors import InputError
from l10n.files import SETTINGS, read


def packages_folder() -> Path:
    """Return where a package is to be put; makes nothing and need not exist."""
    chosen = setting("ARGOS_PACKAGES_DIR")
    return Path(chosen) if chosen else _home("XDG_DATA_HOME", ".local/share") / "packages"


def folders() -> list[Path]:
    """Return the folders that hold packages, the one to put them in first; a snap has some of its own."""
    snap = os.environ.get("SNAP")
    if not snap:
        return [packages_folder()]
    own = Path(snap) / "snap_custom"
    return [packages_folder(), own / "packages", *inside(own / "content_snap_packages")]


def setting(name: str) -> str:
    """Return what the environment, else Argos Translate's `settings.json` has for a name; else nothing."""
    if chosen := os.environ.get(name):
        return chosen
    file = _home("XDG_CONFIG_HOME", ".config") / "settings.json"
    try:
        chosen = json.loads(read(file, SETTINGS)).get(name)
    except (InputError, OSError, ValueError, AttributeError, RecursionError):
        return ""
    return chosen if isinstance(chosen, str) else ""


def data_folder() -> Path:
    """Return where l10n puts what a person installs; makes nothing and need not exist."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "l10n"


def inside(folder: Path) -> list[Path]:
    """Return what is in a folder; nothing where there is none, or it may not be read."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def size_of(folder: Path) -> int:
    """Return how many bytes the files below `folder` have, following no link."""
    try:
        return sum(
            path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()
        )
    except OSError:
        return 0


def _home(variable: str, usual: str) -> Path:
    """Return the folder of Argos Translate's that a variable, else the home directory has; a snap's is its own."""
    home = os.environ.get("SNAP_USER_DATA") if "SNAP" in os.environ else None
    return Path(os.environ.get(variable) or Path(home or Path.home()) / usual) / "argos-translate"
