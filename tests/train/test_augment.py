"""Other looks of a pair."""

from __future__ import annotations

import random

import pytest

from tools.train import augment

PAIR = ("L'ONU dit « non » à 12 000 soldats.", 'The UN says "no" to 12,000 soldiers.')
OTHER = ("Il pleut.", "It rains.")


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(augment.capitals(OTHER), ("IL PLEUT.", "IT RAINS."), id="capitals"),
        pytest.param(
            augment.capitals(("mot " * 26, "word " * 26)), ("mot " * 26, "word " * 26), id="capitals: long"
        ),
        pytest.param(augment.open_ended(OTHER), ("Il pleut", "It rains"), id="no stop"),
        pytest.param(augment.open_ended(("Et…...", "And.")), ("Et…...", "And."), id="no stop: an ellipsis"),
        pytest.param(augment.headline(OTHER), ("Il Pleut", "It Rains"), id="headline"),
        pytest.param(
            augment.joined(OTHER, PAIR), (f"Il pleut. {PAIR[0]}", f"It rains. {PAIR[1]}"), id="joined"
        ),
        pytest.param(augment.joined(OTHER, ("Titre", "Title")), OTHER, id="joined: a title"),
        pytest.param(
            augment.names(("Le maire Jean Dupont vit.", "Mayor Jean Dupont lives.")),
            ["Jean Dupont"],
            id="names",
        ),
        pytest.param(
            augment.names(("La Corée du Nord, Paris Match", "North Korea")), [], id="names: translated"
        ),
    ],
)
def test_looks(made: object, expected: object) -> None:
    assert made == expected


def test_signs_and_numbers_are_the_sources_alone() -> None:
    chance = random.Random(1)
    quoted = {augment.quotes(PAIR, chance) for _ in range(100)}
    counted = {augment.numbers(PAIR, chance) for _ in range(100)}
    assert {target for _, target in quoted | counted} == {PAIR[1]}
    assert {source[1] for source, _ in quoted} == {"'", "’"}
    assert all(any(sign in source for sign in ('"', "“", "«")) for source, _ in quoted)
    wanted = {"12 000", "12\u00a0000", "12\u202f000", "12.000", "12000"}
    assert {source.split(" à ")[1].removesuffix(" soldats.") for source, _ in counted} == wanted


def test_a_pair_that_can_look_otherwise_does() -> None:
    chance = random.Random(1)
    made = {augment.altered(PAIR, OTHER, chance) for _ in range(200)}
    assert PAIR not in made
    assert len(made) > 10
    assert augment.altered(("Oui ?", "Oh"), ("a", "b"), chance) in {("OUI ?", "OH"), ("Oui ?", "Oh")}
