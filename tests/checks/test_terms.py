from __future__ import annotations

import pytest

from l10n.checks import Context, run
from l10n.glossary import Glossary, Kind, Row, Status
from l10n.glossary.finder import TermFinder
from l10n.model import Finding, LanguagePair, Severity, Unit

PREFERRED, ADMITTED, FORBIDDEN = Status.PREFERRED, Status.ADMITTED, Status.FORBIDDEN
ROWS = (
    Row("koursk", Kind.PLACE, PREFERRED, {"fr": "Koursk", "en": "Kursk", "de": "Kursk", "es": "Kursk"}),
    Row("koursk", Kind.PLACE, FORBIDDEN, {"en": "Koursk"}),
    Row("otan", Kind.ACRONYM, PREFERRED, {"fr": "OTAN", "en": "NATO", "es": "OTAN", "de": "NATO"}),
    Row(
        "cn",
        Kind.PLACE,
        PREFERRED,
        {"fr": "Corée du Nord", "en": "North Korea", "es": "Corea del Norte", "de": "Nordkorea"},
    ),
    Row("c", Kind.PLACE, PREFERRED, {"fr": "Corée", "en": "Korea", "es": "Corea", "de": "Korea"}),
    Row("ru", Kind.PLACE, PREFERRED, {"fr": "Russie", "en": "Russia", "es": "Rusia", "de": "Russland"}),
    Row("fr", Kind.PLACE, PREFERRED, {"fr": "France", "en": "France", "es": "Francia", "de": "Frankreich"}),
    Row("us", Kind.PLACE, PREFERRED, {"fr": "États-Unis", "en": "United States", "es": "Estados Unidos"}),
    Row("us", Kind.ACRONYM, ADMITTED, {"en": "U.S.", "es": "EE. UU."}),
    Row("poutine", Kind.PERSON, PREFERRED, {"fr": "Vladimir Poutine", "en": "Vladimir Putin"}),
    Row("poutine", Kind.PERSON, ADMITTED, {"fr": "Poutine", "en": "Putin"}),
    Row("kim", Kind.PERSON, PREFERRED, {"fr": "Kim Jong-un", "en": "Kim Jong Un"}),
    Row("kim", Kind.PERSON, ADMITTED, {"fr": "Kim", "en": "Kim"}),
    Row("kim", Kind.PERSON, ADMITTED, {"en": "Kím Jong Un"}),
    Row("pacte", Kind.TERM, PREFERRED, {"fr": "partenariat stratégique", "en": "strategic partnership"}),
    Row("coeur", Kind.TERM, PREFERRED, {"fr": "chœur", "es": "coro"}),
    Row("iran", Kind.PLACE, PREFERRED, {"fr": "Iran", "en": "Iran", "es": "Iran"}),
    Row("kurde", Kind.DEMONYM, PREFERRED, {"fr": "kurde", "en": "Kurdish", "es": "kurdo"}),
    Row("russe", Kind.DEMONYM, PREFERRED, {"fr": "russe", "es": "ruso", "de": "russisch"}),
    Row("americain", Kind.DEMONYM, PREFERRED, {"fr": "américain", "es": "americano"}),
    Row("arme", Kind.TERM, PREFERRED, {"fr": "arme chimique", "es": "arma química"}),
    Row("defense", Kind.TERM, PREFERRED, {"fr": "ministre de la Défense", "es": "ministro de Defensa"}),
    Row("porte-parole", Kind.TERM, PREFERRED, {"fr": "porte-parole", "de": "Sprecher"}),
    Row("afrique", Kind.PLACE, PREFERRED, {"fr": "Afrique", "en": "Africa"}),
    Row("ouest", Kind.PLACE, PREFERRED, {"fr": "Afrique de l'Ouest", "en": "West Africa"}),
    Row("israelien", Kind.DEMONYM, PREFERRED, {"fr": "israélien", "en": "Israeli"}),
    Row("tsahal", Kind.ORGANISATION, PREFERRED, {"fr": "Tsahal", "en": "Israeli army"}),
    Row("senat", Kind.ORGANISATION, PREFERRED, {"fr": "Sénat", "en": "Senate"}),
    Row("damas", Kind.PLACE, PREFERRED, {"fr": "Damas", "en": "Damascus", "es": "Damasco"}),
    Row("trump", Kind.PERSON, PREFERRED, {"fr": "Donald Trump", "en": "Donald Trump"}),
    Row("kiev", Kind.PLACE, PREFERRED, {"fr": "Kiev", "en": "Kyiv"}, must=True),
)
NAMES = {"term-missing", "term-forbidden", "term-untranslated", "term-lost", "glossary-gap"}


