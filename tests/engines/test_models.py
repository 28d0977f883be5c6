"""Models of CTranslate2 from a folder: each family's tokens, installing, listing, terms."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.engines import choose, listing, offers
from l10n.engines.ctranslate2.install import install_folder, remove_model
from l10n.engines.ctranslate2.offer import models_folder
from l10n.engines.registry import multilingual
from l10n.errors import InputError, L10nError, NoEngineError
from l10n.languages.model_codes import by_tag
from l10n.model import LanguagePair
from tests import models
from tests.support import Project

FR_EN = LanguagePair("fr", "en")
SOURCES = ["le chat dort", "le grand chien voit le train"]
TARGETS = ["the cat sleeps", "the big dog sees the train"]
# Too many pairs to list each.
MANY = ("af", "am", "ar", "az", "bg", "ca", "de", "en", "es", "fr", "ja", "ko", "pt", "ru", "zh")

Build = Callable[[Path], Path]


@pytest.fixture(autouse=True)
def home(argos_folder: Path) -> None:
    """Folders of the test's own."""


def m2m(folder: Path) -> Path:
    return models.shared(folder, [f"__{code}__" for code in MANY], ahead=0)


def nllb(folder: Path) -> Path:
    return models.shared(folder, ["fra_Latn", "eng_Latn", "zho_Hans", "zho_Hant", "uzn_Latn"], ahead=0)


def madlad(folder: Path) -> Path:
    return models.shared(folder, ["<2fr>", "<2en>", "<2pt_BR>"], ahead=1)


def opus(folder: Path) -> Path:
    return models.opus(folder, stated=("fr", "en"))


def opus_many(folder: Path) -> Path:
    return models.opus(folder, languages=("eng", "deu", "cmn_Hant"))


def opus_bpe(folder: Path) -> Path:
    """Byte pairs in place of SentencePiece, in the words that Moses makes."""
    folder.mkdir()
    (folder / "source.bpe").write_text("#version: 0.2\nc h\nch a\n")
    cut = {"le": ["le"], "chat": ["cha@@", "t"], "dort": ["dort"]}
    vocabulary = ["<unk>", "<s>", "</s>", *(one for parts in cut.values() for one in parts)]
    models.model(folder, vocabulary, ahead=0, add_source_eos=True)
    return folder


@pytest.mark.parametrize(
    ("build", "languages", "kind"),
    [
        pytest.param(opus, None, "OPUS-MT", id="OPUS-MT, of one pair"),
        pytest.param(opus_many, ("fr", ""), "OPUS-MT", id="OPUS-MT, of several target languages"),
        pytest.param(m2m, None, "M2M-100", id="M2M-100"),
        pytest.param(nllb, None, "NLLB-200", id="NLLB-200"),
        pytest.param(madlad, None, "MADLAD-400", id="MADLAD-400"),
    ],
)
def test_each_family_is_told_its_languages_in_its_own_way(
    tmp_path: Path, build: Build, languages: tuple[str, str] | None, kind: str
) -> None:
    done = install_folder(build(tmp_path / "given"), languages)
    assert done.card.content.kind.name == kind
    offer = choose(FR_EN, "ctranslate2")
    assert offer.origin == "ctranslate2 given fr→en"
    assert choose(FR_EN, offer.origin) == offer
    engine = offer.load()
    made = engine.translate([*SOURCES, "2024"])
    engine.close()
    assert [one.target for one in made] == [*TARGETS, "2024"]
    assert all(one.score is not None and -0.1 < one.score <= 0 for one in made[:2])
    assert listing.faults() == []


def test_byte_pairs_are_cut_by_moses_and_joined_again(tmp_path: Path) -> None:
    install_folder(opus_bpe(tmp_path / "given"), ("fr", "en"))
    engine = choose(FR_EN, "ctranslate2").load()
    (made,) = engine.translate(["le chat dort"])
    assert made.target == "le chat dort"


def test_a_source_without_its_language_would_lose_a_word(tmp_path: Path) -> None:
    """What the tests above rest on: the tiny models do look at the tokens that stand first."""
    known = install_folder(nllb(tmp_path / "given"))
    bare = {"fr": "▁le", "en": "eng_Latn"}  # a word in place of the language
    card = json.loads((known.path / "l10n.json").read_text()) | {"sources": bare, "behind": ["</s>"]}
    (known.path / "l10n.json").write_text(json.dumps(card | {"behind": ["▁le", "</s>"]}))
    engine = choose(FR_EN, "ctranslate2").load()
    assert engine.translate(["le chat dort"])[0].target == "the cat sleeps the"


@pytest.mark.parametrize(
    ("codes", "tags"),
    [
        pytest.param(["fra_Latn", "eng_Latn"], ["fr", "en"], id="ISO 639-3 with the usual script"),
        pytest.param(["zho_Hans", "zho_Hant"], ["zh-Hans", "zh-Hant"], id="Chinese in both"),
        pytest.param(["kas_Arab", "kas_Deva"], ["ks", "ks-Deva"], id="the usual one of two"),
        pytest.param(["kor_Hang"], ["ko"], id="a script that CLDR calls otherwise"),
        pytest.param(["quy_Latn", "pbt_Arab", "arb_Arab", "lvs_Latn"], ["qu", "ps", "ar", "lv"], id="macro"),
        pytest.param(["pt_BR", "pt"], ["pt-BR", "pt"], id="a region"),
        pytest.param(["kbp_Latn", "xx"], [], id="what CLDR doesn't know"),
    ],
)
def test_a_models_codes_are_bcp_47_outside(codes: list[str], tags: list[str]) -> None:
    assert sorted(by_tag({code: code for code in codes})) == sorted(tags)


