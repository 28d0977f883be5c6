"""What rules find in a unit is shown in the texts as they are written."""

from __future__ import annotations

from typing import Literal
from unicodedata import normalize

import pytest

from l10n.model import LanguagePair, Unit
from l10n.pipeline.autofix import mended
from l10n.pipeline.checker import Checker

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
