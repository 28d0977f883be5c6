"""Build the tiny Argos package that the tests translate with: python build.py FILE.argosmodel.

A Transformer of two layers on each side, 96 wide, learns `sentences.py` in a few minutes on a CPU. What comes out
is a package like Argos' own: SentencePiece model, CTranslate2 model in int8, metadata.
"""

from __future__ import annotations

import io
import json
import math
import sys
import tempfile
import zipfile
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
import torch
from sentences import sentences
from torch import Tensor, nn

SEED = 20240601
SENTENCES, HELD_BACK = 900, 100
PIECES = 220
WIDTH, HEADS, LAYERS, INNER, LONGEST = 96, 4, 2, 256, 320
STEPS, BATCH = 700, 64
PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3

NAME = "translate-fr_en-tiny"
METADATA = {
    "package_version": "1.0",
    "argos_version": "1.5",
    "from_code": "fr",
    "from_name": "French",
    "to_code": "en",
    "to_name": "English",
}
README = """# A tiny French-English package

It knows a few hundred sentences made from templates and is good for nothing but tests. Text and model are the
l10n authors' own, under the MIT licence; `tools/tiny_package` builds it.
"""


class Model(nn.Module):
    """A Transformer as CTranslate2 runs it: norm first, one embedding for both sides and the output."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(pieces, WIDTH, padding_idx=PAD)
        nn.init.normal_(self.embedding.weight, std=WIDTH**-0.5)
        self.register_buffer("positions", _positions())
        self.core = nn.Transformer(
            WIDTH, HEADS, LAYERS, LAYERS, INNER, dropout=0.1, batch_first=True, norm_first=True
        )

        self.bias = nn.Parameter(torch.zeros(pieces))

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Return the scores of each next piece of `target`; both are batches of piece numbers."""
        ahead = nn.Transformer.generate_square_subsequent_mask(target.shape[1])
        out = self.core(
            self._embed(source),
            self._embed(target),
            tgt_mask=ahead,
            tgt_is_causal=True,
            src_key_padding_mask=_padding(source),
            tgt_key_padding_mask=_padding(target),
            memory_key_padding_mask=_padding(source),
        )
        return out @ self.embedding.weight.T + self.bias

    def _embed(self, pieces: Tensor) -> Tensor:
        return self.embedding(pieces) * math.sqrt(WIDTH) + self.positions[: pieces.shape[1]]


def main(path: Path) -> None:
    """Train, convert, and write the package to `path`."""
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    pairs = sentences(SENTENCES + HELD_BACK, SEED)
    learned, held_back = pairs[:SENTENCES], pairs[SENTENCES:]
    pieces = _train_pieces(learned)
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    model = _train(processor, learned)
    with tempfile.TemporaryDirectory() as folder:
        _convert(model, processor, Path(folder, "model"))
        _judge(Path(folder, "model"), processor, held_back)
        _pack(path, Path(folder, "model"), pieces)


def _train_pieces(pairs: list[tuple[str, str]]) -> bytes:
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for pair in pairs for text in pair]),
        model_writer=out,
        vocab_size=PIECES,
        character_coverage=1.0,
        pad_id=PAD,
        unk_id=UNKNOWN,
        bos_id=BEGIN,
        eos_id=END,
        num_threads=1,
        minloglevel=2,
    )
    return out.getvalue()


def _train(processor: sentencepiece.SentencePieceProcessor, pairs: list[tuple[str, str]]) -> Model:
    examples = [
        (processor.encode(french), [BEGIN, *processor.encode(english), END]) for french, english in pairs
    ]
    model = Model(len(processor))
    optimiser = torch.optim.Adam(model.parameters(), betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, STEPS, pct_start=0.1)
    for step in range(STEPS):
        picked = torch.randint(len(examples), (BATCH,)).tolist()
        source = _batch([examples[number][0] for number in picked])
        target = _batch([examples[number][1] for number in picked])
        scores = model(source, target[:, :-1])
        loss = nn.functional.cross_entropy(
            scores.flatten(0, 1), target[:, 1:].flatten(), ignore_index=PAD, label_smoothing=0.05
        )
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            print(f"step {step}: loss {loss.item():.3f}", flush=True)
    return model.eval()


