"""Forms of terms put into texts, in the place of other words."""

from __future__ import annotations

import pytest

from l10n.glossary.model import Kind, Matching
from l10n.glossary.term import Term
from l10n.grammar.articles.english import indefinite, takes_the
from l10n.grammar.inflection import feminine, plural
from l10n.grammar.substitution import fill, substitute
from l10n.languages.pack import language as known
from l10n.model import Span

ACRONYM, DEMONYM, ORG, PLACE, TERM = Kind.ACRONYM, Kind.DEMONYM, Kind.ORGANISATION, Kind.PLACE, Kind.TERM


def term(text: str, form: str, kind: Kind, *allowed: str) -> Term:
    """Return a term that stands so in a source and is told in a form."""
    return Term(0, len(text), text, form, (form, *allowed), (), ("x",), kind, Matching.CASE, "fr")


def put(target: str, language: str, told: Term) -> list[str]:
    """Return a target with the told form in the place in brackets."""
    start = target.index("{")
    end = target.index("}") - 1
    return substitute(target.replace("{", "").replace("}", ""), start, end, told.target_form, language, told)


@pytest.mark.parametrize(
    ("target", "source", "form", "kind", "expected"),
    [
        ("The {OTAN} said no.", "OTAN", "NATO", ACRONYM, "NATO said no."),
        ("He left the {OTAN}.", "OTAN", "NATO", ACRONYM, "He left NATO."),
        ("It is the {OTAN} summit.", "OTAN", "NATO", ACRONYM, "It is the NATO summit."),
        ("A {Otan} summit begins.", "OTAN", "NATO", ACRONYM, "A NATO summit begins."),
        ("A {OTAN} official spoke.", "ONU", "UN", ACRONYM, "A UN official spoke."),
        ("a {ONU} plan", "UE", "EU", ACRONYM, "an EU plan"),
        ("It was in {Haye}.", "ONU", "UN", ACRONYM, "It was in the UN."),
        ("in {Corée du Nord} on Monday", "Corée du Nord", "North Korea", PLACE, "in North Korea on Monday"),
        ("the {Corée du Nord} said", "Corée du Nord", "North Korea", PLACE, "North Korea said"),
        ("in North {Corée} today", "Corée du Nord", "North Korea", PLACE, "in North Korea today"),
        ("in {the Corée} today", "Corée du Nord", "North Korea", PLACE, "in North Korea today"),
        ("in {Corea} Korea today", "Corée du Nord", "North Korea", PLACE, "in North Korea today"),
        ("He lives in {America}.", "États-Unis", "United States", PLACE, "He lives in the United States."),
        ("{Etats-Unis} won.", "États-Unis", "United States", PLACE, "The United States won."),
        ("its {Etats-Unis} office", "États-Unis", "United States", PLACE, "its United States office"),
        ("the former {URSS} fell", "URSS", "Soviet Union", PLACE, "the former Soviet Union fell"),
        ("{France}'s plan", "États-Unis", "United States", PLACE, "The United States' plan"),
        ("the {States}' plan", "Russie", "Russia", PLACE, "Russia's plan"),
        ("in {La Haye} today", "La Haye", "The Hague", PLACE, "in The Hague today"),
        ("in the {Haye} today", "La Haye", "The Hague", PLACE, "in The Hague today"),
        ("by {CPI}.", "CPI", "ICC", ACRONYM, "by the ICC."),
        ("the {Stade} of France is", "Stade de France", "Stade de France", PLACE, "Stade de France is"),
        (
            "the {Banque} of Italy is",
            "Banque de France",
            "Bank of France",
            PLACE,
            "the Bank of France of Italy is",
        ),
        ("two {partenariats} were", "partenariats", "partnership", TERM, "two partnerships were"),
        (
            "new {strategic alliances} with",
            "partenariats stratégiques",
            "strategic partnership",
            TERM,
            "new strategic partnerships with",
        ),
        ("an {deal} was", "cessez-le-feu", "ceasefire", TERM, "a ceasefire was"),
        ("{Deal} was", "cessez-le-feu", "ceasefire", TERM, "Ceasefire was"),
        ("It ended. {Deal} was", "cessez-le-feu", "ceasefire", TERM, "It ended. Ceasefire was"),
        ("A DEAL IN {OTAN}", "Otan", "Nato", ACRONYM, "A DEAL IN NATO"),
        ("the {heads} of X", "chefs d'état-major", "chief of staff", TERM, "the chiefs of staff of X"),
        ("The {palestiniens} left", "Palestiniens", "Palestinian", DEMONYM, "The Palestinians left"),
        (
            "He is a leader {ukrainien}, no?",
            "ukrainien",
            "Ukrainian",
            DEMONYM,
            "He is a Ukrainian leader, no?",
        ),
        ("of the Parliament {gallois} (or", "gallois", "Welsh", DEMONYM, "of the Welsh Parliament (or"),
        ("the man speaks {gallois}.", "gallois", "Welsh", DEMONYM, "the man speaks Welsh."),
        ("said  {OTAN}  today", "OTAN", "NATO", ACRONYM, "said NATO today"),
        ("(the {OTAN})", "OTAN", "NATO", ACRONYM, "(NATO)"),
        ("the UN {Council} met", "x", "UN Security Council", ORG, "the UN Security Council met"),
    ],
)
def test_english(target: str, source: str, form: str, kind: Kind, expected: str) -> None:
    assert put(target, "en", term(source, form, kind))[0] == expected