def findings(source: str, target: str, language: str = "en", *, reviewed: bool = True) -> list[Finding]:
    pair = LanguagePair("fr", language)
    context = Context(pair, TermFinder(Glossary(ROWS), pair))
    return [f for f in run(Unit(source, target, pair, reviewed=reviewed), context) if f.check in NAMES]


FINE = [
    ("preferred", "À Koursk.", "In Kursk.", "en"),
    ("admitted", "Aux États-Unis.", "In the U.S.", "en"),
    ("another form of the concept", "Poutine parle.", "Vladimir Putin speaks.", "en"),
    ("inflected", "Des partenariats stratégiques.", "Strategic partnerships.", "en"),
    ("adjective", "La présence de la Russie.", "The Russian presence.", "en"),
    ("adjective, irregular", "La position des États-Unis.", "La postura estadounidense.", "es"),
    ("adjective with a direction", "Les déserteurs de la Corée du Nord.", "North Korean defectors.", "en"),
    ("adjective in one word", "L'armée de la Corée du Nord.", "El ejército norcoreano.", "es"),
    ("German adjective", "L'armée de la Corée du Nord.", "Die nordkoreanische Armee.", "de"),
    ("German compound", "La politique de la Russie.", "Die Russlandpolitik.", "de"),
    ("part of a land", "Le sud de la France.", "Südfrankreichs Küste.", "de"),
    ("accent", "L'Iran.", "Irán.", "es"),
    ("a short form for a long one", "Kim Jong-un parle.", "President Kim speaks.", "en"),
    ("nearly the first form", "Kim Jong-un parle.", "Kím Jong Un speaks.", "en"),
    ("once for twice", "La Russie et la Russie.", "Russia and it.", "en"),
    ("noun for an adjective", "Les Kurdes votent.", "Kurds are voting.", "en"),
    ("plural", "Des armes chimiques.", "Las armas químicas.", "es"),
    ("feminine", "La ministre de la Défense.", "La ministra de Defensa.", "es"),
    ("a word with a prefix", "L'ex-ministre de la Défense.", "El exministro de Defensa.", "es"),
    ("a known prefix before a short word", "Les forces pro-russes.", "Las fuerzas prorrusas.", "es"),
    ("two people in one word", "Une Afro-Américaine.", "Una afroamericana.", "es"),
    ("the end of a compound", "Un porte-parole de la police.", "Ein Polizeisprecher.", "de"),
    ("small letters", "Le Sénat.", "The senate.", "en"),
    ("adjective of several words", "L'Afrique de l'Ouest.", "West African states.", "en"),
    ("the surname", "Donald Trump parle.", "President Trump speaks.", "en"),
    ("part of a longer place, as in the source", "Le sud-ouest de l'Afrique.", "West Africa.", "en"),
    ("a word that says two terms", "L'armée de Tsahal, israélienne.", "The Israeli army.", "en"),
    ("a name that is kept", "Air France vole.", "Air France vuela.", "es"),
    ("a name with links that is kept", "Le Stade de France.", "El Stade de France.", "es"),
    (
        "a title that is kept",
        "Il lit «\xa0La Russie en guerre\xa0».",
        "He reads “La Russie en guerre”.",
        "en",
    ),
    ("a surname behind a title", "Mme Damas parle.", "Ms Damas speaks.", "en"),
    ("no capital where that isn't asked", "La Corée du Nord.", "north Korea", "en"),
    ("no target", "À Koursk.", "", "en"),
    (
        "unseen and apart",
        "La Russie.",
        "Die Russ\u00adland\u00adpolitik, l\u00e4nger als Kra\u0308fte.",
        "de",
    ),
    ("in a domain", "Lisez Koursk.fr et Russie_2.", "Read Koursk.fr and Russie_2.", "en"),
]


@pytest.mark.parametrize(("source", "target", "language"), [c[1:] for c in FINE], ids=[c[0] for c in FINE])
def test_what_is_fine(source: str, target: str, language: str) -> None:
    assert findings(source, target, language) == []


WRONG = [
    ("another place", "À Koursk.", "In Moscow.", "en", "term-missing", "Koursk", "Moscow"),
    ("another term", "À Koursk.", "In Iran.", "en", "term-missing", "Koursk", "Iran"),
    ("another person", "Donald Trump parle.", "Putin speaks.", "en", "term-missing", "Donald Trump", "Putin"),
    ("untranslated", "En Russie.", "In Russie.", "en", "term-untranslated", "Russie", "Russie"),
    ("the longer is another", "La Corée.", "North Korea.", "en", "term-missing", "Corée", "North Korea"),
    ("the shorter is another", "La Corée du Nord.", "Korea.", "en", "term-missing", "Corée du Nord", "Korea"),
    (
        "the other direction",
        "La Corée du Nord.",
        "The South Korean army.",
        "en",
        "term-missing",
        "Corée du Nord",
        "Korean",
    ),
]


