"""What is put right around the terms of a translation."""

from __future__ import annotations

import pytest

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.grammar.mending import mend, mend_model
from l10n.grammar.sources import in_source
from l10n.model import LanguagePair
from tests.termbase import glossary_of

ACRONYM, DEMONYM, ORG, PLACE, TERM = Kind.ACRONYM, Kind.DEMONYM, Kind.ORGANISATION, Kind.PLACE, Kind.TERM
GLOSSARY = glossary_of(
    "fr en es ca",
    (
        ("otan", ACRONYM, "OTAN | NATO | OTAN | OTAN"),
        ("russie", PLACE, "Russie | Russia | Rusia | Rússia"),
        ("russie", DEMONYM, "russe | Russian | ruso | rus"),
        ("chine", DEMONYM, "chinois | Chinese | chino | xinès"),
        ("perou", PLACE, "Pérou | Peru | Perú | Perú"),
        ("perou", DEMONYM, "péruvien | Peruvian | peruano | peruà"),
        ("ong", ACRONYM, "ONG | NGO | ONG | ONG"),
        ("treve", TERM, "cessez-le-feu | ceasefire | alto el fuego | alto el foc"),
        ("usa", PLACE, "États-Unis | United States | Estados Unidos | Estats Units"),
        ("douma", ORG, "Douma d'État | State Duma | Duma Estatal | Duma Estatal"),
        ("vih", ACRONYM, "VIH | HIV | VIH | VIH"),
        ("traite", TERM, "traité | treaty | tratado | tractat"),
        ("caspienne", PLACE, "mer Caspienne | Caspian Sea | mar Caspio | mar Càspia"),
        ("cour", ORG, "Cour des comptes | Court of Auditors | Tribunal de Cuentas | Tribunal de Comptes"),
        ("suede", DEMONYM, "suédois | Swedish | sueco | suec"),
        ("suede", DEMONYM, "Scandinave | Swede | escandinavo | escandinau"),
        ("ouest", PLACE, "Mossoul-Ouest | West Mosul | Mosul Oeste | Mossul Oest"),
        ("bretagne", DEMONYM, "britannique | British | británico | britànic"),
        ("bretagne", DEMONYM, "Anglais | Briton | británico | britànic"),
        ("france", DEMONYM, "français | French | francés | francès"),
        ("france", DEMONYM, "Gaulois | Frenchman | galo | gal"),
        ("france", DEMONYM, "Gauloise | Frenchwoman | gala | gal·la"),
        ("kremlin", PLACE, "Kremlin | Kremlin | Kremlin | Kremlin"),
        ("cedh", ACRONYM, "CEDH | ECHR | TEDH | TEDH"),
        ("oit", ACRONYM, "OIT | ILO | OIT | OIT"),
        (
            "oit",
            ORG,
            "Organisation du travail | Labour Organization | Organización del Trabajo | Organització del Treball",
        ),
        ("inde", PLACE, "Inde | India | India | Índia"),
        ("inde", DEMONYM, "indien | Indian | indio | indi"),
        ("irak", PLACE, "Irak | Iraq | Irak | Iraq"),
        ("irak", DEMONYM, "Irakien | Iraqi | iraquí | iraquià"),
        ("corne", PLACE, "Corne de l'Afrique | Horn of Africa | Cuerno de África | Banya d'Àfrica"),
        ("mediterranee", PLACE, "Méditerranée | Mediterranean | Mediterráneo | Mediterrani"),
        (
            "guerre",
            TERM,
            "Première Guerre mondiale | World War I | Primera Guerra Mundial | Primera Guerra Mundial",
        ),
        ("ministre", TERM, "Premier ministre | prime minister | primer ministro | primer ministre"),
        ("banque", TERM, "banque centrale | central bank | banco central | banc central"),
        ("agression", TERM, "agression armée | armed aggression | agresión armada | agressió armada"),
    ),
)