@pytest.mark.parametrize(
    ("target", "language", "source", "form", "kind", "expected"),
    [
        ("del {Onu}", "es", "OTAN", "OTAN", ACRONYM, "de la OTAN"),
        ("en {UE}", "es", "UE", "Unión Europea", ORG, "en la Unión Europea"),
        ("a la {UE} ya", "es", "x", "Consejo Europeo", ORG, "al Consejo Europeo ya"),
        ("de {Francia} y", "es", "x", "Reino Unido", PLACE, "del Reino Unido y"),
        ("el jefe de {Otan} ya", "es", "x", "OTAN", ACRONYM, "el jefe de la OTAN ya"),
        ("renoncer à {son armamento} !", "fr", "x", "arme nucléaire", TERM, "renoncer à son arme nucléaire !"),
        ("que la {zone} fortement", "fr", "x", "zone démilitarisée", TERM, "que la zone démilitarisée fortement"),
        ("avec la {prolif} !", "fr", "x", "non-prolifération", TERM, "avec la non-prolifération !"),
        ("vidéos d'{ISIS} !", "fr", "x", "État islamique", ORG, "vidéos de l'État islamique !"),
        ("sur les {austriacos}, ya", "fr", "austriacos", "autrichien", DEMONYM, "sur les autrichiens, ya"),
        ("un gran {AI} plan", "es", "AI", "IA", ACRONYM, "un gran IA plan"),
        ("dijo que {OTAN} es", "es", "OTAN", "OTAN", ACRONYM, "dijo que la OTAN es"),
        ("en {EE. UU.} ya", "fr", "EE. UU.", "États-Unis", ACRONYM, "aux États-Unis ya"),
        ("y {Francia} son", "es", "x", "Irán", PLACE, "e Irán son"),
        ("a {irán} ya", "es", "x", "Irán", PLACE, "a Irán ya"),
        ("con Rusia {e irán}, ya", "es", "Iran", "Irán", PLACE, "con Rusia e Irán, ya"),
        ("con Rusia {e irán}, ya", "es", "x", "Kursk", PLACE, "con Rusia y Kursk, ya"),
        ("fue {al Salvador}, ya", "es", "Salvador", "El Salvador", PLACE, "fue a El Salvador, ya"),
        ("es {de la otan} ya", "es", "OTAN", "OTAN", ACRONYM, "es de la OTAN ya"),
        ("en {Kursk}.", "es", "Koursk", "Kursk", PLACE, "en Kursk."),
        ("La {OTAN} dijo", "es", "x", "Tribunal Penal Internacional", ORG, "El Tribunal Penal Internacional dijo"),
        ("de {Estados} hoy", "ca", "x", "Estats Units", PLACE, "dels Estats Units hoy"),
        ("de {Kursk}", "ca", "x", "Ucraïna", PLACE, "d'Ucraïna"),
        ("d'{Ucraïna}", "ca", "x", "Kursk", PLACE, "de Kursk"),
        ("el {OTAN} diu", "ca", "x", "OTAN", ACRONYM, "l'OTAN diu"),
        ("a l'{OTAN} diu", "ca", "x", "Consell Europeu", ORG, "al Consell Europeu diu"),
        ("de l'{OTAN} diu", "ca", "x", "Unió Europea", ORG, "de la Unió Europea diu"),
        ("du {ONU} est", "fr", "x", "Union européenne", ORG, "de l'Union européenne est"),
        ("de l'{ONU} est", "fr", "x", "Conseil européen", ORG, "du Conseil européen est"),
        ("en {Russie} est", "fr", "x", "Japon", PLACE, "au Japon est"),
        ("au {Japon} est", "fr", "x", "États-Unis", PLACE, "aux États-Unis est"),
        ("au {Japon} est", "fr", "x", "Russie", PLACE, "en Russie est"),
        ("qu'{OTAN} est", "fr", "x", "Kiev", PLACE, "que Kiev est"),
        ("della {NATO} è", "it", "x", "Unione europea", ORG, "dell'Unione europea è"),
        ("nella {NATO} è", "it", "x", "Consiglio europeo", ORG, "nel Consiglio europeo è"),
        ("da {NATO} é", "pt", "x", "Conselho Europeu", ORG, "do Conselho Europeu é"),
        ("na {NATO} é", "pt", "x", "Estados Unidos", PLACE, "nos Estados Unidos é"),
        ("las {sanciones} de", "es", "sanctions", "sanción económica", TERM, "las sanciones económicas de"),
        ("un {alto} fue", "es", "trêve", "tregua", TERM, "una tregua fue"),
        ("las {palestiniennes} de", "es", "palestiniennes", "palestino", DEMONYM, "las palestinas de"),
        ("les {aliades} de", "ca", "britanniques", "britànic", DEMONYM, "les britàniques de"),
        ("el Parlamento {gallois} ya", "es", "gallois", "galés", DEMONYM, "el Parlamento galés ya"),
        ("los electos {gallois} ya", "es", "gallois", "galés", DEMONYM, "los electos galeses ya"),
        ("die {NATO} sagt", "de", "OTAN", "Nato", ACRONYM, "die Nato sagt"),
        ("im {Norden} Korea ist", "de", "x", "Nordkorea", PLACE, "im Nordkorea Korea ist"),
    ],
)  # fmt: skip
def test_others(target: str, language: str, source: str, form: str, kind: Kind, expected: str) -> None:
    assert put(target, language, term(source, form, kind))[0] == expected


