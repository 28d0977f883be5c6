"""Argos: neural translation by the packages of Argos Translate.

The package's metadata say what it translates; its SentencePiece model and CTranslate2 do the work.
Of argostranslate only the tokens of older packages (`bpe.model`) are needed: its modules `translate` and `sbd`, which
load torch, stanza and spaCy, are never imported, nor `settings`, which makes folders in the home directory.
"""

from l10n.engines.argos.engine import ArgosEngine
from l10n.engines.argos.offer import FAMILY, HUB, NAME, ArgosOffer, offers

__all__ = ["FAMILY", "HUB", "NAME", "ArgosEngine", "ArgosOffer", "offers"]
