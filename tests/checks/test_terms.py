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
)
NAMES = {"term-missing", "term-forbidden", "term-untranslated", "glossary-gap"}


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
    ("missing", "À Koursk.", "In Moscow.", "en", "term-missing", "Koursk", ""),
    ("forbidden", "À Koursk.", "In Koursk.", "en", "term-forbidden", "Koursk", "Koursk"),
    ("untranslated", "En Russie.", "In Russie.", "en", "term-untranslated", "Russie", "Russie"),
    ("the longer is another", "La Corée.", "North Korea.", "en", "term-missing", "Corée", ""),
    ("the shorter is another", "La Corée du Nord.", "Korea.", "en", "term-missing", "Corée du Nord", ""),
    (
        "the other direction",
        "La Corée du Nord.",
        "The South Korean army.",
        "en",
        "term-missing",
        "Corée du Nord",
        "",
    ),
    (
        "source's adjective",
        "Le pouvoir russe en Russie.",
        "The Russian power.",
        "en",
        "term-missing",
        "Russie",
        "",
    ),
    (
        "no name without capital",
        "La Corée du Nord.",
        "north Korea",
        "en",
        "term-missing",
        "Corée du Nord",
        "",
    ),
    (
        "a term of the source",
        "Un partenariat stratégique.",
        "A strategy.",
        "en",
        "term-missing",
        "partenariat stratégique",
        "",
    ),
]


@pytest.mark.parametrize(
    ("source", "target", "language", "check", "term", "place"),
    [c[1:] for c in WRONG],
    ids=[c[0] for c in WRONG],
)
def test_what_is_wrong(source: str, target: str, language: str, check: str, term: str, place: str) -> None:
    (found,) = findings(source, target, language)
    assert (found.check, found.term, found.severity) == (check, term, Severity.ERROR)
    assert [source[span.start : span.end] for span in found.source_spans] == [term]
    assert [target[span.start : span.end] for span in found.target_spans] == ([place] if place else [])


def test_a_finding_says_what_is_allowed() -> None:
    (found,) = findings("Aux États-Unis.", "In America.")
    assert found.allowed == ("United States", "U.S.")
    assert found.concept == "us"
    assert found.message == "“États-Unis” is “United States” or “U.S.” here: write that"


def test_what_nobody_has_reviewed_is_a_warning() -> None:
    (found,) = findings("À Koursk.", "In Koursk.", reviewed=False)
    assert found.severity is Severity.WARNING


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
