"""Markup around real engines: taken out, and put back where its words are."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.engines import Placer, start
from l10n.model import LanguagePair
from l10n.text.markup import compare, parse
from tests.engines.conftest import NeedModes
from tests.support import ROOT


@pytest.fixture(scope="module")
def apertium(need_modes: NeedModes) -> Iterator[Placer]:
    need_modes("fr-es")
    engine = start(LanguagePair("fr", "es"), "apertium fr-es")
    yield engine
    engine.close()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Elle boit *de l'eau potable*.", "Bebe *agua potable*."),
        ("Les <1>petits chats</1> dorment<2/>.", "Los <1>pequeños gatos</1> duermen<2/>."),
        ("**Note** : le chat dort.", "**Nota** : el gato duerme."),
        ("Le <1>**chat** noir</1> dort.", "El <1>**gato** negro</1> duerme."),
        ("« Le chat dort<1/> », dit le chien.", "« El gato duerme<1/> », dicho el perro."),
        ("Le chat mange <1/> et <2/>.", "El gato come <1/> y <2/>."),
        ('Le <a title="x1">chat</a> mange <1/>.', 'El <a title="x1">gato</a> come <1/>.'),
        (r'Le chat mange <x id="\d"/> et <2/>.', r'El gato come <x id="\d"/> y <2/>.'),
        ("Le chat dort<sup><1>1</1></sup>.", "El gato duerme<sup><1>1</1></sup>."),
        ("Un **chat** de 3 m<sup>2</sup>.", "Un **gato** de 3 m<sup>2</sup>."),
        ("Le chat dort.", "El gato duerme."),
    ],
)
def test_marks_travel_with_the_words_of_apertium(apertium: Placer, source: str, target: str) -> None:
    (made,) = apertium.translate([source])
    assert (made.target, made.problem) == (target, "")


@pytest.mark.parametrize(
    ("source", "target", "placed"),
    [
        ("Les **chats** dorment.", "Los gatos van a dormir.", "Los **gatos** van a dormir."),
        ("Le chat mange <1/> *et* <2/>.", "El gato come <2/> y <1/>.", "El gato come <2/> *y* <1/>."),
        ("Le chat mange <1/>.", "El gato come.", ""),
    ],
    ids=["pair", "words", "lost"],
)
def test_marks_are_put_into_the_targets_of_others(
    apertium: Placer, source: str, target: str, placed: str
) -> None:
    assert apertium.place([(source, target)]) == [placed]


MARKED = [
    "Le **président** a vu le train à Paris.",
    "Le président a vu <1>le train</1> à *Paris*.",
    "Le président<1/> a vu le <2>train **à Paris**</2>.",
    "<1/> a vu le train, <2/> et <3/>.",
    "Le <1><2/></1> président a vu **le** train.",
    "H<1>2</1>O et CO<2>2</2> sont à Paris.",
]


def test_the_attention_of_a_model_leads_markup_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(ROOT / "tests/data/translate-fr_en-tiny.argosmodel") as package:
        package.extractall(tmp_path / "packages")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "GENERIC")
    engine = start(LanguagePair("fr", "en"), "argos")
    made = engine.translate(MARKED)
    engine.close()
    assert made[0].target == "The **president** saw the train in Paris."
    for source, one in zip(MARKED, made, strict=True):
        assert not compare(parse(source), parse(one.target)), one


def test_markup_is_led_through_a_middle_language(need_modes: NeedModes) -> None:
    need_modes("fra-cat", "spa-cat")
    engine = start(LanguagePair("fr", "es"), "apertium fra-cat + apertium cat-spa")
    made = engine.translate(["Le <1>chat **noir**</1> dort<2/>."])
    engine.close()
    assert made[0].target == "El <1>gato **negro**</1> duerme<2/>."
