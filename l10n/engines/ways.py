"""Which pairs have to be installed for one that nothing serves."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from l10n.engines.matching import middle_rank, serving
from l10n.model import LanguagePair


def missing(
    pair: LanguagePair, installed: Collection[LanguagePair], known: Mapping[LanguagePair, str]
) -> list[str]:
    """Return what brings the pairs that the shortest way lacks, by what is `known` to bring each; else nothing.

    The fewest to install, the fewest engines, the most exact languages, the best middle: in this order.
    """
    routes = []
    for order, served in enumerate(serving(pair)):
        middles = {edge.target for edge in (*known, *installed) if edge.source == served.source} | {
            served.target
        }
        for middle in middles:
            edges = [LanguagePair(served.source, middle), LanguagePair(middle, served.target)]
            del edges[1 if middle == served.target else 2 :]
            if all(edge in installed or edge in known for edge in edges):
                lacking = [known[edge] for edge in edges if edge not in installed]
                routes.append((len(lacking), len(edges), order, middle_rank(middle), lacking))
    return list(dict.fromkeys(min(routes)[-1])) if routes else []


def commands(
    pair: LanguagePair,
    installed: Collection[LanguagePair],
    hub: str,
    published: Collection[str],
    option: str = "",
) -> str:
    """Return the commands of `l10n`, in one line, that install what the shortest way lacks; empty if nothing does.

    For each language `published` (BCP 47) there is what leads from it to the `hub`, and back; `option` names the
    family.
    """
    known = {
        edge: f"l10n engines install {edge.source} {edge.target}{option}"
        for tag in published
        for edge in (LanguagePair(tag, hub), LanguagePair(hub, tag))
    }
    return " && ".join(missing(pair, installed, known))
