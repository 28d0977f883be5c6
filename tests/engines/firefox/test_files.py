"""Model files: what is read, and what is refused in a line that says why."""

from __future__ import annotations

import json
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.engines import choose
from l10n.engines.firefox import FAMILY, files, marian, offers, shortlist
from l10n.errors import EngineError
from l10n.model import LanguagePair
from tests.firefox import Item, items, link_models, model_files, with_option, write

EN_PT = LanguagePair("en", "pt")
SOURCE = "The minister did not answer our questions."
TARGET = "O ministro não respondeu às nossas perguntas."


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one model, whose files can be changed."""
    folder = tmp_path / "firefox"
    link_models(folder, "en-pt")
    monkeypatch.setenv("L10N_FIREFOX_DIR", str(folder))
    for path in (folder / "en-pt").iterdir():
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    return folder / "en-pt"


def file(folder: Path, kind: str) -> Path:
    (path,) = folder.glob(f"{kind}.*")
    return path


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("type", "s2s"),
        ("dec-cell", "gru"),
        ("transformer-decoder-autoreg", "self-attention"),
        ("transformer-postprocess", "da"),
        ("transformer-preprocess", "n"),
        ("transformer-ffn-activation", "swish"),
        ("transformer-train-position-embeddings", "true"),
        ("transformer-heads", "0"),
        ("dec-depth", "two"),
        ("lemma-dim-emb", "64"),
    ],
)
def test_another_architecture_is_refused_by_name(own: Path, key: str, value: str) -> None:
    path = file(own, "model")
    write(path, with_option(items(path), key, value))
    with pytest.raises(EngineError) as caught:
        choose(EN_PT, "firefox").load()
    assert f"{path.name} is a model of an architecture that l10n doesn't read: {key} is {value}" in str(
        caught.value
    )
    assert "\n" not in str(caught.value)


def without(name: str) -> Callable[[list[Item]], list[Item]]:
    return lambda model: [one for one in model if one.name != name]


def reshaped(name: str, shape: tuple[int, ...]) -> Callable[[list[Item]], list[Item]]:
    return lambda model: [
        Item(one.name, one.kind, shape, one.data) if one.name == name else one for one in model
    ]


def of_kind(name: str, kind: int) -> Callable[[list[Item]], list[Item]]:
    return lambda model: [
        Item(one.name, kind, one.shape, one.data) if one.name == name else one for one in model
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param(without("encoder_l3_ffn_W1"), "lacks encoder_l3_ffn_W1", id="a matrix is missing"),
        pytest.param(without("special:model.yml"), "type is nothing", id="no options"),
        pytest.param(
            reshaped("encoder_l1_self_Wq", (128, 512)),
            "its matrices don't fit one another",
            id="another shape",
        ),
        pytest.param(reshaped("decoder_l1_rnn_bf", (1, -1)), "is cut off or damaged", id="a negative shape"),
        pytest.param(reshaped("Wemb", (1 << 20, 1 << 20)), "is cut off or damaged", id="an immense shape"),
        pytest.param(of_kind("encoder_l2_self_bq", 0x804), "the type 0x804", id="another type"),
        pytest.param(
            of_kind("decoder_ff_logit_out_b", 0x4101), "multiplier|as bytes", id="bytes for numbers"
        ),
    ],
)
def test_a_broken_model_is_refused(
    own: Path, change: Callable[[list[Item]], list[Item]], reason: str
) -> None:
    path = file(own, "model")
    write(path, change(items(path)))
    with pytest.raises(EngineError, match=reason) as caught:
        choose(EN_PT, "firefox").load()
    assert caught.value.path == own
    assert caught.value.hint == (
        "run `l10n engines remove en pt --engine firefox`, then `l10n engines install en pt --engine firefox`"
    )


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        *(("model", size) for size in (0, 10, 5000, 100_000, 17_140_835)),
        *(("lex", size) for size in (0, 60, 100_000)),
        *(("vocab", size) for size in (0, 4000)),
    ],
)
def test_a_file_that_is_cut_off_is_refused(own: Path, kind: str, size: int) -> None:
    path = file(own, kind)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(EngineError, match=path.name):
        choose(EN_PT, "firefox").load()


@pytest.mark.parametrize("kind", ["model", "lex", "vocab"])
def test_a_file_of_something_else_is_refused(own: Path, kind: str) -> None:
    file(own, kind).write_bytes(b"<!doctype html><title>404</title>" * 100)
    with pytest.raises(EngineError, match=r"is no|is damaged|is cut off"):
        choose(EN_PT, "firefox").load()


def test_a_vocabulary_of_another_size_is_refused(own: Path) -> None:
    import io

    import sentencepiece

    made = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["the cat and the dog", "a cat saw the dog"]),
        model_writer=made,
        vocab_size=16,
        minloglevel=2,
    )
    file(own, "vocab").write_bytes(made.getvalue())
    with pytest.raises(EngineError, match="it has 16 tokens, and the model 32000"):
        choose(EN_PT, "firefox").load()


def test_two_vocabularies_do_what_one_does_for_both(own: Path) -> None:
    """Chinese, Japanese and Korean models have two, and embeddings of their own for each."""
    path = file(own, "model")
    model = []
    for one in items(path):
        if one.name == "Wemb":
            model += [Item(f"{side}_Wemb", one.kind, one.shape, one.data) for side in ("encoder", "decoder")]
        else:
            model.append(one)
    write(path, with_option(with_option(model, "tied-embeddings-all", "false"), "tied-embeddings", "true"))
    vocabulary = file(own, "vocab")
    shutil.copy(vocabulary, own / "srcvocab.enpt.spm")
    vocabulary.rename(own / "trgvocab.enpt.spm")
    engine = choose(EN_PT, "firefox").load()
    assert engine.translate([SOURCE])[0].target == TARGET


def test_without_a_shortlist_all_words_count(own: Path) -> None:
    file(own, "lex").unlink()
    engine = choose(EN_PT, "firefox").load()
    assert engine.translate([SOURCE])[0].target == TARGET


def test_a_deeper_decoder_is_run_as_deep_as_it_is(own: Path) -> None:
    """As base-memory models have it. What the second layers say again says something else."""
    path = file(own, "model")
    model = items(path)
    for one in list(model):
        if one.name.startswith("decoder_l2_"):
            model.append(Item(one.name.replace("_l2_", "_l3_"), one.kind, one.shape, one.data))
    engine = choose(EN_PT, "firefox").load()
    as_it_is = engine.translate([SOURCE])[0]
    write(path, with_option(model, "dec-depth", "3"))
    deeper = choose(EN_PT, "firefox").load()
    assert deeper.translate([SOURCE])[0] != as_it_is


def test_a_shortlist_holds_the_frequent_tokens_and_each_source_tokens_own() -> None:
    path = next(path for path in model_files("en-pt") if path.name.startswith("lex"))
    words = shortlist.read(path, 32000, 32000)
    data = path.read_bytes()
    first, offsets = struct.unpack_from("<2Q", data, 16)[0], struct.unpack_from("<32001Q", data, 48)
    own = struct.unpack_from(f"<{offsets[-1]}I", data, 48 + 8 * 32001)
    sources = [17, 4242, 31999]
    expected = set(range(first)) | {
        token for source in sources for token in own[offsets[source] : offsets[source + 1]]
    }
    import numpy

    assert words.of(numpy.array(sources), 32000).tolist() == sorted(expected)
    with pytest.raises(marian.FormatError, match="doesn't fit the vocabulary"):
        shortlist.read(path, 31000, 32000)
    with pytest.raises(marian.FormatError, match="doesn't fit the vocabulary"):
        shortlist.read(path, 32000, 1000)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("model.enpt.intgemm.alphas.bin", "model"),
        ("model.enes.intgemm8.bin", "model"),
        ("model.enzh_hant.intgemm.alphas.bin", "model"),
        ("vocab.enpt.spm", "vocab"),
        ("srcvocab.enja.spm", "srcvocab"),
        ("trgvocab.enja.spm", "trgvocab"),
        ("lex.50.50.enpt.s2t.bin", "lex"),
        ("lex.enpt.s2t.bin", "lex"),
        ("model.enpt.npz", ""),
        ("qualityModel.enpt.bin", ""),
        ("config.intgemm8bitalpha.yml", ""),
    ],
)
def test_files_are_known_by_their_names(name: str, kind: str) -> None:
    assert files.kind_of(name) == kind


@pytest.mark.parametrize(
    ("folder", "model", "pair"),
    [
        ("en-pt", "", "en→pt"),
        ("en-zh", "", "en→zh-Hans"),
        ("zh-Hant-en", "", "zh-Hant→en"),
        ("fil-en", "", "fil→en"),
        ("enpt-1693087644", "model.enpt.intgemm.alphas.bin", "en→pt"),
        ("somewhere", "model.enzh_hant.intgemm.alphas.bin", None),
        ("en-en", "", None),
        ("a-b", "", None),
    ],
)
def test_a_folders_name_or_a_models_says_the_languages(folder: str, model: str, pair: str | None) -> None:
    named = files.named(folder, model)
    assert (named and str(named)) == pair


@pytest.mark.parametrize(
    ("older", "newer"), [("1.0", "2.0"), ("2.9", "2.10"), ("3.0a1", "3.0"), ("2.1", "3.0a1"), ("", "1.0")]
)
def test_versions_are_sorted(older: str, newer: str) -> None:
    assert files.version_age(older) < files.version_age(newer)


def test_of_two_models_for_a_pair_the_newer_counts(own: Path) -> None:
    newer = own.parent / "newer"
    newer.mkdir()
    for path in own.iterdir():
        (newer / path.name).symlink_to(path)
    (newer / "metadata.json").write_text(json.dumps({"source": "en", "target": "pt", "version": "2.1"}))
    assert [offer.origin for offer in offers()] == ["firefox en→pt 2.1"]
    (fault,) = FAMILY.strays()
    assert fault.path == own


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b'{"source": 1, "target": "pt"}', b'{"source": "en"}', b"\xff"],
    ids=["cut off", "a list", "a number", "no target", "no text"],
)
def test_broken_metadata_are_passed_over(own: Path, content: bytes) -> None:
    (own / "metadata.json").write_bytes(content)
    assert [offer.origin for offer in offers()] == ["firefox en→pt"]


def test_two_models_in_a_folder_are_one_too_many(own: Path) -> None:
    shutil.copy(file(own, "model"), own / "model.enpt.intgemm8.bin")
    with pytest.raises(EngineError, match="holds two of a kind"):
        choose(EN_PT, "firefox").load()
