from __future__ import annotations

import pytest

from l10n.engines import Enforcer, Guarded
from l10n.engines.terms import Candidate
from l10n.engines.terms.names import can_hold, names_changed
from l10n.glossary import Glossary
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair
from tests.engines.terms.test_enforcer import Fake

FR_EN = LanguagePair("fr", "en")


@pytest.mark.parametrize(
    ("source", "target", "changed"),
    [
        pytest.param("Il a vu Paul Singer.", "He saw Paul Imitate.", ["Paul Singer"], id="a word for a name"),
        pytest.param("Il a vu Paul Singer.", "He saw Paul Singer.", [], id="there"),
        pytest.param("Il a vu Léon Marchand.", "He saw Leon Marchand.", [], id="without its accents"),
        pytest.param("Il a vu Éric Vasseur.", "He saw Eric Vassor.", ["Éric Vasseur"], id="misspelt"),
        pytest.param("Il a vu Sergueï Choïgou.", "He saw Sergei Shoigu.", [], id="other spelling of its sounds"),
        pytest.param("Il va à Londres.", "He goes to London.", [], id="exonym"),
        pytest.param("Le vol de Tunis Air est annulé.", "The flight of Tunisia Air is cancelled.", ["Tunis Air"],
                     id="place in a firm's name"),
        pytest.param("La Nouvelle-Angleterre attend.", "New England waits.", [], id="exonym in a compound"),
        pytest.param("À Aigues-Mortes, rien.", "In Aigues-Died, nothing.", ["Aigues-Mortes"], id="compound"),
        pytest.param("Hier, Auchan a vendu.", "Yesterday, Alcampo sold.", ["Auchan"], id="another firm"),
        pytest.param("Il a vu Dominique de Villepin.", "He saw Dominique of Villepin.", ["Dominique de Villepin"],
                     id="particle"),
        pytest.param("Le roi Charles III a parlé.", "King Carlos III spoke.", [], id="king"),
        pytest.param("La Magistrates Court siège.", "The Judges Yard sits.", ["Magistrates Court"], id="foreign"),
        pytest.param("Un revenu (RI) est versé.", "An income (LAUGHED) is paid.", ["RI"], id="acronym as a word"),
        pytest.param("Le PIB a baissé.", "The GDP fell.", [], id="acronym of its own"),
        pytest.param("Un Su-35 a volé.", "A Known-35 flew.", ["Su-35"], id="model"),
    ],
)  # fmt: skip
def test_what_became_of_a_name_is_seen_in_the_target(source: str, target: str, changed: list[str]) -> None:
    assert [one.text for one in names_changed(source, target, [], FR_EN)] == changed


EN_PT = LanguagePair("en", "pt")
PT_EN = LanguagePair("pt", "en")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("The White House said no.", "A Casa Branca disse que não.", id="words of the language"),
        pytest.param("She told the Senate Judiciary Committee.", "Ela disse ao Comitê Judiciário do Senado.",
                     id="of several words"),
        pytest.param("The UN General Assembly met.", "A Assembleia Geral da ONU reuniu-se.", id="behind an acronym"),
        pytest.param("The Louisiana State Police came.", "A Polícia do Estado da Louisiana veio.",
                     id="behind what stands, in another order"),
        pytest.param("The Grayson Institute closed.", "O Instituto Grayson fechou.", id="behind an unknown name"),
        pytest.param("He came in October.", "Ele veio em outubro.", id="a month"),
        pytest.param("Separatist Catalans sang.", "Os catalães separatistas cantaram.", id="people, in the plural"),
        pytest.param("The Salafist party fled.", "O partido salafista fugiu.", id="what no dictionary has"),
        pytest.param("He flew to Singapore.", "Ele voou para Cingapura.", id="called otherwise there"),
        pytest.param("Captain Halkett was immense.", "O capitão Halkett foi imenso.", id="title"),
        pytest.param("Then Democratic Sen. Chris Coons left.", "Então o senador democrata Chris Coons saiu.",
                     id="abbreviation"),
        pytest.param("She is of the University of Michigan.", "Ela é da Universidade de Michigan.",
                     id="of"),
        pytest.param("The AMs voted.", "Os AM votaram.", id="acronyms in the plural"),
        pytest.param("It is Kavanaugh's nomination.", "É a nomeação de Kavanaugh.", id="genitive"),
    ],
)  # fmt: skip
def test_a_name_of_ordinary_words_is_left_to_the_engine(source: str, target: str) -> None:
    assert names_changed(source, target, [], EN_PT) == []


