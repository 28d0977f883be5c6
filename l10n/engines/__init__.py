"""The engines that are installed, and which of them serves a pair of languages.

    registry     choosing and starting one; the list of the families
    base         what an engine, an offer and a family are
    layer        what stands above an engine
    matching     which language serves another one
    pivot        two engines through a third language
    ways         what is to be installed for a pair
    confidence   how sure an engine is of what it wrote
    listing      what is installed, and what of it is broken
    available    what is published
    guard/       what a good translation is, and other tries
    terms/       the glossary's terms in translations
    placeables/  markup in translations
    argos/       apertium/       packages/

A new engine is a `Family` and a line in `registry.FAMILIES`, or an entry point of the group `l10n.engines`.
"""

from l10n.engines.base import Calibrated, Details, Direct, Engine, Family, Fault, Offer, Searching
from l10n.engines.confidence import scale
from l10n.engines.guard import Guarded, fault
from l10n.engines.placeables import Placer
from l10n.engines.quality import measured
from l10n.engines.registry import (
    AUTO,
    FAMILIES,
    check,
    choose,
    how_to_get,
    offers,
    routes,
    source_languages,
    start,
)
from l10n.engines.terms import Enforcer

__all__ = [
    "AUTO",
    "FAMILIES",
    "Calibrated",
    "Details",
    "Direct",
    "Enforcer",
    "Engine",
    "Family",
    "Fault",
    "Guarded",
    "Offer",
    "Placer",
    "Searching",
    "check",
    "choose",
    "fault",
    "how_to_get",
    "measured",
    "offers",
    "routes",
    "scale",
    "source_languages",
    "start",
]
