"""The pieces of words that a model reads and writes: SentencePiece (Kudo 2018), one set for both languages."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from tools.train.recipe import BEGIN, END, PAD, SYMBOLS, UNKNOWN, Recipe

_BYTES = 256  # pieces that byte fallback takes


def learn(texts: Iterable[str], recipe: Recipe) -> bytes:
    """Return a model made from `texts`: as many pieces as the recipe says, with a piece for each reserved symbol."""
    import sentencepiece

    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=out,
        model_type="unigram",
        vocab_size=recipe.pieces,
        character_coverage=1.0 if recipe.pieces < 2 * _BYTES else 0.9995,
        byte_fallback=recipe.pieces > 2 * _BYTES,
        user_defined_symbols=list(SYMBOLS),
        pad_id=PAD,
        unk_id=UNKNOWN,
        bos_id=BEGIN,
        eos_id=END,
        # With one thread the same texts give the same pieces.
        num_threads=1,
        input_sentence_size=400_000,
        shuffle_input_sentence=False,
        minloglevel=2,
    )
    return out.getvalue()


def processor(model: bytes) -> Any:
    """Return what cuts texts into the pieces of `learn`."""
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_proto=model)