@pytest.mark.parametrize(
    ("source", "target", "language", "check", "term", "place"),
    [c[1:] for c in WRONG],
    ids=[c[0] for c in WRONG],
)
def test_what_is_wrong(source: str, target: str, language: str, check: str, term: str, place: str) -> None:
    (found,) = findings(source, target, language)
    assert (found.check, found.term, found.severity) == (check, term, Severity.WARNING)
    assert [source[span.start : span.end] for span in found.source_spans] == [term]
    assert [target[span.start : span.end] for span in found.target_spans] == [place]


LOST = [
    ("nothing", "À Koursk hier.", "There yesterday.", "en", "Koursk"),
    (
        "what the source says in another word",
        "Le pouvoir russe en Russie.",
        "El poder ruso.",
        "es",
        "Russie",
    ),
    ("half of a term", "Un partenariat stratégique.", "A strategy.", "en", "partenariat stratégique"),
    ("a first name", "Donald Trump parle.", "Donald Tusk speaks.", "en", "Donald Trump"),
]


@pytest.mark.parametrize(
    ("source", "target", "language", "term"), [c[1:] for c in LOST], ids=[c[0] for c in LOST]
)
def test_what_may_be_said_otherwise_is_a_note_until_it_is_reviewed(
    source: str, target: str, language: str, term: str
) -> None:
    (found,) = findings(source, target, language)
    assert (found.check, found.term, found.severity) == ("term-lost", term, Severity.INFO)
    (found,) = findings(source, target, language, reviewed=False)
    assert (found.check, found.term, found.severity) == ("term-missing", term, Severity.WARNING)


@pytest.mark.parametrize(
    ("target", "check"),
    [("There.", "term-missing"), ("In Kiev.", "term-untranslated"), ("In Iran.", "term-missing")],
)
def test_a_term_that_must_be_there_is_an_error(target: str, check: str) -> None:
    (found,) = findings("À Kiev.", target)
    assert (found.check, found.severity) == (check, Severity.ERROR)
    assert findings("À Kiev.", "In Kyiv.") == []


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("La Douma vote.", "The State Duma votes.", ["the glossary prefers “Duma” to “State Duma”"]),
        ("La Douma vote.", "The Duma votes.", []),
        ("Aux États-Unis.", "In the U.S.", []),
        ("Kim Jong-un parle.", "President Kim speaks.", []),
        ("À Koursk.", "In Moscow.", []),
    ],
    ids=["admitted", "preferred", "another kind", "a part of a person's name", "missing"],
)
def test_an_admitted_form_is_a_note(source: str, target: str, said: list[str]) -> None:
    rows = (
        *ROWS,
        Row("douma", Kind.ORGANISATION, PREFERRED, {"fr": "Douma", "en": "Duma"}),
        Row("douma", Kind.ORGANISATION, ADMITTED, {"en": "State Duma"}),
    )
    pair = LanguagePair("fr", "en")
    context = Context(pair, TermFinder(Glossary(rows), pair))
    found = [f for f in run(Unit(source, target, pair, reviewed=True), context) if f.check == "term-admitted"]
    assert [(f.message, f.severity) for f in found] == [(message, Severity.INFO) for message in said]


def test_a_forbidden_form_is_an_error() -> None:
    (found,) = findings("À Koursk.", "In Koursk.")
    assert (found.check, found.severity) == ("term-forbidden", Severity.ERROR)
    assert [found.target[span.start : span.end] for span in found.target_spans] == ["Koursk"]


def test_a_finding_says_what_is_allowed() -> None:
    (found,) = findings("Aux États-Unis.", "In Canada.")
    assert found.allowed == ("United States", "U.S.")
    assert found.concept == "us"
    assert found.message == "“États-Unis” is “United States” or “U.S.” here: write that, not “Canada”"


def test_what_nobody_has_reviewed_is_a_warning() -> None:
    (found,) = findings("À Koursk.", "In Koursk.", reviewed=False)
    assert found.severity is Severity.WARNING


def test_what_the_glossary_asks_for_is_no_name_too_many() -> None:
    pair = LanguagePair("fr", "en")
    for terms in (None, TermFinder(Glossary(ROWS), pair)):
        unit = Unit("la guerre, à koursk, hier.", "The war, in Kursk yesterday.", pair, reviewed=True)
        added = [found for found in run(unit, Context(pair, terms)) if found.check == "name-added"]
        assert bool(added) is (terms is None)


