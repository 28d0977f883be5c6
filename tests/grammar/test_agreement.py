"""What stands around a term that is put into a text: number, gender, articles, quotation marks, order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from l10n.engines.apertium.blanks import fill
from l10n.engines.apertium.marks import Marked
from l10n.engines.terms.middle import Leg
from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Glossary, Kind, Matching, Row, Status
from l10n.glossary.term import Term
from l10n.grammar.inflection import plural, variants
from l10n.grammar.substitution import substitute
from l10n.languages.pack import language as known
from l10n.model import LanguagePair, Span, Translation

ACRONYM, DEMONYM, ORG, PLACE, TERM = Kind.ACRONYM, Kind.DEMONYM, Kind.ORGANISATION, Kind.PLACE, Kind.TERM


def put(target: str, language: str, source: str, form: str, kind: Kind) -> str:
    """Return a target with a form in the place in brackets, where the source has `source`."""
    start, end = target.index("{"), target.index("}") - 1
    told = Term(0, len(source), source, form, (form,), (), ("x",), kind, Matching.CASE, "fr")
    return substitute(target.replace("{", "").replace("}", ""), start, end, form, language, told)[0]


@pytest.mark.parametrize(
    ("target", "language", "source", "form", "kind", "expected"),
    [
        pytest.param("ataca la {russie}.", "es", "russie", "Rusia", PLACE, "ataca Rusia.", id="French article"),
        pytest.param("del {Ukrane} y", "es", "Ukrane", "Ucrania", PLACE, "de Ucrania y", id="in a contraction"),
        pytest.param("La {Ukrane} va", "es", "Ukrane", "Ucrania", PLACE, "Ucrania va", id="at the beginning"),
        pytest.param("de l'{Ukrane} és", "ca", "Ukrane", "Ucraïna", PLACE, "d'Ucraïna és", id="Catalan elides"),
        pytest.param("el {Japn} és", "ca", "Japn", "Japó", PLACE, "el Japó és", id="Catalan has an article"),
        pytest.param("el {Donbas} es", "es", "Donbas", "Donbás", PLACE, "el Donbás es", id="Spanish has one, too"),
        pytest.param("al {Royame} y", "es", "Royame", "Reino Unido", PLACE, "al Reino Unido y", id="a kingdom has"),
        pytest.param("la {Francia} de hoy", "es", "x", "Rusia", PLACE, "la Rusia de hoy", id="the engine's stays"),
        pytest.param("El «{Otan}» va", "es", "Otan", "OTAN", ACRONYM, "La «OTAN» va", id="outside of quotes"),
        pytest.param("del « {Otan} » va", "es", "Otan", "OTAN", ACRONYM, "de la « OTAN » va", id="spaced quotes"),
        pytest.param("dice «{Otan}» hoy", "es", "Otan", "OTAN", ACRONYM, "dice «OTAN» hoy", id="none inside quotes"),
        pytest.param(
            "in {dominican Republic} and", "en", "x", "Dominican Republic", PLACE, "in the Dominican Republic and",
            id="article behind a preposition",
        ),
        pytest.param("The “{Otan}” said", "en", "Otan", "NATO", ACRONYM, "“NATO” said", id="English quotes"),
        pytest.param("por la {Douma}", "es", "x", "Duma Estatal", ORG, "por la Duma Estatal", id="-ma is feminine"),
        pytest.param("la {x} va", "es", "x", "programa nuclear", TERM, "el programa nuclear va", id="-grama is not"),
        pytest.param("mayoría de {Gallois}", "es", "Gallois", "galés", DEMONYM, "mayoría de galeses", id="people"),
        pytest.param(
            "at the {virus COVID-19} now", "en", "virus COVID-19", "COVID-19 virus", TERM,
            "at the COVID-19 virus now", id="-us is no plural",
        ),
        pytest.param(
            "the {medicines antiviraux} are", "en", "médicaments antiviraux", "antiviral drug", TERM,
            "the antiviral drugs are", id="number of what was left",
        ),
        pytest.param(
            "the {nose that flows} ,", "en", "nez qui coule", "runny nose", TERM, "the runny nose ,",
            id="number of the noun, not of its clause",
        ),
        pytest.param(
            "he {is infectado} .", "en", "est infecté", "be infected", TERM, "he is infected .", id="the verb's form",
        ),
        pytest.param(
            "has been {infectées} .", "en", "été infectées", "be infected", TERM, "has been infected .",
            id="the verb is there",
        ),
        pytest.param(
            "go to {school} now", "en", "école", "academy", TERM, "go to the academy now", id="no longer an idiom",
        ),
        pytest.param(
            "in {dog} .", "en", "chien", "hound", TERM, "in hound .", id="no idiom",
        ),
        pytest.param(
            "as {président} he", "en", "président", "president", TERM, "as president he",
            id="another language's article asks for nothing",
        ),
        pytest.param("fê-lo {x} no", "pt", "x", "Rússia", PLACE, "fê-lo Rússia no", id="a pronoun is no article"),
        pytest.param(
            "soldiers: {x}", "en", "Essais cliniques", "clinical trial", TERM,
            "soldiers: clinical trial", id="small letter stays",
        ),
        pytest.param(
            "( 3 ) {Deduction} of", "en", "Prélèvement", "swab", TERM, "( 3 ) Swab of", id="the source's capital",
        ),
        pytest.param(
            "of soldiers {norcoreanos} in", "en", "nord-coréens", "North Korean", DEMONYM,
            "of North Korean soldiers in", id="before a plural",
        ),
        pytest.param(
            "10 000 soldiers {norcoreanos} find", "en", "nord-coréens", "North Korean", DEMONYM,
            "10 000 North Korean soldiers find", id="behind a number",
        ),
    ],
)  # fmt: skip
def test_what_stands_around_a_term_is_made_right(
    target: str, language: str, source: str, form: str, kind: Kind, expected: str
) -> None:
    assert put(target, language, source, form, kind) == expected


@pytest.mark.parametrize(
    ("language", "source", "expected"),
    [
        ("en", "Argentine", "Argentino habla"),
        ("fr", "Argentine", "Argentina habla"),
        ("es", "argentina", "argentina habla"),
    ],
)
def test_a_gender_is_that_of_the_source_s_own_language(language: str, source: str, expected: str) -> None:
    term = Term(0, 9, source, "argentino", ("argentino",), (), ("x",), DEMONYM, Matching.CASE, language)
    assert substitute(f"{source} habla", 0, 9, "argentino", "es", term)[0] == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("infected", "infected"),
        ("infectious", "infectious"),
        ("medical care", "medical care"),
        ("difficulty breathing", "difficulty breathing"),
        ("military aircraft", "military aircraft"),
        ("meeting", "meetings"),
        ("seed", "seeds"),
        ("clinical trial", "clinical trials"),
    ],
)
def test_what_has_no_plural_in_english_gets_none(form: str, expected: str) -> None:
    assert plural(form, known("en").grammar) == expected


@pytest.mark.parametrize(
    ("form", "language", "other"),
    [
        ("respiratorios", "es", "respiratorias"),
        ("ensayo clínico", "es", "ensayos clínicos"),
        ("médica", "es", "médico"),
        ("enfermedad", "es", "enfermedades"),
        ("assaig", "ca", "assaigs"),
        ("disease", "en", "diseases"),
    ],
)
def test_rules_find_the_other_forms_of_a_word(form: str, language: str, other: str) -> None:
    found = variants(form, known(language).grammar)
    assert found[0] == form
    assert other in found
    assert len(set(found)) == len(found)


def test_a_language_without_rules_has_no_variants() -> None:
    assert variants("Krankheit", known("de").grammar) == []


def test_an_adjective_comes_before_the_term_that_it_stands_behind() -> None:
    rows = (
        Row("chef", Kind.TERM, Status.PREFERRED, {"fr": "chef de la diplomatie", "en": "top diplomat"}),
        Row("coree", Kind.DEMONYM, Status.PREFERRED, {"fr": "nord-coréen", "en": "North Korean"}),
    )
    terms = TermFinder(Glossary(rows), LanguagePair("fr", "en"))
    found = terms.find("le chef de la diplomatie nord-coréen parle")
    behind = "The boss of the diplomacy norcoreana speaks."
    marks = [
        Marked(behind[4:25], Span(4, 25), frozenset({0})),
        Marked(behind[26:36], Span(26, 36), frozenset({1})),
    ]
    assert fill(behind, marks, found, found, terms)[0] == "The North Korean top diplomat speaks."
    amid = "The boss of the American diplomacy speaks."
    marks = [
        Marked(amid[4:15], Span(4, 15), frozenset({0})),
        Marked(amid[25:34], Span(25, 34), frozenset({0})),
    ]
    assert fill(amid, marks, found[:1], found[:1], terms)[0] == "The American top diplomat speaks."


class Counting:
    """An engine that keeps what it is asked: a test double."""

    origin, pair = "counting", LanguagePair("fr", "es")

    def __init__(self) -> None:
        self.asked: list[str] = []

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        self.asked += sources
        return [Translation(source.upper()) for source in sources]

    def close(self) -> None: ...


def test_a_leg_asks_its_engine_once_for_a_text() -> None:
    engine = Counting()
    leg = Leg(engine)
    assert [one.target for one in leg.translate(["a", "b", "a"])] == ["A", "B", "A"]
    assert [one.target for one in leg.translate(["c", "b"])] == ["C", "B"]
    assert engine.asked == ["a", "b", "c"]


def test_a_leg_does_not_remember_without_end() -> None:
    engine = Counting()
    leg = Leg(engine)
    many = [str(number) for number in range(5000)]
    leg.translate(many)
    leg.translate([f"{one}x" for one in many])
    assert [one.target for one in leg.translate(many[:2])] == ["0", "1"]
    assert engine.asked[-2:] == ["0", "1"]