@pytest.mark.parametrize(
    ("source", "target", "changed"),
    [
        pytest.param("He met Paul Singer.", "Ele conheceu Paul Cantor.", "Paul Singer", id="behind a first name"),
        pytest.param("He met Paul Singer.", "Ele conheceu Paul.", "Paul Singer", id="lost"),
        pytest.param("He met Rose Black.", "Ele conheceu Rosa Negra.", "Rose Black", id="all of it"),
        pytest.param("He met Will Smith.", "Ele conheceu Vontade Smith.", "Will Smith", id="the first name"),
        pytest.param("He met Tayyip Singer.", "Ele conheceu Tayyip Cantor.", "Tayyip Singer",
                     id="behind what is no word"),
        pytest.param("He met Mr. Bush.", "Ele conheceu o Sr. Arbusto.", "Bush", id="behind a title"),
        pytest.param("He met Robert Duchesneau.", "Ele conheceu Robert Duquesau.", "Robert Duchesneau",
                     id="misspelt"),
        pytest.param("He met Kennedy.", "Ele conheceu Kenneky.", "Kennedy", id="a known name misspelt"),
    ],
)  # fmt: skip
def test_a_persons_name_of_ordinary_words_is_held(source: str, target: str, changed: str) -> None:
    assert [one.text for one in names_changed(source, target, [], EN_PT)] == [changed]


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        pytest.param("Ele nadou no Oceano Pacífico.", "He swam in the Pacific Ocean.", PT_EN, id="behind an article"),
        pytest.param("A Comissão de Segurança Nacional votou.", "The National Security Commission voted.", PT_EN,
                     id="each word with a capital"),
        pytest.param("O guarda-redes Alisson Becker do Liverpool.", "Liverpool's goalkeeper Alisson Becker.", PT_EN,
                     id="contraction behind a full name"),
        pytest.param("Pendant la Première Guerre mondiale.", "During the First World War.", FR_EN,
                     id="one capital, behind an article"),
    ],
)  # fmt: skip
def test_so_it_is_from_other_languages(source: str, target: str, pair: LanguagePair) -> None:
    assert names_changed(source, target, [], pair) == []


@pytest.mark.parametrize(
    ("target", "holds"), [("es", True), ("de", True), ("pl", False), ("ru", False), ("ja", False)]
)
def test_names_are_held_where_they_stay_as_they_are(target: str, holds: bool) -> None:
    assert can_hold(LanguagePair("fr", target)) == holds


def test_a_name_that_an_engine_changed_is_asked_for_without_a_glossary() -> None:
    engine = Fake("He saw Paul Imitate.", Candidate("He saw Paul Singer.", "omission", 0.0))
    enforcer = Enforcer(Guarded(engine), TermFinder(Glossary(), FR_EN))
    (made,) = enforcer.translate(["Il a vu Paul Singer."])
    assert (made.target, made.origin) == ("He saw Paul Singer.", "fake +terms:omission")


def test_a_name_that_the_engine_left_is_not_touched() -> None:
    engine = Fake("He saw Paul Singer.", Candidate("Paul Singer was seen.", "omission", 0.0))
    enforcer = Enforcer(Guarded(engine), TermFinder(Glossary(), FR_EN))
    assert enforcer.translate(["Il a vu Paul Singer."])[0].target == "He saw Paul Singer."
    assert engine.asked == []