def mended(source: str, target: str, language: str = "en") -> str:
    """Return a target with what stands around the glossary's terms put right."""
    finder = TermFinder(GLOSSARY, LanguagePair("fr", language))
    return mend(target, source, [in_source(term, source) for term in finder.find(source)], finder)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("L'OTAN dit non.", "The NATO says no.", "NATO says no."),
        ("L'OTAN dit non.", "NATO says no.", "NATO says no."),
        ("Le sommet de l'OTAN", "The NATO summit", "The NATO summit"),
        ("Dans la Russie d'hier", "In the Russia of yesterday", "In Russia of yesterday"),
        ("Ceux des États-Unis", "Those of United States", "Those of the United States"),
        ("La Douma d'État", "For State Duma.", "For the State Duma."),
        ("Le VIH tue.", "Spread of HIV.", "Spread of HIV."),
        ("L'OTAN hésite.", "The NATO hesitates.", "NATO hesitates."),
        ("Les chefs de l'OTAN hésitent.", "The heads of the NATO hesitate.", "The heads of NATO hesitate."),
        ("La Douma d'État dit non.", "State Duma says no.", "The State Duma says no."),
        ("La Douma d'État dit non", "State Duma says no", "State Duma says no"),
        ("Un traité tient.", "A treaty holds.", "A treaty holds."),
        ("La CEDH condamne.", "ECHR condemns.", "The ECHR condemns."),
        ("Selon l'OIT.", "According to ILO.", "According to the ILO."),
        ("Le Kremlin refuse.", "Kremlin refuses.", "The Kremlin refuses."),
        ("La Corne de l'Afrique a soif.", "Horn of Africa is thirsty.", "The Horn of Africa is thirsty."),
        ("En Méditerranée, tout va.", "At Mediterranean, all is well.", "In the Mediterranean, all is well."),
        ("Depuis la Première Guerre mondiale", "Since the World War I", "Since World War I"),
        ("Le chef de la Douma d'État", "The United State Duma", "The United State Duma"),
        ("Une « agression armée »", "A “armed aggression”", "An “armed aggression”"),
    ],
    ids=str,
)
def test_names_that_an_engine_has_by_itself_get_their_article(
    source: str, target: str, expected: str
) -> None:
    assert mended(source, target) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Une ONG russe accuse.", "A Russian NGOs accuses.", "A Russian NGO accuses."),
        ("Deux ONG russes accusent.", "Two Russian NGOs accuse.", "Two Russian NGOs accuse."),
        ("Une ONG russe accuse.", "Many NGOs accuse.", "Many NGOs accuse."),
        ("Les cessez-le-feu tiennent.", "The ceasefire have held.", "The ceasefires have held."),
        ("Le cessez-le-feu tient.", "The ceasefire has held.", "The ceasefire has held."),
        ("Le traité russe est mort.", "The treaty Russian has died.", "The Russian treaty has died."),
        ("Le traité russe est mort.", "The treaty Russian lawyers wrote", "The treaty Russian lawyers wrote"),
        ("Les Chinois partent.", "The Chineses leave.", "The Chinese leave."),
    ],
    ids=str,
)
def test_number_and_place_of_nouns_and_adjectives(source: str, target: str, expected: str) -> None:
    assert mended(source, target) == expected


@pytest.mark.parametrize(
    ("language", "source", "target", "expected"),
    [
        ("en", "La mer Caspienne gèle.", "The Caspian sea freezes.", "The Caspian Sea freezes."),
        ("en", "Mille Suédois partent.", "Thousand of Swedish leave.", "Thousand of Swedes leave."),
        ("en", "Les Suédois partent.", "The Swedish leave.", "The Swedish leave."),
        ("en", "Mille bateaux suédois", "Thousand Swedish boats", "Thousand Swedish boats"),
        ("en", "Mossoul-Ouest brûle.", "West-Mosul burns.", "West Mosul burns."),
        ("en", "Le Premier ministre part.", "The Prime minister leaves.", "The prime minister leaves."),
        ("en", "Le Premier ministre part.", "The Prime Minister leaves.", "The Prime Minister leaves."),
        ("es", "Le Premier ministre part.", "El Primer ministro sale.", "El primer ministro sale."),
        ("es", "La Banque centrale", "El Banco central", "El Banco central"),
        ("es", "La Russie et l'Inde", "Rusia e india", "Rusia e India"),
        (
            "es",
            "La Cour des comptes dit non.",
            "El Tribunal de cuentas dice no.",
            "El Tribunal de Cuentas dice no.",
        ),
        ("es", "Des Péruviens partent.", "Unos Peruanos parten.", "Unos peruanos parten."),
        ("es", "Péruviens et Russes partent.", "Peruanos y Rusos parten.", "Peruanos y rusos parten."),
        ("es", "Le Parti péruvien dit non.", "El Partido Peruano dice no.", "El Partido Peruano dice no."),
        ("es", "LA MER CASPIENNE GÈLE", "EL MAR CASPIO SE HIELA", "EL MAR CASPIO SE HIELA"),
    ],
)
def test_names_are_written_as_the_glossary_has_them(
    language: str, source: str, target: str, expected: str
) -> None:
    assert mended(source, target, language) == expected


@pytest.mark.parametrize(
    ("language", "source", "target", "expected"),
    [
        ("es", "Un bateau en mer Caspienne.", "Un barco en mar Caspio.", "Un barco en el mar Caspio."),
        ("ca", "Un bateau en mer Caspienne.", "Un vaixell en mar Càspia.", "Un vaixell en la mar Càspia."),
        (
            "es",
            "Le chef de la Cour des comptes",
            "El jefe de Tribunal de Cuentas",
            "El jefe del Tribunal de Cuentas",
        ),
        ("es", "Il vit au Pérou.", "Vive a Perú.", "Vive en Perú."),
        ("es", "Il part au Pérou.", "Viaja a Perú.", "Viaja a Perú."),
        ("es", "Une aide à la Russie.", "Una subvención a Rusia.", "Una subvención a Rusia."),
        ("es", "Le Parti vit au Pérou.", "El Partido vive a Perú.", "El Partido vive en Perú."),
        ("es", "Il est signé au Pérou.", "Es firmado Perú.", "Es firmado en Perú."),
        ("es", "Il envoie dix euros au Pérou.", "Envía diez euros Perú.", "Envía diez euros a Perú."),
        ("es", "Un navire indien en Inde", "Un barco indio en India", "Un barco indio en India"),
        ("es", "En Méditerranée", "A Mediterráneo", "En el Mediterráneo"),
        ("ca", "En Méditerranée", "A Mediterrani", "Al Mediterrani"),
        ("es", "Selon l'OIT.", "Según lo OIT.", "Según la OIT."),
        ("ca", "Selon l'OIT.", "Segons el OIT.", "Segons l'OIT."),
        ("en", "La crise au Pérou dure.", "The crisis to Peru lasts.", "The crisis in Peru lasts."),
        ("en", "Il est envoyé en Russie.", "He is sent to Russia.", "He is sent to Russia."),
    ],
)
def test_what_stands_before_a_place_is_made_right(
    language: str, source: str, target: str, expected: str
) -> None:
    assert mended(source, target, language) == expected


