"""Tiny models of CTranslate2 for tests: they translate word by word, and only where a source has the right tokens.

The decoder's step t looks at source token t + `ahead` and says its translation, as one-hot vectors can do without any
training: a missing token of a language shifts all words, and a missing end lets it go on for ever.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

WORDS = {
    "le": "the", "chat": "cat", "train": "train", "est": "is", "arrivé": "arrived", "à": "in", "Paris": "Paris",
    "dort": "sleeps", "grand": "big", "voit": "sees", "chien": "dog",
}  # fmt: skip
SPECIALS = ("<unk>", "<s>", "</s>")
_POSITIONS = 300  # the longest that an engine asks for, and more
_SHARP = 30.0


def pieces(path: Path, words: Sequence[str]) -> list[str]:
    """Write a SentencePiece model whose pieces are whole words, and return them."""
    import sentencepiece

    held = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([" ".join(words)] * 3),
        model_writer=held,
        model_type="word",
        vocab_size=len(words) + len(SPECIALS),
        minloglevel=2,
    )
    path.write_bytes(held.getvalue())
    processor = sentencepiece.SentencePieceProcessor(model_proto=held.getvalue())
    return [processor.id_to_piece(number) for number in range(len(processor))]


def model(folder: Path, vocabulary: Sequence[str], *, ahead: int, **config: object) -> None:
    """Write a model whose vocabulary has French words with their English ones, and anything else."""
    from ctranslate2.specs import TransformerSpec

    said = {f"▁{french}": f"▁{english}" for french, english in WORDS.items()}
    number = {token: at for at, token in enumerate(vocabulary)}
    tokens, width = len(vocabulary), len(vocabulary) + _POSITIONS
    spec = TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    places = np.zeros((_POSITIONS, width), np.float32)
    places[:, tokens:] = np.eye(_POSITIONS)
    table = np.eye(tokens, width, dtype=np.float32)
    for side in (spec.encoder, spec.decoder):
        side.scale_embeddings = False
        side.position_encodings.encodings = places
        _norm(side.layer_norm, width)
        (layer,) = side.layer
        _silent(layer.self_attention, width)
        _norm(layer.ffn.layer_norm, width)
        _linear(layer.ffn.linear_0, np.zeros((width, width)))
        _linear(layer.ffn.linear_1, np.zeros((width, width)))
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = table
    looks = spec.decoder.layer[0].attention
    _norm(looks.layer_norm, width)
    query, key, value, out = (np.zeros((width, width)) for _ in range(4))
    for at in range(_POSITIONS - ahead):
        query[tokens + at + ahead, tokens + at] = _SHARP
        key[tokens + at, tokens + at] = 1.0
    for at in range(_POSITIONS - ahead, _POSITIONS):
        key[tokens + at, tokens + at] = 1.0
    for token, at in number.items():
        value[number.get(said.get(token, token), at), at] = 1.0
        out[at, at] = _SHARP
    _linear(looks.linear[0], query)
    _linear(looks.linear[1], np.concatenate([key, value]))
    _linear(looks.linear[2], out)
    spec.decoder.projection.weight, spec.decoder.projection.bias = table.copy(), np.zeros(tokens, np.float32)
    spec.register_source_vocabulary(list(vocabulary))
    spec.register_target_vocabulary(list(vocabulary))
    for name, setting in config.items():
        setattr(spec.config, name, setting)
    spec.validate()
    spec.optimize(quantization=None)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def opus(folder: Path, *, languages: Sequence[str] = (), stated: tuple[str, str] | None = None) -> Path:
    """Write a model as OPUS-MT's are converted from Marian; of several target languages, if any."""
    folder.mkdir(parents=True)
    known = [
        *pieces(folder / "source.spm", list(WORDS)),
        *pieces(folder / "target.spm", list(WORDS.values())),
    ]
    signs = [f">>{code}<<" for code in languages]
    model(folder, list(dict.fromkeys([*known, *signs])), ahead=bool(signs), add_source_eos=True)
    if stated:
        settings = dict(zip(("source_lang", "target_lang"), stated, strict=True))
        (folder / "tokenizer_config.json").write_text(json.dumps(settings))
    return folder


def shared(folder: Path, signs: Sequence[str], *, ahead: int) -> Path:
    """Write a model with one file of pieces and these tokens for its languages: M2M-100, NLLB-200, MADLAD-400."""
    folder.mkdir(parents=True)
    words = list(dict.fromkeys([*WORDS, *WORDS.values()]))
    known = pieces(folder / "sentencepiece.bpe.model", words)
    model(folder, [*known, *signs], ahead=ahead, decoder_start_token="</s>")
    return folder


def _norm(to: Any, width: int) -> None:
    to.gamma, to.beta = np.ones(width, np.float32), np.zeros(width, np.float32)


def _linear(to: Any, weight: Any) -> None:
    to.weight = np.ascontiguousarray(weight, np.float32)
    to.bias = np.zeros(len(weight), np.float32)


def _silent(to: Any, width: int) -> None:
    _norm(to.layer_norm, width)
    _linear(to.linear[0], np.zeros((3 * width, width)))
    _linear(to.linear[1], np.zeros((width, width)))
