"""Names that recur: which are found, as what, how often, and how translations have them."""

from __future__ import annotations

import pytest

from l10n.glossary import Form, Kind, Row, Status
from l10n.glossary.cooccurrence import ParallelTexts
from l10n.glossary.extraction import NameCandidate, extract
from l10n.glossary.matching import Matcher


def counts(*texts: str, least: int = 2, language: str = "fr", known: Matcher | None = None) -> dict[str, int]:
    return {one.text: one.count for one in extract(texts, language, known, least)}


def matcher(*names: str, kind: Kind = Kind.PLACE) -> Matcher:
    return Matcher(
        [Form(name, "fr", Row(name, kind, Status.PREFERRED, {"fr": name})) for name in names], "fr"
    )


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        pytest.param(["Il neige à Mossoul.", "Mossoul dort."], {"Mossoul": 2}, id="a word that no dictionary has"),
        pytest.param(["Elle aime Mossoul."], {}, id="once"),
        pytest.param(["Neige à midi.", "Neige ce soir."], {}, id="first words"),
        pytest.param(["« Demain », dit-il : Demain.", "Demain, oui."], {}, id="first after a mark"),
        pytest.param(
            ["Hier, Ursula von der Leyen parlait.", "Avec Ursula von der Leyen."],
            {"Ursula von der Leyen": 2},
            id="particles inside",
        ),
        pytest.param(
            ["Avec Kim Jong-un.", "Voici Kim Jong-un."], {"Kim Jong-un": 2}, id="syllable"
        ),
        pytest.param(
            ["Avec Boutros Boutros-Ghali.", "De Boutros Boutros-Ghali."],
            {"Boutros Boutros-Ghali": 2},
            id="hyphen",
        ),
        pytest.param(
            ["devant la Cour suprême.", "à la Cour suprême hier.", "La Cour suprême siège."],
            {"Cour suprême": 3},
            id="an institution",
        ),
        pytest.param(
            ["au Conseil de sécurité.", "le Conseil de sécurité vote."],
            {"Conseil de sécurité": 2},
            id="an institution with a preposition",
        ),
        pytest.param(["l'ASEAN vote.", "dans l’ASEAN"], {"ASEAN": 2}, id="acronym"),
        pytest.param(["Sous Louis XIV.", "C'est XIV.", "Oui, XIV."], {}, id="Roman number"),
        pytest.param(["d'Alep à Homs", "l’Alep d'hier"], {"Alep": 2}, id="elided"),
        pytest.param(["NEIGE SUR MOSSOUL", "NEIGE À MOSSOUL"], {}, id="all capitals"),
        pytest.param(["Voir https://Mossoul.fr/Alep", "ou @Mossoul et https://x.fr/Alep"], {}, id="addresses"),
        pytest.param(["M. Zorba parle.", "Oui, M. Zorba."], {"Zorba": 2}, id="title"),
        pytest.param(
            ["Jean Zorba parle.", "Avec Jean Zorba.", "Puis Zorba.", "Oui, Zorba."],
            {"Jean Zorba": 4},
            id="surname alone",
        ),
        pytest.param(
            ["Jean Zorba et Anne Zorba.", "À Jean Zorba, à Anne Zorba.", "À Zorba.", "De Zorba."],
            {"Jean Zorba": 2, "Anne Zorba": 2, "Zorba": 2},
            id="a surname of several",
        ),
        pytest.param(
            ["Avec Jean Zorba.", "Puis Zorba.", "Oui, Zorba."], {"Jean Zorba": 3}, id="the full name once"
        ),
        pytest.param(["Avec Jean Zorba.", "Avec Jean Mirk."], {}, id="a first name of several"),
    ],
)  # fmt: skip
def test_names_that_recur(texts: list[str], names: dict[str, int]) -> None:
    assert counts(*texts) == names


def test_dotted_acronyms_are_the_same() -> None:
    [one] = extract(["l'ASEAN vote.", "dans l’ASEAN", "l'A.S.E.A.N. dort"], "fr", None, 3)
    assert (one.count, one.kind, one.text) == (3, Kind.ACRONYM, "ASEAN")


def test_what_the_glossary_has_is_left_out_but_not_what_is_longer() -> None:
    texts = ["La Cour de Zorbak siège à Mossoul.", "À la Cour de Zorbak, à Mossoul."]
    assert counts(*texts, known=matcher("Mossoul")) == {"Cour de Zorbak": 2}
    assert counts(*texts, known=matcher("Mossoul", "Zorbak")) == {"Cour de Zorbak": 2}
    assert counts(*texts, known=matcher("Mossoul", "Cour de Zorbak")) == {}


def test_the_most_frequent_come_first_and_the_least_count() -> None:
    texts = ["À Mossoul.", "De Mossoul.", "Vers Mossoul.", "Et Alep.", "Ou Alep."]
    assert list(counts(*texts)) == ["Mossoul", "Alep"]
    assert list(counts(*texts, least=3)) == ["Mossoul"]


def test_places_and_contexts() -> None:
    long = "un mot " * 20 + "vers Mossoul " + "et la suite " * 20
    [one] = extract([long, "À Mossoul."], "fr")
    first, second = one.places
    assert long[first.start : first.end] == "Mossoul"
    assert first.window.startswith("… ")
    assert first.window.endswith(" …")
    assert len(first.window) < 100
    assert second.window == "À Mossoul."
    assert one.contexts == (first, second)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("avec Jean Zorba", Kind.PERSON),
        ("la Cour suprême", Kind.ORGANISATION),
        ("vers Mossoul", Kind.PLACE),
        ("chez ASEAN", Kind.ACRONYM),
    ],
)
def test_the_kind_is_guessed(text: str, kind: Kind) -> None:
    [one] = extract([f"Oui, {text}.", f"Non, {text}."], "fr")
    assert one.kind is kind


def test_a_language_without_a_dictionary_has_names_too() -> None:
    assert counts("gaur Mossoul dago", "baina Mossoul da", language="eu") == {"Mossoul": 2}


PAIRS = [
    ("La neige tombe à Mossoul.", "Snow falls in Mosul."),
    ("Hier, Mossoul dormait.", "Yesterday Mosul slept."),
    ("Vers Mossoul.", "To Mossoul."),
    ("Il va à Alep.", "He goes to Aleppo."),
    ("Rien.", "Nothing in London."),
]


def candidate(name: str) -> NameCandidate:
    [one] = extract([f"Il est à {name}.", f"Elle va à {name}."], "fr")
    return one


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Mossoul", [("Mosul", 2), ("Mossoul", 1)], id="another name, and the same"),
        pytest.param("Alep", [("Aleppo", 1)], id="once"),
        pytest.param("Homs", [], id="never"),
    ],
)
def test_how_translations_have_a_name(name: str, expected: list[tuple[str, int]]) -> None:
    assert ParallelTexts(PAIRS, "fr", "en").renderings(candidate(name)) == expected


def test_what_comes_everywhere_is_no_rendering() -> None:
    pairs = [("À Mossoul.", "London calls."), *[("Rien.", "London calls.")] * 5]
    assert ParallelTexts(pairs, "fr", "en").renderings(candidate("Mossoul")) == []