@pytest.mark.parametrize(
    ("language", "source", "target", "expected"),
    [
        (
            "en",
            "Les chefs russe et péruvien",
            "The Russian bosses and Peruvian",
            "The Russian and Peruvian bosses",
        ),
        (
            "en",
            "Les chefs russe et péruvien",
            "The Russian and Peruvian bosses",
            "The Russian and Peruvian bosses",
        ),
        (
            "en",
            "Les chefs russes et péruviens",
            "The Russian bosses and Peruvian",
            "The Russian and Peruvian bosses",
        ),
        ("es", "Les chefs chinois et russe", "Los jefes chinos y ruso", "Los jefes chino y ruso"),
        ("es", "Les cours russe et péruvienne", "Las cortes rusas y peruanas", "Las cortes rusa y peruana"),
        (
            "es",
            "Les cours russes et péruviennes",
            "Las cortes rusas y peruanas",
            "Las cortes rusas y peruanas",
        ),
    ],
)
def test_two_adjectives_of_a_noun_stand_as_they_should(
    language: str, source: str, target: str, expected: str
) -> None:
    assert mended(source, target, language) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Un Suédois est mort.", "A Swedish has died.", "A Swede has died."),
        ("Les Suédois ont voté.", "The Swedish have voted.", "The Swedes have voted."),
        ("Les Britanniques ont voté.", "The British have voted.", "The British have voted."),
        ("Trois Britanniques sont morts.", "Three British have died.", "Three Britons have died."),
        ("Une Française est morte.", "A French has died.", "A Frenchwoman has died."),
        ("Une Française et un Français", "A French and a French", "A Frenchwoman and a Frenchman"),
        ("Trois Français sont morts.", "Three French have died.", "Three French have died."),
        ("Un juge suédois voit un Suédois.", "A Swedish judge sees a Swedish.", "A Swedish judge sees a Swede."),
        ("Le chef suédois est mort.", "The Swede boss has died.", "The Swedish boss has died."),
        ("Les Péruviens ont voté.", "The Peruvian have voted.", "The Peruvians have voted."),
        ("Une ONG russe est là.", "One NGO Russian has come.", "One Russian NGO has come."),
        ("Trois Irakiens sont morts.", "Three Iraq have died.", "Three Iraqis have died."),
        ("Trois Irakiens sont morts.", "Three Iraqi have died.", "Three Iraqis have died."),
        ("Trois Irakiens sont morts.", "Three Iraqi men have died.", "Three Iraqi men have died."),
        ("Les chefs russes ont parlé.", "The bosses Russians have talked.", "The Russian bosses have talked."),
        ("Des chefs russes ont parlé.", "Bosses Russian have talked.", "Russian bosses have talked."),
        ("Les chefs anti-russes ont fui", "The bosses anti-Russian have fled", "The anti-Russian bosses have fled"),
        ("L'OTAN ET LA RUSSIE", "THE NATO AND RUSSIA", "NATO AND RUSSIA"),
    ],
)  # fmt: skip
def test_people_are_nouns_and_what_describes_is_an_adjective(source: str, target: str, expected: str) -> None:
    assert mended(source, target) == expected


def test_a_neuter_article_is_none_of_a_name() -> None:
    assert mended("Le Kremlin se tait.", "Lo Kremlin calla.", "es") == "El Kremlin calla."


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("La capitale du Pérou, Lima", "The capital of the Peru, Lima", "The capital of Peru, Lima"),
        ("Le Pérou vote.", "The Peru voters", "The Peru voters"),
        ("Trois Irakiens sont morts.", "Three Iraq are dead.", "Three Iraqis are dead."),
        ("Les chefs russes partent.", "The russian bosses leave.", "The Russian bosses leave."),
        ("Une « agression armée »", "A “armed aggression”", "An “armed aggression”"),
        ("Le Kremlin refuse.", "Kremlin refuses.", "Kremlin refuses."),
    ],
)
def test_little_is_put_right_in_what_a_model_said_by_itself(source: str, target: str, expected: str) -> None:
    finder = TermFinder(GLOSSARY, LanguagePair("fr", "en"))
    terms = [in_source(term, source) for term in finder.find(source)]
    assert mend_model(target, source, terms, finder) == expected
