"""The registry: the families of engines, and which of them serves a pair of languages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial, reduce
from types import MappingProxyType

from l10n.engines import apertium, argos, firefox
from l10n.engines.base import Family, Multilingual, Offer
from l10n.engines.ctranslate2.card import NAME as CTRANSLATE2
from l10n.engines.ctranslate2.offer import FAMILY as CTRANSLATE2_FAMILY
from l10n.engines.guard import Guarded
from l10n.engines.matching import ranked, serving
from l10n.engines.pivot import pivots
from l10n.engines.placeables import Placer
from l10n.engines.quality import measured
from l10n.engines.terms import Enforcer
from l10n.errors import NoEngineError, UsageError
from l10n.extensions import Registry
from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Glossary
from l10n.messages import Message, msg
from l10n.model import LanguagePair

AUTO = "auto"

# The better ones first: what nobody has measured (`quality`) is taken in this order.
FAMILIES = Registry(
    "l10n.engines",
    msg("engine"),
    MappingProxyType(
        {
            "argos": argos.FAMILY,
            "firefox": firefox.FAMILY,
            CTRANSLATE2: CTRANSLATE2_FAMILY,
            "apertium": apertium.FAMILY,
        }
    ),
    lambda found: isinstance(found, Family),
    reserved=frozenset({AUTO}),
)


def offers(family: str = AUTO) -> list[Offer]:
    """Return every direct pair of languages that is installed, of all families or of one; starts nothing.

    They come family by family, the better first, sorted by languages within. Raises `UsageError` for a family
    that does not exist, and for one of another distribution that is broken.
    """
    if family == AUTO:
        return [offer for name in FAMILIES for offer in offers(name)]
    if family not in FAMILIES:
        raise _unknown(family)
    with FAMILIES.blamed(family):
        return list(FAMILIES[family].offers())


def multilingual(family: str = AUTO) -> list[Multilingual]:
    """Return the installed models whose many pairs `offers` doesn't list, of all families or one; starts nothing."""
    if family == AUTO:
        return [model for name in FAMILIES for model in multilingual(name)]
    with FAMILIES.blamed(family):
        return list(FAMILIES[family].multilingual())


def choose(pair: LanguagePair, engine: str = AUTO) -> Offer:
    """Return what serves `pair` best: the first of its `routes`.

    `engine` is a family, which restricts both to it, or an offer's origin (`argos fr→en 1.9`). The offer's own
    `pair` may be wider than what was asked (`pt` for `pt-BR`, with its name in `origin`). Raises `NoEngineError`,
    whose hint names the commands that would bring one, and `UsageError` for what can't be an engine.
    """
    return routes(pair, engine)[0]


def start(
    pair: LanguagePair, engine: str = AUTO, beam: int | None = None, terms: TermFinder | None = None
) -> Placer:
    """Start what serves `pair` best, under guard: what it does badly is left to the next best.

    `engine` is like that of `choose`, and restricts the next best as well; `beam` is how wide Argos searches; `terms`
    are a glossary's, made ready for the pair, for the engine to say; names are held without any, too. Raises
    `NoEngineError`, `UsageError`, and `EngineError` where the engine does not start.
    """
    first, *others = (offer if beam is None else offer.with_beam(beam) for offer in routes(pair, engine))
    guarded = Guarded(first.load(), others)
    return Placer(Enforcer(guarded, terms or TermFinder(Glossary(), pair)))


def check(engine: str) -> None:
    """Raise `UsageError` if `engine` is neither `auto`, nor a family, nor can be an origin of one."""
    if engine != AUTO and engine.split(" ")[0] not in FAMILIES:
        raise _unknown(engine)


def how_to_get(pair: LanguagePair, installed: Sequence[Offer], *families: str) -> Message:
    """Return the commands that would bring an engine for `pair`, of one of `families` (any), in one line.

    What is `installed` already counts towards a way through a third language.
    """
    have = {offer.pair for offer in installed}
    ways = []
    for name in reversed(families or tuple(FAMILIES)):  # the best are the largest to fetch
        with FAMILIES.blamed(name):
            ways.append(FAMILIES[name].how_to_get(pair, have))
    if ways := list(filter(None, ways)):
        return reduce(lambda one, other: msg("{one}; or {other}", one=one, other=other), ways)
    return msg("neither Apertium nor Argos nor Mozilla publishes what leads from one to the other")


def source_languages() -> set[str]:
    """Return the languages, in BCP 47 tags, that the installed engines translate from; starts nothing."""
    return {offer.pair.source for offer in offers()}


def routes(pair: LanguagePair, engine: str = AUTO) -> list[Offer]:
    """Return all that serves `pair`, the best first, at least one; raises like `choose`.

    First what somebody installed for the pair and nobody has measured; then what was measured, by its figures, be it
    one engine or two through a third language; then other engines. What fits more exactly goes before all of that,
    and two engines that nobody has measured together go last.
    """
    check(engine)
    family = engine if engine in FAMILIES else AUTO
    installed = offers(family)
    models = multilingual(family)
    wide = filter(None, (model.offer(served) for served in serving(pair) for model in models))
    ways: list[Offer] = [*ranked(installed, pair), *wide, *pivots(installed, pair)]
    ways.sort(key=partial(_rank, pair))
    if engine not in (AUTO, family):
        named = [way for way in ways if way.origin == engine]
        if not named:
            known = "; ".join(way.origin for way in ways)
            hint = (
                msg("there are: {known}", known=known)
                if known
                else how_to_get(pair, installed, engine.split(" ")[0])
            )
            raise NoEngineError(
                msg("the engine {engine!r} for {pair} is not installed", engine=engine, pair=pair), hint=hint
            )
        return named
    if not ways:
        reason = msg("no engine that is installed translates {pair}", pair=pair)
        families = () if family == AUTO else (family,)
        if families:
            reason = msg(
                "no engine of {family} that is installed translates {pair}", family=family, pair=pair
            )
        raise NoEngineError(reason, hint=how_to_get(pair, installed, *families))
    return ways


def _rank(pair: LanguagePair, route: Offer) -> tuple[bool, int, int, float, float]:
    """Return a key that sorts what serves `pair`; equals stay in the order of families and middle languages."""
    quality, inexact = measured(route.origin), serving(pair).index(route.pair)
    if len(route.parts) > 1 and (quality is None or inexact):
        return True, 0, 0, 0.0, 0.0
    if quality:
        return False, inexact, 1, -quality.chrf, -quality.bleu
    return False, inexact, 0 if route.by_pair else 2, 0.0, 0.0


def _unknown(engine: str) -> UsageError:
    return UsageError(
        msg("there is no engine {engine!r}", engine=engine),
        hint=msg("choose one of {names}", names=", ".join((AUTO, *FAMILIES))),
    )
