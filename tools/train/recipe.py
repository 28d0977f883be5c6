"""What is trained, and how: the numbers that every step has to agree on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType

# Numbers of the pieces that every model has.
PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
# What a term is written into a source with: before it, between it and its translation, behind that. Rare, and of
# one code point each, so that no tokenizer takes them apart.
SYMBOLS = ("⦃", "⦂", "⦄")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A pair of languages (Argos' codes), a model's size, and its training.

    `batch` counts tokens of both sides with their padding. `annotated` and `altered` are the shares of an epoch with
    terms written into the source, and with another look. `cooldown` is the share of the steps in which the rate goes
    down to nothing; `average` is how many of the last snapshots make the weights, one each `judge` steps; after
    `patience` of them without progress on the tuning set, training ends.

    With `marian` norms stand behind what they are of, and positions are sines, then cosines, as Marian's students
    have them. The rate goes down with the root of the steps by `decay`, if it isn't 0, else by the warm-up. `sampled`
    is how many pieces beside a batch's own the loss looks at, until the last twelfth of the steps; 0 is all of them.
    """

    source: str = "fr"
    target: str = "en"
    pieces: int = 16_000
    encoder: int = 6
    decoder: int = 2
    width: int = 512
    heads: int = 8
    inner: int = 2048
    longest: int = 512
    dropout: float = 0.1
    smoothing: float = 0.1
    batch: int = 50_000
    steps: int = 20_000
    warmup: int = 1_000
    cooldown: float = 0.2
    rate: float = 1e-3
    judge: int = 500
    average: int = 5
    patience: int = 8
    annotated: float = 0.2
    altered: float = 0.15
    seed: int = 20240601
    marian: bool = False
    decay: int = 0
    sampled: int = 0

    @property
    def name(self) -> str:
        """The name of the pair, as Argos writes it: `fr_en`."""
        return f"{self.source}_{self.target}"

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Recipe:
        """Read what `save` wrote."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


# `base` is for a GPU: some 36 million weights, 38 MB as a package. `cpu` is for a CPU with AMX, in an evening:
# 13 million weights, 13 MB, started from a student (`transfer`). `proof` shows on a CPU that all of it works.
RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {
        "base": Recipe(),
        "cpu": Recipe(
            width=256,
            inner=1536,
            dropout=0.0,
            batch=16_000,
            steps=3_600,
            warmup=400,
            cooldown=1 / 3,
            rate=7e-4,
            judge=200,
            average=3,
            marian=True,
            decay=8_000,
            sampled=3_000,
        ),
        "proof": Recipe(
            pieces=3_000,
            encoder=3,
            decoder=2,
            width=192,
            heads=4,
            inner=512,
            longest=320,
            batch=3_000,
            steps=900,
            warmup=100,
            rate=2e-3,
            judge=300,
            average=3,
        ),
    }
)
