"""Names that tables know to be right, and the countries of places."""

from __future__ import annotations

import pytest

from l10n.languages.pack import data_file
from l10n.text import gazetteer


@pytest.mark.parametrize("name", ["towns.tsv", "people.txt", "first_names.txt"])
def test_a_table_is_sorted_and_each_of_its_words_is_found(name: str) -> None:
    path = data_file(name)
    assert path is not None
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    assert head.startswith("# ")
    assert lines == sorted(set(lines))
    for line in (*lines[::997], lines[0], lines[-1]):
        word, _, value = line.partition("\t")
        assert gazetteer._value(name, word) == value


@pytest.mark.parametrize("word", ["Metz", "Irun", "Kiel", "dole", "MALÉ", "Angers"])
def test_towns(word: str) -> None:
    assert gazetteer.is_town(word)


@pytest.mark.parametrize("word", ["Kouïsk", "Barkhmout", "", "aaaa", "zzzz", "#", "xyz"])
def test_what_is_no_name(word: str) -> None:
    assert not gazetteer.is_town(word)
    assert not gazetteer.is_of_person(word)
    assert not gazetteer.is_of_land(word, "fr")


def test_people_and_lands() -> None:
    assert gazetteer.is_of_person("Tunks")
    assert gazetteer.is_of_person("Mertz")
    assert gazetteer.is_first_name("Paul")
    assert not gazetteer.is_first_name("White")
    assert gazetteer.is_land("Styrie", "fr")
    assert gazetteer.is_land("Syrie", "fr-CA")
    assert not gazetteer.is_land("Syrie", "xx")
    assert not gazetteer.is_land("Lanka", "fr")
    assert gazetteer.is_of_land("Lanka", "fr")


@pytest.mark.parametrize(
    ("name", "language", "wanted"),
    [
        pytest.param("Russie", "fr", "RU", id="a country"),
        pytest.param("Kursk", "en", "RU", id="a town"),
        pytest.param("Phnom Penh", "fr", "KH", id="a town of two words"),
        pytest.param("Nulle Part", "fr", "", id="nothing"),
        pytest.param("Russie", "xx", "", id="no such language"),
    ],
)
def test_the_country_of_a_place(name: str, language: str, wanted: str) -> None:
    assert gazetteer.country(name, language) == wanted
