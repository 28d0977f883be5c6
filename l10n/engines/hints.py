"""Where to get an engine for a pair of languages that none is installed for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.engines.apertium.modes import tag_of
from l10n.engines.base import Offer
from l10n.engines.matching import served_by
from l10n.engines.pivot import middle_rank
from l10n.model import LanguagePair

# Debian's packages of Apertium pairs (12 and 13), by the codes in their names: both ways, then one.
_BOTH_WAYS = (
    "afr-nld arg-cat bel-rus cat-ita en-gl eng-cat eng-spa eo-en es-gl es-pt fr-es fra-cat fra-frp hbs-eng"
    " hbs-mkd hbs-slv ind-zlm isl-swe mkd-bul nno-nob oc-ca oc-es oci-fra pol-szl por-cat pt-gl rus-ukr spa-arg"
    " spa-cat spa-ita swe-dan urd-hin"
)
_ONE_WAY = (
    "br-fr:br-fr cat-srd:cat-srd eo-ca:ca-eo eo-es:es-eo eo-fr:fr-eo es-ro:ro-es eu-en:eu-en eu-es:eu-es"
    " isl-eng:isl-eng mkd-eng:mkd-eng spa-ast:spa-ast srd-ita:ita-srd dan-nor:dan-nob dan-nor:nob-dan dan-nor:dan-nno"
    " dan-nor:nno-dan swe-nor:swe-nob swe-nor:nob-swe swe-nor:swe-nno swe-nor:nno-swe"
)
# Argos' published packages lead from each of these to English and back.
_ARGOS = (
    "ar az bg bn ca cs da de el eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl pl pt pt-BR ro ru"
    " sk sl sq sv th tl tr uk ur vi zh-Hans zh-Hant"
)


def how_to_get(pair: LanguagePair, family: str, installed: Sequence[Offer]) -> str:
    """Return the commands that would bring an engine of `family` (or `auto`) for `pair`, in one line.

    What is `installed` already counts towards a way through a third language.
    """
    have = {offer.pair for offer in installed}
    ways = []
    if family in ("auto", "apertium") and (packages := _route(pair, have, _debian())):
        ways.append(f"apt-get install apertium {' '.join(packages)}")
    if family in ("auto", "argos") and (pairs := _route(pair, have, _argos())):
        ways.append(" && ".join(f"l10n engines install {languages}" for languages in pairs))
    return "; or ".join(ways) or "neither Apertium's nor Argos' published packages lead from one to the other"


def _route(pair: LanguagePair, have: set[LanguagePair], known: dict[LanguagePair, str]) -> list[str]:
    """Return what brings those we lack for the shortest way; nothing if there is no way."""
    routes = []
    for order, (source, target) in enumerate(_asked(pair)):
        middles = {edge.target for edge in (*known, *have) if edge.source == source} | {target}
        for middle in middles:
            edges = [LanguagePair(source, middle), LanguagePair(middle, target)][
                : 1 if middle == target else 2
            ]
            if all(edge in have or edge in known for edge in edges):
                missing = [known[edge] for edge in edges if edge not in have]
                routes.append((len(missing), len(edges), order, middle_rank(middle), missing))
    return list(dict.fromkeys(min(routes)[-1])) if routes else []


def _asked(pair: LanguagePair) -> Iterator[tuple[str, str]]:
    for target in served_by(pair.target):
        for source in served_by(pair.source):
            yield source, target


def _debian() -> dict[LanguagePair, str]:
    known = {}
    for entry in (*(f"{name}:{name}" for name in _BOTH_WAYS.split()), *_ONE_WAY.split()):
        package, _, direction = entry.partition(":")
        source, target = map(tag_of, direction.split("-"))
        known[LanguagePair(source, target)] = f"apertium-{package}"
        if package == direction and package in _BOTH_WAYS.split():
            known[LanguagePair(target, source)] = f"apertium-{package}"
    return known


def _argos() -> dict[LanguagePair, str]:
    known = {}
    for tag in _ARGOS.split():
        for pair in (LanguagePair(tag, "en"), LanguagePair("en", tag)):
            known[pair] = f"{pair.source} {pair.target}"
    return known
