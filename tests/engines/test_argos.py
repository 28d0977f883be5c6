from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from l10n.engines import argos, choose, start
from l10n.engines.packages.folders import packages_folder
from l10n.errors import EngineError
from l10n.glossary import csv
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair, Translation

FR_EN = LanguagePair("fr", "en")
FOLDER = "translate-fr_en-tiny"


def edit(package: Path, **changes: str) -> None:
    """Change the metadata of a package."""
    path = package / "metadata.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_the_package_is_offered_and_chosen(packages: Path) -> None:
    (offer,) = argos.offers()
    assert (offer.origin, offer.pair, offer.family) == ("argos fr→en 1.0", FR_EN, "argos")
    assert choose(FR_EN) == offer


def test_french_becomes_english(packages: Path) -> None:
    engine = choose(FR_EN, "argos").load()
    sources = [
        "Le président a vu le train à Paris.",
        "",
        "Le chat cherche la clé dans la rue.",
        "10 000 €",
        "Le président a vu le train à Paris.",
        "La vieille dame attend le train",
    ]
    made = engine.translate(sources)
    assert [translation.target for translation in made] == [
        "The president saw the train in Paris.",
        "",
        "The cat is looking for the key in the street.",
        "10 000 €",
        "The president saw the train in Paris.",
        "The old lady is waiting for the train",
    ]
    assert [translation.score is not None for translation in made] == [True, False, True, False, True, True]
    assert all(-1 < translation.score <= 0 for translation in made if translation.score is not None)
    assert engine.translate([]) == []
    assert engine.origin == "argos fr→en 1.0"
    engine.close()
    engine.close()


def test_an_underscore_is_no_space(packages: Path) -> None:
    engine = choose(FR_EN, "argos").load()
    (made,) = engine.translate(["Le fichier rapport_final est prêt."])
    assert made.target == "The file rapport_final is ready."
    engine.close()


