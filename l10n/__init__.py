"""Offline translation of articles, for people who review it."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # typing costs more to import than all of this
if TYPE_CHECKING:
    from l10n.segmentation import split_sentences
    from l10n.translator import Translator

__version__ = "0.1.0"
__all__ = ["Translator", "split_sentences"]

# Loaded when they are asked for: importing l10n costs nothing.
_HOMES = {"Translator": "l10n.translator", "split_sentences": "l10n.segmentation"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    loaded: object = getattr(import_module(_HOMES[name]), name)
    return loaded


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