def test_other_ways_follow() -> None:
    told = term("sanctions", "sanction", TERM)
    found = put("The {sanctions} were lifted.", "en", told)
    assert found[0] == "The sanctions were lifted."
    assert "The sanction were lifted." in found
    assert "Sanctions were lifted." in found
    assert len(found) == len(set(found)) <= 6


def test_several_terms_are_put_at_once() -> None:
    nato, kursk = term("OTAN", "NATO", ACRONYM), term("Koursk", "Kursk", PLACE)
    places = [(Span(4, 8), nato), (Span(17, 23), kursk)]
    assert fill("The OTAN is in a Koursk.", places, "en")[0] == "NATO is in Kursk."
    assert fill("The OTAN is in a Koursk.", [*places, (Span(6, 12), nato)], "en") == []


def test_a_form_that_a_dictionary_lacks_stays() -> None:
    told = term("britanniques", "britànic", DEMONYM)
    assert fill("les britàniques", [(Span(4, 15), told)], "ca") == []


def test_an_acronym_has_the_gender_of_the_full_name() -> None:
    told = term("CPI", "TPI", ACRONYM, "Tribunal Penal Internacional")
    assert put("de la {CPI} ya", "es", told)[0] == "del TPI ya"


@pytest.mark.parametrize(
    ("form", "kind", "expected"),
    [
        *[(form, ACRONYM, True) for form in ("UN", "EU", "IMF", "ICC", "WHO", "OSCE", "IAEA", "U.S.", "CIA", "UAE")],
        *[(form, ACRONYM, False) for form in ("NATO", "UNESCO", "OPEC", "UNICEF", "ASEAN", "AFP", "HRW", "UNRWA")],
        *[(form, ORG, True) for form in ("European Union", "UN Security Council", "White House", "Red Cross")],
        *[(form, ORG, True) for form in ("World Health Organization", "Bank of England", "Kremlin", "Taliban")],
        *[(form, ORG, False) for form in ("Hezbollah", "Hamas", "Downing Street", "Amnesty International")],
        *[(form, PLACE, True) for form in ("United States", "Netherlands", "Black Sea", "Gaza Strip", "Vatican")],
        *[(form, PLACE, True) for form in ("Czech Republic", "Democratic Republic of the Congo", "Middle East")],
        *[(form, PLACE, to) for form, to in (("state of Washington", True), ("Washington state", False))],
        *[(form, PLACE, False) for form in ("France", "North Korea", "New York", "Cyprus", "Laos", "Brussels")],
        ("Vladimir Putin", Kind.PERSON, False),
        ("ceasefire", TERM, None),
    ],
)  # fmt: skip
def test_which_names_take_the(form: str, kind: Kind, expected: bool | None) -> None:
    assert takes_the(form, kind, known("en").grammar) is expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("EU", "an"), ("UN", "a"), ("IMF", "an"), ("NATO", "a"), ("hour", "an"), ("Ukrainian", "a"), ("union", "a"),
     ("Iranian", "an"), ("European", "a"), ("arms embargo", "an"), ("heavy weapon", "a"), ("US", "a"), ("MP", "an")],
)  # fmt: skip
def test_a_or_an(form: str, expected: str) -> None:
    assert indefinite(form, known("en").grammar) == expected


