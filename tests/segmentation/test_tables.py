"""The tables say each thing once."""

from __future__ import annotations

from pathlib import Path

import pytest

import l10n.languages
from l10n.segmentation.table import _ABBREVIATIONS, _read, load

LANGS = sorted(path.stem for path in Path(l10n.languages.__file__).parent.glob("data/sentences/*.txt"))


def test_every_promised_language_has_one() -> None:
    assert {"fr", "en", "es", "de", "it", "pt", "ru", "ca", "nl", "ja", "zh", "common"} <= set(LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_a_word_stands_in_one_section(lang: str) -> None:
    sections: dict[str, str] = {}
    for section, words in _read(lang):
        family = "abbreviation" if section in _ABBREVIATIONS else section
        family = "start" if section in ("starters", "articles") else family
        for word in words:
            assert sections.setdefault(f"{family} {word}", section) == section, word


@pytest.mark.parametrize("lang", LANGS)
def test_abbreviations_end_in_a_full_stop(lang: str) -> None:
    for section, words in _read(lang):
        if section in _ABBREVIATIONS:
            assert [word for word in words if not word.endswith((".", "º", "ª"))] == []
        elif section in ("starters", "articles"):
            assert [word for word in words if word != word.lower()] == []


def test_an_entry_also_stands_in_capitals() -> None:
    abbreviations = load("fr").abbreviations
    assert {"vol", "Vol", "VOL", "Mme", "MME"} <= set(abbreviations)
    assert "mme" not in abbreviations
