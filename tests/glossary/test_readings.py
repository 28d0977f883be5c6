"""Which forms in a source are what they look like: not those in longer names, nor common words with a capital."""

from __future__ import annotations

import pytest

from l10n.glossary import Glossary, Kind, Matching, Row, Status
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair


def row(fr: str, en: str, kind: Kind = Kind.PLACE, concept: str = "", match: Matching | None = None) -> Row:
    return Row(concept or en, kind, Status.PREFERRED, {"fr": fr, "en": en}, match)


GLOSSARY = Glossary(
    (
        row("France", "France"),
        row("Italie", "Italy"),
        row("Angleterre", "England"),
        row("Suisse", "Switzerland", match=Matching.EXACT),
        Row("Switzerland", Kind.DEMONYM, Status.ADMITTED, {"fr": "suisse", "en": "Swiss"}),
        row("New York", "New York"),
        row("Tunis", "Tunis"),
        row("Mexico", "Mexico City"),
        row("Salvador", "El Salvador"),
        row("Damas", "Damascus"),
        row("Canton", "Guangzhou"),
        row("Chine", "China"),
        row("Pékin", "Beijing"),
        row("Pacifique", "Pacific", concept="pacifique"),
        Row("pacifique", Kind.PLACE, Status.ADMITTED, {"fr": "océan Pacifique", "en": "Pacific Ocean"}),
        row("Bénin", "Benin"),
        row("Le Cap", "Cape Town"),
        row("Communes", "Commons", Kind.ORGANISATION),
        row("américain", "American", Kind.DEMONYM),
        row("Vladimir Poutine", "Vladimir Putin", Kind.PERSON, "poutine"),
        row("Navalny", "Alexei Navalny", Kind.PERSON, "navalny"),
        Row("navalny", Kind.PERSON, Status.ADMITTED, {"en": "Navalny"}),
        row("Xi", "Xi", Kind.PERSON),
    )
)


def asked(text: str, *article: str) -> list[str]:
    finder = TermFinder(GLOSSARY, LanguagePair("fr", "en"))
    finder.read([text, *article])
    return [term.target_form for term in finder.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Air France supprime des vols.",
        "Le vol de Tunis Air a été annulé.",
        "Credit Suisse est vendu.",
        "Le New York Times le dit.",
        "La Nouvelle-Angleterre est sous la neige.",
        "Il vit à Fort-de-France, en Île-de-France.",
        "Salvador Dalí est né en 1904.",
        "SALVADOR DALÍ FÊTÉ",
        "Le joueur Xi Chen a gagné.",
        "Mme Damas a parlé.",
        "M. Damas a parlé.",
        "Une femme afro-américaine a parlé.",
        "Un accord russo-américain.",
    ],
)
def test_a_longer_name_shields_what_stands_in_it(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le match France-Italie", ["France", "Italy"]),
        ("Le match France-Andorre", ["France"]),
        ("Les manifestants pro-américains", ["American"]),
        ("Selon Pékin, tout va bien.", ["Beijing"]),
        ("Hier, Pékin a cédé.", ["Beijing"]),
        ("La Chine Poutine, Vladimir Poutine", ["Vladimir Putin"]),
        ("L'Américain Joe Machin", ["American"]),
        ("FRANCE CHINE", ["France", "China"]),
        ("LA FRANCE GAGNE", ["France"]),
        ("FRANCE ANDORRE", ["France"]),
        ("à Tunis Ouest", ["Tunis"]),
        (
            "un Mexico-américain, un Mexico-Américain, Mexico-Tunis",
            ["American"] * 2 + ["Mexico City", "Tunis"],
        ),
    ],
)
def test_what_is_no_longer_name(text: str, wanted: list[str]) -> None:
    assert asked(text) == wanted


@pytest.mark.parametrize(
    ("text", "article", "wanted"),
    [
        pytest.param("LES COMMUNES DU CANTON VOTENT", [], [], id="common nouns in capitals"),
        pytest.param("LE CANTON VOTE", ["À Canton, on vote."], ["Guangzhou"], id="the place elsewhere"),
        pytest.param("LE CANTON VOTE", ["Pékin se tait."], ["Guangzhou"], id="its country elsewhere"),
        pytest.param("LE CANTON VOTE", ["PÉKIN SE TAIT"], [], id="its country in another headline"),
        pytest.param("LE CANTON DE GENÈVE VOTE", ["La Palestine, le Texas."], [], id="namesakes of towns"),
        pytest.param("CANTON ET PÉKIN", [], ["Guangzhou", "Beijing"], id="its country beside it"),
        pytest.param("MACRON EN CHINE", [], ["China"], id="a name that is hardly a word"),
        pytest.param("LE CAP EST MIS", [], [], id="a noun for its article"),
        pytest.param("LE PACIFIQUE BRÛLE", [], ["Pacific"], id="an adjective with an article"),
        pytest.param("UN VOISIN PACIFIQUE", [], [], id="an adjective"),
        pytest.param("Communes et régions votent.", [], [], id="a noun that begins a sentence"),
        pytest.param("Le vote des Communes", [], ["Commons"], id="a noun with a capital of its own"),
        pytest.param("Bénin : deux morts", [], ["Benin"], id="a land that begins a headline"),
    ],
)
def test_a_common_word_needs_something_that_speaks_for_it(
    text: str, article: list[str], wanted: list[str]
) -> None:
    assert asked(text, *article) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Navalny est mort.", ["Alexei Navalny"]),
        ("Alexeï Navalny est mort.", ["Navalny"]),
        ("Le cas Navalny", ["Alexei Navalny"]),
    ],
)
def test_a_surname_is_not_completed_where_its_first_name_stands(text: str, wanted: list[str]) -> None:
    assert asked(text) == wanted
