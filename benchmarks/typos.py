"""Misspelt names in sources: false alarms on clean sentences, and which random edits of names are found.

    python benchmarks/typos.py [--countries FILE] [--glossary DIR] [--rounds N] [--list]

Two glossaries: the countries of a table (`cca2`, and a column a language), and the project's own. Clean sentences
are the French side of files of JSON lines, or text files, a sentence a line; every finding in them counts as a false
alarm, but for those that `--list` shows to be misspelt indeed. Then each sentence with a name gets one random edit in
one name: a letter inserted, deleted, replaced or changed with the next, at any place in it, N times with N seeds. An
edit that makes another word or another name counts as missed. Prints Markdown.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import string
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from l10n.glossary import Form, Glossary, Kind, Row, Status
from l10n.glossary.matching import Matcher
from l10n.glossary.misspelling import MisspellingFinder

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LANGUAGES = ("fr", "en", "es", "de")
NAMES = {Kind.PERSON, Kind.PLACE, Kind.ORGANISATION}
SETS = ("articles/ntrex.jsonl", "eval/newstest2013.en-fr.fr", "eval/flores200-devtest.fr")


class Edited(NamedTuple):
    """A sentence with a name misspelt at `start`, what stood there and what stands there."""

    text: str
    start: int
    name: str
    wrong: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--countries", type=Path, default=SHARED / "terms" / "countries-mledoze.tsv")
    parser.add_argument("--glossary", type=Path, default=ROOT / "glossary")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--list", action="store_true", help="show false alarms and what was missed")
    options = parser.parse_args()
    glossaries = {"countries": countries(options.countries)}
    if any(options.glossary.glob("*.csv")):
        glossaries["the project's"] = own(options.glossary)
    print("| glossary | set | sentences | false alarms | per 1,000 | µs each | edited | found | as meant |")
    print("|---|---|---:|---:|---:|---:|---:|---:|---:|")
    shown = []
    for called, glossary in glossaries.items():
        for name in SETS:
            texts = list(sentences(SHARED / name))
            typos = MisspellingFinder(forms(glossary), "fr", Matcher(glossary.forms("fr"), "fr"))
            typos.find("Kouïsk, Ukrane")  # loads the dictionaries
            started = time.process_time()
            alarms = [(typo, text) for text in texts for typo in typos.find(text)]
            each = (time.process_time() - started) / len(texts) * 1e6
            edited = [one for seed in range(options.rounds) for one in edits(texts, glossary, seed)]
            found, meant, missed = judge(typos, edited)
            print(
                f"| {called} | {Path(name).name} | {len(texts)} | {len(alarms)} |"
                f" {1000 * len(alarms) / len(texts):.1f} | {each:.0f} | {len(edited)} |"
                f" {found / len(edited):.1%} | {meant / len(edited):.1%} |"
            )
            shown += [f"{called}: alarm: {one.text} → {one.meant.text}: {text}" for one, text in alarms]
            common = Counter((one.name, one.wrong) for one in missed).most_common(40)
            shown += [f"{called}: missed: {name} → {wrong} ({count})" for (name, wrong), count in common]
    if options.list:
        print("", *shown, sep="\n")


def forms(glossary: Glossary) -> list[Form]:
    return [form for language in glossary.languages for form in glossary.forms(language)]


def countries(path: Path) -> Glossary:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return Glossary(
        tuple(
            Row(row["cca2"], Kind.PLACE, Status.PREFERRED, {one: row[one] for one in LANGUAGES if row[one]})
            for row in rows
        )
    )


def own(folder: Path) -> Glossary:
    from l10n.glossary.csv import read

    return read([folder])


def sentences(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield from json.loads(line)["fr"] if path.suffix == ".jsonl" else [line]


def edits(texts: list[str], glossary: Glossary, seed: int) -> Iterator[Edited]:
    """Yield each sentence that has names with one of them misspelt."""
    rng = random.Random(seed)
    matcher = Matcher([form for form in glossary.forms("fr") if form.row.kind in NAMES], "fr")
    for text in texts:
        if hits := matcher.find(text):
            hit = rng.choice(hits)
            name = text[hit.start : hit.end]
            wrong = edit(name, rng)
            yield Edited(text[: hit.start] + wrong + text[hit.end :], hit.start, name, wrong)


def edit(name: str, rng: random.Random) -> str:
    """Return a name with one random edit of a letter; another name than before."""
    while True:
        at = rng.choice([at for at, sign in enumerate(name) if sign.isalpha()])
        letter = rng.choice(string.ascii_lowercase)
        kind = rng.choice(("insert", "delete", "replace", "transpose"))
        before, here, after = name[:at], name[at], name[at + 1 :]
        if kind == "insert":
            wrong = before + here + letter + after
        elif kind == "delete":
            wrong = before + after
        elif kind == "replace":
            wrong = before + (letter.upper() if here.isupper() else letter) + after
        elif after[:1].isalpha():
            wrong = before + after[0] + here + after[1:]
        else:
            continue
        if wrong != name:
            return wrong


def judge(typos: MisspellingFinder, edited: list[Edited]) -> tuple[int, int, list[Edited]]:
    """Return how many edits are found, how many of them as what was meant, and the others."""
    found = meant = 0
    missed = []
    for one in edited:
        end = one.start + len(one.wrong)
        here = [typo for typo in typos.find(one.text) if typo.start < end and one.start < typo.end]
        found += bool(here)
        meant += any(plain(typo.meant.text) == plain(one.name) for typo in here)
        if not here:
            missed.append(one)
    return found, meant, missed


def plain(name: str) -> str:
    return name.casefold().replace("’", "'").replace("-", " ")


if __name__ == "__main__":
    main()
