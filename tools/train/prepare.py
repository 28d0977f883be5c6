"""From the training material to arrays: all that can be done without a GPU, in one go."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tools.train import augment, pieces
from tools.train.arrays import Pairs, Rows
from tools.train.lexicon import learn, lists
from tools.train.package import Credit
from tools.train.pairs import Pair, Sieve, Tally, measured, read
from tools.train.recipe import BEGIN, END, Recipe
from tools.train.sets import LAWS_AT_MOST, SETS
from tools.train.terms import Known, with_terms

LEARNT, TUNING, PIECES, RECIPE, CREDITS = (
    "learnt.xz",
    "tuning.xz",
    "sentencepiece.model",
    "recipe.json",
    "credits.json",
)
_TUNING = "newstest2013.en-fr"
_MOST_TOKENS = 250  # of a side
_FOR_LEXICON = 200_000  # pairs that are enough for statistics
_TUNED = 20  # pairs of a trial for one to tune on
_LONE_NAMES = 0.02  # of an epoch


@dataclass(frozen=True, slots=True)
class Prepared:
    """What came of it: pairs of each set, rows and tokens of all rounds, bytes of the arrays."""

    credits: list[Credit]
    rows: int
    tokens: int
    size: int


def prepare(
    recipe: Recipe, shared: Path, out: Path, rounds: int, most: int | None, names: Sequence[str]
) -> Prepared:
    """Write arrays, pieces, recipe and credits to a folder.

    `shared` has `training`, `terms`, and what is for measuring (`eval`, `articles`, `segmentation`), of which nothing
    is learnt. `rounds` is how many epochs are drawn, each with other terms and looks. For trials, `most` pairs of the
    sets `names` alone, and a twentieth as many to tune on. Raises ValueError where a set has no decision, OSError
    where something can't be read.
    """
    out.mkdir(parents=True, exist_ok=True)
    credits, pairs = _gather(recipe, shared, most, names)
    texts = [(pair.side(recipe.source), pair.side(recipe.target)) for pair in pairs]
    _say(f"{len(texts):,} pairs; the lexicon is made")
    chance = random.Random(recipe.seed)
    known = Known(
        learn(chance.sample(texts, min(len(texts), _FOR_LEXICON))),
        lists(shared / "terms", recipe.source, recipe.target),
        recipe.target,
    )
    _say(f"{len(known.lexicon):,} words have translations; the pieces are made")
    model = pieces.learn(
        (side for pair in chance.sample(texts, min(len(texts), _FOR_LEXICON)) for side in pair), recipe
    )
    (out / PIECES).write_bytes(model)
    processor = pieces.processor(model)
    _say("the pieces are there; the rows are drawn")
    rows = [row for _ in range(rounds) for row in epoch(pairs, recipe, known, chance)]
    learnt = _arrays(rows, processor)
    size = learnt.save(out / LEARNT)
    sides = [
        (shared / "eval" / f"{_TUNING}.{code}").read_text(encoding="utf-8").splitlines()
        for code in (recipe.source, recipe.target)
    ]
    tuning = list(zip(*sides, strict=True))[: None if most is None else most // _TUNED]
    _arrays(tuning, processor).save(out / TUNING)
    recipe.save(out / RECIPE)
    (out / CREDITS).write_text(
        json.dumps([asdict(one) for one in credits], indent=1) + "\n", encoding="utf-8"
    )
    tokens = len(learnt.source.numbers) + len(learnt.target.numbers)
    _say(f"{len(learnt):,} rows of {rounds} epochs, {tokens / 1e6:.1f} M tokens, {size / 2**20:.1f} MiB")
    return Prepared(credits, len(learnt), tokens, size)


def epoch(
    pairs: Sequence[Pair], recipe: Recipe, known: Known, chance: random.Random
) -> Iterator[tuple[str, str]]:
    """Yield each pair as often as its set says, some with terms written in, some with another look."""
    found: list[str] = []
    for pair in pairs:
        texts = pair.side(recipe.source), pair.side(recipe.target)
        for _ in range(pair.times):
            kind = chance.random()
            if kind < recipe.annotated:
                source = with_terms(*texts, known, chance)
                yield (source, texts[1]) if source else texts
            elif kind < recipe.annotated + recipe.altered:
                another = chance.choice(pairs)
                other = another.side(recipe.source), another.side(recipe.target)
                yield augment.altered(texts, other, chance)
            else:
                yield texts
        found += augment.names(texts)
    for name in chance.sample(found, min(len(found), int(_LONE_NAMES * len(pairs)))):
        yield name, name


def credits_of(folder: Path) -> list[Credit]:
    """Return the credits that `prepare` wrote."""
    return [Credit(**one) for one in json.loads((folder / CREDITS).read_text(encoding="utf-8"))]


def plain(recipe: Recipe, shared: Path, processor: Any) -> Pairs:
    """Return the pairs of all sets as they are, in the pieces of a model that is there already."""
    _, pairs = _gather(recipe, shared, None, [])
    _say(f"{len(pairs):,} pairs")
    return _arrays([(pair.side(recipe.source), pair.side(recipe.target)) for pair in pairs], processor)


def _gather(
    recipe: Recipe, shared: Path, most: int | None, names: Sequence[str]
) -> tuple[list[Credit], list[Pair]]:
    manifest = json.loads((shared / "training" / "MANIFEST.json").read_text(encoding="utf-8"))
    if unknown := sorted({one["name"] for one in manifest} - SETS.keys()):
        raise ValueError(f"nothing is decided on the sets {', '.join(unknown)} (tools/train/sets.py)")
    sieve = Sieve(measured(shared))
    taken: dict[str, list[Pair]] = {}
    for entry in manifest:
        name = entry["name"]
        if not names or name in names:
            tally = Tally()
            taken[name] = list(sieve.sift(read(shared / "training", name), SETS[name], tally))
            why = ", ".join(f"{reason} {count:,}" for reason, count in tally.why.most_common())
            _say(f"{name}: {tally.kept:,} of {tally.read:,} pairs ({why or 'all'})")
    _thin(taken, random.Random(recipe.seed), most)
    credits = [
        Credit(one["name"], len(pairs), one["source"], one["commit"], one["licence"], one.get("domain", ""))
        for one in manifest
        if (pairs := taken.get(one["name"]))
    ]
    return credits, [pair for of_set in taken.values() for pair in of_set]


def _thin(taken: dict[str, list[Pair]], chance: random.Random, most: int | None) -> None:
    """Leave no more laws than there may be, and no more pairs of all sets than `most`."""
    laws = [name for name in taken if SETS[name].law]
    for group, at_most in ((laws, LAWS_AT_MOST), (list(taken), most)):
        of_group = [(name, at) for name in group for at in range(len(taken[name]))]
        if at_most is not None and len(of_group) > at_most:
            stay = set(chance.sample(of_group, at_most))
            for name in group:
                taken[name] = [pair for at, pair in enumerate(taken[name]) if (name, at) in stay]
    if most is not None:  # a trial is of so many rows
        for name, pairs in taken.items():
            taken[name] = [replace(pair, times=1) for pair in pairs]


def _arrays(rows: Sequence[tuple[str, str]], processor: Any) -> Pairs:
    sources = processor.encode([source for source, _ in rows])
    targets = processor.encode([target for _, target in rows])
    kept = [
        (source, [BEGIN, *target, END])
        for source, target in zip(sources, targets, strict=True)
        if 0 < len(source) <= _MOST_TOKENS and 0 < len(target) <= _MOST_TOKENS
    ]
    return Pairs(Rows.of(source for source, _ in kept), Rows.of(target for _, target in kept))


def _say(text: str) -> None:
    print(text, flush=True)
