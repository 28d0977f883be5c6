"""Misspelt names: which are found, where, and what is left alone."""

from __future__ import annotations

import random
import string
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from l10n.glossary import Form, Kind, Row, Status
from l10n.glossary.misspelling import MisspellingFinder
from l10n.text.spelling import Nearest


def form(text: str, language: str = "fr", kind: Kind = Kind.PLACE, status: Status = Status.PREFERRED) -> Form:
    return Form(text, language, Row(text, kind, status, {language: text}))


NAMES = [
    *map(
        form, ("Koursk", "Ukraine", "Iran", "Russie", "Chine", "Mexique", "Égypte", "Sénégal", "Afghanistan")
    ),
    *map(form, ("États-Unis", "Royaume-Uni", "Corée du Nord", "Côte d'Ivoire", "Biélorussie", "Damas")),
    form("Vladimir Poutine", kind=Kind.PERSON),
    form("Poutine", kind=Kind.PERSON),
    form("Cour internationale de justice", kind=Kind.ORGANISATION),
    form("OTAN", kind=Kind.ACRONYM),
    form("Kiew", "de"),
    form("Kiev"),
    form("ukrainien", kind=Kind.DEMONYM),
    form("Mouskou", status=Status.FORBIDDEN),
]
TYPOS = MisspellingFinder(NAMES, "fr")


def found(text: str, typos: MisspellingFinder = TYPOS) -> list[tuple[str, str]]:
    for typo in (made := typos.find(text)):
        assert text[typo.start : typo.end] == typo.text
    return [(typo.text, typo.meant.text) for typo in made]


