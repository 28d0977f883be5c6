"""Build the tiny Argos package that the tests translate with: python -m tools.tiny_package.build FILE.argosmodel.

`tools/train` at its smallest: a Transformer of two layers on each side, 96 wide, learns `sentences.py` in minutes
of one core, with terms written into two thirds of the sources.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import torch

from tools.tiny_package.sentences import sentences, with_terms
from tools.train import package, pieces
from tools.train.agreement import agreement
from tools.train.arrays import Pairs, Rows
from tools.train.convert import convert, greedy
from tools.train.recipe import BEGIN, END, Recipe
from tools.train.training import Places, say, train

NAME = "translate-fr_en-tiny"
LEARNT, HELD_BACK, TOLD = 900, 100, 6_000
AGAIN = 3  # times an epoch has what is told nothing
RECIPE = Recipe(
    pieces=240,
    encoder=2,
    decoder=2,
    width=96,
    heads=4,
    inner=256,
    longest=320,
    smoothing=0.05,
    batch=4_000,
    steps=2_400,
    warmup=100,
    cooldown=0.5,
    rate=3e-3,
    judge=100,
    average=1,
    patience=100,
)
README = """# A tiny French-English package

It knows a few hundred sentences made from templates and is good for nothing but tests. Text and model are the
l10n authors' own, under the MIT licence; `tools/tiny_package` builds it.
"""


def main(path: Path) -> None:
    """Train, convert, and write the package to `path`."""
    torch.set_num_threads(1)
    plain = sentences(LEARNT + HELD_BACK, RECIPE.seed)
    annotated = with_terms(TOLD + HELD_BACK, RECIPE.seed)
    learnt, held_back = plain[:LEARNT] * AGAIN + annotated[:TOLD], plain[LEARNT:] + annotated[TOLD:]
    model = pieces.learn([text for pair in learnt for text in pair], RECIPE)
    processor = pieces.processor(model)
    rows = [
        Pairs(
            Rows.of(processor.encode(french) for french, _ in pairs),
            Rows.of([BEGIN, *processor.encode(english), END] for _, english in pairs),
        )
        for pairs in (learnt, held_back)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = Places(folder / "out", folder / "state", folder / "out")
        made = train(RECIPE, *rows, len(processor), places, minutes=60)
        convert(made, processor, folder / "model")
        exact, close = agreement(made, processor, folder / "model", [french for french, _ in held_back])
        say(f"CTranslate2 says what PyTorch says to {exact} of {len(held_back)}, in int8 to {close}")
        _judge(folder / "model", processor, plain[LEARNT:], "sentences")
        _judge(folder / "model", processor, annotated[TOLD:], "sentences with a term")
        said = package.metadata(RECIPE, "1.0")
        package.pack(path, folder / "model", model, said, README, NAME)
    say(f"{path}: {path.stat().st_size / 1e6:.2f} MB")
    if exact < len(held_back):
        sys.exit("CTranslate2 and PyTorch differ: the conversion is wrong")


def _judge(folder: Path, processor, pairs: list[tuple[str, str]], what: str) -> None:
    rows = greedy(folder, [processor.encode(french, out_type=str) for french, _ in pairs], RECIPE.longest)
    made = [processor.decode_pieces(row) for row in rows]
    right = sum(text == english for text, (_, english) in zip(made, pairs, strict=True))
    say(f"{right} of {len(pairs)} {what} that it has not seen are right")
    for text, (french, english) in list(zip(made, pairs, strict=True))[:5]:
        say(f"  {french}\n    {text}\n    {english}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
