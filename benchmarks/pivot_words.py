"""Words of the middle language that are left where Apertium translates through one: prints them, and how many units.

    python benchmarks/pivot_words.py [--engine ORIGIN ...] [--middle TAG] [FOLDER]

FOLDER (by default `../shared/articles` beside the repository) has articles in `fr/`. They are translated into
English by each engine. A word counts that has four letters and more, that the lexicon knows in the middle language
(by default any of Spanish and Catalan) and not in English, and that is no name: nothing with a capital that the
source has too, no town, no person. Each has to stand in a finding. The exit code is 1 where more than 2 % of the
units hold one, or one is in none.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from l10n.catalogs.catalog import Entry
from l10n.catalogs.reading import decode
from l10n.config import project
from l10n.model import LanguagePair, Unit
from l10n.pipeline.checker import Checker
from l10n.pipeline.glossary import load
from l10n.text.folding import fold
from l10n.text.gazetteer import is_of_person, is_town
from l10n.text.lexicon import is_proper_noun, is_word

ROOT = Path(__file__).parent.parent
ENGINES = ("apertium fr-es + apertium spa-eng", "apertium")
MOST = 0.02
WORD = re.compile(r"[^\W\d_]{4,}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--engine", action="append")
    parser.add_argument("--middle", action="append")
    parser.add_argument(
        "--words", action="store_true", help="List the words, and the sentences they stand in."
    )
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "articles")
    arguments = parser.parse_args()
    middles = tuple(arguments.middle or ("es", "ca"))
    failed = False
    for engine in arguments.engine or ENGINES:
        with tempfile.TemporaryDirectory() as scratch:
            translate(arguments.folder / "fr", engine, Path(scratch))
            entries = [
                entry
                for path in sorted(Path(scratch).rglob("en/**/*.po"))
                for entry in decode(path.read_bytes(), path).active
            ]
        failed |= report(engine, middles, entries, listed=arguments.words)
    return int(failed)


def translate(folder: Path, engine: str, locales: Path) -> None:
    """Translate the articles of a folder into English."""
    command = [
        sys.executable,
        "-c",
        "from l10n.cli import main; main()",
        "translate",
        str(folder),
        "--from",
        "fr",
    ]
    subprocess.run(
        [*command, "--to", "en", "--engine", engine, "--glossary", "glossary", "--locales", str(locales)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )


def report(engine: str, middles: tuple[str, ...], entries: list[Entry], *, listed: bool) -> bool:
    """Print what is left, and return whether that is too much."""
    config = project()
    checker = Checker(LanguagePair("fr", "en"), load(config, None))
    units = [entry for entry in entries if entry.target]
    words: Counter[str] = Counter()
    with_words = outside = 0
    for entry in units:
        left = list(middle_words(entry.source, entry.target, middles))
        with_words += bool(left)
        spans = [
            one
            for found in checker.of_unit(Unit(entry.source, entry.target, checker.pair))
            for one in found.target_spans
        ]
        for match in left:
            words[match[0].lower()] += 1
            is_found = any(span.start <= match.start() < span.end for span in spans)
            outside += not is_found
            if listed:
                print(f"{'' if is_found else 'NOT FOUND '}{match[0]}\t{entry.source}\t{entry.target}")
    share = with_words / max(1, len(units))
    print(f"{engine}: {with_words} of {len(units)} units ({share:.1%}) hold a word of {'/'.join(middles)}")
    print(f"  {words.total()} words, {len(words)} different, {outside} in no finding")
    print(f"  {', '.join(f'{word} {count}' for word, count in words.most_common(40))}")
    return share > MOST or outside > 0


def middle_words(source: str, target: str, middles: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Give the words of a target that are of a middle language."""
    named = set(map(fold, WORD.findall(source)))
    for match in WORD.finditer(target):
        word = match[0]
        if word[0].isupper() and (
            fold(word) in named or is_town(word) or is_of_person(word) or is_proper_noun(word, "en")
        ):
            continue
        if not is_word(word.lower(), "en") and any(is_word(word.lower(), tag) for tag in middles):
            yield match


if __name__ == "__main__":
    sys.exit(main())
