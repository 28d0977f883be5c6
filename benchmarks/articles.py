"""The claim of the command line on real articles: prints what holds, the time it took, and what looks odd.

    python benchmarks/articles.py [FOLDER]

FOLDER (by default `../shared/articles` beside the repository) has articles in `fr/` and one more beside it. They are
translated into Spanish, Catalan and English in one run, into a scratch folder: a unit for each different segment, and
a second run that changes no byte. The exit code is 1 where that doesn't hold.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from l10n import articles, segmentation
from l10n.catalogs import files
from l10n.catalogs.catalog import Entry

ROOT = Path(__file__).parent.parent
TARGETS = ("es", "ca", "en")
# What an engine's own marks look like where they were left in a target.
DEBRIS = re.compile(r"(?<!\w)[*#@]\w|[\\^$]\w|\[\]|<\w+>")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "articles")
    folder = parser.parse_args().folder
    paths = [folder / "fr", *sorted(folder.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as scratch:
        locales = Path(scratch)
        first, seconds = run(paths, locales)
        print(f"first run   {seconds:6.1f} s  {len(first['catalogs'])} catalogs  {states(first)}")
        before = content(locales)
        second, seconds = run(paths, locales)
        same = content(locales) == before
        print(
            f"second run  {seconds:6.1f} s  {states(second)}  {'no byte changed' if same else 'BYTES CHANGED'}"
        )
        wrong = list(miscounted(paths, first))
        units = sum(row["new"] for row in first["catalogs"])
        segments = sum(row["segments"] for row in first["catalogs"])
        print(
            f"{segments} segments, {units} units; catalogs whose units aren't their different segments: {len(wrong)}"
        )
        for line in wrong:
            print(f"  {line}")
        odd = [line for row in first["catalogs"] for line in oddities(row)]
        print(f"odd targets: {dict(Counter(line.split(':')[0] for line in odd)) or 'none'}")
        for line in odd:
            print(f"  {line}")
        for told in (first, second):
            for trouble in (*told["findings"], *told["errors"]):
                print(f"  {trouble}")
        unfinished = any(row["state"] != "written" for row in first["catalogs"])
    return int(bool(wrong) or not same or unfinished or bool(first["errors"]))


def run(paths: list[Path], locales: Path) -> tuple[dict[str, Any], float]:
    command = [sys.executable, "-c", "from l10n.cli import main; main()", "translate", *map(str, paths)]
    for target in TARGETS:
        command += ["--to", target]
    started = time.perf_counter()
    ran = subprocess.run(
        [*command, "--from", "fr", "--locales", str(locales), "--json"],
        check=False,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    return json.loads(ran.stdout), time.perf_counter() - started


def content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def states(told: dict[str, Any]) -> str:
    counted = Counter(row["state"] for row in told["catalogs"])
    return ", ".join(f"{count} {state}" for state, count in counted.items())


def entries(row: dict[str, Any]) -> list[Entry]:
    catalog = files.read(Path(row["path"]))
    assert catalog is not None
    return list(catalog.active)


def miscounted(paths: list[Path], told: dict[str, Any]) -> Iterator[str]:
    """Give the catalogs that don't have exactly one translated unit for each different segment."""
    found, _ = articles.find(paths, [ROOT / "articles"])
    wanted = {}
    for source in found:
        article, _ = articles.read(source)
        wanted[source.name] = [segment.source for segment in segmentation.segment(article, "fr")]
    for row in told["catalogs"]:
        sources = wanted[row["article"]]
        units = [entry.source for entry in entries(row) if entry.target]
        if units != list(dict.fromkeys(sources)) or row["segments"] != len(sources):
            yield f"{row['path']}: {len(units)} units of {len(set(sources))} sources in {len(sources)} segments"


def oddities(row: dict[str, Any]) -> Iterator[str]:
    """Give what a reader would stumble over in the targets."""
    place = f"{row['article']} {row['target']}"
    for entry in entries(row):
        source, target = entry.source, entry.target
        marks = [mark for mark in DEBRIS.findall(target) if mark not in source]
        if marks:
            yield f"debris {marks}: {place}: {target}"
        if re.search(r"[ \xa0\u202f]{2,}", target) and not re.search(r"[ \xa0\u202f]{2,}", source):
            yield f"doubled spaces: {place}: {target}"
        if target != target.strip():
            yield f"edge spaces: {place}: {target!r}"
        if not 0.4 < len(target) / len(source) < 2.5 and len(source) > 20:
            yield f"length: {place}: {source} -> {target}"
        if sorted(re.findall(r"\d+", source)) != sorted(re.findall(r"\d+", target)):
            yield f"numbers: {place}: {source} -> {target}"


if __name__ == "__main__":
    sys.exit(main())
