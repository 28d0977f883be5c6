"""The Argos packages that come with l10n: in `packages/` of a checkout, beside this module in a wheel."""

from __future__ import annotations

from pathlib import Path

from l10n.engines.packages.folders import inside
from l10n.engines.packages.metadata import Metadata

SUFFIX = ".argosmodel"
_IN_WHEEL = Path(__file__).parent / "bundled"
_IN_CHECKOUT = Path(__file__).parents[3] / "packages"


def bundled() -> list[Path]:
    """Return the package files, sorted by name: each is named like the folder that it is installed in."""
    folder = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT
    return [path for path in inside(folder) if path.suffix == SUFFIX]


def is_bundled(metadata: Metadata) -> bool:
    """Tell whether an installed package is one that comes with l10n, by its languages and version."""
    return any(path.stem == metadata.folder for path in bundled())
