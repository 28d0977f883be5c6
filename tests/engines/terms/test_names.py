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
        pytest.param("Un revenu (RI) est versé.", "An income (LAUGHED) is paid.", ["RI"], id="acronym as a word"),
        pytest.param("Le PIB a baissé.", "The GDP fell.", [], id="acronym of its own"),
        pytest.param("Un Su-35 a volé.", "A Known-35 flew.", ["Su-35"], id="model"),
    ],
)  # fmt: skip
def test_what_became_of_a_name_is_seen_in_the_target(source: str, target: str, changed: list[str]) -> None:
    assert [one.text for one in names_changed(source, target, [], FR_EN)] == changed


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
