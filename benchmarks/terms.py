"""Measure terms obeyed: what the engines say freely and told the glossary's terms, and what the references say.

    python benchmarks/terms.py [--set SET…] [--engine NAME…] [--sentences N] [--all] [--changed FILE] [--package FILE]
                               [--glossary DIR] [--without METHOD…]

Sets: `ntrex-en` and `ntrex-es` (NTREX-128 fr→en and fr→es, with the countries of mledoze/countries as glossary),
`wmt21` (the WMT21 terminology task's sentences turned to fr→en, with its terms), `everyday` (300 of Tatoeba's, which
a small package translates well, with words as glossary that neither it nor the references would choose: to be read).
All sentences with a term count; with `--all` those without one, too, as in articles.
*Accuracy*: of the terms in the sources, how many have an allowed form in the target, as often as the source has them.
*Doubled*: targets with a term more often than their source. chrF and BLEU by sacrebleu, which has to be installed.
`--glossary` takes the rows of a glossary in place of the set's own;
`--without` leaves the candidates of a method (`annotation`, `omission`) out, to see what it is worth.
Times are of the machine's CPU for all sentences. `--changed` writes what was changed, to be read. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import random
import resource
import sys
import tempfile
import zipfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Set:
    """Sentences with references, and rows of a glossary."""

    pair: tuple[str, str]
    sources: list[str]
    references: list[str]
    rows: list


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--engine", nargs="+", default=["argos", "apertium"])
    parser.add_argument("--sentences", type=int, default=None)
    parser.add_argument("--all", action="store_true", help="sentences without a term, too")
    parser.add_argument("--changed", type=Path)
    parser.add_argument("--glossary", type=Path, help="a folder of CSV files")
    parser.add_argument("--without", nargs="+", default=[], metavar="METHOD")
    parser.add_argument("--package", type=Path, default=ROOT / "packages" / "translate-fr_en-0_2.argosmodel")
    options = parser.parse_args()
    changed: list[str] = []
    print(
        "| set | engine | sentences | terms | accuracy free | obeyed | reference | doubled free | obeyed | chrF free"
        " | obeyed | BLEU free | obeyed | time × free | methods |"
    )
    print("|---|---|" + "---:|" * 12 + "---|")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(options.package) as archive:
            archive.extractall(folder)
        os.environ["ARGOS_PACKAGES_DIR"] = folder
        for name in options.set:
            for engine in options.engine:
                measure(name, engine, options, changed)
    if options.changed:
        random.Random(1).shuffle(changed)
        options.changed.write_text("\n".join(changed), encoding="utf-8")


def measure(name: str, engine: str, options: argparse.Namespace, changed: list[str]) -> None:
    from sacrebleu.metrics import BLEU, CHRF

    from l10n.engines.terms import Enforcer
    from l10n.errors import L10nError
    from l10n.glossary import Glossary
    from l10n.glossary.csv import read
    from l10n.glossary.finder import TermFinder
    from l10n.model import LanguagePair

    data = SETS[name]()
    pair = LanguagePair(*data.pair)
    glossary = read([options.glossary]) if options.glossary else Glossary(tuple(data.rows))
    terms = TermFinder(glossary, pair)
    pairs = zip(data.sources, data.references, strict=True)
    both = [(s, r) for s, r in pairs if options.all or terms.find(s)][: options.sentences]
    sources, references = [s for s, _ in both], [r for _, r in both]
    found = [terms.find(source) for source in sources]
    total = sum(map(len, found))
    try:
        engine_free = guarded(pair, engine)
    except L10nError as error:
        print(f"{name}, {engine}: not measured: {error}", file=sys.stderr)
        return
    # Each has an engine of its own, at work before the clock starts: one that remembers has nothing to remember.
    with closing(engine_free):
        engine_free.translate(sources[:2])
        free, time_free = timed(engine_free.translate, sources)
    with closing(guarded(pair, engine)) as engine_told:
        leave_out(engine_told, options.without)
        engine_told.translate(sources[:2])
        obeyed, time_obeyed = timed(Enforcer(engine_told, terms).translate, sources)
    cells = [name, obeyed[0].origin.split(" +terms:")[0] or engine_free.origin, len(sources), total]
    targets = [[one.target for one in free], [one.target for one in obeyed], references]
    cells += [
        f"{1 - sum(len(terms.missing(f, t)) for f, t in zip(found, of, strict=True)) / total:.1%}"
        for of in targets
    ]
    for of in targets[:2]:
        cells.append(f"{sum(terms.doubled(f, t, '') for f, t in zip(found, of, strict=True)) / len(of):.1%}")
    for metric in (CHRF(), BLEU()):
        cells += [f"{metric.corpus_score(of, [references]).score:.1f}" for of in targets[:2]]
    methods = Counter(one.origin.rpartition("+terms:")[2] for one in obeyed if "+terms:" in one.origin)
    cells += [f"{time_obeyed / time_free:.2f}", ", ".join(f"{m} {n}" for m, n in methods.most_common())]
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    for source, reference, one, other, of in zip(sources, references, free, obeyed, found, strict=True):
        if one.target != other.target or terms.missing(of, other.target):
            asked = ", ".join(f"{term.text} → {term.target_form}" for term in of)
            lacks = ", ".join(term.target_form for term in terms.missing(of, other.target))
            changed.append(
                f"{name} {engine}: {asked}{f'  LACKS {lacks}' if lacks else ''}\n  source    {source}\n"
                f"  reference {reference}\n  free      {one.target}\n  obeyed    {other.target}"
                f"\n  {other.origin}\n"
            )


def guarded(pair, engine: str):
    """Start an engine under guard alone: neither terms nor names are held."""
    from l10n.engines import Guarded, registry

    first, *others = registry.routes(pair, engine)
    return Guarded(first.load(), others)


def leave_out(guarded, methods: list[str]) -> None:
    """Let an engine's candidates of some methods go, before anybody looks at them."""
    if not methods:
        return
    engine = guarded.engine
    for name in ("candidates", "further"):
        offered = getattr(engine, name)

        def kept(requests, finder, offered=offered):
            return [[one for one in of if one.method not in methods] for of in offered(requests, finder)]

        setattr(engine, name, kept)


