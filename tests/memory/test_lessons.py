from __future__ import annotations

import pytest

from l10n.memory import Edit
from l10n.memory.lessons import distance, lessons
from l10n.model import LanguagePair

FR_ES = LanguagePair("fr", "es")


def edit(source: str, machine: str, person: str, article: str = "a", pair: LanguagePair = FR_ES) -> Edit:
    return Edit(source, machine, person, pair, article, "fake")


KOURSK = [
    edit("Le sous-marin revient.", "El submarino vuelve.", "El sumergible vuelve.", "a"),
    edit(
        "Un sous-marin a coulé hier.",
        "Un submarino ha hundido ayer.",
        "Un sumergible ha naufragado ayer.",
        "b",
    ),
    edit("La mer est calme.", "El mar es tranquilo.", "La mar está tranquila.", "b"),
]


def test_lessons_say_what_people_replace_and_where() -> None:
    (lesson,) = lessons(KOURSK)
    assert (lesson.machine, lesson.person, lesson.count) == ("submarino", "sumergible", 2)
    assert (lesson.source, lesson.articles, lesson.origins) == ("sous-marin", ("a", "b"), ("fake",))
    assert [one.count for one in lessons(KOURSK, least=1)][:2] == [2, 1]


def test_a_language_is_no_other() -> None:
    other = edit(
        "Le sous-marin part.", "El submarino parte.", "El sumergible parte.", pair=LanguagePair("fr", "ca")
    )
    assert lessons([KOURSK[0], other]) == []


def test_a_unit_counts_once() -> None:
    twice = edit("Le sous-marin, un sous-marin.", "submarino, un submarino", "sumergible, un sumergible")
    assert lessons([twice]) == []
    assert lessons([twice], least=1)[0].count == 1


@pytest.mark.parametrize(
    ("machine", "person"),
    [
        pytest.param("Sí , claro", "Sí, claro", id="spaces"),
        pytest.param("Sí.", "Sí!", id="marks"),
        pytest.param("Sí", "Sí claro", id="put in"),
        pytest.param("uno dos tres cuatro cinco seis siete", "a b c d e f g", id="put anew"),
        pytest.param("Sí", "Sí", id="as it was"),
    ],
)
def test_what_teaches_nothing(machine: str, person: str) -> None:
    assert lessons([edit("Oui.", machine, person), edit("Oui, oui.", machine, person)]) == []


def test_a_source_that_is_not_clear_is_not_said() -> None:
    one = edit("Les marins ont parlé.", "Los marinos hablaron.", "Los marineros hablaron.")
    two = edit("Un homme est là.", "Unos marinos allí.", "Unos marineros allí.")
    (lesson,) = lessons([one, two])
    assert (lesson.machine, lesson.source) == ("marinos", "")


def test_an_acronym_is_a_source() -> None:
    both = [
        edit("L'OTAN refuse.", "La OTAN rechaza.", "La Alianza rechaza."),
        edit("Que fait l'OTAN ?", "¿Qué hace la OTAN?", "¿Qué hace la Alianza?"),
    ]
    assert lessons(both)[0].source == "OTAN"


@pytest.mark.parametrize(
    ("machine", "person", "words", "characters"),
    [
        pytest.param("el gato", "el gato", 0, 0, id="as it was"),
        pytest.param("el gato", "el perro", 1 / 2, 4 / 8, id="a word"),
        pytest.param("uno dos", "dos", 1, 4 / 3, id="left out"),
    ],
)
def test_distance(machine: str, person: str, words: float, characters: float) -> None:
    found = distance([edit("x", machine, person)])
    assert (found.units, found.changed) == (1, int(machine != person))
    assert found.words == pytest.approx(words)
    assert found.characters == pytest.approx(characters)


def test_distance_of_nothing() -> None:
    assert distance([]).words == 0
