from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n.engines import Direct, Offer, check, choose, start
from l10n.engines.argos import ArgosOffer
from l10n.engines.base import Adjustable
from l10n.engines.packages.metadata import Metadata
from l10n.engines.pivot import PivotEngine, PivotOffer
from l10n.errors import NoEngineError, UsageError
from l10n.model import LanguagePair, Translation
from tests.support import install_offers

FR_EN = LanguagePair("fr", "en")


@dataclass
class Fake(Direct):
    """Offer and engine: writes its family before a source, and the number of the way where it retries."""

    pair: LanguagePair
    family: str
    ways: int = 0

    @property
    def origin(self) -> str:
        return f"{self.family} {self.pair}"

    def load(self) -> Fake:
        return self

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        return [Translation(f"{self.family} {source}") for source in sources]

    def retry(self, sources: Sequence[str], way: int) -> list[Translation]:
        return [Translation(f"{self.family} {way} {source}") for source in sources]

    def close(self) -> None:
        pass


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that makes the offers it is given all that is installed."""

    def install(*offers: Offer) -> None:
        install_offers(monkeypatch, offers)

    return install


def pair(text: str) -> LanguagePair:
    return LanguagePair(*text.split(">"))


@pytest.mark.parametrize(
    ("wanted", "origin"),
    [
        ("auto", "argos fr→en"),
        ("apertium", "apertium fr→en"),
        ("apertium fr→en", "apertium fr→en"),
        ("apertium fr→es + argos es→en", "apertium fr→es + argos es→en"),
    ],
)
def test_an_engine_is_named_by_its_family_or_origin(
    install: Callable[..., None], wanted: str, origin: str
) -> None:
    install(
        Fake(FR_EN, "argos"),
        Fake(FR_EN, "apertium"),
        Fake(pair("fr>es"), "apertium"),
        Fake(pair("es>en"), "argos"),
    )
    check(wanted)
    assert choose(FR_EN, wanted).origin == origin
    assert start(FR_EN, wanted).origin == origin


def test_what_is_not_installed_is_an_error_that_names_what_is(install: Callable[..., None]) -> None:
    install(Fake(FR_EN, "argos"))
    check("argos fr→en 1.9")
    with pytest.raises(NoEngineError) as caught:
        start(FR_EN, "argos fr→en 1.9")
    assert caught.value.hint == "there are: argos fr→en"
    install()
    with pytest.raises(NoEngineError) as caught:
        start(FR_EN, "apertium fra-eng")
    assert "apt-get install" in caught.value.hint


@pytest.mark.parametrize("wanted", ["google", "", "argo fr→en", "Argos"])
def test_what_can_be_no_engine_is_a_usage_error(wanted: str) -> None:
    with pytest.raises(UsageError, match="choose one of auto, argos, firefox, ctranslate2, apertium"):
        check(wanted)


def test_what_the_first_engine_cannot_do_is_done_by_the_next_best(install: Callable[..., None]) -> None:
    class Mute(Fake):
        def translate(self, sources: Sequence[str]) -> list[Translation]:
            return [Translation("") for _ in sources]

    install(Mute(FR_EN, "argos"), Fake(FR_EN, "apertium"))
    (made,) = start(FR_EN).translate(["Bonjour"])
    assert made == Translation("apertium Bonjour", origin="apertium fr→en")
    (made,) = start(FR_EN, "argos").translate(["Bonjour"])
    assert (made.target, made.problem) == ("", "the engine's target is empty")


def test_the_beam_reaches_every_argos_package_of_a_way(
    install: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[tuple[str, int]] = []

    def load(self: ArgosOffer) -> Fake:
        loaded.append((self.origin, self.beam))
        return Fake(self.pair, "argos")

    monkeypatch.setattr(ArgosOffer, "load", load)
    install(
        ArgosOffer(Path("a"), Metadata("fr", "es", "1")),
        Fake(pair("es>de"), "apertium"),
        ArgosOffer(Path("b"), Metadata("es", "en", "1")),
    )
    start(FR_EN, beam=1)
    start(pair("fr>de"), beam=2)
    start(FR_EN)
    assert loaded == [
        ("argos fr→es 1", 1), ("argos es→en 1", 1), ("argos fr→es 1", 2), ("argos fr→es 1", 4), ("argos es→en 1", 4),
    ]  # fmt: skip


def test_a_pivot_retries_with_what_each_engine_has() -> None:
    engine = PivotOffer(Fake(pair("fr>es"), "argos", 2), Fake(pair("es>en"), "apertium")).load()
    assert isinstance(engine, PivotEngine)
    assert isinstance(engine, Adjustable)
    assert engine.ways == 2
    assert engine.retry(["a"], 1)[0].target == "apertium argos 1 a"
    assert engine.translate(["a"])[0].target == "apertium argos a"
