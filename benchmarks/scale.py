"""What a run costs on many articles, and what one costs that has nothing to do: CPU time and peak memory.

    python benchmarks/scale.py ARTICLES.jsonl [N…]

Makes projects of N articles (500 and 2,000 by default) in French with catalogs in Spanish and Catalan: the sentences
of NTREX's articles, put together anew so that no two articles are the same, with the translations of NTREX's
translators as if a machine had made them, so that there is nothing to translate and no engine's work in it. Each
command runs in a process of its own, with an empty cache before the first, and with its bytecode at hand, as what pip
installs has it. Prints a Markdown table with each command's share of the CPU time of the first `check`, the greatest
share of a run that has nothing to do, and each command's peak memory at the last size in times of that at the first.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from l10n import articles, segmentation
from l10n.catalogs.merging import Pretranslation
from l10n.catalogs.pot import places
from l10n.catalogs.update import CatalogSpec, update
from l10n.config import Config

TARGETS = ("es", "ca")
SENTENCES = 20
SETTINGS = """to = ["es", "ca"]\n"""
COMMANDS = {
    "first check": ["check", "--format", "json"],
    "check again": ["check", "--format", "json"],
    "first status": ["status", "--json"],
    "status again": ["status", "--json"],
    "first report": ["report", "--format", "json"],
    "report again": ["report", "--format", "json"],
    "translate that writes notes": ["translate", "articles", "--json"],
    "translate again": ["translate", "articles", "--json"],
    "dry run after it": ["translate", "articles", "--json", "--dry-run"],
    "check of what was written": ["check", "--format", "json"],
    "check again after it": ["check", "--format", "json"],
}
# These have nothing to do, and are to take at most so much of the first check.
NO_OPS = (
    "check again",
    "status again",
    "report again",
    "translate again",
    "dry run after it",
    "check again after it",
)
WATCH = """
import resource, subprocess, sys
ran = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, ran.returncode)
print(ran.stderr.decode()[-300:])
"""


def make(folder: Path, rows: list[dict[str, list[str]]], count: int) -> None:
    """Write a project of so many articles, with their catalogs."""
    chance = random.Random(count)
    (folder / "articles").mkdir(parents=True)
    (folder / "l10n.toml").write_text(SETTINGS, encoding="utf-8")
    config = Config(folder)
    sentences = [
        {language: row[language][at] for language in ("fr", *TARGETS)}
        for row in rows
        for at in range(min(len(row[language]) for language in ("fr", *TARGETS)))
    ]
    for number in range(count):
        chosen = chance.sample(sentences, SENTENCES)
        title, *rest = (one["fr"] for one in chosen)
        paragraphs = [" ".join(rest[at : at + 3]) for at in range(0, len(rest), 3)]
        path = folder / "articles" / f"n{number:05}.txt"
        path.write_text("\n\n".join([title, *paragraphs]) + "\n", encoding="utf-8")
        article, _ = articles.read(articles.Source(path, path.stem, path.name))
        here = tuple(places(article, segmentation.segment(article, "fr")))
        template = config.template_path(article.name)
        update(CatalogSpec(template, article.name, "fr", None, here), {})
        for target in TARGETS:
            known = {one["fr"]: one[target] for one in chosen}
            made = {
                place.source: Pretranslation(known.get(place.source, place.source), "argos fr→" + target)
                for place in here
            }
            path = config.catalog_path(article.name, target)
            update(CatalogSpec(path, article.name, "fr", target, here), made)


def measure(folder: Path, arguments: list[str]) -> tuple[float, float]:
    """Return the CPU seconds and the peak memory in MiB of a command in a project."""
    bytecode = str(folder.parent / "bytecode")
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(folder.parent / "cache"),
        "PYTHONPYCACHEPREFIX": bytecode,
        "PYTHONDONTWRITEBYTECODE": "",
    }
    command = [sys.executable, "-c", "from l10n.cli import main; main()", *arguments]
    watch = [sys.executable, "-c", WATCH, *command]
    ran = subprocess.run(watch, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    seconds, peak, code = ran.stdout.splitlines()[0].split()
    if int(code) not in (0, 1):
        sys.exit(f"l10n {' '.join(arguments)}: exit code {code}\n{ran.stdout}")
    return float(seconds), float(peak)


def main() -> None:
    """Measure all commands at all sizes, and print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=Path, help="NTREX as JSON lines")
    parser.add_argument("sizes", nargs="*", type=int, default=[500, 2000])
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.articles.read_text(encoding="utf-8").splitlines()]
    sizes = options.sizes
    measured: dict[tuple[str, int], tuple[float, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            make(Path(folder) / "project", rows, size)
            # dictionaries are unpacked and modules compiled once for all projects, and are no part of this
            warm = Path(folder) / "warm"
            make(warm, rows, 2)
            for arguments in COMMANDS.values():
                measure(warm, arguments)
            for name, arguments in COMMANDS.items():
                measured[name, size] = measure(Path(folder) / "project", arguments)
                print(name, size, measured[name, size], file=sys.stderr, flush=True)
    heads = [f"{size:,}: CPU s | of first check | peak MiB" for size in sizes]
    print(f"| command | {' | '.join(heads)} |\n|---|{'---:|' * 3 * len(sizes)}")
    for name in COMMANDS:
        cells = []
        for size in sizes:
            seconds, peak = measured[name, size]
            cells += [
                f"{seconds:.1f}",
                f"{seconds / measured['first check', size][0]:.0%}",
                f"{peak:.0f}",
            ]
        print(f"| {name} | {' | '.join(cells)} |")
    for size in sizes:
        shares = {name: measured[name, size][0] / measured["first check", size][0] for name in NO_OPS}
        most = max(shares, key=lambda name: shares[name])
        print(
            f"\n{size:,} articles: a run with nothing to do takes {shares[most]:.1%} of a first check ({most})"
        )
    if len(sizes) > 1:
        print(f"\npeak memory of {sizes[-1]:,} articles in times of that of {sizes[0]:,}:")
        for name in COMMANDS:
            print(f"{name}: {measured[name, sizes[-1]][1] / measured[name, sizes[0]][1]:.3f}")


if __name__ == "__main__":
    main()
