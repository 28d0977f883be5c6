"""Tables with a column a language: each row says something of each, and what isn't there is nothing."""

from __future__ import annotations

import pytest

from l10n.languages.equivalents import _rows, equivalents
from l10n.languages.tags import parse


@pytest.mark.parametrize("table", ["places", "acronyms"])
def test_a_row_has_a_form_in_each_language(table: str) -> None:
    columns, *rows = _rows(table)
    assert columns == [parse(tag) for tag in columns]
    for row in rows:
        assert len(row) == len(columns), row
        assert all(form == form.strip() != "" for cell in row for form in cell.split(",")), row


@pytest.mark.parametrize(
    ("table", "source", "target", "pair"),
    [
        ("acronyms", "fr", "de", (("FMI",), ("IWF",))),
        ("acronyms", "fr-CA", "es-419", (("VIH",), ("VIH", "HIV"))),
        ("places", "en", "it", (("Warsaw",), ("Varsavia",))),
    ],
)
def test_what_languages_call_the_same(
    table: str, source: str, target: str, pair: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    assert pair in equivalents(table, source, target)


@pytest.mark.parametrize(("table", "target"), [("places", "fo"), ("acronyms", "fo"), ("nothing", "en")])
def test_nothing_is_known_of_a_language_without_a_column(table: str, target: str) -> None:
    assert equivalents(table, "fr", target) == ()
