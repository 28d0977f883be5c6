"""Right names: how many are taken for misspelt ones, and become a form of another concept when they are translated.

    python benchmarks/names.py [--names FILE] [--glossary DIR] [--to TAGS] [--engine NAME]

Each of a file's names, a line each, stands in the same sentence, in an article of its own. It is translated with the
glossary and without. A name becomes another where the target with the glossary has a form of a concept that neither
the source has, by the words of the name, nor the target without. Prints Markdown, and what became of which name.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from l10n.glossary.csv import read
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SENTENCES = (
    "Hier, {} a fait parler de nouveau.",
    "Les habitants attendent la réponse de {} depuis lundi.",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", type=Path, default=SHARED / "cases" / "names.dev.txt")
    parser.add_argument("--glossary", type=Path, default=ROOT / "glossary")
    parser.add_argument("--to", default="en,es,ca")
    parser.add_argument("--engine", default="apertium")
    options = parser.parse_args()
    names = [line.strip() for line in options.names.read_text(encoding="utf-8").splitlines() if line.strip()]
    sources = {name: [sentence.format(name) for sentence in SENTENCES] for name in names}
    glossary = read([options.glossary])
    targets = options.to.split(",")
    told = translated(sources, targets, options.engine, ["--glossary", str(options.glossary)])
    free = translated(sources, targets, options.engine, ["--no-glossary"])
    print("| to | names | taken for a typo | become another |\n|---|---:|---:|---:|")
    shown = []
    for target in targets:
        finder = TermFinder(glossary, LanguagePair("fr", target))
        typos = {name for name, texts in sources.items() if any(map(finder.misspelt, texts))}
        others = {}
        for name, texts in sources.items():
            for text in texts:
                if turned := added(finder, text, told[target][text], free[target][text]):
                    others[name] = f"{told[target][text]} ({', '.join(sorted(turned))})"
        print(f"| {target} | {len(names)} | {len(typos)} | {len(others)} |")
        shown += [f"{target}: typo: {name}" for name in sorted(typos)]
        shown += [f"{target}: {name}: {text}" for name, text in others.items()]
    print("", *shown, sep="\n")


def added(finder: TermFinder, source: str, target: str, free: str) -> set[str]:
    """Return the concepts that a target has and neither its source nor its free translation."""
    have = (
        {form.row.concept for hit in matcher.find(text) for form in hit.forms}
        for matcher, text in ((finder.target, target), (finder.target, free), (finder.source, source))
    )
    there, freely, meant = have
    return there - freely - meant


def translated(
    sources: dict[str, list[str]], targets: list[str], engine: str, options: list[str]
) -> dict[str, dict[str, str]]:
    """Return what l10n makes of the sources, by language and source."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        for at, texts in enumerate(sources.values()):
            (folder / "articles" / f"{at:04d}.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        to = [option for target in targets for option in ("--to", target)]
        tool = str(Path(sys.executable).with_name("l10n"))
        command = [tool, "translate", "articles", "--from", "fr", *to, "--no-memory", "--engine", engine]
        subprocess.run(
            [*command, "--locales", "locales", *options],
            cwd=folder, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        return {
            target: {
                entry.msgid: entry.msgstr
                for path in (folder / "locales" / target).rglob("*.po")
                for entry in polib.pofile(str(path))
            }
            for target in targets
        }


if __name__ == "__main__":
    main()
