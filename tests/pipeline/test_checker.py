"""What rules find in a unit is shown in the texts as they are written."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

import pytest

from l10n.glossary import Kind
from l10n.model import LanguagePair, Unit
from l10n.pipeline.autofix import mended
from l10n.pipeline.checker import Checker
from tests.termbase import glossary_of

SOURCE = "Mercredi, la réforme du 3e réseau a été rejetée à Londres."
TARGET = "Dimecres, la reforma é del 3e réseau es va rebutjar a Londres."


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_with_their_accents_apart_are_looked_up_and_shown(form: Literal["NFC", "NFD"]) -> None:
    pair = LanguagePair("fr", "ca")
    target = normalize(form, TARGET)
    found = Checker(pair).of_unit(Unit(SOURCE, target, pair))
    shown = {
        one.rule: [normalize("NFC", target[start:end]) for start, end in one.target_spans] for one in found
    }
    assert shown["fidelity/untranslated"] == ["réseau"]
    assert shown["numbers/format"] == ["3e"]
    assert all(one.target == target for one in found)


def test_a_fix_goes_where_it_belongs_in_a_target_with_accents_apart() -> None:
    pair = LanguagePair("fr", "ca")
    target = normalize("NFD", "Les àrees del 3e pis, més grans.")
    assert mended("Les zones du 3e étage, plus grandes.", target, Checker(pair)) == target.replace("3e", "3r")


_FR_ES = LanguagePair("fr", "es")
_GLOSSARY = glossary_of(
    "fr es", (("tours", Kind.PLACE, "Tours | Turs"), ("koursk", Kind.PLACE, "Koursk | Kursk"))
)


@pytest.mark.parametrize(
    ("source", "once"),
    [
        ("Il fait beau à Paris.", True),
        ("Tours sans fin.", False),
        ("Kouïsk a été bombardée.", False),
        ("Il fait beau.Puis elle part.", False),
    ],
    ids=["nothing of the glossary", "a term", "a misspelt one", "damage"],
)
def test_a_unit_is_looked_at_once_for_all_articles_but_for_what_the_glossary_has(
    source: str, once: bool
) -> None:
    checker = Checker(_FR_ES, _GLOSSARY)
    first = checker.of_unit(Unit(source, "Es  el el fin.", _FR_ES))
    checker.read([source, "Rien."])
    second = checker.of_unit(Unit(source, "Es  el el fin.", _FR_ES, article="other"))
    assert first
    assert first == second
    assert (first is second) == once


def test_what_an_article_says_of_a_doubtful_term_is_not_taken_for_another() -> None:
    checker = Checker(_FR_ES, _GLOSSARY)
    unit = Unit("Tours sans fin.", "Vueltas sin fin.", _FR_ES)
    found = []
    for article in (["Il vit à Tours."], ["Rien."], ["Il vit à Tours."]):
        checker.read([*article, unit.source])
        found.append([one.rule for one in checker.of_unit(unit) if one.rule.startswith("terms/")])
    assert found == [["terms/missing"], [], ["terms/missing"]]