@pytest.mark.parametrize(
    ("text", "wrong", "meant"),
    [
        pytest.param("dans la région de Kouïsk, où elles", "Kouïsk", "Koursk", id="the first article"),
        pytest.param("Un sommet en Ukrane.", "Ukrane", "Ukraine", id="deleted"),
        pytest.param("Un sommet en Ukrainne.", "Ukrainne", "Ukraine", id="inserted"),
        pytest.param("Un sommet en Ukriane.", "Ukriane", "Ukraine", id="transposed"),
        pytest.param("Un sommet en kraine.", "kraine", "Ukraine", id="first letter deleted"),
        pytest.param("Un sommet en kUraine.", "kUraine", "Ukraine", id="first letters transposed"),
        pytest.param("La Chne signale", "Chne", "Chine", id="after a capital that is an article"),
        pytest.param("l'Ukrane", "Ukrane", "Ukraine", id="elided"),
        pytest.param("d’Ukrane", "Ukrane", "Ukraine", id="elided with a curly apostrophe"),
        pytest.param("jusqu’en Irnan", "Irnan", "Iran", id="short"),
        pytest.param("en Afganisthan", "Afganisthan", "Afghanistan", id="two edits in a long name"),
        pytest.param("en ukraine", "ukraine", "Ukraine", id="small letter"),
        pytest.param("en UKraine", "UKraine", "Ukraine", id="second capital"),
        pytest.param("l’Égypet", "Égypet", "Égypte", id="accent"),
        pytest.param("l’Egypet", "Egypet", "Égypte", id="accent left out of a capital"),
        pytest.param("au Sénegal", "Sénegal", "Sénégal", id="one accent of two"),
        pytest.param("aux États-Nuis", "États-Nuis", "États-Unis", id="part of a compound"),
        pytest.param("aux États-Uni", "États-Uni", "États-Unis", id="a word in a compound"),
        pytest.param("au Royaume\u2011Unni", "Royaume\u2011Unni", "Royaume-Uni", id="no-break hyphen"),
        pytest.param("la Corée du\u00a0Nrod", "Corée du\u00a0Nrod", "Corée du Nord", id="no-break space"),
        pytest.param("la Crée du Nord", "Crée du Nord", "Corée du Nord", id="a word, the others right"),
        pytest.param("la Corée dju Nord", "Corée dju Nord", "Corée du Nord", id="particle"),
        pytest.param("en Côte d’Ivoir", "Côte d’Ivoir", "Côte d'Ivoire", id="elision in the name"),
        pytest.param("Vladmir Poutine", "Vladmir Poutine", "Vladimir Poutine", id="first name"),
        pytest.param("Vladimir Poutne", "Vladimir Poutne", "Vladimir Poutine", id="the longer name"),
        pytest.param("la Cour intrenationale de justice", "Cour intrenationale de justice",
                     "Cour internationale de justice", id="small word of a name"),
    ],
)  # fmt: skip
def test_a_misspelt_name_is_found(text: str, wrong: str, meant: str) -> None:
    assert found(text) == [(wrong, meant)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("L'Ukraine, la Russie et les États-Unis, Vladimir Poutine", id="right"),
        pytest.param("Etats-Unis, Egypte, Senegal: EGYPTE, ETATS-UNIS", id="as the matcher takes them"),
        pytest.param("Un chien et la chance de la Russe", id="words"),
        pytest.param("Ivan a parlé", id="a first name"),
        pytest.param("Uran Petrov a joué", id="another name beside it"),
        pytest.param("le Hamas a parlé", id="another first letter"),
        pytest.param("les deux Ukraines", id="plural"),
        pytest.param("les soldats biélorusses, des Biélorusses", id="who lives there"),
        pytest.param("russo-ukraino-polonais", id="part of an adjective"),
        pytest.param("Kiew", id="right in another language"),
        pytest.param("l'OTTAN", id="acronym"),
        pytest.param("Mouskow", id="near to a forbidden form"),
        pytest.param("https://exemple.fr/Ukrane et @Ukrane", id="address"),
        pytest.param("Irn", id="short and the first word"),
        pytest.param("Corée et son Nrod", id="other words around"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_no_misspelt_name(text: str) -> None:
    assert found(text) == []


def test_places_are_those_of_the_original_text() -> None:
    text = unicodedata.normalize("NFD", "À l’été, Kouïsk et l’Égypet")
    assert [one for one, _ in found(text)] == [unicodedata.normalize("NFD", x) for x in ("Kouïsk", "Égypet")]
    assert found("Kou\u00adïsk") == [("Kou\u00adïsk", "Koursk")]


def test_several_in_one_text_in_its_order() -> None:
    assert [meant for _, meant in found("Entre la Rusie, l'Ukrane et la Corée du Nrd")] == [
        "Russie",
        "Ukraine",
        "Corée du Nord",
    ]


@pytest.mark.parametrize("language", ["ru", "eu", "xx"])
def test_languages_that_can_not_be_judged_have_no_typos(language: str) -> None:
    assert found("Kouïsk", MisspellingFinder([form("Koursk", language)], language)) == []


def test_a_variety_reads_the_forms_of_its_language() -> None:
    assert found("Kouïsk", MisspellingFinder(NAMES, "fr-CA")) == [("Kouïsk", "Koursk")]


@pytest.mark.parametrize("text", ["Moskaus", "der Dominikanischen Republik"])
def test_german_endings_are_no_typos(text: str) -> None:
    names = [form("Moskau", "de"), form("Dominikanische Republik", "de")]
    assert found(text, MisspellingFinder(names, "de")) == []


def test_no_names_no_typos() -> None:
    assert found("Kouïsk", MisspellingFinder([], "fr")) == []


@given(st.text(alphabet="KoursïkéÉ'’- \u00a0\u0301nC", max_size=30))
def test_places_lie_in_the_text_and_apart(text: str) -> None:
    made = TYPOS.find(text)
    bounds = [place for typo in made for place in (typo.start, typo.end)]
    assert bounds == sorted(bounds)
    assert [typo.text for typo in made] == [text[typo.start : typo.end] for typo in made]


@given(st.sampled_from(("koursk", "afghanistan", "iran")), st.integers(0, 10_000), st.booleans())
def test_nearest_finds_what_is_an_edit_or_two_away(word: str, seed: int, twice: bool) -> None:
    rng = random.Random(seed)
    wrong = word
    for _ in range(1 + (twice and len(word) > 8)):
        at = rng.randrange(len(wrong))
        letter = rng.choice(string.ascii_lowercase)
        wrong = rng.choice(
            (
                wrong[:at] + letter + wrong[at:],
                wrong[:at] + wrong[at + 1 :],
                wrong[:at] + letter + wrong[at + 1 :],
                wrong[:at] + wrong[at : at + 2][::-1] + wrong[at + 2 :],
            )
        )
    # A letter put between two that had changed places is one edit more than Damerau's.
    assume(OSA.distance(wrong, word) <= 1 + twice)
    near = Nearest(["koursk", "afghanistan", "iran", "irak"], 9).find(wrong)
    assert word in [other for _, other in near]
    assert near == sorted(near)


def test_nearest_finds_nothing_farther() -> None:
    nearest = Nearest(["koursk", "afghanistan"], 9)
    assert nearest.find("kousk") == [(1, "koursk")]
    assert nearest.find("kosk") == []
    assert nearest.find("afghanstn") == [(2, "afghanistan")]
    assert nearest.find("afghnstn") == []
