"""Words of the middle language that the second engine does not know: asked again, else the source's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from l10n.engines.base import Direct, WordByWord
from l10n.engines.middle_words import MiddleWords
from l10n.engines.pivot import PivotOffer
from l10n.engines.terms.middle import Leg
from l10n.model import LanguagePair, Translation
from tests.engines.conftest import NeedModes


@dataclass(frozen=True)
class Words(Direct):
    """An engine of single words: what `known` has is said so, the rest stays and is not known."""

    pair: LanguagePair
    known: Mapping[str, str]
    separable: bool = True
    family: str = "words"

    @property
    def origin(self) -> str:
        return f"words {self.pair}"

    def load(self) -> Words:
        return self

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        return [
            Translation(
                " ".join(self.known.get(word, word) for word in source.split()),
                unknown=tuple(word for word in source.split() if word not in self.known),
            )
            for source in sources
        ]

    def word_by_word(self, sources: Sequence[str]) -> list[WordByWord]:
        return [
            WordByWord(one.target, dict(zip(one.target.lower().split(), source.split(), strict=True)))
            if self.separable
            else WordByWord()
            for source, one in zip(sources, self.translate(sources), strict=True)
        ]

    def close(self) -> None: ...


FR_ES, ES_EN, FR_EN = (LanguagePair(*each) for each in (("fr", "es"), ("es", "en"), ("fr", "en")))
FIRST = {
    "six": "seis",
    "Noël": "Navidad",
    "Papouasie-Nouvelle-Guinée": "Papúa-Nueva",
    "super-secret": "súper-secreto",
    "Blanche-Neige": "Blanca-Nieve",
    "chauves-souris": "calvos-ratones",
    "enseignants": "enseñantes",
    "délogés": "desalojados",
    "milliards": "millardos",
    "a": "a",
}
SECOND = {
    "seis": "six",
    "a": "to",
    "desalojar": "evict",
    "nieve": "snow",
    "calvos-ratones": "calvos-mice",
    "súper-secreto": "súper-secret",
}
OTHER = {"enseignants": "teachers", "six": "half dozen", "Noël": "Christmas", "chauves-souris": "bats"}


def rendered(source: str, *, separable: bool = True) -> Translation:
    first, second = Leg(Words(FR_ES, FIRST, separable)), Leg(Words(ES_EN, SECOND))
    middles = first.translate([source])
    targets = second.translate([middles[0].target])
    return MiddleWords(first, second, [Words(FR_EN, OTHER)]).render([source], middles, targets)[0]


@pytest.mark.parametrize(
    ("source", "target", "unknown"),
    [
        pytest.param("six enseignants", "six teachers", (), id="another way knows it"),
        pytest.param("six délogés", "six evict", (), id="by its lemma"),
        pytest.param("six milliards", "six billion", (), id="by its value"),
        pytest.param("six préfets", "six préfets", ("préfets",), id="nobody knows it"),
        pytest.param("six Noël", "six Christmas", (), id="with a capital"),
        pytest.param("six Papouasie-Nouvelle-Guinée", "six Papua New Guinea", (), id="a land"),
        pytest.param("six chauves-souris", "six bats", (), id="half of a compound"),
        pytest.param("six super-secret", "six super-secret", (), id="half as in the source"),
        pytest.param("six Blanche-Neige", "six Blanche-Neige", ("Blanche-Neige",), id="no half of a name"),
        pytest.param("six Kim", "six Kim", ("Kim",), id="a name"),
    ],
)
def test_what_is_left_in_the_middle_is_rendered(source: str, target: str, unknown: tuple[str, ...]) -> None:
    made = rendered(source)
    assert (made.target, made.unknown) == (target, unknown)


def test_without_what_it_was_made_of_it_stays() -> None:
    assert rendered("six enseignants", separable=False).target == "six enseñantes"


@pytest.mark.parametrize("middle", ["es", "ca"])
def test_no_word_of_the_middle_is_left_by_apertium(need_modes: NeedModes, middle: str) -> None:
    offers = need_modes("fr-es", "spa-eng", "fra-cat", "cat-eng")
    spanish = PivotOffer(offers["fr-es"], offers["spa-eng"])
    catalan = PivotOffer(offers["fra-cat"], offers["cat-eng"])
    one, other = (spanish, catalan) if middle == "es" else (catalan, spanish)
    engine = PivotOffer(one.first, one.second, (other,)).load()
    answers = engine.translate(
        [
            "Le quinquennat fut répressif.",
            "Le pont de Bordeaux est fermé.",
            "La dette atteint 3 milliards d'euros.",
        ]
    )
    engine.close()
    assert [answer.target for answer in answers][:1] == ["The quinquennat was repressive."]
    assert "Bordeaux" in answers[1].target
    assert "3 billion euros" in answers[2].target
