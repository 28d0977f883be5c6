"""The engines that are installed, and which of them serves a pair of languages.

A new engine is a module with a function `offers`, and a line in `FAMILIES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from l10n.engines import apertium, argos
from l10n.engines.base import Engine, Offer
from l10n.engines.guard import Guarded
from l10n.engines.hints import how_to_get
from l10n.engines.matching import ranked
from l10n.engines.pivot import PivotOffer, pivots
from l10n.engines.terms import Enforcer
from l10n.errors import NoEngineError, UsageError
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair

__all__ = [
    "AUTO",
    "FAMILIES",
    "Enforcer",
    "Engine",
    "Guarded",
    "Offer",
    "check",
    "choose",
    "offers",
    "source_languages",
    "start",
]

AUTO = "auto"

# The better ones first: among several that serve a pair, `auto` takes the first.
FAMILIES: Mapping[str, Callable[[], Sequence[Offer]]] = MappingProxyType(
    {"argos": argos.offers, "apertium": apertium.offers}
)


def offers(family: str = AUTO) -> list[Offer]:
    """Return every direct pair of languages that is installed, of all families or of one; starts nothing.

    They come family by family, the better first, sorted by languages within. Raises `UsageError` for a family
    that does not exist.
    """
    if family == AUTO:
        return [offer for listed in FAMILIES.values() for offer in listed()]
    if family not in FAMILIES:
        raise UsageError(
            f"there is no engine {family!r}", hint=f"choose one of {', '.join((AUTO, *FAMILIES))}"
        )
    return list(FAMILIES[family]())


def choose(pair: LanguagePair, engine: str = AUTO) -> Offer:
    """Return what serves `pair` best: a direct engine, the better family first, else two through a third language.

    `engine` is a family, which restricts both to it, or an offer's origin (`argos fr→en 1.9`). The offer's own
    `pair` may be wider than what was asked (`pt` for `pt-BR`, with its name in `origin`). Raises `NoEngineError`,
    whose hint names the commands that would bring one, and `UsageError` for what can't be an engine.
    """
    return _routes(pair, engine)[0]


def start(
    pair: LanguagePair, engine: str = AUTO, beam: int | None = None, terms: TermFinder | None = None
) -> Guarded | Enforcer:
    """Start what serves `pair` best, under guard: what it does badly is left to the next best.

    `engine` is like that of `choose`, and restricts the next best as well; `beam` is how wide Argos searches; `terms`
    are a glossary's, made ready for the pair, for the engine to say. Raises `NoEngineError`, `UsageError`, and
    `EngineError` where the engine does not start.
    """
    first, *others = (_with_beam(offer, beam) for offer in _routes(pair, engine))
    guarded = Guarded(first.load(), others)
    return guarded if terms is None else Enforcer(guarded, terms)


def check(engine: str) -> None:
    """Raise `UsageError` if `engine` is neither `auto`, nor a family, nor can be an origin of one."""
    if engine != AUTO and engine.split(" ")[0] not in FAMILIES:
        names = ", ".join((AUTO, *FAMILIES))
        raise UsageError(f"there is no engine {engine!r}", hint=f"choose one of {names}")


def _routes(pair: LanguagePair, engine: str) -> list[Offer]:
    """Return all that serves `pair`, the best first; at least one."""
    check(engine)
    family = engine if engine in FAMILIES else AUTO
    installed = offers(family)
    routes: list[Offer] = [*ranked(installed, pair), *pivots(installed, pair)]
    if engine not in (AUTO, family):
        found = [route for route in routes if route.origin == engine]
        if not found:
            known = "; ".join(route.origin for route in routes)
            hint = f"there are: {known}" if known else how_to_get(pair, engine.split(" ")[0], installed)
            raise NoEngineError(f"the engine {engine!r} for {pair} is not installed", hint=hint)
        return found
    if not routes:
        wanted = "no engine" if family == AUTO else f"no engine of {family}"
        raise NoEngineError(
            f"{wanted} that is installed translates {pair}", hint=how_to_get(pair, family, installed)
        )
    return routes


def _with_beam(offer: Offer, beam: int | None) -> Offer:
    """Return `offer` with the width of the search set, where it has any."""
    if beam is not None and isinstance(offer, argos.ArgosOffer):
        return replace(offer, beam=beam)
    if beam is not None and isinstance(offer, PivotOffer):
        return PivotOffer(_with_beam(offer.first, beam), _with_beam(offer.second, beam))
    return offer


def source_languages() -> set[str]:
    """Return the languages, in BCP 47 tags, that the installed engines translate from; starts nothing."""
    return {offer.pair.source for offer in offers()}