def test_repeated_sources_are_translated_once(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = choose(FR_EN, "argos").load()
    assert isinstance(engine, argos.ArgosEngine)
    asked: list[str] = []
    batch = engine._batch

    def spy(texts: Sequence[str], settings: Mapping[str, float]) -> list[Translation]:
        asked.extend(texts)
        return batch(texts, settings)

    monkeypatch.setattr(engine, "_batch", spy)
    made = engine.translate(["Le chat a vu le train."] * 5 + ["Le maire a vu le train."])
    assert asked == ["Le chat a vu le train.", "Le maire a vu le train."]
    assert len({translation.target for translation in made[:5]}) == 1
    assert made[5].target == "The mayor saw the train."
    engine.close()


@pytest.mark.parametrize(
    ("source", "word", "times"),
    [
        pytest.param("Le chat a vu le train. " * 200, "train", 200, id="sentences"),
        pytest.param("Où est le chat ? " + "é" * 3000, "cat", 1, id="a word without end"),
    ],
)
def test_nothing_is_cut_off(packages: Path, source: str, word: str, times: int) -> None:
    """CTranslate2 drops what is over 1,024 tokens, and the model knows 320 places."""
    engine = choose(FR_EN, "argos").load()
    (made,) = engine.translate([source])
    assert made.target.lower().count(word) >= times * 0.9
    engine.close()


def test_the_target_prefix_is_given_and_taken_off(packages: Path) -> None:
    source, target = "Le président a vu le train à Paris.", "The president saw the train in Paris."
    engine = choose(FR_EN, "argos").load()
    assert isinstance(engine, argos.ArgosEngine)
    prefix = engine._tokenizer.encode(target)[0]
    engine.close()
    edit(packages / FOLDER, target_prefix=prefix)
    engine = choose(FR_EN, "argos").load()
    (made,) = engine.translate([source])
    rest = target.removeprefix(prefix.strip("▁")).strip()
    assert made.target == rest[0].upper() + rest[1:]
    engine.close()


def test_a_shortlist_is_obeyed_where_the_package_has_one(packages: Path) -> None:
    sources = ["Le président a vu le train à Paris.", "Le chat cherche la clé dans la rue."]
    model = packages / FOLDER / "model"
    pieces = json.loads((model / "shared_vocabulary.json").read_text(encoding="utf-8"))
    engine = choose(FR_EN, "argos").load()
    plain = [made.target for made in engine.translate(sources)]
    engine.close()

    def told(banned: str, key: str = "") -> list[str]:
        others = " ".join(piece for piece in pieces if piece != banned)
        (model / "vmap.txt").write_text(f"\t{others}\n{key}\n" if key else f"\t{others}\n", encoding="utf-8")
        engine = choose(FR_EN, "argos").load()
        assert isinstance(engine, argos.ArgosEngine)
        targets = [made.target for made in engine.translate(sources)]
        assert "president" in engine.retry(sources, 0)[0].target  # with all pieces
        engine.close()
        return targets

    assert "president" in plain[0]
    without = told("▁president")
    assert "president" not in without[0]
    assert without[1] == plain[1]
    assert told("▁president", "▁président\t▁president") == plain


def test_a_package_of_the_older_kind_has_bpe(packages: Path) -> None:
    (packages / FOLDER / "sentencepiece.model").unlink()
    (packages / FOLDER / "bpe.model").write_text("#version: 0.2\nl e</w>\nc h\n")
    engine = choose(FR_EN, "argos").load()
    assert isinstance(engine, argos.ArgosEngine)
    assert engine._tokenizer.encode("le chat") == ["le", "ch@@", "a@@", "t"]
    assert engine._tokenizer.decode(["le", "ch@@", "a@@", "t_s", "."]) == "le chat_s."
    assert len(engine.translate(["Le chat a vu le train.", "Le maire"])) == 2
    engine.close()


@pytest.mark.parametrize(
    ("from_code", "to_code", "pair"),
    [
        ("pb", "en", "pt-BR→en"),
        ("en", "zt", "en→zh-Hant"),
        ("en", "zh", "en→zh-Hans"),
        ("nb", "en", "nb→en"),
    ],
)
def test_argos_own_codes_are_mapped(packages: Path, from_code: str, to_code: str, pair: str) -> None:
    edit(packages / FOLDER, from_code=from_code, to_code=to_code)
    (offer,) = argos.offers()
    assert offer.origin == f"argos {pair} 1.0"


def test_of_two_packages_the_newer_counts(packages: Path) -> None:
    for folder, version in (("a", "1.10"), ("z", "1.9")):
        shutil.copytree(packages / FOLDER, packages / folder)
        edit(packages / folder, package_version=version)
    assert [offer.origin for offer in argos.offers()] == ["argos fr→en 1.10"]


def test_what_is_no_package_is_left_out(packages: Path) -> None:
    (packages / "empty").mkdir()
    (packages / "file").touch()
    for name, content in (("broken", "{"), ("list", "[]"), ("codeless", "{}"), ("other", '{"type": "sbd"}')):
        (packages / name).mkdir()
        (packages / name / "metadata.json").write_text(content)
    assert [offer.path.name for offer in argos.offers()] == [FOLDER]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("sentencepiece.model", None, id="no tokens"),
        pytest.param("sentencepiece.model", b"\x0b\xadjunk", id="broken tokens"),
        pytest.param("model/model.bin", None, id="no model"),
        pytest.param("model/model.bin", b"\x00" * 100, id="broken model"),
        pytest.param("model/model.bin", b"", id="empty model"),
        pytest.param("model/shared_vocabulary.json", b"[", id="broken vocabulary"),
        pytest.param("model/config.json", b"{", id="broken config"),
    ],
)
def test_a_broken_package_is_one_line_with_its_path(packages: Path, name: str, content: bytes | None) -> None:
    path = packages / FOLDER / name
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EngineError) as caught:
        choose(FR_EN, "argos").load()
    assert caught.value.path == packages / FOLDER
    assert "\n" not in str(caught.value)
    assert caught.value.hint == "run `l10n engines remove fr en`, then `l10n engines install fr en`"


def test_a_truncated_model_is_an_error(packages: Path) -> None:
    path = packages / FOLDER / "model" / "model.bin"
    path.write_bytes(path.read_bytes()[:100_000])
    with pytest.raises(EngineError):
        choose(FR_EN, "argos").load()


def test_listing_without_packages_makes_no_folder(empty_home: Path) -> None:
    assert argos.offers() == []
    assert packages_folder() == empty_home / ".local/share/argos-translate/packages"
    assert list(empty_home.iterdir()) == []


def test_a_packages_folder_that_is_not_there_is_empty(
    empty_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(empty_home / "nowhere"))
    assert argos.offers() == []


