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
from l10n.glossary.csv import read
from l10n.glossary.finder import TermFinder
from l10n.glossary.matching import Matcher
from l10n.glossary.misspelling import MisspellingFinder
from l10n.model import LanguagePair
from l10n.text.spelling import Nearest
from tests.support import ROOT


def form(text: str, language: str = "fr", kind: Kind = Kind.PLACE, status: Status = Status.PREFERRED) -> Form:
    return Form(text, language, Row(text, kind, status, {language: text}))


AZERBAIJAN = Row("az", Kind.PLACE, Status.PREFERRED, {"fr": "Azerbaïdjan", "en": "Azerbaijan"})
AUSTRALIA = Row("au", Kind.PLACE, Status.PREFERRED, {"fr": "Australie", "en": "Australia"})
NAMES = [
    *map(
        form, ("Koursk", "Ukraine", "Iran", "Russie", "Chine", "Mexique", "Égypte", "Sénégal", "Afghanistan")
    ),
    *map(form, ("États-Unis", "Royaume-Uni", "Corée du Nord", "Côte d'Ivoire", "Biélorussie", "Damas")),
    form("Vladimir Poutine", kind=Kind.PERSON),
    form("Poutine", kind=Kind.PERSON),
    form("Cour internationale de justice", kind=Kind.ORGANISATION),
    form("OTAN", kind=Kind.ACRONYM),
    form("Le Caire"),
    form("Minsk"),
    form("Saint-Marin"),
    form("Abou Dhabi"),
    form("Téhéran"),
    form("Syrie"),
    form("Marco Rubio", kind=Kind.PERSON),
    form("Friedrich Merz", kind=Kind.PERSON),
    form("Kim Jong-un", kind=Kind.PERSON),
    form("Nations unies", kind=Kind.ORGANISATION),
    *(Form(*each, AZERBAIJAN) for each in (("Azerbaïdjan", "fr"), ("Azerbaijan", "en"))),
    *(Form(*each, AUSTRALIA) for each in (("Australie", "fr"), ("Australia", "en"))),
    form("Kiew", "de"),
    form("Kiev"),
    form("ukrainien", kind=Kind.DEMONYM),
    form("Mouskou", status=Status.FORBIDDEN),
]


def finder(forms: list[Form], language: str) -> MisspellingFinder:
    own = [one for one in forms if language.startswith(one.language)]
    return MisspellingFinder(forms, language, Matcher(own, language))


TYPOS = finder(NAMES, "fr")


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
        pytest.param("à Abou Dabhi", "Abou Dabhi", "Abou Dhabi", id="letters mixed"),
        pytest.param("à Téhrean", "Téhrean", "Téhéran", id="an accent and two letters"),
        pytest.param("l'Azerbaijan", "Azerbaijan", "Azerbaïdjan", id="as another language has it"),
        pytest.param("le chancelier Friedrich Mertz", "Friedrich Mertz", "Friedrich Merz", id="a surname, in office"),
        pytest.param("Kim Jon-un", "Kim Jon-un", "Kim Jong-un", id="a first name, two words beside it"),
        pytest.param("les Nation unies", "Nation unies", "Nations unies", id="a word with a capital"),
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
        pytest.param("Une frappe à Minks", id="another town"),
        pytest.param("le fleuve Kouïrsk", id="a river"),
        pytest.param("la ville de Metz et d'Irun, la Styrie", id="towns and lands"),
        pytest.param("Bruno Le Maire", id="a word, and an article alone beside it"),
        pytest.param("Marco Rubino a chanté", id="somebody else"),
        pytest.param("le chanteur Marco Rubieau", id="a person who sings"),
        pytest.param("les cloches de Saint Martin", id="a saint, and no place with a hyphen"),
        pytest.param("British Tobacco Australia", id="another language's name in a name"),
        pytest.param("une grande nation unie", id="words that name nothing"),
        pytest.param("Vladimir Poutine, VLADIMIR POUTINE", id="as it is written"),
    ],
)
def test_what_is_no_misspelt_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "likely", "proven", "weak"),
    [
        pytest.param("Kouïsk brûle", True, False, False, id="nothing beside it"),
        pytest.param("dans la région de Kouïsk", True, True, False, id="its kind before it"),
        pytest.param("le président du Sénégl", True, True, False, id="a kind of what places have"),
        pytest.param("Vladimir Poutne", True, True, False, id="the rest of the name"),
        pytest.param("le chancelier Friedrich Mertz", False, True, False, id="a surname that there is"),
        pytest.param("en Afganisthan", False, False, False, id="two edits"),
        pytest.param("en UKraine", True, True, False, id="a capital too many"),
        pytest.param("le gouvernement de Poutinne", True, True, False, id="whose it is"),
        pytest.param("Damxs parle", True, False, True, id="short, and nothing leads to it"),
        pytest.param("à Damxs", True, False, False, id="short, behind a preposition"),
    ],
)
def test_how_sure_it_is(text: str, likely: bool, proven: bool, weak: bool) -> None:
    [typo] = TYPOS.find(text)
    assert (typo.likely, typo.proven, typo.weak) == (likely, proven, weak)


@pytest.mark.parametrize("language", ["fr", "en", "es", "ca", "de"])
def test_no_form_of_the_sample_is_taken_for_a_typo(language: str) -> None:
    glossary = read([ROOT / "glossary"])
    pair = LanguagePair(language, "en" if language != "en" else "fr")
    terms = TermFinder(glossary, pair)
    forms = [form.text for form in glossary.forms(language)]
    assert [text for text in forms if terms.misspelt(f"Hier, {text} a parlé de {text}.")] == []


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
    assert found("Kouïsk", finder([form("Koursk", language)], language)) == []


def test_a_variety_reads_the_forms_of_its_language() -> None:
    assert found("Kouïsk", finder(NAMES, "fr-CA")) == [("Kouïsk", "Koursk")]


@pytest.mark.parametrize("text", ["Moskaus", "der Dominikanischen Republik"])
def test_german_endings_are_no_typos(text: str) -> None:
    names = [form("Moskau", "de"), form("Dominikanische Republik", "de")]
    assert found(text, finder(names, "de")) == []


def test_no_names_no_typos() -> None:
    assert found("Kouïsk", finder([], "fr")) == []


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
