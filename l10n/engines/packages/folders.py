"""Where Argos packages are; argostranslate, which makes folders when it is imported, is asked only if need be."""

from __future__ import annotations

import os
from pathlib import Path


def packages_folder() -> Path:
    """Return where a package is to be put; makes nothing and need not exist."""
    chosen = os.environ.get("ARGOS_PACKAGES_DIR")
    return Path(chosen) if chosen else _data_folder() / "packages"


def folders() -> list[Path]:
    """Return the folders that hold packages; asks argostranslate only if it may know of any."""
    if os.environ.get("ARGOS_PACKAGES_DIR"):
        return [packages_folder()]
    if inside(packages_folder()) or has(_settings_file()) or "SNAP" in os.environ:
        from argostranslate import settings

        known: list[Path] = settings.package_dirs
        return known
    return []


def has(file: Path) -> bool:
    """Tell whether a file is there; not so where its folder may not be read."""
    try:
        return file.is_file()
    except OSError:
        return False


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


def _data_folder() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "argos-translate"


def _settings_file() -> Path:
    return (
        Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        / "argos-translate"
        / "settings.json"
    )
