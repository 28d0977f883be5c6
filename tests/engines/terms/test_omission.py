"""Which places of a target stand for terms, and which are free for others."""

from __future__ import annotations

import pytest

from l10n.engines.terms.omission import occupied_spans
from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Glossary, Kind, Row, Status
from l10n.model import LanguagePair

TERMS = TermFinder(
    Glossary(
        (
            Row("niger", Kind.DEMONYM, Status.PREFERRED, {"fr": "nigérien", "en": "Nigerien"}),
            Row("nigeria", Kind.DEMONYM, Status.PREFERRED, {"fr": "nigérian", "en": "Nigerian"}),
        )
    ),
    LanguagePair("fr", "en"),
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param(
            "A Nigerien and a Nigerian came.", ["Nigerien", "Nigerian"], id="as often as the source"
        ),
        pytest.param("A Nigerian and a Nigerian came.", [], id="more often: one stands for another"),
        pytest.param("Two men came.", [], id="none"),
    ],
)
def test_a_term_that_is_there_too_often_leaves_its_places_to_others(target: str, expected: list[str]) -> None:
    terms = TERMS.find("Un Nigérien et un Nigérian sont venus.")
    assert sorted(target[start:end] for start, end in occupied_spans(terms, target, TERMS)) == sorted(
        expected
    )
