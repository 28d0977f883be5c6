"""How many new sentences go through all rules in a CPU second, beside another tree, and where the time goes.

    python benchmarks/rules.py [--base COMMIT] [--rounds N] [--measures newstest:fr-en,…] [--profile] [--findings]

The sentences are WMT's newstest2013 and FLORES-200's, which no rule was made with, with 150 concepts of the sample
glossary as in `checks.py`. A round is a process of its own for each tree and pair: the first fifth of its sentences
loads dictionaries and tables, the others are new to it and timed, and then come again. Trees take turns, and of each
hundred sentences its best round counts, for what else the machine does only adds to it. `--base` measures a commit
beside this tree.

`--findings` asks instead whether both find the same, sign by sign, in good and in wrong targets: those of the sets in
all directions, those of another sentence or language, those with each planted fault of `checks.py`, and catalogs of
other projects. `--profile` has the time of this tree alone by rules, and by what several ask of an `Analysis`,
each without what it asks of others. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import permutations, zip_longest
from pathlib import Path
from typing import Any

import checks
import foreign

from l10n.checks import RULES, Context, run
from l10n.checks import analysis as analyses
from l10n.checks.analysis import Analysis
from l10n.glossary.csv import read
from l10n.glossary.finder import TermFinder
from l10n.model import Finding, LanguagePair, Unit
from l10n.pipeline.check import CheckOptions, check
from l10n.pipeline.corpus import Corpus

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SETS = {"newstest": "newstest2013.en-fr", "flores": "flores200-devtest"}
MEASURES = "newstest:fr-en,newstest:en-fr,flores:fr-es,flores:fr-de,flores:en-es,flores:es-fr"
DIRECTIONS = {"newstest": "fr en", "flores": "en fr es de", "ntrex": "fr en es de it pt ca"}
STRETCH = 100  # sentences
EVERY = 7  # sentences one has wrong targets altogether, or no glossary


def main() -> None:
    """Measure, or compare, and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", help="a commit to measure beside this tree")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--measures", default=MEASURES, help="sets with their pairs")
    parser.add_argument("--profile", action="store_true", help="say where the time goes instead")
    parser.add_argument("--findings", action="store_true", help="compare what is found instead")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    options = parser.parse_args()
    measures = options.measures.split(",")
    if options.part:
        {"seconds": seconds, "findings": findings}[options.part](*measures)
    elif options.profile:
        profile(measures)
    else:
        with tempfile.TemporaryDirectory() as folder:
            trees = {"this tree": ROOT}
            if options.base:
                trees = {options.base: checked_out(options.base, Path(folder)), **trees}
            if options.findings:
                compare(trees)
            else:
                speeds(trees, measures, options.rounds)


def checked_out(commit: str, folder: Path) -> Path:
    """Return a folder with the files of a commit."""
    archive = subprocess.run(["git", "archive", commit, "l10n"], cwd=ROOT, check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive.stdout, check=True)
    return folder


def part(tree: Path, name: str, measure: str) -> list[str]:
    """Return the lines that a part of this program prints with the modules of a tree."""
    command = [sys.executable, __file__, "--part", name, "--measures", measure]
    environment = {**os.environ, "PYTHONPATH": str(tree)}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()


def speeds(trees: dict[str, Path], measures: list[str], rounds: int) -> None:
    print("| | " + " | ".join(f"{tree}: new | again" for tree in trees) + " | new: times |")
    print("|---|" + "---:|" * (2 * len(trees) + 1))
    total: dict[str, list[list[float]]] = {tree: [] for tree in trees}
    for measure in measures:
        best: dict[str, list[list[float]]] = {}
        for _ in range(rounds):
            for tree, path in trees.items():
                spent = [[float(one) for one in line.split()] for line in part(path, "seconds", measure)]
                known = best.get(tree, spent)
                best[tree] = [[*map(min, one, two)] for one, two in zip(known, spent, strict=True)]
        for tree, spent in best.items():
            total[tree] += spent
        show(measure, best)
    if len(measures) > 1:
        show("all", total)


def show(title: str, spent: dict[str, list[list[float]]]) -> None:
    rates = []
    for parts in spent.values():
        count, new, again = map(sum, zip(*parts, strict=True))
        rates.append((count / new, count / again))
    cells = " | ".join(f"{new:,.0f} | {again:,.0f}" for new, again in rates)
    print(f"| {title.replace('-', '→')} | {cells} | {rates[-1][0] / rates[0][0]:.2f} |", flush=True)


def prepared(measure: str) -> tuple[list[Unit], Context]:
    """Return the units of a set and pair, as people left them, and what is known of them."""
    name, _, tags = measure.partition(":")
    pair = LanguagePair(*tags.split("-"))
    examples = {pair: list(checks.paired(checks.aligned(SHARED / "eval" / SETS[name], [pair]), pair))}
    return [one.unit for one in examples[pair]], Context(pair, TermFinder(checks.glossary(examples), pair))


def seconds(measure: str) -> None:
    """Print of each hundred sentences their number, and the CPU seconds that they take when new, and then again."""
    units, context = prepared(measure)
    first = len(units) // 5
    parts = [units[at : at + STRETCH] for at in range(first, len(units), STRETCH)]
    spent = []
    for some in (units[:first], *parts, *parts):
        before = time.process_time()
        for unit in some:
            list(run(unit, context))
        spent.append(time.process_time() - before)
    for some, new, again in zip(parts, spent[1:], spent[1 + len(parts) :], strict=False):
        print(len(some), new, again)


