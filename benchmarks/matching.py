"""Measure how fast glossary terms are found: a large glossary beside a small one, over the same sentences.

    python benchmarks/matching.py [--sentences N] [--rounds N]

The large glossary is Canada's 14,348 defined terms in French, the small one the 150 of them that stand in most of the
sentences; the sentences are spread over the parallel corpora. One core, medians of interleaved rounds, both with
what they have learnt of words (warm) and without (cold). Prints Markdown.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import statistics
import time
from collections import Counter
from pathlib import Path

from l10n.glossary import Form, Kind, Row, Status
from l10n.glossary.matching import Matcher

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--language", choices=["fr", "en"], default="fr")
    options = parser.parse_args()
    language = options.language
    texts = sentences(options.sentences, language)
    large = forms(language)
    started = time.perf_counter()
    matcher = Matcher(large, language)
    built = time.perf_counter() - started
    found = Counter(form.text for text in texts for hit in matcher.find(text) for form in hit.forms)
    most = {text for text, _ in found.most_common(150)}
    small = [form for form in large if form.text in most]
    glossaries = {"large": large, "small": small}
    cold: dict[str, list[float]] = {name: [] for name in glossaries}
    warm: dict[str, list[float]] = {name: [] for name in glossaries}
    hits = {}
    for _ in range(options.rounds):
        for name, terms in glossaries.items():
            matcher = Matcher(terms, language)
            cold[name].append(seconds(matcher, texts))
            warm[name].append(seconds(matcher, texts))
            hits[name] = sum(len(matcher.find(text)) for text in texts)
    characters = statistics.mean(map(len, texts))
    print(
        f"{len(texts)} sentences of {characters:.0f} characters; the large glossary is built in {built:.1f} s.\n"
    )
    print("| glossary | forms | hits | sentences/s, cold | warm |")
    print("|---|---:|---:|---:|---:|")
    for name, terms in glossaries.items():
        rates = [len(texts) / statistics.median(times[name]) for times in (cold, warm)]
        print(f"| {name} | {len(terms)} | {hits[name]} | {rates[0]:,.0f} | {rates[1]:,.0f} |")
    ratios = [statistics.median(times["large"]) / statistics.median(times["small"]) for times in (cold, warm)]
    print(f"\nlarge / small: {ratios[0]:.2f} cold, {ratios[1]:.2f} warm")


def seconds(matcher: Matcher, texts: list[str]) -> float:
    started = time.process_time()
    for text in texts:
        matcher.find(text)
    return time.process_time() - started


def sentences(count: int, language: str) -> list[str]:
    files = sorted((SHARED / "training").glob(f"*.{language}.xz"))
    each = -(-count // len(files))
    found: list[str] = []
    lines: list[str] = []
    for file in files:
        with lzma.open(file, "rt", encoding="utf-8") as stream:
            lines = [line.strip() for line in stream]
        found += lines[:: max(1, len(lines) // each)][:each]
        if file.name.startswith("canada-laws"):
            rest = lines
    return (found + rest)[:count]


def forms(language: str) -> list[Form]:
    path = SHARED / "terms" / "canada-laws-defined-terms.en-fr.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    rows = [
        Row(str(n), Kind.TERM, Status.PREFERRED, {language: line[language]}) for n, line in enumerate(lines)
    ]
    return [Form(row.forms[language], language, row) for row in rows]


if __name__ == "__main__":
    main()
