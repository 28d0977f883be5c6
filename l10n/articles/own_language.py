"""The language that a document states of itself, in whatever format: what of a tag is compared (BCP 47)."""

from __future__ import annotations

import re

_PRIMARY = re.compile(r"\s*([A-Za-z]{2,3})(?=[-_\s]|\Z)")


def primary(tag: str) -> str:
    """Return the first part of a language's tag in small letters; nothing where that is none (a template's code)."""
    match = _PRIMARY.match(tag)
    return match[1].lower() if match else ""


def states(tag: str, own: str) -> bool:
    """Return whether a tag states a document's own language, of which `primary` is known, or nothing (empty)."""
    return own != "" and primary(tag) == own