def timed(translate, sources):
    before = used()
    return translate(sources), used() - before


def used() -> float:
    """Return the CPU time of the process; that of Apertium's stages, which go on, from /proc."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    total = own.ru_utime + own.ru_stime
    tick = os.sysconf("SC_CLK_TCK")
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            total += (int(fields[11]) + int(fields[12])) / tick
    return total


def countries():
    sys.path.insert(0, str(Path(__file__).parent))
    from terms_check import countries as rows

    return rows()


def ntrex(language: str) -> Set:
    with (SHARED / "articles" / "ntrex.jsonl").open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    texts = {
        lang: [sentence for article in articles for sentence in article[lang]] for lang in ("fr", language)
    }
    return Set(("fr", language), texts["fr"], texts[language], countries())


def wmt21() -> Set:
    from l10n.glossary import Kind, Row, Status

    with (SHARED / "eval" / "wmt21-terminology.en-fr.jsonl").open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    rows: dict[tuple[str, str], Row] = {}
    for line in lines:
        for term in line["terms"]:
            for french in term["tgt"]:
                key = french.lower(), term["src"].lower()
                rows.setdefault(
                    key, Row(key[0], Kind.TERM, Status.PREFERRED, {"fr": french, "en": term["src"]})
                )
    return Set(
        ("fr", "en"), [line["fr"] for line in lines], [line["en"] for line in lines], list(rows.values())
    )


# French: a word that no translation would have.
_UNUSUAL = {
    "chien": "hound", "chat": "feline", "école": "academy", "médecin": "physician", "vélo": "two-wheeler",
    "gare": "railway terminus", "film": "motion picture", "maison": "dwelling", "voiture": "automobile",
    "lettre": "missive", "réunion": "assembly", "photo": "snapshot", "garçon": "lad", "police": "constabulary",
    "accident": "mishap", "professeur": "educator", "avion": "aircraft", "livre": "volume", "hôpital": "infirmary",
    "bateau": "vessel", "restaurant": "eating house", "pomme de terre": "spud", "clé": "opener",
}  # fmt: skip


def everyday() -> Set:
    from l10n.glossary import Glossary, Kind, Row, Status
    from l10n.glossary.finder import TermFinder
    from l10n.model import LanguagePair

    rows = [
        Row(french, Kind.TERM, Status.PREFERRED, {"fr": french, "en": english})
        for french, english in _UNUSUAL.items()
    ]
    sides = []
    for language in ("fr", "en"):
        path = SHARED / "training" / f"tatoeba-2017.en-fr.{language}.xz"
        with lzma.open(path, "rt", encoding="utf-8") as file:
            sides.append(file.read().splitlines())
    terms = TermFinder(Glossary(tuple(rows)), LanguagePair("fr", "en"))
    pairs = [pair for pair in zip(*sides, strict=True) if terms.find(pair[0])]
    chosen = random.Random(1).sample(pairs, 300)
    return Set(("fr", "en"), [one for one, _ in chosen], [other for _, other in chosen], rows)


SETS = {
    "ntrex-en": lambda: ntrex("en"),
    "ntrex-es": lambda: ntrex("es"),
    "wmt21": wmt21,
    "everyday": everyday,
}


if __name__ == "__main__":
    main()