@pytest.mark.parametrize(
    ("language", "form", "expected"),
    [
        ("en", "strategic partnership", "strategic partnerships"),
        ("en", "chief of staff", "chiefs of staff"),
        ("en", "embassy", "embassies"),
        ("en", "human rights", "human rights"),
        ("en", "hostage crisis", "hostage crises"),
        ("en", "Chinese", "Chinese"),
        ("en", "British", "British"),
        ("en", "Russian", "Russians"),
        ("es", "sanción económica", "sanciones económicas"),
        ("es", "campo de refugiados", "campos de refugiados"),
        ("es", "francés", "franceses"),
        ("es", "iraní", "iraníes"),
        ("es", "crisis", "crisis"),
        ("ca", "arma pesant", "armes pesants"),
        ("ca", "rus", "russos"),
        ("ca", "francès", "francesos"),
        ("ca", "americà", "americans"),
        ("ca", "milícia", "milícies"),
        ("ca", "britànica", "britàniques"),
        ("ca", "col·legi electoral", "col·legis electorals"),
        ("fr", "partenariat stratégique", "partenariats stratégiques"),
        ("fr", "général", "généraux"),
        ("fr", "chef d'état-major", "chefs d'état-major"),
        ("it", "sanzione economica", "sanzioni economiche"),
        ("it", "alto funzionario", "alti funzionari"),
        ("pt", "sanção económica", "sanções económicas"),
        ("pt", "general", "generais"),
        ("de", "Waffe", "Waffe"),
    ],
)
def test_plurals(language: str, form: str, expected: str) -> None:
    assert plural(form, known(language).grammar) == expected


@pytest.mark.parametrize(
    ("language", "form", "expected"),
    [
        ("es", "palestino", "palestina"), ("es", "francés", "francesa"), ("es", "alemán", "alemana"),
        ("es", "israelí", "israelí"), ("ca", "francès", "francesa"),
        ("ca", "americà", "americana"), ("ca", "ucraïnès", "ucraïnesa"), ("ca", "rus", "russa"),
        ("ca", "alemany", "alemanya"), ("ca", "britànic", "britànica"),
        ("fr", "ukrainien", "ukrainienne"), ("fr", "français", "française"), ("fr", "russe", "russe"),
        ("it", "russo", "russa"), ("pt", "francês", "francesa"), ("pt", "alemão", "alemã"),
    ],
)  # fmt: skip
def test_feminines(language: str, form: str, expected: str) -> None:
    assert feminine(form, known(language).grammar) == expected