def test_what_is_undecided_is_a_gap() -> None:
    (found,) = findings("Le chœur.", "The choir.")
    assert (found.check, found.severity, found.concept) == ("glossary-gap", Severity.INFO, "coeur")


def test_what_is_left_of_a_name_gone_wrong_lacks() -> None:
    terms = TermFinder(Glossary(ROWS), LanguagePair("fr", "en"))
    found = terms.find("Kim Jong-un parle.")
    assert terms.missing(found, "Kim speaks.") == []
    assert terms.missing(found, "Kim Jong-one speaks.") == found
    assert terms.occurrences(found, "Kim Jong-one speaks.") == []
    assert terms.doubled(found, "Kim Jong Un Jong-one speaks.", "Kim Jong-one speaks.")
    assert not terms.doubled(found, "Kim Jong Un speaks.", "Kim Jong-one speaks.")


@pytest.mark.parametrize(
    ("target", "lacks"),
    [
        ("Approved by the State Duma.", False),
        ("Approved by the Duma.", False),
        ("Approved by the Duma State.", True),
    ],
    ids=["the name", "its short form", "its words in another order"],
)
def test_a_name_has_its_words_in_order(target: str, lacks: bool) -> None:
    rows = (
        Row("douma", Kind.ORGANISATION, PREFERRED, {"fr": "Douma d'État", "en": "State Duma"}),
        Row("douma", Kind.ORGANISATION, ADMITTED, {"en": "Duma"}),
    )
    terms = TermFinder(Glossary(rows), LanguagePair("fr", "en"))
    assert bool(terms.missing(terms.find("Approuvé par la Douma d'État."), target)) is lacks


@pytest.mark.parametrize(
    ("language", "target", "noted"),
    [
        ("es", "Aprobado por la Duma.", True),
        ("es", "Aprobado por la Duma de Estado.", False),
        ("ca", "Aprovat per la Duma d'Estat.", False),
        ("es", "Aprobado por la Duma de ayer.", True),
    ],
    ids=["its short form", "a longer name", "a longer name with an elision", "what is no name"],
)
def test_a_longer_name_is_no_admitted_form(language: str, target: str, noted: bool) -> None:
    rows = (
        Row(
            "douma",
            Kind.ORGANISATION,
            PREFERRED,
            {"fr": "Douma d'État", "es": "Duma Estatal", "ca": "Duma Estatal"},
        ),
        Row("douma", Kind.ORGANISATION, ADMITTED, {"es": "Duma", "ca": "Duma"}),
    )
    pair = LanguagePair("fr", language)
    unit = Unit("Approuvé par la Douma d'État.", target, pair, reviewed=True)
    found = [
        f for f in run(unit, Context(pair, TermFinder(Glossary(rows), pair))) if f.check == "term-admitted"
    ]
    assert bool(found) is noted


@pytest.mark.parametrize(
    "target", ["Persian Teheran is silent.", "Teheran is silent."], ids=["beside another", "alone"]
)
def test_a_name_that_is_nearly_a_form_stands_in_its_place(target: str) -> None:
    rows = (
        Row("teheran", Kind.PLACE, PREFERRED, {"fr": "Téhéran", "en": "Tehran"}),
        Row("iran", Kind.DEMONYM, PREFERRED, {"fr": "iranien", "en": "Iranian"}),
        Row("perse", Kind.DEMONYM, PREFERRED, {"fr": "perse", "en": "Persian"}),
    )
    pair = LanguagePair("fr", "en")
    unit = Unit("Téhéran se tait.", target, pair, reviewed=True)
    found = [
        f for f in run(unit, Context(pair, TermFinder(Glossary(rows), pair))) if f.check == "term-missing"
    ]
    assert [f.message for f in found] == ["“Téhéran” is “Tehran” here: write that, not “Teheran”"]


def test_a_capital_may_stand_for_its_country() -> None:
    rows = (
        Row("berlin", Kind.PLACE, PREFERRED, {"fr": "Berlin", "en": "Berlin"}),
        Row("allemagne", Kind.PLACE, PREFERRED, {"fr": "Allemagne", "en": "Germany"}),
        Row("italie", Kind.PLACE, PREFERRED, {"fr": "Italie", "en": "Italy"}),
    )
    pair = LanguagePair("fr", "en")
    context = Context(pair, TermFinder(Glossary(rows), pair))
    for target, severity in (("Germany is silent.", Severity.INFO), ("Italy is silent.", Severity.WARNING)):
        (found,) = run(Unit("Berlin se tait.", target, pair, reviewed=True), context)
        assert found.severity is severity
