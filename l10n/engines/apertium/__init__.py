"""Apertium: rule-based translation by the modes that the system's packages bring.

One long-lived pipeline a mode, `l10n.engines.apertium.pipeline`, which `stages` starts anew where it died; what goes
in and comes out is the matter of `l10n.engines.apertium.text`, and of `terms` for the glossary's.
"""

from l10n.engines.apertium.engine import ApertiumEngine
from l10n.engines.apertium.offer import FAMILY, ApertiumOffer, offers

__all__ = ["FAMILY", "ApertiumEngine", "ApertiumOffer", "offers"]
