"""Names that places stand in are written as in the source where an engine half translated them."""

from __future__ import annotations

import pytest

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Glossary, Kind, Matching, Row, Status
from l10n.glossary.term import Term
from l10n.grammar.kept_names import is_in_kept_name, with_kept_names
from l10n.model import LanguagePair

_ROWS = (
    ("Canada", "Canada", "Canadá", Kind.PLACE, None),
    ("Suisse", "Switzerland", "Suiza", Kind.PLACE, Matching.EXACT),
    ("suisse", "Swiss", "suizo", Kind.DEMONYM, None),
    ("Italie", "Italy", "Italia", Kind.PLACE, None),
    ("Tunis", "Tunis", "Túnez", Kind.PLACE, None),
    ("Damas", "Damascus", "Damasco", Kind.PLACE, None),
)
GLOSSARY = Glossary(
    tuple(
        Row(fr.lower(), kind, Status.PREFERRED, {"fr": fr, "en": en, "es": es}, match)
        for fr, en, es, kind, match in _ROWS
    )
)


@pytest.mark.parametrize(
    ("language", "source", "target", "expected"),
    [
        (
            "en",
            "Hier, Air Canada recule.",
            "Yesterday, Air Canadà recedes.",
            "Yesterday, Air Canada recedes.",
        ),
        ("en", "Il achète Credit Suisse.", "It buys Credit Switzerland.", "It buys Credit Suisse."),
        ("en", "Il achète Credit Suisse.", "It buys Credit Suisse.", "It buys Credit Suisse."),
        ("en", "Il achète Amazonia Italie.", "It buys Amazonia Italy.", "It buys Amazonia Italy."),
        ("es", "Le vol de Tunis Air", "El vuelo de Tuniz Air", "El vuelo de Tunis Air"),
        ("es", "Le vol de Tunis Air", "El vuelo de Túnez Air", "El vuelo de Túnez Air"),
        ("en", "Hier, Mme Damas a parlé.", "Yesterday, Ms Damasus spoke.", "Yesterday, Ms Damas spoke."),
        ("en", "Hier, Mme Damas a parlé.", "Yesterday, she spoke.", "Yesterday, she spoke."),
        ("en", "Le Canada recule.", "Canadà recedes.", "Canadà recedes."),
    ],
    ids=str,
)
def test_the_rest_of_a_name_tells_what_became_of_a_place_in_it(
    language: str, source: str, target: str, expected: str
) -> None:
    finder = TermFinder(GLOSSARY, LanguagePair("fr", language))
    assert with_kept_names(target, source, finder.inside_names(source), language) == expected


@pytest.mark.parametrize(
    ("source", "target", "kept"),
    [
        ("Il aime Radio Suède.", "He likes Radio Suède.", True),
        ("Il aime Suède Libre.", "He likes Suède Libre.", True),
        ("Il aime Radio Suède.", "He likes Radio Sweden.", False),
        ("Il aime la Suède.", "He likes Suède.", False),
        ("La Suède part.", "La Suède goes.", False),
    ],
)
def test_a_place_in_a_name_that_is_kept(source: str, target: str, kept: bool) -> None:
    start = source.index("Suède")
    term = Term(
        start,
        start + 5,
        "Suède",
        "Sweden",
        ("Sweden",),
        (),
        ("suede",),
        Kind.PLACE,
        Matching.CASE,
        "fr",
    )
    assert is_in_kept_name(term, source, target) is kept
