"""Names that Apertium's modes take for common words, with the dictionaries of real modes."""

from __future__ import annotations

import pytest

from l10n.engines.apertium.names import Names
from l10n.languages.pack import language
from tests.engines.conftest import NeedModes


@pytest.fixture(scope="module")
def names(need_modes: NeedModes) -> Names:
    """What finds names in French."""
    head, _ = need_modes("fra-cat")["fra-cat"].mode.commands()
    return Names(head[0], language("fr"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("Il a vu Ri hier.", ["Ri"], id="a verb with a capital"),
        pytest.param("Hier, Rahul Gagnant a parlé.", ["Rahul Gagnant"], id="behind a name"),
        pytest.param("Rahul Le Gagnant a parlé.", ["Rahul Le Gagnant"], id="articles, too"),
        pytest.param("Il a vu Mme Damas hier.", ["Damas"], id="a place behind a title"),
        pytest.param("Il vit à Damas.", [], id="a place"),
        pytest.param(
            "La banque Kredit Suisse ferme.", ["Kredit Suisse"], id="a place behind what is unknown"
        ),
        pytest.param("Le pont Charles-de-Gaulle ferme.", ["Charles-de-Gaulle"], id="a compound"),
        pytest.param("L'Université Columbia ferme.", [], id="a noun before a name"),
        pytest.param("Le Premier ministre et le Conseil Constitutionnel.", [], id="institutions"),
        pytest.param("Les Coréens votent. Selon Macron, non.", [], id="beginnings of sentences"),
        pytest.param("En Arabie Saoudite, en Europe Centrale.", [], id="a place with an adjective"),
        pytest.param("Le roi Charles III et Jean-Paul II.", [], id="figures of kings"),
        pytest.param("Il a vu Donald Trump et Vladimir Poutine.", [], id="names that are known"),
        pytest.param("Rit-il ? Ri est parti, dit Ri Yong Ho.", ["Ri"], id="at a beginning, too"),
    ],
)
def test_names_are_found(names: Names, source: str, expected: list[str]) -> None:
    assert list(names.find([source])[0]) == expected


def test_a_dictionary_that_does_not_start_knows_no_names() -> None:
    assert Names(["no-such-program"], language("fr")).find(["Il a vu Ri hier."]) == [()]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Le chanteur Rahul Gagnant est mort.", "El cantaire Rahul Gagnant ha mort."),
        ("L'aéroport Charles-de-Gaulle est fermé.", "L'aeroport Charles-de-Gaulle està tancat."),
    ],
)
def test_they_come_back_as_they_are(need_modes: NeedModes, source: str, expected: str) -> None:
    engine = need_modes("fra-cat")["fra-cat"].load()
    (translation,) = engine.translate([source])
    engine.close()
    assert translation.target == expected
