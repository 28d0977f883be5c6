"""How well ways from one language to another were measured to translate: the table `measured.tsv`.

That is chrF and BLEU (sacrebleu) on the first 1,007 sentences of NTREX-128, the 62 articles of the shared data, under
guard, without a glossary. Rule-based engines differ by the language that they go through more than by their length.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from l10n.engines.base import Offer


def by_quality(routes: Sequence[Offer]) -> list[Offer]:
    """Return ways for a pair of languages, those that were measured in the order of chrF, the best first.

    They share the places that they had among the others, which stay where they are.
    """
    known = _table()
    scores = [known.get((f"{route.pair.source}-{route.pair.target}", route.origin)) for route in routes]
    places = [at for at, score in enumerate(scores) if score is not None]
    ordered = list(routes)
    for at, best in zip(places, sorted(places, key=lambda one: -(scores[one] or 0.0)), strict=True):
        ordered[at] = routes[best]
    return ordered


@cache
def _table() -> dict[tuple[str, str], float]:
    text = resources.files("l10n.engines").joinpath("measured.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    return {(pair, origin): float(chrf) for pair, origin, chrf, _ in rows}
