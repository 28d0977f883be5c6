"""The engines that are installed, and which of them serves a pair of languages.

A new engine is a module with a function `offers`, and a line in `FAMILIES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from l10n.engines import apertium, argos
from l10n.engines.base import Engine, Offer
from l10n.engines.hints import how_to_get
from l10n.engines.matching import best
from l10n.engines.pivot import pivots
from l10n.errors import NoEngineError, UsageError
from l10n.model import LanguagePair

__all__ = ["AUTO", "FAMILIES", "Engine", "Offer", "choose", "offers", "source_languages"]

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


def choose(pair: LanguagePair, family: str = AUTO) -> Offer:
    """Return what serves `pair` best: a direct engine, the better family first, else two through a third language.

    `family` restricts both to one family. The offer's own `pair` may be wider than what was asked (`pt` for
    `pt-BR`, with its name in `origin`). Raises `NoEngineError`, whose hint names the commands that would bring
    one, and `UsageError` for a family that does not exist.
    """
    installed = offers(family)
    found = best(installed, pair) or next(iter(pivots(installed, pair)), None)
    if found is None:
        wanted = "no engine" if family == AUTO else f"no engine of {family}"
        raise NoEngineError(
            f"{wanted} that is installed translates {pair}", hint=how_to_get(pair, family, installed)
        )
    return found


def source_languages() -> set[str]:
    """Return the languages, in BCP 47 tags, that the installed engines translate from; starts nothing."""
    return {offer.pair.source for offer in offers()}
