"""What is installed, of every family: the pairs with their details, and what doesn't work."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from l10n.engines.base import Details, Fault, Multilingual, Offer
from l10n.engines.quality import Quality, measured
from l10n.engines.registry import FAMILIES, multilingual, offers
from l10n.errors import L10nError
from l10n.messages import msg
from l10n.model import LanguagePair

_AT_ONCE = 2  # offers that are tried side by side: each may take its model's size of memory


@dataclass(frozen=True, slots=True)
class Installed:
    """A direct pair that is installed, and how good it was measured to be, if it was.

    A model with too many pairs to list has none, but its `sources` and `targets`.
    """

    family: str
    pair: LanguagePair | None
    details: Details
    quality: Quality | None = None
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def installed() -> list[Installed]:
    """Return the direct pairs, family by family, sorted by languages, then models with many; loads nothing.

    Raises `UsageError` for an offer of another distribution that is broken.
    """
    listed: list[Installed] = []
    for name in FAMILIES:
        with FAMILIES.blamed(name):
            pairs, models, _ = _offers(name)
            listed += [Installed(one.family, one.pair, one.details(), measured(one.origin)) for one in pairs]
            for one in models:
                sides = tuple(sorted(one.sources)), tuple(sorted(one.targets))
                listed.append(Installed(name, None, one.details(), None, *sides))
    return listed


def faults() -> list[Fault]:
    """Try all that is installed, and return what doesn't work, family by family; first those that can't say."""
    unlisted: list[Fault] = []
    faulty: list[Fault] = []
    for name in FAMILIES:
        pairs, models, trouble = _offers(name)
        unlisted += trouble
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            faulty += filter(None, pool.map(partial(_fault, name), [*pairs, *models]))
        faulty += [] if trouble else FAMILIES[name].strays()
    return unlisted + faulty


def _fault(name: str, tried: Offer | Multilingual) -> Fault | None:
    """Try an offer of a family, or a model; what another distribution's raises is a fault, too."""
    try:
        with FAMILIES.blamed(name):
            return tried.fault()
    except L10nError as error:
        return Fault(None, error.reason, error.hint, tried if isinstance(tried, Offer) else None)


def _offers(name: str) -> tuple[list[Offer], list[Multilingual], list[Fault]]:
    """Return what a family offers, or why it can't say: one must not hide all the others."""
    try:
        return offers(name), multilingual(name), []
    except L10nError as error:
        return [], [], [Fault(None, error.reason, error.hint)]
    except Exception as error:  # whatever somebody left there
        reason = msg(
            "what {engine} has can't be listed ({kind}: {error})",
            engine=name,
            kind=type(error).__name__,
            error=error,
        )
        return [], [], [Fault(None, reason, msg("delete what is broken in it"))]
