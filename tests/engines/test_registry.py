from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from l10n.engines import Direct, Engine, Offer, choose, how_to_get, offers, source_languages
from l10n.engines.matching import best, served_by
from l10n.engines.pivot import PivotOffer, pivots
from l10n.errors import EngineError, NoEngineError, UsageError
from l10n.messages import msg
from l10n.model import LanguagePair, Translation
from tests.support import install_offers

NeedModes = Callable[..., object]


class FakeEngine:
    """Writes its origin before a source; knows no word that starts with `x`."""

    def __init__(self, offer: FakeOffer) -> None:
        self.origin = offer.origin
        self.pair = offer.pair
        self.closed = 0

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        return [
            Translation(
                f"<{self.pair.target}>{source}",
                score=-len(source) / 10,
                unknown=tuple(word for word in source.split() if word.startswith("x")),
            )
            for source in sources
        ]

    def close(self) -> None:
        self.closed += 1


@dataclass(frozen=True, slots=True)
class FakeOffer(Direct):
    pair: LanguagePair
    family: str = "argos"

    @property
    def origin(self) -> str:
        return f"{self.family} {self.pair}"

    def load(self) -> Engine:
        return FakeEngine(self)


def fakes(*names: str) -> list[Offer]:
    """`a:fr-es` is Apertium's, `fr-es` Argos'."""
    made: list[Offer] = []
    for name in names:
        family, _, pair = name.rpartition(":")
        source, target = pair.split(">")
        made.append(FakeOffer(LanguagePair(source, target), "apertium" if family else "argos"))
    return made


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that makes the offers it is given all that is installed."""

    def install(*names: str) -> None:
        install_offers(monkeypatch, fakes(*names))

    return install


@pytest.mark.parametrize(
    ("installed", "asked", "family", "origin"),
    [
        pytest.param(["a:fr>es", "fr>es"], "fr>es", "auto", "argos fr→es", id="argos first"),
        pytest.param(["a:fr>es", "fr>es"], "fr>es", "apertium", "apertium fr→es", id="one family only"),
        pytest.param(
            ["fr>en", "en>es", "a:fr>es"], "fr>es", "auto", "apertium fr→es", id="direct before a pivot"
        ),
        pytest.param(
            ["fr>es", "es>de", "fr>en", "en>de"],
            "fr>de",
            "auto",
            "argos fr→en + argos en→de",
            id="en is the middle",
        ),
        pytest.param(
            ["fr>ca", "ca>de", "a:fr>es", "a:es>de"],
            "fr>de",
            "auto",
            "apertium fr→es + apertium es→de",
            id="es next",
        ),
        pytest.param(
            ["fr>it", "it>de", "fr>gl", "gl>de"],
            "fr>de",
            "auto",
            "argos fr→gl + argos gl→de",
            id="then the alphabet",
        ),
        pytest.param(
            ["a:fr>es", "es>de"], "fr>de", "auto", "apertium fr→es + argos es→de", id="a mixed pivot"
        ),
        pytest.param(["fr>pt"], "fr>pt-BR", "auto", "argos fr→pt", id="region falls back"),
        pytest.param(
            ["fr>pt", "a:fr>pt-BR"], "fr>pt-BR", "auto", "apertium fr→pt-BR", id="exact before family"
        ),
        pytest.param(["fr>es"], "fr-CA>es-MX", "auto", "argos fr→es", id="both fall back"),
        pytest.param(["pt-BR>en"], "pt>en", "auto", "argos pt-BR→en", id="a region reads its language"),
        pytest.param(["pt-BR>es", "es>en"], "pt>en", "auto", "argos pt-BR→es + argos es→en", id="in a pivot"),
        pytest.param(["en>zh-Hant", "en>zh-Hans"], "en>zh-TW", "auto", "argos en→zh-Hant", id="Taiwan"),
        pytest.param(["en>zh-Hant", "en>zh-Hans"], "en>zh", "auto", "argos en→zh-Hans", id="plain Chinese"),
        pytest.param(
            ["fr>pt-BR", "pt>de"], "fr>de", "auto", "argos fr→pt-BR + argos pt→de", id="middle falls back"
        ),
    ],
)
def test_the_best_is_chosen(
    install: Callable[..., None], installed: list[str], asked: str, family: str, origin: str
) -> None:
    for order in (installed, installed[::-1]):
        install(*order)
        assert choose(LanguagePair(*asked.split(">")), family).origin == origin


@pytest.mark.parametrize(
    ("installed", "asked", "family"),
    [
        pytest.param([], "fr>es", "auto", id="nothing installed"),
        pytest.param(["fr>pt-BR"], "fr>pt", "auto", id="a language isn't served by its region"),
        pytest.param(["en>zh-Hans"], "en>zh-TW", "auto", id="nor a script by the other"),
        pytest.param(["en>sr"], "en>sr-Latn", "auto", id="nor by what is usually the other"),
        pytest.param(["fr>en", "en>es", "es>de"], "fr>de", "auto", id="two languages between"),
        pytest.param(["fr>de-CH", "de-CH>de"], "fr>de", "auto", id="the same language between"),
        pytest.param(["fr>es"], "fr>es", "apertium", id="of the other family"),
    ],
)
def test_no_engine_is_an_error_with_a_hint(
    install: Callable[..., None], installed: list[str], asked: str, family: str
) -> None:
    install(*installed)
    with pytest.raises(NoEngineError) as caught:
        choose(LanguagePair(*asked.split(">")), family)
    assert caught.value.exit_code == 3
    assert caught.value.hint


def test_an_unknown_family_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="auto, argos, firefox, ctranslate2, apertium"):
        offers("google")


@pytest.mark.parametrize(
    ("asked", "family", "installed", "named"),
    [
        pytest.param("fr>ca", "apertium", [], "apt-get install apertium apertium-fra-cat", id="direct"),
        pytest.param("ca>fr", "apertium", [], "apt-get install apertium apertium-fra-cat", id="backwards"),
        pytest.param(
            "fr>en", "apertium", [], "apt-get install apertium apertium-fr-es apertium-eng-spa", id="pivot"
        ),
        pytest.param(
            "fr>en", "apertium", ["a:fr>es"], "apt-get install apertium apertium-eng-spa", id="half is there"
        ),
        pytest.param("fr>eo", "apertium", [], "apt-get install apertium apertium-eo-fr", id="one way"),
        pytest.param("en>eu", "apertium", [], "neither", id="only the other way"),
        pytest.param("fr>pt-BR", "apertium", ["a:fr>es"], "apertium-es-pt", id="region"),
        pytest.param("fr>en", "argos", [], "l10n engines install fr en", id="argos"),
        pytest.param("fr>pt-BR", "argos", [], "l10n engines install en pt-BR", id="argos' own code"),
        pytest.param("en>zh-TW", "argos", [], "l10n engines install en zh-Hant", id="argos' Chinese"),
        pytest.param("fr>de", "auto", ["a:fr>en"], "l10n engines install en de", id="argos' other half"),
        pytest.param("fr>pt", "firefox", [], "l10n engines install en pt --engine firefox", id="firefox"),
        pytest.param("xx>yy", "auto", [], "neither", id="nowhere"),
    ],
)
def test_the_hint_names_the_commands(asked: str, family: str, installed: list[str], named: str) -> None:
    hint = how_to_get(
        LanguagePair(*asked.split(">")), fakes(*installed), *([] if family == "auto" else [family])
    )
    assert named in hint
    assert "\n" not in hint


@pytest.mark.parametrize(
    ("tag", "served"),
    [
        ("fr", ["fr"]),
        ("pt-BR", ["pt-BR", "pt"]),
        ("ca-valencia", ["ca-valencia", "ca"]),
        ("zh", ["zh", "zh-Hans", "zh"]),
        ("zh-TW", ["zh-TW", "zh-Hant"]),
        ("zh-Hant-HK", ["zh-Hant-HK", "zh-Hant"]),
        ("sr-Latn", ["sr-Latn", "sr-Latn"]),
        ("no", ["no", "no", "nb"]),
    ],
)
def test_which_tags_serve_a_tag(tag: str, served: list[str]) -> None:
    assert list(dict.fromkeys(served_by(tag))) == list(dict.fromkeys(served))


def test_a_pivot_joins_what_both_know() -> None:
    first, second = fakes("fr>es", "a:es>en")
    engine = PivotOffer(first, second).load()
    assert engine.origin == "argos fr→es + apertium es→en"
    assert engine.pair == LanguagePair("fr", "en")
    assert engine.translate(["le xat", "le chat"]) == [
        Translation("<en><es>le xat", score=-1.0, unknown=("xat",)),
        Translation("<en><es>le chat", score=-1.1),
    ]


def test_a_pivot_is_not_left_half_open() -> None:
    opened: list[FakeEngine] = []

    class First(FakeOffer):
        def load(self) -> Engine:
            opened.append(FakeEngine(self))
            return opened[-1]

    class Broken(FakeOffer):
        def load(self) -> Engine:
            raise EngineError(msg("broken"))

    with pytest.raises(EngineError):
        PivotOffer(First(LanguagePair("fr", "es")), Broken(LanguagePair("es", "en"))).load()
    assert opened[0].closed == 1


def test_best_and_pivots_of_nothing() -> None:
    assert best([], LanguagePair("fr", "es")) is None
    assert list(pivots([], LanguagePair("fr", "es"))) == []


def test_source_languages_are_those_that_something_translates_from(install: Callable[..., None]) -> None:
    install("fr>es", "a:zh-Hans>en")
    assert source_languages() == {"fr", "zh-Hans"}


def test_french_to_english_through_catalan_for_real(need_modes: NeedModes, empty_home: Path) -> None:
    need_modes("fr-es", "spa-eng", "fra-cat", "cat-eng")
    offer = choose(LanguagePair("fr", "en"))
    assert offer.origin == "apertium fra-cat + apertium cat-eng"
    assert offer.family == "apertium"
    engine = offer.load()
    made = engine.translate(["Les États-Unis attaquent l'Iran.", "Il zinguait @jean #oui"])
    engine.close()
    assert made[0].target == "The United States attack Iran."
    assert made[1].target.endswith("zinguait @jean #oui")
    assert made[1].unknown == ("zinguait",)


def test_apertium_alone_never_meets_argostranslate(empty_home: Path) -> None:
    code = (
        "import sys; from l10n import engines; engines.offers(); engines.offers('apertium');"
        "print([name for name in sys.modules if name.startswith(('argostranslate', 'ctranslate2'))])"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout == "[]\n"
    assert list(empty_home.iterdir()) == []
