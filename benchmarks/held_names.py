"""Names that stay: how many of a list are damaged where an engine translates a sentence with them.

    python benchmarks/held_names.py [--names FILE] [--frames N…] [--glossary DIR] [--from TAG] [--to TAG]
                                    [--engine NAME] [--shown N]

Each of a file's names, a line each, stands in each frame, in an article of its own. A name is *damaged* where it has
a word of four letters and more from which no word of the target is within two letters, accents and capitals aside,
and where the target has no form that the glossary has for it. *Without a finding* is what nobody is told of: the unit
has no finding, an engine's own note on words it doesn't know not counting. *Empty* are units without a target. Frame
0 is *Hier, NAME a fait parler de nouveau.*; see `FRAMES`. Prints Markdown, and the damaged ones.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import polib
from rapidfuzz.distance import OSA

from l10n.glossary.csv import read
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair
from l10n.text.folding import unaccented

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FRAMES = (
    "Hier, {} a fait parler de nouveau.",
    "{} n'a pas répondu aux questions des journalistes.",
    "La réponse de {} était attendue depuis lundi.",
    "Trois noms reviennent souvent dans l'enquête : Dubreuil, {} et Vasseur.",
    "Le rapport qui concerne {} sera publié demain, selon la presse.",
    "Tout le monde pense à {} ces jours-ci.",
)
LETTERS, AWAY = 4, 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", type=Path, default=SHARED / "cases" / "names.dev.txt")
    parser.add_argument("--frames", type=int, nargs="+", default=[0])
    parser.add_argument("--glossary", type=Path, default=ROOT / "glossary")
    parser.add_argument("--from", dest="source", default="fr")
    parser.add_argument("--to", default="en")
    parser.add_argument("--engine", default="apertium")
    parser.add_argument("--shown", type=int, default=40, help="how many damaged names to list")
    options = parser.parse_args()
    names = [line.strip() for line in options.names.read_text(encoding="utf-8").splitlines() if line.strip()]
    finder = TermFinder(read([options.glossary]), LanguagePair(options.source, options.to))
    print("| frame | names | damaged | share | without a finding | empty |\n|---|---:|---:|---:|---:|---:|")
    shown = []
    for frame in (FRAMES[number] for number in options.frames):
        rows = translated([frame.format(name) for name in names], options)
        bad = [
            (name, target, findings)
            for name, (source, (target, findings)) in zip(names, rows.items(), strict=True)
            if is_damaged(name, source, target, finder)
        ]
        silent = sum(not findings for _, _, findings in bad)
        empty = sum(not target for target, _ in rows.values())
        share = len(bad) / len(names)
        print(
            f"| {frame.format('…')} | {len(names)} | {len(bad)} | {share:.1%} | {silent} | {empty} |",
            flush=True,
        )
        shown += [
            f"{name}: {target or '(empty)'}{'' if found else '  NO FINDING'}" for name, target, found in bad
        ]
    print("", *shown[: options.shown], sep="\n")


def is_damaged(name: str, source: str, target: str, finder: TermFinder) -> bool:
    """Return whether a word of a name is nowhere in a target, and the glossary has nothing for it that is."""
    theirs = {unaccented(word.lower()) for word in re.findall(r"[^\W\d_]+", target)}
    wrong = [
        word
        for word in re.findall(r"[^\W\d_]+", name)
        if len(word) >= LETTERS
        and all(OSA.distance(unaccented(word.lower()), other) > AWAY for other in theirs)
    ]
    if not wrong:
        return False
    terms = [term for term in finder.asked(source) if any(word in term.text for word in wrong)]
    return not terms or bool(finder.missing(terms, target))


def translated(sources: list[str], options: argparse.Namespace) -> dict[str, tuple[str, list[str]]]:
    """Return what l10n makes of the sources, in their order, each with its target and findings."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        for at, text in enumerate(sources):
            (folder / "articles" / f"{at:04d}.txt").write_text(f"{text}\n", encoding="utf-8")
        tool = str(Path(sys.executable).with_name("l10n"))
        command = [tool, "translate", "articles", "--from", options.source, "--to", options.to, "--no-memory"]
        subprocess.run(
            [*command, "--engine", options.engine, "--locales", "locales", "--glossary", str(options.glossary)],
            cwd=folder, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        made = {
            entry.msgid: (entry.msgstr, re.findall(r"^finding: .*", entry.comment, re.MULTILINE))
            for path in (folder / "locales" / options.to).rglob("*.po")
            for entry in polib.pofile(str(path))
        }
        return {source: made[source] for source in sources}


if __name__ == "__main__":
    main()