def _convert(model: Model, processor: sentencepiece.SentencePieceProcessor, folder: Path) -> None:
    spec = ctranslate2.specs.TransformerSpec.from_config(LAYERS, HEADS, pre_norm=True)
    for side, core in ((spec.encoder, model.core.encoder), (spec.decoder, model.core.decoder)):
        side.position_encodings.encodings = _array(model.positions)
        _norm(side.layer_norm, core.norm)
        for to, layer in zip(side.layer, core.layers, strict=True):
            _attention(to.self_attention, layer.self_attn, layer.norm1)
            if side is spec.decoder:
                _attention(to.attention, layer.multihead_attn, layer.norm2, across=True)
            _norm(to.ffn.layer_norm, layer.norm3 if side is spec.decoder else layer.norm2)
            _linear(to.ffn.linear_0, layer.linear1.weight, layer.linear1.bias)
            _linear(to.ffn.linear_1, layer.linear2.weight, layer.linear2.bias)
    spec.encoder.embeddings[0].weight = _array(model.embedding.weight)
    spec.decoder.embeddings.weight = _array(model.embedding.weight)
    _linear(spec.decoder.projection, model.embedding.weight, model.bias)
    vocabulary = [processor.id_to_piece(number) for number in range(len(processor))]
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))


def _attention(
    to: object, attention: nn.MultiheadAttention, norm: nn.LayerNorm, *, across: bool = False
) -> None:
    _norm(to.layer_norm, norm)
    weight, bias = attention.in_proj_weight, attention.in_proj_bias
    if across:
        _linear(to.linear[0], weight[:WIDTH], bias[:WIDTH])
        _linear(to.linear[1], weight[WIDTH:], bias[WIDTH:])
    else:
        _linear(to.linear[0], weight, bias)
    _linear(to.linear[-1], attention.out_proj.weight, attention.out_proj.bias)


def _norm(to: object, norm: nn.LayerNorm) -> None:
    to.gamma, to.beta = _array(norm.weight), _array(norm.bias)


def _linear(to: object, weight: Tensor, bias: Tensor) -> None:
    to.weight, to.bias = _array(weight), _array(bias)


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().clone().numpy()


def _judge(
    folder: Path, processor: sentencepiece.SentencePieceProcessor, pairs: list[tuple[str, str]]
) -> None:
    translator = ctranslate2.Translator(str(folder), compute_type="int8")
    results = translator.translate_batch(
        [processor.encode(french, out_type=str) for french, _ in pairs], beam_size=4
    )
    made = [processor.decode_pieces(result.hypotheses[0]) for result in results]
    right = sum(text == english for text, (_, english) in zip(made, pairs, strict=True))
    print(f"{right} of {len(pairs)} sentences that it has not seen are right")
    for text, (french, english) in list(zip(made, pairs, strict=True))[:5]:
        print(f"  {french}\n    {text}\n    {english}")


def _pack(path: Path, model: Path, pieces: bytes) -> None:
    files = {
        "metadata.json": json.dumps(METADATA, indent=2).encode(),
        "README.md": README.encode(),
        "sentencepiece.model": pieces,
        **{f"model/{file.name}": file.read_bytes() for file in sorted(model.iterdir())},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            entry = zipfile.ZipInfo(f"{NAME}/{name}")  # its date is 1980 whenever it is built
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, data)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def _positions() -> Tensor:
    place = torch.arange(LONGEST).unsqueeze(1)
    rate = torch.exp(torch.arange(0, WIDTH, 2) * (-math.log(10000.0) / WIDTH))
    table = torch.zeros(LONGEST, WIDTH)
    table[:, 0::2], table[:, 1::2] = torch.sin(place * rate), torch.cos(place * rate)
    return table


def _padding(pieces: Tensor) -> Tensor:
    return torch.zeros(pieces.shape).masked_fill(pieces == PAD, -math.inf)


def _batch(rows: list[list[int]]) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [PAD] * (longest - len(row)) for row in rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
