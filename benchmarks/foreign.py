"""Count what the checks say of catalogs that other people made, in languages with a pack and without one.

    python benchmarks/foreign.py [--catalogs DIR] [--languages de,ja,…] [--from en] [--show N] [--sample N]
        [--only RULES]

The language of a catalog is what its file is called, or a part of that between points: `gnome-help.de.po`. By
default the catalogs are plain sentences of GNOME Help in 38 languages, translated and reviewed by its teams:
nearly all is right, so that a finding is nearly always a false alarm. Each is checked as `l10n check FILE
--from en --to LANG` does. Counted are errors, warnings and infos for a thousand translations: of each language,
of those with a full pack, of the others, and then of all by name. `--show` prints so many errors and warnings
of each name, drawn by chance, to be read, and `--sample` so many of all. Prints Markdown.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from l10n.languages import pack, tags
from l10n.model import Finding, Severity
from l10n.pipeline.check import CheckOptions, check
from l10n.pipeline.corpus import Corpus

ROOT = Path(__file__).resolve().parent.parent
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
PACKED = {
    "ar", "ca", "cs", "de", "el", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "zh",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--catalogs", type=Path, default=ROOT.parent / "shared" / "foreign" / "plain")
    parser.add_argument("--languages", default="", help="these only, by the names of their files")
    parser.add_argument("--from", dest="source", default="en", help="the language of the sources")
    parser.add_argument("--show", type=int, default=0, help="show so many errors and warnings of each name")
    parser.add_argument("--sample", type=int, default=0, help="show so many errors and warnings of all")
    parser.add_argument("--only", default="", help="count findings of these rules or families only")
    args = parser.parse_args()
    wanted = set(filter(None, args.languages.split(",")))
    rules = tuple(filter(None, args.only.split(",")))
    found: dict[str, list[Finding]] = {}
    sizes: dict[str, int] = {}
    for path in sorted(args.catalogs.glob("*.po")):
        if wanted and path.stem not in wanted:
            continue
        tag = language(path.stem)
        for result in check(Corpus.below([path], args.source, tag), CheckOptions()):
            found[path.stem] = [one for one in result.findings if not rules or one.rule.startswith(rules)]
            sizes[path.stem] = result.size
    with_pack = [name for name in found if pack.language(language(name)).base in PACKED]
    others = [name for name in found if name not in with_pack]
    print("| language | translations | errors | warnings | infos | errors and warnings by name |")
    print("|---|---:|---:|---:|---:|---|")
    for name in found:
        print(row(name, [name], found, sizes))
    for title, names in (("**with a pack**", with_pack), ("**others**", others)):
        if names:
            print(row(title, names, found, sizes))
    for title, names in (("With a pack", with_pack), ("Others", others)):
        by_name(title, [one for name in names for one in found[name]])
    show(found, args.show)
    sample(found, args.sample)


def language(name: str) -> str:
    """Return the tag of the language that a catalog's name says."""
    first, *parts = name.split(".")
    return next((tags.parse(part) for part in parts if len(part) in (2, 3)), "") or tags.parse(first)


def row(title: str, names: Collection[str], found: dict[str, list[Finding]], sizes: dict[str, int]) -> str:
    """Return a line of the table: some languages together."""
    total = sum(sizes[name] for name in names)
    findings = [one for name in names for one in found[name]]
    severities = Counter(one.severity for one in findings)
    rates = [f"{1000 * severities[one] / max(1, total):.1f}" for one in SEVERITIES]
    loud = Counter(one.check for one in findings if one.severity is not Severity.INFO)
    named = ", ".join(f"{count} {name}" for name, count in loud.most_common(6))
    return f"| {title} | {total} | {' | '.join(rates)} | {named} |"


def by_name(title: str, findings: Iterable[Finding]) -> None:
    """Print how many findings there are of each name."""
    counts = Counter((one.severity.value, one.rule, one.check) for one in findings)
    if not counts:
        return
    print(f"\n{title}:\n\n| severity | rule | name | findings |\n|---|---|---|---:|")
    for (severity, rule, name), count in counts.most_common():
        print(f"| {severity} | {rule} | {name} | {count} |")


def show(found: dict[str, list[Finding]], most: int) -> None:
    """Print some errors and warnings of each name, drawn by chance."""
    each: dict[str, list[tuple[str, Finding]]] = defaultdict(list)
    for language, findings in found.items():
        for one in findings:
            if one.severity is not Severity.INFO:
                each[one.check].append((language, one))
    for name, findings in sorted(each.items()):
        for language, one in random.Random(0).sample(findings, min(most, len(findings))):
            print(f"\n{name} {language}: {one.message}\n  {one.source}\n  {one.target}")


def sample(found: dict[str, list[Finding]], most: int) -> None:
    """Print some errors and warnings of all, drawn by chance."""
    loud = [(name, one) for name in found for one in found[name] if one.severity is not Severity.INFO]
    for name, one in random.Random(0).sample(loud, min(most, len(loud))):
        print(
            f"\n{one.severity} {one.check} {name}:{one.line}: {one.message}\n  {one.source}\n  {one.target}"
        )


if __name__ == "__main__":
    main()
