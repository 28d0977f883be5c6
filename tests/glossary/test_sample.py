"""The sample glossary: nothing is wrong in it, and what it leaves to the matcher is found."""

from __future__ import annotations

import pytest
from babel import Locale

from l10n.glossary import Kind, csv, review
from l10n.glossary.matching import Matcher
from tests.support import ROOT

GLOSSARY = csv.read([ROOT / "glossary"])
MATCHERS = {language: Matcher(GLOSSARY.forms(language), language) for language in GLOSSARY.languages}


def test_nothing_is_wrong_in_it() -> None:
    _, findings = review.check([ROOT / "glossary"])
    assert [f"{finding.line}: {finding.message}" for finding in findings] == []


# Cases, plurals and feminines that no row has.
INFLECTED = [
    ("de", "russie", "Russischen Föderation"),
    ("de", "maison-blanche", "Weißen Hauses"),
    ("de", "moyen-orient", "Nahen Osten"),
    ("de", "moyen-orient", "Nahe Osten"),
    ("de", "mer-noire", "Schwarzen Meeres"),
    ("de", "mer-rouge", "Rote Meer"),
    ("de", "mer-rouge", "Roten Meeres"),
    ("de", "ligue-arabe", "Arabischen Liga"),
    ("de", "croix-rouge", "Roten Kreuzes"),
    ("de", "croissant-rouge", "Rote Halbmond"),
    ("de", "tsahal", "israelischen Armee"),
    ("de", "premiere-guerre-mondiale", "Ersten Weltkrieg"),
    ("de", "seconde-guerre-mondiale", "Zweiten Weltkriegs"),
    ("de", "ministre-de-la-defense", "Verteidigungsministerin"),
    ("de", "porte-parole", "Sprecherinnen"),
    ("de", "russie", "Russinnen"),
    ("de", "chine", "Chinesin"),
    ("de", "pologne", "Polin"),
    ("de", "etats-unis", "Amerikanerin"),
    ("es", "ministre-de-la-defense", "ministra de Defensa"),
    ("es", "ministre-des-affaires-etrangeres", "ministras de Exteriores"),
    ("es", "demandeur-dasile", "solicitantes de asilo"),
    ("es", "russie", "rusas"),
    ("ca", "ministre-de-la-defense", "ministra de Defensa"),
    ("ca", "ministre-des-affaires-etrangeres", "ministra d'Exteriors"),
    ("en", "ong", "NGOs"),
    ("en", "elections-legislatives", "parliamentary election"),
    ("fr", "etats-unis", "Américaines"),
    ("fr", "emirats-arabes-unis", "Émiratis"),
    ("fr", "kosovo", "kosovars"),
    ("fr", "argentine", "argentines"),
    ("en", "kurde", "Kurds"),
    ("en", "slovaquie", "Slovaks"),
    ("es", "emirats-arabes-unis", "emiratíes"),
    ("ca", "bresil", "brasilenys"),
    ("de", "kiev", "Kiewern"),
    ("fr", "ambassadeur", "ambassadrices"),
    ("ru", "coree-du-nord", "Северной Кореи"),
    ("ru", "pays-bas", "Нидерландах"),
    ("pl", "allemagne", "Niemczech"),
    ("pl", "etats-unis", "Amerykanów"),
    ("uk", "royaume-uni", "Великій Британії"),
    ("uk", "suisse", "Швейцарію"),
    ("ar", "chine", "للصين"),
    ("ar", "russie", "وروسيا"),
    ("ar", "etats-unis", "بالولايات المتحدة"),
    ("ar", "coree-du-nord", "الكورية الشمالية"),
    ("ar", "france", "الفرنسيين"),
    ("ar", "emirats-arabes-unis", "والإماراتية"),
    ("ar", "arabie-saoudite", "والسعودية"),
    ("pt", "coree-du-nord", "norte-coreana"),
    ("pt", "roumanie", "romenas"),
    ("pt-BR", "roumanie", "romenos"),
]


@pytest.mark.parametrize(("language", "concept", "text"), INFLECTED)
def test_what_inflects_needs_no_row(language: str, concept: str, text: str) -> None:
    assert not any(form.text == text for form in GLOSSARY.forms(language))
    (hit,) = MATCHERS[language].find(text)
    assert (hit.start, hit.end) == (0, len(text))
    assert concept in {form.row.concept for form in hit.forms}


# The members of the United Nations and its two observers, by ISO 3166.
UNITED_NATIONS = """
    AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF TD CL CN CO KM
    CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS
    IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN
    ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA KR KP RO RU RW KN LC VC WS SM ST SA SN
    RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN
    YE ZM ZW VA PS
"""
# What the French names of CLDR are in news.
NEWS = {
    "DM": "la Dominique",
    "GD": "la Grenade",
    "MM": "Birmanie",
    "MU": "île Maurice",
    "PS": "Palestine",
    "VA": "Vatican",
    "VC": "Saint-Vincent-et-les-Grenadines",
}


WHOLE = {"fr", "en", "es", "ca", "de"}  # the languages of all concepts; others have the first hundred


@pytest.mark.parametrize("language", sorted({"ar", "pl", "pt", "ru", "uk"}))
def test_the_first_hundred_are_in_more_languages(language: str) -> None:
    first = list(GLOSSARY.concepts)[:100]
    assert [concept for concept in first if not GLOSSARY.allowed(concept, language)] == []


@pytest.mark.parametrize("code", UNITED_NATIONS.split())
def test_it_has_each_state_with_its_people(code: str) -> None:
    french = NEWS.get(code) or Locale("fr").territories[code].replace("’", "'")
    (hit,) = MATCHERS["fr"].find(french)
    rows = [row for form in hit.forms for row in GLOSSARY.concepts[form.row.concept]]
    names = {language for row in rows if row.kind is Kind.PLACE for language in row.forms}
    people = {language for row in rows if row.kind is Kind.DEMONYM for language in row.forms}
    assert names >= WHOLE
    assert {"fr", "en"} <= people or code == "VA"
