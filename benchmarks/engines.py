"""Measure every way that is installed from one language to another, for `l10n/engines/quality.tsv`.

    python benchmarks/engines.py PAIR… [--sentences N] [--glossary DIR] [--engine NAME]

PAIR is like `fr-en`. Prints the table's lines: chrF and BLEU (sacrebleu, which has to be installed) on the first N
sentences of NTREX-128, under guard and with the glossary's terms enforced, as `l10n translate` does; then, as
comments, the same without a glossary. Ways are direct engines and those through a third language.
"""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NTREX = ROOT.parent / "shared" / "articles" / "ntrex.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", nargs="+", metavar="PAIR")
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--glossary", type=Path, default=ROOT / "glossary")
    parser.add_argument("--engine", default="auto", help="of one family, or one origin")
    parser.add_argument("--articles", type=Path, default=NTREX)
    options = parser.parse_args()
    with options.articles.open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    for name in options.pairs:
        source, _, target = name.partition("-")
        texts = [
            [sentence for article in articles for sentence in article[language]][: options.sentences]
            for language in (source, target)
        ]
        measure((source, target), texts[0], texts[1], options.glossary, options.engine)


def measure(
    languages: tuple[str, str], sources: list[str], references: list[str], glossary: Path, engine: str
) -> None:
    from l10n.engines import Enforcer, Guarded, registry
    from l10n.glossary.csv import read
    from l10n.glossary.finder import TermFinder
    from l10n.model import LanguagePair

    pair = LanguagePair(*languages)
    name = "-".join(languages)
    finder = TermFinder(read([glossary]), pair)
    for offer in registry.routes(pair, engine):
        with closing(Guarded(offer.load())) as guarded:
            free = figures([one.target for one in guarded.translate(sources)], references)
            told = figures([one.target for one in Enforcer(guarded, finder).translate(sources)], references)
        print("\t".join((name, offer.origin, *told, str(len(sources)))), flush=True)
        print(f"# {offer.origin} without a glossary: chrF {free[0]}, BLEU {free[1]}", flush=True)


def figures(targets: list[str], references: list[str]) -> tuple[str, str]:
    from sacrebleu.metrics import BLEU, CHRF

    scores = (metric.corpus_score(targets, [references]).score for metric in (CHRF(), BLEU()))
    chrf, bleu = (f"{score:.1f}" for score in scores)
    return chrf, bleu


if __name__ == "__main__":
    main()
