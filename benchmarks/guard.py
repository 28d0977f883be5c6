"""Count what an Argos package does badly, rule by rule, before and after the guard, and the guard's false alarms.

    python benchmarks/guard.py [--articles DIR] [--package FILE] [--references FILE] [--every N]

The guard isn't its own judge: bad targets are counted by other rules, written for this and stricter where a
false alarm costs nothing. References are a file of JSON lines, each with lists of the same sentences by language;
a good reference that the guard would not take is a false alarm. Prints Markdown. The package runs at the settings
of `l10n translate` (int8, beam 4); figures differ a little between processors.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAIRS = ("fr-en", "fr-es", "fr-ca", "fr-de", "fr-it", "fr-pt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=SHARED / "articles" / "fr")
    parser.add_argument("--package", type=Path, default=ROOT / "packages" / "translate-fr_en-0_2.argosmodel")
    parser.add_argument("--references", type=Path, default=SHARED / "articles" / "ntrex.jsonl")
    parser.add_argument("--every", type=int, default=1, help="take each Nth sentence only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(options.package) as package:
            package.extractall(Path(folder) / "packages")
        os.environ["ARGOS_PACKAGES_DIR"] = str(Path(folder) / "packages")
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = folder
        raw_and_guarded(options.articles, options.every)
    if options.references.is_file():
        false_alarms(options.references)


def sentences(folder: Path) -> list[str]:
    """Return the sentences of all articles in a folder, each once."""
    from l10n import articles, segmentation

    found, errors = articles.find([folder], [folder])
    if errors:
        raise SystemExit(str(errors[0]))
    texts = (articles.read(source)[0] for source in found)
    return list(dict.fromkeys(one.source for text in texts for one in segmentation.segment(text, "fr")))


def raw_and_guarded(folder: Path, every: int) -> None:
    from l10n.engines import choose
    from l10n.engines.guard import Guarded
    from l10n.model import LanguagePair

    sources = sentences(folder)[::every]
    engine = choose(LanguagePair("fr", "en"), "argos").load()
    started = time.perf_counter()
    raw = [made.target for made in engine.translate(sources)]
    between = time.perf_counter()
    guarded = Guarded(engine).translate(sources)
    ended = time.perf_counter()
    before = count(sources, raw)
    after = count(sources, [made.target or None for made in guarded])
    left = sum(not made.target for made in guarded)
    noted = sum(bool(made.target and made.problem) for made in guarded)
    same = sum(one == made.target for one, made in zip(raw, guarded, strict=True))
    print(f"{len(sources)} sentences\n\n| what is wrong | raw | through the guard |\n|---|---:|---:|")
    for rule in RULES:
        print(f"| {rule} | {before[rule]} | {after[rule]} |")
    print(f"| any of these | {before['any']} | {after['any']} |")
    print(f"\n{same} targets are as they were, {len(sources) - same - left} were made again,")
    print(f"{left} were left untranslated with a reason, {noted} carry a note on figures.")
    print(f"Seconds: {between - started:.1f} raw, {ended - between:.1f} with the guard.\n")


def count(sources: list[str], targets: list[str | None]) -> Counter[str]:
    """Count bad targets by rule; None, left untranslated, is no target and not bad."""
    found: Counter[str] = Counter()
    for source, target in zip(sources, targets, strict=True):
        if target is not None:
            bad = [rule for rule, test in RULES.items() if test(source, target)]
            found.update(bad)
            found["any"] += bool(bad)
    return found


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def empty(source: str, target: str) -> bool:
    return bool(source.strip()) and not target.strip()


def letters_loop(source: str, target: str) -> bool:
    """Return whether letters come three times in a row in a word, as they don't in the source."""
    loops = re.finditer(r"([^\W\d_]{1,10}?)\1\1", target.lower())
    return any(loop[1] * 2 not in source.lower() and loop[0] not in ("www", "iii", "xxx") for loop in loops)


def words_loop(source: str, target: str) -> bool:
    """Return whether the same 1 to 10 words come thrice in a row, or four and more twice."""
    mine, theirs = words(target), words(source)
    for size in range(1, 11):
        for at in range(len(mine) - 2 * size + 1):
            group = mine[at : at + size]
            twice = mine[at + size : at + 2 * size] == group
            thrice = twice and mine[at + 2 * size : at + 3 * size] == group
            doubled = [*group, *group]
            known = any(theirs[i : i + 2 * size] == doubled for i in range(len(theirs)))
            if (thrice or (twice and size >= 4)) and not known:
                return True
    return False


def again_and_again(source: str, target: str) -> bool:
    """Return whether three words come three times and make a third of all, as none do in the source."""

    def most(tokens: list[str]) -> int:
        return max(Counter(zip(tokens, tokens[1:], tokens[2:], strict=False)).values(), default=0)

    mine = words(target)
    return most(mine) >= 3 > most(words(source)) and 3 * most(mine) >= len(mine) / 3


def off_length(source: str, target: str) -> bool:
    short, long = len(source) / 2.5 - 20, len(source) * 2.5 + 40
    return bool(target.strip()) and not short <= len(target) <= long


def addresses(source: str, target: str) -> bool:
    pattern = r"https?://\S+[\w/]|www\.\S+[\w/]|[\w.]+@[\w.]+\w|(?<!\w)[@#]\w+"
    return any(found not in target for found in re.findall(pattern, source))


def untouched(source: str, target: str) -> bool:
    return target.strip() == source.strip() and len([w for w in words(source) if w in SMALL_FRENCH]) >= 2


def french(source: str, target: str) -> bool:
    found = words(target)
    hits = [sum(word in small for word in found) for small in (SMALL_FRENCH, SMALL_ENGLISH)]
    return len(found) >= 6 and hits[0] >= 4 and hits[0] > 2 * hits[1]


def masks(source: str, target: str) -> bool:
    """Return whether a year that may be a mask left behind stands in the target, if masks may have been used."""
    may = re.search(r"[@#_]|://|www|\w\.\w", source)
    return bool(may) and bool(set(re.findall(r"\b19[89]\d\b", target)) - set(re.findall(r"\d+", source)))


SMALL_FRENCH = set(
    words("le la les des du et est dans pour que qui sur au aux avec ce elle il ne pas par une")
)
SMALL_ENGLISH = set(
    words("the of and to in is that for it was on with as he be by are this have from has not")
)
RULES = {
    "empty": empty,
    "letters in a loop": letters_loop,
    "words in a loop": words_loop,
    "the same words again and again": again_and_again,
    "more than 2.5 times too long or short": off_length,
    "an address or handle lost": addresses,
    "untouched": untouched,
    "in French": french,
    "a year that may be a mask": masks,
}


def false_alarms(path: Path) -> None:
    from l10n.engines.guard import fault
    from l10n.model import LanguagePair

    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    print("| references | sentences | refused | a note on figures | µs each |\n|---|---:|---:|---:|---:|")
    for name in PAIRS:
        pair = LanguagePair(*name.split("-"))
        texts = [both for one in records for both in zip(one[pair.source], one[pair.target], strict=True)]
        started = time.perf_counter()
        faults = [found for source, target in texts if (found := fault(source, target, pair))]
        each = (time.perf_counter() - started) / len(texts)
        soft = sum(found.soft for found in faults)
        print(f"| {pair} | {len(texts)} | {len(faults) - soft} | {soft} | {each * 1e6:.0f} |")


if __name__ == "__main__":
    main()
