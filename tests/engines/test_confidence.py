"""How sure an engine is: the table, the scale, and what a real package says with it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines import Calibrated, argos, choose, confidence, scale
from l10n.engines.confidence import LEAST, SHARES, Scale, read
from l10n.engines.packages.install import install_bundled, install_file
from l10n.engines.registry import FAMILIES
from l10n.model import LanguagePair
from tests.argos import package
from tests.firefox import link_models

FR_EN = LanguagePair("fr", "en")
TABLE = tomllib.loads(Path(confidence.__file__).with_name("confidence.toml").read_text(encoding="utf-8"))
LEVELS = tuple(float(share) for share in SHARES)
PLAIN = Scale(-0.5, 0.1, LEVELS)
OWN: dict[str, Any] = {"middle": -0.5, "spread": 0.1, "levels": list(LEVELS)}


@pytest.mark.parametrize("origin", TABLE["engines"])
def test_a_scale_of_the_table_holds_and_is_of_an_engine_that_reached_the_bound(origin: str) -> None:
    values = TABLE["engines"][origin]
    assert scale(origin) == read(values) is not None
    assert origin.split(" ")[0] in FAMILIES
    assert values["found"]
    assert min(values["found"].values()) >= LEAST


def test_what_nobody_has_measured_has_no_scale() -> None:
    assert scale("argos fr→en 99") is None
    assert scale("argos fr→en 0.2 + apertium eng-spa") is None


@pytest.mark.parametrize("score", [-9.0, -0.6, -0.5, -0.42, 0.0])
def test_a_fifth_of_the_news_is_below_twenty(score: float) -> None:
    """As the level of that share says."""
    source = "Le pont est fermé depuis ce matin aux voitures."
    own = PLAIN.value(source, score)
    moved = Scale(-0.5, 0.1, tuple(own + share - 20 for share in SHARES))
    assert moved.confidence(source, score) == 20
    assert moved.confidence(source, score - 0.01) < 20


@given(st.floats(-20, 0), st.floats(-20, 0), st.text(min_size=1, max_size=400))
def test_the_likelier_is_the_surer(one: float, other: float, source: str) -> None:
    low, high = sorted((one, other))
    assert 0 <= PLAIN.confidence(source, low) <= PLAIN.confidence(source, high) <= 99


def test_the_longer_is_the_surer_but_of_what_is_short_all_are_alike() -> None:
    shortest = TABLE["weights"]["shortest"]
    values = [PLAIN.value("x" * length, -0.5) for length in (1, shortest, shortest + 1, 200)]
    assert values[0] == values[1] < values[2] < values[3]


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(None, id="none"),
        pytest.param({}, id="empty"),
        pytest.param([1, 2], id="another thing"),
        pytest.param(OWN | {"spread": 0}, id="no spread"),
        pytest.param(OWN | {"middle": "x"}, id="no number"),
        pytest.param(OWN | {"middle": float("nan")}, id="no finite number"),
        pytest.param(OWN | {"levels": [1, 2]}, id="too few levels"),
        pytest.param(OWN | {"levels": list(reversed(LEVELS))}, id="levels out of order"),
        pytest.param(OWN | {"levels": "0" * len(LEVELS)}, id="levels that are a text"),
    ],
)
def test_what_is_no_scale_is_none(values: object) -> None:
    assert read(values) is None


def test_a_package_may_say_how_sure_its_scores_are(argos_folder: Path, tmp_path: Path) -> None:
    install_file(package(tmp_path / "without.argosmodel", package_version="1.0"))
    assert _scale() is None
    install_file(package(tmp_path / "with.argosmodel", package_version="1.1", l10n={"confidence": OWN}))
    assert _scale() == Scale(-0.5, 0.1, LEVELS)


def _scale(beam: int | None = None) -> Scale | None:
    offer = choose(FR_EN, argos.NAME)
    engine = (offer.with_beam(beam) if beam else offer).load()
    assert isinstance(engine, Calibrated)
    engine.close()
    return engine.scale


@pytest.fixture
def bundled(argos_folder: Path) -> None:
    install_bundled()


@pytest.mark.usefixtures("bundled")
def test_the_package_that_comes_with_l10n_was_measured_with_the_beam_that_is_usual() -> None:
    assert _scale() == scale("argos fr→en 0.2")
    assert _scale(beam=1) is None


@pytest.mark.usefixtures("bundled")
def test_it_is_surer_of_a_plain_sentence_than_of_words_that_mean_nothing() -> None:
    plain = "Le président a signé un accord avec les deux pays voisins la semaine dernière."
    riddle = "Zob glatit mirouf des zigs peluchés sans crobarder l'aplat du blaze."
    engine = choose(FR_EN, argos.NAME).load()
    sure, unsure = engine.translate([plain, riddle])
    engine.close()
    own = scale("argos fr→en 0.2")
    assert own is not None
    assert sure.score is not None
    assert unsure.score is not None
    assert own.confidence(plain, sure.score) > 50
    assert own.confidence(riddle, unsure.score) < 20


@pytest.mark.parametrize("pair", ["en-pt", "pt-en"])
def test_the_firefox_models_were_measured(pair: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("L10N_FIREFOX_DIR", str(link_models(tmp_path, pair)))
    engine = choose(LanguagePair(*pair.split("-")), "firefox").load()
    assert isinstance(engine, Calibrated)
    engine.close()
    assert engine.scale is not None
