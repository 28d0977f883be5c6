from __future__ import annotations

import pytest

from l10n.text.proper_names import Sort, is_titled, proper_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Hier, Goma a fait parler.", ["Goma"], id="no word of the language"),
        pytest.param("Le financier Paul Singer a parlé.", ["Paul Singer"], id="behind a first name"),
        pytest.param("Il a vu Claire Boulanger hier.", ["Claire Boulanger"], id="of words"),
        pytest.param("Il a vu Dominique de Villepin.", ["Dominique de Villepin"], id="with a particle"),
        pytest.param("Selon Ludwig van den Bossche, oui.", ["Ludwig van den Bossche"], id="foreign particles"),
        pytest.param("Le chef, J. D. Vance, est venu.", ["J. D. Vance"], id="initials"),
        pytest.param("Kim Jong-un est là.", ["Kim Jong-un"], id="hyphen"),
        pytest.param("Un Rafale et un Su-35 ont volé.", ["Su-35"], id="model"),
        pytest.param("Ils vivent à Digne, près de Pointe-à-Pitre.", ["Digne", "Pointe-à-Pitre"], id="bare towns"),
        pytest.param("Grasse n'a pas répondu.", ["Grasse"], id="town as a subject"),
        pytest.param("Il a vu Mme Boucher.", ["Boucher"], id="title"),
        pytest.param("L'Ukraine et L'Oréal parlent.", ["Ukraine", "L'Oréal"], id="article elided"),
        pytest.param("L'affaire Benalla et la Cour suprême.", ["Benalla"], id="institution"),
        pytest.param("Un revenu (RI) serait versé.", ["RI"], id="acronym"),
        pytest.param("L'Université Columbia a ouvert.", ["Columbia"], id="noun before"),
        pytest.param("Les Français ont fêté Noël.", [], id="people and feasts"),
        pytest.param("La grande majorité des Parisiens dort.", [], id="people of a town"),
        pytest.param("Grasse et digne, elle attend.", [], id="adjective first"),
        pytest.param("L'OTAN ET LA CORÉE DU NORD À KOURSK", [], id="capitals"),
        pytest.param("Voir www.Journal.fr ou @Jean.", [], id="addresses"),
    ],
)  # fmt: skip
def test_names_are_found_by_capitals_and_dictionaries(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in proper_names(text, "fr")] == names


def test_where_nouns_have_capitals_nothing_is_told() -> None:
    assert proper_names("Gestern hat Goma von sich reden gemacht.", "de") == ()
    assert proper_names("Kahapon, nagsalita si Goma.", "xx") == ()


def test_an_article_tells_a_thing_from_a_person() -> None:
    sorts = [one.sort for one in proper_names("Il a vu le Zvezda, Evo Morales et la DGSI.", "fr")]
    assert sorts == [Sort.THING, Sort.PERSON, Sort.ACRONYM]


def test_the_ending_of_a_genitive_is_no_part_of_a_name() -> None:
    text = "Craig Halkett's header and Moscow’s answer."
    assert [text[one.start : one.end] for one in proper_names(text, "en")] == ["Craig Halkett", "Moscow"]


@pytest.mark.parametrize(
    ("text", "titled"), [("Mr. Bush", True), ("Mme Bush", True), ("General Bush", False), ("the Bush", False)]
)
def test_a_title_that_only_people_have(text: str, titled: bool) -> None:
    assert is_titled(text, text.index("Bush"), "en") == titled
