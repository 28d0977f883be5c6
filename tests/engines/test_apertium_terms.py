"""Apertium told terms, with its real modes: alone, and through a middle language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n.engines import Engine, apertium
from l10n.engines.apertium.marks import Marked, moved, unmarked
from l10n.engines.apertium.text import markable, prepare
from l10n.engines.pivot import PivotOffer
from l10n.engines.terms.base import TermAware, TermRequest
from l10n.engines.terms.replaced import replacements
from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Glossary, Kind, Row, Status
from l10n.model import LanguagePair, Span

NeedModes = Callable[..., dict[str, apertium.ApertiumOffer]]

ROWS = (
    Row("coree-du-nord", Kind.PLACE, Status.PREFERRED,
        {"fr": "Corée du Nord", "es": "Corea Norte", "en": "DPRK"}),
    Row("coree-du-nord", Kind.DEMONYM, Status.ADMITTED,
        {"fr": "nord-coréen", "es": "norcoreano", "en": "North Korean"}),
    Row("oujhorod", Kind.PLACE, Status.PREFERRED,
        {"fr": "Oujhorod", "es": "Úzhgorod", "ca": "Újhorod", "en": "Uzhhorod"}),
    Row("oxvlande", Kind.PLACE, Status.PREFERRED, {"fr": "Oxvlande", "en": "Oxwaldia"}),
    Row("otan", Kind.ACRONYM, Status.PREFERRED, {"fr": "Otan", "es": "OTAN", "ca": "OTAN", "en": "NATO"}),
    Row("cpi", Kind.ORGANISATION, Status.PREFERRED,
        {"fr": "Cour pénale internationale", "es": "Tribunal Penal Internacional"}),
    Row("sanction", Kind.TERM, Status.PREFERRED, {"fr": "sanction économique", "es": "medida económica"}),
    Row("sanction", Kind.TERM, Status.FORBIDDEN, {"es": "sanción económica"}),
    Row("galles", Kind.DEMONYM, Status.PREFERRED, {"fr": "gallois", "es": "galés", "en": "Welsh"}),
    Row("choigou", Kind.PERSON, Status.PREFERRED, {"fr": "Sergueï Choïgou", "es": "Serguéi Shoigú"}),
    Row("syrie", Kind.PLACE, Status.PREFERRED, {"fr": "Syrie", "es": "Siria", "en": "Syria"}),
    Row("syrie", Kind.DEMONYM, Status.ADMITTED, {"fr": "syrien", "es": "sirio", "en": "Syrian"}),
    Row("peine", Kind.TERM, Status.PREFERRED, {"fr": "peine de mort", "en": "death penalty"}),
)  # fmt: skip


def terms_for(pair: LanguagePair) -> TermFinder:
    return TermFinder(Glossary(ROWS), pair)


def told(engine: Engine, *sources: str) -> list[list[str]]:
    """Return the targets of an engine's candidates."""
    assert isinstance(engine, TermAware)
    terms = terms_for(engine.pair)
    free = engine.translate(sources)
    requests = [TermRequest(s, terms.find(s), one) for s, one in zip(sources, free, strict=True)]
    return [[one.target for one in of] for of in engine.candidates(requests, terms)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("Il est à Oujhorod.", "Es en Úzhgorod.", id="unknown word"),
        pytest.param("La Corée du Nord ment.", "Corea Norte miente.", id="several words"),
        pytest.param("L'Otan attaque.", "La OTAN ataca.", id="article of an acronym"),
        pytest.param("Le chef de l’Otan parle.", "El jefe de la OTAN habla.", id="typographic apostrophe"),
        pytest.param(
            "Il parle de la Cour pénale internationale.", "Habla del Tribunal Penal Internacional.", id="contraction"
        ),
        pytest.param(
            "Les sanctions économiques contre la Corée du Nord.",
            "Las medidas económicas contra Corea Norte.",
            id="two terms, a plural, a forbidden form",
        ),
        pytest.param("Un éleveur gallois.", "Un ganadero galés.", id="a plural that is none"),
        pytest.param("L'assemblée galloise.", "La asamblea galesa.", id="feminine"),
        pytest.param("« Oui », a-t-il dit à l'Otan.", "« Sí », ha dicho a la OTAN.", id="inversion"),
        pytest.param("Sergueï Choïgou dort.", "Serguéi Shoigú duerme.", id="person"),
        pytest.param("Oujhorod", "Úzhgorod", id="alone"),
    ],
)  # fmt: skip
def test_terms_are_put_where_the_marks_are(fr_es: Engine, source: str, expected: str) -> None:
    assert told(fr_es, source)[0][0] == expected


def test_sources_keep_their_order_and_those_that_obey_get_none(fr_es: Engine) -> None:
    first, second, third = told(fr_es, "Il est à Oujhorod.", "Il dort.", "L'Otan dort.")
    assert first[0] == "Es en Úzhgorod."
    assert second == []
    assert third[0] == "La OTAN duerme."


def test_all_installed_modes_bring_marks_back(need_modes: NeedModes) -> None:
    names = ["fr-es", "es-fr", "fra-cat", "cat-fra", "eng-spa", "spa-eng", "eng-cat", "cat-eng"]
    offers = need_modes(*names)
    for name in names:
        pair = offers[name].pair
        row = Row("x", Kind.PLACE, Status.PREFERRED, {pair.source: "Oxvlande", pair.target: "Oxwaldia"})
        terms = TermFinder(Glossary((row,)), pair)
        engine = offers[name].load()
        (free,) = engine.translate(["Oxvlande."])
        (made,) = engine.candidates([TermRequest("Oxvlande.", terms.find("Oxvlande."), free)], terms)
        engine.close()
        assert "Oxwaldia." in [one.target for one in made], name
        assert {one.method for one in made} == {"blanks"}


