"""Finding the forms of a glossary in a text, the longest first, at their exact places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from l10n.glossary.model import Form


class Hit(NamedTuple):
    """A form found: `text[start:end]`. `forms` are all forms that it may be, those of one concept mostly."""

    start: int
    end: int
    forms: tuple[Form, ...]


class Matcher:
    """Finds forms of one language (BCP 47). Building it costs; keep it for all texts."""

    def __init__(self, forms: Iterable[Form], language: str) -> None:
        self._forms = tuple(forms)
        self._language = language

    def find(self, text: str) -> list[Hit]:
        """Return the forms in a text, in its order, none over another: the longest wins."""
        raise NotImplementedError
