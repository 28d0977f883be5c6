"""Which engine is taken by what was measured: the table, and the order that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n.engines import Direct, Engine, quality, registry
from l10n.engines.quality import measured
from l10n.model import LanguagePair
from tests.support import install_offers

TABLE = Path(quality.__file__).with_name("quality.tsv")


@dataclass(frozen=True, slots=True)
class Named(Direct):
    """An offer that is called what the table calls it."""

    origin: str
    pair: LanguagePair

    @property
    def family(self) -> str:
        return self.origin.split(" ")[0]

    @property
    def by_pair(self) -> bool:
        return self.family != "apertium"

    def load(self) -> Engine:
        raise AssertionError("no engine is started")


OURS = Named("argos fr→en 0.2", LanguagePair("fr", "en"))
THEIRS = Named("argos fr→en 1.9", LanguagePair("fr", "en"))
FR_ES = Named("apertium fr-es", LanguagePair("fr", "es"))
ES_EN = Named("apertium spa-eng", LanguagePair("es", "en"))
EN_ES = Named("apertium eng-spa", LanguagePair("en", "es"))
ES_US = Named("apertium spa-eng_US", LanguagePair("es", "en-US"))
FR_EN_RULES = Named("apertium fra-eng", LanguagePair("fr", "en"))
ARGOS_FR_ES = Named("argos fr→es 1.0", LanguagePair("fr", "es"))
ARGOS_EN_ES = Named("argos en→es 1.0", LanguagePair("en", "es"))


@pytest.mark.parametrize(
    ("installed", "asked", "origins"),
    [
        pytest.param(
            [OURS, FR_ES, ES_EN],
            "fr>en",
            ["argos fr→en 0.2", "apertium fr-es + apertium spa-eng"],
            id="what was measured, the better first",
        ),
        pytest.param(
            [OURS, THEIRS],
            "fr>en",
            ["argos fr→en 1.9", "argos fr→en 0.2"],
            id="before it what somebody installed for the pair",
        ),
        pytest.param(
            [FR_EN_RULES, OURS],
            "fr>en",
            ["argos fr→en 0.2", "apertium fra-eng"],
            id="but not what comes with all of a system's pairs",
        ),
        pytest.param(
            [FR_ES, OURS, ARGOS_EN_ES, ARGOS_FR_ES],
            "fr>es",
            ["argos fr→es 1.0", "apertium fr-es", "argos fr→en 0.2 + argos en→es 1.0"],
            id="two that nobody measured together go last",
        ),
        pytest.param(
            [OURS, FR_ES, ES_US],
            "fr>en-US",
            ["argos fr→en 0.2", "apertium fr-es + apertium spa-eng_US"],
            id="one engine for the language before two for the region",
        ),
        pytest.param(
            [FR_ES, ES_EN, ES_US],
            "fr>en-US",
            ["apertium fr-es + apertium spa-eng_US"],
            id="two for the region and not for the language",
        ),
    ],
)
def test_routes_are_ranked(
    monkeypatch: pytest.MonkeyPatch, installed: Sequence[Named], asked: str, origins: list[str]
) -> None:
    for order in (installed, installed[::-1]):
        install_offers(monkeypatch, order)
        assert [route.origin for route in registry.routes(LanguagePair(*asked.split(">")))] == origins


@pytest.mark.parametrize("line", [line for line in TABLE.read_text().splitlines()[1:] if line[0] != "#"])
def test_a_line_of_the_table_names_a_pair_an_engine_and_its_figures(line: str) -> None:
    pair, origin, chrf, bleu, sentences = line.split("\t")
    assert all(len(tag) in (2, 3) for tag in pair.split("-"))
    assert origin.split(" ")[0] in registry.FAMILIES
    assert measured(origin) == quality.Quality(float(chrf), float(bleu))
    assert 0 < float(bleu) < float(chrf) < 100
    assert int(sentences) >= 200


def test_what_nobody_has_measured_has_no_figures() -> None:
    assert measured("argos fr→en 99") is None
