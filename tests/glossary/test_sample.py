"""The sample glossary: nothing is wrong in it, and what it leaves to the matcher is found."""

from __future__ import annotations

import pytest

from l10n.glossary import csv, review
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
    ("fr", "ambassadeur", "ambassadrices"),
]


@pytest.mark.parametrize(("language", "concept", "text"), INFLECTED)
def test_what_inflects_needs_no_row(language: str, concept: str, text: str) -> None:
    assert not any(form.text == text for form in GLOSSARY.forms(language))
    (hit,) = MATCHERS[language].find(text)
    assert (hit.start, hit.end) == (0, len(text))
    assert concept in {form.row.concept for form in hit.forms}