def test_packages_where_argostranslate_keeps_them_are_found(packages: Path, empty_home: Path) -> None:
    data = empty_home / "data"
    shutil.copytree(packages, data / "argos-translate" / "packages")
    environment = os.environ | {"XDG_DATA_HOME": str(data)}
    del environment["ARGOS_PACKAGES_DIR"]
    code = "from l10n.engines import argos; print([offer.origin for offer in argos.offers()])"
    made = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert made.stdout == "['argos fr→en 1.0']\n"


def test_a_translation_leaves_the_heavy_modules_out(packages: Path, empty_home: Path) -> None:
    code = (
        "import sys; from l10n.engines import choose; from l10n.model import LanguagePair;"
        "engine = choose(LanguagePair('fr', 'en'), 'argos').load();"
        "print(engine.translate(['Le chat a vu le train.'])[0].target);"
        "heavy = {'torch', 'stanza', 'spacy', 'minisbd', 'argostranslate.translate', 'argostranslate.sbd'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    made = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert made.stdout == "The cat saw the train.\n[]\n"
    assert list(empty_home.iterdir()) == []


@pytest.mark.parametrize(
    ("devices", "works", "taken"),
    [(0, False, ["cpu"]), (1, True, ["cuda"]), (1, False, ["cuda", "cpu"])],
    ids=["no GPU", "a GPU", "a GPU without CUDA's libraries"],
)
def test_a_gpu_is_used_where_it_works(
    packages: Path, monkeypatch: pytest.MonkeyPatch, devices: int, works: bool, taken: list[str]
) -> None:
    asked: list[dict[str, Any]] = []

    class Fake:
        def __init__(self, path: str, **options: Any) -> None:
            asked.append(options)

        def translate_batch(self, *args: Any, **options: Any) -> None:
            if not works:
                raise RuntimeError("Library libcublas.so.12 is not found or cannot be loaded")

    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: devices)
    monkeypatch.setattr("ctranslate2.Translator", Fake)
    choose(FR_EN, "argos").load()
    assert [options["device"] for options in asked] == taken
    assert all(options["inter_threads"] == 1 for options in asked if options["device"] == "cuda")


def test_other_settings_and_a_narrow_beam_translate_as_well(packages: Path) -> None:
    source = "Le président a vu le train à Paris."
    for beam in (1, 4):
        engine = start(FR_EN, "argos", beam)
        assert engine.translate([source])[0].target == "The president saw the train in Paris."
        engine.close()
    loaded = choose(FR_EN, "argos").load()
    assert isinstance(loaded, argos.ArgosEngine)
    for way in range(loaded.ways):
        (made,) = loaded.retry([source], way)
        assert made.target == "The president saw the train in Paris."
        assert made.score is not None
        assert -2 < made.score <= 0
    loaded.close()


def test_the_beam_is_what_the_model_is_asked_for(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Mapping[str, float]] = []

    def spy(self: object, texts: Sequence[str], settings: Mapping[str, float]) -> list[Translation]:
        asked.append(settings)
        return [Translation("A good translation.") for _ in texts]

    monkeypatch.setattr(argos.ArgosEngine, "_batch", spy)
    for beam in (None, 1, 8):
        start(FR_EN, "argos", beam).translate(["Une bonne traduction."])
    assert [settings["beam_size"] for settings in asked] == [4, 1, 8]


LONG = "Le président a vu le train à Paris " + "et le chat cherche la clé dans la rue " * 400 + "."


def test_a_source_that_the_model_breaks_at_costs_no_other(
    packages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sources are split before they are too long; here they are not, so that the model itself says no."""
    monkeypatch.setattr("l10n.engines.clauses.MOST", 1_000_000)
    engine = choose(FR_EN, "argos").load()
    sources = ["Le président a vu le train à Paris.", LONG, "La vieille dame attend le train", LONG + "!"]
    assert [translation.target for translation in engine.translate(sources)] == [
        "The president saw the train in Paris.",
        "",
        "The old lady is waiting for the train",
        "",
    ]
    with pytest.raises(EngineError, match="can't be used"):
        engine.translate([LONG, LONG + "!"])


def test_a_term_in_a_source_that_is_too_long_breaks_no_run(packages: Path, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("fr,en\nclé,spanner\nParis,Lutetia\n", encoding="utf-8")
    terms = TermFinder(csv.read([tmp_path / "g.csv"]), FR_EN)
    engine = start(FR_EN, "argos", terms=terms)
    first, second = engine.translate([LONG, "Le président a vu le train à Paris."])
    assert first.problem == "the engine's target repeats itself"  # as the source does
    assert "Lutetia" in second.target
