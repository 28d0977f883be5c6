"""What a model breaks goes through it under a mask, and comes back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n.engines.guard.masks import masked, unmasked
from l10n.model import Translation
from tests.engines.guard.fakes import FR_EN, Fake, good, one


def test_a_letter_that_a_model_lacks_is_restored() -> None:
    made = one(Fake(lambda source: "Yesterday, Ya\ufffdr Lapid spoke."), "Hier, Yaïr Lapid a parlé.")
    assert made == Translation("Yesterday, Yaïr Lapid spoke.")


WITH_URL = "Lisez la suite sur https://www.exemple.fr/a_b ce soir."


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(good, id="changed by the model, and without a mask"),
        pytest.param(lambda source: good(source).replace("1984", "1985"), id="the mask changed"),
        pytest.param(lambda source: good(source).replace("1984", "1984 and 1984"), id="the mask doubled"),
        pytest.param(lambda source: good(source).replace("1984", ""), id="the mask lost"),
        pytest.param(lambda source: good(source) + (" 198" if "1984" in source else ""), id="a piece left"),
    ],
)
def test_addresses_survive(answer: Callable[[str], str]) -> None:
    target = one(Fake(answer), WITH_URL).target
    assert "https://www.exemple.fr/a_b" in target
    assert "198" not in target


def test_a_mask_is_nothing_that_stands_in_the_source() -> None:
    source, masks = masked("En 1984, @a et @b", FR_EN)
    assert (source, masks) == ("En 1984, 1985 et 1986", {"1985": "@a", "1986": "@b"})
    assert unmasked(source, "In 1984, 1986 and 1985", masks) == "In 1984, @b and @a"
    assert unmasked(source, "In 1984, 1986", masks) == ""
    assert masked("@a " * 30, FR_EN) == ("@a " * 30, {})


def test_what_an_engine_makes_debris_of_is_masked() -> None:
    source = "Le mot russe « мир » veut dire paix, dit-elle… ☕"
    engine = Fake(lambda text: "".join("\ufffd" if "мир☕".count(sign) else sign for sign in good(text)))
    masks = source.replace("мир", "1984").replace("☕", "1985")
    assert one(engine, source).target == good(masks).replace("1984", "мир").replace("1985", "☕")
    assert engine.asked == [source, masks]


def test_an_address_with_digits_is_restored_as_it_was() -> None:
    source, masks = masked("Voir www.a.fr/1985 ou www.a.fr/b ici", FR_EN)
    assert unmasked(source, source, masks) == "Voir www.a.fr/1985 ou www.a.fr/b ici"