def test_an_apertium_without_marks_gives_none(need_modes: NeedModes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("l10n.engines.apertium.engine._ATTACH", "there-is-no-such-program")
    engine = need_modes("fr-es")["fr-es"].load()
    assert told(engine, "Il est à Oujhorod.") == [[]]
    assert engine.translate(["le chat"])[0].target == "el gato"
    engine.close()


WORDS = st.sampled_from([
    "Oujhorod", "Otan", "l'Otan", "la Corée du Nord", "gallois", "galloises", "le", "chat", "mange", "#Otan",
    "@Oujhorod", "[", "]]", "[[t:0:l]]", "[[/]]", "Oujhorod/Otan", "*", "https://a.fr/Oujhorod", "«", "»", "a-t-il",
    "Sergueï Choïgou", "😀", ",", ".", "\u00a0",
])  # fmt: skip


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, min_size=1, max_size=8))
def test_no_mark_reaches_a_target(fr_es: Engine, fra_cat: Engine, words: list[str]) -> None:
    source = " ".join(words)
    for engine in (fr_es, fra_cat):
        for target in told(engine, source)[0]:
            for sign in "[]{}^$*@#<>\\~":
                assert target.count(sign) == source.count(sign), (source, target)
            assert target.lower().count("t:0") == source.lower().count("t:0")


def test_a_term_that_is_repeated_is_told_twice(fr_es: Engine) -> None:
    assert told(fr_es, "L'Otan et l'Otan.")[0][0] == "La OTAN y la OTAN."


def test_a_place_inside_an_address_is_not_marked() -> None:
    source = "Lire https://a.fr/Oujhorod et #Oujhorod et Oujhorod."
    places = [Span(at, at + 8) for at in range(len(source)) if source.startswith("Oujhorod", at)]
    assert [markable(source, place) for place in places] == [False, False, True]


def test_marks_go_in_around_words() -> None:
    assert prepare(" La Corée du Nord", [Span(4, 17)]).request == "La [[t:0:l]]Corée du Nord[[/]].[]"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("a [[t:0:l]]b[[/]] c", ("a b c", [Marked("b", Span(2, 3), frozenset({0}))])),
        ("[[t:1:l; t:2:l]]del Nord[[/]]", ("del Nord", [Marked("del Nord", Span(0, 8), frozenset({1, 2}))])),
        ("nothing", ("nothing", [])),
        ("a [[t:0:l]]b", None),
        ("a [[/]] b", None),
    ],
)
def test_marks_are_taken_out(answer: str, expected: tuple[str, list[Marked]] | None) -> None:
    assert unmarked(answer) == expected


def test_pieces_are_found_in_the_tidied_text() -> None:
    bare = unmarked("el  otan y [[t:0:l]]otan[[/]]")
    assert bare
    (piece,) = moved(bare[1], bare[0], "El otan y otan") or []
    assert piece.place == Span(10, 14)
    assert moved(bare[1], bare[0], "El otan y") is None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Il est à Oujhorod.", "Es a Úzhgorod."),
        ("La Corée du Nord ment.", "Corea Norte miente."),
        ("Il lève les sanctions économiques.", "Levanta las medidas económicas."),
        ("Sergueï Choïgou dort.", "Serguéi Shoigú duerme."),
    ],
)
def test_terms_are_found_without_marks(fr_es: Engine, source: str, expected: str) -> None:
    terms = terms_for(fr_es.pair)
    (free,) = fr_es.translate([source])
    (made,) = replacements(fr_es, [TermRequest(source, terms.find(source), free)], terms)
    assert made[0].target == expected
    assert made[0].method == "replaced"


@pytest.mark.parametrize(
    ("middle", "source", "expected"),
    [
        pytest.param("es", "Il est à Oujhorod.", "It is in Uzhhorod.", id="the middle language has it"),
        pytest.param("es", "Il habite en Corée du Nord.", "It lives in the DPRK.", id="several words"),
        pytest.param("es", "Le chef de l'Otan dort.", "The NATO boss sleeps.", id="no article"),
        pytest.param("es", "Voici le président nord-coréen.", "Here it is the North Korean president.", id="demonym"),
        pytest.param("es", "La Syrie est prête.", "Syria is list.", id="a name that is a demonym, too"),
        pytest.param("es", "Il demande la peine de mort.", "It asks the death penalty.", id="it lacks it"),
        pytest.param("ca", "Il est à Oujhorod.", "It is in Uzhhorod.", id="another middle language"),
        pytest.param("ca", "Le chat est à Oxvlande.", "The cat is in Oxwaldia.", id="lent through Catalan"),
    ],
)  # fmt: skip
def test_terms_are_held_through_a_middle_language(
    need_modes: NeedModes, middle: str, source: str, expected: str
) -> None:
    ways = {"es": ("fr-es", "spa-eng"), "ca": ("fra-cat", "cat-eng")}[middle]
    offers = need_modes(*ways)
    engine = PivotOffer(offers[ways[0]], offers[ways[1]]).load()
    terms = terms_for(engine.pair)
    found = terms.find(source)
    # Where the engine says a land's name by itself, it has to be told nothing.
    made = [engine.translate([source])[0].target, *told(engine, source)[0]]
    obeying = [text for text in made if not terms.missing(found, text)]
    engine.close()
    assert obeying[0] == expected
