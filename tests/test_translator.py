from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import l10n
from l10n.errors import InputError, NoEngineError, UsageError
from tests.argos import TINY


@pytest.fixture
def tiny(argos_folder: Path) -> None:
    with zipfile.ZipFile(TINY) as package:
        package.extractall(argos_folder)


def test_texts_become_texts(tiny: None) -> None:
    with l10n.Translator("fr", "en", engine="argos") as translator:
        assert translator.origin == "argos fr→en 1.0"
        assert translator.translate(["Le chat a vu le train.", "", "www.exemple.fr"]) == [
            "The cat saw the train.",
            "",
            "www.exemple.fr",
        ]
        assert translator.translate([]) == []
        (made,) = translator.details(["LE CHAT A VU LE TRAIN"])
    assert made.target == "THE CAT SAW THE TRAIN"
    assert made.score is not None
    translator.close()


def test_a_glossary_is_obeyed(tiny: None, tmp_path: Path) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("fr,en\nmaire,lord mayor\n", encoding="utf-8")
    with l10n.Translator("fr", "en", engine="argos", glossary=glossary) as translator:
        (made,) = translator.details(["Le maire a vu le train."])
    assert made.target == "The lord mayor saw the train."
    assert made.origin == "argos fr→en 1.0 +terms:omission"
    with pytest.raises(InputError):
        l10n.Translator("fr", "en", glossary=tmp_path / "none.csv")


def test_a_single_text_is_no_list(tiny: None) -> None:
    with l10n.Translator("fr", "en", engine="argos", beam=1) as translator, pytest.raises(TypeError):
        translator.translate("Le chat")


def test_no_engine_and_no_language_are_errors(tiny: None) -> None:
    with pytest.raises(NoEngineError):
        l10n.Translator("fr", "zh", engine="argos")
    with pytest.raises(UsageError):
        l10n.Translator("fr", "jp")


def test_sentences_are_split() -> None:
    assert l10n.split_sentences("Un. Deux.", "fr") == ["Un.", "Deux."]


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = l10n.nothing
    assert set(l10n.__all__) <= set(dir(l10n)) | {"Translator", "split_sentences"}
