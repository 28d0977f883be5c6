"""How good a package is, beside what there is without it: Markdown for the package's README.

Needs l10n itself and sacrebleu (`pip install sacrebleu==2.6.0` in the project's environment), and Apertium's modes of
the Makefile, which all sentences go through in the same run. Where they aren't installed, that is said, and nothing
stands in for them.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_OUTPUTS = 10
_ARTICLE = "russie-coree-du-nord.txt"


@dataclass(frozen=True, slots=True)
class _Made:
    """What an engine made of a set, and the seconds of CPU time that it took."""

    origin: str
    targets: list[str]
    seconds: float


def evaluate(package: Path, shared: Path, most: int | None) -> None:
    """Print how good a package is: chrF, BLEU, speed, terms, and what it makes of an article's first sentences.

    `most` sentences of each set are taken, all of them if it is None. Raises ValueError where l10n or sacrebleu lack.
    """
    try:
        from sacrebleu.metrics import BLEU, CHRF

        from l10n.model import LanguagePair
    except ImportError as error:
        raise ValueError(
            f"evaluating needs l10n and sacrebleu ({error}): see tools/train/README.md"
        ) from error
    pair = LanguagePair(*_codes(package))
    metrics = (CHRF(), BLEU())
    with tempfile.TemporaryDirectory() as name:
        told, silent = (_unpacked(package, Path(name, kind), kind) for kind in ("annotated", "general"))
        print(
            "| set | engine | sentences | chrF | BLEU | words a second of one core |\n|---|---|---:|---:|---:|---:|"
        )
        for title, sources, references in _sets(shared, pair, most):
            words = sum(len(source.split()) for source in sources)
            for engine in ("argos", "apertium"):
                with _packages(told):
                    made = _translated(pair, engine, sources)
                if made is None:
                    print(f"| {title} | **{engine}: not installed, not measured** | | | | |", flush=True)
                    continue
                scores = (
                    f"{metric.corpus_score(made.targets, [references]).score:.1f}" for metric in metrics
                )
                print(
                    f"| {title} | {made.origin} | {len(sources):,} | {' | '.join(scores)}"
                    f" | {words / made.seconds:.0f} |",
                    flush=True,
                )
        print("\nSignatures: " + ", ".join(f"`{metric.get_signature()}`" for metric in metrics) + ".\n")
        if (pair.source, pair.target) == ("fr", "en"):
            _terms(told, silent, pair, most)
            _outputs(told, pair, shared)


def _codes(package: Path) -> tuple[str, str]:
    with zipfile.ZipFile(package) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/metadata.json"))
        said = json.loads(archive.read(name))
    return said["from_code"], said["to_code"]


def _unpacked(package: Path, folder: Path, kind: str) -> Path:
    """Return a folder with the package installed; a `general` one doesn't say that it can be told terms."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    if kind == "general":
        for path in folder.glob("*/metadata.json"):
            said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            said.get("l10n", {}).pop("term_annotation", None)
            path.write_text(json.dumps(said), encoding="utf-8")
    return folder


