"""Small glossaries of tests, written as tables."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.glossary import Glossary, Kind, Row, Status


def glossary_of(languages: str, rows: Iterable[tuple[str, Kind, str]]) -> Glossary:
    """Return a glossary of rows: a concept, its kind, and the forms in some languages, each list with bars between.

    A row without a form in the first language is admitted, as one more form of its concept.
    """
    return Glossary(tuple(_row(concept, kind, languages.split(), forms) for concept, kind, forms in rows))


def _row(concept: str, kind: Kind, languages: list[str], forms: str) -> Row:
    cells = [form.strip() for form in forms.split("|")]
    status = Status.PREFERRED if cells[0] else Status.ADMITTED
    return Row(concept, kind, status, {tag: form for tag, form in zip(languages, cells, strict=True) if form})
