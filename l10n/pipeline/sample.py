"""The sample glossary and the sample article: in a checkout's folders, beside the package in a wheel."""

from __future__ import annotations

from pathlib import Path

_IN_WHEEL = Path(__file__).parents[1] / "sample"
_IN_CHECKOUT = Path(__file__).parents[2]


def glossary() -> list[Path]:
    """Return the files of the sample glossary."""
    return _files("glossary")


def articles() -> list[Path]:
    """Return the sample articles, in French."""
    return _files("articles")


def _files(name: str) -> list[Path]:
    root = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_CHECKOUT
    return sorted(path for path in (root / name).glob("*") if path.is_file())
