"""Terms written into a source for packages that were trained to read them there."""

from __future__ import annotations

import pytest

from l10n.engines.terms.annotation import Signs, annotate, annotate_terms, candidate
from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Glossary, Kind, Row, Status
from l10n.grammar.sources import in_source
from l10n.model import LanguagePair, Translation

SIGNS = Signs("⦃", "⦂", "⦄")
TERMS = TermFinder(
    Glossary(
        (
            Row("russie", Kind.PLACE, Status.PREFERRED, {"fr": "Russie", "en": "Russia"}),
            Row("drone", Kind.TERM, Status.PREFERRED, {"fr": "drone naval", "en": "naval drone"}),
            Row("otan", Kind.ACRONYM, Status.PREFERRED, {"fr": "OTAN", "en": "NATO"}),
        )
    ),
    LanguagePair("fr", "en"),
)


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        pytest.param({"l10n": {"term_annotation": ["⦃", "⦂", "⦄"]}}, SIGNS, id="three signs"),
        pytest.param({"from_code": "fr"}, None, id="Argos' own package"),
        pytest.param({"l10n": {}}, None, id="nothing of terms"),
        pytest.param({"l10n": "yes"}, None, id="no object"),
        pytest.param({"l10n": {"term_annotation": ["⦃", "⦄"]}}, None, id="two signs"),
        pytest.param({"l10n": {"term_annotation": ["⦃", "", "⦄"]}}, None, id="an empty sign"),
        pytest.param({"l10n": {"term_annotation": [1, 2, 3]}}, None, id="numbers"),
        pytest.param([], None, id="a list"),
    ],
)
def test_metadata_name_the_signs(metadata: object, expected: Signs | None) -> None:
    assert Signs.of(metadata) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("La guerre en Russie.", "La guerre en⦃ Russie⦂ Russia⦄.", id="in the middle"),
        pytest.param("Russie et OTAN", "⦃ Russie⦂ Russia⦄ et⦃ OTAN⦂ NATO⦄", id="at both ends"),
        pytest.param("L'OTAN dit non.", "L'⦃ OTAN⦂ NATO⦄ dit non.", id="behind an elision"),
        pytest.param("Les anti-OTAN.", "Les⦃ anti-OTAN⦂ anti-NATO⦄.", id="behind what begins words"),
        pytest.param("L'axe OTAN-Russie.", "L'axe⦃ OTAN-Russie⦂ NATO-Russia⦄.", id="two in one word"),
        pytest.param("La guerre ⦂ en Russie.", None, id="a sign in the source"),
    ],
)
def test_terms_are_written_behind_their_words(source: str, expected: str | None) -> None:
    assert annotate_terms(source, TERMS.find(source), SIGNS, "en") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Des drones navals partent.", "Des⦃ drones navals⦂ naval drones⦄ partent."),
        ("Un drone naval part.", "Un⦃ drone naval⦂ naval drone⦄ part."),
    ],
)
def test_a_noun_is_told_in_its_number(source: str, expected: str) -> None:
    terms = [in_source(term, source) for term in TERMS.find(source)]
    assert annotate_terms(source, terms, SIGNS, "en") == expected


def test_places_may_come_in_any_order() -> None:
    assert annotate("a b c", [(4, 5, "C"), (0, 1, "A")], SIGNS) == "⦃ a⦂ A⦄ b⦃ c⦂ C⦄"


@pytest.mark.parametrize(
    ("target", "count"),
    [("The war in Russia.", 1), ("The war in⦃ Russia.", 0), ("", 0)],
    ids=["clean", "a sign is left", "empty"],
)
def test_no_sign_is_left_behind(target: str, count: int) -> None:
    assert len(candidate(Translation(target), SIGNS)) == count
