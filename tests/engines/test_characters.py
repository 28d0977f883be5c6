"""Characters that a model can't write: with the pieces of the package in the box, and a tokenizer that knows all."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping

import pytest

from l10n.engines.ctranslate2.characters import Characters, restored
from l10n.engines.ctranslate2.tokenizer import SentencePiece
from l10n.engines.packages.bundled import bundled

LEARNT = "À«»Z"


@pytest.fixture(scope="module")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> SentencePiece:
    path = tmp_path_factory.mktemp("pieces") / "sentencepiece.model"
    (package,) = (one for one in bundled() if "fr_en" in one.name)
    with zipfile.ZipFile(package) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("sentencepiece.model"))
        path.write_bytes(archive.read(name))
    return SentencePiece(path)


@pytest.mark.parametrize(
    ("source", "written", "words"),
    [
        pytest.param("14½-13½", "14,5-13,5", {"14,5": "14½", "13,5": "13½"}, id="fractions"),
        pytest.param("3¾ ou 12⅓", "3,75 ou 12,33", {"3,75": "3¾", "12,33": "12⅓"}, id="other fractions"),
        pytest.param(
            "Łódź et Šibenik", "Lodz et Sibenik", {"Lodz": "Łódź", "Sibenik": "Šibenik"}, id="names"
        ),
        pytest.param("« À Zagreb »", "« À Zagreb »", {}, id="what the model has learnt"),
        pytest.param("L'élève coûte", "L'élève coûte", {}, id="what has pieces"),
        pytest.param("2 € ou £3", "2 EUR ou GBP 3", {"EUR": "€", "GBP": "£"}, id="currencies"),
        pytest.param("\N{MINUS SIGN}5 °C", "-5 °C", {}, id="a minus"),
        pytest.param("мир et 北京", "мир et 北京", {}, id="what nothing stands for"),
        pytest.param("Lodz 1/2 EUR", "Lodz 1/2 EUR", {}, id="plain text"),
    ],
)
def test_what_a_model_lacks_is_written_otherwise(
    pieces: SentencePiece, source: str, written: str, words: Mapping[str, str]
) -> None:
    assert Characters(pieces, ",", LEARNT).written(source) == (written, words)


def test_only_pieces_without_bytes_leave_a_token_unknown(pieces: SentencePiece) -> None:
    class Words(SentencePiece):
        def __init__(self) -> None:
            pass

        def encode(self, text: str) -> list[str]:
            return [f"▁{word}" for word in text.split()]

    assert Characters(pieces, ",").have_all
    assert not Characters(Words(), ",").have_all


def test_where_nothing_is_known_of_a_model_only_fractions_are_written_otherwise(
    pieces: SentencePiece,
) -> None:
    characters = Characters(pieces, ",")
    assert characters.written("Łódź, 2 €, 14½") == ("Łódź, 2 €, 14,5", {"14,5": "14½"})
    assert not characters.lacks("Ł")


@pytest.mark.parametrize(
    ("target", "words", "right"),
    [
        pytest.param(
            "14.5-13.5.", {"14,5": "14½", "13,5": "13½"}, "14½-13½.", id="with another decimal sign"
        ),
        pytest.param("114.5 and 14.52", {"14,5": "14½"}, "114.5 and 14.52", id="none of another number"),
        pytest.param("Lodz's Lodzer", {"Lodz": "Łódź"}, "Łódź's Lodzer", id="whole words"),
        pytest.param("EUR 2, 3 EUR", {"EUR": "€"}, "€2, 3 €", id="a sign before its number"),
        pytest.param("Nothing", {"Lodz": "Łódź"}, "Nothing", id="what the target lacks"),
    ],
)
def test_it_is_put_back_where_the_target_has_it(target: str, words: Mapping[str, str], right: str) -> None:
    assert restored(target, words) == right


def test_signs_are_asked_once_and_white_space_never(pieces: SentencePiece) -> None:
    characters = Characters(pieces, ",", LEARNT)
    assert [characters.lacks(sign) for sign in "Łł☕€\N{NO-BREAK SPACE}aé«Z"] == [True] * 4 + [False] * 5


def test_the_package_in_the_box_says_what_it_spells() -> None:
    with zipfile.ZipFile(next(one for one in bundled() if "fr_en" in one.name)) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("metadata.json"))
        spells = set(json.loads(archive.read(name))["l10n"]["spells"])
    assert set("«»ÀZ°") <= spells
    assert not set("€½☕") & spells