@contextmanager
def _packages(folder: Path) -> Iterator[None]:
    """Have l10n find the packages of a folder, and no others."""
    before = os.environ.get("ARGOS_PACKAGES_DIR")
    os.environ["ARGOS_PACKAGES_DIR"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["ARGOS_PACKAGES_DIR"]
        else:
            os.environ["ARGOS_PACKAGES_DIR"] = before


def _sets(shared: Path, pair: Any, most: int | None) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield title, sources and references of each set."""
    with (shared / "articles" / "ntrex.jsonl").open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    ntrex = [[text for article in articles for text in article[code]] for code in (pair.source, pair.target)]
    yield "NTREX-128", ntrex[0][:most], ntrex[1][:most]
    for title, name in (
        ("FLORES-200 devtest", "flores200-devtest"),
        ("newstest2013, tuned on", "newstest2013.en-fr"),
    ):
        sides = [
            (shared / "eval" / f"{name}.{code}").read_text(encoding="utf-8").splitlines()[:most]
            for code in (pair.source, pair.target)
        ]
        yield title, sides[0], sides[1]


def _translated(pair: Any, family: str, sources: Sequence[str]) -> _Made | None:
    """Return what l10n makes of sources, under guard; None, said loudly, where the engine isn't installed."""
    from benchmarks.terms import timed
    from l10n import engines
    from l10n.errors import NoEngineError

    try:
        engine = engines.start(pair, family)
    except NoEngineError as error:
        print(f"NOT MEASURED: {error} {error.hint or ''}", file=sys.stderr)
        return None
    with closing(engine):
        engine.translate(sources[:2])  # at work before the clock starts
        made, seconds = timed(engine.translate, sources)
    return _Made(engine.origin, [one.target for one in made], seconds)


def _terms(told: Path, silent: Path, pair: Any, most: int | None) -> None:
    """Print terms free, by the general methods, and annotated; and annotated alone, with nothing to fall back on."""
    from benchmarks.terms import SETS, measure

    print(
        "Terms: what is right freely, and what l10n makes of it; first by the general methods, then by annotations,"
        " with the general methods behind them.\n"
    )
    print(
        "| set | engine | sentences | terms | accuracy free | obeyed | reference | doubled free | obeyed"
        " | chrF free | obeyed | BLEU free | obeyed | time × free | methods |\n|---|---|"
        + "---:|" * 12
        + "---|"
    )
    options = argparse.Namespace(sentences=most, all=False, glossary=None, without=[])
    for name in ("ntrex-en", "wmt21", "everyday"):
        for folder in (silent, told):
            with _packages(folder):
                measure(name, "argos", options, [])
    print("\nAnnotated alone: every term written into the source, and the model's answer as it is.\n")
    print("| set | sentences | terms | accuracy | free | chrF | free |\n|---|" + "---:|" * 6)
    for name in ("ntrex-en", "wmt21", "everyday"):
        with _packages(told):
            _alone(name, SETS[name](), pair, most)
    print()


def _alone(name: str, data: Any, pair: Any, most: int | None) -> None:
    from sacrebleu.metrics import CHRF

    from l10n import engines
    from l10n.engines.terms import annotation
    from l10n.glossary import Glossary
    from l10n.glossary.finder import TermFinder
    from tools.train.recipe import SYMBOLS

    terms = TermFinder(Glossary(tuple(data.rows)), pair)
    signs = annotation.Signs(*SYMBOLS)
    rows = []
    for source, reference in zip(data.sources, data.references, strict=True):
        found = terms.find(source)
        if found and (asked := annotation.annotate_terms(source, found, signs, pair.target)):
            rows.append((source, asked, found, reference))
    rows = rows[:most]
    total = sum(len(found) for _, _, found, _ in rows)
    with closing(engines.choose(pair, "argos").load()) as engine:
        told, free = ([one.target for one in engine.translate([row[at] for row in rows])] for at in (1, 0))
    right, chrf = [], []
    for targets in (told, free):
        lacking = sum(len(terms.missing(row[2], target)) for row, target in zip(rows, targets, strict=True))
        right.append(f"{1 - lacking / total:.1%}")
        chrf.append(f"{CHRF().corpus_score(targets, [[row[3] for row in rows]]).score:.1f}")
    print(f"| {name} | {len(rows)} | {total} | {' | '.join(right)} | {' | '.join(chrf)} |", flush=True)


def _outputs(told: Path, pair: Any, shared: Path) -> None:
    from l10n import split_sentences

    text = (shared / "articles" / _ARTICLE).read_text(encoding="utf-8")
    sources = split_sentences(text, pair.source)[:_OUTPUTS]
    with _packages(told):
        made = _translated(pair, "argos", sources)
    assert made
    print(
        f"What it makes of the first {_OUTPUTS} sentences of an article, as it comes, without a glossary:\n"
    )
    print(f"| {pair.source} | {pair.target} |\n|---|---|")
    for source, target in zip(sources, made.targets, strict=True):
        print("| " + " | ".join(text.replace("|", "\\|") for text in (source, target or "(none)")) + " |")
