"""Measure the sentence segmenter side by side with the libraries in benchmarks/requirements.txt, in one run.

    python -m venv .venv-benchmarks
    .venv-benchmarks/bin/pip install -r benchmarks/requirements.txt
    .venv-benchmarks/bin/python benchmarks/segmentation.py [DATA]

DATA is a folder of `*.nl.jsonl` files, a record a line: `lang`, `text`, `sentences`. Every line end of a text is
a bound for everyone, and the end of a record is none. Bounds are compared as offsets over the characters that are
no white space; one at a line end isn't counted. A library that is not installed is left out. Prints Markdown.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "segmentation" / "dev"

Split = Callable[[str], list[str]]


class Score(NamedTuple):
    """Bounds found that are right, found that are wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        found = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / found if found else 1.0

    def plus(self, other: Score) -> Score:
        """Return the score over both."""
        return Score(*(one + more for one, more in zip(self, other, strict=True)))


def ours(lang: str) -> Split:
    from l10n.segmentation import split_sentences

    return lambda text: split_sentences(text, lang)


def sentencex(lang: str) -> Split:
    from sentencex import segment

    return lambda text: list(segment(lang, text))


def pysbd(lang: str) -> Split:
    from pysbd import Segmenter

    return Segmenter(language=lang if lang != "pt" else "es", clean=False).segment  # pysbd has no Portuguese


def syntok(lang: str) -> Split:
    import syntok.segmenter as segmenter
    from syntok.tokenizer import Tokenizer

    tokenizer = Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)

    def split(text: str) -> list[str]:
        sentences = segmenter.split(iter(tokenizer.tokenize(text)))
        return ["".join(token.spacing + token.value for token in tokens) for tokens in sentences]

    return split


def sentence_splitter(lang: str) -> Split:
    from sentence_splitter import SentenceSplitter

    return SentenceSplitter(language=lang).split


CANDIDATES = {
    "l10n": (ours, "l10n.segmentation"),
    "sentencex": (sentencex, "sentencex"),
    "pysbd": (pysbd, "pysbd"),
    "syntok": (syntok, "syntok.segmenter"),
    "sentence-splitter": (sentence_splitter, "sentence_splitter"),
}


def bare(text: str) -> str:
    return "".join(text.split())


def bounds(sentences: list[str], text: str) -> set[int]:
    """Return where the sentences end in `text` without white space, though some may be changed."""
    ends, at = set(), 0
    for sentence in sentences:
        at += len(bare(sentence))
        ends.add(at)
    found, meant = bare("".join(sentences)), bare(text)
    if found == meant:
        return ends
    blocks = SequenceMatcher(None, found, meant, autojunk=False).get_matching_blocks()
    return {
        min(at - one.a, one.size) + one.b for at in ends for one in blocks if one.a < at <= one.a + one.size
    }


def score(record: dict[str, Any], lines: list[str], found: list[list[str]]) -> Score:
    ends, at, here = set(), 0, set()
    for line, sentences in zip(lines, found, strict=True):
        here |= {at + end for end in bounds(sentences, line)}
        at += len(bare(line))
        ends.add(at)
    gold = bounds(record["sentences"], record["text"]) - ends
    here -= ends | {0}
    return Score(len(gold & here), len(here - gold), len(gold - here))


def read(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for path in sorted(folder.glob("*.nl.jsonl")):
        yield path.name.removesuffix(".nl.jsonl"), [json.loads(line) for line in path.open(encoding="utf-8")]


def measure(
    make: Callable[[str], Split], sets: dict[str, list[dict[str, Any]]]
) -> tuple[dict[str, Score], float]:
    """Return the score of each set and the characters a second over all, the better of two passes."""
    scores, seconds, characters = {}, 0.0, 0
    for name, records in sets.items():
        total = Score()
        split = make(records[0]["lang"])
        best = float("inf")
        for _ in range(2):
            took = 0.0
            total = Score()
            for record in records:
                lines = [line for line in record["text"].split("\n") if line.strip()]
                start = time.perf_counter()
                found = [[one for one in split(line) if one.strip()] for line in lines]
                took += time.perf_counter() - start
                total = total.plus(score(record, lines, found))
            best = min(best, took)
        scores[name] = total
        seconds += best
        characters += sum(len(record["text"]) for record in records)
    return scores, characters / seconds


def load_time(candidate: str) -> float:
    """Return the milliseconds that a fresh interpreter takes to import and to split once, the best of five."""
    code = (
        "import sys, re, json, time; sys.path[:0] = sys.argv[1:3]; start = time.perf_counter(); import segmentation;"
        "segmentation.CANDIDATES[sys.argv[3]][0]('fr')('Bonjour. Ça va ?'); print(time.perf_counter() - start)"
    )
    # What this module imports itself is loaded first, so that it isn't counted.
    code = "import argparse, importlib, subprocess, difflib, pathlib, typing;" + code
    command = [sys.executable, "-c", code, str(ROOT), str(ROOT / "benchmarks"), candidate]
    return min(float(subprocess.check_output(command)) for _ in range(5)) * 1000


def growth(make: Callable[[str], Split]) -> str:
    """Return how much longer a line of eight times the length takes, the worst of some hard ones: 8 is linear."""
    split = make("fr")
    worst = 0.0
    for piece in ("M. Dupont dort. ", ".", '"', ' . "', "? — A ", "p. ex. "):
        took = []
        for size in (4_000, 32_000):
            text = piece * (size // len(piece))
            best = float("inf")
            for _ in range(3):
                start = time.perf_counter()
                try:
                    split(text)
                except RecursionError:
                    return "fails"
                best = min(best, time.perf_counter() - start)
            took.append(best)
        worst = max(worst, took[1] / took[0])
    return f"{worst:.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", nargs="?", type=Path, default=DATA, help="folder of *.nl.jsonl")
    sets = dict(read(parser.parse_args().data))
    if not sets:
        parser.error("no *.nl.jsonl there")
    names, rows, speeds = [], [], []
    for name, (make, module) in CANDIDATES.items():
        try:
            importlib.import_module(module)
        except ImportError:
            print(f"{name} is not installed and is left out", file=sys.stderr)
            continue
        print(f"measuring {name}…", file=sys.stderr)
        scores, speed = measure(make, sets)
        french = Score()
        for one, total in scores.items():
            french = french.plus(total) if one.startswith("fr_") else french
        names.append(name)
        speeds.append(speed)
        cells = [f"{total.f1:.2%}".rstrip("%") for total in (*scores.values(), french)]
        rows.append(
            [*cells, f"{speed:,.0f}", f"{speed / speeds[0]:.3g}", f"{load_time(name):.0f}", growth(make)]
        )
    labels = [*sets, "French, pooled", "characters/s", "speed, ours = 1", "load, ms", "time of 8 × length"]
    print("| |" + "|".join(names) + "|")
    print("|---|" + "---:|" * len(names))
    for label, *cells in zip(labels, *rows, strict=True):
        print(f"|{label}|" + "|".join(cells) + "|")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
