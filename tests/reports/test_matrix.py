"""How units render terms: told apart by form, by concept, and by what the glossary says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.checks import Context
from l10n.glossary import csv
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair, Unit
from l10n.pipeline.matrix import Matrix, term_uses
from l10n.reports.terms import TermReport

PAIR = LanguagePair("fr", "es")
ROWS = """concept,kind,status,fr,es
russie,place,preferred,Russie,Rusia
russie,demonym,admitted,russe,ruso
uk,place,preferred,Royaume-Uni,Reino Unido
uk,place,admitted,Grande-Bretagne,Gran Bretaña
uk,place,forbidden,,Inglaterra
bateau,term,preferred,bateau,barco
bateau,term,admitted,,buque
"""


@pytest.fixture
def context(tmp_path: Path) -> Context:
    path = tmp_path / "terms.csv"
    path.write_text(ROWS, encoding="utf-8")
    return Context(PAIR, TermFinder(csv.read([path]), PAIR))


def said(context: Context, *pairs: tuple[str, str]) -> dict[str, list[tuple[str, str, int]]]:
    return {
        term.text: [
            (one.text, one.choice.value, len(one.uses))
            for language in term.languages
            for one in language.renderings
        ]
        for term in terms(context, *pairs)
    }


def terms(context: Context, *pairs: tuple[str, str]) -> tuple[TermReport, ...]:
    matrix = Matrix()
    for number, (source, target) in enumerate(pairs):
        unit = Unit(source, target, PAIR, path="a.po", line=number, article="a")
        matrix.add(unit, term_uses(unit, context))
    return matrix.terms()


@pytest.mark.parametrize(
    ("source", "target", "ways"),
    [
        ("Un bateau.", "Un barco.", {"bateau": [("barco", "preferred", 1)]}),
        ("Des bateaux.", "Unos buques.", {"bateau": [("buque", "admitted", 1)]}),
        ("Un bateau.", "Un coche.", {"bateau": [("", "not found", 1)]}),
        ("La Russie.", "La Russie.", {"Russie": [("Russie", "left as it was", 1)]}),
        ("En Grande-Bretagne.", "En Inglaterra.", {"Grande-Bretagne": [("Inglaterra", "forbidden", 1)]}),
        ("En Grande-Bretagne.", "En el Reino Unido.", {"Grande-Bretagne": [("Reino Unido", "admitted", 1)]}),
        ("Le gouvernement de Russie.", "El gobierno ruso.", {"Russie": [("ruso", "admitted", 1)]}),
        (
            "Le bateau russe quitte la Russie.",
            "El barco ruso deja Rusia.",
            {
                "bateau": [("barco", "preferred", 1)],
                "russe": [("ruso", "preferred", 1)],
                "Russie": [("Rusia", "preferred", 1)],
            },
        ),
        (
            "Le Royaume-Uni, ou Grande-Bretagne.",
            "El Reino Unido, o Gran Bretaña.",
            {"Royaume-Uni": [("Reino Unido", "preferred", 1)], "Grande-Bretagne": [("Gran Bretaña", "preferred", 1)]},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_sentence(
    context: Context, source: str, target: str, ways: dict[str, list[tuple[str, str, int]]]
) -> None:
    assert said(context, (source, target)) == ways


def test_two_forms_that_correspond_are_no_disagreement(context: Context) -> None:
    found = terms(
        context, ("Le Royaume-Uni.", "El Reino Unido."), ("La Grande-Bretagne.", "La Gran Bretaña.")
    )
    assert [term.apart for term in found] == [0, 0]


def test_disagreements_come_first(context: Context) -> None:
    pairs = [("La Russie.", "Rusia.")] * 9
    found = terms(
        context, *pairs, ("Un bateau.", "Un barco."), ("Un bateau.", "Un buque."), ("Un bateau.", "Nada.")
    )
    assert [(term.text, term.apart, term.missing, term.count) for term in found] == [
        ("bateau", 1, 1, 3),
        ("Russie", 0, 0, 9),
    ]


def test_the_places_of_a_term(context: Context) -> None:
    (term,) = terms(context, ("Le bateau suit un bateau.", "El barco sigue a un barco."))
    use = term.languages[0].renderings[0].uses[0]
    assert [use.source[start:end] for start, end in use.source_spans] == ["bateau", "bateau"]
    assert [use.target[start:end] for start, end in use.target_spans] == ["barco", "barco"]


def test_nothing_without_a_glossary() -> None:
    matrix = Matrix()
    unit = Unit("Un bateau.", "Un barco.", PAIR)
    matrix.add(unit, term_uses(unit, Context(PAIR)))
    assert matrix.terms() == ()