def compare(trees: dict[str, Path]) -> None:
    """Print whether all trees find the same, and where they don't."""
    print("| units of | units | findings | differ |\n|---|---:|---:|---:|")
    parts = [*DIRECTIONS, "cases", *sorted(str(path) for path in (SHARED / "foreign").glob("*/*.po"))]
    differences = []
    for name in parts:
        found = [part(tree, "findings", name) for tree in trees.values()]
        differing = [pair for pair in zip_longest(*found, fillvalue="") if len(set(pair)) > 1]
        differences += differing
        count = sum(line.count("Finding(") for line in found[-1])
        print(f"| {Path(name).stem} | {len(found[-1])} | {count} | {len(differing)} |", flush=True)
    for lines in differences[:20]:
        print("", *lines, sep="\n")


def findings(name: str) -> None:
    """Print what is found in each unit of a set or catalog, a line each."""
    if name.endswith(".po"):
        path = Path(name)
        for result in check(Corpus.below([path], "en", foreign.language(path.stem)), CheckOptions()):
            print(*(line([one]) for one in result.findings), sep="\n")
        return
    glossary = read([ROOT / "glossary"])
    contexts: dict[LanguagePair, tuple[Context, Context]] = {}
    for number, unit in enumerate(cases() if name == "cases" else variants(name)):
        if unit.pair not in contexts:
            contexts[unit.pair] = Context(unit.pair, TermFinder(glossary, unit.pair)), Context(unit.pair)
        print(line(run(unit, contexts[unit.pair][number % EVERY == 0])))


def line(found: Iterable[Finding]) -> str:
    return repr([*found])


def variants(name: str) -> Iterator[Unit]:
    """Give the units of a set in all directions: as they are, and with wrong targets."""
    pairs = [LanguagePair(*pair) for pair in permutations(DIRECTIONS[name].split(), 2)]
    if name == "ntrex":
        texts = checks.records(SHARED / "articles" / "ntrex.jsonl")
        pairs = [pair for pair in pairs if pair.source in ("fr", "en")]
    else:
        texts = checks.aligned(SHARED / "eval" / SETS[name], pairs)
    for pair in pairs:
        ones = list(checks.paired(texts, pair))
        for number, one in enumerate(ones):
            yield Unit(one.source, one.target, pair, number % 2 == 0, one.article, number)
            if number % EVERY == 0:
                for target in filter(None, (one.next_target, one.other, one.source, one.source.lower())):
                    yield Unit(one.source, target, pair, True)
        for place, (_, _, plant) in enumerate(checks.FAULTS):
            for one in ones[place % EVERY :: EVERY * 3]:
                planted = plant(one)
                source, target = planted[::2] if isinstance(planted, tuple) else (one.source, planted)
                if target:
                    yield Unit(source, target, pair, True)


def cases() -> Iterator[Unit]:
    """Give the hard sentences with good and wrong targets, and with themselves."""
    folder = SHARED / "cases"
    for path in folder.glob("*.jsonl"):
        for text in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(text)
            targets = dict(case.get("right", {}))
            if "lang" in case:
                targets[case["lang"]] = case["target"]
            for language in ("en", "es", "ca"):
                pair = LanguagePair("fr", language)
                for target in (targets.get(language), case.get("good"), case["source"]):
                    if target:
                        yield Unit(case["source"], target, pair, True)


def profile(measures: list[str]) -> None:
    """Print the CPU time that each rule and each part of an `Analysis` take for a sentence, less what others take."""
    clock = Stopwatch()
    for name, value in vars(Analysis).items():
        if isinstance(value, analyses.once):
            value._find = clock.timed(f"`{name}`", value._find)
    rules = [replace(one, find=clock.timed(one.id, one.find)) for one in RULES]
    count = 0
    for measure in measures:
        units, context = prepared(measure)
        first = len(units) // 5
        for number, unit in enumerate(units):
            if number == first:
                clock.running = True
            analysis = clock.timed("texts without markup", Analysis)(unit, context)
            for one in rules:
                list(one.find(analysis))
        clock.running = False
        count += len(units) - first
    total = sum(clock.spent.values())
    print("| part of all rules | µs a sentence | share |\n|---|---:|---:|")
    for name, spent in sorted(clock.spent.items(), key=lambda one: -one[1]):
        print(f"| {name} | {spent / count * 1e6:.1f} | {spent / total:.1%} |")
    print(f"| all | {total / count * 1e6:.0f} | |")


class Stopwatch:
    """What functions take of the CPU's time, each without the others that it calls."""

    def __init__(self) -> None:
        self.running = False
        self.spent: dict[str, float] = defaultdict(float)
        self._within = [0.0]

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that does the same, and counts; what it gives one by one is put into a list."""

        def measured(*values: Any) -> Any:
            self._within.append(0.0)
            before = time.process_time()
            given = function(*values)
            if isinstance(given, Iterator):
                given = list(given)
            spent = time.process_time() - before
            within = self._within.pop()
            self._within[-1] += spent
            if self.running:
                self.spent[name] += spent - within
            return given

        return measured


if __name__ == "__main__":
    main()
