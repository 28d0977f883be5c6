"""Which pairs have to be installed for one that nothing serves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from l10n.engines.matching import middle_rank, served_by
from l10n.model import LanguagePair


def missing(
    pair: LanguagePair, installed: Collection[LanguagePair], known: Mapping[LanguagePair, str]
) -> list[str]:
    """Return what brings the pairs that the shortest way lacks, by what is `known` to bring each; else nothing.

    The fewest to install, the fewest engines, the most exact languages, the best middle: in this order.
    """
    routes = []
    for order, (source, target) in enumerate(_asked(pair)):
        middles = {edge.target for edge in (*known, *installed) if edge.source == source} | {target}
        for middle in middles:
            edges = [LanguagePair(source, middle), LanguagePair(middle, target)]
            del edges[1 if middle == target else 2 :]
            if all(edge in installed or edge in known for edge in edges):
                lacking = [known[edge] for edge in edges if edge not in installed]
                routes.append((len(lacking), len(edges), order, middle_rank(middle), lacking))
    return list(dict.fromkeys(min(routes)[-1])) if routes else []


def _asked(pair: LanguagePair) -> Iterator[tuple[str, str]]:
    for target in served_by(pair.target):
        for source in served_by(pair.source):
            yield source, target
