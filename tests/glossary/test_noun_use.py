"""Nouns that recur in an article, and what most of its targets have for them."""

from __future__ import annotations

import pytest

from l10n.glossary.noun_use import has_rendering, noun_uses, word_keys
from l10n.model import LanguagePair

EN = LanguagePair("fr", "en")
MATCH = [
    ("Le match a commencé à midi.", "The match began at noon."),
    ("Hier, le match a duré deux heures.", "The match took two hours yesterday."),
    ("Les joueurs ont perdu ce match.", "The players lost this match."),
]
GAME = ("La foule a sifflé à la fin du match.", "The crowd booed at the end of the game.")


def found(pairs: list[tuple[str, str]], pair: LanguagePair = EN) -> dict[str, tuple[str, tuple[int, ...]]]:
    return {use.noun: (use.rendering, use.missing) for use in noun_uses(pairs, pair)}


def test_what_most_targets_have_is_a_nouns_rendering_and_others_lack_it() -> None:
    assert found([*MATCH, GAME]) == {"match": ("match", (3,))}


def test_the_same_rendering_throughout_lacks_nowhere() -> None:
    assert found(MATCH) == {"match": ("match", ())}


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([*MATCH[:2]], id="too few sentences"),
        pytest.param([*MATCH[:2], GAME, GAME], id="no majority"),
        pytest.param(
            [(source.replace("match", "ministre Durand"), f"{target[:-1]} X.") for source, target in MATCH],
            id="two words that always stand together",
        ),
        pytest.param([(source, "") for source, _ in MATCH], id="no targets"),
        pytest.param(
            [
                ("Il fait froid.", "He makes cold."),
                ("Elle fait du pain.", "She makes bread."),
                ("Ce fait est connu.", "He makes it known."),
            ],
            id="a verb",
        ),
        pytest.param(
            [
                ("Le pouvoir est fort.", "The power is strong."),
                ("Vous pouvez venir.", "You can come."),
                ("Ce pouvoir est ancien.", "This power is old."),
            ],
            id="forms of a verb that is a noun, too",
        ),
    ],
)
def test_what_cannot_be_told_is_left(pairs: list[tuple[str, str]]) -> None:
    assert found(pairs) == {}


@pytest.mark.parametrize(
    ("pair", "pairs"),
    [
        pytest.param(
            LanguagePair("es", "fr"),
            [
                ("El avión cayó al mar.", "L'avion est tombé à la mer."),
                ("Ese avión tenía dos motores.", "Cet appareil avait deux moteurs."),
                ("La nieve cubrió el avión.", "La neige a couvert l'avion."),
                ("Los restos del avión son pocos.", "Il reste peu de l'avion."),
            ],
            id="es-fr",
        ),
        pytest.param(
            LanguagePair("fr", "es"),
            [
                ("L'avion est tombé dans la mer.", "El avión cayó al mar."),
                ("Cet avion avait deux moteurs.", "El aparato tenía dos motores."),
                ("La neige a couvert l’avion.", "La nieve cubrió el avión."),
                ("Les avions sont rares.", "Los aviones son raros."),
            ],
            id="fr-es",
        ),
    ],
)
def test_other_languages_have_their_determiners(pair: LanguagePair, pairs: list[tuple[str, str]]) -> None:
    ((_, missing),) = [ones for noun, ones in found(pairs, pair).items() if noun.startswith("avi")]
    assert missing == (1,)


@pytest.mark.parametrize("pair", [LanguagePair("ja", "en"), LanguagePair("fr", "ja")], ids=str)
def test_a_language_without_dictionary_or_determiners_is_left(pair: LanguagePair) -> None:
    assert noun_uses([*MATCH, GAME], pair) == []


@pytest.mark.parametrize(
    ("target", "key", "there"),
    [
        pytest.param("The planes fell.", "plane", True, id="plural"),
        pytest.param("Airplane passengers died.", "plane", True, id="compound"),
        pytest.param("There are flood alerts.", "flooding", True, id="stem"),
        pytest.param("The aircraft fell.", "plane", False, id="another word"),
        pytest.param("The cathedral fell.", "cat", False, id="a short word's beginning"),
    ],
)
def test_a_rendering_is_found_by_its_lemma_or_stem(target: str, key: str, there: bool) -> None:
    assert has_rendering(word_keys(target, "en"), key) is there