def without(*names: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        for name in names:
            (folder / name).unlink()

    return change


def second(folder: Path) -> None:
    (folder / "other.model").write_bytes(b"")


def unconverted(folder: Path) -> None:
    (folder / "model.bin").rename(folder / "model.safetensors")


def mute(folder: Path) -> None:
    (folder / "model.bin").write_bytes(b"\0" * 400)


@pytest.mark.parametrize(
    ("build", "change", "reason"),
    [
        pytest.param(m2m, without("model.bin"), "is no model of CTranslate2", id="no model"),
        pytest.param(m2m, unconverted, "ct2-transformers-converter", id="not converted"),
        pytest.param(m2m, without("shared_vocabulary.json"), "of no kind", id="no vocabulary"),
        pytest.param(m2m, without("sentencepiece.bpe.model"), "0 SentencePiece", id="no pieces"),
        pytest.param(m2m, second, "2 SentencePiece", id="two files of pieces"),
        pytest.param(m2m, mute, "doesn't translate", id="broken"),
        pytest.param(opus, without("tokenizer_config.json"), "which languages", id="languages not said"),
        pytest.param(opus_many, lambda folder: None, "which languages", id="source language not said"),
    ],
)
def test_what_is_no_model_is_refused_in_a_line_and_nothing_is_left(
    tmp_path: Path, build: Build, change: Callable[[Path], None], reason: str
) -> None:
    change(folder := build(tmp_path / "given"))
    with pytest.raises(InputError, match=reason) as caught:
        install_folder(folder)
    assert caught.value.path == folder
    assert not models_folder().exists()


def test_a_model_of_many_pairs_is_listed_once_and_serves_each(tmp_path: Path) -> None:
    install_folder(m2m(tmp_path / "many"))
    assert offers("ctranslate2") == []
    (model,) = multilingual()
    assert set(model.sources) == set(MANY)
    assert choose(LanguagePair("ja", "ko")).origin == "ctranslate2 many ja→ko"
    assert choose(LanguagePair("pt-BR", "en-US"), "ctranslate2").origin == "ctranslate2 many pt→en"
    assert choose(LanguagePair("ja", "ko"), "ctranslate2 many ja→ko").pair == LanguagePair("ja", "ko")
    with pytest.raises(NoEngineError):
        choose(LanguagePair("fr", "oc"))
    (model.details().path or Path()).joinpath("model.bin").write_bytes(b"")
    (fault,) = listing.faults()
    assert fault.path == models_folder() / "many"


def test_removing_takes_that_model_alone(tmp_path: Path) -> None:
    install_folder(opus(tmp_path / "one"))
    install_folder(opus(tmp_path / "other"))
    install_folder(tmp_path / "other")  # once more is as good
    assert remove_model("one").size > 0
    assert [offer.origin for offer in offers("ctranslate2")] == ["ctranslate2 other fr→en"]
    for name in ("one", "../models/other", "", "."):
        with pytest.raises(L10nError, match="is installed; installed: other"):
            remove_model(name)


def test_the_commands_install_list_and_remove_it(project: Project, tmp_path: Path) -> None:
    nllb(project.root / "nllb-200-tiny")
    done = project.run("engines", "install", "nllb-200-tiny")
    assert (done.code, done.err) == (0, "")
    first, second = done.out.splitlines()
    assert first.startswith("installed nllb-200-tiny (NLLB-200, 5 → 5 languages, ")
    assert second == "its licence: CC BY-NC 4.0: for non-commercial use only"
    listed = project.run("engines", "list", "--json").out
    (row,) = [
        row
        for row in json.loads(listed)["pairs"]
        if row["engine"] == "ctranslate2" and row["source"] == "fr" and row["target"] == "en"
    ]
    assert row["package_version"] == "NLLB-200"
    assert "non-commercial" not in project.run("engines", "list").out
    many = m2m(project.root / "many")
    assert project.run("engines", "install", many).code == 0
    assert "15 → 15 languages" in project.run("engines", "list").out
    assert project.run("doctor", "--from", "fr", "--to", "en").code == 0
    assert project.run("engines", "remove", "nllb-200-tiny").out.startswith("removed nllb-200-tiny: ")
    assert project.run("engines", "remove", "nllb-200-tiny").code == 2
    assert project.run("engines", "install", many, "fr").code == 2


def test_its_translations_obey_a_glossary(project: Project, tmp_path: Path) -> None:
    install_folder(opus(tmp_path / "given"))
    project.article("chat.txt", "Nouvelles\n\nle grand chien voit le chat\n")
    terms = project.root / "glossary"
    terms.mkdir()
    (terms / "terms.csv").write_text("concept,kind,status,fr,en\nchat,term,preferred,chat,feline\n")
    ran = project.run("translate", "articles", "--from", "fr", "--to", "en", "--engine", "ctranslate2")
    assert ran.code == 0, ran.err
    catalog = project.catalog("chat", "en").read_text()
    assert 'msgstr "the big dog sees the feline"' in catalog
    assert "# l10n: ctranslate2 given fr→en +terms:" in catalog
